// SPDX-License-Identifier: Apache-2.0
#include <thread>

#include "catch.hpp"
#include "demarche/demarche.hpp"
#include "documents.hpp"

using namespace demarche;

namespace {

const char* const article =
    "OSLO: Norway's Foreign Minister Ada Quist met Kenyan President Daniel Otieno in Nairobi on "
    "Friday. \u201CWe will help Kenya,\u201D she said. He is due to visit Oslo next week.";

}  // namespace

TEST_CASE("one extractor serves many threads with the same result", "[extractor]") {
  const auto extractor =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  const auto expected = to_json(extractor.extract(article));
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (auto& result : results)
    threads.emplace_back([&result, &extractor] { result = to_json(extractor.extract(article)); });
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result == expected);
}

TEST_CASE("a document outlives its extractor, and a copy its original", "[extractor]") {
  auto make = [] {
    const auto extractor =
        Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
    const auto original = extractor.extract(article);
    return Document(original);
  };
  const auto doc = make();
  REQUIRE_FALSE(doc.relations().empty());
  CHECK_FALSE(to_text(doc).empty());
  for (const auto& r : doc.relations()) CHECK_FALSE(r.rule.empty());
}

TEST_CASE("loading says what is missing", "[extractor]") {
  CHECK_THROWS_WITH(Extractor::load({.data = "/nowhere", .gazetteers = {}, .rules = {}}),
                    Catch::Contains("gazetteers"));
}
