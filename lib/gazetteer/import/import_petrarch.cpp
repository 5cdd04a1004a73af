// SPDX-License-Identifier: Apache-2.0
/// Actor dictionaries of PETRARCH, as Phoenix has them: names in capitals, CAMEO codes with dates.
///
///     ADA_QUIST_ ; comment
///     +A._QUIST_
///         [NORGOV 20110101-20150630]
///         [NORELI >20150630]
///     HARBOUR_FRONT_ [NORREB]
#include <algorithm>
#include <charconv>

#include "gazetteer/import/country_codes.hpp"
#include "gazetteer/import/import.hpp"
#include "util/encoding.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

struct Role {
  std::string code, from, to;
  bool open = false;  ///< it had not ended when the file was written
  std::size_t line = 0;
};
struct Actor {
  std::vector<std::pair<std::string, std::size_t>> names;  ///< with their lines
  std::vector<Role> roles;
};

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "20110130", "201101", "2011" and the old "110130" as ISO dates; empty where it is none.
std::string date_of(std::string_view text) {
  if (!all_digits(text)) return {};
  std::string digits(text);
  if (digits.size() == 6 && !digits.starts_with("19") && !digits.starts_with("20"))
    digits.insert(0, digits < "30" ? "20" : "19");
  std::string date = digits.substr(0, 4);
  if (digits.size() >= 6 && digits.substr(4, 2) != "00") {
    date += "-" + digits.substr(4, 2);
    if (digits.size() == 8 && digits.substr(6, 2) != "00") date += "-" + digits.substr(6, 2);
  }
  if (digits.size() != 4 && digits.size() != 6 && digits.size() != 8) return {};
  return std::string(iso_date(date));
}

/// "NORGOV 20110101-20150630", without the brackets.
bool read_role(std::string_view text, Role& role) {
  const auto blank = text.find_first_of(" \t");
  role.code = text.substr(0, blank);
  if (role.code.empty() || !std::all_of(role.code.begin(), role.code.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      }))
    return false;
  if (blank == std::string_view::npos) return true;
  const auto dates = trimmed(text.substr(blank));
  if (dates.empty()) return true;
  if (dates[0] == '<') {
    role.to = date_of(trimmed(dates.substr(1)));
    return !role.to.empty();
  }
  if (dates[0] == '>') {
    role.from = date_of(trimmed(dates.substr(1)));
    role.open = true;
    return !role.from.empty();
  }
  const auto dash = dates.find('-');
  role.from = date_of(trimmed(dates.substr(0, dash)));
  role.to = dash == std::string_view::npos ? role.from : date_of(trimmed(dates.substr(dash + 1)));
  return !role.from.empty() && !role.to.empty();
}

/// "ADA_QUIST_" as it is written in news: "Ada Quist". Small words keep small letters inside.
std::string written(std::string_view pattern) {
  std::string name;
  for (const char c : pattern) {
    const bool blank = c == '_' || c == ' ';
    if (blank && (name.empty() || name.back() == ' ')) continue;
    const bool begins =
        name.empty() || name.back() == ' ' || name.back() == '-' || name.back() == '.';
    name += blank ? ' ' : begins ? c : to_lower(c);
  }
  for (const char* word :
       {" Of ", " The ", " And ", " For ", " In ", " De ", " Del ", " Bin ", " Al "})
    for (auto at = name.find(word); at != std::string::npos; at = name.find(word, at + 1))
      name[at + 1] = static_cast<char>(name[at + 1] + 32);
  return std::string(trimmed(name));
}

/// What an agent's code after the country's makes of a name that has no dates.
TypeAndSubtype kind_of(std::string_view code) {
  constexpr std::string_view kinds[][3] = {{"GOV", "ORG", "government"},
                                           {"MIL", "ORG", "military"},
                                           {"REB", "ORG", "armed_group"},
                                           {"UAF", "ORG", "armed_group"},
                                           {"SEP", "ORG", "armed_group"},
                                           {"INS", "ORG", "armed_group"},
                                           {"SPY", "ORG", "intelligence"},
                                           {"PTY", "ORG", "party"},
                                           {"OPP", "ORG", "party"},
                                           {"LEG", "ORG", "legislature"},
                                           {"JUD", "ORG", "court"},
                                           {"MED", "ORG", "media"},
                                           {"BUS", "ORG", "company"},
                                           {"MNC", "ORG", "company"},
                                           {"IGO", "ORG", "intergovernmental"},
                                           {"NGO", "ORG", "ngo"},
                                           {"NGM", "ORG", "ngo"},
                                           {"COP", "ORG", "other"},
                                           {"EDU", "ORG", "other"},
                                           {"LAB", "ORG", "other"},
                                           {"IMG", "ORG", "armed_group"}};
  for (const auto& [agent, type, subtype] : kinds)
    if (code == agent) return {type, subtype};
  return {};
}

/// The office that a dated code speaks of; empty for a career ("ELI") or none.
std::string_view office_of(std::string_view agent) {
  constexpr std::string_view offices[][2] = {
      {"GOV", "member of the government"}, {"MIL", "military officer"},
      {"LEG", "member of parliament"},     {"JUD", "judge"},
      {"SPY", "intelligence officer"},     {"COP", "police officer"},
      {"PTY", "party politician"},         {"OPP", "opposition politician"}};
  for (const auto& [code, office] : offices)
    if (agent == code) return office;
  return {};
}

/// "10/5/2014" (month first), "2014-10-05" or "05 Oct 2014" in a comment.
std::string date_in(std::string_view comment) {
  for (std::size_t at = 0; at + 10 <= comment.size(); ++at)
    if (const auto date = iso_date(comment.substr(at, 10)); date.size() == 10)
      return std::string(date);
  for (std::size_t at = comment.find('/'); at != std::string_view::npos;
       at = comment.find('/', at + 1)) {
    auto begin = at;
    while (begin > 0 && all_digits(comment.substr(begin - 1, 1))) --begin;
    const auto second = comment.find('/', at + 1);
    if (second == std::string_view::npos) break;
    const auto month = comment.substr(begin, at - begin);
    const auto day = comment.substr(at + 1, second - at - 1);
    const auto year = comment.substr(second + 1, 4);
    if (!all_digits(month) || !all_digits(day) || !all_digits(year) || month.size() > 2 ||
        day.size() > 2 || year.size() != 4)
      continue;
    const auto two = [](std::string_view n) { return (n.size() == 1 ? "0" : "") + std::string(n); };
    auto date = std::string(year) + "-" + two(month) + "-" + two(day);
    if (!iso_date(date).empty()) return date;
  }
  return {};
}

/// Calls take(actor) for every entry; reports what cannot be read.
template <class Take>
void for_each_actor(const std::filesystem::path& file, ImportWriter* out, Take take,
                    std::string* dated) {
  LineReader lines(file);
  Actor actor;
  const auto flush = [&] {
    if (!actor.names.empty()) take(actor);
    actor = {};
  };
  for (std::string raw; lines.next(raw);) {
    const auto comment = raw.find_first_of("#;");
    if (dated && comment != std::string::npos && actor.names.empty() && dated->empty())
      *dated = date_in(std::string_view(raw).substr(comment));
    auto line = std::string_view(raw).substr(0, comment);
    const bool indented = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (trimmed(line).empty()) continue;
    const auto bracket = line.find('[');
    const auto name = trimmed(line.substr(0, bracket));
    if (!name.empty()) {
      if (name[0] != '+' && !indented) flush();
      if (name[0] == '+' && actor.names.empty() && out)
        out->leave_out(lines.line(), "another name (+) of nobody");
      else
        actor.names.emplace_back(name.substr(name[0] == '+' ? 1 : 0), lines.line());
    }
    for (auto at = bracket; at != std::string_view::npos;) {
      const auto end = line.find(']', at);
      Role role;
      role.line = lines.line();
      if (actor.names.empty()) {
        if (out) out->leave_out(lines.line(), "a code of nobody");
      } else if (end == std::string_view::npos ||
                 !read_role(trimmed(line.substr(at + 1, end - at - 1)), role)) {
        if (out)
          out->leave_out(lines.line(),
                         "\"" + excerpt(trimmed(line.substr(at))) + "\" is no code with dates");
      } else {
        actor.roles.push_back(role);
      }
      if (end == std::string_view::npos) break;
      at = line.find('[', end);  // from here on: a line of brackets only would cost its square
    }
  }
  flush();
}

/// The day on which the file was written: what a comment at its head says, else the last date that
/// it knows of. Never today: what it says held then.
std::string date_of_file(const std::filesystem::path& file) {
  std::string head;
  std::string last;
  for_each_actor(
      file, nullptr,
      [&last](const Actor& actor) {
        for (const auto& role : actor.roles) last = std::max({last, role.from, role.to});
      },
      &head);
  return head.empty() ? last : head;
}

void add_actor(const Actor& actor, const std::string& file_date, ImportWriter& out) {
  const auto line = actor.names[0].second;
  if (actor.roles.empty()) return out.leave_out(line, "no code: nothing is known of it");
  const auto& first = actor.roles[0];
  const bool dated = std::any_of(actor.roles.begin(), actor.roles.end(),
                                 [](const Role& r) { return !r.from.empty() || !r.to.empty(); });
  const auto country = country_code(std::string_view(first.code).substr(0, 3));
  const auto agent_of = [&](const std::string& code) {
    const bool has_country = !country_code(std::string_view(code).substr(0, 3)).empty();
    return std::string_view(code).substr(has_country ? std::min<std::size_t>(3, code.size()) : 0,
                                         3);
  };
  ImportedName name;
  const auto kind = kind_of(agent_of(first.code));
  if (dated || agent_of(first.code) == "ELI") {
    name.type = "PERSON";
  } else if (!kind.type.empty()) {
    name.type = kind.type;
    name.subtype = kind.subtype;
  } else {
    return out.pass_over();  // countries and their peoples, which are known, and groups of people
  }
  name.country = country;
  name.canonical = written(actor.names[0].first);
  name.id = "petrarch:" + name.canonical;
  std::replace(name.id.begin(), name.id.end(), ' ', '-');
  bool good = false;
  for (const auto& [pattern, at] : actor.names) {
    name.name = written(pattern);
    // One word says little: "Eagle", "Liberty".
    name.flags = name.name.find(' ') == std::string::npos ? "context" : "";
    good = out.add(name, at) || good;
  }
  if (!good || name.type != "PERSON") return;
  for (const auto& role : actor.roles) {
    const auto title = office_of(agent_of(role.code));
    if (title.empty()) continue;
    out.add(ImportedOffice{name.id, std::string(title),
                           std::string(country_code(role.code.substr(0, 3))), "", role.from,
                           role.open ? file_date : role.to, file_date.substr(0, 7)},
            role.line);
  }
}

}  // namespace

void import_petrarch(const std::filesystem::path& file, const ImportOptions& options,
                     ImportWriter& out) {
  const auto date = options.date.empty() ? date_of_file(file) : options.date;
  for_each_actor(
      file, &out, [&](const Actor& actor) { add_actor(actor, date, out); }, nullptr);
}

}  // namespace demarche::detail
