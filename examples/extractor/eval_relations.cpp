// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <sstream>

#include "eval_score.hpp"

namespace program {
namespace {

using nlohmann::json;
using Pair = std::pair<std::string, std::string>;

bool standing(const std::string& type) {
  return type == "ROLE" || type == "MEMBER_OF" || type == "NATIONALITY" || type == "PART_OF" ||
         type == "LOCATED_IN";
}
bool symmetric(const std::string& type) {
  return type == "CONSULT" || type == "AGREE" || type == "COOPERATE";
}

/// Gold entities that are the same argument: a nationality and its country, a capital and whom it
/// stands for.
class Equals {
 public:
  explicit Equals(const json& gold) {
    std::map<std::string, std::set<std::string>> states;
    for (const auto& e : gold.at("entities")) {
      const auto id = text_of(e, "id");
      for (const auto& m : e.at("mentions"))
        if (const auto stands = text_of(m, "stands_for"); !stands.empty())
          swaps_[id].insert(stands);
      const auto country = text_of(e, "country");
      if (!country.empty() && (text_of(e, "type") == "NORP" ||
                               (text_of(e, "type") == "GPE" && text_of(e, "subtype") == "country")))
        states[country].insert(id);
    }
    for (const auto& [country, ids] : states)
      for (const auto& a : ids)
        for (const auto& b : ids)
          if (a != b) swaps_[a].insert(b);
  }
  [[nodiscard]] bool operator()(const std::string& a, const std::string& b) const {
    return a == b || (!a.empty() && !b.empty() && (has(a, b) || has(b, a)));
  }

 private:
  [[nodiscard]] bool has(const std::string& a, const std::string& b) const {
    const auto found = swaps_.find(a);
    return found != swaps_.end() && found->second.count(b) > 0;
  }
  std::map<std::string, std::set<std::string>> swaps_;
};

struct Found {
  const json* relation;
  std::string subject, object;  // gold ids where aligned, else empty
  bool used = false;
};

std::string status_of(const json& r) {
  const auto status = text_of(r, "status");
  return status.empty() ? "actual" : status;
}

int begin_of(const json& r) { return offset_of(r, "begin").value_or(0); }

/// Relations with both arguments; those that repeat type, actors, code, status and predicate once.
std::vector<Found> two_sided(const json& doc, const EntityMap& aligned) {
  std::vector<Found> result;
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string, std::string>,
           std::size_t>
      seen;
  for (const auto& r : doc.at("relations")) {
    const auto subject = text_of(r, "subject");
    const auto object = text_of(r, "object");
    if (subject.empty() || object.empty()) continue;
    const auto gold_id = [&](const std::string& id) {
      const auto found = aligned.find(id);
      return found == aligned.end() ? std::string{} : found->second;
    };
    const auto s = gold_id(subject);
    const auto o = gold_id(object);
    const auto key =
        std::make_tuple(text_of(r, "type"), s.empty() ? subject : s, o.empty() ? object : o,
                        text_of(r, "cameo"), text_of(r, "status"), text_of(r, "predicate"));
    if (seen.emplace(key, result.size()).second) result.push_back({&r, s, o});
  }
  return result;
}

bool spans_overlap(const json& a, const json& b) {
  if (!a.is_object() || !b.is_object()) return false;
  const auto a_end = offset_of(a, "end");
  const auto b_end = offset_of(b, "end");
  return a_end && b_end &&
         std::min(*a_end, *b_end) >
             std::max(offset_of(a, "begin").value_or(0), offset_of(b, "begin").value_or(0));
}

bool share_word(const std::string& a, const std::string& b) {
  const auto words = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
      return c < 128 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
    });
    std::istringstream in(text);
    std::set<std::string> result;
    for (std::string w; in >> w;) result.insert(w);
    return result;
  };
  const auto x = words(a);
  const auto y = words(b);
  return std::any_of(x.begin(), x.end(), [&](const auto& w) { return y.count(w) > 0; });
}

json member(const json& r, const char* key) { return r.contains(key) ? r[key] : json(nullptr); }

/// What matched relations say of their circumstances.
void score_fields(const json& gold, const json& found, const EntityMap& aligned, const Equals& same,
                  Scores& scores) {
  const auto add = [&](const char* figure, bool has_gold, bool has_found, bool right) {
    auto& count = scores.counts[figure];
    count.gold += has_gold;
    count.found += has_found;
    count.right += has_gold && has_found && right;
  };
  const auto speaker = [&](const json& r) {
    const auto at = aligned.find(text_of(r, "attributed_to"));
    return at == aligned.end() ? std::string{} : at->second;
  };
  add("attributed", !text_of(gold, "attributed_to").empty(),
      !text_of(found, "attributed_to").empty(),
      same(text_of(gold, "attributed_to"), speaker(found)));
  for (const char* key : {"time", "place"})
    add(key, member(gold, key).is_object(), member(found, key).is_object(),
        spans_overlap(member(gold, key), member(found, key)));
  add("role", !text_of(gold, "role").empty(), !text_of(found, "role").empty(),
      share_word(text_of(gold, "role"), text_of(found, "role")));
  add("cameo2", !text_of(gold, "cameo").empty(), !text_of(found, "cameo").empty(),
      text_of(gold, "cameo").substr(0, 2) == text_of(found, "cameo").substr(0, 2));
  const auto has_trigger = [](const json& r) {
    return r.contains("begin") && r["begin"].is_number() && r.contains("end") &&
           r["end"].is_number();
  };
  add("trigger", has_trigger(gold), has_trigger(found),
      has_trigger(found) && spans_overlap(gold, found));
}

/// Unordered pairs of actors, whatever the type, each once.
void score_pairs(const json& gold, const std::vector<Found>& found, const Equals& same,
                 Count& count) {
  const auto pair_of = [](const std::string& a, const std::string& b) {
    return a < b ? Pair{a, b} : Pair{b, a};
  };
  std::set<Pair> wanted;
  for (const auto& r : gold.at("relations"))
    wanted.insert(pair_of(text_of(r, "subject"), text_of(r, "object")));
  std::set<Pair> given;
  for (const auto& f : found) {
    const auto s = f.subject.empty() ? "?" + text_of(*f.relation, "subject") : f.subject;
    const auto o = f.object.empty() ? "?" + text_of(*f.relation, "object") : f.object;
    auto pair = pair_of(s, o);
    if (!wanted.count(pair))
      for (const auto& w : wanted)
        if ((same(w.first, s) && same(w.second, o)) || (same(w.first, o) && same(w.second, s))) {
          pair = w;
          break;
        }
    given.insert(pair);
  }
  for (const auto& p : given) count.right += static_cast<double>(wanted.count(p));
  count.gold += static_cast<double>(wanted.size());
  count.found += static_cast<double>(given.size());
}

}  // namespace

void score_relations(const json& gold, const json& found_doc, const EntityMap& aligned,
                     Scores& scores) {
  const Equals same(gold);
  auto found = two_sided(found_doc, aligned);
  const auto agrees = [&](const json& g, const Found& f) {
    const auto type = text_of(g, "type");
    if (type != text_of(*f.relation, "type")) return false;
    const auto s = text_of(g, "subject");
    const auto o = text_of(g, "object");
    return (same(s, f.subject) && same(o, f.object)) ||
           (symmetric(type) && same(s, f.object) && same(o, f.subject));
  };
  const auto count_as = [&](const std::string& type, auto member_pointer) {
    ++(scores.counts["relations"].*member_pointer);
    ++(scores.counts[standing(type) ? "standing" : "events"].*member_pointer);
  };
  for (const auto& f : found) count_as(text_of(*f.relation, "type"), &Count::found);
  for (const auto& f : found)
    scores.counts["not-actual"].found += status_of(*f.relation) != "actual";
  for (const auto& g : gold.at("relations")) {
    const auto type = text_of(g, "type");
    count_as(type, &Count::gold);
    scores.counts["not-actual"].gold += status_of(g) != "actual";
    Found* best = nullptr;
    for (auto& f : found) {
      if (f.used || !agrees(g, f)) continue;
      const auto rank = [&](const Found& x) {
        return std::make_pair(status_of(*x.relation) != status_of(g),
                              std::abs(begin_of(*x.relation) - begin_of(g)));
      };
      if (!best || rank(f) < rank(*best)) best = &f;
    }
    if (!best) {
      scores.errors.push_back(text_of(gold, "id") + ": missed relation " + type + " (" +
                              text_of(g, "predicate") + ") at " + std::to_string(begin_of(g)));
      continue;
    }
    best->used = true;
    count_as(type, &Count::right);
    ++scores.status_all;
    const bool same_status = status_of(g) == status_of(*best->relation);
    scores.status_right += same_status;
    scores.counts["not-actual"].right += same_status && status_of(g) != "actual";
    score_fields(g, *best->relation, aligned, same, scores);
  }
  for (const auto& f : found)
    if (!f.used)
      scores.errors.push_back(
          text_of(gold, "id") + ": wrong relation " + text_of(*f.relation, "type") + " (" +
          text_of(*f.relation, "predicate") + ") at " + std::to_string(begin_of(*f.relation)));
  score_pairs(gold, found, same, scores.counts["pairs"]);
}

}  // namespace program
