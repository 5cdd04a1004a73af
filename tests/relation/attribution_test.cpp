// SPDX-License-Identifier: Apache-2.0
/// Who says what a relation states.
#include <string>
#include <string_view>

#include "catch.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

struct Case {
  std::string_view what, text, type, subject, speaker;
};

constexpr Case cases[] = {
    {"verb behind a quotation", "\u201CNorway condemned Kenya on Monday,\u201D Ada Quist said.",
     "ACCUSE", "Norway", "Ada Quist"},
    {"verb of the next sentence",
     "\u201CNorway condemned Kenya on Monday. It is over,\u201D Ada Quist said.", "ACCUSE",
     "Norway", "Ada Quist"},
    {"goes on in the next paragraph",
     "Ada Quist said: \u201CWe waited for two years.\n\n\u201CNorway condemned Kenya on Monday. It "
     "is over.\u201D",
     "ACCUSE", "Norway", "Ada Quist"},
    {"a missing mark ends with its paragraph",
     "Ada Quist said: \u201CWe waited for two years.\n\nNorway condemned Kenya on Monday.",
     "ACCUSE", "Norway", ""},
    {"a missing straight mark ends with its paragraph",
     "Ada Quist said: \"We waited for two years.\n\nNorway condemned Kenya on Monday. Tom Brel "
     "called it \"a day\".",
     "ACCUSE", "Norway", ""},
    {"a turn", "Talks in Oslo\n\nQ Thank you.\n\nMS. QUIST: Norway condemned Kenya on Monday.",
     "ACCUSE", "Norway", "QUIST"},
    {"a turn goes on",
     "Talks in Oslo\n\nQ Thank you.\n\nMS. QUIST: It is over.\n\nNorway condemned Kenya on Monday.",
     "ACCUSE", "Norway", "QUIST"},
    {"a turn of one without a name",
     "Talks in Oslo\n\nQ Thank you.\n\nSENIOR OFFICIAL: Norway condemned Kenya on Monday.",
     "ACCUSE", "Norway", "SENIOR OFFICIAL"},
    {"who asks says nothing",
     "Talks in Oslo\n\nQ Norway condemned Kenya on Monday.\n\nMS. QUIST: It is over.", "ACCUSE",
     "Norway", ""},
    {"I in a quotation", "\u201CI condemned Kenya on Monday,\u201D Ada Quist said in Oslo.",
     "ACCUSE", "Ada Quist", "Ada Quist"},
    {"we of an office without a name",
     "“We condemned Kenya on Monday,” said Norway's foreign minister.", "ACCUSE", "Norway",
     "Norway's foreign minister"},
    {"what somebody says to have done", "Norway said that it had condemned Kenya.", "ACCUSE",
     "Norway", ""},
    {"what somebody says to do", "Norway said that it will condemn Kenya.", "ACCUSE", "Norway",
     "Norway"},
    {"before and after are nobody's word",
     "Ada Quist said that Oslo was calm before Norway condemned Kenya.", "ACCUSE", "Norway", ""},
    {"I in a turn", "Talks in Oslo\n\nQ Thank you.\n\nMS. QUIST: I condemned Kenya on Monday.",
     "ACCUSE", "QUIST", "QUIST"},
};

}  // namespace

TEST_CASE("who says what a relation states", "[relation]") {
  for (const auto& [what, text, type, subject, speaker] : cases) {
    INFO(what);
    ExtractOptions options;
    options.rules_only = true;
    const auto doc = shipped_extractor().extract(std::string(text), options);
    const Relation* found = nullptr;
    for (const auto& relation : doc.relations())
      if (to_string(relation.type) == type && !found) found = &relation;
    REQUIRE(found != nullptr);
    CHECK(doc.name(found->subject) == subject);
    CHECK(doc.name(found->attributed_to) == speaker);
  }
}
