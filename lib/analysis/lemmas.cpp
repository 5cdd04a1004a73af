// SPDX-License-Identifier: Apache-2.0
#include "analysis/lemmas.hpp"

#include <algorithm>

#include "demarche/error.hpp"
#include "util/letters.hpp"

namespace demarche::detail {

Lemmas::Lemmas(std::string_view rules, std::string_view exceptions, const std::string& file)
    : exceptions_(exceptions) {
  while (!rules.empty()) {
    const auto end = rules.find('\n');
    const auto line = rules.substr(0, end);
    rules.remove_prefix(end == std::string_view::npos ? rules.size() : end + 1);
    if (line.empty()) continue;
    const auto first = line.find('\t');
    const auto second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    const auto third = second == std::string_view::npos ? second : line.find('\t', second + 1);
    if (third == std::string_view::npos || second + 2 != third || line[second + 1] < '0' ||
        line[second + 1] > '9') {
      if (third != std::string_view::npos && second + 3 == third)
        continue;  // cuts of ten letters and more are slips
      throw Error(file, 0, "damaged: lemma rules");
    }
    rules_[line.substr(0, second)] = {static_cast<std::size_t>(line[second + 1] - '0'),
                                      line.substr(third + 1)};
  }
}

void Lemmas::lemma(std::string_view word, Upos pos, std::string& out) const {
  out.clear();
  const auto tag = to_string(pos);
  std::string key(tag);
  key += '\t';
  const auto prefix = key.size();
  for (const char c : word) key += to_lower(c);
  const auto folded = std::string_view(key).substr(prefix);
  const auto keep_case = [&](std::string_view lemma) {
    out.assign(lemma);
    if (pos != Upos::propn) return;
    for (std::size_t i = 0; i < out.size() && i < word.size() && folded[i] == out[i]; ++i)
      out[i] = word[i];
  };
  // exceptions: binary search over lines
  std::size_t low = 0;
  std::size_t high = exceptions_.size();
  std::string wanted = key + '\t';
  while (low < high) {
    auto middle = low + (high - low) / 2;
    while (middle > low && exceptions_[middle - 1] != '\n') --middle;
    auto end = exceptions_.find('\n', middle);
    if (end == std::string_view::npos) end = exceptions_.size();
    const auto line = exceptions_.substr(middle, end - middle);
    if (line.starts_with(wanted)) return keep_case(line.substr(wanted.size()));
    if (line < std::string_view(wanted))
      low = end + 1;
    else
      high = middle;
  }
  for (std::size_t length = std::min<std::size_t>(5, folded.empty() ? 0 : folded.size() - 1) + 1;
       length-- > 0;) {
    std::string rule(tag);
    rule += '\t';
    rule += folded.substr(folded.size() - length);
    const auto found = rules_.find(rule);
    if (found == rules_.end()) continue;
    const auto kept = folded.size() - std::min(found->second.cut, folded.size());
    if (found->second.cut > folded.size() || kept + found->second.add.size() == 0) break;
    std::string lemma(folded.substr(0, kept));
    lemma += found->second.add;
    return keep_case(lemma);
  }
  keep_case(folded);
}

const std::string& LemmaCache::lemma(const Lemmas& lemmas, std::string_view word, std::size_t slot,
                                     Upos pos) {
  const auto key = slot * upos_count + static_cast<std::size_t>(pos);
  if (key >= index_.size()) index_.resize((slot + 1) * upos_count, 0);
  if (index_[key] == 0) {
    lemmas.lemma(word, pos, lemmas_.emplace_back());
    index_[key] = static_cast<std::uint32_t>(lemmas_.size());
  }
  return lemmas_[index_[key] - 1];
}

void LemmaCache::forget() {
  index_.clear();
  lemmas_.clear();
}

}  // namespace demarche::detail
