// SPDX-License-Identifier: Apache-2.0
#include "demarche/graph.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "output/facts.hpp"
#include "output/table.hpp"
#include "output/unicode.hpp"
#include "output/xml.hpp"

namespace demarche {
namespace {

struct Node {
  std::string key, name, subtype, country, wikidata;
  EntityType type = EntityType::person;
  std::uint64_t documents = 0, mentions = 0, one_sided = 0;
};

struct Edge {
  std::uint64_t weight = 0;
  double confidence = 0;
  std::string first_day, last_day;
  std::map<std::string, std::uint64_t> predicates;

  /// The predicates, most frequent first.
  [[nodiscard]] std::string predicate_list() const {
    std::vector<std::pair<std::uint64_t, std::string>> order;
    for (const auto& [name, count] : predicates) order.emplace_back(count, name);
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string list;
    for (const auto& [count, name] : order) list += (list.empty() ? "" : ", ") + name;
    return list;
  }
};

using EdgeKey = std::tuple<std::size_t, std::size_t, RelationType, Status>;

std::string_view sign(RelationType type) {
  if (!is_event(type)) return "standing";
  const auto score = detail::intensity(type);
  return score > 0 ? "cooperation" : score < 0 ? "conflict" : "neutral";
}

/// A quoted string of the dot language. Its labels know HTML's character references.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : detail::one_line(text)) {
    if (c == '&')
      out += "&amp;";
    else if (c == '"' || c == '\\')
      out += {'\\', c};
    else
      out += c;
  }
  return out + '"';
}

}  // namespace

struct ActorGraph::Data {
  std::vector<Node> nodes;
  std::unordered_map<std::string, std::size_t> index;
  std::map<EdgeKey, Edge> edges;

  std::size_t node(const Entity& entity) {
    const auto [found, fresh] = index.emplace(detail::actor_key(entity), nodes.size());
    if (fresh) {
      Node node;
      node.key = found->first;
      node.name = detail::one_line(entity.name);
      node.subtype = entity.subtype;
      node.country = entity.country;
      node.wikidata = entity.wikidata;
      node.type = entity.type;
      nodes.push_back(std::move(node));
    }
    return found->second;
  }
};

ActorGraph::ActorGraph() : data_(std::make_unique<Data>()) {}
ActorGraph::ActorGraph(ActorGraph&&) noexcept = default;
ActorGraph& ActorGraph::operator=(ActorGraph&&) noexcept = default;
ActorGraph::~ActorGraph() = default;

void ActorGraph::add(const Document& document) {
  const auto& doc = document.layers();
  constexpr auto unknown = static_cast<std::size_t>(-1);
  std::vector<std::size_t> nodes(doc.entities.size(), unknown);
  std::vector<std::uint64_t> mentions(doc.entities.size());
  for (const auto& m : doc.mentions) ++mentions[m.entity.value];
  const auto node = [&](Id<Entity> id) {
    auto& known = nodes[id.value];
    if (known == unknown) {
      known = data_->node(doc.entities[id.value]);
      data_->nodes[known].mentions += mentions[id.value];
    }
    return known;
  };
  for (const auto& r : doc.relations) {
    if (!r.subject || !r.object) {
      ++data_->nodes[node(r.subject ? r.subject : r.object)].one_sided;
      continue;
    }
    const auto from = node(r.subject);
    const auto to = node(r.object);
    auto& edge = data_->edges[{from, to, r.type, r.status}];
    ++edge.weight;
    edge.confidence = std::max(edge.confidence, static_cast<double>(r.confidence));
    ++edge.predicates[std::string(r.predicate)];
    const auto day = detail::event_day(doc, r);
    if (day.empty()) continue;
    if (edge.first_day.empty() || day < edge.first_day) edge.first_day = day;
    if (day > edge.last_day) edge.last_day = day;
  }
  std::sort(nodes.begin(), nodes.end());  // each actor once a document
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  for (const auto n : nodes)
    if (n != unknown) ++data_->nodes[n].documents;
}

std::string ActorGraph::to_graphml() const {
  struct Key {
    const char *id, *of, *type;
  };
  constexpr Key keys[] = {{"key", "node", "string"},        {"label", "node", "string"},
                          {"type", "node", "string"},       {"subtype", "node", "string"},
                          {"country", "node", "string"},    {"wikidata", "node", "string"},
                          {"documents", "node", "long"},    {"mentions", "node", "long"},
                          {"one_sided", "node", "long"},    {"relation", "edge", "string"},
                          {"status", "edge", "string"},     {"sign", "edge", "string"},
                          {"intensity", "edge", "double"},  {"weight", "edge", "long"},
                          {"confidence", "edge", "double"}, {"predicates", "edge", "string"},
                          {"first_day", "edge", "string"},  {"last_day", "edge", "string"}};
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const auto& key : keys)
    out += std::string("  <key id=\"") + key.id + "\" for=\"" + key.of + "\" attr.name=\"" +
           key.id + "\" attr.type=\"" + key.type + "\"/>\n";
  out += "  <graph id=\"actors\" edgedefault=\"directed\">\n";
  const auto data = [&out](const char* key, std::string_view value) {
    if (!value.empty())
      out +=
          std::string("      <data key=\"") + key + "\">" + detail::xml_text(value) + "</data>\n";
  };
  for (std::size_t i = 0; i < data_->nodes.size(); ++i) {
    const auto& n = data_->nodes[i];
    out += "    <node id=\"n" + std::to_string(i) + "\">\n";
    data("key", n.key);
    data("label", n.name);
    data("type", to_string(n.type));
    data("subtype", n.subtype);
    data("country", n.country);
    data("wikidata", n.wikidata);
    data("documents", std::to_string(n.documents));
    data("mentions", std::to_string(n.mentions));
    data("one_sided", std::to_string(n.one_sided));
    out += "    </node>\n";
  }
  std::size_t number = 0;
  for (const auto& [key, edge] : data_->edges) {
    const auto& [from, to, type, status] = key;
    out += "    <edge id=\"x" + std::to_string(++number) + "\" source=\"n" + std::to_string(from) +
           "\" target=\"n" + std::to_string(to) + "\">\n";
    data("relation", to_string(type));
    data("status", to_string(status));
    data("sign", sign(type));
    if (is_event(type)) data("intensity", detail::short_number(detail::intensity(type)));
    data("weight", std::to_string(edge.weight));
    data("confidence", detail::short_number(edge.confidence));
    data("predicates", edge.predicate_list());
    data("first_day", edge.first_day);
    data("last_day", edge.last_day);
    out += "    </edge>\n";
  }
  return out + "  </graph>\n</graphml>\n";
}

std::string ActorGraph::to_dot() const {
  std::string out =
      "digraph actors {\n"
      "  graph [overlap=false, splines=true];\n"
      "  node [shape=box, style=\"rounded,filled\", fillcolor=\"#eef2f7\", "
      "fontname=\"sans-serif\"];\n"
      "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (std::size_t i = 0; i < data_->nodes.size(); ++i) {
    const auto& n = data_->nodes[i];
    out += "  n" + std::to_string(i) + " [label=" + dot_string(n.name) +
           ", tooltip=" + dot_string(n.key);
    if (n.type == EntityType::person) out += ", shape=ellipse, style=filled";
    out += "];\n";
  }
  for (const auto& [key, edge] : data_->edges) {
    const auto& [from, to, type, status] = key;
    const auto kind = sign(type);
    std::string label(to_string(type));
    if (status != Status::actual) label += " (" + std::string(to_string(status)) + ")";
    if (edge.weight > 1) label += " \u00D7" + std::to_string(edge.weight);
    out += "  n" + std::to_string(from) + " -> n" + std::to_string(to) +
           " [label=" + dot_string(label) + ", tooltip=" + dot_string(edge.predicate_list()) +
           ", color=\"" +
           (kind == "cooperation" ? "#1a7f37"
            : kind == "conflict"  ? "#c62828"
            : kind == "neutral"   ? "#b26a00"
                                  : "#6b7280") +
           "\", weight=" + std::to_string(std::min<std::uint64_t>(edge.weight, 100)) +
           ", penwidth=" +
           detail::short_number(1 + std::min(5.0, 0.5 * static_cast<double>(edge.weight - 1)));
    if (!is_event(type))
      out += ", style=dashed";
    else if (status != Status::actual)
      out += ", style=dotted";
    out += "];\n";
  }
  return out + "}\n";
}

}  // namespace demarche
