// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "text/furniture.hpp"
#include "text/page.hpp"
#include "text/paragraphs.hpp"
#include "text/text.hpp"
#include "text/utf8.hpp"

namespace demarche::detail {
namespace {

constexpr std::uint32_t longest_heading = 24;  // words

/// Reads the paragraphs of an article one after the other.
class ArticleReader {
 public:
  explicit ArticleReader(const Layers& doc)
      : doc_(doc), paragraphs_(find_paragraphs(doc.text, false)) {}

  Structure read() {
    const auto comments = first_comment();
    for (std::size_t i = mail_head(); i < paragraphs_.size(); ++i) {
      if (i >= comments) {
        skip(i, "comments");
        continue;
      }
      paragraph(i);
    }
    if (date_.empty()) date_ = doc_.given_date;
    result_.article.date = doc_.arena->copy(date_);
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::string_view view(std::size_t i) const {
    return doc_.view(paragraphs_[i].span);
  }

  /// Behind a heading with a number, or where a line soon says how long ago somebody wrote.
  [[nodiscard]] bool comments_follow(std::size_t heading) const {
    constexpr std::size_t soon = 8;
    if (view(heading).find_first_of("0123456789") != std::string_view::npos ||
        paragraphs_[heading].words > 1)
      return true;
    for (auto i = heading + 1; i < paragraphs_.size() && i <= heading + soon; ++i)
      if (is_timestamp(view(i)) || label_words(view(i)) == "reply") return true;
    return false;
  }

  /// Comments run to the end from the first name that has a timestamp below it, behind some article
  /// text.
  [[nodiscard]] std::size_t first_comment() const {
    std::uint32_t words = 0;
    for (std::size_t i = 1; i < paragraphs_.size(); ++i) {
      words += paragraphs_[i - 1].words;
      if (words > 3 && begins_comments(view(i)) && comments_follow(i)) return i;
      if (words > 40 && is_timestamp(view(i)) && paragraphs_[i - 1].words <= 6) return i - 1;
      // name and timestamp in one paragraph, over a single newline
      const auto text = view(i);
      const auto line = text.find('\n');
      if (words > 40 && line != std::string_view::npos && line < 60) {
        auto second = text.substr(line + 1);
        second = second.substr(0, second.find('\n'));
        if (is_timestamp(second)) return i;
      }
    }
    return paragraphs_.size();
  }

  /// The head of a mail that the text begins with: its subject is the headline. Returns what
  /// stands behind it.
  std::size_t mail_head() {
    if (paragraphs_.size() < 3 || mail_field(view(0)).empty() || mail_field(view(1)).empty())
      return 0;
    std::size_t i = 0;
    for (; i < paragraphs_.size() && !(i > 0 && paragraphs_[i].after_blank); ++i) {
      const auto field = mail_field(view(i));
      if (field == "date" || field == "sent") note_date(view(i), true);
      if (field != "subject") {
        skip(i, "mail");
        continue;
      }
      auto span = paragraphs_[i].span;
      span.begin += static_cast<std::uint32_t>(view(i).find(' '));
      while (span.begin < span.end && is_space_at(doc_.text, span.begin)) ++span.begin;
      if (span.empty()) continue;
      result_.article.headline = span;
      add(span, Section::headline);
    }
    return i;
  }

  /// Quoted mail, and what follows a heading of other articles' headlines.
  bool beside_the_article(std::size_t i) {
    const auto text = view(i);
    const auto& p = paragraphs_[i];
    if (text.starts_with('>') || begins_quoted_mail(text)) {
      const bool lines = i + 1 < paragraphs_.size() && view(i + 1).starts_with('>');
      if (!text.starts_with('>') && !lines) quoted_ = true;  // without marks: to the end
      skip(i, "quoted");
      return true;
    }
    if (quoted_) {
      skip(i, "quoted");
      return true;
    }
    if (teasers_ && !p.full_stop && p.words <= longest_heading) {
      skip(i, "furniture");
      return true;
    }
    teasers_ = begins_teasers(text);
    return false;
  }

  void paragraph(std::size_t i) {
    const auto& p = paragraphs_[i];
    const auto text = view(i);
    if (beside_the_article(i)) return;
    if (is_published_line(text)) {
      note_date(text, true);
      skip(i, "published");
      return;
    }
    if (is_furniture(text) || is_page_mark(text)) {
      skip(i, "furniture");
      return;
    }
    if (!body_begun_) {
      if (is_page_line(text)) {
        note_date(text, true);
        add(p.span, Section::label);
        return;
      }
      if (is_byline(text)) {
        note_date(text, true);
        result_.article.byline = p.span;
        add(p.span, Section::byline);
        return;
      }
      if (is_place_line(text)) {
        note_date(text, true);
        add(p.span, Section::dateline);  // of a letter or telegram, and no news agency's
        return;
      }
      if (is_date_line(text) || is_timestamp(text) ||
          (p.words <= 6 && !p.full_stop && find_date(text))) {
        note_date(text, true);
        add(p.span, Section::byline);
        return;
      }
    }
    if (is_caption(text)) {
      add(p.span, Section::caption);
      return;
    }
    if (heading(i)) {
      const bool label =
          p.words <= 3 && !body_begun_ && !result_.article.headline && next_is_heading(i);
      if (!body_begun_ && text.find("dated ") != text.npos) note_date(text, true);
      if (!body_begun_ && !label && !result_.article.headline) result_.article.headline = p.span;
      add(p.span, label || body_begun_ ? Section::label : Section::headline);
      return;
    }
    body(p);
  }

  [[nodiscard]] bool heading(std::size_t i) const {
    const auto& p = paragraphs_[i];
    if (p.full_stop || p.words > longest_heading) return false;
    if (dateline_length(view(i)) > 0 && p.words > 12) return false;
    return i + 1 < paragraphs_.size() || paragraphs_.size() == 1
               ? p.words <= longest_heading && i + 1 < paragraphs_.size()
               : p.words <= 6;
  }
  [[nodiscard]] bool next_is_heading(std::size_t i) const {
    return i + 1 < paragraphs_.size() && heading(i + 1);
  }

  void body(const Paragraph& p) {
    auto span = p.span;
    if (!body_begun_ || !result_.article.dateline) {
      if (const auto length = dateline_length(doc_.view(span)); length > 0 && body_blocks_ < 2) {
        const Span dateline{span.begin, span.begin + static_cast<std::uint32_t>(length)};
        result_.article.dateline = dateline;
        note_date(doc_.view(dateline), false);
        add(dateline, Section::dateline);
        span.begin = dateline.end;
        while (span.begin < span.end && is_space_at(doc_.text, span.begin))
          span.begin += character_at(doc_.text, span.begin).size;
      }
    }
    if (span.empty()) return;
    body_begun_ = true;
    ++body_blocks_;
    add(span, Section::body);
    result_.article.body.push_back(span);
  }

  void add(Span span, Section section) {
    if (!span.empty()) result_.blocks.push_back({span, section});
  }
  void skip(std::size_t i, std::string_view kind) {
    auto& skipped = result_.article.skipped;
    if (!skipped.empty() && skipped.back().kind == kind && kind == "comments") {
      skipped.back().span.end = paragraphs_[i].span.end;
      return;
    }
    skipped.push_back({paragraphs_[i].span, kind});
  }
  void note_date(std::string_view text, bool page) {
    if (!date_.empty()) return;
    auto found = find_date(text);
    if (!found && !page) found = find_day(text, doc_.given_date);
    if (found) date_ = *found;
  }

  const Layers& doc_;
  std::vector<Paragraph> paragraphs_;
  Structure result_;
  std::string date_;
  bool body_begun_ = false;
  bool teasers_ = false;  // what follows are other articles' headlines
  bool quoted_ = false;   // what follows is quoted mail
  int body_blocks_ = 0;
};

}  // namespace

Structure find_structure(const Layers& document) {
  if (!document.plain) return ArticleReader(document).read();
  Structure result;
  for (const auto& p : find_paragraphs(document.text, true)) {
    result.blocks.push_back({p.span, Section::body});
    result.article.body.push_back(p.span);
  }
  result.article.date = document.arena->copy(document.given_date);
  return result;
}

}  // namespace demarche::detail
