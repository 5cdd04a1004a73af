// SPDX-License-Identifier: Apache-2.0
#include "merge_sort.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <demarche/error.hpp>
#include <utility>

namespace program {
namespace {

constexpr std::size_t fan_in = 64;  // runs that are merged at once

[[noreturn]] void fail(const std::string& folder, const char* what) {
  const int cause = errno;
  throw demarche::Error(folder, 0, std::string(what) + std::strerror(cause));
}

}  // namespace

/// One sorted run in a file without a name: 8 bytes of length, then the record, again and again.
class RecordSorter::Run {
 public:
  explicit Run(const std::string& folder) : folder_(folder) {
    std::string path = folder + "/demarche-merge-XXXXXX";
    file_ = ::mkostemp(path.data(), O_CLOEXEC);
    if (file_ < 0) fail(folder, "no temporary file can be made here: ");
    ::unlink(path.c_str());
  }
  ~Run() { ::close(file_); }
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  void write(std::string_view record, std::size_t block) {
    const std::uint64_t size = record.size();
    buffer_.append(reinterpret_cast<const char*>(&size), sizeof size);
    buffer_ += record;
    if (buffer_.size() >= block) flush();
  }
  void flush() {
    for (std::string_view rest = buffer_; !rest.empty();) {
      const auto got = ::write(file_, rest.data(), rest.size());
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(folder_, "writing a temporary file failed: ");
      rest.remove_prefix(static_cast<std::size_t>(got));
    }
    written_ += buffer_.size();
    buffer_ = {};
  }
  [[nodiscard]] std::uint64_t written() const { return written_; }

  /// Makes the next record the current one; false after the last.
  bool advance(std::size_t block) {
    at_ += record_.size();
    std::uint64_t size = 0;
    if (!have(sizeof size, block)) return false;
    std::memcpy(&size, buffer_.data() + at_, sizeof size);
    at_ += sizeof size;
    if (!have(size, block)) {
      errno = EIO;
      fail(folder_, "a temporary file has become shorter: ");
    }
    record_ = std::string_view(buffer_).substr(at_, size);
    return true;
  }
  [[nodiscard]] std::string_view record() const { return record_; }

 private:
  /// Sees to it that `size` bytes stand from at_ on.
  bool have(std::size_t size, std::size_t block) {
    while (buffer_.size() - at_ < size) {
      buffer_.erase(0, at_);
      at_ = 0;
      const auto old = buffer_.size();
      buffer_.resize(std::max(block, size));
      const auto got =
          ::pread(file_, buffer_.data() + old, buffer_.size() - old, static_cast<off_t>(read_));
      buffer_.resize(old + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) fail(folder_, "reading a temporary file failed: ");
      if (got == 0) return false;
      read_ += static_cast<std::uint64_t>(got);
    }
    return true;
  }

  std::string folder_;
  int file_ = -1;
  std::string buffer_;
  std::string_view record_;
  std::size_t at_ = 0;
  std::uint64_t written_ = 0, read_ = 0;
};

/// Gives the records of several runs in order.
class RecordSorter::RunMerger {
 public:
  RunMerger(std::vector<std::unique_ptr<Run>> runs, std::size_t block)
      : runs_(std::move(runs)), block_(block) {
    for (auto& run : runs_)
      if (run->advance(block_)) heap_.push_back(run.get());
    std::make_heap(heap_.begin(), heap_.end(), later);
  }

  bool next(std::string_view& record) {
    if (taken_) {
      auto* const run = heap_.back();
      if (run->advance(block_))
        std::push_heap(heap_.begin(), heap_.end(), later);
      else
        heap_.pop_back();
    }
    taken_ = !heap_.empty();
    if (!taken_) return false;
    std::pop_heap(heap_.begin(), heap_.end(), later);
    record = heap_.back()->record();
    return true;
  }

 private:
  static bool later(const Run* a, const Run* b) { return a->record() > b->record(); }

  std::vector<std::unique_ptr<Run>> runs_;
  std::vector<Run*> heap_;  // the one whose record was given stands last, outside of the heap
  std::size_t block_;
  bool taken_ = false;
};

RecordSorter::RecordSorter(std::size_t memory, std::string folder)
    : memory_(memory),
      block_(std::clamp<std::size_t>(memory / (4 * fan_in), 4096, std::size_t{1} << 20U)),
      folder_(std::move(folder)) {}

RecordSorter::~RecordSorter() = default;

void RecordSorter::add(std::string_view record) {
  const auto used = bytes_.size() + places_.size() * sizeof(Place);
  const auto most = memory_ / 2;  // the other half is for growing, and for the merging
  if (!places_.empty() && used + record.size() + sizeof(Place) > most) spill();
  const auto needed = bytes_.size() + record.size();
  if (needed > bytes_.capacity())
    bytes_.reserve(std::max(needed, std::min(2 * bytes_.capacity(), most)));
  places_.push_back({bytes_.size(), record.size()});
  bytes_ += record;
}

void RecordSorter::sort() {
  const std::string_view all = bytes_;
  std::sort(places_.begin(), places_.end(), [all](const Place& a, const Place& b) {
    return all.substr(a.begin, a.size) < all.substr(b.begin, b.size);
  });
}

void RecordSorter::spill() {
  sort();
  auto run = std::make_unique<Run>(folder_);
  for (const auto& place : places_)
    run->write(std::string_view(bytes_).substr(place.begin, place.size), block_);
  run->flush();
  spilled_ += run->written();
  bytes_.clear();
  places_.clear();
  for (std::size_t level = 0; run; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    levels_[level].push_back(std::move(run));
    if (levels_[level].size() == fan_in) run = merged(std::exchange(levels_[level], {}));
  }
}

std::unique_ptr<RecordSorter::Run> RecordSorter::merged(std::vector<std::unique_ptr<Run>> runs) {
  auto result = std::make_unique<Run>(folder_);
  RunMerger merger(std::move(runs), block_);
  for (std::string_view record; merger.next(record);) result->write(record, block_);
  result->flush();
  spilled_ += result->written();
  return result;
}

void RecordSorter::finish() {
  if (levels_.empty()) return sort();
  if (!places_.empty()) spill();
  bytes_ = {};
  places_ = {};
  std::vector<std::unique_ptr<Run>> runs;  // the shortest first: they are the ones merged again
  for (auto& level : levels_)
    for (auto& run : level) runs.push_back(std::move(run));
  while (runs.size() > fan_in) {
    const auto cut =
        runs.begin() + static_cast<std::ptrdiff_t>(std::min(fan_in, runs.size() - fan_in + 1));
    std::vector<std::unique_ptr<Run>> first(std::make_move_iterator(runs.begin()),
                                            std::make_move_iterator(cut));
    runs.erase(runs.begin(), cut);
    runs.push_back(merged(std::move(first)));
  }
  merger_ = std::make_unique<RunMerger>(std::move(runs), block_);
}

bool RecordSorter::next(std::string_view& record) {
  if (merger_) return merger_->next(record);
  if (given_ == places_.size()) return false;
  const auto& place = places_[given_++];
  record = std::string_view(bytes_).substr(place.begin, place.size);
  return true;
}

}  // namespace program
