// SPDX-License-Identifier: Apache-2.0
/// Other projects' files as gazetteer rows.
#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "demarche/gazetteer.hpp"
#include "gazetteer/import/readers.hpp"

namespace demarche::detail {

/// A row to be; every field is text as the table has it.
struct ImportedName {
  std::string name, type, subtype, id, canonical, country, wikidata, geonames, prior, match, flags;
};
struct ImportedOffice {
  std::string id, title, country, body, from, to, as_of;
  [[nodiscard]] auto key() const { return std::tie(id, from, title, country, body, to, as_of); }
};

/// Checks rows and writes the good ones; each bad one is reported and left out.
class ImportWriter {
 public:
  ImportWriter(const std::filesystem::path& input, const std::filesystem::path& output,
               const std::string& format, const ImportOptions& options);
  ~ImportWriter();
  ImportWriter(const ImportWriter&) = delete;
  ImportWriter& operator=(const ImportWriter&) = delete;

  /// False where the row is bad (and so reported). A row that was there before is passed over.
  bool add(const ImportedName& name, std::size_t line);
  /// An office of a person whose names have that id, attested on the day that the file says, else
  /// on that of the options. One that ends before it begins is left out.
  void add(ImportedOffice office, std::size_t line);
  void leave_out(std::size_t line, const std::string& why);
  /// An entry that is good and not meant to be a name: an address, a mountain.
  void pass_over() { ++result_.passed_over; }
  /// Moves the files to their places. Throws: Error.
  ImportResult finish();

 private:
  void write_offices();

  std::filesystem::path input_, names_file_, offices_file_;
  std::string header_, source_, as_of_;
  std::ofstream names_;
  std::function<void(const std::string&)> problem_;
  std::vector<ImportedOffice> offices_;  // kept to the end: a person's must stand together
  std::unordered_set<std::uint64_t> seen_;
  ImportResult result_;
};

using Importer = void (*)(const std::filesystem::path& file, const ImportOptions& options,
                          ImportWriter& out);
void import_wikidata(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_cia(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_opensanctions(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_geonames(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_everypolitician(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_petrarch(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_regexner(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_gate(const std::filesystem::path&, const ImportOptions&, ImportWriter&);
void import_spacy(const std::filesystem::path&, const ImportOptions&, ImportWriter&);

/// The type and subtype that a label of other tools ("ORGANIZATION", "Country", "person") means;
/// both empty where there is none.
struct TypeAndSubtype {
  std::string_view type, subtype;
};
[[nodiscard]] TypeAndSubtype type_of_label(std::string_view label);
}  // namespace demarche::detail
