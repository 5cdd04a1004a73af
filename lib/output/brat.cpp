// SPDX-License-Identifier: Apache-2.0
#include "demarche/brat.hpp"

#include <map>
#include <tuple>

#include "output/facts.hpp"
#include "output/offsets.hpp"
#include "output/table.hpp"
#include "output/unicode.hpp"
#include "text/utf8.hpp"

namespace demarche {
namespace {

using namespace detail;

/// Characters at which Python, and so brat, may end a line or a field.
bool ends_line(char32_t c) { return c < 0x20 || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// The text with every character kept in its place.
std::string text_file(std::string_view text) {
  auto out = valid_utf8(text);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (out[i] == '\r') out[i] = i + 1 < out.size() && out[i + 1] == '\n' ? ' ' : '\n';
  return out;
}

class Writer {
 public:
  explicit Writer(const Layers& doc) : doc_(doc), at_(doc.text, OffsetUnit::codepoint) {}

  std::string write() {
    mentions();
    for (std::size_t i = 0; i < doc_.relations.size(); ++i) {
      if (is_event(doc_.relations[i].type))
        event(i);
      else
        relation(i);
    }
    return std::move(out_);
  }

 private:
  static std::string number(char kind, std::size_t n) { return kind + std::to_string(n); }

  /// "TYPE 3 7;8 12\ttext text": a span over a line break is cut there. Empty if nothing is left.
  std::string bound(std::string_view type, Span span) const {
    std::string offsets;
    std::string text;
    for (auto at = span.begin; at < span.end;) {
      while (at < span.end && is_space_at(doc_.text, at)) at += character_size(doc_.text, at);
      auto end = at;
      auto last = at;  // behind the last character that is no white space
      while (end < span.end && !ends_line(character_at(doc_.text, end).code)) {
        const bool space = is_space_at(doc_.text, end);
        end += character_size(doc_.text, end);
        if (!space) last = end;
      }
      if (at < last) {
        offsets += (offsets.empty() ? " " : ";") + std::to_string(at_(at)) + ' ' +
                   std::to_string(at_(last));
        text += (text.empty() ? "" : " ") + valid_utf8(doc_.view(Span{at, last}));
      }
      at = std::max(end, at + 1);
    }
    return offsets.empty() ? offsets : std::string(type) + offsets + '\t' + text;
  }

  void line(const std::string& id, const std::string& content) {
    out_ += id + '\t' + content + '\n';
  }
  void attribute(std::string_view name, const std::string& of, std::string_view value) {
    line(number('A', ++attributes_), std::string(name) + ' ' + of + ' ' + std::string(value));
  }

  /// Brat wants no entities that overlap: of those that do, names stay, then what comes first.
  std::vector<bool> kept_mentions() const {
    std::vector<bool> kept(doc_.mentions.size());
    std::map<std::uint32_t, std::uint32_t> taken;  // begin of a kept span -> its end
    for (const bool names : {true, false})
      for (std::size_t i = 0; i < doc_.mentions.size(); ++i) {
        const auto& m = doc_.mentions[i];
        if ((m.kind == MentionKind::name) != names || m.span.empty()) continue;
        const auto next = taken.lower_bound(m.span.begin);
        if (next != taken.end() && next->first < m.span.end) continue;
        if (next != taken.begin() && std::prev(next)->second > m.span.begin) continue;
        taken.emplace(m.span.begin, m.span.end);
        kept[i] = true;
      }
    return kept;
  }

  void mentions() {
    std::vector<std::string> same(doc_.entities.size());
    std::vector<std::string> first(doc_.entities.size());
    bound_.resize(doc_.mentions.size());
    const auto kept = kept_mentions();
    for (std::size_t i = 0; i < doc_.mentions.size(); ++i) {
      const auto& m = doc_.mentions[i];
      const auto& e = doc_.entities[m.entity.value];
      const auto text = kept[i] ? bound(to_string(e.type), m.span) : std::string{};
      if (text.empty()) continue;
      bound_[i] = number('T', ++bounds_);
      line(bound_[i], text);
      if (m.kind != MentionKind::name) attribute("Kind", bound_[i], to_string(m.kind));
      if (!e.wikidata.empty())
        line(number('N', ++links_), "Reference " + bound_[i] + " Wikidata:" +
                                        std::string(e.wikidata) + '\t' + one_line(e.name));
      if (m.stands_for || !m.stands_for_country.empty())
        note(bound_[i],
             "stands for " + (m.stands_for ? one_line(doc_.entities[m.stands_for.value].name)
                                           : std::string(m.stands_for_country)));
      same[m.entity.value] += ' ' + bound_[i];
      if (first[m.entity.value].empty()) first[m.entity.value] = bound_[i];
    }
    for (const auto& ids : same)
      if (ids.find(' ', 1) != std::string::npos) line("*", "Equiv" + ids);
    // What is not written is meant by another mention of the same entity, where there is one.
    for (std::size_t i = 0; i < bound_.size(); ++i)
      if (bound_[i].empty()) bound_[i] = first[doc_.mentions[i].entity.value];
  }

  void note(const std::string& of, const std::string& text) {
    line(number('#', ++notes_), "AnnotatorNotes " + of + '\t' + text);
  }

  static void add_fact(std::string& facts, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    facts += (facts.empty() ? "" : "; ") + std::string(name) + ' ' + one_line(value);
  }

  void facts(const std::string& of, const Relation& r) {
    std::string text;
    add_fact(text, "cameo", r.cameo);
    add_fact(text, "role", r.role);
    add_fact(text, "time", time_value(doc_, r));
    add_fact(text, "confidence", short_number(static_cast<double>(r.confidence)));
    add_fact(text, "rule", r.rule);
    note(of, text);
  }

  void event(std::size_t index) {
    const auto& r = doc_.relations[index];
    const auto type = std::string(to_string(r.type));
    auto& trigger = triggers_[{r.trigger.begin, r.trigger.end, r.type}];
    if (trigger.empty()) {
      const auto text = bound(type, r.trigger);
      if (text.empty()) return;
      trigger = number('T', ++bounds_);
      line(trigger, text);
    }
    const auto id = number('E', ++events_);
    std::string arguments = type + ':' + trigger;
    const auto argument = [&](const char* role, Id<Mention> mention) {
      if (mention && !bound_[mention.value].empty())
        arguments += std::string(" ") + role + ':' + bound_[mention.value];
    };
    argument("Subject", r.subject_mention);
    argument("Object", r.object_mention);
    argument("Time", r.time);
    argument("Place", r.place);
    if (r.attributed_to) argument("Speaker", doc_.entities[r.attributed_to.value].first);
    line(id, arguments);
    if (r.status != Status::actual) attribute("Status", id, to_string(r.status));
    if (r.tense != Tense::none) attribute("Tense", id, to_string(r.tense));
    facts(id, r);
  }

  void relation(std::size_t index) {
    const auto& r = doc_.relations[index];
    if (!r.subject_mention || !r.object_mention) return;
    const auto& subject = bound_[r.subject_mention.value];
    const auto& object = bound_[r.object_mention.value];
    if (subject.empty() || object.empty()) return;
    const auto id = number('R', ++relations_);
    line(id, std::string(to_string(r.type)) + " Arg1:" + subject + " Arg2:" + object);
    facts(id, r);
  }

  const Layers& doc_;
  OffsetConverter at_;
  std::vector<std::string> bound_;  ///< per mention: its T id
  std::map<std::tuple<std::uint32_t, std::uint32_t, RelationType>, std::string> triggers_;
  std::size_t bounds_ = 0, events_ = 0, relations_ = 0, attributes_ = 0, links_ = 0, notes_ = 0;
  std::string out_;
};

}  // namespace

BratFiles to_brat(const Document& document) {
  const auto& doc = document.layers();
  return {text_file(doc.text), Writer(doc).write()};
}

std::string brat_configuration() {
  std::string out = "[entities]\n";
  for (std::size_t i = 0; i < entity_type_count; ++i)
    out += std::string(to_string(static_cast<EntityType>(i))) + '\n';
  out += "\n[relations]\nEquiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n";
  std::string events;
  for (std::size_t i = 0; i < relation_type_count; ++i) {
    const auto type = static_cast<RelationType>(i);
    if (is_event(type))
      events += std::string(to_string(type)) +
                "\tSubject?:<ENTITY>, Object?:<ENTITY>, Time?:DATE|TIME, Place?:<ENTITY>, "
                "Speaker?:<ENTITY>\n";
    else
      out += std::string(to_string(type)) + "\tArg1:<ENTITY>, Arg2:<ENTITY>\n";
  }
  return out + "\n[events]\n" + events +
         "\n[attributes]\nKind\tArg:<ENTITY>, Value:nominal|pronoun\n"
         "Status\tArg:<EVENT>, Value:planned|possible|negated\n"
         "Tense\tArg:<EVENT>, Value:past|present|future\n";
}

}  // namespace demarche
