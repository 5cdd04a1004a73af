// SPDX-License-Identifier: Apache-2.0
#include "relation/received.hpp"

#include <utility>

namespace demarche::detail {
namespace {

constexpr std::size_t acting = 0, acted_on = 1;  // of EventArgument::probability

TokenIndex giver_below(const Tree& tree, TokenIndex word) {
  for (const auto c : tree.children(word))
    if (c > word && (tree.rel(c) == Deprel::obl || tree.rel(c) == Deprel::nmod) &&
        tree.preposition(c) == "from")
      return c;
  return no_token;
}

}  // namespace

Receipt receipt_of(const Tree& tree, TokenIndex noun) {
  Receipt receipt;
  if (!tree.is_noun(noun)) return receipt;
  receipt.giver = giver_below(tree, noun);
  for (const auto c : tree.children(noun))  // "a pledge of aid from B"
    if (receipt.giver == no_token && tree.rel(c) == Deprel::nmod && tree.preposition(c) == "of")
      receipt.giver = giver_below(tree, c);
  auto top = noun;
  for (int steps = 0; steps < 2 && tree.rel(top) == Deprel::nmod && tree.preposition(top) == "of";
       ++steps) {  // "a pledge of aid"
    top = tree.head(top);
    if (receipt.giver == no_token) receipt.giver = giver_below(tree, top);
  }
  const auto verb = tree.head(top);
  if (tree.rel(top) != Deprel::obj || verb == no_token || tree.passive(verb) ||
      !one_of(tree.lemma(verb), {"receive", "get", "draw", "win", "obtain", "earn", "attract",
                                 "secure", "garner", "gain", "face", "extract", "elicit", "incur"}))
    return {};
  if (receipt.giver == no_token) receipt.giver = giver_below(tree, verb);
  receipt.receiver = tree.child(verb, Deprel::nsubj);
  return receipt;
}

std::vector<EventScores> turned_events(const Tree& tree) {
  auto events = tree.document().events;
  for (auto& event : events) {
    auto word = event.trigger;
    if (tree.is_verb(word))  // "received a loan from B", told by the verb
      if (const auto object = tree.child(word, Deprel::obj); object != no_token) word = object;
    const auto [receiver, giver] = receipt_of(tree, word);
    if (receiver == no_token || giver == no_token) continue;
    float right = 0;  // how much more the giver acts than the receiver
    for (const auto& argument : event.arguments) {
      const auto acts = argument.probability[acting] - argument.probability[acted_on];
      if (argument.word == giver) right += acts;
      if (argument.word == receiver) right -= acts;
    }
    if (right >= 0) continue;
    for (auto& argument : event.arguments)
      std::swap(argument.probability[acting], argument.probability[acted_on]);
  }
  return events;
}

}  // namespace demarche::detail
