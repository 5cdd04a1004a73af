// SPDX-License-Identifier: Apache-2.0
/// What each stage costs by itself, a word: demarche_stages [--text=FILE] [Google Benchmark's
/// options]. Without a text, sentences of our own, with a little of everything, 200 times.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "analysis/kernels8.hpp"
#include "entity/entities.hpp"
#include "mention/body_hits.hpp"
#include "mention/mentions.hpp"
#include "mention/titles.hpp"
#include "mention/values.hpp"
#include "model.hpp"
#include "relation/relations.hpp"
#include "text/text.hpp"

namespace {

using namespace demarche;
using namespace demarche::detail;

std::string& text() {
  static std::string text;
  return text;
}

std::string sentences() {
  std::string result;
  for (int i = 0; i < 200; ++i)
    result +=
        "Norway's Foreign Minister Ada Quist met Kenyan President Daniel Otieno in Nairobi on "
        "Friday to discuss grain exports. She said that more than 1,500 people had left their "
        "homes since the fighting began on 3 March 2021. \u201CWe will not accept any "
        "conditions,\u201D Otieno told reporters, adding that the European Union should return "
        "to the table. The two sides signed a memorandum worth $12 million.\n\n";
  return result;
}

/// A document, and what each stage is given, made once.
struct Prepared {
  Prepared() : model(load_model({})) {
    doc.text = text();
    doc.plain = true;
    read_words(doc);
    inputs.hits = gazetteer_hits(doc, model.gazetteer);
    auto analysis = (*model.analyzer)(doc);
    doc.syntax = std::move(analysis.syntax);
    inputs.names = std::move(analysis.names);
    inputs.titles = find_titles(doc, model.gazetteer, inputs.hits);
    inputs.values = find_values(doc);
    auto found = find_mentions(doc, model.gazetteer, inputs);
    names = found.mentions;
    evidence = std::move(found.evidence);
    doc.mentions = names;
    auto entities = resolve_entities(doc, model.gazetteer, evidence, model.antecedent_model());
    doc.mentions = std::move(entities.mentions);
    doc.entities = std::move(entities.entities);
  }
  Model model;
  Layers doc;
  MentionInputs inputs;
  std::vector<Mention> names;
  MentionEvidence evidence;
};

Prepared& prepared() {
  static Prepared prepared;
  return prepared;
}

/// Runs a stage again and again; the figure is time a word.
template <class Stage>
void measure(benchmark::State& state, Stage stage) {
  auto& p = prepared();
  for (auto _ : state) benchmark::DoNotOptimize(stage(p));
  const auto words = static_cast<double>(p.doc.tokens.size());
  state.counters["word"] = benchmark::Counter(
      words, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void structure(benchmark::State& state) {
  measure(state, [](Prepared& p) { return find_structure(p.doc).blocks.size(); });
}
void words(benchmark::State& state) {
  measure(state, [](Prepared& p) { return tokenize(p.doc).size(); });
}
void sentence_ends(benchmark::State& state) {
  measure(state, [](Prepared& p) { return split_sentences(p.doc).size(); });
}
void gazetteer(benchmark::State& state) {
  measure(state, [](Prepared& p) { return p.model.gazetteer.match(p.doc).size(); });
}
void analysis(benchmark::State& state) {
  measure(state, [](Prepared& p) { return (*p.model.analyzer)(p.doc).names.size(); });
}
void titles(benchmark::State& state) {
  measure(state,
          [](Prepared& p) { return find_titles(p.doc, p.model.gazetteer, p.inputs.hits).size(); });
}
void values(benchmark::State& state) {
  measure(state, [](Prepared& p) { return find_values(p.doc).size(); });
}
void mentions(benchmark::State& state) {
  measure(state, [](Prepared& p) {
    return find_mentions(p.doc, p.model.gazetteer, p.inputs).mentions.size();
  });
}
void entities(benchmark::State& state) {
  measure(state, [](Prepared& p) {
    auto resolved = std::move(p.doc.mentions);
    p.doc.mentions = p.names;  // as the stage is given them
    const auto found =
        resolve_entities(p.doc, p.model.gazetteer, p.evidence, p.model.antecedent_model())
            .entities.size();
    p.doc.mentions = std::move(resolved);
    return found;
  });
}
void relations(benchmark::State& state) {
  measure(state, [](Prepared& p) { return find_relations(p.doc, p.model.rules).relations.size(); });
}
BENCHMARK(structure);
BENCHMARK(words);
BENCHMARK(sentence_ends);
BENCHMARK(gazetteer);
BENCHMARK(analysis);
BENCHMARK(titles);
BENCHMARK(values);
BENCHMARK(mentions);
BENCHMARK(entities);
BENCHMARK(relations);

/// One layer of the network for a sentence of 24 words, by each kernel that this CPU has.
void kernel(benchmark::State& state, const Kernel8& kernel) {
  constexpr std::size_t rows = 768;
  constexpr std::size_t columns = 128;
  constexpr std::size_t count = 24;
  const std::vector<std::int8_t> weights(rows * columns, 3);
  const std::vector<float> scale(rows, 1);
  const std::vector<std::uint8_t> x(count * columns, 70);
  std::vector<std::int32_t> y(count * rows);
  const auto packed = packed8(weights.data(), scale.data(), rows, columns);
  for (auto _ : state) {
    kernel.run(packed, x.data(), count, y.data());
    benchmark::ClobberMemory();
  }
  state.counters["word"] = benchmark::Counter(
      count, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

}  // namespace

int main(int argc, char** argv) {
  text() = sentences();
  if (argc > 1 && std::string_view(argv[1]).starts_with("--text=")) {
    std::ifstream in(argv[1] + 7, std::ios::binary);
    text().assign(std::istreambuf_iterator<char>(in), {});
    if (text().empty()) {
      std::fprintf(stderr, "%s: cannot be read, or is empty\n", argv[1] + 7);
      return 2;
    }
    argv[1] = argv[0];
    ++argv, --argc;
  }
  for (const auto& each : kernels8())
    benchmark::RegisterBenchmark(("kernel/" + std::string(each.name)).c_str(),
                                 [&each](benchmark::State& state) { kernel(state, each); });
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
