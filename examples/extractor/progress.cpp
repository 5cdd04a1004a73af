// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>

namespace program {
namespace {

std::string grouped(double number) {
  auto digits = std::to_string(static_cast<std::uint64_t>(std::llround(number)));
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string megabytes(double bytes) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f MB", bytes / 1e6);
  return text;
}

std::string duration(double seconds) {
  if (seconds < 90) return grouped(seconds) + " s";
  if (seconds < 90 * 60) return grouped(seconds / 60) + " min";
  return grouped(seconds / 3600) + " h";
}

}  // namespace

std::string progress_line(const Amounts& done, const Amounts& start, std::uint64_t total,
                          double seconds) {
  auto line = grouped(static_cast<double>(done.documents)) + " documents, " +
              megabytes(static_cast<double>(done.bytes));
  if (done.failed > 0) line += ", " + std::to_string(done.failed) + " failed";
  if (seconds <= 0) return line;
  line += ", " + megabytes(static_cast<double>(done.bytes - start.bytes) / seconds) + "/s";
  if (done.words > 0)
    line += ", " + grouped(static_cast<double>(done.words - start.words) / seconds) + " words/s";
  if (total > done.read && done.read > start.read)
    line += ", " +
            duration(static_cast<double>(total - done.read) * seconds /
                     static_cast<double>(done.read - start.read)) +
            " left";
  return line;
}

void Progress::update(const Amounts& done) {
  if (!shown_) return;
  const auto now = Clock::now();
  if (!begun_) {  // what an earlier run did is not this one's speed
    begun_ = true;
    first_ = done;
    start_ = now;
  }
  if (now - start_ < std::chrono::seconds(1) || now - last_ < std::chrono::milliseconds(500))
    return;
  last_ = now;
  const std::chrono::duration<double> passed = now - start_;
  const auto line = "\r" + progress_line(done, first_, total, passed.count()) + "\x1b[K";
  drawn_ = ::write(STDERR_FILENO, line.data(), line.size()) > 0;
}

void Progress::clear() {
  if (!drawn_) return;
  drawn_ = ::write(STDERR_FILENO, "\r\x1b[K", 4) < 0;
}

}  // namespace program
