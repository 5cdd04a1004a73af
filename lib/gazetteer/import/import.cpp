// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/import/import.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>

#include "demarche/error.hpp"
#include "gazetteer/offices.hpp"
#include "gazetteer/rows.hpp"
#include "gazetteer/word_hash.hpp"
#include "text/utf8.hpp"
#include "util/letters.hpp"

namespace demarche {
namespace detail {
namespace {

namespace fs = std::filesystem;

fs::path offices_beside(const fs::path& names) {
  auto file = names;
  return file.replace_extension(".offices.tsv");
}

fs::path part_of(const fs::path& file) {
  auto part = file;
  return part += "." + std::to_string(::getpid()) + ".part";
}

/// White space of any kind as one blank, none at the ends: a field holds no tabs and line ends.
std::string clean(std::string_view text) {
  std::string result;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (c.kind == CharClass::space) {
      gap = true;
    } else {
      if (gap && !result.empty()) result += ' ';
      gap = false;
      result += text.substr(at, c.size);
    }
    at += c.size;
  }
  return result;
}

/// Closes the part and gives it its name.
void keep(std::ofstream& out, const fs::path& file) {
  out.close();
  std::error_code error;
  if (out) fs::rename(part_of(file), file, error);
  if (!out || error) throw Error(file.string(), 0, "cannot be written: " + error.message());
}

void write_row(std::ofstream& out, std::initializer_list<std::string_view> fields) {
  bool first = true;
  for (const auto field : fields) {
    if (!first) out << '\t';
    first = false;
    out << field;
  }
  out << '\n';
}

/// What the offices' column "source" says of a format's files.
std::string_view source_of(std::string_view format) {
  constexpr std::string_view sources[][2] = {{"wikidata", "Wikidata"},
                                             {"cia", "CIA World Leaders"},
                                             {"opensanctions", "OpenSanctions"},
                                             {"everypolitician", "EveryPolitician"}};
  for (const auto& [name, source] : sources)
    if (name == format) return source;
  return format;
}

/// Why a table may not hold the field; empty if it may.
std::string field_problem(const std::string& field) {
  if (field.size() > 2000) return "a field of more than 2000 bytes";
  return is_utf8(field) ? "" : "not UTF-8";
}

}  // namespace

ImportWriter::ImportWriter(const fs::path& input, const fs::path& output, const std::string& format,
                           const ImportOptions& options)
    : input_(input),
      names_file_(output),
      offices_file_(offices_beside(output)),
      header_("#demarche-gazetteer 1\n# Imported from " + clean(input.filename().string()) + " (" +
              format + ").\n"),
      source_(source_of(format)),
      as_of_(options.as_of),
      problem_(options.problem) {
  if (!as_of_.empty() && iso_date(as_of_) != as_of_)
    throw Error("\"" + as_of_ + "\" is no date: expected YYYY, YYYY-MM or YYYY-MM-DD");
  names_.open(part_of(names_file_), std::ios::binary);
  if (!names_) throw Error(names_file_.string(), 0, "cannot be written");
  names_ << header_
         << "name\ttype\tsubtype\tid\tcanonical\tcountry\twikidata\tgeonames\tprior\tcase\tflags\n";
}

ImportWriter::~ImportWriter() {
  std::error_code ignored;
  fs::remove(part_of(names_file_), ignored);
  fs::remove(part_of(offices_file_), ignored);
}

void ImportWriter::leave_out(std::size_t line, const std::string& why) {
  ++result_.left_out;
  if (problem_) problem_(Error(input_.string(), line, why).what());
}

bool ImportWriter::add(const ImportedName& given, std::size_t line) {
  const std::array<std::string, 11> fields = {clean(given.name),
                                              given.type,
                                              given.subtype,
                                              clean(given.id),
                                              clean(given.canonical),
                                              given.country,
                                              clean(given.wikidata),
                                              clean(given.geonames),
                                              given.prior,
                                              given.match,
                                              given.flags};
  for (const auto& field : fields)
    if (const auto problem = field_problem(field); !problem.empty()) {
      leave_out(line, problem);
      return false;
    }
  if (!fields[0].empty() && fields[0][0] == '#') {
    leave_out(line, "a name that begins with #");
    return false;
  }
  try {
    // The same checks that reading the table will make.
    const Table::Row row = {fields[0], fields[1], fields[2], fields[3], fields[4], fields[5],
                            fields[6], fields[7], {},        fields[8], fields[9], fields[10]};
    static_cast<void>(read_sense(row, input_.string(), line));
    static_cast<void>(name_units(fields[0], input_.string(), line));
  } catch (const Error& error) {
    ++result_.left_out;
    if (problem_) problem_(error.what());
    return false;
  }
  const auto key = word_hash(fields[0] + '\t' + fields[1] + '\t' + fields[3] + '\t' + fields[5]);
  if (!seen_.insert(key).second) {
    ++result_.repeated;
    return true;
  }
  ++result_.names;
  write_row(names_, {fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields[6],
                     fields[7], fields[8], fields[9], fields[10]});
  return true;
}

void ImportWriter::add(ImportedOffice office, std::size_t line) {
  for (auto* field : {&office.id, &office.title, &office.country, &office.body, &office.from,
                      &office.to, &office.as_of}) {
    *field = clean(*field);
    if (const auto problem = field_problem(*field); !problem.empty()) {
      leave_out(line, "an office: " + problem);
      return;
    }
  }
  if (office.id.empty() || office.title.empty()) return;
  if (office.id[0] == '#') {  // a comment, where a table is read
    leave_out(line, "an office whose id begins with #");
    return;
  }
  if (!office.from.empty() && !office.to.empty() && !on_or_before(office.from, office.to)) {
    leave_out(line, "the office ends (" + office.to + ") before it begins (" + office.from + ")");
    return;
  }
  if (office.as_of.empty()) office.as_of = as_of_;
  offices_.push_back(std::move(office));
}

/// A person's offices stand together, in order; what is said twice is written once.
void ImportWriter::write_offices() {
  if (offices_.empty()) return;
  std::stable_sort(offices_.begin(), offices_.end(),
                   [](const auto& a, const auto& b) { return a.key() < b.key(); });
  offices_.erase(std::unique(offices_.begin(), offices_.end(),
                             [](const auto& a, const auto& b) { return a.key() == b.key(); }),
                 offices_.end());
  std::ofstream out(part_of(offices_file_), std::ios::binary);
  out << header_ << "id\ttitle\tcountry\tbody\tfrom\tto\tas_of\tsource\n";
  for (const auto& o : offices_)
    write_row(out, {o.id, o.title, o.country, o.body, o.from, o.to, o.as_of, source_});
  keep(out, offices_file_);
  result_.offices = offices_.size();
  result_.offices_file = offices_file_;
}

ImportResult ImportWriter::finish() {
  write_offices();
  keep(names_, names_file_);
  return result_;
}

TypeAndSubtype type_of_label(std::string_view label) {
  std::string key;
  for (const char c : label)
    if (c != '_' && c != '-' && c != ' ') key += to_lower(c);
  constexpr std::string_view labels[][3] = {
      {"person", "PERSON", ""},
      {"per", "PERSON", ""},
      {"personfull", "PERSON", ""},
      {"norp", "NORP", ""},
      {"nationality", "NORP", "nationality"},
      {"religion", "NORP", "religion"},
      {"ideology", "NORP", "ideology"},
      {"org", "ORG", ""},
      {"organization", "ORG", ""},
      {"organisation", "ORG", ""},
      {"company", "ORG", "company"},
      {"government", "ORG", "government"},
      {"govern", "ORG", "government"},
      {"party", "ORG", "party"},
      {"media", "ORG", "media"},
      {"newspaper", "ORG", "media"},
      {"gpe", "GPE", ""},
      {"city", "GPE", "city"},
      {"country", "GPE", "country"},
      {"province", "GPE", "region"},
      {"region", "GPE", "region"},
      {"stateorprovince", "GPE", "region"},
      {"loc", "LOC", ""},
      {"location", "LOC", ""},
      {"fac", "FAC", ""},
      {"facility", "FAC", ""},
      {"event", "EVENT", ""},
      {"law", "LAW", ""},
      {"product", "PRODUCT", ""},
      {"title", "TITLE", "role"},
      {"jobtitle", "TITLE", "role"},
  };
  for (const auto& [from, type, subtype] : labels)
    if (from == key) return {type, subtype};
  return {};
}

}  // namespace detail

const std::vector<std::string>& import_formats() {
  static const std::vector<std::string> formats = {
      "wikidata", "cia",      "opensanctions", "geonames", "everypolitician",
      "petrarch", "regexner", "gate",          "spacy"};
  return formats;
}

ImportResult import_gazetteer(const std::string& format, const std::filesystem::path& input,
                              const std::filesystem::path& output, const ImportOptions& options) {
  using namespace detail;
  constexpr Importer importers[] = {import_wikidata,
                                    import_cia,
                                    import_opensanctions,
                                    import_geonames,
                                    import_everypolitician,
                                    import_petrarch,
                                    import_regexner,
                                    import_gate,
                                    import_spacy};
  const auto& formats = import_formats();
  const auto found = std::find(formats.begin(), formats.end(), format);
  if (found == formats.end()) throw Error("unknown format \"" + format + "\"");
  ImportWriter writer(input, output, format, options);
  importers[found - formats.begin()](input, options, writer);
  return writer.finish();
}

}  // namespace demarche
