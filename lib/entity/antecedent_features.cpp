// SPDX-License-Identifier: Apache-2.0
#include "entity/antecedent_features.hpp"

#include <algorithm>

#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  auto h = (a ^ (b + 0x9E3779B97F4A7C15U + (a << 6U) + (a >> 2U))) * 0xFF51AFD7ED558CCDU;
  return h ^ (h >> 32U);
}
std::uint64_t hash(std::string_view text) {
  std::uint64_t h = 0xCBF29CE484222325U;
  for (const char c : text) h = (h ^ static_cast<unsigned char>(to_lower(c))) * 0x100000001B3U;
  return h;
}

/// Small numbers as they are, larger ones by their size.
std::uint32_t bucket(std::uint32_t n) {
  return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 14 ? 6 : n < 24 ? 7 : n < 48 ? 8 : 9;
}

/// Names of features, as far as they need one: what the hashes keep apart.
enum Group : std::uint64_t {
  g_word = 1,
  g_kind,
  g_rel,
  g_determiner,
  g_lemma,
  g_ending,
  g_class,
  g_quoted,
  g_section,
  g_governor,
  g_length,
  g_inside,
  g_modifier,
  g_place,
  g_text,
  g_fresh,
  g_several,
  g_type,
  g_distance,
  g_rank,
  g_role,
  g_last,
  g_count,
  g_gender,
  g_reason,
  g_country,
  g_called,
  g_subject,
  g_block,
  g_speech,
  g_first,
  g_noun,
  g_type_word,
  g_reason_word,
  g_party,
  g_rules,
};

class Writer {
 public:
  explicit Writer(FeatureList& out) : out_(out) {}
  void operator()(std::uint64_t group, std::uint64_t a = 0, std::uint64_t b = 0) {
    out_.push_back(static_cast<std::uint32_t>(mixed(mixed(group, a), b)));
  }

 private:
  FeatureList& out_;
};

std::uint64_t noun_class(std::string_view lemma) {
  return (is_human_noun(lemma) ? 1U : 0U) | (is_group_noun(lemma) ? 2U : 0U) |
         (is_body_noun(lemma) ? 4U : 0U) | (is_counterpart_noun(lemma) ? 8U : 0U);
}

/// Pronouns by their kind; noun phrases by how they begin: "the", "a", a possessor, a name, none.
std::uint64_t manner(const EntityBuilder& b, const Phrase& p) {
  const auto kind = static_cast<std::uint64_t>(p.kind);
  if (p.kind != PhraseKind::nominal) return kind;
  const auto first = b.doc.syntax[p.range.begin];
  std::uint64_t how = 0;
  if (p.word == "the")
    how = 1;
  else if (p.word == "a" || p.word == "an")
    how = 2;
  else if (p.word == "this" || p.word == "that" || p.word == "these" || p.word == "those")
    how = 3;
  else if (p.word == "both" || p.word == "two")
    how = 4;
  else if (first.pos == Upos::pron)
    how = 5;
  else if (first.pos == Upos::det)
    how = 6;
  else if (first.pos == Upos::num)
    how = 7;
  else if (b.name_beginning_at(p.range.begin))
    how = 8;
  else if (p.range.size() == 1)
    how = 9;
  return kind + 16 * (2 * how + (p.plural ? 1 : 0) + 1);
}

std::uint64_t type_of(const EntityBuilder& b, const Standing& s, Id<Entity> e) {
  const auto& entity = b.entities[e.value];
  const bool country = entity.subtype == "country";
  const bool government = entity.subtype == "government" || entity.subtype == "ministry";
  return static_cast<std::uint64_t>(entity.type) * 8 + (s.named ? 4U : 0U) + (country ? 1U : 0U) +
         (government ? 2U : 0U);
}

}  // namespace

void phrase_features(const EntityBuilder& b, const PhraseLayer& phrases, const Discourse& d,
                     const Phrase& p, std::size_t rules, FeatureList& out) {
  Writer add(out);
  const auto& syntax = b.doc.syntax;
  const auto& s = syntax[p.head];
  const auto rel = static_cast<std::uint64_t>(s.rel);
  const auto how = manner(b, p);
  const auto word = hash(p.word);
  add(g_kind, how);
  add(g_rules, std::min<std::size_t>(rules, 102), how);
  add(g_word, word);
  add(g_rel, rel, how);
  add(g_quoted, d.quoted(p.head), how);
  const auto sentence = d.sentence(p.head);
  add(g_section, static_cast<std::uint64_t>(b.doc.sentences[sentence].section));
  add(g_place, bucket(sentence), static_cast<std::uint64_t>(p.kind));
  add(g_text,
      (b.doc.article.dateline ? 1U : 0U) + (b.doc.article.byline ? 2U : 0U) + (d.home ? 4U : 0U),
      static_cast<std::uint64_t>(p.kind));
  const auto governor = s.head == Syntax::root ? std::string_view{} : syntax[s.head].lemma;
  add(g_governor, hash(governor), rel);
  add(g_governor, hash(governor));
  if (p.lemma.empty()) return;
  const auto lemma = hash(p.lemma);
  add(g_lemma, lemma);
  add(g_lemma, lemma, how);
  add(g_ending, hash(p.lemma.substr(p.lemma.size() > 3 ? p.lemma.size() - 3 : 0)), p.plural);
  add(g_class, noun_class(p.lemma), how);
  add(g_length, std::min<std::uint32_t>(p.range.size(), 5), how);
  std::uint64_t inside = 0;
  for (const auto& m : phrases.modifiers_of(p.head))
    inside |= m.name ? 1U << static_cast<unsigned>(b.mentions[m.name.value].type) : 1U << 20U;
  add(g_inside, inside);
  for (auto t = p.range.begin; t < p.head; ++t)
    if (syntax[t].pos == Upos::adj || syntax[t].pos == Upos::noun || syntax[t].pos == Upos::propn)
      add(g_modifier, hash(syntax[t].lemma));
}

namespace {

/// Writes features plain and beside the phrase's manner.
class CandidateFeatures {
 public:
  CandidateFeatures(const EntityBuilder& b, const PhraseLayer& phrases, const Discourse& d,
                    const Phrase& p, const Candidate& c, FeatureList& out)
      : b_(b), phrases_(phrases), d_(d), p_(p), c_(c), add_(out), how_(manner(b, p)) {
    kind_ = static_cast<std::uint64_t>(p.kind);
    lemma_ = hash(p.lemma.empty() ? std::string_view(p.word) : p.lemma);
  }

  void run() {
    for (std::uint64_t r = 0; r < reason_count; ++r)
      if (c_.reasons >> r & 1U) {
        both(g_reason, r);
        add_(g_reason_word, r, lemma_);
      }
    add_(g_reason, 100 + c_.reasons, kind_);
    if (c_.who.size() == 1)
      single();
    else
      several();
  }

 private:
  void both(std::uint64_t group, std::uint64_t value) {
    add_(group, value);
    add_(group, value, 1000 + how_);
  }

  void single() {
    const auto e = c_.who.front();
    const auto& s = d_.of(e);
    const auto& entity = b_.entities[e.value];
    const auto type = type_of(b_, s, e);
    both(g_type, type);
    add_(g_type_word, type, lemma_);
    add_(g_type, type, 500 + static_cast<std::uint64_t>(b_.doc.syntax[p_.head].rel));
    if (c_.is(Reason::inside)) inside(type);
    where(s);
    both(g_rank, c_.rank);
    both(g_count, bucket(s.total) * 16 + std::min<std::uint32_t>(s.seen, 3));
    both(g_count, 1000 + bucket(s.citizens));
    both(g_first, hash(s.before));
    countries(entity);
    if (p_.kind == PhraseKind::he || p_.kind == PhraseKind::she)
      add_(g_gender, kind_, s.gender.empty() ? 0 : s.gender == "male" ? 1 : 2);
    if (!s.named) add_(g_noun, hash(s.noun), how_);
    if (!s.noun.empty() && s.noun == p_.lemma) both(g_noun, 1);
    if (c_.called) called();
    subjects(e);
  }

  void inside(std::uint64_t type) {
    const auto how = static_cast<std::uint64_t>(c_.inside);
    both(g_inside, how * 1000 + hash(c_.preposition) % 997);
    add_(g_inside, how * 64 + type, lemma_);
    add_(g_inside, hash(c_.preposition), lemma_);
    add_(g_inside, type, noun_class(p_.lemma) + 16 * how);
  }

  void where(const Standing& s) {
    if (s.last == never) return both(g_distance, 100);
    const auto sentences =
        d_.sentence(p_.head) - std::min(d_.sentence(s.last), d_.sentence(p_.head));
    both(g_distance, bucket(sentences));
    add_(g_distance, 20 + bucket(p_.head - std::min(s.last, p_.head)), kind_);
    both(g_block, std::min(d_.block(p_.head) - std::min(d_.block(s.last), d_.block(p_.head)), 3U));
    both(g_role, static_cast<std::uint64_t>(s.role) * 4 + std::min(sentences, 3U));
    add_(g_role,
         static_cast<std::uint64_t>(s.role) * 64 +
             static_cast<std::uint64_t>(b_.doc.syntax[p_.head].rel),
         kind_);
    both(g_last, static_cast<std::uint64_t>(s.kind));
    both(g_speech, (s.quoted ? 1U : 0U) + (d_.quoted(p_.head) ? 2U : 0U));
  }

  void countries(const Entity& entity) {
    std::uint64_t flags = entity.country.empty() ? 1 : 0;
    const auto is_of = [&](Id<Entity> other) {
      return other && !entity.country.empty() && b_.entities[other.value].country == entity.country;
    };
    if (!entity.country.empty() && entity.country == b_.home) flags |= 2;
    if (is_of(d_.first_person)) flags |= 16;
    if (is_of(d_.label)) flags |= 32;
    for (const auto& m : phrases_.modifiers_of(p_.head))
      if (m.name) {
        const auto& named = b_.entities[b_.mentions[m.name.value].entity.value];
        if (!named.country.empty()) flags |= named.country == entity.country ? 4 : 8;
      }
    both(g_country, flags * 32 + static_cast<std::uint64_t>(entity.type));
  }

  /// How the words of "the foreign minister" go with "Prime Minister": all of them are there, some
  /// are others, none but the noun.
  void called() {
    std::uint64_t same = 0, other = 0;
    for (auto t = p_.range.begin; t < p_.head; ++t) {
      const auto pos = b_.doc.syntax[t].pos;
      if ((pos != Upos::adj && pos != Upos::noun && pos != Upos::propn) || b_.name_beginning_at(t))
        continue;
      bool found = false;
      for (auto k = c_.called->words.begin; k < c_.called->words.end; ++k)
        found |= equal_folded(b_.word(k), folded(b_.word(t)));
      ++(found ? same : other);
    }
    both(g_called, std::min<std::uint64_t>(same, 2) * 4 + std::min<std::uint64_t>(other, 2));
    both(g_called, 100 + std::min<std::uint32_t>(c_.called->words.size(), 4));
  }

  void subjects(Id<Entity> e) {
    const auto s = d_.subjects(p_.head);
    const auto is = [&](std::uint32_t token) {
      if (token == never) return 0U;
      const auto& who = d_.at(token);
      return std::find(who.begin(), who.end(), e) != who.end() ? 1U : 2U;
    };
    const auto value = is(s.own) * 3 + is(s.above);
    both(g_subject, value);
    add_(g_subject, value, hash(p_.word));
    add_(g_subject, value, 77 + static_cast<std::uint64_t>(b_.doc.syntax[p_.head].rel));
  }

  void several() {
    std::uint64_t types = 0;
    bool home = false, named = true;
    for (const auto e : c_.who) {
      types |= 1U << static_cast<unsigned>(b_.entities[e.value].type);
      home |= e == d_.home;
      named &= d_.of(e).named;
    }
    const auto size = std::min<std::uint64_t>(c_.who.size(), 5);
    both(g_several, size);
    both(g_several, 100 + types * 2 + (named ? 1 : 0));
    both(g_several, 100000 + size * 2 + (home ? 1 : 0));
    add_(g_several, types, lemma_);
    add_(g_several, size, lemma_ + 1);
    add_(g_several, size, hash(p_.word));
    if (c_.token == never) return;
    const auto far =
        bucket(d_.sentence(p_.head) - std::min(d_.sentence(c_.token), d_.sentence(p_.head)));
    both(g_party, far);
    add_(g_party, far * 32 + (c_.reasons >> 12U), kind_);
    both(g_block,
         10 + std::min(d_.block(p_.head) - std::min(d_.block(c_.token), d_.block(p_.head)), 3U));
  }

  const EntityBuilder& b_;
  const PhraseLayer& phrases_;
  const Discourse& d_;
  const Phrase& p_;
  const Candidate& c_;
  Writer add_;
  std::uint64_t how_, kind_, lemma_;
};

}  // namespace

void candidate_features(const EntityBuilder& b, const PhraseLayer& phrases, const Discourse& d,
                        const Phrase& p, const FeatureList& own, const Candidate& c,
                        FeatureList& out) {
  if (!c.who.empty()) return CandidateFeatures(b, phrases, d, p, c, out).run();
  Writer add(out);
  for (const auto f : own) add(g_fresh, f);
}

}  // namespace demarche::detail
