// SPDX-License-Identifier: Apache-2.0
#include "walk.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <vector>

#include "forms.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

class Walk {
 public:
  Walk(const InputOptions& options, const std::function<bool(const WalkedFile&)>& take)
      : options_(options), take_(take) {}

  bool folder(const fs::path& path, const std::string& prefix, bool top) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator it(path, error), end; it != end && !error; it.increment(error))
      entries.push_back(*it);
    if (error) return take_({path, prefix, path.string() + ": " + error.message()});
    std::sort(entries.begin(), entries.end());
    const auto before = found_;
    for (const auto& entry : entries) {
      const auto name = prefix + entry.path().filename().string();
      if (entry.is_directory(error) && !entry.is_symlink(error)) {
        if (!folder(entry.path(), name + "/", false)) return false;
      } else if (entry.is_regular_file(error) && wanted(entry.path(), name)) {
        ++found_;
        if (!take_({entry.path(), name, {}})) return false;
      }
    }
    if (!top || found_ > before) return true;
    return take_({path, prefix,
                  path.string() + (options_.include.empty()
                                       ? ": a folder without .txt or .jsonl files, or others that "
                                         "are known; --include PATTERN takes files of other names"
                                       : ": no file here matches --include")});
  }

 private:
  [[nodiscard]] bool wanted(const fs::path& path, const std::string& name) const {
    if (options_.include.empty()) return kind_of(path).has_value();
    const auto file = path.filename().string();
    return std::any_of(options_.include.begin(), options_.include.end(), [&](const auto& pattern) {
      const bool whole = pattern.find('/') != std::string::npos;
      return ::fnmatch(pattern.c_str(), whole ? name.c_str() : file.c_str(), 0) == 0;
    });
  }

  const InputOptions& options_;
  const std::function<bool(const WalkedFile&)>& take_;
  std::size_t found_ = 0;
};

}  // namespace

bool walk(const std::string& input, const InputOptions& options,
          const std::function<bool(const WalkedFile&)>& take) {
  std::error_code error;
  if (input != "-" && fs::is_directory(input, error))
    return Walk(options, take).folder(input, {}, true);
  return take({input, input == "-" ? "stdin" : fs::path(input).filename().string(), {}});
}

}  // namespace program
