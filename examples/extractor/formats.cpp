// SPDX-License-Identifier: Apache-2.0
#include "formats.hpp"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>

namespace program {
namespace {

namespace fs = std::filesystem;

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

using Conllu = Sequence<demarche::ConlluOptions, demarche::to_conllu>;

class Plover : public Sequence<demarche::PloverOptions, demarche::to_plover> {
 public:
  std::string header() override { return demarche::plover_header(); }
};

class Ntriples : public Sequence<demarche::NtriplesOptions, demarche::to_ntriples> {
 public:
  std::string header() override { return demarche::ntriples_header(); }
};

/// A header line, then rows.
template <demarche::TableFormat format,
          std::string (*write)(const demarche::Document&, const demarche::TableOptions&),
          std::string (*head)(demarche::TableFormat)>
class Table : public FormatWriter {
 public:
  explicit Table(const FormatOptions& options)
      : offsets_(options.json.offsets), safe_cells_(options.safe_cells) {}
  std::string header() override { return head(format); }
  std::string document(const demarche::Document& doc, const std::string& id) const override {
    return write(doc, {id, format, offsets_, safe_cells_});
  }

 private:
  demarche::OffsetUnit offsets_;
  bool safe_cells_;
};

template <demarche::TableFormat format>
using Relations = Table<format, demarche::to_relations_table, demarche::relations_table_header>;
template <demarche::TableFormat format>
using Entities = Table<format, demarche::to_entities_table, demarche::entities_table_header>;

/// Formats that are written when all documents are known.
class Whole : public FormatWriter {
 public:
  std::string document(const demarche::Document&, const std::string&) const override { return {}; }
  bool takes() const override { return true; }
};

template <std::string (demarche::ActorGraph::*write)() const>
class Graph : public Whole {
 public:
  void take(const demarche::Document& doc, const std::string&) override { graph_.add(doc); }
  std::string footer() override { return (graph_.*write)(); }

 private:
  demarche::ActorGraph graph_;
};

class Sqlite : public Whole {
 public:
  explicit Sqlite(const FormatOptions& options) : writer_(options.output) {}
  void take(const demarche::Document& doc, const std::string& id) override { writer_.add(doc, id); }
  std::string footer() override {
    writer_.finish();
    return {};
  }

 private:
  demarche::SqliteWriter writer_;
};

/// A folder with a .txt and an .ann for each document, and brat's configuration. Each file is whole
/// when it has its name.
class Brat : public FormatWriter {
 public:
  explicit Brat(const FormatOptions& options) : folder_(options.output) {
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) throw demarche::Error(folder_.string(), 0, "cannot be made: " + error.message());
    write("annotation.conf", demarche::brat_configuration());
  }
  std::string document(const demarche::Document& doc, const std::string& id) const override {
    const auto name = file_name(id);
    const auto files = demarche::to_brat(doc);
    write(name + ".ann", files.annotations);
    write(name + ".txt", files.text);  // the last: a text is never there without its annotations
    return {};
  }

 private:
  /// An id may be any text: a path, or longer than a file's name may be.
  static std::string file_name(const std::string& id) {
    constexpr const char* digits = "0123456789ABCDEF";
    std::string name;
    for (const char c : id) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x80 || std::isalnum(byte) || c == '-' || c == '_' || (c == '.' && !name.empty()))
        name += c;
      else
        name += {'%', digits[byte / 16U], digits[byte % 16U]};
    }
    if (name.size() <= 200) return name;
    return name.substr(0, 180) + '-' + std::to_string(std::hash<std::string>{}(id));
  }

  void write(const std::string& name, const std::string& content) const {
    const auto path = folder_ / name;
    const auto partial = folder_ / (name + ".partial");
    std::ofstream out(partial, std::ios::binary);
    out << content;
    out.close();
    std::error_code error;
    if (out) fs::rename(partial, path, error);
    if (!out || error) {
      fs::remove(partial, error);
      throw demarche::Error(path.string(), 0, "writing failed");
    }
  }
  fs::path folder_;
};

/// A run that fails, or has no document, leaves no page.
class Html : public Whole {
 public:
  explicit Html(const FormatOptions& options)
      : path_(options.output), out_(path_, std::ios::binary) {
    write(page_.begin());
  }
  ~Html() override {
    std::error_code ignored;
    // never a device that was named as the output
    if (!finished_ && path_.ends_with(".partial")) fs::remove(path_, ignored);
  }
  Html(const Html&) = delete;
  Html& operator=(const Html&) = delete;
  void take(const demarche::Document& doc, const std::string& id) override {
    write(page_.add(doc, id));
  }
  std::string footer() override {
    if (page_.documents() == 0)
      throw demarche::Error(path_, 0, "not written: there is no document to report on");
    write(page_.end());
    finished_ = true;
    return {};
  }

 private:
  void write(const std::string& text) {
    if (out_.is_open()) out_ << text;
    if (!out_.flush())
      throw demarche::Error(path_, 0, std::string("cannot be written: ") + std::strerror(errno));
  }
  demarche::ReportWriter page_;
  std::string path_;
  std::ofstream out_;
  bool finished_ = false;
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

}  // namespace

const std::vector<Format>& formats() {
  constexpr auto csv = demarche::TableFormat::csv;
  constexpr auto tsv = demarche::TableFormat::tsv;
  using demarche::ActorGraph;
  static const std::vector<Format> table = {
      {"text", "to read (the default on a terminal)", false, nullptr, open<Text>, false, "txt"},
      {"jsonl", "one document a line (the default otherwise)", false, nullptr, open_json<-1>, true},
      {"json", "indented", false, nullptr, open_json<2>},
      {"conllu", "words, tags and trees, with entities", true, nullptr, open<Conllu>},
      {"csv", "one relation a row, with a header", true, nullptr, open<Relations<csv>>},
      {"tsv", "the same, tab-separated", true, nullptr, open<Relations<tsv>>},
      {"csv-entities", "one entity a row, with a header", true, nullptr, open<Entities<csv>>, false,
       "entities.csv"},
      {"tsv-entities", "the same, tab-separated", true, nullptr, open<Entities<tsv>>, false,
       "entities.tsv"},
      {"plover", "PLOVER events, one actor and recipient a row", true, nullptr, open<Plover>, false,
       "plover.tsv"},
      {"brat", "a folder of .txt and .ann for brat", true, "a folder", open<Brat>},
      {"graphml", "actors and their relations as one graph", false, nullptr,
       open<Graph<&ActorGraph::to_graphml>>},
      {"dot", "the same for Graphviz", false, nullptr, open<Graph<&ActorGraph::to_dot>>},
      {"ntriples", "RDF with Wikidata's and PROV's names", true, nullptr, open<Ntriples>, false,
       "nt"},
      {"sqlite", "a database", true, "a file", open<Sqlite>},
      {"html", "the page that demarche report writes", false, "a file", open<Html>},
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
