// SPDX-License-Identifier: Apache-2.0
#include "markdown.hpp"

#include <md4c.h>

#include <stdexcept>

#include "page.hpp"

namespace program {
namespace {

/// Collects words from the parser's events; a blank line between blocks.
class Words {
 public:
  std::string text;

  void enter(MD_BLOCKTYPE block) {
    if (block == MD_BLOCK_CODE || block == MD_BLOCK_HTML) ++hidden_;
    if (block != MD_BLOCK_TD && block != MD_BLOCK_TH) end_ = true;
  }
  void leave(MD_BLOCKTYPE block) {
    if (block == MD_BLOCK_CODE || block == MD_BLOCK_HTML) --hidden_;
    if (block == MD_BLOCK_TD || block == MD_BLOCK_TH)
      add("\t");
    else
      end_ = true;
  }
  void enter(MD_SPANTYPE span) { hidden_ += hides(span) ? 1 : 0; }
  void leave(MD_SPANTYPE span) { hidden_ -= hides(span) ? 1 : 0; }

  void words(MD_TEXTTYPE type, std::string_view words) {
    if (hidden_ > 0 || type == MD_TEXT_HTML) return;
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) words = "\n";
    if (type == MD_TEXT_ENTITY) return add(unescaped(std::string(words)));
    if (type != MD_TEXT_NULLCHAR) add(words);
  }

 private:
  static bool hides(MD_SPANTYPE span) { return span == MD_SPAN_IMG; }

  void add(std::string_view words) {
    if (end_ && !text.empty()) text += "\n\n";
    end_ = false;
    text += words;
  }

  bool end_ = false;
  int hidden_ = 0;
};

Words& words_of(void* data) { return *static_cast<Words*>(data); }

/// What stands behind the name of a head's line, without quotation marks.
std::string value_of(std::string_view line) {
  line.remove_prefix(line.find(':') + 1);
  const auto first = line.find_first_not_of(" \t\"'");
  if (first == std::string_view::npos) return {};
  return std::string(line.substr(first, line.find_last_not_of(" \t\r\"'") + 1 - first));
}

/// Takes the head between "---" lines off the text.
std::string take_head(std::string& text, InputDocument& document) {
  if (!text.starts_with("---\n") && !text.starts_with("---\r\n")) return {};
  const auto end = text.find("\n---", 3);
  if (end == std::string::npos) return {};
  std::string title;
  const auto head = text.substr(0, end);
  for (std::size_t at = 0, next = 0; at < head.size(); at = next + 1) {
    next = std::min(head.find('\n', at), head.size());
    const auto line = std::string_view(head).substr(at, next - at);
    if (line.starts_with("title:")) title = value_of(line);
    if (line.starts_with("date:") || line.starts_with("published:") ||
        line.starts_with("published_at:"))
      if (const auto day = day_of(value_of(line)); !day.empty()) document.date = day;
  }
  text.erase(0, std::min(text.find('\n', end + 1), text.size() - 1) + 1);
  return title;
}

}  // namespace

void read_markdown(InputDocument& document) {
  std::string text;
  text.swap(document.text);
  document.kind = InputKind::text;
  const auto title = take_head(text, document);
  MD_PARSER parser{};
  parser.flags =
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* to) {
    words_of(to).enter(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* to) {
    words_of(to).leave(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE type, void*, void* to) {
    words_of(to).enter(type);
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* to) {
    words_of(to).leave(type);
    return 0;
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* to) {
    words_of(to).words(type, {text, size});
    return 0;
  };
  Words words;
  if (md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &words) != 0)
    throw std::bad_alloc();
  document.text = std::move(words.text);
  if (!title.empty() && document.text.find(title) > 200)
    document.text = title + "\n\n" + document.text;
}

}  // namespace program
