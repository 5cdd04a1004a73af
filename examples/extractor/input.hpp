// SPDX-License-Identifier: Apache-2.0
/// Documents from files, folders and standard input.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace program {

enum class InputKind { text, jsonl };

/// One text to extract, or why it could not be read.
struct InputDocument {
  std::string id;
  std::string text;
  std::string date;
  std::string problem;  ///< not empty: the document could not be read; says file, line and cause
};

/// Hands over every document of the inputs in order, until `take` returns false. Reads one at a
/// time.
/// `.jsonl` files hold one {"id", "text", "date"?} a line; folders are walked for .txt and .jsonl
/// files in name order;
/// "-" is standard input; other files are of `standard` kind.
void for_each_document(const std::vector<std::string>& inputs, InputKind standard,
                       const std::function<bool(InputDocument)>& take);

}  // namespace program
