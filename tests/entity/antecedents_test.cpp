// SPDX-License-Identifier: Apache-2.0
/// Whom noun phrases and pronouns mean. What the model decides is tested over tables of cases, of
/// which a new training may lose a few; what it is asked, and its cost, exactly.
#include "entity/antecedents.hpp"

#include <set>

#include "catch.hpp"
#include "demarche/error.hpp"
#include "extracted.hpp"
#include "mention/body_hits.hpp"
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
  static const auto loaded = std::make_shared<const Model>(
      load_model({.data = source_folder(), .gazetteers = {}, .rules = {}}));
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
    inputs.hits = gazetteer_hits(doc, model()->gazetteer);
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
      {"Kenyan President Daniel Otieno met reporters in Oslo. He thanked them.",
       "He",
       {"Daniel Otieno"}},
      {"Kenya and Norway signed an accord on fishing. They will share data.",
       "They",
       {"Kenya", "Norway"}},
      {"Ada Quist met Daniel Otieno in Lima. The two leaders discussed grain.",
       "leaders",
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
    work.push_back(
        static_cast<double>((*r.doc.work)[Work::looked_back] + (*r.doc.work)[Work::comparisons]));
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

TEST_CASE("the model resolves most of a table of phrases", "[entity]") {
  if (!model()->antecedents) return;  // a model file without antecedents
  const struct {
    const char *text, *word;
    int n;
    Names wanted;
  } cases[] = {
      {"Kenyan President Daniel Otieno arrived in Oslo. He thanked Norway.",
       "He",
       1,
       {"Daniel Otieno"}},
      {"Norwegian Foreign Minister Ada Quist met reporters. She urged Kenya to sign.",
       "She",
       1,
       {"Ada Quist"}},
      {"Kenya closed its border with Somalia.", "its", 1, {"Kenya"}},
      {"Norway said it will send aid to Peru.", "it", 1, {"Norway"}},
      {"Norwegian officials met in Oslo on Monday.", "officials", 1, {"Norwegian"}},
      {"The Kenyan government rejected the offer.", "government", 1, {"Kenyan"}},
      {"The government of Kenya rejected the offer.", "government", 1, {"Kenya"}},
      {"Ada Quist met Daniel Otieno in Lima. They discussed trade.",
       "They",
       1,
       {"Ada Quist", "Daniel Otieno"}},
      {"Norway and Peru met in Lima. The two sides agreed to cooperate.",
       "sides",
       1,
       {"Norway", "Peru"}},
      {"Ada Quist met Daniel Otieno in Lima. Both leaders condemned the attack.",
       "leaders",
       1,
       {"Ada Quist", "Daniel Otieno"}},
      {"Peru sent troops. Its soldiers attacked the town.", "Its", 1, {"Peru"}},
      {"President Daniel Otieno spoke on Friday. The president accused Peru of fraud.",
       "president",
       1,
       {"Daniel Otieno"}},
      {"Two gunmen attacked a village in Kenya.", "gunmen", 1, {"Two gunmen"}},
      {"A court in Peru sentenced a journalist.", "court", 1, {"A court"}},
      {"Kenya arrested three students on Monday.", "students", 1, {"three students"}},
      {"Villagers told Norwegian officials that troops had fled.", "Villagers", 1, {"Villagers"}},
  };
  int right = 0;
  std::string wrong;
  for (const auto& c : cases) {
    const Resolved r(c.text);
    const auto meant = r.meant(c.word, c.n);
    if (meant == c.wanted)
      ++right;
    else
      wrong += std::string(c.word) + " in \"" + c.text + "\"\n";
  }
  INFO(wrong);
  CHECK(right >= 13);  // of 16
}

TEST_CASE("antecedents of another form or shape are refused by name and reason", "[data_files]") {
  const auto refused = [](const char* form, std::uint32_t rows, std::uint32_t columns,
                          std::uint32_t units) {
    ModelBuilder builder;
    builder.text("antecedent.form", form);
    builder.floats("antecedent.table", rows, columns);
    builder.floats("antecedent.hidden", 2, units);
    const TemporaryFile file("antecedents.model", builder.file());
    try {
      const ModelFile read(file.path());
      static_cast<void>(AntecedentModel::load(read));
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(refused("1", 16, 5, 4).empty());
  CHECK_THAT(refused("2", 16, 5, 4), Catch::Contains("antecedents are of form \"2\""));
  CHECK_THAT(refused("1", 15, 5, 4), Catch::Contains("must be a power of two"));
  CHECK_THAT(refused("1", 16, 1, 4), Catch::Contains("antecedent.table"));
  CHECK_THAT(refused("1", 16, 5, 3), Catch::Contains("antecedent.hidden"));
}
