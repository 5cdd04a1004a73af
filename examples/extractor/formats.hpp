// SPDX-License-Identifier: Apache-2.0
/// The formats of `demarche extract --format`: one table from name to writer.
#pragma once

#include <cstdint>
#include <demarche/demarche.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace program {

/// What the command line says that a format may want to know.
struct FormatOptions {
  demarche::JsonOptions json;  ///< layers, open triples and the unit of offsets
  bool colour = false;
  bool safe_cells = true;  ///< csv: no cell is a formula
  std::string output;      ///< -o; empty or "-": standard output
};

/// Writes the documents of one run.
///
/// The program asks for header(), then for every document, in input order, what document() gave and
/// what take() does, then for footer(). Throws: demarche::Error where output fails.
class FormatWriter {
 public:
  FormatWriter() = default;
  virtual ~FormatWriter() = default;
  FormatWriter(const FormatWriter&) = delete;
  FormatWriter& operator=(const FormatWriter&) = delete;

  /// Stands before the first document; also where there is none.
  [[nodiscard]] virtual std::string header() { return {}; }
  /// One document's own part. Threads: any number at once.
  [[nodiscard]] virtual std::string document(const demarche::Document&,
                                             const std::string& id) const = 0;
  /// True for formats that are not a sequence of documents: take() is called as well.
  [[nodiscard]] virtual bool takes() const { return false; }
  /// Adds one document to the whole. One thread, in input order.
  virtual void take(const demarche::Document&, const std::string& /*id*/) {}
  [[nodiscard]] virtual std::string footer() { return {}; }
};

struct Format {
  const char* name;
  const char* summary;  ///< for --help
  bool unique_ids;      ///< documents of equal ids would be taken for one
  const char* output;   ///< what -o has to name, as the writer opens it itself; else nullptr
  std::unique_ptr<FormatWriter> (*open)(const FormatOptions&);
  bool lines = false;  ///< one line of JSON a document, with its id: such an output can be resumed
  const char* ending = nullptr;  ///< of the files in an output folder; nullptr: the name

  [[nodiscard]] std::string file_ending() const { return ending ? ending : name; }
};

[[nodiscard]] const std::vector<Format>& formats();
/// nullptr for a name that is none.
[[nodiscard]] const Format* find_format(std::string_view name);

/// Ids of a run's documents, made unique: the second "a" becomes "a-2". Memory: 8 bytes an id.
class UniqueIds {
 public:
  [[nodiscard]] std::string operator()(const std::string& id);

 private:
  std::unordered_set<std::uint64_t> seen_;
};

}  // namespace program
