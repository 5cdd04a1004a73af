// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "entity/builder.hpp"
#include "mention/titles.hpp"

namespace demarche::detail {
namespace {

enum class Kind { none, he, she, it, we };

Kind kind_of(const std::string& w) {
  if (w == "he" || w == "him" || w == "his" || w == "himself") return Kind::he;
  if (w == "she" || w == "her" || w == "hers" || w == "herself") return Kind::she;
  if (w == "it" || w == "its" || w == "itself") return Kind::it;
  if (w == "we" || w == "us" || w == "our" || w == "ours") return Kind::we;
  return Kind::none;
}

/// Resolves by recency within three sentences; subjects count more; gender must not speak against
/// it.
class Pronouns {
 public:
  explicit Pronouns(EntityBuilder& b) : b_(b) {
    genders_.resize(b.entities.size());
    for (std::size_t m = 0; m < b.name_count(); ++m) {
      const auto& mention = b.mentions[m];
      if (mention.type != EntityType::person) continue;
      auto& gender = genders_[mention.entity.value];
      if (mention.tokens.begin > 0 && gender.empty())
        gender = honorific_gender(b.word(mention.tokens.begin - 1));
      if (gender.empty())
        for (const auto* sense : b.senses(m))
          if (!sense->gender.empty()) gender = sense->gender;
      if (gender.empty() && mention.tokens.size() > 1)
        gender = b.gazetteer.gender(b.word(mention.tokens.begin));
    }
  }

  void run() {
    order_.resize(b_.mentions.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    std::stable_sort(order_.begin(), order_.end(), [this](auto x, auto y) {
      return b_.mentions[x].span.begin < b_.mentions[y].span.begin;
    });
    std::size_t next = 0;
    for (std::uint32_t t = 0; t < b_.doc.tokens.size(); ++t) {
      while (next < order_.size() && b_.mentions[order_[next]].tokens.begin <= t) ++next;
      const auto w = b_.word(t);
      if (w.size() > 7) continue;
      const auto kind = kind_of(folded(w));
      if (kind == Kind::none || (kind == Kind::we && w == "US")) continue;
      // "He (Bajwa)"
      Id<Entity> entity;
      if (b_.word(t + 1) == "(")
        if (const auto name = b_.name_beginning_at(t + 2);
            name && b_.word(b_.mentions[name.value].tokens.end) == ")")
          entity = b_.mentions[name.value].entity;
      if (!entity && kind == Kind::we) entity = speakers_country(t, next);
      if (!entity && kind != Kind::we) entity = antecedent(kind, t, next);
      if (entity) found_.push_back({t, entity});
    }
    for (const auto& [token, entity] : found_)
      b_.add_mention(b_.doc.tokens[token].span, {token, token + 1}, entity, MentionKind::pronoun,
                     "pronoun", 0.7F);
  }

 private:
  [[nodiscard]] bool fits(Kind kind, const Mention& m) const {
    const auto& e = b_.entities[m.entity.value];
    if (kind == Kind::it)
      return m.type == EntityType::org ||
             (m.type == EntityType::gpe &&
              (e.subtype == "country" || m.stands_for || !m.stands_for_country.empty()));
    if (m.type != EntityType::person) return false;
    if (m.entity.value >= genders_.size()) return true;
    const auto gender = genders_[m.entity.value];
    return gender.empty() || (gender == "male") == (kind == Kind::he);
  }

  [[nodiscard]] int weight(const Mention& m, std::uint32_t sentence) const {
    int score = -12 * static_cast<int>(sentence - b_.sentence_of(m.tokens.begin));
    if (!b_.doc.syntax.empty())
      for (auto t = m.tokens.begin; t < m.tokens.end; ++t)
        if (b_.doc.syntax[t].rel == Deprel::nsubj) score += 10;
    if (m.kind == MentionKind::pronoun) score += 2;
    return score;
  }

  [[nodiscard]] Id<Entity> antecedent(Kind kind, std::uint32_t token, std::size_t next) const {
    const auto sentence = b_.sentence_of(token);
    Id<Entity> best;
    int best_score = -1000;
    // what pronouns before this one meant counts as a mention
    for (auto f = found_.rbegin(); f != found_.rend() && f - found_.rbegin() < 8; ++f) {
      const auto distance = sentence - b_.sentence_of(f->first);
      if (distance > 2) break;
      if (kind_of(folded(b_.word(f->first))) != kind) continue;
      const int score = -12 * static_cast<int>(distance) + 9;
      if (score > best_score) best = f->second, best_score = score;
    }
    for (std::size_t steps = 0; next-- > 0 && steps < 40; ++steps) {
      const auto& m = b_.mentions[order_[next]];
      if (m.tokens.end > token) continue;
      const auto distance = sentence - b_.sentence_of(m.tokens.begin);
      if (distance > 3) break;
      if (!fits(kind, m)) continue;
      const int score = weight(m, sentence) - static_cast<int>(steps) / 2;
      if (score > best_score) best = m.entity, best_score = score;
    }
    return best;
  }

  /// "We" in a quotation is whom the speaker speaks for: the country of the person or body named
  /// beside it.
  [[nodiscard]] Id<Entity> speakers_country(std::uint32_t token, std::size_t next) const {
    const auto sentence = b_.sentence_of(token);
    const auto range = b_.doc.sentences[sentence].tokens;
    bool quoted = false;
    for (auto t = range.begin; t < token; ++t)
      quoted |= b_.word(t) == "\u201C" || b_.word(t) == "\"";
    if (!quoted) {  // whose statement the text is
      const auto country = issuers_country(b_);
      return country.empty() ? Id<Entity>{} : b_.country_entity(country);
    }
    const auto country_of = [&](const Mention& m) -> Id<Entity> {
      if (m.type != EntityType::person && m.type != EntityType::org) return {};
      const auto country = b_.entities[m.entity.value].country;
      return country.empty() ? Id<Entity>{} : b_.country_entity(country);
    };
    for (std::size_t i = next; i < order_.size() && b_.mentions[order_[i]].tokens.end <= range.end;
         ++i) {  // "..., Miller said"
      const auto& m = b_.mentions[order_[i]];
      const auto behind = b_.word(m.tokens.end);
      const auto before = m.tokens.begin > 0 ? b_.word(m.tokens.begin - 1) : std::string_view{};
      if (behind == "said" || behind == "told" || behind == "added" || before == "said")
        return country_of(m);
    }
    for (std::size_t steps = 0; next-- > 0 && steps < 12; ++steps) {
      const auto& m = b_.mentions[order_[next]];
      if (sentence - b_.sentence_of(m.tokens.begin) > 1) break;
      if (m.type == EntityType::person && m.kind == MentionKind::name)
        if (const auto found = country_of(m)) return found;
    }
    return {};
  }

  EntityBuilder& b_;
  std::vector<std::string_view> genders_;
  std::vector<std::size_t> order_;
  std::vector<std::pair<std::uint32_t, Id<Entity>>> found_;
};

}  // namespace

void add_pronouns(EntityBuilder& builder) { Pronouns(builder).run(); }

}  // namespace demarche::detail
