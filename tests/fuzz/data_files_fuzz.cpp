// SPDX-License-Identifier: Apache-2.0
/// Rule files and model files.
#include <algorithm>
#include <cmath>
#include <cstring>

#include "analysis/analyzer.hpp"
#include "demarche/check.hpp"
#include "demarche/error.hpp"
#include "documents.hpp"
#include "fuzz/memory_file.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"
#include "relation/rules.hpp"
#include "tiny_model.hpp"

namespace fuzz {

using namespace demarche;
using namespace demarche::detail;

/// What is checked without a problem loads, and a rule's own sentences can be run.
void rules(std::string_view input) {
  const auto way = take_way(input, 2);
  const MemoryFile file(input);
  const auto checked = check_rules(file.path());
  for (const auto& problem : checked.problems)
    require(problem.find("/proc/self/fd/") != std::string::npos, "a problem without its file");
  std::string problem;
  RuleSet set;
  try {
    set.add_file(file.path());
  } catch (const Error& error) {
    problem = error.what();
  }
  if (checked.problems.empty() != problem.empty())
    fail("check and load do not agree", problem.empty() ? checked.problems[0] : problem);
  if (!problem.empty()) return;
  require(set.rules().size() == checked.rows, "another number of rules");
  for (const auto& rule : set.rules()) {
    require(rule.confidence >= 0 && rule.confidence <= 1, "a confidence that is none", rule.name);
    require(!rule.triggers.empty() && !rule.name.empty(), "a rule without its parts", rule.name);
  }
  if (way == 1 && set.rules().size() <= 2) static_cast<void>(check_rules(file.path(), extractor()));
}

namespace {

/// Reads a number of the input; 0 past its end.
std::uint32_t number(std::string_view& input, std::size_t bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes && !input.empty(); ++i, input.remove_prefix(1))
    value = value << 8U | static_cast<unsigned char>(input[0]);
  return value;
}

void use_model(const std::string& bytes) {
  const MemoryFile file(bytes);
  try {
    const auto analyzer = Analyzer::load(file.path());
    static const auto doc =
        read_document("Ada Quist met Kenya's envoys. They went home, she was told.", true);
    const auto analysis = analyzer(doc);
    require(analysis.syntax.size() == doc.tokens.size(), "a parse of other tokens");
    for (std::size_t t = 0; t < analysis.syntax.size(); ++t) {
      const auto& s = analysis.syntax[t];
      require(s.head == Syntax::root || (s.head < doc.tokens.size() && s.head != t), "a head");
      require(static_cast<std::size_t>(s.pos) < upos_count &&
                  static_cast<std::size_t>(s.rel) < deprel_count,
              "a label that is none");
    }
    for (const auto& name : analysis.names) {
      require(name.tokens.begin < name.tokens.end && name.tokens.end <= doc.tokens.size(), "name");
      require(name.score >= 0 && name.score <= 1, "a score that is none");
    }
  } catch (const Error& error) {
    require(std::strlen(error.what()) > 0, "an error without words");
  }
}

}  // namespace

/// A small model of which texts, the directory or weights are changed, with a checksum that fits:
/// what the checksum does not keep out, the checks behind it must.
void model(std::string_view input) {
  const auto way = take_way(input, 5);
  ModelTexts texts;
  if (way == 0) texts.meta = input;
  if (way == 1) texts.lemma_rules = input;
  if (way == 2) texts.lemma_exceptions = input;
  static const auto good = tiny_model();
  auto bytes = way < 3 ? tiny_model(texts) : good;
  if (way == 3)  // patches: a place in the header or directory, some bytes
    while (!input.empty()) {
      const auto at = number(input, 2) % 4096;
      const std::size_t wanted = number(input, 1) % 16;
      const auto size = std::min(wanted, input.size());
      std::copy_n(input.begin(), size, bytes.begin() + at);
      input.remove_prefix(size);
    }
  if (way == 4)  // patches: any weights
    while (!input.empty()) {
      const auto at = 4096 + number(input, 3) % (bytes.size() - 4096 - 256);
      const auto repeat = 1 + number(input, 1) % 64;
      const auto value = number(input, 4);
      for (std::size_t i = 0; i < repeat; ++i)
        std::memcpy(bytes.data() + at / 4 * 4 + 4 * i, &value, 4);
    }
  if (way >= 3) seal_model(bytes);
  use_model(bytes);
}

}  // namespace fuzz
