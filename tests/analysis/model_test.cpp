// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "analysis/analyzer.hpp"
#include "analysis/network.hpp"
#include "analysis/tree_decoder.hpp"
#include "catch.hpp"
#include "demarche/error.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

const std::filesystem::path& model_path() {
  static const auto path = source_folder() / "models" / "en-1.model";
  return path;
}

std::string model_bytes() {
  std::ifstream in(model_path(), std::ios::binary);
  std::ostringstream buffer;
  buffer << in.rdbuf();
  return buffer.str();
}

std::string load_error(std::string_view bytes) {
  const TemporaryFile file("damaged.model", bytes);
  try {
    const auto analyzer = Analyzer::load(file.path());
    return "";
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find("damaged.model") != std::string::npos);
    return error.what();
  }
}

}  // namespace

/// How far, at most and on average, numbers are from the reference's.
struct Deviation {
  float most = 0, sum = 0;
  std::size_t count = 0;
  void add(float ours, float reference) {
    const float d = std::abs(ours - reference);
    most = std::max(most, d), sum += d, ++count;
  }
};

TEST_CASE("the model's own samples come out as the reference computed them", "[analysis]") {
  const ModelFile file(model_path());
  const Network network(file);
  NetworkScratch scratch;
  Deviation deviation;
  for (const auto& sample : nlohmann::json::parse(file.text("samples"))) {
    const auto tokens = sample["tokens"].get<std::vector<std::string>>();
    const std::vector<std::string_view> words(tokens.begin(), tokens.end());
    network.run(words, scratch);
    const auto n = words.size();
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < upos_count; ++k)
        deviation.add(scratch.upos[i * upos_count + k], sample["upos_scores"][i][k].get<float>());
      for (std::size_t h = 0; h <= n; ++h)
        deviation.add(scratch.arcs[i * (n + 1) + h], sample["arcs"][i][h].get<float>());
      for (std::size_t k = 0; k < tag_count; ++k)
        deviation.add(scratch.tags[i * tag_count + k], sample["name_scores"][i][k].get<float>());
    }
    std::vector<std::uint8_t> labels;
    network.label(scratch, sample["heads"].get<std::vector<std::uint32_t>>(), labels);
    for (std::size_t i = 0; i < n; ++i)
      CHECK(to_string(static_cast<Deprel>(labels[i])) == sample["deprel"][i].get<std::string>());
  }
  // The reference computes in float, the program mostly in bytes.
  CHECK(deviation.sum / static_cast<float>(deviation.count) < 0.1F);
  CHECK(deviation.most < 1.5F);
}

TEST_CASE("damaged model files are refused by name and reason", "[analysis]") {
  const auto good = model_bytes();
  CHECK(load_error("").find("not a model file") != std::string::npos);
  CHECK(
      load_error("just some text that is long enough to hold a header of sixty-four bytes or more")
          .find("not a model file") != std::string::npos);
  CHECK(load_error(std::string_view(good).substr(0, good.size() / 2)).find("truncated") !=
        std::string::npos);
  CHECK(load_error(good + "x").find("truncated or extended") != std::string::npos);
  for (std::size_t i = 0; i < 44; ++i) {  // every byte of the header
    auto bad = good;
    bad[i] = static_cast<char>(bad[i] ^ 0x20);
    INFO("byte " << i);
    CHECK_FALSE(load_error(bad).empty());
  }
  for (const std::size_t at :
       {std::size_t(64), std::size_t(4096), good.size() / 3, good.size() - 1}) {
    auto bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    CHECK(load_error(bad).find("damaged") != std::string::npos);
  }
  auto newer = good;
  newer[8] = 9;
  CHECK(load_error(newer).find("newer than the program") != std::string::npos);
}

TEST_CASE("any document gets one syntax a token", "[analysis]") {
  const auto analyzer = Analyzer::load(model_path());
  std::string endless;
  for (int i = 0; i < 10000; ++i) endless += "word ";
  for (const auto& text : {std::string(), std::string("Why?"), endless,
                           std::string("\xff\xfe \x80 met \0 Kenya", 17), std::string(3000, 'x')}) {
    const auto doc = read_document(text, true);
    const auto analysis = analyzer(doc);
    REQUIRE(analysis.syntax.size() == doc.tokens.size());
    for (std::size_t t = 0; t < analysis.syntax.size(); ++t) {
      const auto head = analysis.syntax[t].head;
      CHECK((head == Syntax::root || (head < doc.tokens.size() && head != t)));
    }
  }
}

TEST_CASE("forms of verbs come back to their verb", "[analysis]") {
  const auto analyzer = Analyzer::load(model_path());
  for (const auto& [form, lemma] : {std::pair{"fled", "flee"},
                                    {"froze", "freeze"},
                                    {"convened", "convene"},
                                    {"shelled", "shell"},
                                    {"vetoed", "veto"},
                                    {"revoked", "revoke"},
                                    {"upheld", "uphold"},
                                    {"ceded", "cede"},
                                    {"telephoned", "telephone"},
                                    {"patrolled", "patrol"},
                                    {"condemned", "condemn"},
                                    {"met", "meet"}}) {
    const auto doc = read_document("Norway " + std::string(form) + " Kenya .", true);
    const auto analysis = analyzer(doc);
    CHECK(analysis.syntax[1].lemma == lemma);
  }
}

TEST_CASE("the tree decoder finds the best tree with one root", "[analysis]") {
  std::uint32_t state = 7;
  const auto random = [&state] {
    state = state * 1664525U + 1013904223U;
    return static_cast<float>(state >> 8U) / 16777216.0F;
  };
  for (int round = 0; round < 400; ++round) {
    constexpr std::size_t n = 4;
    std::vector<float> scores(n * (n + 1));
    for (auto& s : scores) s = random();
    const auto total = [&](const std::vector<std::uint32_t>& heads) {
      float sum = 0;
      for (std::size_t d = 0; d < n; ++d) sum += scores[d * (n + 1) + heads[d]];
      return sum;
    };
    const auto tree = [&](const std::vector<std::uint32_t>& heads) {
      if (std::count(heads.begin(), heads.end(), 0U) != 1) return false;
      for (std::size_t d = 0; d < n; ++d) {
        std::size_t at = d + 1;
        for (std::size_t steps = 0; at != 0; ++steps, at = heads[at - 1])
          if (steps > n || heads[at - 1] == at) return false;
      }
      return true;
    };
    float best = -1e9F;
    float best_root = 0;
    std::vector<std::uint32_t> heads(n, 0);
    for (std::size_t code = 0; code < 625; ++code) {  // 5^4 choices of heads
      auto c = code;
      for (auto& h : heads) h = static_cast<std::uint32_t>(c % 5), c /= 5;
      if (tree(heads) && total(heads) > best) best = total(heads);
    }
    (void)best_root;
    const auto found = best_tree(scores, n);
    REQUIRE(tree(found));
    CHECK(total(found) <= best + 1e-4F);
    CHECK(total(found) >=
          best - 1.0F);  // the root is chosen by itself, so now and then a tree close to the best
  }
}
