// SPDX-License-Identifier: Apache-2.0
#include "office.hpp"

#include <libxml/xmlreader.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string_view>

#include "source.hpp"
#include "tags.hpp"

namespace program {
namespace {

constexpr std::string_view word_xml =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr std::string_view strict_word_xml = "http://purl.oclc.org/ooxml/wordprocessingml/main";
constexpr std::string_view text_xml = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
constexpr std::string_view office_xml = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
constexpr std::string_view choice_xml =
    "http://schemas.openxmlformats.org/markup-compatibility/2006";

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

/// The archive reads `bytes` while it lives.
Archive open_archive(const std::string& bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) throw std::bad_alloc();
  auto* const archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (!archive) {
    const std::string cause = zip_error_strerror(&error);
    zip_source_free(source);
    zip_error_fini(&error);
    throw std::runtime_error("a damaged .docx, .odt or other zip file (" + cause + ")");
  }
  zip_error_fini(&error);
  return {archive, &zip_discard};
}

bool has(zip_t* archive, const char* name) { return zip_name_locate(archive, name, 0) >= 0; }

/// The first bytes of an entry.
std::string beginning(zip_t* archive, const char* name) {
  const Entry entry(zip_fopen(archive, name, 0), &zip_fclose);
  std::string text(100, '\0');
  const auto size = entry ? zip_fread(entry.get(), text.data(), text.size()) : 0;
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

/// The entry that holds the text.
const char* text_entry(zip_t* archive) {
  if (has(archive, "word/document.xml")) return "word/document.xml";
  const auto type = beginning(archive, "mimetype");
  if (type.starts_with("application/vnd.oasis.opendocument.text") && has(archive, "content.xml"))
    return "content.xml";
  std::string what = "a zip archive; unpack it, and give the files in it";
  if (has(archive, "xl/workbook.xml") || type.ends_with("spreadsheet"))
    what = "a spreadsheet; save it as CSV, and name the column of the texts with --text-field";
  if (has(archive, "ppt/presentation.xml") || type.ends_with("presentation"))
    what = "a presentation; save it as text first";
  if (type.starts_with("application/epub"))
    what = "an e-book (.epub); convert it to text first, or unpack it and give its .xhtml files";
  throw std::runtime_error(what);
}

/// Up to `most` bytes of an entry, and whether there are more, or it does not unpack.
struct Unpacked {
  std::string bytes;
  bool cut = false, damaged = false;
};

Unpacked unpack(zip_file_t* entry, std::size_t most) {
  Unpacked result;
  std::string block(64 * 1024, '\0');
  while (!result.cut && !result.damaged) {
    const auto got = zip_fread(entry, block.data(), block.size());
    result.damaged = got < 0;
    if (got <= 0) break;
    result.cut = result.bytes.size() + static_cast<std::size_t>(got) > most;
    if (!result.cut) result.bytes.append(block.data(), static_cast<std::size_t>(got));
  }
  return result;
}

std::string_view view(const xmlChar* text) {
  return text ? reinterpret_cast<const char*>(text) : "";
}

/// Collects paragraphs from the reader's nodes.
class Paragraphs {
 public:
  std::string text;
  bool known = false;  ///< an element of one of the two forms was seen

  void take(xmlTextReader* reader) {
    const int type = xmlTextReaderNodeType(reader);
    const int depth = xmlTextReaderDepth(reader);
    if (hidden_ >= 0 && depth > hidden_) return;
    const bool ends = type == XML_READER_TYPE_END_ELEMENT;
    if (ends && depth == hidden_) hidden_ = -1;
    if (type == XML_READER_TYPE_ELEMENT || ends)
      element(view(xmlTextReaderConstNamespaceUri(reader)),
              view(xmlTextReaderConstLocalName(reader)), ends, depth,
              xmlTextReaderIsEmptyElement(reader) == 1);
    else if (word_text_ > 0 || (odt_ && paragraphs_ > 0))
      add(view(xmlTextReaderConstValue(reader)));
  }

 private:
  void element(std::string_view space, std::string_view name, bool ends, int depth, bool empty) {
    const bool word = space == word_xml || space == strict_word_xml;
    odt_ = odt_ || space == text_xml;
    known = known || word || odt_;
    const int step = ends ? -1 : empty ? 0 : 1;
    if (is_hidden(space, name, word)) {
      if (!ends && !empty && hidden_ < 0) hidden_ = depth;
    } else if ((word || space == text_xml) && (name == "p" || name == "h")) {
      paragraphs_ = std::max(0, paragraphs_ + step);
      end_ = true;
    } else if (word && name == "t") {
      word_text_ = std::max(0, word_text_ + step);
    } else if (!ends && (name == "tab" || (name == "s" && space == text_xml))) {
      if (word || space == text_xml) add(" ");
    } else if (!ends && ((word && (name == "br" || name == "cr")) ||
                         (space == text_xml && name == "line-break"))) {
      add("\n");
    } else if (!ends && word && name == "noBreakHyphen") {
      add("-");
    }
  }

  /// What is no running text: old text of tracked changes, notes, comments, second forms of boxes.
  static bool is_hidden(std::string_view space, std::string_view name, bool word) {
    if (word) return name == "del" || name == "moveFrom" || name == "pPr" || name == "rPr";
    if (space == choice_xml) return name == "Fallback";
    if (space == office_xml) return name == "annotation";
    return space == text_xml && (name == "tracked-changes" || name == "note" ||
                                 name == "table-of-content" || name == "sequence-decls");
  }

  void add(std::string_view words) {
    const bool blank = words.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (end_ && blank) return;
    if (end_ && !text.empty()) text += "\n\n";
    end_ = false;
    text += words;
  }

  int hidden_ = -1;  // the depth of an element whose inside is left out
  int word_text_ = 0, paragraphs_ = 0;
  bool odt_ = false, end_ = true;
};

}  // namespace

void read_office(InputDocument& document) {
  const auto bytes = std::move(document.text);
  document.text.clear();
  document.kind = InputKind::text;
  const auto archive = open_archive(bytes);
  const auto* const name = text_entry(archive.get());
  const Entry entry(zip_fopen(archive.get(), name, 0), &zip_fclose);
  if (!entry)
    throw std::runtime_error(std::string("a damaged zip file (") + zip_strerror(archive.get()) +
                             ")");
  constexpr auto mib = std::size_t{1} << 20U;
  document.most = std::min(document.most, text_of_packed(bytes.size()));
  const auto most = std::min(64 * mib, 16 * mib + 16 * bytes.size());
  const auto xml = unpack(entry.get(), most);
  if (has_long_tags(xml.bytes))
    throw std::runtime_error("a Word or OpenDocument file with a tag of more than 200 attributes");
  const std::unique_ptr<xmlTextReader, decltype(&xmlFreeTextReader)> reader(
      xmlReaderForMemory(
          xml.bytes.data(), static_cast<int>(xml.bytes.size()), nullptr, nullptr,
          XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT),
      &xmlFreeTextReader);
  if (!reader) throw std::bad_alloc();
  xmlTextReaderSetErrorHandler(
      reader.get(), [](void*, const char*, xmlParserSeverities, void*) {}, nullptr);
  Paragraphs paragraphs;
  int state = 0;
  while ((state = xmlTextReaderRead(reader.get())) == 1) paragraphs.take(reader.get());
  const bool cut = xml.cut || xml.bytes.size() > 8 * mib;  // libxml2's limit of a text is 10
  if (state < 0 && cut) document.notice = "unpacks to more than is read; the rest is left out";
  if (!paragraphs.known || (state < 0 && !cut))
    throw std::runtime_error(
        std::string("a damaged Word or OpenDocument file: ") + name +
        (xml.damaged ? " does not unpack" : " is not the XML that it should be"));
  document.text = std::move(paragraphs.text);
  if (!document.text.empty()) document.text += '\n';
}

}  // namespace program
