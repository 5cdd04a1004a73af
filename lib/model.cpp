// SPDX-License-Identifier: Apache-2.0
#include "model.hpp"

#include <dlfcn.h>

#include <cstdlib>

#include "util/build_folder.hpp"

namespace demarche::detail {
namespace {

namespace fs = std::filesystem;

/// The first *.model file in name order, if any.
std::optional<fs::path> model_file(const fs::path& folder) {
  std::optional<fs::path> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".model" && (!found || entry.path() < *found))
      found = entry.path();
  return found;
}

/// share/demarche beside the file that this code was loaded from, in bin/, lib/ or lib/TRIPLET/ of
/// an installation that may have been moved. Empty: there is none.
fs::path data_beside_code() {
  Dl_info file{};
  if (::dladdr(reinterpret_cast<const void*>(&Extractor::load), &file) == 0 || !file.dli_fname)
    return {};
  std::error_code error;
  const auto folder = fs::canonical(file.dli_fname, error).parent_path();
  for (const char* beside : {"../share/demarche", "../../share/demarche"})
    if (fs::is_directory(folder / beside / "gazetteers", error))
      return fs::canonical(folder / beside, error);
  return {};
}

/// DEMARCHE_DATA, else the installed data, else the source tree of the build that this is in.
fs::path default_data() {
  if (const char* folder = std::getenv("DEMARCHE_DATA"); folder && *folder) return folder;
  if (auto folder = data_beside_code(); !folder.empty()) return folder;
  std::error_code error;
  fs::path installed = DEMARCHE_INSTALLED_DATA;
  if (fs::is_directory(installed / "gazetteers", error)) return installed;
  auto source = source_folder_of_build();
  if (source.empty()) return installed;
  return source;
}

}  // namespace

fs::path data_folder(const fs::path& named) {
  const auto data = named.empty() ? default_data() : named;
  std::error_code error;
  if (!fs::is_directory(data / "gazetteers", error))
    throw Error(data.string(), 0,
                "no folder \"gazetteers\" here: the data of demarche was not found (name its "
                "folder with the option \"data\" or the environment variable DEMARCHE_DATA)");
  return data;
}

Model load_model(const LoadOptions& options) {
  const auto data = data_folder(options.data);
  Model model{Gazetteer::load(data / "gazetteers", options.gazetteers), std::nullopt,
              RuleSet::load(data / "gazetteers" / "relations", options.rules), std::nullopt,
              std::nullopt};
  if (const auto file = model_file(data / "models")) {
    model.analyzer = Analyzer::load(*file);
    model.scorer = RelationScorer::from(model.analyzer->file());
    model.antecedents = AntecedentModel::load(model.analyzer->file());
  }
  return model;
}

}  // namespace demarche::detail
