// SPDX-License-Identifier: Apache-2.0
#include "demarche/extractor.hpp"

#include <algorithm>
#include <ctime>

#include "entity/entities.hpp"
#include "entity/unused.hpp"
#include "gazetteer/held.hpp"
#include "layers.hpp"
#include "limits.hpp"
#include "mention/body_hits.hpp"
#include "mention/mentions.hpp"
#include "mention/values.hpp"
#include "model.hpp"
#include "quotation/quotation.hpp"
#include "relation/described_countries.hpp"
#include "relation/relations.hpp"
#include "text/clean.hpp"
#include "text/language.hpp"
#include "text/text.hpp"

namespace demarche {
namespace {

using namespace detail;

/// Makes `text` what the stages read; where its letters have to be mended first, it stays, and what
/// comes back says where they stand in it.
std::optional<CleanText> read_clean(Layers& doc, std::string& text) {
  auto clean = CleanText::of(text);
  doc.text = clean ? clean->take() : std::move(text);
  return clean;
}

/// Gives the entities of dates, amounts and numbers what their mentions mean.
void set_values(Layers& doc, const std::vector<ValueCandidate>& values) {
  for (const auto& mention : doc.mentions) {
    if (!is_value(mention.type) || !mention.entity) continue;
    const auto found = std::partition_point(values.begin(), values.end(), [&](const auto& value) {
      return value.span.begin < mention.span.begin;
    });
    if (found != values.end() && found->span == mention.span)
      doc.entities[mention.entity.value].value = found->value;
  }
}

/// The processor time of this thread: other threads, and other programs, do not count.
std::chrono::nanoseconds thread_time() {
#ifdef CLOCK_THREAD_CPUTIME_ID
  timespec now{};
  if (::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0)
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
#endif
  return std::chrono::steady_clock::now().time_since_epoch();
}

/// Times the stages for an observer; without one it does nothing.
class StageClock {
 public:
  explicit StageClock(StageObserver* observer) : observer_(observer) {
    if (observer_) begin_ = thread_time();
  }
  /// All stages have ended, and this is what they did.
  void tell(const WorkCount& done) const {
    for (std::size_t i = 0; observer_ && i < work_names.size(); ++i)
      observer_->work(work_names[i], done[static_cast<Work>(i)]);
  }
  /// The stage of this name ends here, and the next one begins.
  void end(std::string_view name) {
    if (!observer_) return;
    observer_->stage(name, thread_time() - begin_);
    begin_ = thread_time();
  }

 private:
  StageObserver* observer_;
  std::chrono::nanoseconds begin_{};
};

}  // namespace

Extractor Extractor::load(const LoadOptions& options) {
  return Extractor(std::make_shared<const detail::Model>(detail::load_model(options)));
}

Document Extractor::extract(std::string text, const ExtractOptions& options) const {
  auto layers = std::make_shared<CleanedLayers>();
  Layers& doc = *layers;
  doc.model = model_;
  cut_text(text, options.limits, doc.cut);
  const auto clean = read_clean(doc, text);
  doc.plain = options.plain;
  doc.link_persons = options.link_persons;
  doc.given_date = doc.arena->copy(options.date);

  StageClock clock(options.observer);
  auto structure = find_structure(doc);
  doc.article = std::move(structure.article);
  doc.blocks = std::move(structure.blocks);
  clock.end("structure");
  doc.tokens = tokenize(doc);
  doc.language = find_language(doc);
  clock.end("words");
  doc.sentences = split_sentences(doc);
  clock.end("sentences");

  MentionInputs inputs;
  inputs.hits = gazetteer_hits(doc, model_->gazetteer);
  clock.end("gazetteer");
  if (model_->analyzer) {
    auto analysis = (*model_->analyzer)(doc);
    doc.syntax = std::move(analysis.syntax);
    inputs.names = std::move(analysis.names);
    doc.events = std::move(analysis.events);
    clock.end("analysis");
  }
  doc.quotations = find_quotations(doc);
  clock.end("quotation");
  inputs.titles = find_titles(doc, model_->gazetteer, inputs.hits);
  clock.end("titles");
  inputs.values = find_values(doc);
  clock.end("values");

  if (!is_read_as_english(doc.language)) inputs = sure_of_other_language(inputs, model_->gazetteer);
  auto found = find_mentions(doc, model_->gazetteer, inputs);
  doc.mentions = std::move(found.mentions);
  clock.end("mentions");
  auto entities =
      resolve_entities(doc, model_->gazetteer, found.evidence, model_->antecedent_model());
  doc.mentions = std::move(entities.mentions);
  doc.entities = std::move(entities.entities);
  doc.link_candidates = std::move(entities.link_candidates);
  set_values(doc, inputs.values);
  clock.end("entities");

  RelationLayer relations;
  if (is_read_as_english(doc.language))
    relations = find_relations(doc, model_->rules, options.limits.min_confidence,
                               model_->scorer && !options.rules_only ? &*model_->scorer : nullptr);
  doc.relations = std::move(relations.relations);
  doc.evidence = std::move(relations.evidence);
  for (const auto& [entity, country] : described_countries(doc))
    if (auto& known = doc.entities[entity.value].country; known.empty()) known = country;
  clock.end("relations");
  drop_unused(doc, relations.used);
  cut_layers(doc, options.limits);
  if (clean) restore(*layers, std::move(text), *clean);
  clock.end("unused");
  clock.tell(*doc.work);
  return Document(std::move(layers));
}

std::vector<HeldOffice> Extractor::who_held(std::string_view title, std::string_view where,
                                            std::string_view date) const {
  return detail::who_held(model_->gazetteer, title, where, date);
}

std::vector<HeldOffice> Extractor::offices_of(std::string_view name) const {
  return detail::offices_of(model_->gazetteer, name);
}

std::string_view Extractor::gazetteer_version() const { return model_->gazetteer.version(); }
std::string_view Extractor::model_version() const {
  return model_->analyzer ? model_->analyzer->version() : std::string_view{};
}

}  // namespace demarche
