// SPDX-License-Identifier: Apache-2.0
/// demarche._core: text in, JSON out. The Python package builds its objects from that.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <demarche/demarche.hpp>
#include <filesystem>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "interruptible.hpp"

namespace nb = nanobind;

namespace {

std::vector<std::filesystem::path> paths(const std::vector<std::string>& names) {
  return {names.begin(), names.end()};
}

demarche::Extractor load(const std::string& data, const std::vector<std::string>& gazetteers,
                         const std::vector<std::string>& rules) {
  return interruptible(true, Stop().flag, [=] {
    return demarche::Extractor::load({data, paths(gazetteers), paths(rules)});
  });
}

/// Bytes of a text that is read within a few hundredths of a second, whatever it says.
constexpr std::size_t short_text = 16384;

bool is_long(const demarche::Document& document) { return document.text().size() > short_text; }

/// Ends an extraction behind the stage that is at work.
class Stopper : public demarche::StageObserver {
 public:
  explicit Stopper(const StopFlag& stop) : stop_(*stop) {}
  void stage(std::string_view, std::chrono::nanoseconds) override {
    if (stop_) throw demarche::Error("the extraction was stopped");
  }

 private:
  const std::atomic<bool>& stop_;
};

demarche::Document extract(const demarche::Extractor& extractor, const nb::bytes& text,
                           const std::string& date, bool plain, bool link_persons,
                           float min_confidence, const Stop& stop) {
  return interruptible(text.size() > short_text, stop.flag,
                       [extractor, copy = std::string(text.c_str(), text.size()), date, plain,
                        link_persons, min_confidence, flag = stop.flag]() mutable {
                         Stopper stopper(flag);
                         demarche::ExtractOptions options;
                         options.date = date;
                         options.plain = plain;
                         options.link_persons = link_persons;
                         options.limits.min_confidence = min_confidence;
                         options.observer = &stopper;
                         return extractor.extract(std::move(copy), options);
                       });
}

std::string to_json(const demarche::Document& document, const std::string& id, int indent,
                    bool tokens, bool sentences, int open, int offsets) {
  return interruptible(is_long(document), Stop().flag, [=] {
    demarche::JsonOptions options;
    options.id = id;
    options.indent = indent;
    options.tokens = tokens;
    options.sentences = sentences;
    options.open = static_cast<demarche::OpenTriples>(open);
    options.offsets = static_cast<demarche::OffsetUnit>(offsets);
    return demarche::to_json(document, options);
  });
}

std::string to_text(const demarche::Document& document) {
  return interruptible(is_long(document), Stop().flag,
                       [document] { return demarche::to_text(document); });
}

std::string explain(const demarche::Document& document, std::size_t sentence) {
  return interruptible(is_long(document), Stop().flag,
                       [document, sentence] { return demarche::explain(document, sentence); });
}

std::string who_held(const demarche::Extractor& extractor, const std::string& title,
                     const std::string& where, const std::string& date) {
  const nb::gil_scoped_release unlocked;
  return demarche::to_json(extractor.who_held(title, where, date));
}

std::string offices_of(const demarche::Extractor& extractor, const std::string& name) {
  const nb::gil_scoped_release unlocked;
  return demarche::to_json(extractor.offices_of(name));
}

/// demarche::Error becomes demarche.Error, which knows file and line too.
void translate(const std::exception_ptr& thrown, void*) {
  try {
    std::rethrow_exception(thrown);
  } catch (const demarche::Error& error) {
    const nb::object type = nb::module_::import_("demarche.errors").attr("Error");
    const nb::object made = type(error.what(), error.file(), error.line());
    PyErr_SetObject(type.ptr(), made.ptr());
  }
}

}  // namespace

NB_MODULE(_core, m) {
  m.doc() = "The compiled part of demarche.";
  nb::register_exception_translator(translate);
  m.attr("version") = DEMARCHE_VERSION;

  nb::class_<Stop>(m, "Stop").def(nb::init<>()).def("set", [](Stop& s) { s.flag->store(true); });

  nb::class_<demarche::Document>(m, "Document")
      .def("to_json", &to_json, nb::arg("id"), nb::arg("indent"), nb::arg("tokens"),
           nb::arg("sentences"), nb::arg("open"), nb::arg("offsets"))
      .def("to_text", &to_text)
      .def("explain", &explain, nb::arg("sentence"));

  nb::class_<demarche::Extractor>(m, "Extractor")
      .def_static("load", &load, nb::arg("data"), nb::arg("gazetteers"), nb::arg("rules"))
      .def("extract", &extract, nb::arg("text"), nb::arg("date"), nb::arg("plain"),
           nb::arg("link_persons"), nb::arg("min_confidence"), nb::arg("stop"))
      .def("who_held", &who_held, nb::arg("title"), nb::arg("where"), nb::arg("date"))
      .def("offices_of", &offices_of, nb::arg("name"))
      .def_prop_ro("gazetteer_version",
                   [](const demarche::Extractor& e) { return std::string(e.gazetteer_version()); })
      .def_prop_ro("model_version",
                   [](const demarche::Extractor& e) { return std::string(e.model_version()); });
}
