// SPDX-License-Identifier: Apache-2.0
#include "documents.hpp"

namespace demarche::detail {

const std::filesystem::path& source_folder() {
  static const std::filesystem::path folder = DEMARCHE_SOURCE_DIR;
  return folder;
}

}  // namespace demarche::detail
