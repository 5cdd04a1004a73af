// SPDX-License-Identifier: Apache-2.0
/// An HTTP response as web archives store it.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace program {

/// Header fields by their names in lower case; of a repeated field the last.
using Fields = std::map<std::string, std::string, std::less<>>;

/// Takes one "Name: value" line; lines of other forms are left out.
void add_field(Fields& fields, std::string_view line);

/// A field's value, or nothing.
[[nodiscard]] std::string_view field(const Fields& fields, std::string_view name);

/// "text/html; charset=UTF-8": the type in lower case, and the charset's name or nothing.
struct ContentType {
  std::string type, charset;
};
[[nodiscard]] ContentType content_type(std::string_view value);

struct HttpResponse {
  int status = 0;
  Fields fields;
  std::string body;  ///< without chunks; packed where Content-Encoding says so
};

/// Takes a response apart as browsers would: lenient in line ends and in chunks that are none.
/// Throws: std::runtime_error for what does not begin like a response.
[[nodiscard]] HttpResponse parse_response(std::string_view record);

/// Undoes Content-Encoding gzip and deflate, up to `most` bytes.
/// Throws: std::runtime_error for other encodings, for corrupt data, and for more bytes.
void unpack_body(HttpResponse& response, std::size_t most);

}  // namespace program
