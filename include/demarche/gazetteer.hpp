// SPDX-License-Identifier: Apache-2.0
/// Gazetteer files: compiling tables into one file that is mapped and used in place, and making
/// tables of other projects' files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace demarche {

/// What compile_gazetteer() has written.
struct CompileResult {
  std::size_t rows = 0;   ///< rows read
  std::size_t names = 0;  ///< distinct spellings
  std::size_t bytes = 0;  ///< size of the file written
};

/// Compiles gazetteer tables (TSV, of names or offices), or a folder with a manifest.json, into
/// `output`, which LoadOptions::gazetteers takes like a table. An existing file is replaced when
/// all has gone well, and stays as it was otherwise. Throws: Error, with file and line, for a row
/// that is wrong, and where `output` cannot be written. Complexity: n log n in the rows; about 150
/// bytes of memory a row beside the files.
CompileResult compile_gazetteer(const std::vector<std::filesystem::path>& inputs,
                                const std::filesystem::path& output);

/// What import_gazetteer needs to know beside the file.
struct ImportOptions {
  std::string type;     ///< of files that do not say it (wikidata, gate): "PERSON", "city", ...
  std::string country;  ///< ISO 3166 code, for files that are about one country
  std::string date;     ///< ISO 8601 day of the file (petrarch): where its open-ended roles end
  /// ISO 8601 day, month or year on which the file was right: what attests its offices, where it
  /// does not say so itself.
  std::string as_of;
  /// Called for each row that is left out, with "file:line: what is wrong".
  std::function<void(const std::string&)> problem;
};

/// What import_gazetteer() has read and written.
struct ImportResult {
  std::size_t names = 0;               ///< rows written to the output
  std::size_t offices = 0;             ///< rows written to offices_file
  std::size_t left_out = 0;            ///< rows that were wrong
  std::size_t repeated = 0;            ///< names that were there before, with the same id
  std::size_t passed_over = 0;         ///< entries that are good, yet of no kind that is named here
  std::filesystem::path offices_file;  ///< beside the output, where the input dates offices
};

/// The formats that import_gazetteer reads: wikidata, cia, opensanctions, geonames,
/// everypolitician, petrarch, regexner, gate, spacy.
[[nodiscard]] const std::vector<std::string>& import_formats();

/// Turns another project's file into a gazetteer table, `output`, and where it dates offices into a
/// table of these, named like it with the ending .offices.tsv. compile_gazetteer takes both.
/// Wrong rows are reported and left out. Throws: Error for files that cannot be read or written and
/// for a format that is not known; old output files then stay as they were.
/// Complexity: linear in the file, which is read in pieces; 50 bytes of memory a row, and its
/// offices.
ImportResult import_gazetteer(const std::string& format, const std::filesystem::path& input,
                              const std::filesystem::path& output,
                              const ImportOptions& options = {});

/// Somebody whose office differs between two gazetteers.
struct OfficeChange {
  enum class Kind : unsigned char { came, went, moved };
  Kind kind = Kind::came;
  std::string person;    ///< canonical name
  std::string wikidata;  ///< or empty
  std::string country;   ///< ISO 3166 alpha-3, or empty
  std::string body;      ///< "NATO", or empty
  std::string title;     ///< of the office that the person came to; `went`: that was left
  std::string before;    ///< `moved`: the title of the office that was left
  std::string date;      ///< since when, `went`: until when; empty: unknown
};
/// What diff_gazetteers() has found.
struct GazetteerDiff {
  std::vector<OfficeChange> changes;  ///< by country, body and title
  std::size_t stayed = 0;             ///< holders who are the same in both
};

/// Who came into an office, who went and who changed office between two gazetteers: tables of names
/// (their offices in the table NAME.offices.tsv beside them), compiled files or folders with a
/// manifest.json. Only offices that the newer one knows are compared, and only holders who have not
/// left; persons are one by Wikidata's id, else by name and country.
/// Throws: Error. Complexity: n log n in the offices.
[[nodiscard]] GazetteerDiff diff_gazetteers(const std::filesystem::path& older,
                                            const std::filesystem::path& newer);

}  // namespace demarche
