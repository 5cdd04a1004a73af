// SPDX-License-Identifier: Apache-2.0
/// The work of `demarche extract`.
#pragma once

#include <demarche/limits.hpp>
#include <optional>
#include <string>
#include <vector>

#include "commands.hpp"
#include "formats.hpp"
#include "input.hpp"

namespace program {

/// One part of many, 1/1 being the whole.
struct Shard {
  std::size_t number = 1, of = 1;

  /// "2/8".
  static std::optional<Shard> parse(const std::string& text);
  /// Deals things out in turn, from 0.
  [[nodiscard]] bool takes(std::size_t index) const { return index % of == number - 1; }
};

struct ExtractCommand {
  DataOptions data;
  std::vector<std::string> inputs, include;
  RecordFields fields;
  std::string input = "text", format, output, output_dir, resume, date, layers, open,
              offsets = "codepoint", shard = "1/1";
  bool plain = false, timings = false, link_persons = true, rules_only = false, safe_cells = true;
  demarche::Limits limits;
  unsigned threads = 0;
};

/// Reads, extracts and writes until all is done, a stop is asked for, or the output fails. Returns
/// the exit code. Throws: demarche::Error for data and outputs.
[[nodiscard]] int extract(const ExtractCommand& command);

}  // namespace program
