// SPDX-License-Identifier: Apache-2.0
/// Limits, persons that are not looked up, and texts in other languages.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "catch.hpp"
#include "demarche/demarche.hpp"
#include "documents.hpp"
#include "text/language.hpp"

using namespace demarche;

namespace {

const Extractor& extractor() {
  static const auto loaded =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  return loaded;
}

Document extract(const std::string& text, Limits limits, bool link_persons = true) {
  ExtractOptions options;
  options.limits = limits;
  options.link_persons = link_persons;
  return extractor().extract(text, options);
}

Limits bytes(std::size_t most) {
  Limits limits;
  limits.bytes = most;
  return limits;
}
Limits entities_and_relations(std::size_t entities, std::size_t relations) {
  Limits limits;
  limits.entities = entities;
  limits.relations = relations;
  return limits;
}
constexpr std::size_t any = 1000;

/// Three meetings, the second of them told again; a capital that stands for its government.
const std::string meetings =
    "Ada Quist met Daniel Otieno in Nairobi on Friday. Boris Aho met Carla Bexley in Oslo on "
    "Monday. Boris Aho met Carla Bexley again. Moscow accused Kenya of spying, and Ada Quist met "
    "Boris Aho in Geneva.";

bool holds_together(const Document& doc) {
  const auto is_entity = [&](auto id) { return !id || id.value < doc.entities().size(); };
  const auto is_mention = [&](auto id) { return !id || id.value < doc.mentions().size(); };
  return std::all_of(doc.mentions().begin(), doc.mentions().end(),
                     [&](const auto& m) {
                       return m.entity && is_entity(m.entity) && is_entity(m.stands_for);
                     }) &&
         std::all_of(doc.entities().begin(), doc.entities().end(),
                     [&](const auto& e) {
                       return e.first && is_mention(e.first) &&
                              doc.mentions()[e.first.value].entity.value ==
                                  static_cast<std::size_t>(&e - doc.entities().data());
                     }) &&
         std::all_of(doc.relations().begin(), doc.relations().end(), [&](const auto& r) {
           return is_entity(r.subject) && is_entity(r.object) && is_entity(r.attributed_to) &&
                  is_mention(r.subject_mention) && is_mention(r.object_mention) &&
                  is_mention(r.time) && is_mention(r.place) && (r.subject || r.object);
         });
}

}  // namespace

TEST_CASE("a text is cut at a blank and never inside a character", "[extractor]") {
  const auto cut = [](const std::string& text, std::size_t most) {
    const auto doc = extract(text, bytes(most));
    CHECK(doc.cut().empty() == (text.size() <= most));
    return std::string(doc.text());
  };
  CHECK(cut("Aho met Bex.", 12) == "Aho met Bex.");
  CHECK(cut("Aho met Bex.", 9) == "Aho met");
  CHECK(cut("Aho met Bex.", 8) == "Aho met");
  CHECK(cut("Aho met Bex.", 7) == "Aho met");
  CHECK(cut("\u4E2D\u6587\u4E2D\u6587", 7) == "\u4E2D\u6587");
  CHECK(cut("\u4E2D\u6587\u4E2D\u6587", 6) == "\u4E2D\u6587");
  CHECK(cut("\xF0\x9F\x98\x80", 3).empty());
  CHECK(cut(std::string(9, '\x80'), 5).size() == 2);  // no character begins here
  CHECK(cut("abc", 0).empty());
  const auto doc = extract("Aho met Bex.", bytes(9));
  CHECK(doc.cut() == "bytes: the first 7 of 12");
}

TEST_CASE("the first entities and relations stay, and the rest is told", "[extractor]") {
  const auto whole = extract(meetings, {});
  const auto entities = whole.entities().size();
  const auto relations = whole.relations().size();
  REQUIRE(entities > 8);
  REQUIRE(relations >= 4);
  CHECK(whole.cut().empty());
  CHECK(holds_together(whole));
  for (std::size_t most = 0; most <= entities; ++most) {
    const auto doc = extract(meetings, entities_and_relations(most, any));
    CAPTURE(most);
    CHECK(doc.entities().size() == most);
    CHECK(holds_together(doc));
    CHECK(doc.relations().size() <= relations);
    for (std::size_t e = 0; e < most; ++e)
      CHECK(doc.entities()[e].name == whole.entities()[e].name);
    CHECK(doc.cut().empty() == (most == entities));
    JsonOptions json;
    json.open = OpenTriples::maximal;
    CHECK_FALSE(to_json(doc, json).empty());
  }
  for (std::size_t most = 0; most <= relations; ++most) {
    const auto doc = extract(meetings, entities_and_relations(any, most));
    CHECK(doc.relations().size() == most);
    CHECK(doc.entities().size() == entities);
    for (std::size_t r = 0; r < most; ++r)
      CHECK(doc.relations()[r].happening == whole.relations()[r].happening);
  }
  const auto few = extract(meetings, entities_and_relations(2, 0));
  CHECK(few.cut() == "entities: the first 2 of " + std::to_string(entities) +
                         "; relations: the first 0 of " + std::to_string(relations));
}

TEST_CASE("what is left of the relations keeps its own evidence, and no speaker that is gone",
          "[extractor]") {
  const std::string text =
      "Norway and Kenya share a border. Peru thanked Kenya on Monday. Norway accused Kenya of "
      "spying. Norway accused Kenya of spying again. Kenya attacked Norway, Greta Moreau said.";
  const auto whole = extract(text, {});
  const auto said = [](const Document& doc) {
    return std::count_if(doc.relations().begin(), doc.relations().end(), [&](const auto& r) {
      return r.attributed_to && doc.name(r.attributed_to) == "Greta Moreau";
    });
  };
  REQUIRE(said(whole) == 1);
  const auto doc = extract(text, entities_and_relations(2, any));
  REQUIRE(doc.relations().size() < whole.relations().size());
  CHECK(holds_together(doc));
  CHECK(said(doc) == 0);
  std::uint32_t w = 0;  // the same relations, less those of whom is gone
  for (std::uint32_t r = 0; r < doc.relations().size(); ++r, ++w) {
    while (w < whole.relations().size() &&
           whole.relations()[w].trigger != doc.relations()[r].trigger)
      ++w;
    REQUIRE(w < whole.relations().size());
    const auto& left = doc.evidence(Id<Relation>{r});
    const auto& all = whole.evidence(Id<Relation>{w});
    CHECK(std::equal(left.begin(), left.end(), all.begin(), all.end()));
  }
}

TEST_CASE("without links of persons nobody has an id, and all else stays", "[extractor]") {
  const std::string text =
      "Kenyan President William Ruto met Angela Merkel and Ada Quist in Nairobi. Merkel praised "
      "the United Nations.";
  const auto linked = extract(text, {});
  const auto plain = extract(text, {}, false);
  const auto persons = [](const Document& doc) {
    std::set<std::string> found;
    for (const auto& e : doc.entities())
      if (e.type == EntityType::person) found.insert(std::string(e.name));
    return found;
  };
  CHECK(persons(linked) == persons(plain));
  std::size_t links = 0;
  for (const auto& e : linked.entities())
    links += e.type == EntityType::person && !e.wikidata.empty();
  CHECK(links >= 1);
  for (const auto& e : plain.entities()) {
    if (e.type != EntityType::person) continue;
    CHECK(e.wikidata.empty());
    CHECK(e.gazetteer.empty());
    CHECK(e.subtype.empty());
    if (e.name == "William Ruto") CHECK(e.country == "KEN");  // the text says that
  }
  const auto json = to_json(plain);
  CHECK(json.find("officials:") == std::string::npos);
  CHECK(json.find("CONSULT|angela merkel|william ruto|") != std::string::npos);
  CHECK(json.find("\"wikidata\":\"Q1065\"") != std::string::npos);  // a body has its link
  CHECK(explain(plain).find("officials:") == std::string::npos);
}

TEST_CASE("the language is noted, and of another one little is believed", "[extractor]") {
  struct Case {
    const char* language;
    const char* text;
    std::set<std::string> names;
  };
  const Case cases[] = {
      {"en", "Ada Quist met Daniel Otieno.", {"Ada Quist", "Daniel Otieno"}},
      {"en",
       "The mayor of Villeneuve, Ana de la Cruz, met the director of Le Port du Nord on Friday.",
       {"Villeneuve", "Ana de la Cruz", "Le Port du Nord"}},
      {"fr",
       "Le ministre des Affaires \u00E9trang\u00E8res, Jean-Luc Marchand, a rencontr\u00E9 lundi "
       "la pr\u00E9sidente de la Commission. Les deux parties ont \u00E9voqu\u00E9 la situation au "
       "Mali, dans un communiqu\u00E9 de la Pr\u00E9sidence.",
       {"Mali"}},
      {"de",
       "Der Au\u00DFenminister Karl Bremer hat am Montag in Berlin die Pr\u00E4sidentin der "
       "Kommission getroffen. Die Regierung erkl\u00E4rte, dass die Gespr\u00E4che mit dem Rat "
       "fortgesetzt werden.",
       {"Berlin"}},
      {"es",
       "El ministro de Asuntos Exteriores se reuni\u00F3 el lunes con la presidenta de la "
       "Comisi\u00F3n. Las partes hablaron de la situaci\u00F3n en los puertos del norte.",
       {}},
      {"tr",
       "D\u0131\u015Fi\u015Fleri Bakan\u0131 ve komisyon ba\u015Fkan\u0131 bir toplant\u0131 "
       "i\u00E7in g\u00F6r\u00FC\u015Ft\u00FC. Bakan, liman ile ilgili daha \u00E7ok bilgi "
       "verdi ve bu konuda kararl\u0131 oldu\u011Funu s\u00F6yledi.",
       {}},
      {"und-Cyrl",
       "\u041C\u0438\u043D\u0438\u0441\u0442\u0440 \u0432\u0441\u0442\u0440\u0435\u0442\u0438\u043B"
       "\u0441\u044F \u0441 NATO.",
       {}},
      {"und-Hani", "\u90E8\u957F\u4F1A\u89C1\u4E86\u4E3B\u5E2D\u5728\u5317\u4EAC\u3002", {}},
  };
  for (const auto& c : cases) {
    CAPTURE(c.text);
    const auto doc = extractor().extract(c.text);
    CHECK(doc.language() == c.language);
    std::set<std::string> names;
    for (const auto& e : doc.entities())
      if (is_name(e.type)) names.insert(std::string(e.name));
    CHECK(names == c.names);
    if (!detail::is_read_as_english(c.language)) {
      CHECK(doc.relations().empty());
      CHECK(names.size() == doc.entities().size());
    }
  }
}

TEST_CASE("relations that are too unsure are left out unless asked for", "[extractor]") {
  Limits all, sure;
  all.min_confidence = 0;
  sure.min_confidence = 0.99F;
  const auto kept = extract(meetings, all);
  CHECK(!kept.relations().empty());
  const auto none = extract(meetings, sure);
  CHECK(none.relations().empty());
  CHECK(none.cut().empty());
  Limits between;
  between.min_confidence = kept.relations()[0].confidence;
  const auto some = extract(meetings, between);
  CHECK(some.relations().size() <= kept.relations().size());
  for (const auto& r : some.relations()) CHECK(r.confidence >= between.min_confidence);
}

TEST_CASE("demarche.h tells the defaults that hold", "[extractor]") {
  std::ifstream in(detail::source_folder() / "include" / "demarche.h");
  const std::string header(std::istreambuf_iterator<char>(in), {});
  const auto default_of = [&header](const std::string& option) {
    const auto at = header.find('"' + option + "\": ");
    REQUIRE(at != std::string::npos);
    return std::stod(header.substr(at + option.size() + 4));
  };
  const Limits limits;
  CHECK(default_of("max_bytes") == static_cast<double>(limits.bytes));
  CHECK(default_of("max_entities") == static_cast<double>(limits.entities));
  CHECK(default_of("max_relations") == static_cast<double>(limits.relations));
  CHECK(default_of("min_confidence") == Approx(limits.min_confidence));
}
