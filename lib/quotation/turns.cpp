// SPDX-License-Identifier: Apache-2.0
#include "quotation/turns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint32_t longest_label = 9;  ///< words

enum class Asks : std::uint8_t { no, answers, asks };

struct Label {
  std::uint32_t line;  ///< the line's first word
  TokenRange words;    ///< who speaks
  std::uint32_t said;  ///< the first word behind
  Asks asks = Asks::no;
  bool sure = false;  ///< nothing but a transcript has such a label
  std::string name;   ///< folded
};

/// "Q", "Question", "Reporter": whoever asks, and who answers.
Asks role_of(std::string_view word) {
  constexpr std::array<std::string_view, 7> asking = {
      "q", "q.", "question", "questioner", "reporter", "journalist", "interviewer"};
  constexpr std::array<std::string_view, 3> answering = {"a", "a.", "answer"};
  const auto small = folded(word);
  if (std::find(asking.begin(), asking.end(), small) != asking.end()) return Asks::asks;
  if (std::find(answering.begin(), answering.end(), small) != answering.end()) return Asks::answers;
  return Asks::no;
}

class Finder {
 public:
  explicit Finder(const Layers& doc) : doc_(doc) {}

  std::vector<Turn> run() {
    find_labels();
    std::map<std::string_view, int> times;
    for (const auto& label : labels_) ++times[label.name];
    const bool transcript = std::any_of(labels_.begin(), labels_.end(), [&](const auto& label) {
      return label.sure || (times[label.name] > 1 && times.size() > 1);
    });
    if (!transcript && labels_.size() < 2) return {};
    std::vector<Turn> turns;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const auto& label = labels_[i];
      if (label.said >= doc_.tokens.size()) continue;
      const auto next = i + 1 < labels_.size() ? labels_[i + 1].line
                                               : static_cast<std::uint32_t>(doc_.tokens.size());
      const auto end = transcript ? next : std::min(next, end_of_block(label.said));
      if (label.said >= end) continue;
      turns.push_back({label.words, {label.said, end}, label.asks == Asks::asks});
    }
    return turns;
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }

  [[nodiscard]] std::uint32_t end_of_block(std::uint32_t t) const {
    const auto at = doc_.tokens[t].span.begin;
    const auto block = std::partition_point(doc_.blocks.begin(), doc_.blocks.end(),
                                            [at](const auto& b) { return b.span.end <= at; });
    const auto end = block == doc_.blocks.end() ? doc_.text.size() : block->span.end;
    return static_cast<std::uint32_t>(
        std::partition_point(doc_.tokens.begin(), doc_.tokens.end(),
                             [end](const auto& token) { return token.span.begin < end; }) -
        doc_.tokens.begin());
  }

  [[nodiscard]] bool begins_line(std::uint32_t t) const {
    auto at = doc_.tokens[t].span.begin;
    while (at > 0 && (doc_.text[at - 1] == ' ' || doc_.text[at - 1] == '\t')) --at;
    return at == 0 || doc_.text[at - 1] == '\n' || doc_.text[at - 1] == '\r';
  }

  void find_labels() {
    auto block = doc_.blocks.begin();
    for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t) {
      const auto at = doc_.tokens[t].span.begin;
      while (block != doc_.blocks.end() && block->span.end <= at) ++block;
      if (!begins_line(t)) continue;
      const auto before = labels_.size();
      read_label(t);
      // "Kenya: two ships lost", above an article
      if (labels_.size() > before && !labels_.back().sure && block != doc_.blocks.end() &&
          block->section == Section::headline)
        labels_.pop_back();
    }
  }

  static bool is_bold(std::string_view w) { return w == "*" || w == "**" || w == "__"; }

  void read_label(std::uint32_t line) {
    auto t = line;
    const bool bold = is_bold(word(t));
    while (is_bold(word(t))) ++t;
    Label label{line, {t, t}, 0, role_of(word(t)), false, {}};
    if (label.asks != Asks::no && t + 1 < doc_.tokens.size()) {
      auto behind = t + 1;
      while (is_bold(word(behind))) ++behind;
      const bool stop = word(t).ends_with(".");
      const bool colon = word(behind) == ":" || word(behind) == ".";
      // "Q Thank you", as the White House writes; "A" and words need their colon
      const bool alone =
          word(t) == "Q" && (bold || is_capitalised(word(behind)) || is_dash(behind));
      if (colon || stop || alone) {
        label.words.end = t + 1;
        label.said = colon ? behind + 1 : behind;
        label.sure = label.asks == Asks::asks;
        keep(label);
        return;
      }
    }
    label.asks = Asks::no;
    if (!read_name(t, label)) return;
    label.sure = label.sure || bold;
    keep(label);
  }

  [[nodiscard]] bool is_dash(std::uint32_t t) const {
    return word(t) == "\u2014" || word(t) == "\u2013" || word(t) == "--" || word(t) == "(";
  }

  /// "Prime Minister QUIST. Thank you", as a parliament's record writes: a name in capital letters
  /// behind what has small ones, and a full stop.
  [[nodiscard]] bool ends_record_label(std::uint32_t first, std::uint32_t t) const {
    if (word(t) != "." || t < first + 2) return false;
    const auto name = word(t - 1);
    const auto title = word(t - 2);
    return name.size() > 2 && is_all_caps(name) && is_capitalised(title) && !is_all_caps(title);
  }

  /// "MS. QUIST:", "President of Kenya Daniel Otieno (retranslated):": a few words, all but the
  /// smallest with a capital.
  bool read_name(std::uint32_t t, Label& label) const {
    const auto first = t;
    bool capitals = true;
    std::uint32_t names = 0;
    for (; t < first + longest_label && word(t) != ":" && !ends_record_label(first, t); ++t) {
      const auto w = word(t);
      if (w.empty() || (t > first && begins_line(t))) return false;
      if (is_bold(w)) continue;
      if (w == "(") {  // "(via interpreter)"
        auto close = t;
        while (close < t + 5 && word(close) != ")") ++close;
        if (word(close) != ")") return false;
        if (label.words.end == first) label.words.end = t;
        t = close;
        continue;
      }
      const bool capital = is_capitalised(w);
      const bool small = w == "of" || w == "the" || w == "for" || w == "and" || w == "," ||
                         w == "-" || w == "'s" || w == "\u2019s" || is_name_particle(w);
      if (!capital && !small) return false;
      names += capital ? 1 : 0;
      capitals = capitals && (small || std::none_of(w.begin(), w.end(),
                                                    [](char c) { return c >= 'a' && c <= 'z'; }));
    }
    const bool record = ends_record_label(first, t);
    if ((word(t) != ":" && !record) || names == 0 || !is_capitalised(word(first))) return false;
    if (label.words.end == first) label.words.end = t;
    while (label.words.end > first + 1 && is_bold(word(label.words.end - 1))) --label.words.end;
    label.said = t + 1;
    while (is_bold(word(label.said))) ++label.said;
    // "MS. QUIST:" is a label wherever it stands; "NOTICE:" is none alone
    const auto begin = folded(word(first));
    label.sure = capitals && names > 1 &&
                 (begin == "mr." || begin == "ms." || begin == "mrs." || begin == "dr." ||
                  begin == "mr" || begin == "ms" || begin == "mrs" || begin == "the" ||
                  begin == "secretary" || begin == "president");
    return capitals || names > 1;
  }

  void keep(Label& label) {
    for (auto t = label.words.begin; t < label.words.end; ++t) {
      label.name += folded(word(t));
      label.name += ' ';
    }
    labels_.push_back(std::move(label));
  }

  const Layers& doc_;
  std::vector<Label> labels_;
};

}  // namespace

std::vector<Turn> find_turns(const Layers& document) { return Finder(document).run(); }

}  // namespace demarche::detail
