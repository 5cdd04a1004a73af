// SPDX-License-Identifier: Apache-2.0
/// What training/antecedents.py learns from: every phrase of some documents, whom it may mean, and
/// the features of each candidate, as the program itself sees them.
///
///     demarche_antecedent_dump DATA PREFIX < documents.jsonl
///
/// DATA holds gazetteers/ and models/; a model with antecedents decides as it would in the program,
/// one without leaves the rules' answers. PREFIX.jsonl gets a document a line, PREFIX.features the
/// features as 32-bit numbers: of each phrase its own and then those of its candidates, every list
/// behind its length.
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "entity/antecedents.hpp"
#include "mention/body_hits.hpp"
#include "mention/mentions.hpp"
#include "mention/values.hpp"
#include "model.hpp"
#include "text/language.hpp"
#include "text/text.hpp"

namespace demarche::detail {
namespace {

using Json = nlohmann::json;

Json ids(const EntityList& entities) {
  Json result = Json::array();
  for (const auto e : entities) result.push_back(e.value);
  return result;
}

class Dump : public AntecedentWatcher {
 public:
  Dump(const Layers& doc, std::ostream& features) : doc_(doc), features_(features) {}

  void weighed(const Weighed& w) override {
    Json candidates = Json::array(), reasons = Json::array();
    for (const auto& c : w.candidates) {
      candidates.push_back(ids(c.who));
      reasons.push_back(c.reasons);
    }
    const auto span = doc_.span(w.phrase.range);
    phrases.push_back({{"head", w.phrase.head},
                       {"begin", span.begin},
                       {"end", span.end},
                       {"kind", static_cast<int>(w.phrase.kind)},
                       {"chosen", w.chosen},
                       {"chance", w.chances.empty() ? 0 : w.chances[w.chosen]},
                       {"who", Json::array()},
                       {"candidates", std::move(candidates)},
                       {"reasons", std::move(reasons)}});
    list(w.own);
    for (const auto& f : w.features) list(f);
  }
  void resolved(const Phrase&, const EntityList& who) override { phrases.back()["who"] = ids(who); }

  Json phrases = Json::array();

 private:
  void list(const FeatureList& features) {
    const auto size = static_cast<std::uint32_t>(features.size());
    features_.write(reinterpret_cast<const char*>(&size), sizeof size);
    features_.write(reinterpret_cast<const char*>(features.data()),
                    static_cast<std::streamsize>(size * sizeof size));
  }
  const Layers& doc_;
  std::ostream& features_;
};

Json dump(const std::shared_ptr<const Model>& model, const Json& input, std::ostream& features) {
  Layers doc;
  doc.model = model;
  doc.text = input.at("text").get<std::string>();
  doc.given_date = doc.arena->copy(input.value("date", ""));
  read_words(doc);
  doc.language = find_language(doc);
  MentionInputs inputs;
  inputs.hits = gazetteer_hits(doc, model->gazetteer);
  auto analysis = (*model->analyzer)(doc);
  doc.syntax = std::move(analysis.syntax);
  inputs.names = std::move(analysis.names);
  doc.quotations = find_quotations(doc);  // who speaks is evidence of what "we" means
  inputs.titles = find_titles(doc, model->gazetteer, inputs.hits);
  inputs.values = find_values(doc);
  auto found = find_mentions(doc, model->gazetteer, inputs);
  doc.mentions = std::move(found.mentions);
  Dump watcher(doc, features);
  const auto layer =
      resolve_entities(doc, model->gazetteer, found.evidence, model->antecedent_model(), &watcher);
  Json tokens = Json::array(), entities = Json::array();
  for (std::size_t t = 0; t < doc.tokens.size(); ++t)
    tokens.push_back(
        {doc.tokens[t].span.begin, doc.tokens[t].span.end,
         doc.syntax[t].head == Syntax::root ? -1 : static_cast<long>(doc.syntax[t].head),
         to_string(doc.syntax[t].rel)});
  for (const auto& e : layer.entities)
    entities.push_back({{"type", to_string(e.type)},
                        {"subtype", e.subtype},
                        {"name", e.name},
                        {"country", e.country},
                        {"names", Json::array()}});
  for (const auto& m : layer.mentions)
    if (m.kind == MentionKind::name)
      entities[m.entity.value]["names"].push_back({m.span.begin, m.span.end});
  return {{"id", input.at("id")},
          {"tokens", std::move(tokens)},
          {"entities", std::move(entities)},
          {"phrases", std::move(watcher.phrases)}};
}

}  // namespace
}  // namespace demarche::detail

int main(int argc, char** argv) {
  using namespace demarche::detail;
  if (argc != 3) {
    std::cerr << "usage: demarche_antecedent_dump DATA PREFIX < documents.jsonl\n";
    return 2;
  }
  try {
    demarche::LoadOptions options;
    options.data = argv[1];
    const auto model = std::make_shared<const Model>(load_model(options));
    if (!model->analyzer) throw std::runtime_error("no model file in " + std::string(argv[1]));
    std::ofstream documents(std::string(argv[2]) + ".jsonl");
    std::ofstream features(std::string(argv[2]) + ".features", std::ios::binary);
    for (std::string line; std::getline(std::cin, line);)
      documents << dump(model, Json::parse(line), features)
                       .dump(-1, ' ', false, Json::error_handler_t::replace)
                << '\n';
    if (!documents.flush() || !features.flush()) throw std::runtime_error("cannot write");
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
