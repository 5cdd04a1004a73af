// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "eval_score.hpp"

namespace program {
namespace {

using nlohmann::json;

bool name_type(const std::string& type) {
  static const std::set<std::string> types = {"PERSON", "NORP",  "ORG", "GPE",    "LOC",
                                              "FAC",    "EVENT", "LAW", "PRODUCT"};
  return types.count(type) > 0;
}

struct Place {
  int begin, end;
  std::string type, kind, entity;
};

std::vector<Place> mentions(const json& doc) {
  std::vector<Place> result;
  for (const auto& e : doc.at("entities"))
    for (const auto& m : e.at("mentions")) {
      const auto kind = text_of(m, "kind");
      const auto begin = offset_of(m, "begin");
      const auto end = offset_of(m, "end");
      if (!begin || !end)
        throw json::other_error::create(501, "a mention's \"begin\" or \"end\" is no offset", &m);
      result.push_back(
          {*begin, *end, text_of(e, "type"), kind.empty() ? "name" : kind, text_of(e, "id")});
    }
  return result;
}

int overlap(const Place& a, const Place& b) {
  return std::min(a.end, b.end) - std::max(a.begin, b.begin);
}

/// Counts equal members of two bags.
template <class T>
void compare(std::multiset<T> gold, const std::multiset<T>& found, Count& count) {
  count.gold += static_cast<double>(gold.size());
  count.found += static_cast<double>(found.size());
  for (const auto& x : found)
    if (const auto same = gold.find(x); same != gold.end()) {
      ++count.right;
      gold.erase(same);
    }
}

}  // namespace

EntityMap align_entities(const json& gold, const json& found) {
  EntityMap result;
  const auto places = mentions(gold);
  std::map<std::string, std::map<std::string, double>> votes;
  std::map<std::string, std::vector<std::string>>
      order;  // gold ids as they were met: the first of equals wins
  for (const auto& m : mentions(found)) {
    result[m.entity];
    for (const auto& g : places)
      if (const int o = overlap(g, m); o > 0) {
        auto& vote = votes[m.entity];
        if (!vote.count(g.entity)) order[m.entity].push_back(g.entity);
        vote[g.entity] += static_cast<double>(o) / std::max(g.end - g.begin, m.end - m.begin);
      }
  }
  for (auto& [entity, met] : order) {
    double best = 0;
    for (const auto& id : met)
      if (votes[entity][id] > best) best = votes[entity][id], result[entity] = id;
  }
  return result;
}

void score_mentions(const json& gold, const json& found, Scores& scores) {
  const auto bag = [](const json& doc, bool names) {
    std::multiset<std::tuple<int, int, std::string>> result;
    for (const auto& m : mentions(doc))
      if (m.kind == "name" && name_type(m.type) == names) result.insert({m.begin, m.end, m.type});
    return result;
  };
  for (const bool names : {true, false}) {
    const auto g = bag(gold, names);
    const auto f = bag(found, names);
    compare(g, f, scores.counts[names ? "names" : "values"]);
    const auto list = [&](const auto& from, const auto& other, const char* what) {
      for (const auto& x : from)
        if (!other.count(x))
          scores.errors.push_back(
              text_of(gold, "id") + ": " + what + (names ? " name " : " value ") + std::get<2>(x) +
              " at " + std::to_string(std::get<0>(x)) + "-" + std::to_string(std::get<1>(x)));
    };
    list(g, f, "missed");
    list(f, g, "wrong");
  }
}

void score_clusters(const json& gold, const json& found, bool names_only, Clusters& clusters) {
  const auto pick = [names_only](const json& doc) {
    std::vector<Place> result;
    for (auto& m : mentions(doc))
      if (name_type(m.type) && (!names_only || m.kind == "name")) result.push_back(m);
    return result;
  };
  const auto g = pick(gold);
  const auto f = pick(found);
  std::vector<int> mate(g.size(), -1);  // gold mention -> found mention, each once
  std::vector<int> back(f.size(), -1);
  for (std::size_t k = 0; k < g.size(); ++k) {
    int best = -1;
    for (std::size_t q = 0; q < f.size() && best < 0; ++q)
      if (back[q] < 0 && f[q].begin == g[k].begin && f[q].end == g[k].end)
        best = static_cast<int>(q);
    for (std::size_t q = 0; q < f.size() && best < 0 && g[k].kind != "name"; ++q)
      if (back[q] < 0 && f[q].kind != "name" && overlap(f[q], g[k]) > 0) best = static_cast<int>(q);
    if (best >= 0) mate[k] = best, back[static_cast<std::size_t>(best)] = static_cast<int>(k);
  }
  for (std::size_t k = 0; k < g.size(); ++k) {
    double same_gold = 0;
    double both = 0;
    for (std::size_t x = 0; x < g.size(); ++x) {
      if (g[x].entity != g[k].entity) continue;
      ++same_gold;
      if (mate[k] >= 0 && mate[x] >= 0 &&
          f[static_cast<std::size_t>(mate[x])].entity ==
              f[static_cast<std::size_t>(mate[k])].entity)
        ++both;
    }
    clusters.recall_sum += both / same_gold;
    ++clusters.recall_n;
    if (mate[k] < 0) continue;
    double same_found = 0;
    for (std::size_t x = 0; x < g.size(); ++x)
      if (mate[x] >= 0 && f[static_cast<std::size_t>(mate[x])].entity ==
                              f[static_cast<std::size_t>(mate[k])].entity)
        ++same_found;
    clusters.precision_sum += both / same_found;
    ++clusters.precision_n;
  }
}

void score_links(const json& gold, const json& found, const EntityMap& aligned, Scores& scores) {
  const auto ranked = [](const json& e) {
    const auto type = text_of(e, "type");
    return type == "PERSON" || type == "ORG" || type == "GPE";
  };
  std::map<std::string, const json*> gold_by_id;
  for (const auto& e : gold.at("entities")) gold_by_id[text_of(e, "id")] = &e;
  std::map<std::string, const json*> first;  // gold id -> the first found entity that is it
  std::map<std::string, const json*>
      first_ranked;  // the same where gold's is a person, body or place
  for (const auto& e : found.at("entities")) {
    const auto at = aligned.find(text_of(e, "id"));
    if (at == aligned.end() || at->second.empty()) continue;
    first.emplace(at->second, &e);
    if (ranked(*gold_by_id.at(at->second))) first_ranked.emplace(at->second, &e);
  }
  const auto link = [&](const char* key, const auto& of, bool all) {
    auto& count = scores.counts[key];
    for (const auto& [id, e] : gold_by_id) {
      const auto wanted = text_of(*e, key);
      if (wanted.empty() || (!all && !ranked(*e))) continue;
      ++count.gold;
      const auto at = of.find(id);
      const auto given = at == of.end() ? std::string{} : text_of(*at->second, key);
      if (given.empty()) continue;
      ++count.found;
      if (given == wanted) ++count.right;
    }
  };
  link("country", first_ranked, false);
  link("wikidata", first, true);
  const auto metonyms = [](const json& doc) {
    std::map<std::string, std::string> country;
    for (const auto& e : doc.at("entities")) country[text_of(e, "id")] = text_of(e, "country");
    std::multiset<std::tuple<int, int, std::string>> result;
    for (const auto& e : doc.at("entities"))
      for (const auto& m : e.at("mentions"))
        if (const auto stands = text_of(m, "stands_for"); !stands.empty())
          result.insert({offset_of(m, "begin").value_or(0), offset_of(m, "end").value_or(0),
                         country.count(stands) ? country[stands] : stands});
    return result;
  };
  compare(metonyms(gold), metonyms(found), scores.counts["stands_for"]);
}

}  // namespace program
