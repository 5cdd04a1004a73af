// SPDX-License-Identifier: Apache-2.0
#include "relation/tree.hpp"

#include <algorithm>

namespace demarche::detail {

Tree::Tree(const Layers& document)
    : document_(document),
      syntax_(document.syntax),
      first_(document.syntax.size() + 2, 0),
      sentence_(document.syntax.size(), 0) {
  const auto n = document.syntax.size();
  for (const auto& s : syntax_)
    if (s.head < n) ++first_[s.head + 2];
  for (std::size_t i = 2; i < first_.size(); ++i) first_[i] += first_[i - 1];
  children_.resize(first_.back());
  for (TokenIndex t = 0; t < n; ++t)
    if (syntax_[t].head < n) children_[first_[syntax_[t].head + 1]++] = t;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
    for (auto t = document.sentences[s].tokens.begin; t < document.sentences[s].tokens.end && t < n;
         ++t)
      sentence_[t] = s;
}

TokenIndex Tree::child(TokenIndex token, Deprel wanted) const {
  for (const auto c : children(token))
    if (rel(c) == wanted) return c;
  return no_token;
}

TokenIndex Tree::child_with_lemma(TokenIndex token,
                                  std::initializer_list<std::string_view> lemmas) const {
  for (const auto c : children(token))
    if (one_of(lemma(c), lemmas)) return c;
  return no_token;
}

std::string_view Tree::preposition(TokenIndex noun) const {
  for (const auto c : children(noun))
    if (rel(c) == Deprel::case_ && c < noun) return lemma(c);
  // "with Vice President Lopez": parsers often hang the preposition on the title before the name
  for (const auto c : children(noun)) {
    if (c >= noun ||
        (rel(c) != Deprel::nmod && rel(c) != Deprel::compound && rel(c) != Deprel::amod))
      continue;
    bool owned = false;
    std::string_view before;
    for (const auto k : children(c)) {
      owned |= rel(k) == Deprel::case_ && k > c;  // "Kenya's"
      if (rel(k) == Deprel::case_ && k < c) before = lemma(k);
    }
    if (!before.empty() && !owned) return before;
  }
  for (const auto c : children(noun))  // or on the name's last word: "by Boko [Haram]"
    if (rel(c) == Deprel::flat)
      for (const auto k : children(c))
        if (rel(k) == Deprel::case_ && k < noun) return lemma(k);
  return {};
}

bool Tree::gerund(TokenIndex verb) const {
  const auto word = text(verb);
  return word.size() > 4 && word.substr(word.size() - 3) == "ing";
}

bool Tree::passive(TokenIndex verb) const {
  if (!verbal(verb) || pos(verb) == Upos::aux || gerund(verb)) return false;
  const auto word = text(verb);
  const bool participle =
      word != lemma(verb) || one_of(word, {"put", "set", "cut", "hit", "hurt", "let", "shut"});
  if (!participle) return false;
  for (const auto c : children(verb))
    if (rel(c) == Deprel::aux && one_of(lemma(c), {"be", "get"})) return true;
  return headline_passive(verb) || shared_passive(verb);
}

/// "was captured by A and [accused] of B": one auxiliary for both, with verbs that nobody does
/// without an object.
bool Tree::shared_passive(TokenIndex verb) const {
  if (rel(verb) != Deprel::conj || head(verb) == no_token || head(verb) > verb ||
      !one_of(lemma(verb),
              {"accuse", "charge", "sentence", "convict", "jail", "imprison", "execute", "detain",
               "arrest", "deport", "expel", "extradite", "torture", "acquit", "indict", "fine"}))
    return false;
  for (const auto c : children(verb))
    if (rel(c) == Deprel::obj || rel(c) == Deprel::nsubj || rel(c) == Deprel::aux) return false;
  const auto first = head(verb);
  for (const auto c : children(first))
    if (rel(c) == Deprel::aux && one_of(lemma(c), {"be", "get"}) && !gerund(first)) return true;
  return false;
}

/// Headlines leave "was" out: "[Quist] killed in a raid".
bool Tree::headline_passive(TokenIndex verb) const {
  if (rel(verb) != Deprel::root || verb + 1 >= syntax_.size() ||
      !one_of(text(verb + 1), {"in", "by", "after", "near", "during", "as", "over", "at"}) ||
      !one_of(lemma(verb), {"kill", "wound", "injure", "arrest", "detain", "jail", "sentence",
                            "abduct", "kidnap", "oust", "assassinate", "charge", "indict"}))
    return false;
  return child(verb, Deprel::nsubj) < verb && child(verb, Deprel::obj) == no_token &&
         child(verb, Deprel::aux) == no_token;
}

bool Tree::infinitive(TokenIndex verb) const {
  for (const auto c : children(verb))
    if (rel(c) == Deprel::mark && lemma(c) == "to") return true;
  return false;
}

bool Tree::verbal(TokenIndex t) const {
  if (is_verb(t)) return true;
  if (!is_noun(t) && pos(t) != Upos::adj) return false;
  bool subject = false, object = false;
  for (const auto c : children(t)) {
    if (rel(c) == Deprel::cop) return false;
    if (rel(c) == Deprel::mark && c < t && lemma(c) == "to") return true;
    if (rel(c) == Deprel::aux && c < t) return true;
    subject |= rel(c) == Deprel::nsubj && c < t;
    object |= (rel(c) == Deprel::obj || rel(c) == Deprel::iobj) && c > t;
  }
  return object && (subject || rel(t) == Deprel::root);
}

bool Tree::possessive(TokenIndex t) const {
  if (rel(t) != Deprel::nmod && rel(t) != Deprel::det) return false;
  if (pos(t) == Upos::pron)
    return one_of(lemma(t), {"his", "her", "its", "their", "our", "my", "your", "he", "she", "it",
                             "they", "we", "whose"}) &&
           t < head(t);
  for (const auto c : children(t))
    if (rel(c) == Deprel::case_ && c > t) return true;  // 's stands behind, prepositions before
  return false;
}

void Tree::add_conjuncts(TokenIndex token, std::vector<TokenIndex>& out) const {
  out.push_back(token);
  for (std::size_t i = out.size() - 1; i < out.size() && out.size() < 64; ++i)
    for (const auto c : children(out[i]))
      if (rel(c) == Deprel::conj) out.push_back(c);
}

TokenIndex Tree::first_conjunct(TokenIndex token) const {
  for (int depth = 0; depth < 64 && rel(token) == Deprel::conj && head(token) != no_token; ++depth)
    token = head(token);
  return token;
}

}  // namespace demarche::detail
