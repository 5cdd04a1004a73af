// SPDX-License-Identifier: Apache-2.0
#include <iconv.h>

#include <algorithm>
#include <boost/locale/utf.hpp>
#include <cctype>
#include <cerrno>

#include "page.hpp"

namespace program {

bool is_utf8(std::string_view bytes) {
  namespace utf = boost::locale::utf;
  for (auto at = bytes.begin(); at != bytes.end();) {
    if (static_cast<unsigned char>(*at) < 0x80) {
      ++at;
      continue;
    }
    const auto point = utf::utf_traits<char>::decode(at, bytes.end());
    if (point == utf::illegal || point == utf::incomplete) return false;
  }
  return true;
}

bool looks_like_windows_1252(std::string_view bytes) {
  namespace utf = boost::locale::utf;
  std::size_t right = 0;
  std::size_t wrong = 0;
  for (auto at = bytes.begin(); at != bytes.end();) {
    const auto begin = at;
    const auto point = utf::utf_traits<char>::decode(at, bytes.end());
    const bool illegal = point == utf::illegal || point == utf::incomplete;
    if (illegal) at = begin + 1;
    wrong += illegal ? 1 : 0;
    right += !illegal && point >= 0x80 ? 1 : 0;
    if (point < ' ' && point != '\n' && point != '\r' && point != '\t' && point != '\f')
      return false;
  }
  return wrong > right && wrong * 5 <= bytes.size();
}

namespace {

/// What a page says of itself near its beginning: <meta charset="..."> in either form.
std::string meta_charset(std::string_view bytes) {
  std::string head(bytes.substr(0, 2048));
  for (char& c : head) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto at = head.find("charset=");
  if (at == std::string::npos) return {};
  const auto begin = head.find_first_not_of("\"' ", at + 8);
  if (begin == std::string::npos) return {};
  return head.substr(begin, head.find_first_of("\"' ;/>", begin) - begin);
}

/// What browsers read these names as.
std::string widened(std::string charset) {
  if (charset == "iso-8859-1" || charset == "latin1" || charset == "us-ascii" || charset == "ascii")
    return "windows-1252";
  if (charset == "gb2312") return "gb18030";
  return charset;
}

/// False where the charset is not known.
bool convert(std::string_view bytes, const std::string& charset, std::string& result) {
  auto* const converter = ::iconv_open("UTF-8", charset.c_str());
  // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv's own sign of failure
  if (converter == reinterpret_cast<iconv_t>(-1)) return false;
  char* in = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  std::string block(16 * 1024, '\0');
  while (left > 0) {
    char* out = block.data();
    std::size_t room = block.size();
    const auto done = ::iconv(converter, &in, &left, &out, &room);
    result.append(block.data(), block.size() - room);
    if (done == static_cast<std::size_t>(-1) && errno != E2BIG) {
      result += "\xef\xbf\xbd";
      ++in;
      --left;
    }
  }
  ::iconv_close(converter);
  return true;
}

}  // namespace

namespace {

/// UTF-8 with U+FFFD for bytes that are none: iconv lets code points beyond Unicode's pass.
std::string repaired(std::string_view bytes) {
  namespace utf = boost::locale::utf;
  std::string result;
  for (auto at = bytes.begin(); at != bytes.end();) {
    const auto begin = at;
    const auto point = utf::utf_traits<char>::decode(at, bytes.end());
    if (point == utf::illegal || point == utf::incomplete) {
      result += "\xef\xbf\xbd";
      at = begin + 1;
    } else {
      result.append(begin, at);
    }
  }
  return result;
}

std::string converted(std::string_view bytes, std::string_view charset) {
  if (bytes.starts_with("\xef\xbb\xbf")) {
    bytes.remove_prefix(3);
    charset = "utf-8";
  }
  std::string result;
  const auto own_wide = wide_charset(bytes);
  if (!own_wide.empty()) charset = own_wide;
  const bool wide = !own_wide.empty() || charset.starts_with("utf-16");
  if (!wide && is_utf8(bytes)) return std::string(bytes);
  if (!charset.empty() && charset != "utf-8" && charset != "utf8" &&
      convert(bytes, widened(std::string(charset)), result))
    return result;
  result.clear();
  const auto own = meta_charset(bytes);
  if (charset.empty() && !own.empty() && own != "utf-8" && convert(bytes, widened(own), result))
    return result;
  result.clear();
  if (charset.starts_with("utf") || own == "utf-8") return std::string(bytes);
  convert(bytes, "windows-1252", result);
  return result;
}

}  // namespace

std::string wide_charset(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xff\xfe\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xfe\xff"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xff\xfe")) return "UTF-16LE";
  if (bytes.starts_with("\xfe\xff")) return "UTF-16BE";
  const auto head = bytes.substr(0, 512);
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    even += head[i] == '\0' ? 1 : 0;
    odd += head[i + 1] == '\0' ? 1 : 0;
  }
  const auto pairs = head.size() / 2;  // an English text has a few that are not Latin
  if (pairs < 8) return {};
  if (even == 0 && odd * 10 > pairs * 8) return "UTF-16LE";
  if (odd == 0 && even * 10 > pairs * 8) return "UTF-16BE";
  return {};
}

std::string to_utf8(std::string_view bytes, std::string_view charset) {
  auto text = converted(bytes, charset);
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  return is_utf8(text) ? text : repaired(text);
}

}  // namespace program
