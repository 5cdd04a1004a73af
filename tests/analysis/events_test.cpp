// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/event_features.hpp"
#include "analysis/network.hpp"
#include "catch.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

EventInput input_of(const nlohmann::json& sample) {
  EventInput input;
  input.heads = sample["heads"].get<std::vector<std::uint32_t>>();
  input.labels = sample["deprel"].get<std::vector<std::uint8_t>>();
  input.upos = sample["upos"].get<std::vector<std::uint8_t>>();
  input.tags = sample["tags"].get<std::vector<std::uint8_t>>();
  for (const auto& lemma : sample["lemmas"])
    input.lemma_rows.push_back(event_lemma(lemma.get<std::string>()));
  return input;
}

}  // namespace

TEST_CASE("the event heads say what the reference computed", "[analysis][events]") {
  const ModelFile file(source_folder() / "models" / "en-1.model");
  const Network network(file);
  REQUIRE(network.has_events());
  const auto sample = nlohmann::json::parse(file.text("events.sample"));
  const auto tokens = sample["tokens"].get<std::vector<std::string>>();
  NetworkScratch scratch;
  network.run({tokens.begin(), tokens.end()}, scratch);
  std::vector<EventScores> found;
  network.events(input_of(sample), 1e-6F, scratch, found);
  float most = 0;
  std::size_t compared = 0;
  for (const auto& event : found) {
    const auto type = static_cast<std::size_t>(event.type);
    most = std::max(
        most, std::abs(event.probability - sample["triggers"][event.trigger][type].get<float>()));
    for (const auto& expected : sample["events"]) {
      if (expected["word"] != event.trigger || expected["type"] != to_string(event.type)) continue;
      for (std::size_t k = 0; k < event.status.size(); ++k)
        most = std::max(most, std::abs(event.status[k] - expected["status"][k].get<float>()));
      for (const auto& argument : event.arguments)
        for (std::size_t r = 0; r < event_role_count; ++r, ++compared)
          most = std::max(most, std::abs(argument.probability[r] -
                                         expected["arguments"][argument.word][r].get<float>()));
    }
  }
  CHECK(compared > 0);
  CHECK(most < 0.2F);  // the reference computes in float, the program mostly in bytes
}

TEST_CASE("paths between words are told apart up to five relations", "[analysis][events]") {
  // 1 <- 2 <- 3 ... <- 8: each word hangs on the next, the last is the root
  const std::vector<std::uint32_t> heads = {2, 3, 4, 5, 6, 7, 8, 0};
  const std::vector<std::uint8_t> labels = {1, 2, 3, 4, 5, 6, 7, 0};
  std::vector<std::uint32_t> up, down;
  event_paths(heads, labels, 7, up);
  event_paths(heads, labels, 0, down);
  CHECK(up[7] == down[0]);  // no step at all
  CHECK(up[2] != 0);        // five steps up
  CHECK(up[1] == 0);        // six
  CHECK(down[5] != 0);
  CHECK(down[6] == 0);
  CHECK(up[6] != down[1]);  // up is not down
}

TEST_CASE("lemmas of capitals and small letters are one", "[analysis][events]") {
  CHECK(event_lemma("Meet") == event_lemma("meet"));
  CHECK(event_lemma("meet") != event_lemma("met"));
}
