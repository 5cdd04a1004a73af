// SPDX-License-Identifier: Apache-2.0
/// What a web page puts around its article: small recognisers over one paragraph each.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace demarche::detail {

/// Advertisement blockers' notices, "Related Articles", subscription and share lines; compared
/// without case.
[[nodiscard]] bool is_furniture(std::string_view paragraph);
/// "Published in Dawn, March 3rd, 2018".
[[nodiscard]] bool is_published_line(std::string_view paragraph);
/// A line that is only a date and a time of day: "Mar 03, 2018 09:48am". Reader comments have one
/// each.
[[nodiscard]] bool is_timestamp(std::string_view paragraph);
/// A photo's caption: says so, or names a credit.
[[nodiscard]] bool is_caption(std::string_view paragraph);
/// "By Jane Roe", "Jane RoeUpdated March 03, 2018", "Jane Roe | March 3, 2018".
[[nodiscard]] bool is_byline(std::string_view paragraph);
/// A page's own line of date and site, before the headline: "date 2018-03-03 EXAMPLE.COM".
[[nodiscard]] bool is_page_line(std::string_view paragraph);
/// Bytes of the dateline at the paragraph's start ("ISLAMABAD (PEN) :", "LAHORE, May 3 (AP) -"),
/// its colon or dash included; 0 if there is none.
[[nodiscard]] std::size_t dateline_length(std::string_view paragraph);
/// The first full date in the text as ISO 8601: "2018-03-03", "March 03, 2018", "27 June 2023",
/// "June 27th, 2023".
[[nodiscard]] std::optional<std::string> find_date(std::string_view text);

}  // namespace demarche::detail
