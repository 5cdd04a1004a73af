// SPDX-License-Identifier: Apache-2.0
#include <cstring>

#include "merge_report.hpp"

// A record: what it is sorted by, the fields, the lengths of the group and of what it is sorted by.

namespace program {
namespace {

/// Appends text so that whole records compare as their texts do, one after the other.
void append_sorted(std::string& record, std::string_view text) {
  for (const char c : text) {
    record += c;
    if (c == '\0') record += '\xff';
  }
  record.append(2, '\0');
}

void append_sorted(std::string& record, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) record += static_cast<char>(number >> shift & 0xffU);
}

void append(std::string& record, std::uint64_t number) {
  record.append(reinterpret_cast<const char*>(&number), sizeof number);
}

std::uint64_t number_at(std::string_view record, std::size_t at) {
  std::uint64_t number = 0;
  std::memcpy(&number, record.data() + at, sizeof number);
  return number;
}

/// Every text of a report, for writing and for reading.
template <typename AnyReport, typename Field>
void for_each_field(AnyReport& r, const Field& field) {
  for (auto* text :
       {&r.happening, &r.type, &r.cameo, &r.predicate, &r.date, &r.first_key, &r.second_key,
        &r.role, &r.place, &r.status, &r.document, &r.document_date, &r.confidence, &r.source})
    field(*text);
  for (auto* actor : {&r.subject, &r.object, &r.speaker}) {
    auto& face = actor->face;
    for (auto* text : {&actor->key, &face.name, &face.type, &face.country, &face.wikidata})
      field(*text);
  }
}

/// Dated events, undated ones, standing relations.
char rank_of(const Report& r) { return is_standing(r.type) ? '2' : r.date.empty() ? '1' : '0'; }

}  // namespace

std::string Report::record() const {
  std::string record(1, rank_of(*this));
  append_sorted(record, date);
  append_sorted(record, happening);
  const auto group = record.size();
  append_sorted(record, document_date);
  append_sorted(record, document);
  append_sorted(record, begin);
  append_sorted(record, end);
  append_sorted(record, relation);
  const auto sorted = record.size();
  for_each_field(*this, [&record](const std::string& text) {
    append(record, text.size());
    record += text;
  });
  for (const auto* actor : {&subject, &object, &speaker}) record += actor->face.rank;
  append(record, group);
  append(record, sorted);
  return record;
}

std::string_view Report::group_of(std::string_view record) {
  return record.substr(0, number_at(record, record.size() - 16));
}

Report Report::from_record(std::string_view record) {
  Report report;
  auto at = number_at(record, record.size() - 8);
  for_each_field(report, [&](std::string& text) {
    const auto size = number_at(record, at);
    text = record.substr(at + 8, size);
    at += 8 + size;
  });
  for (auto* actor : {&report.subject, &report.object, &report.speaker})
    actor->face.rank = record[at++];
  return report;
}

}  // namespace program
