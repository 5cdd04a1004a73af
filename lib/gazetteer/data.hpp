// SPDX-License-Identifier: Apache-2.0
/// The inside of a Gazetteer: compiled gazetteers one above the other.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "gazetteer/image.hpp"
#include "gazetteer/memo.hpp"

namespace demarche::detail {

struct Gazetteer::Data {
  struct Layer {
    Image image;
    bool user = false;
    std::uint32_t base = 0;  ///< names are known by `base` + record
  };

  explicit Data(std::vector<Layer> all);

  /// What a name denotes, here and in the layers below.
  [[nodiscard]] const std::vector<Sense>& senses(std::uint32_t name) const;
  [[nodiscard]] const std::vector<Office>& offices(const Sense& sense) const;

  std::vector<Layer> layers;

 private:
  [[nodiscard]] std::vector<Sense> unpack(std::uint32_t name) const;
  [[nodiscard]] Sense unpack(std::size_t layer, const Image::Name& name,
                             const Image::StoredSense& stored) const;

  Memo<std::vector<Sense>> senses_;
  Memo<std::vector<Office>> offices_;
  mutable Arena
      arena_;  // ids and the like, which are not stored letter by letter; under senses_' lock
};

}  // namespace demarche::detail
