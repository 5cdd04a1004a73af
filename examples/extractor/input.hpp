// SPDX-License-Identifier: Apache-2.0
/// Documents from files, folders, archives and standard input.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace program {

/// What a file holds: one text; one HTML page; one JSON record a line; WARC records.
enum class InputKind { text, html, jsonl, warc };

/// The longest text that is read, in bytes; a longer one is a document that could not be read.
constexpr std::size_t longest_text = std::size_t{1} << 30U;

/// One text to extract, or why it could not be read.
struct InputDocument {
  std::string id;
  std::string text;
  std::string date;
  std::string problem;  ///< not empty: the document could not be read; says file, line and cause
  bool html = false;    ///< `text` is an HTML page in `charset`, for read_page() to make a text of
  std::string charset;  ///< as the server named it, or empty
  std::uint64_t read = 0;  ///< bytes of all inputs read until its end, packed as they are
};

struct InputOptions {
  InputKind standard = InputKind::text;  ///< of standard input and of files of unknown ending
  std::vector<std::string> include;      ///< patterns for files in folders; empty: by their ending
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
void read_inputs(const std::vector<std::string>& inputs, const InputOptions& options,
                 InputTaker& taker);

/// A record of JSON lines. `id` is the document's where the record names none; a problem begins
/// with `where`.
[[nodiscard]] InputDocument read_record(const std::string& line, const std::string& id,
                                        const std::string& where);

/// Bytes of all files of the inputs, packed as they are; 0 where that cannot be known.
[[nodiscard]] std::uint64_t size_of_inputs(const std::vector<std::string>& inputs,
                                           const InputOptions& options);

/// True where `inputs` name the file with this device and inode itself.
[[nodiscard]] bool names_file(const std::vector<std::string>& inputs, std::uint64_t device,
                              std::uint64_t inode);

/// YYYY-MM-DD.
[[nodiscard]] bool valid_date(const std::string& date);

}  // namespace program
