// SPDX-License-Identifier: Apache-2.0
/// Whatever a call that takes a file throws is demarche::Error, and says of which file.
#include <filesystem>
#include <functional>

#include "catch.hpp"
#include "demarche/check.hpp"
#include "demarche/demarche.hpp"
#include "demarche/gazetteer.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

namespace fs = std::filesystem;

/// What the call throws, by its kind.
std::string thrown(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return std::string(error.what()).empty() ? "an Error without words" : "Error";
  } catch (const std::exception& error) {
    return std::string("another exception: ") + error.what();
  }
  return "nothing";
}

}  // namespace

TEST_CASE("what a call that takes a file throws is an Error", "[data_files]") {
  const TemporaryFile good("good.tsv", "#demarche-gazetteer 1\nname\ttype\nQuay Party\tORG\n");
  const auto data = source_folder();
  const auto folder = temporary_path("folder");
  fs::create_directories(folder);
  const fs::path paths[] = {
      "/nonexistent/file.tsv",
      fs::path("/tmp") / std::string(5000, 'x'),           // longer than a path may be
      fs::path("/tmp") / std::string(300, 'x') / "a.tsv",  // a part is longer than a name may be
      good.path() / "below-a-file.tsv",
      folder,
  };
  for (const auto& path : paths) {
    INFO(path.string().substr(0, 60));
    const auto of = [&](const std::vector<fs::path>& gazetteers,
                        const std::vector<fs::path>& rules) {
      return [&data, gazetteers, rules] {
        static_cast<void>(
            Extractor::load({.data = data, .gazetteers = gazetteers, .rules = rules}));
      };
    };
    CHECK(thrown([&] { static_cast<void>(Extractor::load({.data = path})); }) == "Error");
    CHECK(thrown(of({path}, {})) == "Error");
    CHECK(thrown(of({}, {path})) == "Error");
    CHECK(thrown([&] { compile_gazetteer({path}, temporary_path("out.gaz")); }) == "Error");
    CHECK(thrown([&] { compile_gazetteer({good.path()}, path); }) == "Error");
    CHECK(thrown([&] { static_cast<void>(diff_gazetteers(path, good.path())); }) == "Error");
    CHECK(thrown([&] { static_cast<void>(diff_gazetteers(good.path(), path)); }) == "Error");
    for (const auto& format : import_formats()) {
      INFO(format);
      ImportOptions options;
      options.type = "city";
      CHECK(thrown([&] { import_gazetteer(format, path, temporary_path("out.tsv"), options); }) ==
            "Error");
      CHECK(thrown([&] { import_gazetteer(format, good.path(), path, options); }) == "Error");
    }
    if (path != folder) CHECK(thrown([&] { SqliteWriter writer(path); }) == "Error");
    // these list what is wrong, and throw nothing
    CHECK_FALSE(check_gazetteer(path).problems.empty());
    CHECK_FALSE(check_rules(path).problems.empty());
  }
  fs::remove_all(folder);
}
