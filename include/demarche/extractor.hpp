// SPDX-License-Identifier: Apache-2.0
/// Text in, Document out.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "demarche/document.hpp"
#include "demarche/error.hpp"
#include "demarche/limits.hpp"
#include "demarche/offices.hpp"

namespace demarche {

namespace detail {
struct Model;
}

/// What to load beside, or instead of, the installed data.
struct LoadOptions {
  std::filesystem::path data =
      {};  ///< folder with gazetteers/ and models/; empty: the installed one
  std::vector<std::filesystem::path> gazetteers =
      {};  ///< users' own TSV files; they win over the shipped ones
  std::vector<std::filesystem::path> rules = {};  ///< users' own relation rules
};

/// Is told what each stage of extract costs.
class StageObserver {
 public:
  virtual ~StageObserver() = default;
  /// Called after a stage, on the thread that extracts: an observer that several calls share locks
  /// itself. `took` is the thread's processor time. `name` is a row of docs/architecture.md:
  /// "words", "analysis", ...; it stays valid. What this throws ends the call of extract.
  virtual void stage(std::string_view name, std::chrono::nanoseconds took) = 0;
  /// Called after the last stage, once for each kind of work: how often it was done ("patterns"
  /// tried, "rules" tried, ...; docs/architecture.md lists them). The same on every machine.
  virtual void work(std::string_view /*name*/, std::uint64_t /*count*/) {}
};

/// What is known of one text from outside of it, and who watches.
struct ExtractOptions {
  std::string_view date;  ///< ISO 8601 day that holds where the text names none; may be empty
  bool plain = false;     ///< the text is sentences, not an article: no structure is looked for
  /// False: nobody is looked up. Persons keep their text and the country that it gives them, but no
  /// id of a gazetteer or of Wikidata; docs/ethics.md says when that is wanted.
  bool link_persons = true;
  /// Events are found by rules alone, with the rules' own confidence: the same answers whatever the
  /// model has learnt. The parse, names and antecedents are the model's all the same.
  bool rules_only = false;
  Limits limits = {};                 ///< what they leave out, Document::cut says
  StageObserver* observer = nullptr;  ///< may be null, and then costs nothing
};

/// Finds mentions, entities and relations. Immutable once loaded; copies share the model.
///
/// Threads: any number may call extract on one Extractor at once.
///
///     const auto extractor = demarche::Extractor::load();
///     const auto doc = extractor.extract("Wells met Janjua in Islamabad.");
class Extractor {
 public:
  /// Loads gazetteers, rules and the statistical model.
  /// Throws: Error, with file and line, for data that is missing or wrong.
  [[nodiscard]] static Extractor load(const LoadOptions& options = {});

  /// Reads one text. Never fails because of what the text says: invalid UTF-8, NUL bytes, no
  /// newline in 100 MB. A text beyond options.limits is cut. Throws: std::bad_alloc, and then the
  /// Extractor is as before.
  /// Complexity: linear in the text.
  [[nodiscard]] Document extract(std::string text, const ExtractOptions& options = {}) const;

  /// Who held an office like `title` ("foreign minister") on `date`, an ISO 8601 day, month or
  /// year; empty: whenever. `where` is a country's code or name, or a body's name ("NATO"). Those
  /// of whom dates say so come first, then those attested within two years; by date within these.
  /// Throws: Error for a date that is none. Complexity: grows with the holders found.
  [[nodiscard]] std::vector<HeldOffice> who_held(std::string_view title, std::string_view where,
                                                 std::string_view date = {}) const;
  /// The offices of everybody who bears that name, by person and date.
  /// Complexity: grows with the offices found.
  [[nodiscard]] std::vector<HeldOffice> offices_of(std::string_view name) const;

  /// Version of the data loaded, as JSON output names it: {"gazetteers": ..., "model": ...}.
  [[nodiscard]] std::string_view gazetteer_version() const;
  [[nodiscard]] std::string_view model_version() const;  ///< empty: no model file was found

 private:
  explicit Extractor(std::shared_ptr<const detail::Model> model) : model_(std::move(model)) {}
  std::shared_ptr<const detail::Model> model_;
};

}  // namespace demarche
