// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "demarche/demarche.hpp"
#include "documents.hpp"

using namespace demarche;

namespace {

const char* const article =
    "OSLO: Norway's Foreign Minister Ada Quist met Kenyan President Daniel Otieno in Nairobi on "
    "Friday. \u201CWe will help Kenya,\u201D she said. He is due to visit Oslo next week.";

/// What every thread gives that calls `work` at the same time as seven others.
std::vector<std::string> of_eight_threads(const std::function<std::string()>& work) {
  std::vector<std::string> results(8);
  std::atomic<int> there = 0;
  std::vector<std::thread> threads;
  for (auto& result : results)
    threads.emplace_back([&work, &result, &there] {
      for (++there; there < 8;) std::this_thread::yield();
      result = work();
    });
  for (auto& thread : threads) thread.join();
  return results;
}

/// What a document's accessors say, one after the other.
std::string accessors(const Document& doc) {
  std::string out;
  const auto add = [&out](std::string_view text) { out.append(text) += '\n'; };
  add(doc.text()), add(doc.language()), add(doc.cut()), add(doc.article().date);
  for (const auto part : doc.article().body) add(doc.text(part));
  for (const auto& token : doc.tokens()) add(doc.text(token.span));
  for (const auto& word : doc.syntax()) add(word.lemma), add(to_string(word.pos));
  for (const auto& sentence : doc.sentences()) add(std::to_string(sentence.tokens.end));
  for (const auto& mention : doc.mentions()) add(doc.text(mention.span)), add(mention.source);
  for (const auto& entity : doc.entities()) add(entity.name), add(doc.text(entity.first));
  for (std::uint32_t i = 0; i < doc.relations().size(); ++i) {
    const auto& relation = doc.relations()[i];
    add(relation.happening), add(doc.name(relation.subject)), add(doc.text(relation.time));
    for (const auto span : doc.evidence(Id<Relation>{i})) add(doc.text(span));
  }
  return out;
}

/// What all that takes a document makes of it.
std::string written(const Document& doc) {
  std::string out = to_text(doc) + to_conllu(doc) + to_ntriples(doc) + to_plover(doc) +
                    to_brat(doc).annotations + to_report(doc);
  for (const auto format : {TableFormat::csv, TableFormat::tsv})
    out += to_relations_table(doc, {.id = {}, .format = format}) +
           to_entities_table(doc, {.id = {}, .format = format});
  for (const auto open : {OpenTriples::none, OpenTriples::minimal, OpenTriples::maximal})
    out += to_json(doc, {.id = {}, .tokens = true, .sentences = true, .open = open});
  ActorGraph graph;
  graph.add(doc);
  return out + graph.to_graphml() + graph.to_dot();
}

}  // namespace

TEST_CASE("one extractor serves many threads with the same result", "[extractor]") {
  const auto extractor =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  const auto results = of_eight_threads([&] { return to_json(extractor.extract(article)); });
  for (const auto& result : results) CHECK(result == to_json(extractor.extract(article)));
}

TEST_CASE("eight threads read one document, each all of it", "[extractor]") {
  const auto doc = Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}})
                       .extract(article);
  // Nothing was read before the threads do: what is made at the first call is made by them.
  const auto results =
      of_eight_threads([&doc] { return explain(doc) + accessors(doc) + written(doc); });
  const auto expected = explain(doc) + accessors(doc) + written(doc);
  for (const auto& result : results) CHECK(result == expected);
}

TEST_CASE("what an observer throws ends the extraction, and the extractor stays", "[extractor]") {
  const auto extractor =
      Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
  struct Stopper : StageObserver {
    explicit Stopper(std::string_view last) : last_stage(last) {}
    void stage(std::string_view name, std::chrono::nanoseconds) override {
      stages.emplace_back(name);
      if (name == last_stage) throw Error("stopped");
    }
    std::string_view last_stage;
    std::vector<std::string> stages;
  };
  Stopper all("");
  ExtractOptions options;
  options.observer = &all;
  const auto expected = to_json(extractor.extract(article, options));
  for (const auto& last : all.stages) {
    const auto stages = of_eight_threads([&] {
      Stopper stopper(last);
      ExtractOptions stopped;
      stopped.observer = &stopper;
      try {  // assertions are for one thread
        static_cast<void>(extractor.extract(article, stopped));
      } catch (const Error& error) {
        return stopper.stages.back() + ": " + error.what();
      }
      return std::string("not stopped");
    });
    for (const auto& stage : stages) CHECK(stage == last + ": stopped");
  }
  CHECK(to_json(extractor.extract(article)) == expected);
}

TEST_CASE("a document outlives its extractor, and a copy its original", "[extractor]") {
  auto make = [] {
    const auto extractor =
        Extractor::load({.data = detail::source_folder(), .gazetteers = {}, .rules = {}});
    const auto original = extractor.extract(article);
    return Document(original);
  };
  const auto doc = make();
  REQUIRE_FALSE(doc.relations().empty());
  CHECK_FALSE(to_text(doc).empty());
  for (const auto& r : doc.relations()) CHECK_FALSE(r.rule.empty());
}

TEST_CASE("loading says what is missing", "[extractor]") {
  CHECK_THROWS_WITH(Extractor::load({.data = "/nowhere", .gazetteers = {}, .rules = {}}),
                    Catch::Contains("gazetteers"));
}
