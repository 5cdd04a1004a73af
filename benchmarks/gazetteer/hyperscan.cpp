// SPDX-License-Identifier: Apache-2.0
/// Finds names in a text with Hyperscan's literal matcher and says how long it took, as
/// gazetteer-peer does: gazetteer_hyperscan NAMES TEXT. NAMES holds one a line. Prints: seconds to
/// build, CPU seconds to match, matches, bytes of the database.
#include <hs/hs.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace {

double cpu_seconds() {
  timespec t{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

bool word_byte(char c) {
  const auto b = static_cast<unsigned char>(c);
  return b >= 0x80 || (b >= '0' && b <= '9') || ((b | 0x20U) >= 'a' && (b | 0x20U) <= 'z');
}

struct Hits {
  const std::vector<std::string>& names;
  const std::string& text;
  std::vector<std::pair<std::size_t, std::size_t>> found;

  void add(unsigned name, std::size_t end) {
    const auto begin = end - names[name].size();
    const bool whole = (begin == 0 || !word_byte(text[begin - 1]) || !word_byte(text[begin])) &&
                       (end == text.size() || !word_byte(text[end]) || !word_byte(text[end - 1]));
    if (whole) found.emplace_back(begin, end);
  }
  std::size_t leftmost_longest() {
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    std::size_t count = 0, free = 0;
    for (const auto& [begin, end] : found)
      if (begin >= free) ++count, free = end;
    return count;
  }
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::vector<std::string> names;
  std::ifstream lines(argv[1]);
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) names.push_back(line);
  std::ifstream in(argv[2], std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), {});

  std::vector<const char*> literals;
  std::vector<std::size_t> sizes;
  std::vector<unsigned> flags(names.size(), 0), ids;
  for (const auto& name : names) {
    literals.push_back(name.data());
    sizes.push_back(name.size());
    ids.push_back(static_cast<unsigned>(ids.size()));
  }
  const auto begin = cpu_seconds();
  hs_database_t* database = nullptr;
  hs_compile_error_t* error = nullptr;
  if (hs_compile_lit_multi(literals.data(), flags.data(), ids.data(), sizes.data(),
                           static_cast<unsigned>(names.size()), HS_MODE_BLOCK, nullptr, &database,
                           &error) != HS_SUCCESS) {
    std::fprintf(stderr, "%s\n", error->message);
    return 3;
  }
  const auto built = cpu_seconds() - begin;
  hs_scratch_t* scratch = nullptr;
  std::size_t bytes = 0;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 3;
  hs_database_size(database, &bytes);
  Hits hits{names, text, {}};
  const auto before = cpu_seconds();
  const auto on_match = [](unsigned id, unsigned long long, unsigned long long to, unsigned,
                           void* context) {
    static_cast<Hits*>(context)->add(id, to);
    return 0;
  };
  if (hs_scan(database, text.data(), static_cast<unsigned>(text.size()), 0, scratch, on_match,
              &hits) != HS_SUCCESS)
    return 3;
  const auto matches = hits.leftmost_longest();
  std::printf("%.3f %.6f %zu %zu\n", built, cpu_seconds() - before, matches, bytes);
}
