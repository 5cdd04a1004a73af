// SPDX-License-Identifier: Apache-2.0
#include "demarche/text.hpp"

#include <algorithm>
#include <cstdio>
#include <numeric>
#include <vector>

#include "layers.hpp"

namespace demarche {
namespace {

using detail::Layers;

/// Text on one line, safe for a terminal: white space and control characters become single blanks.
std::string one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ' || c == 0x7F;
    if (!space)
      line += c;
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return line;
}

class View {
 public:
  View(const Layers& doc, bool colour) : doc_(doc), colour_(colour) {}

  std::string write() {
    title();
    std::vector<std::size_t> order(doc_.relations.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [this](auto a, auto b) {
      return rank(doc_.relations[a]) > rank(doc_.relations[b]);
    });
    if (order.empty()) out_ += "No relations found.\n";
    for (const auto i : order) relation(doc_.relations[i]);
    return std::move(out_);
  }

 private:
  /// Events before standing relations, then by certainty.
  static float rank(const Relation& r) { return r.confidence + (is_event(r.type) ? 1.0F : 0.0F); }

  std::string paint(const char* code, const std::string& text) const {
    return colour_ ? std::string("\033[") + code + "m" + text + "\033[0m" : text;
  }

  void title() {
    std::string head;
    if (doc_.article.headline)
      head = one_line(doc_.view(*doc_.article.headline));
    else if (!doc_.sentences.empty())
      head = one_line(doc_.view(doc_.span(doc_.sentences.front().tokens)));
    if (head.size() > 160) head = head.substr(0, head.rfind(' ', 157)) + " ...";
    if (!head.empty()) out_ += paint("1", head) + "\n";
    if (!doc_.article.date.empty()) out_ += std::string(doc_.article.date) + "\n";
    out_ += "\n";
  }

  std::string name(Id<Entity> id) const {
    if (!id) return "-";
    const auto& e = doc_.entities[id.value];
    auto text = one_line(e.name);
    if (!e.country.empty() && e.subtype != "country") text += " (" + std::string(e.country) + ")";
    return text;
  }

  void relation(const Relation& r) {
    const auto verb = is_event(r.type) ? one_line(doc_.view(r.trigger)) : one_line(r.predicate);
    char certainty[16];
    std::snprintf(certainty, sizeof certainty, "%3.0f%%", static_cast<double>(r.confidence) * 100);
    out_ += paint("2", certainty) + "  " + paint("36", name(r.subject)) + "  " + paint("1", verb) +
            "  " + paint("36", name(r.object)) + "\n";
    std::string facts =
        std::string(to_string(r.type)) + (r.cameo.empty() ? "" : " " + std::string(r.cameo));
    if (r.status != Status::actual) facts += ", " + std::string(to_string(r.status));
    if (r.time) facts += ", " + one_line(doc_.view(doc_.mentions[r.time.value].span)) + dated(r);
    if (r.place) facts += ", in " + one_line(doc_.view(doc_.mentions[r.place.value].span));
    if (r.attributed_to) facts += ", says " + name(r.attributed_to);
    out_ += "      " + paint("33", facts) + "\n";
    out_ += "      \u201C" +
            one_line(doc_.view(doc_.span(doc_.sentences[r.sentence.value].tokens))) + "\u201D\n\n";
  }

  std::string dated(const Relation& r) const {
    const auto& value = doc_.entities[doc_.mentions[r.time.value].entity.value].value;
    return value.known && !value.text.empty() ? " (" + std::string(value.text) + ")" : "";
  }

  const Layers& doc_;
  bool colour_;
  std::string out_;
};

}  // namespace

std::string to_text(const Document& document, const TextOptions& options) {
  return View(document.layers(), options.colour).write();
}

}  // namespace demarche
