// SPDX-License-Identifier: Apache-2.0
/// What `demarche merge` makes of lines that say that they are output documents.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "../../examples/extractor/merge_happening.hpp"
#include "../../examples/extractor/merge_output.hpp"
#include "fuzz/properties.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {

using namespace program;

namespace {

/// One that is written whole, in all forms.
void check_happening(const Happening& happening, std::size_t most_sources) {
  require(happening.reports() > 0 && happening.documents() <= happening.reports(),
          "more documents than reports");
  require(happening.asserted() <= happening.reports(), "more assertions than reports");
  require(happening.sources().size() <= std::min<std::size_t>(happening.reports(), most_sources),
          "more sources than are asked for");
  const auto line = happening_json(happening);
  whole_lines(line, "merge");
  const auto json = nlohmann::json::parse(line, nullptr, false);
  require(json.is_object(), "a happening that is no JSON", line);
  require(json["happening"].is_string() && !(json["subject"].is_null() && json["object"].is_null()),
          "a happening of nobody", line);
  for (const char separator : {',', '\t'})
    check_table(happening_header(separator), happening_row(happening, separator), separator);
}

}  // namespace

void merge(std::string_view input) {
  const std::size_t most_sources = take_way(input, 2) == 0 ? 1000 : 1;
  std::vector<std::string> records;
  while (!input.empty()) {
    const auto end = std::min(input.find('\n'), input.size());
    const auto problem =
        read_reports(std::string(input.substr(0, end)), [&records](const Report& report) {
          records.push_back(report.record());
          auto fields = report;  // without those that a record is only sorted by
          fields.begin = fields.end = 0;
          fields.relation.clear();
          require(Report::from_record(records.back()).record() == fields.record(),
                  "a record that is read otherwise than it was written");
        });
    require(is_clean_text(problem) || !is_clean_text(input), "a problem that is no text");
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  std::sort(records.begin(), records.end());
  std::optional<Happening> happening;
  std::string_view group;
  for (const auto& record : records) {
    const auto report = Report::from_record(record);
    if (happening && Report::group_of(record) != group) {
      check_happening(*happening, most_sources);
      happening.reset();
    }
    group = Report::group_of(record);
    if (!happening) happening.emplace(report, most_sources);
    happening->add(report);
  }
  if (happening) check_happening(*happening, most_sources);
}

}  // namespace fuzz
