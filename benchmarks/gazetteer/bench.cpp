// SPDX-License-Identifier: Apache-2.0
/// Finds names in a text with a compiled gazetteer and says how long it took.
///
///     demarche_gazetteer_bench GAZETTEER.gaz TEXT
///
/// Prints: seconds to map the file, seconds of the checksum, seconds from opening to the first
/// answer (the text's first 20,000 bytes; both without the checksum), CPU seconds to match the
/// whole text, matches, bytes of the file.
#include <time.h>

#include <chrono>
#include <cstdio>

#include "demarche/error.hpp"
#include "gazetteer/image.hpp"
#include "gazetteer/scan.hpp"
#include "util/mapped_file.hpp"

namespace {

/// CPU time of this thread: other processes' load does not count.
double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace demarche::detail;
  if (argc != 3) {
    std::fprintf(stderr, "usage: demarche_gazetteer_bench GAZETTEER.gaz TEXT\n");
    return 2;
  }
  try {
    const MappedFile file(argv[2]);
    const auto text = file.bytes();
    std::size_t spaces = 0;  // reads the text once, so that it is in memory
    for (const char c : text) spaces += c == ' ' ? 1 : 0;
    double opened = 0;
    double first = 0;
    std::size_t found = 0;
    {
      const auto begin = cpu_seconds();
      const auto image = Image::map(argv[1], false);
      opened = cpu_seconds() - begin;
      found = match_text(image, text.substr(0, 20000)).size();
      first = cpu_seconds() - begin;
    }
    const auto before = cpu_seconds();
    const auto image = Image::map(argv[1], true);
    const auto verified = cpu_seconds() - before;
    const auto begin = cpu_seconds();
    const auto matches = match_text(image, text).size();
    const auto matched = cpu_seconds() - begin;
    std::printf("%.6f %.6f %.6f %.6f %zu %zu\n", opened, verified, first, matched, matches,
                image.bytes().size());
    return found + spaces + matches > 0 ? 0 : 1;
  } catch (const demarche::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 3;
  }
}
