// SPDX-License-Identifier: Apache-2.0
/// Runs of words that are not parsed.
#include "analysis/no_language.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"

using namespace demarche::detail;

namespace {

std::vector<std::string_view> repeated(std::vector<std::string_view> words, std::size_t times) {
  std::vector<std::string_view> result;
  for (std::size_t i = 0; i < times; ++i) result.insert(result.end(), words.begin(), words.end());
  return result;
}

}  // namespace

TEST_CASE("what is no language", "[analysis]") {
  CHECK(is_no_language({"(", "a", "7"}));
  CHECK(is_no_language(repeated({"the"}, 40)));
  // a text of another encoding, where one word in three or so is no UTF-8
  const std::vector<std::string_view> broken = {"minist\xE8re", "a", "rencontr\xE9", "le", "roi",
                                                "hier",         "et"};
  CHECK(is_no_language(repeated({"\xC0\xF3", "\xE9 ", "ab"}, 40)));
  CHECK_FALSE(is_no_language(broken));  // too short to tell
  CHECK(is_no_language(repeated(broken, 10)));
}

TEST_CASE("what is language", "[analysis]") {
  CHECK_FALSE(is_no_language({"Kenya", "met", "Norway"}));
  std::vector<std::string> numbered;
  for (int i = 0; i < 64; ++i) numbered.push_back("word" + std::to_string(i));
  std::vector<std::string_view> words(numbered.begin(), numbered.end());
  CHECK_FALSE(is_no_language(words));
  words[7] = words[31] = "caf\xE9";  // a slip here and there
  CHECK_FALSE(is_no_language(words));
  words[8] = "\u0414\u043E\u043C";  // letters beyond ASCII are letters
  CHECK_FALSE(is_no_language(words));
}
