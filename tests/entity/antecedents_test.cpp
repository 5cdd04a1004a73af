// SPDX-License-Identifier: Apache-2.0
/// Whom noun phrases and pronouns mean. What the model decides is tested over tables of cases, of
/// which a new training may lose a few; what it is asked, and its cost, exactly.
#include <set>

#include "catch.hpp"
#include "entity/antecedents.hpp"
#include "extracted.hpp"
#include "mention/mentions.hpp"
#include "mention/values.hpp"
#include "model.hpp"
#include "relation/arguments.hpp"
#include "text/language.hpp"
#include "tiny_model.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

const std::shared_ptr<const Model>& model() {
  static const auto loaded =
      std::make_shared<const Model>(load_model({.data = source_folder(), .gazetteers = {}, .rules = {}}));
  return loaded;
}

/// What was weighed for each phrase, in words.
struct Seen : AntecedentWatcher {
  struct Phrase {
    std::uint32_t head;
    std::vector<EntityList> candidates;
    EntityList meant;
  };
  void weighed(const Weighed& w) override {
    Phrase p{w.phrase.head, {}, {}};
    for (const auto& c : w.candidates) p.candidates.push_back(c.who);
    most = std::max(most, w.candidates.size());
    for (const auto& f : w.features) most_features = std::max(most_features, f.size());
    phrases.push_back(std::move(p));
  }
  void resolved(const detail::Phrase&, const EntityList& who) override {
    phrases.back().meant = who;
  }
  std::vector<Phrase> phrases;
  std::size_t most = 0, most_features = 0;
};

/// A text with its entities resolved; relations are not looked for.
struct Resolved {
  explicit Resolved(std::string text, bool with_model = true) {
    doc.text = std::move(text);
    doc.plain = true;
    read_words(doc);
    MentionInputs inputs;
    inputs.hits = model()->gazetteer.match(doc);
    auto analysis = (*model()->analyzer)(doc);
    doc.syntax = std::move(analysis.syntax);
    inputs.names = std::move(analysis.names);
    inputs.titles = find_titles(doc, model()->gazetteer, inputs.hits);
    inputs.values = find_values(doc);
    auto found = find_mentions(doc, model()->gazetteer, inputs);
    doc.mentions = std::move(found.mentions);
    auto layer = resolve_entities(doc, model()->gazetteer, found.evidence,
                                  with_model ? model()->antecedent_model() : nullptr, &seen);
    doc.mentions = std::move(layer.mentions);
    doc.entities = std::move(layer.entities);
  }
  [[nodiscard]] std::uint32_t token(std::string_view word, int n = 1) const {
    for (std::uint32_t t = 0; t < doc.tokens.size(); ++t)
      if (doc.view(doc.tokens[t]) == word && --n == 0) return t;
    return Syntax::root;
  }
  [[nodiscard]] std::set<std::string> names(const EntityList& list) const {
    std::set<std::string> result;
    for (const auto e : list) result.insert(std::string(doc.entities[e.value].name));
    return result;
  }
  [[nodiscard]] const Seen::Phrase* phrase(std::string_view word, int n = 1) const {
    const auto head = token(word, n);
    for (const auto& p : seen.phrases)
      if (p.head == head) return &p;
    return nullptr;
  }
  /// The names that Arguments::meant gives for a word.
  [[nodiscard]] std::set<std::string> meant(std::string_view word, int n = 1) const {
    const Tree tree(doc);
    const Arguments arguments(tree);
    std::set<std::string> result;
    for (const auto m : arguments.meant(token(word, n)))
      result.insert(std::string(doc.entities[doc.mentions[m.value].entity.value].name));
    return result;
  }
  Layers doc;
  Seen seen;
};

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("a phrase's candidates hold whom it can mean", "[entity]") {
  const struct {
    const char *text, *word;
    Names wanted;
  } cases[] = {
      {"Kenyan President Daniel Otieno met reporters in Oslo. He thanked them.", "He",
       {"Daniel Otieno"}},
      {"Kenya and Norway signed an accord on fishing. They will share data.", "They",
       {"Kenya", "Norway"}},
      {"Ada Quist met Daniel Otieno in Lima. The two leaders discussed grain.", "leaders",
       {"Ada Quist", "Daniel Otieno"}},
      {"Norwegian officials left Nairobi on Friday.", "officials", {"Norwegian"}},
      {"The leaders of Kenya and Norway met in Lima.", "leaders", {"Kenya", "Norway"}},
      {"Kenya closed its border with Somalia.", "its", {"Kenya"}},
  };
  for (const auto& c : cases) {
    const Resolved r(c.text);
    INFO(c.text);
    const auto* p = r.phrase(c.word);
    REQUIRE(p);
    bool found = false;
    for (const auto& candidate : p->candidates) found |= r.names(candidate) == c.wanted;
    CHECK(found);
    CHECK(p->candidates.back().empty());  // somebody else
  }
}

TEST_CASE("candidates and their features are few, and looking for them is linear", "[entity]") {
  std::string text;
  std::vector<double> work;
  for (int i = 0; i < 400; ++i) {
    text +=
        "Norway's Foreign Minister Ada Quist met Kenyan President Daniel Otieno and leaders of "
        "Peru, Ghana and Fiji in Nairobi. She said they, and both sides, trusted their envoys. ";
    if (i != 99 && i != 399) continue;
    const Resolved r(text);
    CHECK(r.seen.most < 40);
    CHECK(r.seen.most_features < 200);
    work.push_back(static_cast<double>((*r.doc.work)[Work::looked_back] +
                                       (*r.doc.work)[Work::comparisons]));
  }
  CHECK(work[1] < 4.4 * work[0]);
}

TEST_CASE("without a model the rules' answers stand", "[entity]") {
  const std::string text =
      "Kenyan President Daniel Otieno met reporters. He thanked Norwegian officials and two "
      "gunmen fled.";
  const Resolved r(text, false);
  CHECK(r.names(r.phrase("He")->meant) == Names{"Daniel Otieno"});
  for (const auto& m : r.doc.mentions) {
    CHECK(m.source != argument_nominal);
    CHECK(m.source != antecedent_nominal);
  }
}
