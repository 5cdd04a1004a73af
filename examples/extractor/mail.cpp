// SPDX-License-Identifier: Apache-2.0
#include "mail.hpp"

#ifdef DEMARCHE_GMIME
#include <gmime/gmime.h>
#endif

#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "page.hpp"
#include "source.hpp"
#include "stop.hpp"

namespace program {
#ifdef DEMARCHE_GMIME
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

/// The part's bytes, unpacked, as UTF-8.
std::string content_of(GMimePart* part) {
  auto* const wrapper = g_mime_part_get_content(part);
  if (!wrapper) return {};
  const Owned<GMimeStream> stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(wrapper, stream.get());
  auto* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  const auto* const charset =
      g_mime_object_get_content_type_parameter(GMIME_OBJECT(part), "charset");
  std::string name = charset ? charset : "";
  for (char& c : name) c = static_cast<char>(g_ascii_tolower(c));
  return to_utf8({reinterpret_cast<const char*>(bytes->data), bytes->len}, name);
}

struct Parts {
  std::string plain, html;
};

void add_part(GMimeObject* object, Parts& parts) {
  if (!GMIME_IS_PART(object)) return;
  auto* const type = g_mime_object_get_content_type(object);
  if (!g_mime_content_type_is_type(type, "text", "*")) return;
  const auto* const place = g_mime_object_get_disposition(object);
  if (place && g_ascii_strcasecmp(place, "attachment") == 0) return;
  const bool html = g_mime_content_type_is_type(type, "text", "html") != 0;
  if (!html && !g_mime_content_type_is_type(type, "text", "plain")) return;
  auto& to = html ? parts.html : parts.plain;
  if (!to.empty()) to += "\n\n";
  to += content_of(GMIME_PART(object));
}

std::string day_of_message(GMimeMessage* message) {
  auto* const date = g_mime_message_get_date(message);
  if (!date) return {};
  char* const text = g_date_time_format(date, "%Y-%m-%d");
  const std::string day = text ? text : "";
  g_free(text);
  return valid_date(day) ? day : "";
}

}  // namespace

void read_mail(InputDocument& document) {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
  const auto bytes = std::move(document.text);
  document.text.clear();
  document.kind = InputKind::text;
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message ||
      g_mime_header_list_get_count(g_mime_object_get_header_list(GMIME_OBJECT(message.get()))) == 0)
    throw std::runtime_error("no mail: it does not begin with a head of \"Name: value\" lines");
  Parts parts;
  auto* const iterator = g_mime_part_iter_new(GMIME_OBJECT(message.get()));
  do {
    if (auto* const part = g_mime_part_iter_get_current(iterator)) add_part(part, parts);
  } while (g_mime_part_iter_next(iterator));
  g_mime_part_iter_free(iterator);
  if (parts.plain.find_first_not_of(" \t\r\n") == std::string::npos)
    parts.plain = page_text(parts.html).text;
  const auto* const subject = g_mime_message_get_subject(message.get());
  if (subject && *subject) document.text = std::string(subject) + "\n\n";
  document.text += parts.plain;
  if (const auto day = day_of_message(message.get()); !day.empty()) document.date = day;
}

#else

void read_mail(InputDocument& /*document*/) {
  throw std::runtime_error("mail, and this program was built without GMime, which reads it");
}

#endif

bool read_mbox(Source& source, std::size_t most, const std::string& name,
               const std::function<bool(InputDocument)>& take) {
  std::size_t number = 0;
  std::string message;
  bool cut = false;
  const auto hand_over = [&] {
    if (number == 0) return true;
    InputDocument doc;
    doc.id = std::to_string(number);
    doc.kind = InputKind::mail;
    doc.text = std::exchange(message, {});
    if (std::exchange(cut, false)) {
      doc.problem = name + ": message " + doc.id + " is longer than is read (--max-bytes)";
      doc.text.clear();
    }
    return take(std::move(doc));
  };
  bool blank = true;
  for (std::string line; source.line(line, most); line.clear()) {
    if (stop::requested()) return false;
    if (blank && line.starts_with("From ")) {
      if (!hand_over()) return false;
      ++number;
      source.begin_document();
      continue;
    }
    if (number == 0 && line.find_first_not_of(" \r") != std::string::npos)
      throw std::runtime_error("no mbox file: it does not begin with a line \"From ...\"");
    blank = line.empty() || line == "\r";
    const auto quoted = line.find_first_not_of('>');  // ">From " is how "From " is kept
    if (quoted != std::string::npos && quoted > 0 && line.substr(quoted).starts_with("From "))
      line.erase(0, 1);
    cut = cut || message.size() + line.size() > most || source.unpacks_too_much();
    if (!cut) message.append(line) += '\n';
  }
  return hand_over();
}

}  // namespace program
