// SPDX-License-Identifier: Apache-2.0
/// demarche explain: the parse, the rules that fired, those that nearly did.
#include "demarche/explain.hpp"

#include <iostream>
#include <stdexcept>

#include "forms.hpp"
#include "loading.hpp"

namespace program {
namespace {

/// Explains every document as it is read.
class Explainer : public InputTaker {
 public:
  Explainer(const demarche::Extractor& extractor, const demarche::ExtractOptions& options,
            std::size_t sentence)
      : extractor_(extractor), options_(options), sentence_(sentence) {}

  bool begin_file(const std::string& /*name*/, bool& /*wanted*/) override { return true; }
  bool document(InputDocument input) override {
    try {
      if (input.problem.empty()) read_form(input);
    } catch (const std::runtime_error& error) {
      input.problem = input.id + ": " + error.what();
    }
    if (!input.problem.empty()) {
      std::cerr << "demarche: " << input.problem << '\n';
      failed_ = true;
      return true;
    }
    auto options = options_;
    if (!input.date.empty()) options.date = input.date;
    std::cout << demarche::explain(extractor_.extract(std::move(input.text), options), sentence_);
    return static_cast<bool>(std::cout);
  }
  bool end_file(bool /*whole*/) override { return true; }
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  const demarche::Extractor& extractor_;
  demarche::ExtractOptions options_;
  std::size_t sentence_;
  bool failed_ = false;
};

}  // namespace

void add_explain(CLI::App& app, int& code) {
  auto* command = app.add_subcommand(
      "explain", "Show sentences as the rules see them, which rules fired and which nearly did");
  command->footer(
      "Example:\n  echo \"Norway met Kenya in Geneva.\" | demarche explain --plain --rules "
      "mine.jsonl");
  struct Options {
    DataOptions data;
    std::vector<std::string> inputs;
    std::string date;
    std::size_t sentence = 0;
    bool plain = false;
  };
  auto options = std::make_shared<Options>();
  command
      ->add_option("inputs", options->inputs, "Text files, .jsonl files, folders, or - for stdin")
      ->type_name("FILE...");
  command->add_option("--sentence", options->sentence, "Only this sentence, counted from 1")
      ->type_name("N");
  command->add_flag("--plain", options->plain,
                    "The text is sentences, not an article: no structure is looked for");
  command->add_option("--date", options->date, "The day that holds where the text names none")
      ->type_name("YYYY-MM-DD")
      ->check([](const std::string& d) {
        return valid_date(d) ? std::string{} : "expected YYYY-MM-DD, found " + d;
      });
  options->data.add_to(*command);
  command->callback([options, &code] {
    const auto extractor = load_extractor(options->data);
    if (options->inputs.empty()) options->inputs.emplace_back("-");
    demarche::ExtractOptions how;
    how.date = options->date;
    how.plain = options->plain;
    Explainer explainer(extractor, how, options->sentence);
    read_inputs(options->inputs, {}, explainer);
    code = explainer.failed() ? some_failed : ok;
  });
}

}  // namespace program
