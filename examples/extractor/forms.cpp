// SPDX-License-Identifier: Apache-2.0
#include "forms.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include "mail.hpp"
#include "markdown.hpp"
#include "office.hpp"
#include "page.hpp"
#include "record.hpp"
#include "subtitles.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

struct Form {
  std::string_view name;  ///< as --input takes it; a file's ending too
  InputKind kind;
  std::array<std::string_view, 2> endings;  ///< further ones
};
constexpr std::array forms{
    Form{"text", InputKind::text, {".txt"}}, Form{"jsonl", InputKind::jsonl, {".ndjson"}},
    Form{"json", InputKind::json, {}},       Form{"csv", InputKind::csv, {}},
    Form{"tsv", InputKind::tsv, {}},         Form{"html", InputKind::html, {".htm", ".xhtml"}},
    Form{"warc", InputKind::warc, {".wet"}}, Form{"feed", InputKind::feed, {".rss", ".atom"}},
    Form{"xml", InputKind::feed, {}},        Form{"eml", InputKind::mail, {}},
    Form{"mbox", InputKind::mbox, {}},       Form{"docx", InputKind::office, {}},
    Form{"odt", InputKind::office, {}},      Form{"md", InputKind::markdown, {".markdown"}},
    Form{"srt", InputKind::subtitles, {}},   Form{"vtt", InputKind::subtitles, {}},
};

struct Magic {
  std::string_view bytes, says;
};
constexpr std::array magics{
    Magic{"%PDF-", "a PDF file; take its text out first: pdftotext FILE - | demarche extract"},
    Magic{"{\\rtf", "an RTF file; convert it first: soffice --headless --convert-to docx FILE"},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
          "an old Office file (.doc, .xls, .ppt); convert it first: soffice --headless "
          "--convert-to docx FILE"},
    Magic{"PAR1", "a Parquet file; the Python package reads it: demarche.read_parquet"},
    Magic{"SQLite format 3", "an SQLite database; write its texts as JSON lines or CSV"},
    Magic{"BZh", "a bzip2 file; unpack it first, or pack it with gzip or Zstandard"},
    Magic{"\xfd"
          "7zXZ",
          "an xz file; unpack it first, or pack it with gzip or Zstandard"},
    Magic{"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"},
    Magic{"Rar!\x1a", "a RAR archive; unpack it first"},
    Magic{"\x89PNG", "a picture; read its words with a program for that first"},
    Magic{"\xff\xd8\xff", "a picture; read its words with a program for that first"},
    Magic{"GIF8", "a picture; read its words with a program for that first"},
    Magic{"II*", "a picture; read its words with a program for that first"},
    Magic{"\x7f"
          "ELF",
          "a program"},
    Magic{"ID3", "a recording; write down its words with a program for that first"},
    Magic{"OggS", "a recording; write down its words with a program for that first"},
};

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

fs::path without_packing(const fs::path& path) {
  const auto ending = lower(path.extension().string());
  return ending == ".gz" || ending == ".zst" ? path.stem() : path.filename();
}

/// True for bytes of which many are controls that no text has: pictures, programs, key files.
bool mostly_controls(std::string_view head) {
  const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return head.size() >= 16 && static_cast<std::size_t>(controls) * 8 > head.size();
}

void read_wide(InputDocument& doc) {
  const auto wide = wide_charset(doc.text);
  if (wide.empty()) return;
  doc.text = to_utf8(doc.text, wide);
  doc.charset.clear();
  doc.notice = "is " + wide + ", and read as that";
}

/// Text in UTF-8, and a word on what it was before, or on letters that the library mends.
void read_letters(InputDocument& doc) {
  if (doc.kind == InputKind::html || doc.kind == InputKind::mail) return;  // they say their charset
  if (!doc.charset.empty()) doc.text = to_utf8(doc.text, doc.charset);
  if (mostly_controls(std::string_view(doc.text).substr(0, 4096))) {
    doc.notice = "is hardly a text: much of it are control characters";
  } else if (!is_utf8(doc.text)) {
    doc.notice = "holds bytes that are no UTF-8";
    if (!looks_like_windows_1252(doc.text)) return;
    doc.text = to_utf8(doc.text, "windows-1252");
    doc.notice = "is not UTF-8, and read as Windows-1252";
  } else if (doc.text.find("\xc3\xa2\xe2\x82\xac") != std::string::npos) {
    doc.notice =
        "holds UTF-8 that was once read as Windows-1252 (as \"\xc3\xa2\xe2\x82\xac\"); "
        "such letters are mended";
  }
}

/// A packed file of a few bytes is no text of gigabytes.
void cut(InputDocument& doc) {
  if (doc.text.size() <= doc.most) return;
  const auto all = doc.text.size();
  auto at = doc.most;
  while (at > 0 && (static_cast<unsigned char>(doc.text[at]) & 0xC0U) == 0x80U) --at;
  doc.text.resize(at);
  doc.text.shrink_to_fit();
  if (!doc.notice.empty()) doc.notice += "; ";
  doc.notice += "unpacks to " + std::to_string(all) +
                " bytes of text, more than texts do; the first " + std::to_string(at) + " are read";
}

void convert(InputDocument& document) {
  if (document.text.starts_with("PK\x03\x04")) document.kind = InputKind::office;
  if (document.kind == InputKind::office) return read_office(document);
  read_wide(document);
  if (const auto what = no_text(document.text); !what.empty()) throw std::runtime_error(what);
  read_letters(document);
  switch (document.kind) {
    case InputKind::html:
      return read_page(document);
    case InputKind::markdown:
      return read_markdown(document);
    case InputKind::mail:
      return read_mail(document);
    case InputKind::subtitles:
      return read_subtitles(document);
    default:
      return;
  }
}

}  // namespace

std::vector<std::string> form_names() {
  std::vector<std::string> names;
  for (const auto& form : forms) names.emplace_back(form.name);
  return names;
}

InputKind form_named(std::string_view name) {
  return std::find_if(forms.begin(), forms.end(), [&](auto& f) { return f.name == name; })->kind;
}

std::optional<InputKind> kind_of(const fs::path& path) {
  const auto ending = lower(without_packing(path).extension().string());
  if (ending.size() < 2) return std::nullopt;
  for (const auto& form : forms)
    if (ending.substr(1) == form.name || ending == form.endings[0] || ending == form.endings[1])
      return form.kind;
  return std::nullopt;
}

std::string stem_of(const fs::path& path) {
  const auto name = without_packing(path);
  return (kind_of(path) ? name.stem() : path.filename()).string();
}

std::string no_text(std::string_view bytes) {
  for (const auto& magic : magics)
    if (bytes.starts_with(magic.bytes)) return std::string(magic.says);
  if (is_gdelt_row(bytes.substr(0, bytes.find('\n')))) return std::string(gdelt_says);
  return {};
}

void read_form(InputDocument& document) {
  convert(document);
  cut(document);
}

}  // namespace program
