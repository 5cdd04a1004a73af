// SPDX-License-Identifier: Apache-2.0
/// An article's parts: small recognisers over one paragraph each. What is not the article is
/// furniture.hpp's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace demarche::detail {

/// The small-letter words of a label, without the marks behind them; of a longer text its
/// beginning.
[[nodiscard]] std::string label_words(std::string_view text);
/// "Published in Dawn, March 3rd, 2018".
[[nodiscard]] bool is_published_line(std::string_view paragraph);
/// A line that is only a date and a time of day: "Mar 03, 2018 09:48am"; or "2 hours ago". Reader
/// comments have one each.
[[nodiscard]] bool is_timestamp(std::string_view paragraph);
/// A photo's caption: says so, or names a credit.
[[nodiscard]] bool is_caption(std::string_view paragraph);
/// "By Jane Roe", "Jane RoeUpdated March 03, 2018", "Jane Roe | March 3, 2018".
[[nodiscard]] bool is_byline(std::string_view paragraph);
/// A page's own line of date and site, before the headline: "date 2018-03-03 EXAMPLE.COM".
[[nodiscard]] bool is_page_line(std::string_view paragraph);
/// A line that is only a date, with what it is of or a time: "Issued on: 7 May 2024", "7.5.2024".
[[nodiscard]] bool is_date_line(std::string_view paragraph);
/// A place and a date: "PARIS, May 3, 1950", at times with a time of day.
[[nodiscard]] bool is_place_line(std::string_view paragraph);
/// Bytes of the dateline at the paragraph's start ("ISLAMABAD (PEN) :", "LAHORE, May 3 (AP) -"),
/// its colon or dash included; 0 if there is none.
[[nodiscard]] std::size_t dateline_length(std::string_view paragraph);
/// The first full date in the text as ISO 8601: "2018-03-03", "March 03, 2018", "27 June 2023",
/// "June 27th, 2023", "31.12.2023", "031530Z MAY 21".
[[nodiscard]] std::optional<std::string> find_date(std::string_view text);
/// The first day without a year, as the one that is nearest to `near`, an ISO 8601 day: "May 3".
[[nodiscard]] std::optional<std::string> find_day(std::string_view text, std::string_view near);

}  // namespace demarche::detail
