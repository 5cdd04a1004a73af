// SPDX-License-Identifier: Apache-2.0
#include "entity/argument_phrases.hpp"

#include <algorithm>
#include <array>

#include "entity/phrases.hpp"
#include "mention/titles.hpp"

namespace demarche::detail {
namespace {

struct Pronoun {
  std::string_view word;
  PhraseKind kind;
};
constexpr std::array<Pronoun, 35> pronouns = {
    {{"he", PhraseKind::he},          {"him", PhraseKind::he},
     {"his", PhraseKind::he},         {"himself", PhraseKind::he},
     {"she", PhraseKind::she},        {"her", PhraseKind::she},
     {"hers", PhraseKind::she},       {"herself", PhraseKind::she},
     {"it", PhraseKind::it},          {"its", PhraseKind::it},
     {"itself", PhraseKind::it},      {"they", PhraseKind::they},
     {"them", PhraseKind::they},      {"their", PhraseKind::they},
     {"theirs", PhraseKind::they},    {"themselves", PhraseKind::they},
     {"we", PhraseKind::we},          {"us", PhraseKind::we},
     {"our", PhraseKind::we},         {"ours", PhraseKind::we},
     {"ourselves", PhraseKind::we},   {"i", PhraseKind::i},
     {"me", PhraseKind::i},           {"my", PhraseKind::i},
     {"mine", PhraseKind::i},         {"myself", PhraseKind::i},
     {"you", PhraseKind::you},        {"your", PhraseKind::you},
     {"yours", PhraseKind::you},      {"yourself", PhraseKind::you},
     {"yourselves", PhraseKind::you}, {"each", PhraseKind::number},
     {"both", PhraseKind::number},    {"others", PhraseKind::number},
     {"another", PhraseKind::number}}};

const Pronoun* pronoun(std::string_view folded_word) {
  const auto* found = std::find_if(pronouns.begin(), pronouns.end(),
                                   [&](const auto& p) { return p.word == folded_word; });
  return found == pronouns.end() ? nullptr : found;
}

/// Places of a sentence where somebody takes part in what happens, or is a part of such a phrase.
bool is_place_of_argument(Deprel rel) {
  switch (rel) {
    case Deprel::nsubj:
    case Deprel::obj:
    case Deprel::iobj:
    case Deprel::obl:
    case Deprel::nmod:
    case Deprel::conj:
    case Deprel::appos:
    case Deprel::root:
    case Deprel::parataxis:
    case Deprel::dep:
    case Deprel::list:
    case Deprel::vocative:
    case Deprel::dislocated:
    case Deprel::csubj:
    case Deprel::ccomp:
    case Deprel::xcomp:
    case Deprel::orphan:
      return true;
    default:
      return false;
  }
}

class Finder {
 public:
  explicit Finder(const EntityBuilder& b) : b_(b), syntax_(b.doc.syntax) {
    const auto n = b.doc.tokens.size();
    name_at_.resize(n);
    named_.resize(n);
  }

  PhraseLayer run() {
    names();
    for (const auto& sentence : b_.doc.sentences)
      for (auto t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
        phrase(t, sentence.tokens.begin);
    std::stable_sort(layer_.modifiers.begin(), layer_.modifiers.end(),
                     [](const auto& a, const auto& c) { return a.head < c.head; });
    std::stable_sort(layer_.descriptors.begin(), layer_.descriptors.end(),
                     [](const auto& a, const auto& c) { return a.token < c.token; });
    return std::move(layer_);
  }

 private:
  /// Heads of the names, the phrases that they stand in, and the nouns that only tell what a name
  /// is.
  void names() {
    for (std::size_t m = 0; m < b_.name_count(); ++m) {
      const auto& mention = b_.mentions[m];
      const auto head = range_head(b_.doc, mention.tokens);
      layer_.name_heads.push_back(head);
      for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t) name_at_[t] = Id<Mention>(m);
      if (mention.type != EntityType::person && mention.type != EntityType::org &&
          mention.type != EntityType::gpe && mention.type != EntityType::norp)
        continue;
      describe(m, head);
    }
    for (std::size_t m = 0; m < b_.name_count(); ++m) modifier(m);
  }

  void describe(std::size_t m, std::uint32_t head) {
    const auto& mention = b_.mentions[m];
    const auto above = syntax_[head].head;
    const auto rel = syntax_[head].rel;
    if (above != Syntax::root &&
        ((rel == Deprel::appos && mention.type != EntityType::norp) || rel == Deprel::flat ||
         (rel == Deprel::compound && mention.type == EntityType::person && above < head)))
      descriptor(above, mention.entity);
    // its own last word, and a title that hangs on it
    if (mention.type == EntityType::org)
      layer_.descriptors.push_back({small(b_.word(mention.tokens.end - 1)), mention.tokens,
                                    mention.tokens.begin, mention.entity});
    if (const auto title = title_before(mention.tokens.begin); title)
      descriptor(layer_.name_heads[title.value], mention.entity);
  }

  [[nodiscard]] Id<Mention> title_before(std::uint32_t token) const {
    for (int steps = 0; steps < 2 && token > 0; ++steps, --token) {
      if (const auto before = b_.name_ending_at(token)) {
        const auto& m = b_.mentions[before.value];
        if (m.type == EntityType::title) return before;
        // "[President] of Kenya Ada Quist"
        auto t = m.tokens.begin;
        if (t > 0 && b_.word(t - 1) == "the") --t;
        const bool of = t > 0 && b_.word(t - 1) == "of";
        const auto title = of ? b_.name_ending_at(t - 1) : Id<Mention>{};
        return title && b_.mentions[title.value].type == EntityType::title ? title : Id<Mention>{};
      }
      if (!is_honorific(b_.word(token - 1))) return {};
    }
    return {};
  }

  void descriptor(std::uint32_t noun, Id<Entity> entity) {
    if (syntax_[noun].pos != Upos::noun && syntax_[noun].pos != Upos::propn) return;
    named_[noun] = true;
    auto words =
        name_at_[noun] ? b_.mentions[name_at_[noun].value].tokens : TokenRange{noun, noun + 1};
    layer_.descriptors.push_back({small(syntax_[noun].lemma), words, noun, entity});
  }

  void modifier(std::size_t m) {
    const auto& mention = b_.mentions[m];
    if (mention.type > EntityType::fac) return;
    const auto head = layer_.name_heads[m];
    auto token = head;
    for (int steps = 0;
         steps < 3 && syntax_[token].rel == Deprel::conj && syntax_[token].head != Syntax::root;
         ++steps)
      token = syntax_[token].head;
    const auto rel = syntax_[token].rel;
    auto above = syntax_[token].head;
    if (above == Syntax::root || (rel != Deprel::nmod && rel != Deprel::compound &&
                                  rel != Deprel::amod && rel != Deprel::det))
      return;
    std::string_view preposition;
    for (auto t = mention.tokens.begin; t-- > 0 && t + 4 > mention.tokens.begin;)
      if (syntax_[t].rel == Deprel::case_) {
        preposition = syntax_[t].lemma;
        break;
      }
    layer_.modifiers.push_back({above, head, Id<Mention>(m), rel, preposition});
    if (syntax_[above].rel == Deprel::compound && above > head &&
        syntax_[above].head != Syntax::root)
      layer_.modifiers.push_back({syntax_[above].head, head, Id<Mention>(m), rel, preposition});
  }

  void phrase(std::uint32_t t, std::uint32_t limit) {
    const auto& s = syntax_[t];
    const auto w = b_.word(t);
    if (w.size() <= 10 && w != "US" && (w != "i" || s.pos == Upos::pron))
      if (const auto* p = pronoun(folded(w));
          p && (p->kind != PhraseKind::number || is_place_of_argument(s.rel))) {
        if (s.rel == Deprel::expl || name_at_[t]) return;
        layer_.phrases.push_back({t,
                                  {t, t + 1},
                                  p->kind,
                                  p->kind == PhraseKind::they || p->kind == PhraseKind::we,
                                  std::string(p->word),
                                  {}});
        if (s.rel == Deprel::nmod && s.head != Syntax::root)
          layer_.modifiers.push_back({s.head, t, {}, s.rel, {}});
        return;
      }
    if (!is_place_of_argument(s.rel) || named_[t]) return;
    if (const auto name = name_at_[t]) {
      const auto& mention = b_.mentions[name.value];
      const bool number = mention.type == EntityType::cardinal;
      if (!(number && s.rel != Deprel::root) && mention.type != EntityType::title) return;
      if (layer_.name_heads[name.value] != t) return;
      return noun(t, limit, number);
    }
    if (s.pos == Upos::noun || s.pos == Upos::propn) return noun(t, limit, false);
    const bool core = s.rel == Deprel::nsubj || s.rel == Deprel::obj || s.rel == Deprel::iobj;
    if (core && (s.pos == Upos::num || s.pos == Upos::adj || s.pos == Upos::det))
      noun(t, limit, true);
  }

  void noun(std::uint32_t head, std::uint32_t limit, bool number) {
    const auto begin = phrase_begin(b_.doc, head, limit, [&](std::uint32_t t) {
      return name_at_[t] && b_.mentions[name_at_[t].value].type >= EntityType::date &&
             b_.mentions[name_at_[t].value].type != EntityType::cardinal;
    });
    auto first = begin;
    // "[Togo's] parliament", "the [US] envoy": up to the name and its article
    while (first > limit && head - first < 8) {
      if (const auto name = name_at_[first - 1]; name &&
                                                 b_.mentions[name.value].type <= EntityType::fac &&
                                                 b_.mentions[name.value].tokens.begin >= limit)
        first = b_.mentions[name.value].tokens.begin;
      else if (is_apostrophe_s(b_.word(first - 1)) && first > limit + 1 && name_at_[first - 2])
        --first;
      else if (first < begin && (b_.word(first - 1) == "the" || b_.word(first - 1) == "The" ||
                                 b_.word(first - 1) == "a" || b_.word(first - 1) == "an"))
        --first;
      else
        break;
    }
    Phrase p{head, {first, head + 1}, number ? PhraseKind::number : PhraseKind::nominal, false, {},
             {}};
    if (range_head(b_.doc, p.range) != head) p.range = {head, head + 1};
    const auto lemma = b_.doc.syntax[head].lemma;
    const auto w = b_.word(head);
    p.lemma = small(lemma);
    p.plural = number ? !equal_folded(w, "one") : w != lemma && w.ends_with("s");
    p.word = folded(b_.word(first));
    layer_.phrases.push_back(std::move(p));
  }

  [[nodiscard]] std::string_view small(std::string_view w) const {
    return std::any_of(w.begin(), w.end(), is_upper) ? b_.doc.arena->copy(folded(w)) : w;
  }

  const EntityBuilder& b_;
  const std::vector<Syntax>& syntax_;
  std::vector<Id<Mention>> name_at_;
  std::vector<bool> named_;  ///< nouns that tell what a name is, which is the argument itself
  PhraseLayer layer_;
};

}  // namespace

std::span<const Modifier> PhraseLayer::modifiers_of(std::uint32_t head) const {
  const auto less = [](const Modifier& m, std::uint32_t h) { return m.head < h; };
  const auto begin = std::lower_bound(modifiers.begin(), modifiers.end(), head, less);
  const auto end = std::lower_bound(begin, modifiers.end(), head + 1, less);
  return {begin, end};
}

std::uint32_t range_head(const Layers& document, TokenRange range) {
  for (auto t = range.begin; t < range.end; ++t) {
    const auto& s = document.syntax[t];
    if (!range.contains(s.head) && s.rel != Deprel::punct && s.rel != Deprel::case_) return t;
  }
  return range.end - 1;
}

PhraseLayer find_phrases(const EntityBuilder& builder) { return Finder(builder).run(); }

}  // namespace demarche::detail
