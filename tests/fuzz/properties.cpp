// SPDX-License-Identifier: Apache-2.0
#include "fuzz/properties.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "fuzz/schema.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace demarche;
using nlohmann::json;

const Extractor& extractor() {
  static const auto loaded =
      Extractor::load({.data = DEMARCHE_SOURCE_DIR, .gazetteers = {}, .rules = {}});
  return loaded;
}

// Written again here, from the Unicode standard's table 3-7, so that it is no copy of what it
// checks.
Boundaries::Boundaries(std::string_view text) : begins_(text.size() + 1, true) {
  const auto byte = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  const auto between = [](unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
  };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned a = byte(i);
    const unsigned b = byte(i + 1);
    const bool c = between(byte(i + 2), 0x80, 0xBF);
    const bool d = between(byte(i + 3), 0x80, 0xBF);
    std::size_t size = 1;
    if (between(a, 0xC2, 0xDF) && between(b, 0x80, 0xBF)) size = 2;
    if (between(a, 0xE0, 0xEF) && c && between(b, a == 0xE0 ? 0xA0 : 0x80, a == 0xED ? 0x9F : 0xBF))
      size = 3;
    if (between(a, 0xF0, 0xF4) && c && d &&
        between(b, a == 0xF0 ? 0x90 : 0x80, a == 0xF4 ? 0x8F : 0xBF))
      size = 4;
    valid_ = valid_ && (a < 0x80 || size > 1);
    for (std::size_t k = 1; k < size; ++k) begins_[i + k] = false;
    i += size;
  }
}

bool is_clean_text(std::string_view text) {
  return Boundaries(text).all_valid() && text.find('\0') == std::string_view::npos;
}

namespace {

class Checker {
 public:
  explicit Checker(const Document& document)
      : doc_(document), boundary_(document.text()), size_(document.text().size()) {}

  void all() const {
    article();
    words();
    mentions();
    relations();
  }

 private:
  void span(Span s, const char* what) const {
    require(s.begin <= s.end && s.end <= size_, "a span outside of the text", what);
    require(boundary_(s.begin) && boundary_(s.end), "a span inside a character", what);
  }
  void range(TokenRange r, const char* what) const {
    require(r.begin <= r.end && r.end <= doc_.tokens().size(), "tokens out of range", what);
  }
  template <class T, class All>
  static void id(Id<T> id, const All& all, const char* what) {
    require(!id || id.value < all.size(), "an id out of range", what);
  }
  static void share(float value, const char* what) {
    require(value >= 0 && value <= 1, "a confidence outside of 0 to 1", what);
  }

  void article() const {
    const auto& a = doc_.article();
    for (const auto& part : {a.headline, a.byline, a.dateline})
      if (part) span(*part, "article");
    for (const auto& part : a.body) span(part, "body");
    for (const auto& part : a.skipped) span(part.span, "skipped");
  }

  void words() const {
    std::uint32_t end = 0;
    for (const auto& token : doc_.tokens()) {
      span(token.span, "token");
      require(!token.span.empty(), "an empty token");
      require(token.span.begin >= end, "tokens that overlap");
      end = token.span.end;
    }
    std::uint32_t next = 0;
    for (const auto& sentence : doc_.sentences()) {
      range(sentence.tokens, "sentence");
      require(sentence.tokens.begin == next && !sentence.tokens.empty(),
              "sentences that leave tokens out");
      next = sentence.tokens.end;
    }
    require(next == doc_.tokens().size(), "tokens in no sentence");
    const auto syntax = doc_.syntax();
    require(syntax.size() == doc_.tokens().size(), "a parse of other tokens");
    for (const auto& sentence : doc_.sentences())
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        const auto head = syntax[t].head;
        require(head == Syntax::root || (sentence.tokens.contains(head) && head != t),
                "a head outside of the sentence");
        require(static_cast<std::size_t>(syntax[t].pos) < upos_count &&
                    static_cast<std::size_t>(syntax[t].rel) < deprel_count,
                "a label that is none");
      }
  }

  void mentions() const {
    std::uint32_t begin = 0;
    for (const auto& m : doc_.mentions()) {
      span(m.span, "mention");
      range(m.tokens, "mention");
      require(!m.span.empty(), "an empty mention");
      require(m.span.begin >= begin, "mentions out of order");
      begin = m.span.begin;
      require(static_cast<bool>(m.entity), "a mention of nothing");
      id(m.entity, doc_.entities(), "mention");
      id(m.stands_for, doc_.entities(), "stands_for");
      share(m.confidence, "mention");
      require(!m.source.empty(), "a mention that nothing made");
    }
    for (std::size_t e = 0; e < doc_.entities().size(); ++e) {
      const auto& entity = doc_.entities()[e];
      require(static_cast<bool>(entity.first), "an entity without a mention");
      id(entity.first, doc_.mentions(), "entity");
      require(doc_.mentions()[entity.first.value].entity.value == e, "another entity's mention");
      require(entity.country.empty() || entity.country.size() == 3, "a country that is no code");
      require(entity.type != EntityType::date || is_iso_value(entity.value.text),
              "a date that is no ISO 8601", entity.value.text);
    }
  }

  void relations() const {
    for (std::size_t i = 0; i < doc_.relations().size(); ++i) {
      const auto& r = doc_.relations()[i];
      require(r.subject || r.object, "a relation of nobody");
      id(r.subject, doc_.entities(), "subject"), id(r.object, doc_.entities(), "object");
      id(r.attributed_to, doc_.entities(), "attributed_to");
      id(r.subject_mention, doc_.mentions(), "subject_mention");
      id(r.object_mention, doc_.mentions(), "object_mention");
      id(r.time, doc_.mentions(), "time"), id(r.place, doc_.mentions(), "place");
      require(static_cast<bool>(r.subject) == static_cast<bool>(r.subject_mention) &&
                  static_cast<bool>(r.object) == static_cast<bool>(r.object_mention),
              "an argument without its mention");
      require(static_cast<bool>(r.sentence), "a relation without evidence");
      id(r.sentence, doc_.sentences(), "sentence");
      span(r.trigger, "trigger");
      require(!r.rule.empty() && !r.predicate.empty(), "a relation that no rule made");
      share(r.confidence, "relation");
      for (const auto& evidence : doc_.evidence(Id<Relation>(i))) span(evidence, "evidence");
    }
  }

  const Document& doc_;
  Boundaries boundary_;
  std::size_t size_;
};

/// Walks through a document's JSON.
class JsonChecker {
 public:
  JsonChecker(const json& out, std::string_view text)
      : out_(out), text_(text), boundary_(text), valid_(boundary_.all_valid()) {
    for (const auto& e : out["entities"]) ids_.insert(e["id"].get<std::string>());
    require(ids_.size() == out["entities"].size(), "two entities of one id");
  }

  void all() const {
    spans(out_);
    for (const auto& e : out_["entities"])
      for (const auto& m : e["mentions"])
        if (m["stands_for"].is_string() && m["stands_for"].get<std::string>().starts_with("e"))
          entity(m, "stands_for");
    for (const auto& r : out_["relations"]) {
      entity(r, "subject"), entity(r, "object"), entity(r, "attributed_to");
      if (!r["place"].is_null()) entity(r["place"], "entity");
      require(!r["evidence"].empty(), "a relation without evidence");
      require(!(r["subject"].is_null() && r["object"].is_null()), "a relation of nobody");
      const auto& sentence = r["sentence"];
      require(sentence["begin"] <= r["begin"] && r["end"] <= sentence["end"],
              "a trigger outside of its sentence");
    }
  }

 private:
  void entity(const json& object, const char* key) const {
    if (object[key].is_string())
      require(ids_.count(object[key].get<std::string>()) == 1, "an entity that is not there", key);
  }

  void spans(const json& node) const {
    if (node.is_object() && node.contains("begin")) {
      const auto begin = node["begin"].get<std::size_t>();
      const auto end = node["end"].get<std::size_t>();
      require(begin <= end && end <= text_.size(), "a span outside of the text", node.dump());
      require(boundary_(begin) && boundary_(end), "a span inside a character", node.dump());
      // Invalid bytes are shown as U+FFFD, and an open triple's text may be of parts.
      if (valid_ && node.contains("text") && node.contains("kind"))
        require(node["text"].get_ref<const std::string&>() == text_.substr(begin, end - begin),
                "another text than the one at its offsets", node.dump());
    }
    if (node.is_structured())
      for (const auto& child : node) spans(child);
  }

  const json& out_;
  std::string_view text_;
  Boundaries boundary_;
  bool valid_;
  std::set<std::string> ids_;
};

}  // namespace

void check_document(const Document& document) { Checker(document).all(); }

void check_json(const Document& document, OpenTriples open) {
  static const Schema schema(std::string(DEMARCHE_SOURCE_DIR) + "/docs/schema.json");
  JsonOptions options;
  options.offsets = OffsetUnit::byte;
  options.tokens = options.sentences = true;
  options.open = open;
  const auto text = to_json(document, options);
  const auto out = json::parse(text, nullptr, false);
  require(!out.is_discarded(), "JSON that does not parse", text);
  if (const auto problem = schema.problem(out); !problem.empty())
    fail("JSON that is not of the schema", problem + "\n" + text);
  JsonChecker(out, document.text()).all();
  require(json::parse(out.dump(-1, ' ', false, json::error_handler_t::strict)) == out,
          "JSON that does not survive");
  // The other units count the same characters: never more than there are bytes.
  for (const auto unit : {OffsetUnit::codepoint, OffsetUnit::utf16}) {
    options.offsets = unit;
    const auto other = json::parse(to_json(document, options), nullptr, false);
    require(!other.is_discarded() && schema.problem(other).empty(), "JSON in other offsets");
    require(other["entities"].size() == out["entities"].size() &&
                other["relations"].size() == out["relations"].size(),
            "other contents in other offsets");
  }
}

}  // namespace fuzz
