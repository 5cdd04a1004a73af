// SPDX-License-Identifier: Apache-2.0
/// What stands in a page beside its article: buttons, teasers, notices, other readers' words.
#pragma once

#include <string_view>

namespace demarche::detail {

/// Advertisement blockers' notices, "Related Articles", subscription and share lines, teasers
/// ("Watch: ..."), credits and contacts behind an article; compared without case.
[[nodiscard]] bool is_furniture(std::string_view paragraph);
/// "Most read": what follows are headlines of other articles.
[[nodiscard]] bool begins_teasers(std::string_view paragraph);
/// "Comments (3)", "Leave a reply": what follows, to the end, are readers' words.
[[nodiscard]] bool begins_comments(std::string_view paragraph);
/// A page's number, "Page 3 of 14", "3/14", a document's symbol; the time of a live page's entry.
[[nodiscard]] bool is_page_mark(std::string_view paragraph);

/// A field of a mail's head: "From: ", "Subject: "; its name, or empty.
[[nodiscard]] std::string_view mail_field(std::string_view paragraph);
/// "On Mon, May 3, 2021 at 10:30 AM Ada Quist wrote:", "-----Original Message-----".
[[nodiscard]] bool begins_quoted_mail(std::string_view paragraph);

}  // namespace demarche::detail
