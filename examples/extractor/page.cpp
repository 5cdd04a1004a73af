// SPDX-License-Identifier: Apache-2.0
#include "page.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>
#include <vector>

#include "json_ld.hpp"
#include "tags.hpp"

namespace program {
namespace {

using Names = std::vector<std::string_view>;

bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_hidden(std::string_view name) {
  static const Names names = {"script", "style",  "noscript", "template", "nav",      "aside",
                              "form",   "button", "select",   "textarea", "iframe",   "svg",
                              "math",   "object", "audio",    "video",    "canvas",   "dialog",
                              "menu",   "title",  "figure",   "label",    "noframes", "map"};
  return contains(names, name);
}

bool is_inline(std::string_view name) {
  static const Names names = {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code",
                              "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
                              "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
                              "wbr", "img", "del",
                              // Nothing of these is shown.
                              "script", "style", "template", "noscript"};
  return contains(names, name);
}

struct Block {
  std::string text;
  std::size_t linked = 0;   // bytes of it that are links
  std::size_t article = 0;  // the number of the outermost <article> around it; 0: none
  bool main = false, edge = false, heading = false;
};

/// Collects blocks from the parser's events.
class Page {
 public:
  std::vector<Block> blocks;
  std::string title, date;
  LinkedArticle linked;

  /// False where the page is nested too deep to go on.
  bool open(std::string_view name, const xmlChar** attributes) {
    const Element element{
        is_hidden(name), name == "article",
        name == "main",  name == "header" || name == "footer",
        name == "a",     name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'};
    if (name == "meta") return meta(attributes);
    if (name == "br") return line_break();
    if (!is_inline(name)) end_block();
    if (name == "script") begin_script(attributes);
    if (element.article && articles_open_ == 0) ++article_;
    count(element, 1);
    elements_.push_back(element);
    names_.emplace_back(name);
    return elements_.size() < 500;
  }

  void close(std::string_view name) {
    if (!is_inline(name)) end_block();
    if (names_.empty() || names_.back() != name) return;  // <br>, <meta>
    if (linked_script_ && name == "script") read_json_ld(script_, linked);
    linked_script_ = linked_script_ && name != "script";
    count(elements_.back(), -1);
    elements_.pop_back();
    names_.pop_back();
  }

  void characters(std::string_view text) {
    if (linked_script_) script_ += text;
    if (hidden_ > 0) return;
    for (const char c : text) {
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        if (!block_.text.empty() && block_.text.back() != '\n') space_ = true;
        continue;
      }
      if (space_) block_.text += ' ';
      space_ = false;
      block_.text += c;
      if (links_ > 0) ++block_.linked;
    }
  }

  void end_block() {
    space_ = false;
    while (block_.text.ends_with('\n')) block_.text.pop_back();
    if (!block_.text.empty()) {
      block_.article = articles_open_ > 0 ? article_ : 0;
      block_.main = mains_ > 0;
      block_.edge = edges_ > 0;
      block_.heading = headings_ > 0;
      blocks.push_back(std::move(block_));
    }
    block_ = {};
  }

 private:
  struct Element {
    bool hidden, article, main, edge, link, heading;
  };

  void count(const Element& element, int step) {
    hidden_ += element.hidden ? step : 0;
    articles_open_ += element.article ? step : 0;
    mains_ += element.main ? step : 0;
    edges_ += element.edge ? step : 0;
    links_ += element.link ? step : 0;
    headings_ += element.heading ? step : 0;
  }

  void begin_script(const xmlChar** attributes) {
    for (; attributes && attributes[0]; attributes += 2)
      if (attributes[1] && std::strcmp(reinterpret_cast<const char*>(attributes[0]), "type") == 0)
        linked_script_ =
            std::strcmp(reinterpret_cast<const char*>(attributes[1]), "application/ld+json") == 0;
    script_.clear();
  }

  bool line_break() {
    space_ = false;
    if (block_.text.ends_with('\n'))
      end_block();
    else if (!block_.text.empty())
      block_.text += '\n';
    return true;
  }

  bool meta(const xmlChar** attributes) {
    std::string_view key, content;
    for (; attributes && attributes[0]; attributes += 2) {
      const std::string_view name = reinterpret_cast<const char*>(attributes[0]);
      const std::string_view value =
          attributes[1] ? reinterpret_cast<const char*>(attributes[1]) : "";
      if (name == "property" || name == "name" || name == "itemprop") key = value;
      if (name == "content") content = value;
    }
    if (key == "og:title" && title.empty()) title = content;
    if ((key == "article:published_time" || key == "datePublished") && date.empty())
      date = day_of(content);
    return true;
  }

  std::vector<Element> elements_;
  std::vector<std::string> names_;
  Block block_;
  std::string script_;  // the inside of a script that is JSON-LD
  bool space_ = false, linked_script_ = false;
  int hidden_ = 0, articles_open_ = 0, mains_ = 0, edges_ = 0, links_ = 0, headings_ = 0;
  std::size_t article_ = 0;
};

/// The blocks of the part that is the article.
std::vector<const Block*> article_blocks(const Page& page) {
  std::vector<std::size_t> sizes(1, 0);
  bool main = false;
  for (const auto& block : page.blocks) {
    main = main || block.main;
    sizes.resize(std::max(sizes.size(), block.article + 1));
    if (block.article > 0) sizes[block.article] += block.text.size() - block.linked;
  }
  const auto longest =
      static_cast<std::size_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin());
  std::vector<const Block*> result;
  for (const auto& block : page.blocks) {
    const bool wanted = longest > 0 ? block.article == longest
                        : main      ? block.main
                                    : !block.edge || block.heading;
    const bool mostly_links = 2 * block.linked > block.text.size() && !block.heading;
    if (wanted && !mostly_links) result.push_back(&block);
  }
  return result;
}

std::string text_of(const Page& page, const std::vector<const Block*>& blocks) {
  std::string text;
  const bool titled = std::any_of(blocks.begin(), blocks.end(), [](auto* b) { return b->heading; });
  if (!titled && !page.title.empty() && !blocks.empty()) text = page.title;
  for (const auto* block : blocks) {
    if (!text.empty()) text += "\n\n";
    text += block->text;
  }
  if (!text.empty()) text += '\n';
  return text;
}

Page& page_of(void* context) {
  return *static_cast<Page*>(static_cast<htmlParserCtxtPtr>(context)->_private);
}

std::string_view view(const xmlChar* text) { return reinterpret_cast<const char*>(text); }

void on_open(void* context, const xmlChar* name, const xmlChar** attributes) {
  if (!page_of(context).open(view(name), attributes))
    xmlStopParser(static_cast<xmlParserCtxtPtr>(context));
}
void on_close(void* context, const xmlChar* name) { page_of(context).close(view(name)); }
void on_text(void* context, const xmlChar* text, int size) {
  page_of(context).characters(
      {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
}

}  // namespace

PageText page_text(std::string_view html) {
  const auto clean = with_short_tags(html);
  htmlSAXHandler handler{};
  handler.startElement = on_open;
  handler.endElement = on_close;
  handler.characters = on_text;
  handler.ignorableWhitespace = on_text;
  handler.cdataBlock = on_text;  // the inside of scripts
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreatePushParserCtxt(&handler, nullptr, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8),
      htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  Page page;
  parser->userData = parser.get();
  parser->_private = &page;
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                       HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
  constexpr std::size_t step = 64 * 1024;  // a push of all at once would hold it twice
  for (std::size_t at = 0; at < clean.size(); at += step)
    htmlParseChunk(parser.get(), clean.data() + at,
                   static_cast<int>(std::min(step, clean.size() - at)), 0);
  htmlParseChunk(parser.get(), nullptr, 0, 1);
  page.end_block();

  PageText result;
  result.text = text_of(page, article_blocks(page));
  result.date = valid_date(page.date) ? page.date : page.linked.date;
  // Pages that a script writes hold their article for machines only.
  if (page.linked.body.size() > 2 * result.text.size()) {
    result.text = looks_like_page(page.linked.body) ? page_text(page.linked.body).text
                                                    : unescaped(page.linked.body) + "\n";
    if (!page.linked.headline.empty())
      result.text = unescaped(page.linked.headline) + "\n\n" + result.text;
  }
  return result;
}

void read_page(InputDocument& document) {
  auto page = page_text(to_utf8(document.text, document.charset));
  document.text = std::move(page.text);
  if (!page.date.empty()) document.date = std::move(page.date);
  document.kind = InputKind::text;
}

}  // namespace program
