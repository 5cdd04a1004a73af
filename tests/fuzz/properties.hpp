// SPDX-License-Identifier: Apache-2.0
/// What holds for every document, whatever its text. Each aborts where it does not.
#pragma once

#include <demarche/demarche.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

/// The shipped data, loaded once.
[[nodiscard]] const demarche::Extractor& extractor();

/// Which bytes of a text begin a character, or are an invalid byte; its end does too.
class Boundaries {
 public:
  explicit Boundaries(std::string_view text);
  [[nodiscard]] bool operator()(std::size_t at) const { return at < begins_.size() && begins_[at]; }
  [[nodiscard]] bool all_valid() const { return valid_; }

 private:
  std::vector<bool> begins_;
  bool valid_ = true;
};

/// Layers agree with each other: spans inside the text and on character boundaries, ids in range,
/// sentences and mentions in order, no relation without an actor, a sentence and a rule.
void check_document(const demarche::Document& document);

/// to_json with byte offsets and all layers parses back, has the form of docs/schema.json, names
/// only entities that it has, and every "text" is the text at its offsets.
void check_json(const demarche::Document& document, demarche::OpenTriples open);

/// Nothing, a duration, or days, weeks, months, years, decades that there are, and intervals of
/// them?
[[nodiscard]] bool is_iso_value(std::string_view value);

/// Valid UTF-8 without a NUL?
[[nodiscard]] bool is_clean_text(std::string_view text);

/// Lines of clean text, the last one too with its end.
void whole_lines(const std::string& text, const char* format);

/// Comma- or tab-separated rows, quotes undone: each is as wide as the header, no cell holds a line
/// break.
void check_table(const std::string& header, const std::string& rows, char separator);

}  // namespace fuzz
