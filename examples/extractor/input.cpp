// SPDX-License-Identifier: Apache-2.0
#include "input.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <demarche/error.hpp>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "feed.hpp"
#include "forms.hpp"
#include "mail.hpp"
#include "page.hpp"
#include "record.hpp"
#include "source.hpp"
#include "stop.hpp"
#include "walk.hpp"
#include "warc.hpp"

namespace program {
namespace {

std::string cause(const std::exception& error) {
  const auto* system = dynamic_cast<const std::system_error*>(&error);
  return system ? system->code().message() : error.what();
}

class Reader {
 public:
  Reader(const InputOptions& options, InputTaker& taker) : options_(options), taker_(taker) {}

  bool file(const WalkedFile& file) {
    if (!file.problem.empty()) return problem(file.name, file.problem);
    bool wanted = true;
    if (!taker_.begin_file(file.name, wanted)) return false;
    if (!wanted) {
      std::error_code error;
      const auto size = std::filesystem::file_size(file.path, error);
      if (!error) before_ += size;
      return true;
    }
    const auto path = file.path.string();
    name_ = path == "-" ? "standard input" : path;
    line_ = 0;
    bool whole = true;
    bool more = true;
    try {
      Source source(path);
      if (source.is(options_.output_device, options_.output_inode)) return taker_.end_file(true);
      source_ = &source;
      more = content(file, kind_of(file.path).value_or(options_.standard));
      before_ += source.position();
    } catch (const demarche::Error&) {
      throw;  // the taker's: an end
    } catch (const std::exception& error) {
      whole = false;
      const bool opened = std::exchange(source_, nullptr) != nullptr;  // it is gone by now
      auto text = name_ + (line_ > 0 ? ":" + std::to_string(line_) : "") + ": " + cause(error);
      if (opened) text += "; the rest of this file is not read";
      if (opened && line_ == 0 && dynamic_cast<const std::system_error*>(&error))
        text = name_ + ": reading failed: " + cause(error);
      more = problem(file.name, text);
    }
    source_ = nullptr;
    if (stop::requested()) return false;
    return more && taker_.end_file(whole);
  }

 private:
  bool problem(const std::string& id, const std::string& text) {
    InputDocument doc;
    doc.id = id;
    doc.problem = text;
    return take(std::move(doc));
  }

  bool take(InputDocument doc) {
    doc.read = before_ + (source_ ? source_->position() : 0);
    if (source_) doc.most = std::min(doc.most, source_->most_text());
    if (!doc.problem.empty()) doc.text.clear();
    return taker_.document(std::move(doc));
  }

  bool content(const WalkedFile& file, InputKind kind) {
    const auto take_it = [this](InputDocument doc) { return take(std::move(doc)); };
    const auto most = options_.record_bytes();
    switch (kind) {
      case InputKind::jsonl:
        return lines(most);
      case InputKind::csv:
      case InputKind::tsv:
        return read_table(*source_, kind == InputKind::tsv, options_, name_, take_it);
      case InputKind::mbox:
        return read_mbox(*source_, most, name_, take_it);
      case InputKind::warc:
        return read_warc(*source_, name_, take_it);
      default:
        return whole_file(file, kind, take_it);
    }
  }

  /// A file that is held as a whole: one document, or a list of them.
  bool whole_file(const WalkedFile& file, InputKind kind, const TakeDocument& take_it) {
    // Two bytes a letter in UTF-16; what is more than `max_bytes` of text the library cuts.
    const bool text =
        kind == InputKind::text || kind == InputKind::markdown || kind == InputKind::subtitles;
    const auto most = text ? std::min(longest_text, 2 * options_.max_bytes + (64U << 10U))
                           : options_.record_bytes();
    InputDocument doc;
    doc.id = stem_of(file.name);
    doc.kind = kind;
    bool cut = false;
    for (auto block = source_->next(); !block.empty() && !cut; block = source_->next()) {
      cut = doc.text.size() + block.size() > most || source_->unpacks_too_much();
      doc.text.append(block.substr(0, most - std::min(doc.text.size(), most)));
    }
    if (stop::requested()) return false;
    const bool many = kind == InputKind::json || kind == InputKind::feed;
    if (cut && (many || kind == InputKind::office))
      throw std::runtime_error("more than " + std::to_string(doc.text.size()) +
                               " bytes; --max-bytes sets how much is read");
    if (cut)
      doc.notice = "only the first " + std::to_string(doc.text.size()) +
                   " bytes of the file are read (--max-bytes)";
    if (!many) return take(std::move(doc));
    to_utf8_in_place(doc.text);
    return kind == InputKind::json ? read_json(doc.text, options_.fields, name_, take_it)
                                   : read_feed(doc.text, take_it);
  }

  static void to_utf8_in_place(std::string& text) {
    if (const auto wide = wide_charset(text); !wide.empty()) text = to_utf8(text, wide);
    if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  }

  bool lines(std::size_t most) {
    std::string line;
    while (true) {
      line.clear();
      ++line_;
      source_->begin_document();
      if (!source_->line(line, most)) return true;
      // What came in when a stop was asked for may be half a line.
      if (stop::requested()) return false;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      const auto where = name_ + ":" + std::to_string(line_) + ": ";
      const bool more =
          line.size() > most || source_->unpacks_too_much()
              ? problem(std::to_string(line_), where + "a line longer than is read (--max-bytes)")
              : take(read_record(line, options_.fields, std::to_string(line_), where));
      if (!more) return false;
    }
  }

  const InputOptions& options_;
  InputTaker& taker_;
  Source* source_ = nullptr;
  std::string name_;
  std::size_t line_ = 0;
  std::uint64_t before_ = 0;  // bytes of the files before this one
};

}  // namespace

void read_inputs(const std::vector<std::string>& inputs, const InputOptions& options,
                 InputTaker& taker) {
  Reader reader(options, taker);
  for (const auto& input : inputs)
    if (!walk(input, options, [&](const WalkedFile& file) { return reader.file(file); })) return;
}

std::uint64_t size_of_inputs(const std::vector<std::string>& inputs, const InputOptions& options) {
  std::uint64_t size = 0;
  for (const auto& input : inputs) {
    const bool known = walk(input, options, [&](const WalkedFile& file) {
      struct stat status {};
      if (file.path == "-" || stop::requested()) return false;
      if (::stat(file.path.c_str(), &status) != 0) return true;
      if (!S_ISREG(status.st_mode)) return S_ISDIR(status.st_mode) != 0;
      size += static_cast<std::uint64_t>(status.st_size);
      return true;
    });
    if (!known) return 0;
  }
  return size;
}

bool names_file(const std::vector<std::string>& inputs, std::uint64_t device, std::uint64_t inode) {
  return std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) {
    struct stat status {};
    return input != "-" && ::stat(input.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
           status.st_dev == device && status.st_ino == inode;
  });
}

}  // namespace program
