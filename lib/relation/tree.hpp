// SPDX-License-Identifier: Apache-2.0
/// The parse seen from its heads downwards.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

using TokenIndex = std::uint32_t;
inline constexpr TokenIndex no_token = Syntax::root;

/// Children lists over Layers::syntax, and the small questions that every rule asks.
/// Refers to the document.
class Tree {
 public:
  explicit Tree(const Layers& document);

  [[nodiscard]] std::span<const TokenIndex> children(TokenIndex token) const {
    return std::span(children_).subspan(first_[token], first_[token + 1] - first_[token]);
  }
  [[nodiscard]] TokenIndex head(TokenIndex t) const { return syntax_[t].head; }
  [[nodiscard]] Deprel rel(TokenIndex t) const { return syntax_[t].rel; }
  [[nodiscard]] Upos pos(TokenIndex t) const { return syntax_[t].pos; }
  [[nodiscard]] std::string_view lemma(TokenIndex t) const { return syntax_[t].lemma; }
  [[nodiscard]] std::string_view text(TokenIndex t) const {
    return document_.view(document_.tokens[t]);
  }
  [[nodiscard]] const Layers& document() const { return document_; }

  /// First child with that relation, or no_token.
  [[nodiscard]] TokenIndex child(TokenIndex token, Deprel rel) const;
  /// First child with one of those lemmas (any relation), or no_token.
  [[nodiscard]] TokenIndex child_with_lemma(TokenIndex token,
                                            std::initializer_list<std::string_view> lemmas) const;
  /// The preposition before a noun: "with", "according to" (as "according"), "in"; empty if none.
  [[nodiscard]] std::string_view preposition(TokenIndex noun) const;
  /// A form of "be" or "get" as auxiliary of a participle: "was met", "been told"; or a headline's.
  [[nodiscard]] bool passive(TokenIndex verb) const;
  /// "-ing" form.
  [[nodiscard]] bool gerund(TokenIndex verb) const;
  [[nodiscard]] bool infinitive(TokenIndex verb) const;  ///< has the mark "to"
  [[nodiscard]] bool is_verb(TokenIndex t) const {
    return pos(t) == Upos::verb || pos(t) == Upos::aux;
  }
  /// A verb, also where the tagger took it for a noun: "to break", "A attack B".
  [[nodiscard]] bool verbal(TokenIndex t) const;
  [[nodiscard]] bool is_noun(TokenIndex t) const {
    return pos(t) == Upos::noun || pos(t) == Upos::propn;
  }
  /// "X's", "his": a possessor under a noun.
  [[nodiscard]] bool possessive(TokenIndex t) const;
  /// The token itself and what is coordinated with it, in text order.
  void add_conjuncts(TokenIndex token, std::vector<TokenIndex>& out) const;
  /// The first conjunct of a coordination: "A" for "C" in "A, B and C".
  [[nodiscard]] TokenIndex first_conjunct(TokenIndex token) const;
  /// The sentence's index that holds the token.
  [[nodiscard]] std::uint32_t sentence(TokenIndex token) const { return sentence_[token]; }

 private:
  [[nodiscard]] bool headline_passive(TokenIndex verb) const;
  [[nodiscard]] bool shared_passive(TokenIndex verb) const;
  const Layers& document_;
  const std::vector<Syntax>& syntax_;
  std::vector<std::uint32_t> first_;
  std::vector<TokenIndex> children_;
  std::vector<std::uint32_t> sentence_;
};

/// True if `word` is one of `words`.
[[nodiscard]] inline bool one_of(std::string_view word,
                                 std::initializer_list<std::string_view> words) {
  for (const auto w : words)
    if (w == word) return true;
  return false;
}

}  // namespace demarche::detail
