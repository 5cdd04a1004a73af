// SPDX-License-Identifier: Apache-2.0
#include "merge_happening.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <tuple>

namespace program {
namespace {

constexpr std::size_t most_speakers = 1000;

double number(const std::string& text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// True for "2024", "2024-05" as `form` "0000-00", and so on.
bool has_form(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::equal(text.begin(), text.end(), form.begin(),
                    [](char c, char f) { return f == '0' ? c >= '0' && c <= '9' : c == f; });
}

/// The Monday of a week of ISO 8601; empty for a week that the year does not have.
std::string monday(int year, int week) {
  using std::chrono::sys_days;
  const auto first_monday = [](int of) {  // that of the week with January 4th
    const sys_days fourth = std::chrono::year(of) / std::chrono::January / 4;
    return fourth - (std::chrono::weekday(fourth) - std::chrono::Monday);
  };
  const auto day = first_monday(year) + std::chrono::weeks(week - 1);
  if (year < 1 || week < 1 || day >= first_monday(year + 1)) return {};
  const std::chrono::year_month_day date(day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

}  // namespace

std::string first_day(std::string_view date) {
  const auto start = date.substr(0, date.find('/'));
  if (has_form(start, "0000-W00"))
    return monday(std::stoi(std::string(start.substr(0, 4))),
                  std::stoi(std::string(start.substr(6))));
  if (has_form(start, "0000")) return std::string(start) + "-01-01";
  if (has_form(start, "0000-00")) return std::string(start) + "-01";
  if (has_form(start, "0000-00-00")) return std::string(start);
  if (start.size() > 10 && has_form(start.substr(0, 11), "0000-00-00T"))
    return std::string(start.substr(0, 10));
  return {};
}

const Face& best_face(const Votes<Face>& faces) {
  auto best = faces.counts().begin();
  for (auto it = best; it != faces.counts().end() && it->first.rank == best->first.rank; ++it)
    if (it->second > best->second) best = it;
  return best->first;
}

Happening::Happening(const Report& first, std::size_t most_sources)
    : first_(first), most_sources_(most_sources), first_day_(program::first_day(first.date)) {}

void Happening::add(const Report& r) {
  if (reports_ == 0 || r.document != last_document_ || r.document_date != last_date_) ++documents_;
  last_document_ = r.document;
  last_date_ = r.document_date;
  ++reports_;
  for (const auto* actor : {&r.subject, &r.object}) {
    if (!actor->key.empty() && actor->key == first_.first_key) first_faces_.add(actor->face);
    if (!actor->key.empty() && actor->key == first_.second_key) second_faces_.add(actor->face);
  }
  direction_ += r.subject.key == first_.first_key ? 1 : -1;
  deeds_.add({r.cameo, r.predicate});
  if (!r.role.empty()) roles_.add(r.role);
  if (!r.place.empty()) places_.add(r.place);
  const auto& seen = r.document_date;
  auto status = static_cast<std::size_t>(
      std::find(status_names.begin(), status_names.end(), r.status) - status_names.begin());
  if (status == actual && !seen.empty() && seen < first_day_) status = planned;
  ++said_[status].reports;
  said_[status].last = std::max(said_[status].last, seen);
  if (r.speaker.key.empty())
    ++asserted_;
  else
    speakers_[r.speaker.key].add(r.speaker.face);
  if (confidence_.empty() || number(r.confidence) > number(confidence_)) confidence_ = r.confidence;
  if (!seen.empty() && (first_seen_.empty() || seen < first_seen_)) first_seen_ = seen;
  last_seen_ = std::max(last_seen_, seen);
  if (sources_.size() < most_sources_) sources_.push_back({r.document, r.source});
}

std::pair<Actor, Actor> Happening::actors() const {
  std::pair<Actor, Actor> result;
  if (!first_.first_key.empty()) result.first = {first_.first_key, best_face(first_faces_)};
  if (!first_.second_key.empty()) result.second = {first_.second_key, best_face(second_faces_)};
  if (is_symmetric(first_.type) && direction_ < 0) std::swap(result.first, result.second);
  return result;
}

Happening::Status Happening::status() const {
  const auto& yes = said_[actual];
  const auto& no = said_[negated];
  if (yes.reports > 0)
    return std::tie(no.reports, no.last) > std::tie(yes.reports, yes.last) ? negated : actual;
  auto best = planned;
  for (const auto status : {possible, negated})
    if (std::tie(said_[status].last, said_[status].reports) >
        std::tie(said_[best].last, said_[best].reports))
      best = status;
  return best;
}

std::vector<Happening::Speaker> Happening::speakers() const {
  std::vector<Speaker> result;
  for (const auto& [key, faces] : speakers_) {
    std::uint64_t reports = 0;
    for (const auto& [face, count] : faces.counts()) reports += count;
    result.push_back({key, best_face(faces).name, reports});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const auto& a, const auto& b) { return a.reports > b.reports; });
  if (result.size() > most_speakers) result.resize(most_speakers);
  return result;
}

}  // namespace program
