// SPDX-License-Identifier: Apache-2.0
#include "demarche/json.hpp"

#include <cmath>

#include "demarche/version.hpp"
#include "layers.hpp"
#include "model.hpp"
#include "open/open_triples.hpp"
#include "output/json_text.hpp"
#include "output/offsets.hpp"

namespace demarche {
namespace {

using detail::Layers;

/// Writes one document; every method writes one object of docs/schema.md.
class Writer {
 public:
  Writer(const Layers& doc, const JsonOptions& options)
      : doc_(doc), options_(options), at_(doc.text, options.offsets), out_(options.indent) {}

  std::string operator()() {
    out_.begin_object();
    out_.key("format").string("demarche/1");
    out_.key("program").string(DEMARCHE_VERSION);
    out_.key("data").begin_object();
    text_or_null("gazetteers", doc_.model ? doc_.model->gazetteer.version() : std::string_view());
    text_or_null("model", doc_.model && doc_.model->analyzer ? doc_.model->analyzer->version()
                                                             : std::string_view());
    out_.end_object();
    out_.key("id").string(options_.id.empty() ? "0" : options_.id);
    out_.key("offsets").string(options_.offsets == OffsetUnit::codepoint ? "codepoint"
                               : options_.offsets == OffsetUnit::byte    ? "byte"
                                                                         : "utf16");
    out_.key("language").string(doc_.language);
    text_or_null("date", doc_.article.date);
    text_or_null("cut", doc_.cut);
    article();
    entities();
    out_.key("relations").begin_array();
    for (std::size_t r = 0; r < doc_.relations.size(); ++r) relation(r);
    out_.end_array();
    if (options_.sentences) {
      out_.key("sentences").begin_array();
      for (const auto& s : doc_.sentences) span(doc_.span(s.tokens));
      out_.end_array();
    }
    if (options_.tokens) tokens();
    if (options_.open != OpenTriples::none) triples();
    out_.end_object();
    return out_.take();
  }

 private:
  void text_or_null(std::string_view key, std::string_view text) {
    out_.key(key);
    text_or_null(text);
  }
  void text_or_null(std::string_view text) {
    if (text.empty())
      out_.null();
    else
      out_.string(text);
  }
  /// begin and end, in an object that the caller begins and ends.
  void ends(Span s) {
    out_.key("begin").integer(at_(s.begin));
    out_.key("end").integer(at_(s.end));
  }
  void span(Span s) {
    out_.begin_object();
    ends(s);
    out_.end_object();
  }
  void span_or_null(std::string_view key, const std::optional<Span>& s) {
    out_.key(key);
    if (s)
      span(*s);
    else
      out_.null();
  }
  void entity_id(std::string_view key, Id<Entity> id) {
    out_.key(key);
    if (id)
      out_.string("e" + std::to_string(id.value + 1));
    else
      out_.null();
  }

  void article() {
    const auto& a = doc_.article;
    out_.key("article").begin_object();
    span_or_null("headline", a.headline);
    span_or_null("byline", a.byline);
    span_or_null("dateline", a.dateline);
    out_.key("body").begin_array();
    for (const auto& s : a.body) span(s);
    out_.end_array();
    out_.key("skipped").begin_array();
    for (const auto& part : a.skipped) {
      out_.begin_object();
      ends(part.span);
      out_.key("kind").string(part.kind);
      out_.end_object();
    }
    out_.end_array();
    out_.end_object();
  }

  void entities() {
    std::vector<std::vector<std::size_t>> mentions(doc_.entities.size());
    for (std::size_t m = 0; m < doc_.mentions.size(); ++m)
      mentions[doc_.mentions[m].entity.value].push_back(m);
    out_.key("entities").begin_array();
    for (std::size_t e = 0; e < doc_.entities.size(); ++e) entity(e, mentions[e]);
    out_.end_array();
  }

  void amount(const Value& value, std::string_view unit) {
    out_.begin_object();
    out_.key("amount").number(value.number);
    text_or_null(unit, value.unit);
    out_.end_object();
  }

  void value(const Entity& entity) {
    const auto& v = entity.value;
    if (!v.known) return out_.null();
    switch (entity.type) {
      case EntityType::date:
      case EntityType::time:
        return text_or_null(v.text);
      case EntityType::money:
        return amount(v, "currency");
      case EntityType::quantity:
        return amount(v, "unit");
      default:
        return out_.number(v.number);
    }
  }

  void entity(std::size_t index, const std::vector<std::size_t>& mentions) {
    const auto& e = doc_.entities[index];
    out_.begin_object();
    out_.key("id").string("e" + std::to_string(index + 1));
    out_.key("type").string(to_string(e.type));
    text_or_null("subtype", e.subtype);
    out_.key("name").string(e.name);
    text_or_null("country", e.country);
    text_or_null("wikidata", e.wikidata);
    text_or_null("geonames", e.geonames);
    text_or_null("gazetteer", e.gazetteer);
    out_.key("value");
    value(e);
    out_.key("mentions").begin_array();
    for (const auto m : mentions) mention(doc_.mentions[m]);
    out_.end_array();
    out_.end_object();
  }

  void mention(const Mention& m) {
    out_.begin_object();
    ends(m.span);
    out_.key("kind").string(to_string(m.kind));
    out_.key("text").string(doc_.view(m.span));
    confidence(m.confidence);
    text_or_null("source", m.source);
    if (m.stands_for)
      entity_id("stands_for", m.stands_for);
    else
      text_or_null("stands_for", m.stands_for_country);
    out_.end_object();
  }

  void confidence(float x) {
    out_.key("confidence").number(std::round(static_cast<double>(x) * 1000) / 1000);
  }

  void mention_span(std::string_view key, Id<Mention> id) {
    span_or_null(key, id ? std::optional(doc_.mentions[id.value].span) : std::nullopt);
  }

  void circumstance(std::string_view key, Id<Mention> id, bool place) {
    out_.key(key);
    if (!id) return out_.null();
    const auto& m = doc_.mentions[id.value];
    out_.begin_object();
    ends(m.span);
    out_.key("text").string(doc_.view(m.span));
    if (place)
      entity_id("entity", m.entity);
    else
      text_or_null("value", doc_.entities[m.entity.value].value.text);
    out_.end_object();
  }

  void label(Id<Mention> id) {
    if (id)
      out_.string(doc_.view(doc_.mentions[id.value].span));
    else
      out_.null();
  }

  void relation(std::size_t index) {
    const auto& r = doc_.relations[index];
    out_.begin_object();
    out_.key("id").string("r" + std::to_string(index + 1));
    out_.key("triple").begin_array();
    label(r.subject_mention);
    out_.string(is_event(r.type) ? doc_.view(r.trigger) : r.predicate);
    label(r.object_mention);
    out_.end_array();
    out_.key("type").string(to_string(r.type));
    text_or_null("cameo", r.cameo);
    out_.key("predicate").string(r.predicate);
    entity_id("subject", r.subject);
    entity_id("object", r.object);
    mention_span("subject_mention", r.subject_mention);
    mention_span("object_mention", r.object_mention);
    ends(r.trigger);
    const auto sentence = doc_.span(doc_.sentences[r.sentence.value].tokens);
    span_or_null("sentence", sentence);
    out_.key("status").string(to_string(r.status));
    text_or_null("tense", to_string(r.tense));
    entity_id("attributed_to", r.attributed_to);
    circumstance("time", r.time, false);
    circumstance("place", r.place, true);
    text_or_null("role", r.role);
    confidence(r.confidence);
    out_.key("rule").string(r.rule);
    out_.key("happening").string(r.happening);
    out_.key("evidence").begin_array();
    span(sentence);
    if (index < doc_.evidence.size())
      for (const auto& s : doc_.evidence[index]) span(s);
    out_.end_array();
    out_.end_object();
  }

  void phrase(const detail::Phrase& phrase) {
    out_.begin_object();
    ends(phrase.hull());
    out_.key("text").string(phrase.text(doc_));
    if (phrase.parts.size() > 1) {
      out_.key("parts").begin_array();
      for (const auto& part : phrase.parts) span(part);
      out_.end_array();
    }
    out_.end_object();
  }

  void triples() {
    out_.key("triples").begin_array();
    for (const auto& t : detail::find_open_triples(doc_, options_.open == OpenTriples::maximal)) {
      out_.begin_object();
      out_.key("subject");
      phrase(t.subject);
      out_.key("relation");
      phrase(t.relation);
      out_.key("object");
      phrase(t.object);
      out_.key("extra").begin_array();
      for (const auto& e : t.extra) phrase(e);
      out_.end_array();
      entity_id("attributed_to", t.attributed_to);
      out_.key("negated").boolean(t.negated);
      out_.key("implicit").boolean(t.implicit);
      confidence(t.confidence);
      out_.end_object();
    }
    out_.end_array();
  }

  void tokens() {
    out_.key("tokens").begin_array();
    for (std::size_t t = 0; t < doc_.tokens.size(); ++t) {
      out_.begin_object();
      ends(doc_.tokens[t].span);
      if (t < doc_.syntax.size()) {
        const auto& s = doc_.syntax[t];
        out_.key("lemma").string(s.lemma);
        out_.key("upos").string(to_string(s.pos));
        out_.key("head").integer(s.head == Syntax::root ? -1 : static_cast<std::int64_t>(s.head));
        out_.key("deprel").string(to_string(s.rel));
      } else {
        for (const char* key : {"lemma", "upos", "head", "deprel"}) out_.key(key).null();
      }
      out_.end_object();
    }
    out_.end_array();
  }

  const Layers& doc_;
  const JsonOptions& options_;
  detail::OffsetConverter at_;
  detail::JsonText out_;
};

}  // namespace

std::string to_json(const Document& document, const JsonOptions& options) {
  return Writer(document.layers(), options)();
}

}  // namespace demarche
