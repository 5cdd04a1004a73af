// SPDX-License-Identifier: Apache-2.0
/// Lines of a corrections file to what they mean: docs/formats/corrections.md.
#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <iterator>

#include "corrections/lines.hpp"
#include "demarche/corrections.hpp"
#include "demarche/error.hpp"
#include "output/actors.hpp"

namespace demarche {
namespace {

using detail::ActorLine;
using detail::CorrectionLines;
using detail::PlaceLine;

constexpr std::size_t longest_line = 1U << 16U;

struct Verb {
  std::string_view name;
  std::size_t least, most;  ///< fields after the verb
  const char* expected;
};
constexpr std::array<Verb, 7> verbs = {{
    {"same", 2, 3, "actor, actor and perhaps a document"},
    {"different", 2, 3, "actor, actor and perhaps a document"},
    {"link", 5, 5, "document, begin, end, text and id"},
    {"kind", 5, 5, "document, begin, end, text and type"},
    {"accept", 7, 7, "document, begin, end, text, type, subject and object"},
    {"reject", 7, 7, "document, begin, end, text, type, subject and object"},
    {"change", 8, 9,
     "document, begin, end, text, type, subject, object, the new type and perhaps a status"},
}};

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t at = 0;;) {
    const auto tab = line.find('\t', at);
    fields.emplace_back(line.substr(at, tab == std::string_view::npos ? tab : tab - at));
    if (tab == std::string_view::npos) return fields;
    at = tab + 1;
  }
}

detail::ActorReference reference(const std::string& text) {
  return {text, detail::folded_name(text)};
}

bool read_number(const std::string& text, std::uint32_t& number) {
  const auto* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stop == end;
}

/// Puts one line's fields into `lines`; returns what is wrong with them, or an empty text.
std::string take(const std::vector<std::string>& fields, std::size_t number,
                 CorrectionLines& lines) {
  const auto* const verb =
      std::find_if(verbs.begin(), verbs.end(), [&](const Verb& v) { return v.name == fields[0]; });
  if (verb == verbs.end())
    return "\"" + fields[0].substr(0, 40) +
           "\" is no correction (expected same, different, link, kind, accept, reject or change)";
  if (fields.size() - 1 < verb->least || fields.size() - 1 > verb->most)
    return fields[0] + " has " + std::to_string(fields.size() - 1) + " fields (expected " +
           verb->expected + ")";
  if (verb->name == "same" || verb->name == "different") {
    if (fields[1].empty() || fields[2].empty()) return "an actor without a name";
    if (fields[1] == fields[2]) return "both actors are \"" + fields[1] + "\"";
    lines.actors.push_back({verb->name == "same", reference(fields[1]), reference(fields[2]),
                            fields.size() > 3 ? fields[3] : "", number});
    return {};
  }
  PlaceLine line;
  line.number = number;
  line.document = fields[1];
  line.text = fields[4];
  if (!read_number(fields[2], line.begin) || !read_number(fields[3], line.end) ||
      line.begin >= line.end)
    return "\"" + fields[2] + "\" to \"" + fields[3] + "\" is no range of characters";
  if (verb->name == "link") {
    line.verb = PlaceLine::Verb::link;
    line.value = fields[5] == "-" ? "" : fields[5];
  } else if (verb->name == "kind") {
    line.verb = PlaceLine::Verb::kind;
    const auto kind = parse_entity_type(fields[5]);
    if (!kind || is_value(*kind)) return "\"" + fields[5] + "\" is no type of names";
    line.kind = *kind;
  } else {
    line.verb = verb->name == "accept"   ? PlaceLine::Verb::accept
                : verb->name == "reject" ? PlaceLine::Verb::reject
                                         : PlaceLine::Verb::change;
    line.type = fields[5];
    line.subject = fields[6];
    line.object = fields[7];
    if (!parse_relation_type(line.type)) return "\"" + line.type + "\" is no type of relations";
    if (line.verb == PlaceLine::Verb::change) {
      const auto type = parse_relation_type(fields[8]);
      if (!type) return "\"" + fields[8] + "\" is no type of relations";
      line.new_type = *type;
      if (fields.size() > 9) line.status = fields[9];
      constexpr std::array statuses{"", "actual", "planned", "possible", "negated"};
      if (std::find(statuses.begin(), statuses.end(), line.status) == statuses.end())
        return "\"" + line.status + "\" is no status";
    }
  }
  lines.places.push_back(std::move(line));
  return {};
}

}  // namespace

Corrections::Corrections() : lines_(std::make_shared<CorrectionLines>()) {}

Corrections::Corrections(std::string_view text, std::string_view name) : Corrections() {
  lines_->name = name;
  std::size_t number = 0;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    ++number;
    const auto newline = text.find('\n');
    auto line = text.substr(0, newline);
    text = newline == std::string_view::npos ? std::string_view{} : text.substr(newline + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == std::string_view::npos || line.starts_with('#')) continue;
    const auto wrong = line.size() > longest_line ? std::string("a line longer than 64 KB")
                                                  : take(fields_of(line), number, *lines_);
    if (!wrong.empty())
      lines_->problems.push_back(lines_->name + ":" + std::to_string(number) + ": " + wrong);
  }
  for (const auto& line : lines_->places) lines_->by_document[line.document].push_back(&line);
}

Corrections Corrections::read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(in)), {});
  if (!in.is_open() || in.bad())
    throw Error(path, 0, std::string("cannot be read: ") + std::strerror(errno));
  return Corrections(text, path);
}

const std::vector<std::string>& Corrections::problems() const { return lines_->problems; }

bool Corrections::names(std::string_view id) const {
  return lines_->by_document.count(std::string(id)) > 0;
}

bool Corrections::empty() const { return lines_->actors.empty() && lines_->places.empty(); }

std::vector<std::string> Corrections::not_applied(bool all_read, bool actors_only) const {
  const auto outcomes = lines_->outcomes();
  std::vector<std::pair<std::size_t, std::string>> found;
  const auto tell = [&](std::size_t number, const std::string& never) {
    const auto known = outcomes.find(number);
    if (known != outcomes.end() ? known->second.empty() : !all_read) return;
    found.emplace_back(number, known == outcomes.end() ? never : known->second);
  };
  for (const auto& line : lines_->actors)
    tell(line.number,
         "no document has both \"" + line.first.text + "\" and \"" + line.second.text + "\"");
  if (!actors_only)
    for (const auto& line : lines_->places)
      tell(line.number, "there is no document \"" + line.document + "\"");
  std::sort(found.begin(), found.end());
  std::vector<std::string> result;
  result.reserve(found.size());
  for (const auto& [number, why] : found)
    result.push_back(lines_->name + ":" + std::to_string(number) + ": not applied: " + why);
  return result;
}

}  // namespace demarche
