// SPDX-License-Identifier: Apache-2.0
/// Words of violence that mean none, acts told by those they were done to, conditions.
#include "relation/figures.hpp"

#include "catch.hpp"
#include "extracted.hpp"
#include "layers.hpp"
#include "relation/condition.hpp"
#include "relation/received.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

/// The tree of a text, and its first token of this spelling.
struct Parsed {
  explicit Parsed(std::string_view text)
      : document(extract_plain(text)), layers(document.layers()), tree(layers) {}
  [[nodiscard]] TokenIndex at(std::string_view word) const {
    for (TokenIndex t = 0; t < layers.tokens.size(); ++t)
      if (tree.text(t) == word) return t;
    FAIL("no token " << word);
    return no_token;
  }
  Document document;
  const Layers& layers;
  Tree tree;
};

}  // namespace

TEST_CASE("attacks that hurt nobody", "[relation]") {
  const struct {
    const char* text;
    const char* word;
    bool figure;
  } cases[] = {
      {"Ada Quist attacked the budget.", "attacked", true},
      {"Ada Quist attacked the village.", "attacked", false},
      {"Norway attacked Kenya.", "attacked", false},
      {"Ministers fought over the budget in Oslo.", "fought", true},
      {"Rebels fought over the village.", "fought", false},
      {"The drought killed the recovery.", "killed", true},
      {"The drought killed thousands.", "killed", true},
      {"Soldiers killed thousands.", "killed", false},
      {"A strike by nurses closed the clinic.", "strike", true},
      {"A strike by jets closed the clinic.", "strike", false},
      {"The price war went on.", "war", true},
      {"The civil war went on.", "war", false},
      {"The attack on the plan was sharp.", "attack", true},
      {"The attack on the port was sharp.", "attack", false},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const Parsed parsed(c.text);
    CHECK(is_figure_of_speech(parsed.tree, parsed.at(c.word)) == c.figure);
  }
}

TEST_CASE("who gives what somebody receives", "[relation]") {
  const Parsed parsed("Kenya received a warning from Norway.");
  const auto [receiver, giver] = receipt_of(parsed.tree, parsed.at("warning"));
  CHECK(receiver == parsed.at("Kenya"));
  CHECK(giver == parsed.at("Norway"));
  const Parsed other("Kenya sent a warning from Nairobi.");
  CHECK(receipt_of(other.tree, other.at("warning")).receiver == no_token);
}

TEST_CASE("what is called off or only thought of", "[relation]") {
  const Parsed halted("Norway halted a shipment of grain to Kenya.");
  CHECK(is_called_off(halted.tree, halted.at("shipment")));
  const Parsed sent("Norway announced a shipment of grain to Kenya.");
  CHECK_FALSE(is_called_off(sent.tree, sent.at("shipment")));
  const Parsed condition("If Norway attacks Kenya, Ghana will pay.");
  CHECK(in_condition(condition.tree, condition.at("attacks")));
  CHECK_FALSE(in_condition(condition.tree, condition.at("pay")));
}
