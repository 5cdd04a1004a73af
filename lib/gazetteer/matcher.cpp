// SPDX-License-Identifier: Apache-2.0
#include "gazetteer/matcher.hpp"

#include <algorithm>
#include <array>

#include "gazetteer/compiler.hpp"

namespace demarche::detail {

using namespace image_format;

namespace {

/// Are these the name's units?
bool same_units(std::string_view name, std::span<const Unit> units, std::vector<Unit>& own) {
  own.clear();
  append_units(name, {0, static_cast<std::uint32_t>(name.size())}, 0, own);
  return std::equal(own.begin(), own.end(), units.begin(), units.end(),
                    [](const Unit& a, const Unit& b) { return a.hash == b.hash; });
}

/// No barrier between sentences is among them. Its hash is that of no word, but a damaged file may
/// have it all the same.
bool within_sentence(std::span<const Unit> units) {
  return std::none_of(units.begin(), units.end(),
                      [](const Unit& u) { return u.span.begin == u.span.end; });
}

/// May units in the text be this name, by its case rule? The text is not the name letter by letter.
bool spelled_like(const Image::Name& name, std::string_view text, std::span<const Unit> units,
                  std::vector<Unit>& own) {
  if (!same_units(name.text, units, own)) return false;
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (name.rule == CaseRule::name && own[i].capital && !units[i].capital) return false;
    // stops and accents may differ, case may not: "U.S." and "US"
    if (name.rule == CaseRule::exact &&
        (own[i].capital != units[i].capital ||
         all_capitals(name.text, own[i].span) != all_capitals(text, units[i].span)))
      return false;
  }
  return true;
}

class Walker {
 public:
  Walker(const Image& image, std::string_view text, std::span<const Unit> units)
      : image_(image), text_(text), units_(units) {}

  /// Which of a group's names may stand at `units`? 0: none.
  std::uint32_t choose(std::uint32_t record, std::span<const Unit> units) {
    const auto written =
        text_.substr(units.front().span.begin, units.back().span.end - units.front().span.begin);
    auto name = image_.name(record);
    for (auto n = name;; n = image_.next(n)) {
      if (n.text == written) return within_sentence(units) ? n.record : 0;
      if (!n.more) break;
    }
    for (;; name = image_.next(name)) {
      if (spelled_like(name, text_, units, own_)) return name.record;
      if (!name.more) return 0;
    }
  }

  /// The longest name of two units or more, else the one of one unit.
  void walk(std::uint32_t first, std::uint64_t pair, bool single, bool begins,
            std::vector<NameMatch>& out) {
    NameMatch best{first, 0, 0};
    auto hash = pair;
    for (std::uint32_t n = 2; begins; ++n) {
      const auto slot = image_.slot(hash);
      ++lookups_;
      if (const auto record = slot & ~longer; record != 0)
        if (const auto name = choose(record, units_.subspan(first, n)))
          best.units = n, best.record = name;
      if ((slot & longer) == 0 || n == Compiler::longest_name || first + n >= units_.size()) break;
      hash = extend(hash, units_[first + n].hash);
    }
    if (best.units == 0 && single)
      if (const auto record = image_.slot(units_[first].hash) & ~longer; record != 0)
        if (const auto name = choose(record, units_.subspan(first, 1)))
          best.units = 1, best.record = name;
    if (best.units != 0) out.push_back(best);
  }

  [[nodiscard]] std::uint64_t lookups() const { return lookups_; }

 private:
  const Image& image_;
  std::string_view text_;
  std::span<const Unit> units_;
  std::vector<Unit> own_;
  std::uint64_t lookups_ = 0;
};

struct Candidate {
  std::uint32_t unit;
  bool single, begins;
  std::uint64_t pair;
};

}  // namespace

// Most units begin no name, and the filter, which stays in the cache, says so. What is left is
// looked up block by block: all of a block's places in memory are asked for before the first is
// needed.
std::uint64_t find_names(const Image& image, std::string_view text, std::span<const Unit> units,
                         std::size_t begins, std::vector<NameMatch>& out) {
  constexpr std::size_t block = 128;
  std::array<Candidate, block> candidates;
  Walker walker(image, text, units);
  for (std::size_t from = 0; from < begins; from += block) {
    const auto to = std::min(begins, from + block);
    std::size_t count = 0;
    for (auto i = from; i < to; ++i) {
      const auto bits = image.first_unit(units[i].hash);
      const auto allowed = bits & (units[i].capital ? 15U : unsigned{begins_any | is_any});
      const bool longer_ones =
          (allowed & (begins_capital | begins_any)) != 0 && i + 1 < units.size();
      const bool single = (allowed & (is_capital | is_any)) != 0;
      candidates[count] = {static_cast<std::uint32_t>(i), single, longer_ones,
                           longer_ones ? extend(units[i].hash, units[i + 1].hash) : 0};
      if (longer_ones) image.prefetch_pair(candidates[count].pair);
      count += longer_ones || single ? 1 : 0;
    }
    std::size_t kept = 0;
    for (std::size_t c = 0; c < count; ++c) {
      auto candidate = candidates[c];
      candidate.begins = candidate.begins && image.may_be_pair(candidate.pair);
      if (!candidate.begins && !candidate.single) continue;
      if (candidate.begins) image.prefetch_slot(candidate.pair);
      if (candidate.single) image.prefetch_slot(units[candidate.unit].hash);
      candidates[kept++] = candidate;
    }
    for (std::size_t c = 0; c < kept; ++c)
      walker.walk(candidates[c].unit, candidates[c].pair, candidates[c].single,
                  candidates[c].begins, out);
  }
  return walker.lookups();
}

std::uint32_t find_name(const Image& image, std::string_view text, std::span<const Unit> units) {
  if (units.empty() || units.size() > Compiler::longest_name) return 0;
  auto hash = units[0].hash;
  for (const auto& unit : units.subspan(1)) hash = extend(hash, unit.hash);
  const auto record = image.slot(hash) & ~longer;
  if (record == 0) return 0;
  auto name = image.name(record);
  const auto first = name;
  for (;; name = image.next(name)) {
    if (name.text == text) return name.record;
    if (!name.more) break;
  }
  std::vector<Unit> own;
  return same_units(first.text, units, own) ? first.record : 0;
}

}  // namespace demarche::detail
