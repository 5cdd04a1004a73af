// SPDX-License-Identifier: Apache-2.0
#include "input.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <demarche/error.hpp>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "source.hpp"
#include "stop.hpp"
#include "walk.hpp"
#include "warc.hpp"

namespace program {
namespace {

using nlohmann::json;

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
    if (doc.problem.empty() && !doc.date.empty() && !valid_date(doc.date))
      doc.problem = name_ + (line_ > 0 ? ":" + std::to_string(line_) : "") + ": date \"" +
                    doc.date + "\" is not YYYY-MM-DD";
    if (!doc.problem.empty()) doc.text.clear();
    return taker_.document(std::move(doc));
  }

  bool content(const WalkedFile& file, InputKind kind) {
    switch (kind) {
      case InputKind::jsonl:
        return lines();
      case InputKind::warc:
        return read_warc(*source_, name_,
                         [this](InputDocument doc) { return take(std::move(doc)); });
      case InputKind::text:
      case InputKind::html:
        break;
    }
    InputDocument doc;
    doc.id = stem_of(file.name);
    doc.html = kind == InputKind::html;
    for (auto block = source_->next(); !block.empty(); block = source_->next()) {
      if (doc.text.size() + block.size() > longest_text)
        return problem(doc.id, name_ + ": longer than 1 GiB; split it into documents");
      doc.text.append(block);
    }
    return !stop::requested() && take(std::move(doc));
  }

  bool lines() {
    std::string line;
    while (true) {
      line.clear();
      ++line_;
      if (!source_->line(line, longest_text)) return true;
      // What came in when a stop was asked for may be half a line.
      if (stop::requested()) return false;
      if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
      if (!take(
              read_record(line, std::to_string(line_), name_ + ":" + std::to_string(line_) + ": ")))
        return false;
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

InputDocument read_record(const std::string& line, const std::string& id,
                          const std::string& where) {
  InputDocument doc;
  doc.id = id;
  if (line.size() > longest_text) {
    doc.problem = where + "a line longer than 1 GiB";
    return doc;
  }
  json object;
  try {
    object = json::parse(line);
  } catch (const json::parse_error& error) {
    doc.problem = where + "not a JSON object (wrong at byte " + std::to_string(error.byte) + ")";
    return doc;
  } catch (const json::exception&) {  // 1e999
    doc.problem = where + "not a JSON object (a number that is too large)";
    return doc;
  }
  if (!object.is_object()) {
    doc.problem = where + "not a JSON object, but " + object.type_name();
    return doc;
  }
  // A list is no id; written out, one nested a million deep would overflow the stack.
  if (const auto found = object.find("id");
      found != object.end() && found->is_primitive() && !found->is_null())
    doc.id = found->is_string() ? found->get<std::string>() : found->dump();
  const auto text = object.find("text");
  if (text == object.end() || !text->is_string()) {
    doc.problem = where + "no string \"text\" in the record";
    return doc;
  }
  doc.text = std::move(*text->get_ptr<std::string*>());
  if (const auto date = object.find("date"); date != object.end() && date->is_string())
    doc.date = date->get<std::string>();
  return doc;
}

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

bool valid_date(const std::string& date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
    if (date[i] < '0' || date[i] > '9') return false;
  return true;
}

}  // namespace program
