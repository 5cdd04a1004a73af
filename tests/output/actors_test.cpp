// SPDX-License-Identifier: Apache-2.0
#include "output/actors.hpp"

#include "catch.hpp"
#include "demarche/corrections.hpp"
#include "layers.hpp"

namespace demarche::detail {
namespace {

/// An entity as one document has it, and what that document says of it.
struct Named {
  EntityType type = EntityType::person;
  std::string name{}, subtype{}, country{}, wikidata{};
  std::string title{}, company{};  ///< of the actor in this document
  std::string stands_for{};        ///< a country's code
  MentionKind kind = MentionKind::name;
};

/// The key of each, one document a row.
std::vector<std::string> keys(const std::vector<Named>& rows, const std::string& corrections = {}) {
  ActorTable table;
  std::vector<std::size_t> numbers;
  std::vector<Layers> documents(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto& doc = documents[i];
    const auto& row = rows[i];
    for (const auto& [type, name] :
         {std::pair{row.type, row.name}, std::pair{EntityType::org, row.company}}) {
      Entity e;
      e.type = type;
      e.name = doc.arena->copy(name);
      if (doc.entities.empty()) {
        e.subtype = doc.arena->copy(row.subtype);
        e.country = doc.arena->copy(row.country);
        e.wikidata = doc.arena->copy(row.wikidata);
      }
      Mention m;
      m.kind = doc.entities.empty() ? row.kind : MentionKind::name;
      m.entity = Id<Entity>(doc.entities.size());
      if (doc.entities.empty()) m.stands_for_country = doc.arena->copy(row.stands_for);
      e.first = Id<Mention>(doc.mentions.size());
      doc.entities.push_back(e);
      doc.mentions.push_back(m);
    }
    const auto id = "d" + std::to_string(i + 1);
    const auto actor = table.add(doc, Id<Entity>(0U), Id<Mention>(0U), i, id);
    if (!row.title.empty()) table.title(actor, row.title);
    if (!row.company.empty())
      table.company(actor, table.add(doc, Id<Entity>(1U), Id<Mention>(1U), i, id));
    numbers.push_back(actor);
  }
  const auto joined = table.join(Corrections(corrections, "c.tsv"));
  std::vector<std::string> result;
  for (const auto number : numbers) result.push_back(joined.actors[joined.of[number]].key);
  return result;
}

using Keys = std::vector<std::string>;
constexpr auto person = EntityType::person;
constexpr auto org = EntityType::org;
constexpr auto gpe = EntityType::gpe;
constexpr auto norp = EntityType::norp;

}  // namespace

TEST_CASE("one actor of many documents is one", "[output]") {
  struct Case {
    const char* what;
    std::vector<Named> rows;
    Keys expected;
    std::string corrections = {};
  };
  const Named quist{person, "Ada Quist", "", "NOR", ""};
  const auto cases = std::vector<Case>{
      {"a country, its people and its seat",
       {{gpe, "Norway", "country", "NOR", "Q20"},
        {norp, "Norwegian", "nationality", "NOR", ""},
        {gpe, "Oslo", "city", "NOR", "Q585", "", "", "NOR"}},
       {"NOR", "NOR", "NOR"}},
      {"a city is not its country",
       {{gpe, "Norway", "country", "NOR", "Q20"}, {gpe, "Oslo", "city", "NOR", "Q585"}},
       {"NOR", "Q585"}},
      {"one id, two names",
       {{person, "Ada Quist", "", "NOR", "Q5"}, {person, "A. Quist", "", "NOR", "Q5"}},
       {"Q5", "Q5"}},
      {"one folded name with one country",
       {{org, "Zürich Guard", "", "CHE"}, {org, "zurich  guard", "", "CHE"}},
       {"zurich guard@CHE", "zurich guard@CHE"}},
      {"one name with two countries",
       {{org, "Foreign Ministry", "", "NOR"}, {org, "Foreign Ministry", "", "KEN"}},
       {"foreign ministry@NOR", "foreign ministry@KEN"}},
      {"without an id, the one with an id that has the name",
       {{person, "Ada Quist", "", "NOR", "Q5"}, quist},
       {"Q5", "Q5"}},
      {"but not where two have it",
       {{person, "Ada Quist", "", "NOR", "Q5"}, {person, "Ada Quist", "", "NOR", "Q6"}, quist},
       {"Q5", "Q6", "ada quist@NOR"}},
      {"a full name joins where the countries do not differ",
       {quist, {person, "Ada Quist"}},
       {"ada quist@NOR", "ada quist@NOR"}},
      {"and not where they do",
       {quist, {person, "Ada Quist", "", "KEN"}},
       {"ada quist@NOR", "ada quist@KEN"}},
      {"a surname alone says little",
       {{person, "Quist", "", "NOR"}, {person, "Quist", "", "NOR"}},
       {"quist@NOR", "quist@NOR#d2"}},
      {"a surname with country and title",
       {{person, "Quist", "", "NOR", "", "minister"}, {person, "Quist", "", "NOR", "", "Minister"}},
       {"quist@NOR", "quist@NOR"}},
      {"a surname with country and company",
       {{person, "Quist", "", "NOR", "", "", "Aho Lines"},
        {person, "Quist", "", "NOR", "", "", "Aho Lines"}},
       {"quist@NOR", "quist@NOR"}},
      {"nobody named is somebody else in each document",
       {{person, "the minister", "", "NOR", "", "", "", "", MentionKind::nominal},
        {person, "the minister", "", "NOR", "", "", "", "", MentionKind::nominal}},
       {"the minister@NOR", "the minister@NOR#d2"}},
      {"corrections make two one",
       {quist, {person, "A. Quist", "", "NOR", "Q5"}},
       {"Q5", "Q5"},
       "same\tAda Quist\tQ5\n"},
      {"and one two",
       {quist, quist},
       {"ada quist@NOR", "ada quist@NOR#d2"},
       "different\tAda Quist\tada quist@NOR\td1\n"},
      {"though they have one id",
       {{person, "Ada Quist", "", "NOR", "Q5"}, {person, "Ada Quister", "", "NOR", "Q5"}},
       {"Q5", "Q5#d2"},
       "different\tAda Quister\tAda Quist\n"},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    CHECK(keys(c.rows, c.corrections) == c.expected);
  }
}

TEST_CASE("a joined actor says what it was joined by", "[output]") {
  ActorTable table;
  std::vector<Layers> documents(2);
  for (std::size_t i = 0; i < 2; ++i) {
    Entity e;
    e.name = i == 0 ? "Ada Quist" : "Ada  QUIST";
    e.country = "NOR";
    e.first = Id<Mention>(0U);
    documents[i].entities.push_back(e);
    documents[i].mentions.emplace_back();
    documents[i].mentions.back().entity = Id<Entity>(0U);
    table.title(table.add(documents[i], Id<Entity>(0U), Id<Mention>(0U), i, std::to_string(i)),
                "minister");
  }
  const auto joined = table.join({});
  REQUIRE(joined.actors.size() == 1);
  CHECK(joined.actors[0].names == std::vector<std::string>{"Ada QUIST", "Ada Quist"});
  CHECK(joined.actors[0].why == std::vector<std::string>{"name, country, title ×1"});
}

TEST_CASE("folded names", "[output]") {
  CHECK(folded_name(" Ángela\n  QUIST ") == "angela quist");
  CHECK(folded_name("\xFF") == folded_name("\xFF"));
  CHECK(folded_name("").empty());
}

}  // namespace demarche::detail
