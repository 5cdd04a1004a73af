// SPDX-License-Identifier: Apache-2.0
#include "formats.hpp"

#include <algorithm>
#include <functional>

namespace program {
namespace {

class Text : public FormatWriter {
 public:
  explicit Text(const FormatOptions& options) : options_{options.colour} {}
  std::string document(const demarche::Document& doc, const std::string&) const override {
    return demarche::to_text(doc, options_);
  }

 private:
  demarche::TextOptions options_;
};

class Json : public FormatWriter {
 public:
  Json(const FormatOptions& options, int indent) : options_(options.json) {
    options_.indent = indent;
  }
  std::string document(const demarche::Document& doc, const std::string& id) const override {
    auto options = options_;
    options.id = id;
    return demarche::to_json(doc, options) + "\n";
  }

 private:
  demarche::JsonOptions options_;
};

/// Formats in which documents follow one another and need no more than their ids.
template <class Options, std::string (*write)(const demarche::Document&, const Options&)>
class Sequence : public FormatWriter {
 public:
  std::string document(const demarche::Document& doc, const std::string& id) const override {
    Options options;
    options.id = id;
    return write(doc, options);
  }
};

template <class Writer>
std::unique_ptr<FormatWriter> open(const FormatOptions& options) {
  if constexpr (std::is_constructible_v<Writer, const FormatOptions&>)
    return std::make_unique<Writer>(options);
  else
    return std::make_unique<Writer>();
}

template <int indent>
std::unique_ptr<FormatWriter> open_json(const FormatOptions& options) {
  return std::make_unique<Json>(options, indent);
}

using Conllu = Sequence<demarche::ConlluOptions, demarche::to_conllu>;

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> table = {
      {"text", "to read (the default on a terminal)", false, false, open<Text>},
      {"jsonl", "one document a line (the default otherwise)", false, false, open_json<-1>},
      {"json", "indented", false, false, open_json<2>},
      {"conllu", "words, tags and trees, with entities", true, false, open<Conllu>},
  };
  return table;
}

const Format* find_format(std::string_view name) {
  const auto& table = formats();
  const auto found = std::find_if(table.begin(), table.end(),
                                  [name](const Format& format) { return format.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::string UniqueIds::operator()(const std::string& id) {
  const std::hash<std::string> hash;
  auto unique = id.empty() ? std::string("0") : id;
  for (std::size_t copy = 2; !seen_.insert(hash(unique)).second; ++copy)
    unique = id + "-" + std::to_string(copy);
  return unique;
}

}  // namespace program
