// SPDX-License-Identifier: Apache-2.0
/// Runs stored inputs through a target without libFuzzer, with any compiler: replay TARGET
/// FILE|DIR...; "replay --list" names the targets.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "fuzz/targets.hpp"

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 1 && arguments[0] == "--list") {
    for (const auto& target : fuzz::targets()) std::puts(target.name);
    return 0;
  }
  const auto* target = arguments.empty() ? nullptr : fuzz::find_target(arguments[0]);
  if (!target) {
    std::fputs("replay TARGET FILE|DIR...\n", stderr);
    return 2;
  }
  std::vector<fs::path> files;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (!fs::is_directory(arguments[i])) {
      files.emplace_back(arguments[i]);
      continue;
    }
    for (const auto& entry : fs::directory_iterator(arguments[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    std::fprintf(stderr, "%s: %s, %zu bytes\n", target->name, file.filename().c_str(),
                 bytes.size());
    target->run(bytes);
  }
  target->run({});  // nothing is an input too
  std::printf("%s: %zu inputs\n", target->name, files.size());
  return files.empty() ? 1 : 0;
}
