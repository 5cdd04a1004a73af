// SPDX-License-Identifier: Apache-2.0
#include "entity/issuers.hpp"

#include <algorithm>
#include <array>

#include "entity/speakers.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(),
                     [word](std::string_view w) { return equal_folded(word, w); });
}

/// What somebody issues.
bool is_issued(std::string_view w) {
  return is_one_of(w, {"remarks", "statement", "statements", "speech", "address", "letter",
                       "letters", "message", "testimony", "intervention", "communique",
                       "communiqu\u00e9", "declaration", "release", "briefing", "toast"});
}

/// Behind these a head no longer says who issues the text.
bool ends_issuers(std::string_view w) {
  return is_one_of(
      w, {"on",        "at",   "in",    "to",        "after", "before",  "regarding",  "concerning",
          "following", "with", "about", "addressed", "upon",  "against", "condemning", "welcoming",
          "marking",   ":",    ".",     "(",         "\"",    "\u201c"});
}

class Reader {
 public:
  explicit Reader(const EntityBuilder& b) : b_(b) {}

  Issuers run() {
    constexpr std::uint32_t looked_at = 60;  // words
    const auto n = std::min(looked_at, static_cast<std::uint32_t>(b_.doc.tokens.size()));
    for (std::uint32_t t = 0; t < n && !is_prose(t); ++t)
      if (is_issued(b_.word(t)) && !is_verb(t)) {
        read(t);
        break;
      }
    return std::move(found_);
  }

 private:
  /// A sentence that ends with a full stop is no head.
  [[nodiscard]] bool is_prose(std::uint32_t t) const {
    const auto sentence = b_.doc.sentences[b_.sentence_of(t)].tokens;
    const auto last = b_.word(sentence.end - 1);
    return last == "." || last == "!" || last == "?";
  }

  [[nodiscard]] bool is_verb(std::uint32_t t) const {
    return !b_.doc.syntax.empty() && b_.doc.syntax[t].pos == Upos::verb;
  }

  /// "Declaration of [war] by Kenya": what goes on with other things than people and bodies does
  /// not say whose it is.
  [[nodiscard]] bool is_other_thing(std::uint32_t t) const {
    const auto w = b_.word(t);
    if (b_.doc.syntax.empty() || w.empty() || w[0] < 'a' || w[0] > 'z') return false;
    const auto& syntax = b_.doc.syntax[t];
    if (syntax.pos != Upos::noun && syntax.pos != Upos::verb) return false;
    return !is_human_noun(syntax.lemma) && !is_group_noun(syntax.lemma);
  }

  void read(std::uint32_t noun) {
    constexpr std::uint32_t reach = 8;  // "Letter [dated 3 May 2023] from"
    const auto end = b_.doc.sentences[b_.sentence_of(noun)].tokens.end;
    for (auto t = noun + 1; t < std::min(noun + reach, end); ++t) {
      if (is_one_of(b_.word(t), {"by", "from", "of"})) return names(t + 1, end);
      if (ends_issuers(b_.word(t))) break;
    }
    // "Harbour Group Leaders' Statement", "Ministry of Foreign Affairs of Kenya: press release"
    names(b_.doc.sentences[b_.sentence_of(noun)].tokens.begin, noun);
    if (found_.bodies.empty() && !found_.person && noun > 0 && b_.sentence_of(noun) > 0)
      names(b_.doc.sentences[b_.sentence_of(noun) - 1].tokens.begin, noun);
  }

  void names(std::uint32_t begin, std::uint32_t end) {
    constexpr std::uint32_t most = 60;
    end = std::min(end, begin + most);
    std::size_t persons = 0;
    for (auto t = begin; t < end && !ends_issuers(b_.word(t));) {
      const auto name = b_.name_beginning_at(t);
      if (!name) {
        if (is_other_thing(t)) break;
        ++t;
        continue;
      }
      const auto& mention = b_.mentions[name.value];
      t = mention.tokens.end;
      const auto& entity = b_.entities[mention.entity.value];
      switch (mention.type) {
        case EntityType::person:
          if (persons++ == 0) found_.person = mention.entity;
          add(b_.state_entity(entity.country));
          break;
        case EntityType::org:
          if (const auto state = speaks_for(b_, mention.entity).who)
            add(state);
          else
            add(mention.entity);
          break;
        case EntityType::gpe:
          if (entity.subtype == "country") add(mention.entity);
          break;
        case EntityType::norp:
          if (entity.subtype == "nationality") {
            const auto state = b_.state_entity(entity.country);
            add(state ? state : mention.entity);
          }
          break;
        default:
          break;
      }
    }
    if (persons > 1) found_.person = {};
  }

  void add(Id<Entity> who) {
    constexpr std::size_t most = 30;
    auto& all = found_.bodies;
    if (who && all.size() < most && std::find(all.begin(), all.end(), who) == all.end())
      all.push_back(who);
  }

  const EntityBuilder& b_;
  Issuers found_;
};

}  // namespace

Issuers find_issuers(const EntityBuilder& builder) {
  if (builder.doc.tokens.empty() || builder.doc.sentences.empty()) return {};
  return Reader(builder).run();
}

}  // namespace demarche::detail
