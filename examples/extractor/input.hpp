// SPDX-License-Identifier: Apache-2.0
/// Documents from files, folders, archives and standard input.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "day.hpp"

namespace program {

/// What a file holds. One document: text, html, markdown, mail, office (.docx, .odt), subtitles.
/// Many: jsonl, json (a news API's answer), csv and tsv, warc, feed (RSS, Atom), mbox.
enum class InputKind {
  text,
  html,
  markdown,
  mail,
  office,
  subtitles,
  jsonl,
  json,
  csv,
  tsv,
  warc,
  feed,
  mbox
};

/// The longest text that is read, in bytes; a longer one is a document that could not be read.
constexpr std::size_t longest_text = std::size_t{1} << 30U;

/// One text to extract, or why it could not be read.
struct InputDocument {
  std::string id;
  std::string text;  ///< as bytes of `kind`, until read_form() has made a text of them
  std::string date;
  std::string problem;  ///< not empty: the document could not be read; says file, line and cause
  std::string notice;   ///< not empty: what the user should know of how it was read
  InputKind kind = InputKind::text;  ///< one that holds one document
  std::string charset;               ///< as the server named it, or empty
  std::size_t most =
      ~std::size_t{0};     ///< bytes of its text that are wanted; less where it is packed
  std::uint64_t read = 0;  ///< bytes of all inputs read until its end, packed as they are
};

/// Which fields of a record or columns of a table hold what. Empty: those of usual names.
struct RecordFields {
  std::vector<std::string> text;  ///< the first that holds a text; "a.b" is b of the object a
  std::string id, date;
};

struct InputOptions {
  InputKind standard = InputKind::text;  ///< of standard input and of files of unknown ending
  std::vector<std::string> include;      ///< patterns for files in folders; empty: by their ending
  RecordFields fields;
  std::size_t max_bytes = std::size_t{64} << 20U;  ///< of a text that are wanted
  /// Bytes of a record, a page or a packed document that are read for a text of `max_bytes`.
  [[nodiscard]] std::size_t record_bytes() const {
    constexpr std::size_t mib = std::size_t{1} << 20U;
    return max_bytes > longest_text / 16 ? longest_text : std::max(16 * max_bytes, 16 * mib);
  }
  std::uint64_t output_device = 0, output_inode = 0;  ///< never read: the output in an input folder
};

/// Takes what is read, in order, on the reader's thread. Every function: false ends the reading.
class InputTaker {
 public:
  virtual ~InputTaker() = default;
  /// `name`: the file's path below the folder that was given, else its name.
  virtual bool begin_file(const std::string& name, bool& wanted) = 0;
  virtual bool document(InputDocument document) = 0;
  /// `whole`: false where the rest of the file could not be read.
  virtual bool end_file(bool whole) = 0;
};

/// Hands over every document of the inputs in order, one at a time; folders are walked in name
/// order. What cannot be read is handed over as a document with a problem, and reading goes on.
/// Memory: one document, of which at most about 16 times `max_bytes` are read, and of packed data
/// at most 16 MiB and 16 times what they take up packed.
void read_inputs(const std::vector<std::string>& inputs, const InputOptions& options,
                 InputTaker& taker);

/// Bytes of all files of the inputs, packed as they are; 0 where that cannot be known.
[[nodiscard]] std::uint64_t size_of_inputs(const std::vector<std::string>& inputs,
                                           const InputOptions& options);

/// True where `inputs` name the file with this device and inode itself.
[[nodiscard]] bool names_file(const std::vector<std::string>& inputs, std::uint64_t device,
                              std::uint64_t inode);

}  // namespace program
