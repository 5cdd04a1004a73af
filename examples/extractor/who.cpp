// SPDX-License-Identifier: Apache-2.0
/// demarche who: who held which office when.
#include <iostream>

#include "commands.hpp"
#include "loading.hpp"

namespace program {
namespace {

/// "2017-08-04 to 2018-04-26", "since 2024-03-11 (as of 2026-05-12)", "seen 2026-03-11".
std::string time_of(const demarche::HeldOffice& office) {
  const auto seen = office.as_of.empty() ? "" : " (as of " + office.as_of + ")";
  if (!office.from.empty() && !office.to.empty()) return office.from + " to " + office.to;
  if (!office.from.empty()) return "since " + office.from + seen;
  if (!office.to.empty()) return "until " + office.to;
  return office.as_of.empty() ? "at an unknown time" : "seen " + office.as_of;
}

void write_text(const std::vector<demarche::HeldOffice>& offices, bool day_asked) {
  for (const auto& office : offices) {
    std::cout << office.person << ", " << office.title;
    if (!office.country.empty()) std::cout << ", " << office.country;
    if (!office.body.empty()) std::cout << ", " << office.body;
    std::cout << ": " << time_of(office);
    if (day_asked && !office.stated) std::cout << ", so likely";
    if (!office.source.empty()) std::cout << " [" << office.source << ']';
    std::cout << '\n';
  }
}

}  // namespace

void add_who(CLI::App& app, int& code) {
  auto* command =
      app.add_subcommand("who", "Say who held an office, or which offices somebody held");
  command->footer(
      "Examples:\n"
      "  demarche who \"foreign minister\" PAK 2018-03-02    who held it on that day\n"
      "  demarche who \"secretary general\" NATO             everybody who is known to have held "
      "it\n"
      "  demarche who \"Khawaja Asif\"                       the offices of everybody of that "
      "name\n\n"
      "The answers are those of the gazetteers. \"as of\" is the day on which a source has the "
      "office still held,\nwhich is not today; \"likely\" is who is seen in it within two years of "
      "the day.");
  struct Options {
    DataOptions data;
    std::string what, where, date, format = "text";
  };
  auto options = std::make_shared<Options>();
  command->add_option("what", options->what, "An office, or somebody's name")
      ->required()
      ->type_name("OFFICE|NAME");
  command->add_option("where", options->where, "Whose office: a country's code or name, or a body")
      ->type_name("COUNTRY|BODY");
  command->add_option("date", options->date, "The day, month or year that is asked about")
      ->type_name("DATE");
  command->add_option("--format", options->format, "text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->type_name("FORMAT");
  options->data.add_to(*command);
  command->callback([options, &code] {
    const auto extractor = load_extractor(options->data);
    const auto offices = options->where.empty()
                             ? extractor.offices_of(options->what)
                             : extractor.who_held(options->what, options->where, options->date);
    if (options->format == "json")
      std::cout << demarche::to_json(offices, 2) << '\n';
    else
      write_text(offices, !options->date.empty());
    if (offices.empty() && options->format == "text")
      std::cerr << "demarche: nobody is known to have held that\n";
    code = offices.empty() ? some_failed : ok;
  });
}

}  // namespace program
