// SPDX-License-Identifier: Apache-2.0
#include "demarche/conllu.hpp"

#include <algorithm>
#include <vector>

#include "layers.hpp"
#include "output/offsets.hpp"
#include "output/sentence_tree.hpp"
#include "output/unicode.hpp"
#include "relation/arguments.hpp"
#include "text/utf8.hpp"

namespace demarche {
namespace {

using detail::Layers;
using detail::SentenceTree;

class Writer {
 public:
  Writer(const Layers& doc, std::string_view id)
      : doc_(doc),
        at_(doc.text, OffsetUnit::codepoint),
        name_(detail::to_nfc(detail::valid_utf8(id.empty() ? "0" : id))),
        id_(detail::percent_encoded(name_, "_.-:,;@+~()[]")),
        entity_prefix_(detail::percent_encoded(name_, "_.") + "."),
        entities_(doc.tokens.size()) {}

  std::string write() {
    place_entities();
    for (std::size_t s = 0; s < doc_.sentences.size(); ++s) sentence(s);
    return std::move(out_);
  }

 private:
  /// FORM of a token: NFC, and never empty or with white space, which its own cells may not hold.
  [[nodiscard]] std::string form(std::uint32_t token) const {
    const auto text = detail::valid_utf8(doc_.view(doc_.tokens[token]));
    std::string clean;
    for (std::size_t i = 0; i < text.size();) {
      const auto c = detail::character_at(text, i);
      if (c.kind == detail::CharClass::space)
        clean += "\uFFFD";
      else
        clean.append(text, i, c.size);
      i += c.size;
    }
    return clean.empty() ? "_" : detail::to_nfc(std::move(clean));
  }

  /// Is a blank between this token and the next? Also where the two would become one character
  /// of NFC: the text line has to be NFC, too.
  [[nodiscard]] bool space_after(std::uint32_t token, const std::string& form,
                                 const std::string& next) const {
    if (doc_.tokens[token].span.end != doc_.tokens[token + 1].span.begin) return true;
    return detail::to_nfc(form + next) != form + next;
  }

  void sentence(std::size_t index) {
    const auto& s = doc_.sentences[index];
    const auto n = s.tokens.size();
    if (n == 0) return;
    std::vector<std::string> forms;
    forms.reserve(n);
    for (auto t = s.tokens.begin; t < s.tokens.end; ++t) forms.push_back(form(t));
    std::vector<bool> blanks(n, true);
    std::string text;
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto t = s.tokens.begin + i;
      if (i + 1 < n)
        blanks[i] = space_after(t, forms[i], forms[i + 1]);
      else if (t + 1 < doc_.tokens.size())
        blanks[i] = doc_.tokens[t].span.end != doc_.tokens[t + 1].span.begin;
      text += forms[i];
      if (i + 1 < n && blanks[i]) text += ' ';
    }
    comments(s, text);
    const SentenceTree tree(doc_, s.tokens);
    for (std::uint32_t i = 0; i < n; ++i) word(s.tokens.begin + i, i, forms[i], blanks[i], tree);
    out_ += '\n';
  }

  void comments(const Sentence& s, const std::string& text) {
    if (out_.empty()) {
      out_ += "# newdoc id = " + id_ + "\n";
      out_ += "# global.Entity = eid-etype-head-identity\n";
      if (!doc_.article.date.empty()) out_ += "# date = " + std::string(doc_.article.date) + "\n";
    }
    const auto begin = doc_.tokens[s.tokens.begin].span.begin;
    const auto old = block_;
    while (block_ < doc_.blocks.size() && doc_.blocks[block_].span.end <= begin) ++block_;
    if (number_ == 0 || block_ != old) out_ += "# newpar\n";
    out_ += "# sent_id = " + id_ + "-" + std::to_string(++number_) + "\n";
    out_ += "# section = " + std::string(to_string(s.section)) + "\n";
    out_ += "# text = " + text + "\n";
  }

  void word(std::uint32_t token, std::uint32_t index, const std::string& form, bool blank,
            const SentenceTree& tree) {
    out_ += std::to_string(index + 1) + '\t' + form + '\t';
    if (token < doc_.syntax.size()) {
      const auto& s = doc_.syntax[token];
      const auto lemma = detail::to_nfc(detail::valid_utf8(s.lemma));
      out_ += (lemma.empty() ? "_" : lemma) + '\t' + std::string(to_string(s.pos));
    } else {
      out_ += "_\tX";
    }
    out_ += "\t_\t_\t" + std::to_string(tree.head(index)) + '\t' +
            std::string(to_string(tree.relation(index))) + "\t_\t";
    if (!entities_[token].empty()) out_ += "Entity=" + entities_[token] + '|';
    if (!blank) out_ += "SpaceAfter=No|";
    const auto span = doc_.tokens[token].span;
    out_ += "TokenRange=" + std::to_string(at_(span.begin)) + ':' + std::to_string(at_(span.end)) +
            '\n';
  }

  /// Which of a mention's words is its head, counted from 1.
  [[nodiscard]] std::uint32_t head_word(TokenRange range) const {
    return doc_.syntax.empty() ? 1 : detail::head_of(doc_, range) - range.begin + 1;
  }

  /// Brackets of CorefUD's Entity attribute at each token where a mention opens or closes.
  void place_entities() {
    std::vector<std::uint32_t> sentence_of(doc_.tokens.size());
    for (std::size_t s = 0; s < doc_.sentences.size(); ++s)
      for (auto t = doc_.sentences[s].tokens.begin; t < doc_.sentences[s].tokens.end; ++t)
        sentence_of[t] = static_cast<std::uint32_t>(s);
    std::vector<std::string> closing(doc_.tokens.size());
    for (const auto& m : doc_.mentions) {
      if (m.tokens.empty() || sentence_of[m.tokens.begin] != sentence_of[m.tokens.end - 1])
        continue;
      const auto& e = doc_.entities[m.entity.value];
      const auto id = entity_prefix_ + "e" + std::to_string(m.entity.value + 1);
      auto open = "(" + id + "-" + std::string(to_string(e.type)) + "-" +
                  std::to_string(head_word(m.tokens)) + "-" + std::string(e.wikidata);
      if (m.tokens.size() == 1)
        open += ")";
      else
        closing[m.tokens.end - 1] += id + ")";
      entities_[m.tokens.begin] += open;
    }
    for (std::size_t t = 0; t < closing.size(); ++t)
      if (!closing[t].empty()) entities_[t] = closing[t] + entities_[t];
  }

  const Layers& doc_;
  detail::OffsetConverter at_;
  std::string name_;
  std::string id_;
  std::string entity_prefix_;          ///< entity ids are unique in a file of many documents
  std::vector<std::string> entities_;  ///< per token: the value of Entity, or empty
  std::size_t block_ = 0;
  std::size_t number_ = 0;
  std::string out_;
};

}  // namespace

std::string to_conllu(const Document& document, const ConlluOptions& options) {
  return Writer(document.layers(), options.id).write();
}

}  // namespace demarche
