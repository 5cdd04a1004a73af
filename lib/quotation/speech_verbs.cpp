// SPDX-License-Identifier: Apache-2.0
#include "quotation/speech_verbs.hpp"

#include <algorithm>
#include <array>

namespace demarche::detail {
namespace {

constexpr std::array<std::string_view, 61> lemmas = {
    "accuse",    "acknowledge", "add",       "admit",   "affirm",   "allege",    "announce",
    "argue",     "ask",         "assert",    "believe", "blame",    "call",      "charge",
    "claim",     "comment",     "complain",  "concede", "confirm",  "contend",   "continue",
    "convey",    "declare",     "demand",    "deny",    "describe", "emphasise", "emphasize",
    "explain",   "highlight",   "hope",      "inform",  "insist",   "maintain",  "mention",
    "note",      "observe",     "pledge",    "point",   "read",     "reaffirm",  "recall",
    "recognise", "recognize",   "reiterate", "remark",  "report",   "reveal",    "say",
    "state",     "stress",      "suggest",   "tell",    "tweet",    "underline", "underscore",
    "urge",      "vow",         "warn",      "welcome", "write"};
static_assert(std::is_sorted(lemmas.begin(), lemmas.end()));

/// What a reader of forms takes for saying: those that stand beside a name in reports.
constexpr std::array<std::string_view, 20> forms = {
    "added",    "announced", "argued",   "continued", "declared", "emphasised", "explained",
    "insisted", "noted",     "remarked", "replied",   "said",     "saying",     "says",
    "stated",   "stressed",  "told",     "tweeted",   "warned",   "wrote"};
static_assert(std::is_sorted(forms.begin(), forms.end()));

}  // namespace

bool is_speech_verb(std::string_view lemma) {
  return std::binary_search(lemmas.begin(), lemmas.end(), lemma);
}

bool is_saying(const Layers& document, std::uint32_t token) {
  if (document.syntax.empty())
    return std::binary_search(forms.begin(), forms.end(), document.view(document.tokens[token]));
  const auto& syntax = document.syntax[token];
  return syntax.pos == Upos::verb && is_speech_verb(syntax.lemma);
}

}  // namespace demarche::detail
