// SPDX-License-Identifier: Apache-2.0
/// Names that several things bear: which was chosen, which were not and why.
#include "catch.hpp"
#include "demarche/explain.hpp"
#include "demarche/extractor.hpp"
#include "documents.hpp"

using namespace demarche;

namespace {

constexpr std::string_view namesakes =
    "#demarche-gazetteer 1\n"
    "name\ttype\tsubtype\tid\tcanonical\tcountry\n"
    "Ada Zquist\tPERSON\t\tmine:kenyan\tAda Zquist of Kisumu\tKEN\n"
    "Ada Zquist\tPERSON\t\tmine:norwegian\tAda Zquist of Bergen\tNOR\n";

std::string linked(const Document& doc, std::string_view name) {
  for (const auto& e : doc.entities())
    if (e.name == name) return std::string(e.gazetteer);
  return "no such entity";
}

}  // namespace

TEST_CASE("a namesake is told by the country, and explain shows both", "[entity]") {
  const detail::TemporaryFile file("namesakes.tsv", namesakes);
  const auto extractor =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {file.path()}, .rules = {}});
  const ExtractOptions plain{.date = {}, .plain = true};

  const auto kenyan = extractor.extract("Kenya's President Ada Zquist met Peru.", plain);
  const auto why = explain(kenyan);
  INFO(why);
  CHECK(why.find("chosen: Ada Zquist of Kisumu (KEN)") != std::string::npos);
  CHECK(why.find("not: Ada Zquist of Bergen (NOR)") != std::string::npos);
  CHECK(why.find("of another country than the text names") != std::string::npos);

  // Nothing speaks for one of them: a tie stays unlinked.
  const auto tie = extractor.extract("Ada Zquist met Peru.", plain);
  CHECK(linked(tie, "Ada Zquist").empty());
  CHECK(explain(tie).find("chosen:") == std::string::npos);
  CHECK(explain(tie).find("not: Ada Zquist of Kisumu (KEN)") != std::string::npos);
}
