// SPDX-License-Identifier: Apache-2.0
#include "loading.hpp"

#include <cstdlib>
#include <filesystem>

#include "input.hpp"

namespace program {

void DataOptions::add_to(CLI::App& command) {
  command
      .add_option("--data", data,
                  "Folder with gazetteers/ and models/ (default: the installed data)")
      ->type_name("DIR");
  command
      .add_option("--gazetteer", gazetteers,
                  "A gazetteer of your own (TSV, or compiled); it wins over the shipped ones; may "
                  "stand several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
  command
      .add_option("--rules", rules,
                  "Relation rules of your own (JSON lines); may stand several times")
      ->type_name("FILE")
      ->allow_extra_args(false);
}

demarche::Extractor load_extractor(const DataOptions& options) {
  namespace fs = std::filesystem;
  demarche::LoadOptions load;
  std::error_code error;
  if (!options.data.empty()) {
    load.data = options.data;
    if (!fs::is_directory(load.data / "gazetteers", error))
      throw demarche::Error(options.data, 0,
                            "no folder \"gazetteers\" here: --data names the folder that has it");
  } else if (!std::getenv("DEMARCHE_DATA")) {
    const auto self = fs::read_symlink("/proc/self/exe", error);
    // A program in the source tree's build folder, or one that was installed with a prefix that has
    // moved.
    for (const char* beside : {"..", "../..", "../share/demarche"})
      if (const auto candidate = self.parent_path() / beside;
          fs::is_directory(candidate / "gazetteers" / "relations", error)) {
        load.data = fs::weakly_canonical(candidate, error);
        break;
      }
  }
  for (const auto& file : options.gazetteers) load.gazetteers.emplace_back(file);
  for (const auto& file : options.rules) load.rules.emplace_back(file);
  return demarche::Extractor::load(load);
}

void add_reading(CLI::App& command, std::string& date, bool& plain) {
  command
      .add_option("--date", date,
                  "The documents' date (YYYY-MM-DD) where neither they nor their records say one")
      ->check([](const std::string& d) {
        return valid_date(d) ? std::string{}
                             : "expected YYYY-MM-DD and a day of the calendar, found " + d;
      });
  command.add_flag(
      "--plain", plain,
      "The text is sentences, not an article: no headline, byline or comments are looked for");
}

void add_limits(CLI::App& command, demarche::Limits& limits, bool& link_persons) {
  command
      .add_option(
          "--max-bytes", limits.bytes,
          "Bytes of a text that are read, as 500K or 2M (default: 64M); what limits leave out is "
          "said in \"cut\" and on standard error")
      ->type_name("N")
      ->transform(CLI::AsSizeValue(false))
      ->check(CLI::Range(std::size_t{1}, std::size_t{4'294'967'294}));
  command
      .add_option("--max-entities", limits.entities,
                  "Entities of a text that are kept (default: 1000000)")
      ->type_name("N");
  command
      .add_option("--max-relations", limits.relations,
                  "Relations of a text that are kept (default: 1000000)")
      ->type_name("N");
  command
      .add_option("--min-confidence", limits.min_confidence,
                  "Relations that are less sure are left out (default: 0.25; 0 keeps all)")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0));
  command.add_flag("!--no-persons", link_persons,
                   "Look nobody up: persons keep their text, without ids or what gazetteers know");
}

}  // namespace program
