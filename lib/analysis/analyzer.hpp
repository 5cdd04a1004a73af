// SPDX-License-Identifier: Apache-2.0
/// The statistical model: tags, lemmas, parse and name scores in one shared pass.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "layers.hpp"

namespace demarche::detail {

class ModelFile;

/// Immutable after load; any number of threads may call it at once.
class Analyzer {
 public:
  /// Maps a model file. Throws: Error naming the file and what is wrong with it.
  [[nodiscard]] static Analyzer load(const std::filesystem::path& file);
  Analyzer(Analyzer&&) noexcept;
  Analyzer& operator=(Analyzer&&) noexcept;
  ~Analyzer();

  /// One Syntax per token and name candidates (non-overlapping, in text order). Lemmas are in the
  /// document's arena. Complexity: linear in the tokens, whatever the sentences' lengths.
  [[nodiscard]] Analysis operator()(const Layers& document) const;
  /// "en-1".
  [[nodiscard]] std::string_view version() const;
  /// Its file, for what else is in there; lives as long as this.
  [[nodiscard]] const ModelFile& file() const;

 private:
  struct Data;
  explicit Analyzer(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace demarche::detail
