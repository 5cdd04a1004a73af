// SPDX-License-Identifier: Apache-2.0
/// The network's heads for events: words that tell one, and what each word is to them.
#include <algorithm>
#include <cmath>

#include "analysis/event_features.hpp"
#include "analysis/network.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t W = network_width;
constexpr std::size_t type_offset =
    relation_type_count;                 ///< of the status among the triggers' rows
constexpr float least_argument = 0.05F;  ///< what is less likely is not kept
constexpr int farthest_word = 20;

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

}  // namespace

Network::Events::Events(const ModelFile& file, const std::vector<std::size_t>& dilations,
                        std::uint32_t vector_rows)
    : input(packed(file, "events.input", 4 * W, W)),
      lemmas{file.bytes8("events.lemma", event_lemma_rows, 2 * W),
             file.floats("scale.events.lemma", event_lemma_rows, 1)},
      vectors{file.bytes8("events.vector", vector_rows, 2 * W),
              file.floats("scale.events.vector", vector_rows, 1)},
      relations(file.floats("events.rel", deprel_count, 2 * W)),
      upos(file.floats("events.upos", upos_count, 2 * W)),
      tags(file.floats("events.tag", tag_count, 2 * W)),
      input_norm(norm(file, "events")),
      layers(Network::layers(file, "events", dilations)),
      triggers(packed(file, "events.trigger", 32, W)),
      query(packed(file, "events.query", event_form_rows, W)),
      key(packed(file, "events.key", event_form_rows, W)),
      types(file.floats("events.type", relation_type_count, event_form_rows)),
      paths{file.bytes8("events.path", event_path_rows, event_hidden),
            file.floats("scale.events.path", event_path_rows, 1)},
      distances(file.floats("events.far", 2 * farthest_word + 1, event_hidden)),
      roles{file.floats("events.role.weight", event_role_count, event_hidden),
            file.floats("events.role.bias", event_role_count, 1)} {}

/// scratch.events: what the event layers say of each word.
void Network::read_events(const EventInput& in, NetworkScratch& s) const {
  const auto& net = *events_;
  const auto n = in.heads.size();
  apply(net.input, s.x.data(), n, s.wide, s);
  s.event_input.resize(n * W);
  std::vector<float> sum(2 * W);
  const auto add = [&sum](const float* row) {
    for (std::size_t k = 0; k < 2 * W; ++k) sum[k] += row[k];
  };
  for (std::size_t i = 0; i < n; ++i) {
    std::copy_n(s.wide.data() + i * 4 * W, 2 * W, sum.data());
    if (in.heads[i] != 0) add(s.wide.data() + (in.heads[i] - 1) * 4 * W + 2 * W);
    for (const auto row : in.lemma_rows[i]) add_row(net.lemmas, row, 2 * W, sum.data());
    add_row(net.vectors, s.vector_rows[s.slots[i]], 2 * W, sum.data());
    add(net.relations.row(in.labels[i]));
    add(net.upos.row(in.upos[i]));
    add(net.tags.row(in.tags[i]));
    maxout_norm(sum.data(), net.input_norm.gain.data, net.input_norm.shift.data,
                s.event_input.data() + i * W);
  }
  convolve(net.layers, n, s.event_input, s.events, s);
}

void Network::events(const EventInput& in, float least, NetworkScratch& s,
                     std::vector<EventScores>& out) const {
  out.clear();
  if (!events_) return;
  const auto& net = *events_;
  const auto n = in.heads.size();
  read_events(in, s);
  apply(net.triggers, s.events.data(), n, s.wide, s);
  const float least_logit = std::log(least / (1 - least));
  for (std::uint32_t i = 0; i < n; ++i) {
    const float* row = s.wide.data() + i * 32;
    for (std::size_t type = 0; type < relation_type_count; ++type) {
      if (row[type] <= least_logit) continue;
      EventScores scores;
      scores.trigger = i;
      scores.type = static_cast<RelationType>(type);
      scores.probability = sigmoid(row[type]);
      float total = 0;
      for (std::size_t k = 0; k < scores.status.size(); ++k)
        total += scores.status[k] = std::exp(std::min(row[type_offset + k], 60.0F));
      for (auto& p : scores.status) p /= total;
      out.push_back(std::move(scores));
    }
  }
  if (!out.empty()) find_arguments(in, s, out);
}

void Network::find_arguments(const EventInput& in, NetworkScratch& s,
                             std::vector<EventScores>& found) const {
  const auto& net = *events_;
  const auto n = in.heads.size();
  apply(net.key, s.events.data(), n, s.wide, s);
  s.event_input.resize(found.size() * W);
  for (std::size_t e = 0; e < found.size(); ++e)
    std::copy_n(s.events.data() + found[e].trigger * W, W, s.event_input.data() + e * W);
  apply(net.query, s.event_input.data(), found.size(), s.parts, s);
  std::vector<std::uint32_t> paths;
  std::array<float, event_form_rows> query;
  std::array<float, event_hidden> hidden;
  const float root = std::sqrt(static_cast<float>(event_form));
  for (std::size_t e = 0; e < found.size(); ++e) {
    auto& event = found[e];
    const float* type = net.types.row(static_cast<std::size_t>(event.type));
    for (std::size_t k = 0; k < event_form_rows; ++k)
      query[k] = s.parts[e * event_form_rows + k] + type[k];
    event_paths(in.heads, in.labels, event.trigger, paths);
    for (std::uint32_t w = 0; w < n; ++w) {
      const float* key = s.wide.data() + w * event_form_rows;
      const int far = std::clamp(static_cast<int>(w) - static_cast<int>(event.trigger),
                                 -farthest_word, farthest_word) +
                      farthest_word;
      const float* distance = net.distances.row(static_cast<std::size_t>(far));
      const auto* path = net.paths.rows.row(paths[w]);
      const float scale = net.paths.scale.data[paths[w]];
      constexpr auto first = event_role_count * event_form;
      for (std::size_t k = 0; k < event_hidden; ++k)
        hidden[k] = std::max(0.0F, query[first + k] + key[first + k] + distance[k] +
                                       static_cast<float>(path[k]) * scale);
      EventArgument argument;
      argument.word = w;
      bool likely = false;
      for (std::size_t r = 0; r < event_role_count; ++r) {
        float product = 0;
        for (std::size_t k = 0; k < event_form; ++k)
          product += query[r * event_form + k] * key[r * event_form + k];
        float score = product / root + net.roles.bias.data[r];
        const float* weight = net.roles.weight.row(r);
        for (std::size_t k = 0; k < event_hidden; ++k) score += weight[k] * hidden[k];
        argument.probability[r] = sigmoid(score);
        likely |= argument.probability[r] > least_argument;
      }
      if (likely) event.arguments.push_back(argument);
    }
  }
}

}  // namespace demarche::detail
