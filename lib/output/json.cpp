// SPDX-License-Identifier: Apache-2.0
#include "demarche/json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "demarche/version.hpp"
#include "layers.hpp"
#include "model.hpp"
#include "open/open_triples.hpp"
#include "output/offsets.hpp"

namespace demarche {
namespace {

using json = nlohmann::ordered_json;
using detail::Layers;

json text_or_null(std::string_view text) { return text.empty() ? json(nullptr) : json(text); }

/// Writes one document; every method gives one object of docs/schema.md.
class Writer {
 public:
  Writer(const Layers& doc, const JsonOptions& options)
      : doc_(doc), options_(options), at_(doc.text, options.offsets) {}

  json document() const {
    json out;
    out["format"] = "demarche/1";
    out["program"] = DEMARCHE_VERSION;
    json data;
    data["gazetteers"] = doc_.model ? text_or_null(doc_.model->gazetteer.version()) : json(nullptr);
    data["model"] = doc_.model && doc_.model->analyzer
                        ? text_or_null(doc_.model->analyzer->version())
                        : json(nullptr);
    out["data"] = std::move(data);
    out["id"] = options_.id.empty() ? "0" : std::string(options_.id);
    out["offsets"] = options_.offsets == OffsetUnit::codepoint ? "codepoint"
                     : options_.offsets == OffsetUnit::byte    ? "byte"
                                                               : "utf16";
    out["language"] = doc_.language;
    out["date"] = text_or_null(doc_.article.date);
    out["cut"] = text_or_null(doc_.cut);
    out["article"] = article();
    out["entities"] = json::array();
    const auto mentions = mentions_by_entity();
    for (std::size_t e = 0; e < doc_.entities.size(); ++e)
      out["entities"].push_back(entity(e, mentions[e]));
    out["relations"] = json::array();
    for (std::size_t r = 0; r < doc_.relations.size(); ++r) out["relations"].push_back(relation(r));
    if (options_.sentences) {
      out["sentences"] = json::array();
      for (const auto& s : doc_.sentences) out["sentences"].push_back(span(doc_.span(s.tokens)));
    }
    if (options_.tokens) out["tokens"] = tokens();
    if (options_.open != OpenTriples::none) out["triples"] = triples();
    return out;
  }

 private:
  json span(Span s) const { return {{"begin", at_(s.begin)}, {"end", at_(s.end)}}; }
  json span_or_null(const std::optional<Span>& s) const { return s ? span(*s) : json(nullptr); }
  json text(Span s) const { return doc_.view(s); }
  static json entity_id(Id<Entity> id) {
    return id ? json("e" + std::to_string(id.value + 1)) : json(nullptr);
  }

  json article() const {
    const auto& a = doc_.article;
    json out;
    out["headline"] = span_or_null(a.headline);
    out["byline"] = span_or_null(a.byline);
    out["dateline"] = span_or_null(a.dateline);
    out["body"] = json::array();
    for (const auto& s : a.body) out["body"].push_back(span(s));
    out["skipped"] = json::array();
    for (const auto& part : a.skipped) {
      auto s = span(part.span);
      s["kind"] = part.kind;
      out["skipped"].push_back(std::move(s));
    }
    return out;
  }

  std::vector<std::vector<std::size_t>> mentions_by_entity() const {
    std::vector<std::vector<std::size_t>> result(doc_.entities.size());
    for (std::size_t m = 0; m < doc_.mentions.size(); ++m)
      result[doc_.mentions[m].entity.value].push_back(m);
    return result;
  }

  json value(const Entity& entity) const {
    const auto& v = entity.value;
    if (!v.known) return nullptr;
    switch (entity.type) {
      case EntityType::date:
      case EntityType::time:
        return text_or_null(v.text);
      case EntityType::money:
        return {{"amount", v.number}, {"currency", text_or_null(v.unit)}};
      case EntityType::quantity:
        return {{"amount", v.number}, {"unit", text_or_null(v.unit)}};
      default:
        return v.number;
    }
  }

  json entity(std::size_t index, const std::vector<std::size_t>& mentions) const {
    const auto& e = doc_.entities[index];
    json out;
    out["id"] = "e" + std::to_string(index + 1);
    out["type"] = to_string(e.type);
    out["subtype"] = text_or_null(e.subtype);
    out["name"] = e.name;
    out["country"] = text_or_null(e.country);
    out["wikidata"] = text_or_null(e.wikidata);
    out["geonames"] = text_or_null(e.geonames);
    out["gazetteer"] = text_or_null(e.gazetteer);
    out["value"] = value(e);
    out["mentions"] = json::array();
    for (const auto m : mentions) out["mentions"].push_back(mention(doc_.mentions[m]));
    return out;
  }

  json mention(const Mention& m) const {
    auto out = span(m.span);
    out["kind"] = to_string(m.kind);
    out["text"] = text(m.span);
    out["confidence"] = rounded(m.confidence);
    out["source"] = text_or_null(m.source);
    out["stands_for"] = m.stands_for ? entity_id(m.stands_for) : text_or_null(m.stands_for_country);
    return out;
  }

  static double rounded(float x) { return std::round(static_cast<double>(x) * 1000) / 1000; }

  json mention_span(Id<Mention> id) const {
    return id ? span(doc_.mentions[id.value].span) : json(nullptr);
  }

  json circumstance(Id<Mention> id, bool place) const {
    if (!id) return nullptr;
    const auto& m = doc_.mentions[id.value];
    auto out = span(m.span);
    out["text"] = text(m.span);
    if (place)
      out["entity"] = entity_id(m.entity);
    else
      out["value"] = text_or_null(doc_.entities[m.entity.value].value.text);
    return out;
  }

  json relation(std::size_t index) const {
    const auto& r = doc_.relations[index];
    const auto label = [&](Id<Mention> id) {
      return id ? text(doc_.mentions[id.value].span) : json(nullptr);
    };
    json out;
    out["id"] = "r" + std::to_string(index + 1);
    out["triple"] = json::array({label(r.subject_mention),
                                 is_event(r.type) ? text(r.trigger) : json(r.predicate),
                                 label(r.object_mention)});
    out["type"] = to_string(r.type);
    out["cameo"] = text_or_null(r.cameo);
    out["predicate"] = r.predicate;
    out["subject"] = entity_id(r.subject);
    out["object"] = entity_id(r.object);
    out["subject_mention"] = mention_span(r.subject_mention);
    out["object_mention"] = mention_span(r.object_mention);
    out["begin"] = at_(r.trigger.begin);
    out["end"] = at_(r.trigger.end);
    const auto sentence = doc_.span(doc_.sentences[r.sentence.value].tokens);
    out["sentence"] = span(sentence);
    out["status"] = to_string(r.status);
    out["tense"] = text_or_null(to_string(r.tense));
    out["attributed_to"] = entity_id(r.attributed_to);
    out["time"] = circumstance(r.time, false);
    out["place"] = circumstance(r.place, true);
    out["role"] = text_or_null(r.role);
    out["confidence"] = rounded(r.confidence);
    out["rule"] = r.rule;
    out["happening"] = r.happening;
    out["evidence"] = json::array({span(sentence)});
    if (index < doc_.evidence.size())
      for (const auto& s : doc_.evidence[index]) out["evidence"].push_back(span(s));
    return out;
  }

  json triples() const {
    const auto piece = [this](const detail::Phrase& phrase) {
      auto out = span(phrase.hull());
      out["text"] = phrase.text(doc_);
      if (phrase.parts.size() > 1) {
        out["parts"] = json::array();
        for (const auto& part : phrase.parts) out["parts"].push_back(span(part));
      }
      return out;
    };
    auto out = json::array();
    for (const auto& t : detail::find_open_triples(doc_, options_.open == OpenTriples::maximal)) {
      json triple;
      triple["subject"] = piece(t.subject);
      triple["relation"] = piece(t.relation);
      triple["object"] = piece(t.object);
      triple["extra"] = json::array();
      for (const auto& e : t.extra) triple["extra"].push_back(piece(e));
      triple["attributed_to"] = entity_id(t.attributed_to);
      triple["negated"] = t.negated;
      triple["implicit"] = t.implicit;
      triple["confidence"] = rounded(t.confidence);
      out.push_back(std::move(triple));
    }
    return out;
  }

  json tokens() const {
    auto out = json::array();
    for (std::size_t t = 0; t < doc_.tokens.size(); ++t) {
      auto token = span(doc_.tokens[t].span);
      if (t < doc_.syntax.size()) {
        const auto& s = doc_.syntax[t];
        token["lemma"] = s.lemma;
        token["upos"] = to_string(s.pos);
        token["head"] = s.head == Syntax::root ? -1 : static_cast<std::int64_t>(s.head);
        token["deprel"] = to_string(s.rel);
      } else {
        token["lemma"] = token["upos"] = token["head"] = token["deprel"] = nullptr;
      }
      out.push_back(std::move(token));
    }
    return out;
  }

  const Layers& doc_;
  const JsonOptions& options_;
  detail::OffsetConverter at_;
};

}  // namespace

std::string to_json(const Document& document, const JsonOptions& options) {
  return Writer(document.layers(), options)
      .document()
      .dump(options.indent, ' ', false, json::error_handler_t::replace);
}

}  // namespace demarche
