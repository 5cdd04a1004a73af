// SPDX-License-Identifier: Apache-2.0
#include "feed.hpp"

#include <libxml/xmlreader.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "page.hpp"
#include "tags.hpp"

namespace program {
namespace {

std::string_view view(const xmlChar* text) {
  return text ? reinterpret_cast<const char*>(text) : "";
}

struct Item {
  std::string title, text, link, id, date;
};

class Feed {
 public:
  explicit Feed(const std::function<bool(InputDocument)>& take) : take_(take) {}

  bool known = false;
  std::string root;

  /// False where `take` ended it.
  bool node(xmlTextReader* reader) {
    const int type = xmlTextReaderNodeType(reader);
    const int depth = xmlTextReaderDepth(reader);
    if (type == XML_READER_TYPE_ELEMENT)
      begin(reader, view(xmlTextReaderConstLocalName(reader)), depth);
    else if (type == XML_READER_TYPE_END_ELEMENT)
      return end(depth);
    else if (field_ && (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
                        type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE))
      value_ += view(xmlTextReaderConstValue(reader));
    return true;
  }

 private:
  void begin(xmlTextReader* reader, std::string_view name, int depth) {
    if (depth == 0) {
      root = name;
      known = name == "rss" || name == "feed" || name == "RDF";
    }
    if (!known) return;
    if (field_) {  // <div xmlns=xhtml> inside of Atom's content: its words stay
      if (name == "p" || name == "br" || name == "li" || name == "div") value_ += "\n\n";
      return;
    }
    const bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
    if (item_depth_ < 0 && (name == "item" || name == "entry") && !empty) {
      item_ = {};
      item_depth_ = depth;
    } else if (item_depth_ >= 0 && depth == item_depth_ + 1) {
      if (name == "link") link(reader);
      if (empty || !is_field(view(xmlTextReaderConstNamespaceUri(reader)), name)) return;
      field_ = true;
      field_depth_ = depth;
      field_name_ = name;
      value_.clear();
    }
  }

  static bool is_field(std::string_view space, std::string_view name) {
    if (space.find("yahoo.com/mrss") != std::string_view::npos) return false;  // pictures' words
    for (const auto* const known : {"title", "description", "summary", "content", "encoded", "link",
                                    "guid", "id", "pubDate", "published", "updated", "date"})
      if (name == known) return true;
    return false;
  }

  /// Atom's link is an attribute; that of rel="alternate", or without rel, is the article.
  void link(xmlTextReader* reader) {
    const auto attribute = [reader](const char* name) {
      const std::unique_ptr<xmlChar, decltype(xmlFree)> value(
          xmlTextReaderGetAttribute(reader, reinterpret_cast<const xmlChar*>(name)), xmlFree);
      return std::string(view(value.get()));
    };
    const auto rel = attribute("rel");
    if (item_.link.empty() && (rel.empty() || rel == "alternate")) item_.link = attribute("href");
  }

  bool end(int depth) {
    if (field_ && depth == field_depth_) {
      field_ = false;
      keep();
    }
    if (depth != item_depth_) return true;
    item_depth_ = -1;
    return hand_over();
  }

  void keep() {
    const auto& name = field_name_;
    if (name == "title")
      item_.title = value_;
    else if (name == "link" && item_.link.empty())
      item_.link = value_;
    else if (name == "guid" || name == "id")
      item_.id = value_;
    else if (name == "pubDate" || name == "published" || name == "date" || item_.date.empty())
      if (const auto day = day_of(value_); !day.empty()) item_.date = day;
    if ((name == "description" || name == "summary" || name == "content" || name == "encoded") &&
        value_.size() > item_.text.size())
      item_.text = value_;
  }

  bool hand_over() {
    InputDocument doc;
    const auto number = std::to_string(++number_);
    doc.id = !item_.link.empty() ? item_.link : !item_.id.empty() ? item_.id : number;
    doc.date = item_.date;
    const auto title = unescaped(item_.title);
    // Feeds hold HTML, mostly, that is written as text.
    const auto text = looks_like_page(item_.text) ? page_text(item_.text).text
                      : item_.text.find('<') != std::string::npos
                          ? page_text("<p>" + item_.text).text
                          : unescaped(unescaped(item_.text));
    doc.text = text.starts_with(title) ? text : title + "\n\n" + text;
    return take_(std::move(doc));
  }

  const std::function<bool(InputDocument)>& take_;
  Item item_;
  bool field_ = false;
  int item_depth_ = -1, field_depth_ = -1;
  std::string field_name_, value_;
  std::size_t number_ = 0;
};

}  // namespace

bool read_feed(const std::string& xml, const std::function<bool(InputDocument)>& take) {
  if (xml.size() > std::numeric_limits<int>::max()) throw std::runtime_error("longer than 2 GiB");
  if (has_long_tags(xml)) throw std::runtime_error("XML with a tag of more than 200 attributes");
  const std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(
      xmlReaderForMemory(
          xml.data(), static_cast<int>(xml.size()), nullptr, nullptr,
          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT),
      &xmlFreeTextReader);
  if (!reader) throw std::bad_alloc();
  Feed feed(take);
  int state = 0;
  while ((state = xmlTextReaderRead(reader.get())) == 1) {
    if (!feed.node(reader.get())) return false;
    if (!feed.root.empty() && !feed.known) break;
  }
  if (state < 0) {
    const auto line = xmlTextReaderGetParserLineNumber(reader.get());
    throw std::runtime_error("damaged XML near line " + std::to_string(line));
  }
  if (!feed.known)
    throw std::runtime_error(
        "XML of an unknown form (<" + feed.root.substr(0, 40) +
        ">): RSS and Atom are read; give other articles as text, HTML or JSON");
  return true;
}

}  // namespace program
