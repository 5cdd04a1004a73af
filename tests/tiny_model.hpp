// SPDX-License-Identifier: Apache-2.0
/// The smallest model that the program takes: one layer of each kind, tables of one row, weights
/// by chance. docs/model-format.md says the form.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/network.hpp"

namespace demarche::detail {

/// FNV-1a in four lanes over all behind the header, as the format says; written again here, so that
/// the tests do not check the program by itself.
inline std::uint64_t model_checksum(std::string_view file) {
  constexpr std::uint64_t start = 0xCBF29CE484222325U;
  constexpr std::uint64_t prime = 0x100000001B3U;
  const auto bytes = file.substr(64);
  std::array<std::uint64_t, 4> lanes{start, start, start, start};
  for (std::size_t at = 0; at < (bytes.size() + 31) / 32 * 32; at += 8) {
    std::uint64_t word = 0;  // filled up with zeros
    if (at < bytes.size())
      std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
    auto& lane = lanes[at / 8 % 4];
    lane = (lane ^ word) * prime;
  }
  auto hash = start;
  for (const auto lane : lanes) hash = (hash ^ lane) * prime;
  return hash;
}

/// Makes the header's size and checksum fit the bytes again.
inline void seal_model(std::string& file) {
  const std::uint64_t size = file.size();
  const auto sum = model_checksum(file);
  std::memcpy(file.data() + 16, &size, sizeof size);
  std::memcpy(file.data() + 24, &sum, sizeof sum);
}

/// Writes sections one behind the other.
class ModelBuilder {
 public:
  void text(const std::string& name, const std::string& bytes) { add(name, 0, 0, 0, bytes); }
  void floats(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    std::string bytes;
    for (std::size_t i = 0; i < std::size_t{rows} * columns; ++i) {
      const float value = static_cast<float>(next() % 200) / 1000.0F - 0.1F;
      bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    add(name, 1, rows, columns, bytes);
  }
  void bytes8(const std::string& name, std::uint32_t rows, std::uint32_t columns) {
    std::string bytes;
    for (std::size_t i = 0; i < std::size_t{rows} * columns; ++i)
      bytes += static_cast<char>(next() % 255 - 127);
    add(name, 2, rows, columns, bytes);
  }
  void shorts(const std::string& name, const std::vector<std::uint16_t>& values) {
    add(name, 3, static_cast<std::uint32_t>(values.size()), 1,
        {reinterpret_cast<const char*>(values.data()), 2 * values.size()});
  }
  /// The whole file, sealed.
  [[nodiscard]] std::string file() const {
    const auto count = static_cast<std::uint32_t>(sections_.size());
    std::string out("DMRCHMDL");
    const auto number = [&out](auto value) {
      out.append(reinterpret_cast<const char*>(&value), sizeof value);
    };
    number(std::uint32_t{2}), number(std::uint32_t{0x01020304});
    number(std::uint64_t{0}), number(std::uint64_t{0}), number(std::uint64_t{64});
    number(count);
    out.resize(64, '\0');
    std::uint64_t at = 64 + 64 * std::uint64_t{count};
    for (const auto& s : sections_) {
      std::string name = s.name;
      name.resize(32, '\0');
      out += name;
      number(s.kind), number(s.rows), number(s.columns), number(std::uint32_t{0});
      number(at), number(std::uint64_t{s.bytes.size()});
      at += (s.bytes.size() + 63) / 64 * 64;
    }
    for (const auto& s : sections_) {
      out += s.bytes;
      out.resize((out.size() + 63) / 64 * 64, '\0');
    }
    seal_model(out);
    return out;
  }

 private:
  struct Section {
    std::string name;
    std::uint32_t kind, rows, columns;
    std::string bytes;
  };
  void add(const std::string& name, std::uint32_t kind, std::uint32_t rows, std::uint32_t columns,
           std::string bytes) {
    sections_.push_back({name, kind, rows, columns, std::move(bytes)});
  }
  std::uint32_t next() {
    state_ = state_ * 1664525U + 1013904223U;
    return state_ >> 8U;
  }
  std::uint32_t state_ = 7;
  std::vector<Section> sections_;
};

/// What a model says in words rather than weights.
struct ModelTexts {
  std::string meta =
      R"({"dilations": {"shared": [1], "parse": [2], "names": [1]}, "name_calibration": [1, 0]})";
  std::string lemma_rules = "VERB\ted\t2\t\nNOUN\ts\t1\t\nNOUN\ties\t3\ty\n";
  std::string lemma_exceptions = "AUX\twas\tbe\nVERB\tmet\tmeet\nVERB\twent\tgo\n";
};

inline std::string tiny_model(const ModelTexts& texts = {}) {
  constexpr std::uint32_t width = network_width;
  ModelBuilder model;
  const struct {
    const char* name;
    std::uint32_t rows, columns;
  } tables[] = {{"norm", 3, 64},  {"prefix", 1, 32}, {"suffix", 2, 48}, {"ending", 1, 32},
                {"shape", 1, 32}, {"vector", 2, 96}, {"class", 64, 16}};
  // Texts first: what is cut off a file's end is weights.
  model.text("meta", texts.meta);
  model.text("lemma.rules", texts.lemma_rules);
  model.text("lemma.exceptions", texts.lemma_exceptions);
  for (const auto& [name, rows, columns] : tables) {
    model.bytes8(std::string("table.") + name, rows, columns);
    model.floats(std::string("scale.") + name, rows, 1);
  }
  model.shorts("word.keys", {1, 2, 3, 4});
  model.shorts("word.vectors", {1, 0, 2, 1});
  model.bytes8("word.classes", 4, 1);
  model.floats("input.weight", 2 * width, 320);
  model.floats("input.bias", 2 * width, 1);
  const auto norm = [&model](const std::string& name) {
    model.floats(name + ".gain", network_width, 1);
    model.floats(name + ".shift", network_width, 1);
  };
  norm("input");
  for (const std::string layer : {"shared0", "parse0", "names0"}) {
    model.bytes8(layer + ".bytes", 6 * width, width);
    model.floats(layer + ".scale", 6 * width, 1);
    model.floats(layer + ".bias", 2 * width, 1);
    norm(layer);
  }
  const auto packed = [&model](const std::string& name, std::size_t rows, std::size_t columns) {
    model.bytes8(name + ".bytes", static_cast<std::uint32_t>(rows),
                 static_cast<std::uint32_t>(columns));
    model.floats(name + ".scale", static_cast<std::uint32_t>(rows), 1);
    model.floats(name + ".bias", static_cast<std::uint32_t>(rows), 1);
  };
  packed("tags", tag_rows, width);
  packed("parts", part_rows, width);
  packed("arc", arc_rows, width);
  model.floats("root", width, 1);
  model.floats("distance", 2 * farthest + 2, 1);
  packed("label", label_rows, label_columns);
  model.text("antecedent.form", "1");
  model.floats("antecedent.table", 16, 5);
  model.floats("antecedent.hidden", 2, 4);
  return model.file();
}

}  // namespace demarche::detail
