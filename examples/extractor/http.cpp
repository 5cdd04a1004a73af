// SPDX-License-Identifier: Apache-2.0
#include "http.hpp"

#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace program {
namespace {

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The body without its chunk sizes; nothing where it is not in chunks after all.
bool unchunk(std::string_view chunked, std::string& body) {
  std::string result;
  while (!chunked.empty()) {
    const auto line = trim(take_line(chunked));
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc{} || (end != line.data() + line.size() && *end != ';' && *end != ' '))
      return false;
    if (size == 0) break;
    result.append(chunked.substr(0, size));  // the last one may be cut
    chunked.remove_prefix(std::min(size, chunked.size()));
    if (!chunked.empty() && !take_line(chunked).empty()) return false;
  }
  body = std::move(result);
  return true;
}

}  // namespace

void add_field(Fields& fields, std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return;
  fields[lower(trim(line.substr(0, colon)))] = trim(line.substr(colon + 1));
}

std::string_view field(const Fields& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

ContentType content_type(std::string_view value) {
  const auto end = std::min(value.find(';'), value.size());
  ContentType result{lower(trim(value.substr(0, end))), {}};
  const auto parameters = lower(value.substr(end));
  if (const auto at = parameters.find("charset="); at != std::string::npos) {
    auto charset = std::string_view(parameters).substr(at + 8);
    charset = trim(charset.substr(0, charset.find(';')));
    if (charset.starts_with('"') || charset.starts_with('\'')) charset.remove_prefix(1);
    result.charset = charset.substr(0, charset.find_first_of("\"' ,"));
  }
  return result;
}

HttpResponse parse_response(std::string_view record) {
  HttpResponse response;
  const auto first = take_line(record);
  const auto space = first.find(' ');
  if (!first.starts_with("HTTP/") || space == std::string_view::npos)
    throw std::runtime_error("the record does not begin like an HTTP response");
  const auto code = trim(first.substr(space));
  std::from_chars(code.data(), code.data() + code.size(), response.status);
  while (!record.empty()) {
    const auto line = take_line(record);
    if (line.empty()) break;
    add_field(response.fields, line);
  }
  if (lower(field(response.fields, "transfer-encoding")).find("chunked") == std::string::npos ||
      !unchunk(record, response.body))
    response.body = record;
  return response;
}

void unpack_body(HttpResponse& response, std::size_t most) {
  const auto encoding = lower(field(response.fields, "content-encoding"));
  if (encoding.empty() || encoding == "identity" || response.body.empty()) return;
  if (encoding != "gzip" && encoding != "x-gzip" && encoding != "deflate")
    throw std::runtime_error("the page's encoding \"" + encoding +
                             "\" is not known (gzip and deflate are)");
  const auto first = static_cast<unsigned char>(response.body.front());
  // Crawlers often store the page unpacked and keep the field.
  if (encoding != "deflate" && first != 0x1f) return;
  // "deflate" is with a zlib header or, from some servers, without.
  const int window = encoding == "deflate" ? ((first & 0x0fU) == 8 ? 15 : -15) : 15 + 16;
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) throw std::bad_alloc();
  stream.next_in = reinterpret_cast<Bytef*>(response.body.data());
  stream.avail_in = static_cast<uInt>(response.body.size());
  std::string body;
  int code = Z_OK;
  while (code == Z_OK && body.size() <= most) {
    const auto had = body.size();
    body.resize(had + 64 * 1024);
    stream.next_out = reinterpret_cast<Bytef*>(body.data() + had);
    stream.avail_out = 64 * 1024;
    code = inflate(&stream, Z_NO_FLUSH);
    body.resize(body.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (body.size() > most) throw std::runtime_error("the page is too large when unpacked");
  if (code != Z_STREAM_END) throw std::runtime_error("the page's packed data is corrupt");
  response.body = std::move(body);
}

}  // namespace program
