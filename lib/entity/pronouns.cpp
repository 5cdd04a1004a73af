// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "entity/builder.hpp"
#include "entity/clause_subject.hpp"
#include "entity/issuers.hpp"
#include "entity/speakers.hpp"
#include "mention/titles.hpp"

namespace demarche::detail {
namespace {

enum class Kind { none, he, she, it, they, we, i };

Kind kind_of(const std::string& w) {
  if (w == "he" || w == "him" || w == "his" || w == "himself") return Kind::he;
  if (w == "she" || w == "her" || w == "hers" || w == "herself") return Kind::she;
  if (w == "it" || w == "its" || w == "itself") return Kind::it;
  if (w == "we" || w == "us" || w == "our" || w == "ours") return Kind::we;
  if (w == "they" || w == "them" || w == "their" || w == "theirs" || w == "themselves")
    return Kind::they;
  if (w == "i" || w == "me" || w == "my" || w == "mine" || w == "myself") return Kind::i;
  return Kind::none;
}

/// Resolves by recency within three sentences; subjects count more; gender must not speak against
/// it.
class Pronouns {
 public:
  explicit Pronouns(EntityBuilder& b) : b_(b), speakers_(b) {
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
      if (w.size() > 10) continue;
      const auto kind = kind_of(folded(w));
      if (kind == Kind::none || (kind == Kind::we && w == "US") || (kind == Kind::i && w == "i"))
        continue;
      for (const auto entity : meant(kind, t, next)) found_.push_back({t, entity});
    }
    for (const auto& [token, entity] : found_)
      b_.add_mention(b_.doc.tokens[token].span, {token, token + 1}, entity, MentionKind::pronoun,
                     entity == unnamed_author_ ? author_source : "pronoun", 0.7F);
  }

 private:
  [[nodiscard]] std::vector<Id<Entity>> meant(Kind kind, std::uint32_t t, std::size_t next) {
    const auto one = [](Id<Entity> entity) {
      return entity ? std::vector<Id<Entity>>{entity} : std::vector<Id<Entity>>{};
    };
    if (b_.word(t + 1) == "(")  // "He (Bajwa)"
      if (const auto name = b_.name_beginning_at(t + 2);
          name && b_.word(b_.mentions[name.value].tokens.end) == ")")
        return one(b_.mentions[name.value].entity);
    if (kind == Kind::we) return belongs_to_pair(t, next) ? one({}) : one(speakers_country(t));
    if (kind == Kind::i) {
      const auto speaker = speakers_.speaker(t);
      if (!speaker && !speakers_.in_quote(t)) return one(author(t));
      return one(speaker && b_.entities[speaker.value].type == EntityType::person ? speaker
                                                                                  : Id<Entity>{});
    }
    if (kind == Kind::they) {
      if (folded(b_.word(t)) == "their")
        if (auto owners = subject_of_their(b_, order_, t, next)) return *owners;
      return several(t, next);
    }
    if (kind == Kind::it && is_empty(t)) return {};
    return one(antecedent(kind, t, next));
  }

  /// "our cooperation" has been read as two countries'.
  [[nodiscard]] bool belongs_to_pair(std::uint32_t token, std::size_t next) const {
    for (; next-- > 0 && b_.mentions[order_[next]].tokens.begin == token;)
      if (b_.mentions[order_[next]].source == "nominal.pair") return true;
    return false;
  }

  /// Who writes: the person of the byline or the signature, else somebody of whom the text says no
  /// more than "I". Looked for once in a document.
  [[nodiscard]] Id<Entity> author(std::uint32_t token) {
    if (!author_) author_ = named_author();
    if (!author_) {
      Mention first;
      first.span = b_.doc.tokens[token].span;
      author_ = unnamed_author_ = b_.create(first);
    }
    return author_;
  }

  [[nodiscard]] Id<Entity> named_author() const {
    if (const auto issuer = find_issuers(b_).person) return issuer;
    constexpr int last_blocks = 3;  // "ADA QUIST" under her letter, "(Signed) Ada Quist"
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      if (mention.type != EntityType::person) continue;
      if (b_.doc.article.byline && b_.doc.article.byline->contains(mention.span))
        return mention.entity;
      if (is_signature(mention)) return mention.entity;
      auto block = b_.doc.blocks.rbegin();
      for (int i = 0; i < last_blocks && block != b_.doc.blocks.rend(); ++i, ++block)
        if (block->span.contains(mention.span) && block->span.size() <= mention.span.size() + 2)
          return mention.entity;
    }
    return {};
  }

  /// "(Signed) Ada Quist"
  [[nodiscard]] bool is_signature(const Mention& m) const {
    const auto t = m.tokens.begin;
    return t > 2 && b_.word(t - 1) == ")" && equal_folded(b_.word(t - 2), "signed");
  }

  /// "It is right that ...": a subject that means nothing.
  [[nodiscard]] bool is_empty(std::uint32_t t) const {
    if (!b_.doc.syntax.empty() && b_.doc.syntax[t].rel == Deprel::expl) return true;
    const auto next = b_.word(t + 1);
    if (next != "is" && next != "was" && next != "'s" && next != "\u2019s" && next != "would")
      return false;
    for (auto k = t + 2; k < t + 7; ++k)
      if (b_.word(k) == "that" || (k > t + 2 && b_.word(k) == "to")) return true;
    return false;
  }

  /// Who "they" are: the persons, countries or groups that the nearest sentence names together.
  [[nodiscard]] std::vector<Id<Entity>> several(std::uint32_t token, std::size_t next) const {
    const auto sentence = b_.sentence_of(token);
    if (!found_.empty() && kind_of(folded(b_.word(found_.back().first))) == Kind::they &&
        b_.sentence_of(found_.back().first) + 2 > sentence) {
      std::vector<Id<Entity>> same;  // "They agreed on their ..."
      for (auto f = found_.rbegin(); f != found_.rend() && f->first == found_.back().first; ++f)
        same.push_back(f->second);
      std::reverse(same.begin(), same.end());
      return same;
    }
    std::vector<Id<Entity>> persons, group;
    Span group_span;
    auto looked_at = sentence;
    for (std::size_t steps = 0; next-- > 0 && steps < 60; ++steps) {
      b_.doc.work->add(Work::looked_back);
      const auto& m = b_.mentions[order_[next]];
      if (m.tokens.end > token) continue;
      const auto here = b_.sentence_of(m.tokens.begin);
      if (sentence - here > 2) break;
      if (here != looked_at) {
        if (persons.size() > 1) return first_two(persons);
        if (!group.empty()) return group;
        looked_at = here;
      }
      if (m.source == "nominal.pair" || m.source == "nominal.group") {
        if (group.empty() || group_span == m.span) {
          group_span = m.span;
          group.insert(group.begin(), m.entity);
        }
      } else if (m.type == EntityType::person && m.kind != MentionKind::pronoun &&
                 m.source != "nominal.unnamed" &&
                 std::find(persons.begin(), persons.end(), m.entity) == persons.end()) {
        persons.insert(persons.begin(), m.entity);
      }
    }
    if (persons.size() > 1) return first_two(persons);
    return group;
  }
  static std::vector<Id<Entity>> first_two(std::vector<Id<Entity>> persons) {
    if (persons.size() > 2) persons.resize(2);
    return persons;
  }

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
      for (auto t = m.tokens.begin; t < m.tokens.end; ++t) {
        const auto rel = b_.doc.syntax[t].rel;
        if (rel == Deprel::nsubj) score += 10;
        if (rel == Deprel::obj) score += 4;
        if (rel == Deprel::nmod || rel == Deprel::compound) score -= 4;
      }
    if (m.kind == MentionKind::pronoun) score += 2;
    return score;
  }

  /// Whom the subject of a pronoun's own verb names: "Quist thanked him" is not about Quist.
  [[nodiscard]] Id<Entity> own_subject(std::uint32_t token) const {
    if (b_.doc.syntax.empty()) return {};
    const auto& syntax = b_.doc.syntax;
    const auto rel = syntax[token].rel;
    if (rel != Deprel::obj && rel != Deprel::iobj && rel != Deprel::obl) return {};
    const auto verb = syntax[token].head;
    if (verb == Syntax::root) return {};
    const auto sentence = b_.doc.sentences[b_.sentence_of(token)].tokens;
    b_.doc.work->add(Work::looked_back, sentence.size());
    for (auto t = sentence.begin; t < sentence.end; ++t)
      if (syntax[t].head == verb && syntax[t].rel == Deprel::nsubj) {
        for (auto end = t + 1; end < t + 4; ++end)
          if (const auto name = b_.name_ending_at(end)) return b_.mentions[name.value].entity;
      }
    return {};
  }

  [[nodiscard]] bool is_own_adjunct(const Mention& m, std::uint32_t pronoun) const {
    const auto& syntax = b_.doc.syntax;
    const auto verb = syntax[pronoun].head;
    auto t = m.tokens.end - 1;
    for (int steps = 0; steps < 8 && syntax[t].head != Syntax::root; ++steps) {
      if (syntax[t].head == verb) return syntax[t].rel == Deprel::obl;
      if (syntax[t].rel == Deprel::advcl || syntax[t].rel == Deprel::nsubj) return false;
      t = syntax[t].head;
    }
    return false;
  }

  /// "lauded Norway's help and its resolve": whose the first noun of a coordination is owns the
  /// second too.
  [[nodiscard]] Id<Entity> owner_of_conjunct(Kind kind, std::uint32_t token) const {
    const auto& syntax = b_.doc.syntax;
    if (syntax.empty() || syntax[token].rel != Deprel::nmod) return {};
    const auto noun = syntax[token].head;
    if (noun == Syntax::root || noun < token || syntax[noun].rel != Deprel::conj) return {};
    const auto first = syntax[noun].head;
    const auto begin = b_.doc.sentences[b_.sentence_of(token)].tokens.begin;
    for (auto t = first; t-- > begin && first - t < 8;) {
      if (syntax[t].head != first || syntax[t].rel != Deprel::nmod) continue;
      for (auto end = t + 1; end < t + 3; ++end)
        if (const auto name = b_.name_ending_at(end); name && is_apostrophe_s(b_.word(end)))
          if (const auto& m = b_.mentions[name.value]; fits(kind, m)) return m.entity;
    }
    return {};
  }

  /// "thanked Norway for its help", "costs on Kenya for its attack": whom one thanks or fines.
  [[nodiscard]] Id<Entity> whom_it_befalls(Kind kind, std::uint32_t token, std::size_t next) const {
    const auto& syntax = b_.doc.syntax;
    if (syntax.empty() || syntax[token].rel != Deprel::nmod) return {};
    const auto noun = syntax[token].head;
    if (noun == Syntax::root || noun < token || syntax[noun].rel != Deprel::obl) return {};
    const auto verb = syntax[noun].head;
    if (verb == Syntax::root || verb > token) return {};
    bool for_it = false;
    for (auto t = token; t-- > verb && token - t < 4;)
      for_it |= b_.word(t) == "for" && syntax[t].head == noun;
    if (!for_it) return {};
    for (int steps = 0; next-- > 0 && steps < 8; ++steps) {
      const auto& m = b_.mentions[order_[next]];
      if (m.tokens.begin < verb) break;
      if (m.tokens.end > token || !fits(kind, m)) continue;
      auto at = m.tokens.begin;
      for (int up = 0; up < 3 && syntax[at].head != Syntax::root; ++up, at = syntax[at].head)
        if (syntax[at].head == verb &&
            (syntax[at].rel == Deprel::obj || syntax[at].rel == Deprel::obl))
          return m.entity;
    }
    return {};
  }

  [[nodiscard]] Id<Entity> antecedent(Kind kind, std::uint32_t token, std::size_t next) const {
    const auto sentence = b_.sentence_of(token);
    if (const auto owner = owner_of_conjunct(kind, token)) return owner;
    if (const auto whom = whom_it_befalls(kind, token, next)) return whom;
    const auto excluded = own_subject(token);
    const bool subject = !b_.doc.syntax.empty() && b_.doc.syntax[token].rel == Deprel::nsubj;
    Id<Entity> best;
    int best_score = -1000;
    // what pronouns before this one meant counts as a mention
    for (auto f = found_.rbegin(); f != found_.rend() && f - found_.rbegin() < 8; ++f) {
      const auto distance = sentence - b_.sentence_of(f->first);
      if (distance > 2) break;
      if (kind_of(folded(b_.word(f->first))) != kind || f->second == excluded) continue;
      const int score = -12 * static_cast<int>(distance) + 9;
      if (score > best_score) best = f->second, best_score = score;
    }
    for (std::size_t steps = 0; next-- > 0 && steps < 40; ++steps) {
      b_.doc.work->add(Work::looked_back);
      const auto& m = b_.mentions[order_[next]];
      if (m.tokens.end > token) continue;
      const auto distance = sentence - b_.sentence_of(m.tokens.begin);
      if (distance > 3) break;
      if (!fits(kind, m) || m.entity == excluded) continue;
      int score = weight(m, sentence) - static_cast<int>(steps) / 2;
      // "In talks with Quist, he ...": a subject is no one named before it in its own clause
      if (subject && distance == 0 && is_own_adjunct(m, token)) score -= 20;
      if (score > best_score) best = m.entity, best_score = score;
    }
    return best;
  }

  /// "We" in a quotation is whom the speaker speaks for; else whose statement the text is.
  [[nodiscard]] Id<Entity> speakers_country(std::uint32_t token) const {
    if (const auto of = speakers_.spoken_for(token).who) return of;
    if (const auto speaker = speakers_.speaker(token))
      return b_.entities[speaker.value].type == EntityType::org ? speaker : Id<Entity>{};
    return speakers_.in_quote(token) ? Id<Entity>{} : b_.state_entity(b_.home);
  }

  EntityBuilder& b_;
  Speakers speakers_;
  Id<Entity> author_, unnamed_author_;
  std::vector<std::string_view> genders_;
  std::vector<std::size_t> order_;
  std::vector<std::pair<std::uint32_t, Id<Entity>>> found_;
};

}  // namespace

void add_pronouns(EntityBuilder& builder) { Pronouns(builder).run(); }

}  // namespace demarche::detail
