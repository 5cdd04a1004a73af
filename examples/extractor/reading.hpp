// SPDX-License-Identifier: Apache-2.0
/// Which documents one run takes, where they go, and what an earlier run has done of them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "extraction.hpp"
#include "resume.hpp"

namespace program {

/// A document to extract, or the begin or end of a file in an output folder.
struct Task {
  enum class Kind { document, begin, end };
  Kind kind = Kind::document;
  InputDocument document;                ///< of begin and end only the id: the output file's path
  std::shared_ptr<FormatWriter> writer;  ///< of documents and begin: the output file's
  std::uint64_t keep = 0;  ///< of begin: bytes of the file that an earlier run has written
  bool whole = true;       ///< of end: the input was read to its end
};

/// What the command line's inputs and outputs amount to.
struct ReadingPlan {
  /// Throws: CLI::ValidationError for options that do not go together, demarche::Error for an
  /// output that cannot be continued.
  explicit ReadingPlan(const ExtractCommand& command);

  /// Opens `writer` for written_file. Throws: demarche::Error.
  void open_writer();

  const Format* format;
  FormatOptions format_options;
  std::vector<std::string> inputs;
  InputOptions input;
  Shard shard;
  bool folder = false;   ///< one output file for each input file, in folder_path
  bool goes_on = false;  ///< what an earlier run has done stays
  std::string folder_path;
  std::string output_file;   ///< else; empty: standard output
  std::string written_file;  ///< output_file, or that .partial where it gets its name when whole
  std::unique_ptr<DoneBefore> done;      ///< of output_file
  std::shared_ptr<FormatWriter> writer;  ///< of output_file
};

/// Reads the plan's inputs and submits tasks in order, until `submit` returns false.
/// Throws: demarche::Error where an earlier output does not fit the inputs.
void read(ReadingPlan& plan, const std::function<bool(Task)>& submit);

}  // namespace program
