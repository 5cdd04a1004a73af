// SPDX-License-Identifier: Apache-2.0
/// Corrections, made in a copy of the document.
#include <algorithm>
#include <memory>

#include "corrections/lines.hpp"
#include "demarche/corrections.hpp"
#include "layers.hpp"
#include "output/actors.hpp"
#include "output/facts.hpp"
#include "output/offsets.hpp"
#include "output/unicode.hpp"
#include "relation/happening.hpp"

namespace demarche {
namespace {

using namespace detail;
using Verb = PlaceLine::Verb;

/// The corrected layers, and the document that their texts are of.
struct Corrected {
  explicit Corrected(const Document& document)
      : original(document), layers(copy_of(document.layers())) {}
  Document original;
  Layers layers;
};

bool is_wikidata(std::string_view id) {
  return id.size() > 1 && id[0] == 'Q' &&
         id.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

void link(Layers& doc, Entity& entity, std::string_view id) {
  entity.wikidata = is_wikidata(id) ? doc.arena->copy(id) : std::string_view{};
  entity.gazetteer =
      is_wikidata(id) || id.starts_with("geonames:") ? std::string_view{} : doc.arena->copy(id);
  entity.geonames =
      id.starts_with("geonames:") ? doc.arena->copy(id.substr(9)) : std::string_view{};
}

class Correcting {
 public:
  Correcting(const CorrectionLines& lines, const Document& document, std::string_view id)
      : lines_(lines),
        document_(std::make_shared<Corrected>(document)),
        doc_(document_->layers),
        at_(doc_.text, OffsetUnit::codepoint),
        id_(id) {
    doc_.evidence.resize(doc_.relations.size());
  }

  void correct(const PlaceLine& line) {
    const bool of_name = line.verb == Verb::link || line.verb == Verb::kind;
    const auto why = of_name ? correct_name(line) : correct_relation(line);
    if (why.empty())
      lines_.applied(line.number);
    else
      lines_.refused(line.number, why);
  }

  /// Links that `same` gives and `different` takes.
  void correct(const ActorLine& line) {
    if (!line.document.empty() && line.document != id_) return;
    for (auto& e : doc_.entities) {
      if (!is_name(e.type)) continue;
      const auto key = linked_id(e);
      const auto& id = line.second.text;
      if (line.same) {
        const bool is_id = is_wikidata(id) || id.find(':') != std::string::npos;
        if (!is_id || key == id || !line.first.means({key, folded_name(e.name), e.country}))
          continue;
        link(doc_, e, id);
      } else {
        if (key != id || !line.first.means({"", folded_name(e.name), e.country})) continue;
        link(doc_, e, "");
      }
      changed_ = true;
      lines_.applied(line.number);
    }
  }

  [[nodiscard]] Document finish() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < doc_.relations.size(); ++i) {
      if (std::find(rejected_.begin(), rejected_.end(), i) != rejected_.end()) continue;
      if (kept != i) {
        doc_.relations[kept] = doc_.relations[i];
        doc_.evidence[kept] = std::move(doc_.evidence[i]);
      }
      ++kept;
    }
    doc_.relations.resize(kept);
    doc_.evidence.resize(kept);
    if (changed_)
      for (auto& r : doc_.relations) r.happening = happening_key(doc_, r);
    return Document(std::shared_ptr<const Layers>(document_, &document_->layers));
  }

 private:
  [[nodiscard]] bool is_at(Span span, const PlaceLine& line) const {
    return at_(span.begin) == line.begin && at_(span.end) == line.end;
  }
  [[nodiscard]] bool says(Span span, const PlaceLine& line) const {
    return one_line(doc_.view(span)) == one_line(line.text);
  }
  [[nodiscard]] std::string nothing_at(const char* what, const PlaceLine& line) const {
    return "document \"" + line.document + "\" has no " + what + " \"" + line.text + "\" at " +
           std::to_string(line.begin) + " to " + std::to_string(line.end);
  }

  std::string correct_name(const PlaceLine& line) {
    const auto mention = std::find_if(doc_.mentions.begin(), doc_.mentions.end(), [&](auto& m) {
      return is_name(m.type) && is_at(m.span, line) && says(m.span, line);
    });
    if (mention == doc_.mentions.end()) return nothing_at("name", line);
    auto& entity = doc_.entities[mention->entity.value];
    if (line.verb == Verb::link) {
      link(doc_, entity, line.value);
    } else {
      entity.type = line.kind;
      for (auto& m : doc_.mentions)
        if (m.entity == mention->entity) m.type = line.kind;
    }
    changed_ = true;
    return {};
  }

  [[nodiscard]] bool is_name_of(const std::string& name, Id<Entity> id) const {
    return id ? folded_name(name) == folded_name(doc_.entities[id.value].name) : name.empty();
  }

  std::string correct_relation(const PlaceLine& line) {
    bool said = false;
    for (std::size_t i = 0; i < doc_.relations.size(); ++i) {
      auto& r = doc_.relations[i];
      if (!is_at(r.trigger, line) || !says(r.trigger, line)) continue;
      said = true;
      if (to_string(r.type) != line.type || !is_name_of(line.subject, r.subject) ||
          !is_name_of(line.object, r.object))
        continue;
      if (line.verb == Verb::reject) {
        rejected_.push_back(i);
        return {};
      }
      r.confidence = 1;
      if (line.verb == Verb::accept) return {};
      if (r.type != line.new_type) r.cameo = {};
      r.type = line.new_type;
      if (!line.status.empty())
        for (const auto status :
             {Status::actual, Status::planned, Status::possible, Status::negated})
          if (to_string(status) == line.status) r.status = status;
      changed_ = true;
      return {};
    }
    return said ? "\"" + line.text + "\" of document \"" + line.document + "\" is no " + line.type +
                      " of \"" + line.subject + "\" and \"" + line.object + "\""
                : nothing_at("relation", line);
  }

  const CorrectionLines& lines_;
  std::shared_ptr<Corrected> document_;
  Layers& doc_;
  OffsetConverter at_;
  std::string_view id_;
  std::vector<std::size_t> rejected_;
  bool changed_ = false;
};

}  // namespace

Document Corrections::apply(const Document& document, std::string_view id) const {
  const auto found = lines_->by_document.find(std::string(id));
  if (lines_->actors.empty() && found == lines_->by_document.end()) return document;
  Correcting correcting(*lines_, document, id);
  // Relations are found by the names that the document had: they come before names change.
  if (found != lines_->by_document.end())
    for (const bool names : {false, true})
      for (const auto* line : found->second)
        if ((line->verb == Verb::link || line->verb == Verb::kind) == names)
          correcting.correct(*line);
  for (const auto& line : lines_->actors) correcting.correct(line);
  return correcting.finish();
}

std::string Corrections::actor_key(std::string_view key, std::string_view name,
                                   std::string_view id) const {
  std::string result(key);
  if (result.empty() || lines_->actors.empty()) return result;
  const auto folded = folded_name(name);
  for (const auto& line : lines_->actors) {
    if (!line.document.empty() && line.document != id) continue;
    if (line.same) {
      // The key's own country is in it: "ada quist@NOR".
      const auto at = result.find('@');
      const auto country = at == std::string::npos ? std::string() : result.substr(at + 1);
      if (!line.first.means({result, folded, country})) continue;
      result = line.second.text;
    } else {
      if (result != line.second.text || !line.first.means({"", folded, ""})) continue;
      result = folded + "#different";
    }
    lines_->applied(line.number);
  }
  return result;
}

}  // namespace demarche
