// SPDX-License-Identifier: Apache-2.0
#include "relation/rules.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "demarche/check.hpp"
#include "demarche/error.hpp"
#include "util/encoding.hpp"

namespace demarche::detail {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

/// Reads one line's object; every complaint names file and line.
class RuleReader {
 public:
  RuleReader(std::string file, std::size_t line) : file_(std::move(file)), line_(line) {}

  Rule read(const std::string& text) const {
    json object;
    try {
      object = json::parse(text);
    } catch (const json::parse_error& error) {  // its own words may hold all of a huge line
      fail("not JSON (wrong at byte " + std::to_string(error.byte) + ")");
    } catch (const json::exception&) {
      fail("not JSON (a number that is too large)");
    }
    if (!object.is_object())
      fail("found " + std::string(object.type_name()) + ", expected an object");
    check_keys(object);
    Rule rule;
    rule.file = file_;
    rule.line = line_;
    rule.name = text_of(object, "rule", true);
    if (rule.name.empty()) fail("\"rule\": expected a name");
    const auto type = parse_relation_type(text_of(object, "type", true));
    if (!type || !is_event(*type))
      fail("\"type\": found \"" + text_of(object, "type", true) +
           "\", expected a PLOVER event type (AGREE ... ASSAULT)");
    rule.type = *type;
    rule.cameo = text_of(object, "cameo", true);
    if (rule.cameo.size() < 2 || rule.cameo.size() > 4 ||
        !std::all_of(rule.cameo.begin(), rule.cameo.end(),
                     [](unsigned char c) { return std::isdigit(c); }))
      fail("\"cameo\": found \"" + rule.cameo + "\", expected 2 to 4 digits");
    rule.predicate = text_of(object, "predicate", false);
    rule.triggers = list_of(object, "trigger");
    if (rule.triggers.empty() || std::count(rule.triggers.begin(), rule.triggers.end(), ""))
      fail("\"trigger\": expected at least one lemma");
    const auto pos = text_of(object, "pos", false);
    if (!pos.empty() && pos != "VERB" && pos != "NOUN" && pos != "ADJ")
      fail("\"pos\": found \"" + pos + "\", expected VERB, NOUN or ADJ");
    rule.noun = pos == "NOUN";
    rule.adjective = pos == "ADJ";
    rule.subject = argument_of(object, "subject", "subject");
    rule.object = argument_of(object, "object", "object");
    rule.needs = list_of(object, "needs");
    rule.unless = list_of(object, "unless");
    if (object.contains("mutual")) {
      rule.mutual_abroad = object["mutual"] == "abroad";
      if (!rule.mutual_abroad) rule.mutual = flag_of(object, "mutual");
    }
    if (object.contains("status")) rule.status = status_of(text_of(object, "status", true));
    if (object.contains("confidence")) {
      const auto& share = object["confidence"];
      if (!share.is_number() || !(share.get<double>() >= 0 && share.get<double>() <= 1))
        fail("\"confidence\": expected a number from 0 to 1");
      rule.confidence = share.get<float>();
    }
    rule.yes = list_of(object, "yes");
    rule.no = list_of(object, "no");
    return rule;
  }

 private:
  [[noreturn]] void fail(const std::string& what) const { throw Error(file_, line_, what); }

  void check_keys(const json& object) const {
    static const std::set<std::string> known = {
        "rule",  "type",   "cameo",  "predicate", "trigger",    "pos", "subject", "object",
        "needs", "unless", "mutual", "status",    "confidence", "yes", "no"};
    for (const auto& item : object.items())
      if (!known.count(item.key())) fail("unknown key \"" + item.key() + "\"");
  }
  std::string text_of(const json& object, const char* key, bool required) const {
    if (!object.contains(key)) {
      if (required) fail(std::string("\"") + key + "\" is missing");
      return {};
    }
    if (!object[key].is_string()) fail(std::string("\"") + key + "\": expected a string");
    return object[key].get<std::string>();
  }
  std::vector<std::string> list_of(const json& object, const char* key) const {
    std::vector<std::string> result;
    if (!object.contains(key)) return result;
    const auto& value = object[key];
    if (value.is_string()) return {value.get<std::string>()};
    if (!value.is_array()) fail(std::string("\"") + key + "\": expected a list of strings");
    for (const auto& item : value) {
      if (!item.is_string()) fail(std::string("\"") + key + "\": expected a list of strings");
      result.push_back(item.get<std::string>());
    }
    return result;
  }
  bool flag_of(const json& object, const char* key) const {
    if (!object.contains(key)) return false;
    if (!object[key].is_boolean()) fail(std::string("\"") + key + "\": expected true or false");
    return object[key].get<bool>();
  }
  Status status_of(const std::string& name) const {
    for (const auto status : {Status::actual, Status::planned, Status::possible, Status::negated})
      if (to_string(status) == name) return status;
    fail("\"status\": found \"" + name + "\", expected actual, planned, possible or negated");
  }
  Place place_of(const std::string& name) const {
    if (name == "subject") return {Slot::subject, {}};
    if (name == "object") return {Slot::object, {}};
    if (name == "recipient") return {Slot::recipient, {}};
    if (name == "possessor") return {Slot::possessor, {}};
    if (name == "possessor-name") return {Slot::named_possessor, {}};
    if (name == "modifier") return {Slot::modifier, {}};
    if (name == "object-owner") return {Slot::object_owner, {}};
    if (name == "oblique") return {Slot::oblique, {}};
    if (name == "complement") return {Slot::complement, {}};
    if (name == "complement-subject") return {Slot::complement_subject, {}};
    if (!name.empty() && std::all_of(name.begin(), name.end(),
                                     [](unsigned char c) { return std::islower(c) || c == '-'; }))
      return {Slot::preposition, name};
    fail("found the place \"" + name +
         "\", expected subject, object, recipient, possessor, modifier or a preposition");
  }
  Argument argument_of(const json& object, const char* key, const char* standard) const {
    constexpr auto bit = [](EntityType t) { return 1U << static_cast<unsigned>(t); };
    Argument argument;
    argument.types = bit(EntityType::person) | bit(EntityType::org) | bit(EntityType::gpe) |
                     bit(EntityType::norp);
    if (!object.contains(key)) {
      argument.places = {place_of(standard)};
      return argument;
    }
    const auto& value = object[key];
    if (value.is_null()) return argument;  // no such argument: one-sided
    if (!value.is_object())
      fail(std::string("\"") + key + "\": expected an object with \"at\" and \"type\"");
    for (const auto& item : value.items())
      if (item.key() != "at" && item.key() != "type" && item.key() != "optional" &&
          item.key() != "unnamed")
        fail(std::string("\"") + key + "\": unknown key \"" + item.key() +
             "\" (expected at, type, optional, unnamed)");
    for (const auto& name : list_of(value, "at")) {
      if (name == "content") {  // whatever the trigger's object and complement are about
        for (const auto slot : {Slot::object_owner, Slot::oblique, Slot::complement})
          argument.places.push_back({slot, {}});
        continue;
      }
      argument.places.push_back(place_of(name));
    }
    if (argument.places.empty()) argument.places = {place_of(standard)};
    const auto types = list_of(value, "type");
    if (!types.empty()) argument.types = 0;
    for (const auto& name : types) {
      const auto type = parse_entity_type(name);
      if (!type) fail(std::string("\"") + key + "\": unknown type \"" + name + "\"");
      argument.types |= bit(*type);
    }
    argument.optional = flag_of(value, "optional");
    if (flag_of(value, "unnamed")) argument.types |= unnamed_people;
    return argument;
  }

  std::string file_;
  std::size_t line_;
};

}  // namespace

void RuleSet::add(Rule rule) {
  const auto id = static_cast<std::uint32_t>(rules_.size());
  for (const auto& trigger : rule.triggers) {
    const auto space = trigger.find(' ');
    const auto first = trigger.substr(0, space);
    index_[first].push_back(
        {id, space == std::string::npos ? std::string{} : trigger.substr(space + 1)});
  }
  by_name_.emplace(rule.name, id);
  rules_.push_back(std::move(rule));
}

void RuleSet::add_file(const fs::path& file) {
  std::ifstream in(file);
  std::error_code error;
  if (!in || fs::is_directory(file, error)) throw Error(file.string(), 0, "cannot be read");
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    if (line == 1) check_encoding(text, file.string());
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string::npos || text[begin] == '#') continue;
    auto rule = RuleReader(file.string(), line).read(text);
    if (const auto found = by_name_.find(rule.name); found != by_name_.end()) {
      const auto& twin = rules_[found->second];
      throw Error(
          file.string(), line,
          "rule \"" + rule.name + "\" is also at " + twin.file + ":" + std::to_string(twin.line));
    }
    add(std::move(rule));
  }
}

RuleSet RuleSet::load(const fs::path& folder, const std::vector<fs::path>& user) {
  RuleSet rules;
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".jsonl") files.push_back(entry.path());
  if (error) throw Error(folder.string(), 0, "no folder of relation rules: " + error.message());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) rules.add_file(file);
  const auto shipped = rules.rules_.size();
  for (const auto& file : user) rules.add_file(file);
  for (auto i = shipped; i < rules.rules_.size(); ++i) rules.rules_[i].users = true;
  return rules;
}

const Rule* RuleSet::named(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? nullptr : &rules_[found->second];
}

const std::vector<RuleSet::Trigger>* RuleSet::find(std::string_view lemma) const {
  const auto found = index_.find(lemma);
  return found == index_.end() ? nullptr : &found->second;
}

}  // namespace demarche::detail

namespace demarche {

CheckResult check_rules(const std::filesystem::path& file) {
  CheckResult result;
  std::ifstream in(file);
  std::error_code error;
  if (!in || std::filesystem::is_directory(file, error)) {
    result.problems.push_back(file.string() + ": cannot be read");
    return result;
  }
  std::set<std::string> names;
  std::string text;
  for (std::size_t line = 1; std::getline(in, text); ++line) {
    try {
      if (line == 1) detail::check_encoding(text, file.string());
      const auto begin = text.find_first_not_of(" \t\r");
      if (begin == std::string::npos || text[begin] == '#') continue;
      const auto rule = detail::RuleReader(file.string(), line).read(text);
      if (!names.insert(rule.name).second)
        throw Error(file.string(), line, "rule \"" + rule.name + "\" stands in this file before");
      ++result.rows;
    } catch (const Error& error) {
      result.problems.emplace_back(error.what());
    }
  }
  return result;
}

}  // namespace demarche
