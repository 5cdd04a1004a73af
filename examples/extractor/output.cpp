// SPDX-License-Identifier: Apache-2.0
#include "output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <demarche/error.hpp>
#include <utility>

namespace program {
namespace {

constexpr std::size_t most_gathered = 64 * 1024;

bool is_standard(const std::string& path) { return path.empty() || path == "-"; }

}  // namespace

Output::Output(std::string path, std::uint64_t keep)
    : path_(std::move(path)), name_(is_standard(path_) ? "standard output" : path_) {
  file_ = is_standard(path_)
              ? STDOUT_FILENO
              : ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (keep ? 0 : O_TRUNC), 0666);
  struct stat status {};
  if (file_ < 0 || ::fstat(file_, &status) != 0)
    throw demarche::Error(path_, 0, std::string("cannot be written: ") + std::strerror(errno));
  regular_ = S_ISREG(status.st_mode);
  device_ = status.st_dev;
  inode_ = status.st_ino;
  if (keep > 0 && (::ftruncate(file_, static_cast<off_t>(keep)) != 0 ||
                   ::lseek(file_, static_cast<off_t>(keep), SEEK_SET) < 0))
    throw demarche::Error(path_, 0, std::string("cannot be continued: ") + std::strerror(errno));
}

Output::~Output() {
  if (file_ > STDERR_FILENO) ::close(file_);
}

void Output::write(std::string_view document) {
  gathered_ += document;
  ends_.push_back(gathered_.size());
  if (gathered_.size() >= most_gathered) flush();
}

void Output::flush() {
  std::size_t written = 0;
  while (written < gathered_.size()) {
    const auto got = ::write(file_, gathered_.data() + written, gathered_.size() - written);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(written);
    written += static_cast<std::size_t>(got);
  }
  gathered_.clear();
  if (gathered_.capacity() > 4 * most_gathered) gathered_.shrink_to_fit();
  ends_.clear();
}

void Output::finish() {
  flush();
  if (file_ > STDERR_FILENO && ::close(std::exchange(file_, -1)) != 0) fail(0);
}

void Output::fail(std::size_t written) {
  const int cause = errno;
  const auto after = std::upper_bound(ends_.begin(), ends_.end(), written);
  const auto whole = after == ends_.begin() ? 0 : *(after - 1);
  if (regular_ && written > whole) {
    const auto at = ::lseek(file_, 0, SEEK_CUR);
    const auto back = static_cast<off_t>(written - whole);
    if (at >= back && ::ftruncate(file_, at - back) == 0) ::lseek(file_, at - back, SEEK_SET);
  }
  gathered_.clear();
  ends_.clear();
  if (cause == EPIPE) throw ClosedPipe(name_ + ": its reader has closed it");
  throw demarche::Error(name_, 0, std::string("writing failed: ") + std::strerror(cause));
}

}  // namespace program
