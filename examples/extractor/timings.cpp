// SPDX-License-Identifier: Apache-2.0
#include "timings.hpp"

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace program {

std::chrono::nanoseconds thread_time() {
  timespec now{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

void Timings::stage(std::string_view name, std::chrono::nanoseconds took) {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& row) { return row.name == name; });
  if (found == rows_.end())
    rows_.push_back({std::string(name), took});
  else
    found->took += took;
}

void Timings::work(std::string_view name, std::uint64_t count) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(work_.begin(), work_.end(),
                                  [&](const auto& work) { return work.first == name; });
  if (found == work_.end())
    work_.emplace_back(name, count);
  else
    found->second += count;
}

std::string Timings::table(std::uint64_t words) {
  const std::lock_guard lock(mutex_);
  std::chrono::nanoseconds all{0};
  for (const auto& row : rows_) all += row.took;
  const auto line = [&](const std::string& name, std::chrono::nanoseconds took) {
    char text[96];
    const auto ns = static_cast<double>(took.count());
    std::snprintf(text, sizeof text, "%-12s%12.1f%12.1f%9.1f\n", name.c_str(), ns / 1e6,
                  words > 0 ? ns / static_cast<double>(words) : 0.0,
                  all.count() > 0 ? 100 * ns / static_cast<double>(all.count()) : 0.0);
    return std::string(text);
  };
  std::string table = "stage                 ms     ns/word        %\n";
  for (const auto& row : rows_) table += line(row.name, row.took);
  table +=
      line("all", all) + std::to_string(words) + " words\n\nwork             count      a word\n";
  for (const auto& [name, count] : work_) {
    char text[96];
    std::snprintf(text, sizeof text, "%-13s%9llu%12.2f\n", name.c_str(),
                  static_cast<unsigned long long>(count),
                  words > 0 ? static_cast<double>(count) / static_cast<double>(words) : 0.0);
    table += text;
  }
  return table;
}

}  // namespace program
