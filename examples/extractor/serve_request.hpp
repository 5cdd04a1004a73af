// SPDX-License-Identifier: Apache-2.0
/// What a request to /v1/extract asks for, and the doing of it.
#pragma once

#include <demarche/demarche.hpp>
#include <string>
#include <string_view>

#include "formats.hpp"
#include "serve_answer.hpp"

namespace program {

struct ExtractRequest {
  enum class Body { text, json, lines };
  Body body = Body::text;
  std::string format;  ///< a name of served_formats()
  FormatOptions options;
  std::string id = "0", date;
  bool plain = false;
  std::string content;  ///< the request's body

  /// Reads the query ("open=minimal&plain") and the Content-Type of a request; the content is for
  /// the caller to fill in. Throws: RequestError.
  [[nodiscard]] static ExtractRequest read(std::string_view query, std::string_view content_type);
};

struct Extracted {
  Answer answer;
  std::size_t documents = 0, bytes = 0;  ///< that were extracted
};

/// Reads the content, extracts and writes. Threads: any number at once. Throws: RequestError.
[[nodiscard]] Extracted extract(const demarche::Extractor& extractor,
                                const demarche::ExtractOptions& reading,
                                const ExtractRequest& request);

}  // namespace program
