// SPDX-License-Identifier: Apache-2.0
/// A document filled by hand, so that the writers' golden files do not change with the model.
#pragma once

#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "documents.hpp"

namespace demarche::detail {

class ExampleDocument {
 public:
  ExampleDocument() : layers_(std::make_shared<Layers>(read_document(text, true))) {
    auto& doc = *layers_;
    doc.article.date = "2024-05-03";
    doc.article.headline = doc.span(doc.sentences.front().tokens);
    doc.sentences.front().section = Section::headline;
    parse();
    const auto norway = entity(EntityType::gpe, "Norway", "country", "NOR", "Q20");
    const auto kenya = entity(EntityType::gpe, "Kenya", "country", "KEN", "Q114");
    const auto quist = entity(EntityType::person, "Ada Quist", "", "NOR", "");
    const auto minister = entity(EntityType::title, "foreign minister", "office", "", "");
    const auto oslo = entity(EntityType::gpe, "Oslo", "city", "NOR", "");
    const auto friday = entity(EntityType::date, "Friday", "", "", "");
    const auto ministry = entity(EntityType::org, "Zürich <Guard> & \"Co\"", "armed_group", "", "");
    doc.entities[oslo.value].geonames = "3143244";
    doc.entities[friday.value].value = {"2024-05-03", 0, "", true};
    const auto m_norway = mention(norway, "Norway");
    const auto m_kenya = mention(kenya, "Kenya");
    const auto m_minister = mention(minister, "foreign minister");
    const auto m_quist = mention(quist, "Ada\nQuist");
    const auto m_kenya2 = mention(kenya, "Kenya", 1);
    const auto m_oslo = mention(oslo, "Oslo");
    const auto m_friday = mention(friday, "Friday");
    const auto m_kenya3 = mention(kenya, "Kenya", 2);
    const auto m_guard = mention(ministry, "<Guard> & \"Co\"");
    const auto m_she = mention(quist, "she");
    doc.mentions[m_she.value].kind = MentionKind::pronoun;
    doc.mentions[m_oslo.value].stands_for = norway;
    (void)m_minister;
    auto& met = relation(RelationType::consult, "040", "meet", m_quist, m_kenya2, "met");
    met.time = m_friday;
    met.place = m_oslo;
    met.tense = Tense::past;
    relation(RelationType::role, "", "foreign minister", m_quist, m_norway, "foreign minister")
        .role = "foreign minister";
    auto& visit = relation(RelationType::consult, "042", "visit", m_kenya3, m_oslo, "visit");
    visit.status = Status::planned;
    visit.tense = Tense::future;
    visit.attributed_to = quist;
    relation(RelationType::retreat, "087", "withdraw", m_guard, {}, "withdraw").status =
        Status::planned;
    relation(RelationType::assault, "190", "attack", m_guard, m_kenya3, "attack").status =
        Status::negated;
    relation(RelationType::aid, "070", "help", m_oslo, {}, "help");
    relation(RelationType::agree, "030", "hold talks", m_norway, m_kenya, "talks");
    doc.evidence.resize(doc.relations.size());
    doc.evidence.front().push_back(doc.span(doc.sentences.front().tokens));
  }
  ExampleDocument(const ExampleDocument&) = delete;
  ExampleDocument& operator=(const ExampleDocument&) = delete;

  [[nodiscard]] Document document() const { return Document(layers_); }
  [[nodiscard]] Layers& layers() { return *layers_; }

  static constexpr const char* text =
      "Norway and Kenya hold talks\n\nNorway's foreign minister Ada\nQuist met Kenya's envoy in "
      "Oslo on Friday.\r\nKenya will visit Oslo, \"help\", and the Zu\u0308rich <Guard> & \"Co\" "
      "will "
      "withdraw\tand not attack \xFF, she said.\n";

 private:
  /// Each word hangs on the next, the last is the root: any tree does for a writer's test.
  void parse() {
    auto& doc = *layers_;
    doc.syntax.resize(doc.tokens.size());
    for (const auto& s : doc.sentences)
      for (auto t = s.tokens.begin; t < s.tokens.end; ++t) {
        auto& word = doc.syntax[t];
        const bool last = t + 1 == s.tokens.end;
        word.head = last ? Syntax::root : t + 1;
        word.rel = last ? Deprel::root : Deprel::dep;
        word.pos = doc.view(doc.tokens[t]) == "." ? Upos::punct : Upos::noun;
        word.lemma = doc.view(doc.tokens[t]);
      }
  }

  Id<Entity> entity(EntityType type, std::string_view name, std::string_view subtype,
                    std::string_view country, std::string_view wikidata) {
    Entity e;
    e.type = type;
    e.name = name;
    e.subtype = subtype;
    e.country = country;
    e.wikidata = wikidata;
    layers_->entities.push_back(e);
    return Id<Entity>(layers_->entities.size() - 1);
  }

  Span find(std::string_view what, int skip = 0) const {
    auto at = layers_->text.find(what);
    while (skip-- > 0 && at != std::string::npos) at = layers_->text.find(what, at + 1);
    if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(what));
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + what.size())};
  }

  Id<Mention> mention(Id<Entity> entity, std::string_view what, int skip = 0) {
    auto& doc = *layers_;
    Mention m;
    m.span = find(what, skip);
    m.type = doc.entities[entity.value].type;
    m.confidence = 0.9F;
    m.source = "test";
    m.entity = entity;
    std::uint32_t begin = 0;
    while (doc.tokens[begin].span.end <= m.span.begin) ++begin;
    auto end = begin;
    while (end < doc.tokens.size() && doc.tokens[end].span.begin < m.span.end) ++end;
    m.tokens = {begin, end};
    doc.mentions.push_back(m);
    const auto id = Id<Mention>(doc.mentions.size() - 1);
    if (!doc.entities[entity.value].first) doc.entities[entity.value].first = id;
    return id;
  }

  Relation& relation(RelationType type, std::string_view cameo, std::string_view predicate,
                     Id<Mention> subject, Id<Mention> object, std::string_view trigger) {
    auto& doc = *layers_;
    Relation r;
    r.type = type;
    r.cameo = cameo;
    r.predicate = predicate;
    r.rule = "test.rule";
    r.subject_mention = subject;
    r.object_mention = object;
    if (subject) r.subject = doc.mentions[subject.value].entity;
    if (object) r.object = doc.mentions[object.value].entity;
    r.trigger = find(trigger);
    for (std::size_t s = 0; s < doc.sentences.size(); ++s)
      if (doc.span(doc.sentences[s].tokens).contains(r.trigger)) r.sentence = Id<Sentence>(s);
    r.confidence = 0.75F;
    r.happening = "KEY|a|b|2024-05-03";
    doc.relations.push_back(r);
    return doc.relations.back();
  }

  std::shared_ptr<Layers> layers_;
};

}  // namespace demarche::detail
