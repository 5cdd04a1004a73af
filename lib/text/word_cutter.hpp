// SPDX-License-Identifier: Apache-2.0
/// Words inside what stands between two blanks.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "demarche/document.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {

/// Cuts at dashes, hyphens, slashes and brackets, between numbers and units, and before clitics.
/// Complexity: linear.
class WordCutter {
 public:
  WordCutter(std::string_view text, std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void add(std::uint32_t begin, std::uint32_t end) {
    if (begin < end) tokens_.push_back({{begin, end}});
  }
  /// Text without outer punctuation.
  void cut(std::uint32_t begin, std::uint32_t end);
  /// The same for ASCII letters only.
  void cut_letters(std::uint32_t begin, std::uint32_t end);

  /// Where the token that begins with a punctuation character ends: equal ones that stand together
  /// ("...", "--", "!!") are one, brackets and quotes are not.
  [[nodiscard]] std::uint32_t run(std::uint32_t begin, std::uint32_t end) const;

 private:
  void word(std::uint32_t begin, std::uint32_t end);
  bool glued_capital(std::uint32_t begin, std::uint32_t end);
  void clitics(std::uint32_t begin, std::uint32_t end);
  [[nodiscard]] bool cuts(const Character& c, std::uint32_t at, std::uint32_t end, bool first,
                          bool number) const;
  [[nodiscard]] bool phone_or_date(std::uint32_t begin, std::uint32_t end) const;
  [[nodiscard]] std::string_view view(std::uint32_t begin, std::uint32_t end) const {
    return text_.substr(begin, end - begin);
  }

  std::string_view text_;
  std::vector<Token>& tokens_;
  std::vector<std::uint32_t> tails_;  ///< where clitics begin, last first
};

}  // namespace demarche::detail
