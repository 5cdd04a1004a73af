// SPDX-License-Identifier: Apache-2.0
#include "analysis/network.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/features.hpp"
#include "analysis/kernels.hpp"
#include "demarche/types.hpp"

namespace demarche::detail {
namespace {

constexpr std::size_t W = network_width;
constexpr std::array<std::string_view, 5> table_names = {"norm", "prefix", "suffix", "ending",
                                                         "shape"};
constexpr std::array<std::uint32_t, 5> table_widths = {64, 32, 48, 32, 32};
constexpr std::uint32_t vector_width = 96;
constexpr std::uint32_t class_width = 16;
constexpr std::uint32_t class_count = 64;
constexpr std::uint32_t input_width = 64 + 32 + 48 + 32 + 32 + vector_width + class_width;
/// No window reaches farther: what a file says is checked against it.
constexpr std::size_t widest_dilation = 64;
constexpr std::size_t most_layers = 16;

/// The distances over which the layers of one kind look, as the file's description lists them.
std::vector<std::size_t> dilations(const ModelFile& file, const nlohmann::json& meta,
                                   const char* kind) {
  std::vector<std::size_t> result;
  if (meta.is_object() && meta.contains("dilations") && meta["dilations"].is_object() &&
      meta["dilations"].contains(kind) && meta["dilations"][kind].is_array())
    for (const auto& d : meta["dilations"][kind])
      result.push_back(d.is_number_unsigned() ? d.get<std::size_t>() : 0);
  const auto wrong = [](std::size_t d) { return d == 0 || d > widest_dilation; };
  if (result.empty() || result.size() > most_layers ||
      std::any_of(result.begin(), result.end(), wrong))
    file.fail(std::string("damaged: section \"meta\" names no layers of ") + kind);
  return result;
}

}  // namespace

void Network::maxout_norm(const float* wide, const float* gain, const float* shift, float* out) {
  float mean = 0;
  for (std::size_t i = 0; i < W; ++i) {
    out[i] = std::max(wide[i], wide[W + i]);
    mean += out[i];
  }
  mean /= W;
  float variance = 0;
  for (std::size_t i = 0; i < W; ++i) variance += (out[i] - mean) * (out[i] - mean);
  const float scale = 1.0F / std::sqrt(variance / W + 1e-5F);
  for (std::size_t i = 0; i < W; ++i) out[i] = (out[i] - mean) * scale * gain[i] + shift[i];
}

Network::Linear Network::linear(const ModelFile& file, const std::string& name, std::uint32_t rows,
                                std::uint32_t columns) {
  return {file.floats(name + ".weight", rows, columns), file.floats(name + ".bias", rows, 1)};
}

Network::Norm Network::norm(const ModelFile& file, const std::string& name) {
  return {file.floats(name + ".gain", W, 1), file.floats(name + ".shift", W, 1)};
}

Network::Packed Network::packed(const ModelFile& file, const std::string& name, std::uint32_t rows,
                                std::uint32_t columns) {
  const auto bytes = file.bytes8(name + ".bytes", rows, columns);
  return {packed8(bytes.data, file.floats(name + ".scale", rows, 1).data, rows, columns),
          file.floats(name + ".bias", rows, 1)};
}

std::vector<Network::Layer> Network::layers(const ModelFile& file, const std::string& name,
                                            const std::vector<std::size_t>& dilations) {
  std::vector<Layer> layers;
  for (std::size_t i = 0; i < dilations.size(); ++i) {
    const auto layer = name + std::to_string(i);
    const auto bytes = file.bytes8(layer + ".bytes", 6 * W, W);
    layers.push_back({packed8(bytes.data, file.floats(layer + ".scale", 6 * W, 1).data, 6 * W, W),
                      file.floats(layer + ".bias", 2 * W, 1), norm(file, layer), dilations[i]});
  }
  return layers;
}

Network::Network(const ModelFile& file) {
  for (std::size_t t = 0; t < tables_.size(); ++t) {
    const std::string name(table_names[t]);
    tables_[t].rows = file.bytes8("table." + name, 0, table_widths[t]);
    tables_[t].scale = file.floats("scale." + name, tables_[t].rows.rows, 1);
  }
  vectors_.rows = file.bytes8("table.vector", 0, vector_width);
  vectors_.scale = file.floats("scale.vector", vectors_.rows.rows, 1);
  classes_.rows = file.bytes8("table.class", class_count, class_width);
  classes_.scale = file.floats("scale.class", class_count, 1);
  word_keys_ = file.shorts("word.keys");
  word_vectors_ = file.shorts("word.vectors");
  word_classes_ = file.bytes8("word.classes", word_keys_.rows, 1);
  if (word_keys_.rows == 0 || (word_keys_.rows & (word_keys_.rows - 1)) != 0 ||
      word_vectors_.rows != word_keys_.rows)
    file.fail("damaged: the table of words is not of 2^n slots");
  input_ = linear(file, "input", 2 * W, input_width);
  input_norm_ = norm(file, "input");
  const auto meta = nlohmann::json::parse(file.text("meta"), nullptr, false);
  shared_ = layers(file, "shared", dilations(file, meta, "shared"));
  parse_layers_ = layers(file, "parse", dilations(file, meta, "parse"));
  name_layers_ = layers(file, "names", dilations(file, meta, "names"));
  tags_ = packed(file, "tags", tag_rows, W);
  parts_ = packed(file, "parts", part_rows, W);
  arc_ = packed(file, "arc", arc_rows, W);
  root_ = file.floats("root", W, 1);
  distance_ = file.floats("distance", 2 * farthest + 2, 1);
  label_ = packed(file, "label", label_rows, label_columns).weight;
  if (meta.is_object() && meta.contains("dilations") && meta["dilations"].contains("events"))
    events_.emplace(file, dilations(file, meta, "events"), vectors_.rows.rows);
}

void Network::add_row(const Table& table, std::size_t row, std::size_t width, float* to) {
  const auto* bytes = table.rows.row(row);
  const float scale = table.scale.data[row];
  for (std::size_t k = 0; k < width; ++k) to[k] += static_cast<float>(bytes[k]) * scale;
}

void Network::embed(const std::vector<std::string_view>& words, NetworkScratch& scratch) const {
  scratch.input.assign(words.size() * input_width, 0.0F);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto features = word_features(words[i]);
    float* out = scratch.input.data() + i * input_width;
    const auto add = [&out](const Table& table, std::size_t row, std::size_t width) {
      add_row(table, row, width, out);
    };
    add(tables_[0], features.hashes[0] % tables_[0].rows.rows, 64);
    add(tables_[0], features.hashes[1] % tables_[0].rows.rows, 64);
    out += 64;
    for (std::size_t t = 1; t < tables_.size(); ++t) {
      add(tables_[t], features.hashes[t + 1] % tables_[t].rows.rows, table_widths[t]);
      out += table_widths[t];
    }
    const auto [vector, word_class] = known(features.vector_key);
    add(vectors_, vector, vector_width);
    out += vector_width;
    add(classes_, word_class, class_width);
    const auto slot = scratch.slots[scratch.fresh[i]];
    if (scratch.vector_rows.size() <= slot) scratch.vector_rows.resize(slot + 1);
    scratch.vector_rows[slot] = static_cast<std::uint32_t>(vector);
  }
}

std::pair<std::size_t, std::size_t> Network::known(std::uint64_t vector_key) const {
  const std::size_t slots = word_keys_.rows;
  auto slot = vector_key & (slots - 1);
  for (std::size_t probe = 0; probe < slots && word_vectors_.data[slot] != 0;
       ++probe, slot = (slot + 1) & (slots - 1))
    if (word_keys_.data[slot] == static_cast<std::uint16_t>(vector_key >> 48U)) {
      const std::size_t row = word_vectors_.data[slot];
      return {row < vectors_.rows.rows ? row : 0,
              static_cast<std::uint8_t>(word_classes_.data[slot]) % class_count};
    }
  return {0, 0};
}

/// scratch.products: `weight` by the `n` vectors at `x`, which are rounded to scratch.bytes.
void Network::multiply_rounded(const Packed8& weight, const float* x, std::size_t n,
                               NetworkScratch& scratch) {
  scratch.bytes.resize(n * weight.columns);
  scratch.scales.resize(n);
  for (std::size_t i = 0; i < n; ++i)
    scratch.scales[i] = quantise8(x + i * weight.columns, weight.columns,
                                  scratch.bytes.data() + i * weight.columns);
  scratch.products.resize(n * weight.rows);
  multiply8(weight, scratch.bytes.data(), n, scratch.products.data());
}

void Network::apply(const Packed& linear, const float* x, std::size_t n, std::vector<float>& to,
                    NetworkScratch& scratch) {
  multiply_rounded(linear.weight, x, n, scratch);
  to.resize(n * linear.weight.rows);
  scale8(linear.weight, scratch.products.data(), scratch.scales.data(), linear.bias.data, n,
         to.data());
}

void Network::convolve(const Layer& layer, std::size_t n, const std::vector<float>& from,
                       std::vector<float>& to, NetworkScratch& scratch) {
  multiply_rounded(layer.mix, from.data(), n, scratch);
  to.resize(n * W);
  mix_windows(scratch.products.data(), layer.mix.scale, scratch.scales.data(), layer.bias.data,
              layer.norm.gain.data, layer.norm.shift.data, from.data(), n, W, layer.dilation,
              to.data());
}

void Network::convolve(const std::vector<Layer>& layers, std::size_t n, const std::vector<float>& x,
                       std::vector<float>& to, NetworkScratch& scratch) {
  const auto* from = &x;
  for (const auto& layer : layers) {
    std::swap(scratch.turn, to);  // the layer before stands in `turn` now
    convolve(layer, n, from == &x ? x : scratch.turn, to, scratch);
    from = &scratch.turn;
  }
}

bool Network::read_words(const std::vector<std::string_view>& words,
                         NetworkScratch& scratch) const {
  const bool forgotten = scratch.known.reserve(words.size());
  scratch.slots.clear();
  scratch.fresh.clear();
  for (const auto word : words) {
    bool fresh = false;
    scratch.slots.push_back(scratch.known.slot(word, fresh));
    if (fresh) scratch.fresh.push_back(scratch.slots.size() - 1);
  }
  const auto n = scratch.fresh.size();
  scratch.fresh_words.clear();
  for (const auto i : scratch.fresh) scratch.fresh_words.push_back(words[i]);
  embed(scratch.fresh_words, scratch);
  scratch.wide.resize(n * 2 * W);
  multiply(input_.weight.data, input_.bias.data, 2 * W, input_width, scratch.input.data(),
           input_width, scratch.wide.data(), 2 * W, n);
  for (std::size_t i = 0; i < n; ++i)
    maxout_norm(scratch.wide.data() + i * 2 * W, input_norm_.gain.data, input_norm_.shift.data,
                scratch.known.row(scratch.slots[scratch.fresh[i]]));
  scratch.x.resize(words.size() * W);
  for (std::size_t i = 0; i < words.size(); ++i)
    std::copy_n(scratch.known.row(scratch.slots[i]), W, scratch.x.data() + i * W);
  return forgotten;
}

bool Network::run(const std::vector<std::string_view>& words, NetworkScratch& scratch) const {
  const auto n = words.size();
  const bool forgotten = read_words(words, scratch);
  convolve(shared_, n, scratch.x, scratch.y, scratch);
  std::swap(scratch.x, scratch.y);
  convolve(name_layers_, n, scratch.x, scratch.names, scratch);
  apply(tags_, scratch.names.data(), n, scratch.wide, scratch);
  scratch.tags.resize(n * tag_count);
  for (std::size_t i = 0; i < n; ++i)
    std::copy_n(scratch.wide.data() + i * tag_rows, tag_count, scratch.tags.data() + i * tag_count);
  parse(n, scratch);
  return forgotten;
}

}  // namespace demarche::detail
