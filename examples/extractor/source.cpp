// SPDX-License-Identifier: Apache-2.0
#include "source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "stop.hpp"

namespace program {
namespace {

constexpr std::size_t block_size = 64 * 1024;

[[noreturn]] void fail() { throw std::system_error(errno, std::generic_category()); }

}  // namespace

/// Turns packed blocks into plain ones.
class Source::Unpacker {
 public:
  virtual ~Unpacker() = default;
  /// Unpacks from the front of `packed`, and takes what it has read off it.
  virtual std::size_t unpack(std::string_view& packed, char* out, std::size_t room) = 0;
  /// True between two members, where the file may end.
  [[nodiscard]] virtual bool whole() const = 0;
  [[nodiscard]] virtual const char* name() const = 0;

  std::string_view packed;
  std::string out = std::string(block_size, '\0');
  bool full = false;    // the last call filled `out`: there may be more without further input
  std::string problem;  // why nothing follows on what was unpacked last
};

class Source::Gzip final : public Source::Unpacker {
 public:
  Gzip() {
    if (inflateInit2(&stream_, 15 + 16) != Z_OK) throw std::bad_alloc();
  }
  ~Gzip() override { inflateEnd(&stream_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;

  std::size_t unpack(std::string_view& packed, char* out, std::size_t room) override {
    if (between_ && members_ > 0) {  // after a member: another one, or zeros that fill a block
      packed.remove_prefix(std::min(packed.find_first_not_of('\0'), packed.size()));
      if (packed.empty()) return 0;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(room);
    between_ = false;
    const int code = inflate(&stream_, Z_NO_FLUSH);
    packed.remove_prefix(packed.size() - stream_.avail_in);
    if (code == Z_STREAM_END) {
      between_ = true;
      ++members_;
      inflateReset(&stream_);
    } else if (code != Z_OK && code != Z_BUF_ERROR) {
      problem = std::string("the gzip data is corrupt (") +
                (stream_.msg ? stream_.msg : "unknown cause") + ")";
    }
    return room - stream_.avail_out;
  }
  [[nodiscard]] bool whole() const override { return between_; }
  [[nodiscard]] const char* name() const override { return "gzip"; }

 private:
  z_stream stream_{};
  bool between_ = true;
  std::size_t members_ = 0;
};

class Source::Zstandard final : public Source::Unpacker {
 public:
  Zstandard() : stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::bad_alloc();
  }
  ~Zstandard() override { ZSTD_freeDStream(stream_); }
  Zstandard(const Zstandard&) = delete;
  Zstandard& operator=(const Zstandard&) = delete;

  std::size_t unpack(std::string_view& packed, char* out, std::size_t room) override {
    // One of its blocks a call: a corrupt block then takes nothing with it of those before.
    ZSTD_inBuffer in{packed.data(), full ? 0 : std::min(packed.size(), wanted_), 0};
    ZSTD_outBuffer to{out, room, 0};
    const auto left = ZSTD_decompressStream(stream_, &to, &in);
    if (ZSTD_isError(left)) {
      problem = std::string("the Zstandard data is corrupt (") + ZSTD_getErrorName(left) + ")";
      return 0;
    }
    if (in.pos > 0 || to.pos > 0) whole_ = left == 0;
    wanted_ = std::max<std::size_t>(left, 1);
    packed.remove_prefix(in.pos);
    return to.pos;
  }
  [[nodiscard]] bool whole() const override { return whole_; }
  [[nodiscard]] const char* name() const override { return "Zstandard"; }

 private:
  ZSTD_DStream* stream_;
  std::size_t wanted_ = 1;
  bool whole_ = true;
};

Source::Source(const std::string& path)
    : file_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
  // A pipe that nobody writes to is opened all the same: what waits for it hears signals.
  if (file_ > STDIN_FILENO)
    if (const int flags = ::fcntl(file_, F_GETFL); flags >= 0)
      ::fcntl(file_, F_SETFL, flags & ~O_NONBLOCK);
  struct stat status {};
  if (file_ < 0 || ::fstat(file_, &status) != 0) fail();
  if (S_ISDIR(status.st_mode)) {
    if (file_ != STDIN_FILENO) ::close(file_);
    errno = EISDIR;
    fail();
  }
  waits_ = !S_ISREG(status.st_mode);
  device_ = status.st_dev;
  inode_ = status.st_ino;
#ifdef POSIX_FADV_SEQUENTIAL
  ::posix_fadvise(file_, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
}

Source::~Source() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

std::uint64_t Source::position() const {
  return position_ - (unpacker_ ? unpacker_->packed.size() : kept_.size());
}

std::string_view Source::raw() {
  block_.resize(block_size);
  std::size_t size = 0;
  while (true) {
    if (stop::requested() || (waits_ && !stop::wait_readable(file_))) return {};
    const auto got = ::read(file_, block_.data() + size, block_.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail();
    size += static_cast<std::size_t>(got);
    position_ += static_cast<std::uint64_t>(got);
    // The first block holds the four bytes that tell packed data, even from a slow pipe.
    if (started_ || got == 0 || size >= 4) return std::string_view(block_).substr(0, size);
  }
}

std::string_view Source::unpack() {
  if (!started_) {
    const auto first = raw();
    started_ = true;
    if (first.starts_with("\x1f\x8b"))
      unpacker_ = std::make_unique<Gzip>();
    else if (first.starts_with("\x28\xb5\x2f\xfd") ||
             (first.size() >= 4 && (first[0] & '\xf0') == '\x50' &&
              first.substr(1, 3) == "\x2a\x4d\x18"))
      unpacker_ = std::make_unique<Zstandard>();
    else
      return first;
    unpacker_->packed = first;
  }
  if (!unpacker_) return raw();
  auto& unpacker = *unpacker_;
  while (true) {
    if (!unpacker.problem.empty()) throw std::runtime_error(unpacker.problem);
    if (unpacker.packed.empty() && !unpacker.full) {
      unpacker.packed = raw();
      if (unpacker.packed.empty()) {
        if (!unpacker.whole() && !stop::requested())
          throw std::runtime_error(std::string("the file ends in the middle of its ") +
                                   unpacker.name() + " data");
        return {};
      }
    }
    const auto size = unpacker.unpack(unpacker.packed, unpacker.out.data(), unpacker.out.size());
    unpacker.full = size == unpacker.out.size();
    unpacked_ += size;
    if (size > 0) return std::string_view(unpacker.out).substr(0, size);
  }
}

void Source::begin_document() {
  unpacked_before_ = unpacked_;
  position_before_ = position();
}

bool Source::unpacks_too_much() const {
  constexpr std::uint64_t allowed = 16;  // MiB, and bytes for each packed one
  return unpacker_ && unpacked_ - unpacked_before_ >
                          (allowed << 20U) + allowed * (position() - position_before_);
}

std::size_t Source::most_text() const {
  return unpacker_ ? text_of_packed(position() - position_before_) : ~std::size_t{0};
}

std::string_view Source::peek() {
  if (kept_.empty()) kept_ = unpack();
  return kept_;
}

std::string_view Source::next() {
  if (kept_.empty()) return unpack();
  return std::exchange(kept_, {});
}

std::string_view Source::next(std::size_t most) {
  if (kept_.empty()) kept_ = unpack();
  const auto front = kept_.substr(0, most);
  kept_.remove_prefix(front.size());
  return front;
}

bool Source::line(std::string& line, std::size_t most) {
  bool any = false;
  while (true) {
    if (kept_.empty()) kept_ = unpack();
    if (kept_.empty()) return any;
    any = true;
    const auto end = std::min(kept_.find('\n'), kept_.size());
    if (line.size() <= most && !unpacks_too_much())
      line.append(kept_.substr(0, std::min(end, most + 1 - line.size())));
    const bool ended = end < kept_.size();
    kept_.remove_prefix(ended ? end + 1 : end);
    if (ended) return true;
  }
}

}  // namespace program
