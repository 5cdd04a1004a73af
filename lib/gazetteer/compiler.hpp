// SPDX-License-Identifier: Apache-2.0
/// From rows to a compiled gazetteer.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "gazetteer/image.hpp"
#include "gazetteer/rows.hpp"
#include "gazetteer/table.hpp"

namespace demarche::detail {

/// Collects rows, then writes them as an Image.
/// Complexity: n log n in the rows; about 150 bytes of memory a row, and the files' bytes.
class Compiler {
 public:
  static constexpr std::size_t longest_name = 24;  ///< units

  /// All files of `folder`/manifest.json. Throws: Error with file and line.
  void add_folder(const std::filesystem::path& folder);
  /// A file of names, or of offices (told by its columns), which must come before the names of
  /// those who hold them. Throws: Error with file and line.
  void add_file(const std::filesystem::path& file);
  void add_names(const std::filesystem::path& file);
  /// May be called once. Throws: Error where the names do not fit the format.
  [[nodiscard]] Image finish();

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  [[nodiscard]] bool empty() const { return rows_.empty() && offices_.empty(); }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  struct Row {
    std::uint64_t hash, id, wikidata, geonames;  // numbers
    const char* name;
    std::uint32_t name_size, profile;
    std::uint32_t id_text, wikidata_text, geonames_text, canonical;  // indices of texts_, or none
    std::uint32_t first_office, office_count;
    std::uint32_t record;  // once it is written
    CaseRule rule;
    [[nodiscard]] std::string_view text() const { return {name, name_size}; }
  };
  struct Key {
    std::uint64_t hash;
    std::uint32_t row;
  };
  struct Node {
    std::uint64_t hash;
    std::uint32_t record;
  };
  /// Where a text's reference stands in `records` or in a table, to be filled in when all texts
  /// have their places.
  struct Patch {
    std::uint32_t at, text;
  };
  class Bytes;

  void add_offices(const std::filesystem::path& file);
  void add_words(const std::filesystem::path& file, bool given);
  void add_source(const std::filesystem::path& file);
  void add_row(const Table::Row& fields, const std::string& file, std::size_t line);
  void add_prefixes(const std::vector<Unit>& units, CaseRule rule, Row& row);
  std::uint32_t text(std::string_view text);
  std::uint32_t profile(const image_format::Profile& profile);
  void sort_rows();
  void write_records();
  void write_sense(const Row& row);
  std::uint32_t place_text(std::uint32_t text);
  std::uint32_t record_of(std::string_view name) const;
  [[nodiscard]] std::uint32_t sense_number(std::size_t place) const;
  [[nodiscard]] std::string filter_section();
  [[nodiscard]] std::string pairs_section();
  [[nodiscard]] std::string holders_section();
  [[nodiscard]] std::string countries_section() const;
  [[nodiscard]] std::string words_section(std::vector<image_format::CountedWord>& words);

  std::deque<std::unique_ptr<Table>> tables_;  // rows' and texts' bytes
  std::vector<Row> rows_;
  std::vector<Key> order_;
  std::vector<Node> nodes_;
  std::vector<std::pair<std::uint64_t, unsigned>> firsts_;  // first units and their filter bits
  std::vector<std::uint64_t> pairs_;
  std::size_t firsts_sorted_ = 0;
  std::vector<std::string_view> texts_;
  std::vector<std::uint32_t> text_places_;
  std::unordered_map<std::string_view, std::uint32_t> text_index_;
  std::vector<image_format::Profile> profiles_;
  std::unordered_map<std::string, std::uint32_t> profile_index_;
  std::vector<image_format::OfficeRow> offices_;
  std::unordered_map<std::string_view, std::pair<std::uint32_t, std::uint32_t>> offices_of_;
  std::vector<image_format::CountedWord> given_names_, surnames_;
  std::string records_, strings_, meta_;
  std::vector<Patch> patches_;
  std::uint64_t names_ = 0;
};

/// Does the table's header begin with "id" and "title"?
[[nodiscard]] bool is_table_of_offices(const std::filesystem::path& file);

/// Writes an image beside `file` and renames it: a failure leaves an old file as it was.
/// Throws: Error.
void write_image(const Image& image, const std::filesystem::path& file);

}  // namespace demarche::detail
