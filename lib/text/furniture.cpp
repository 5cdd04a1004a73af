// SPDX-License-Identifier: Apache-2.0
#include "text/furniture.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/page.hpp"
#include "util/letters.hpp"
#include "util/regex.hpp"

namespace demarche::detail {
namespace {

/// A paragraph that is just this.
constexpr auto whole = std::to_array<std::string_view>({"accept all",
                                                        "accept all cookies",
                                                        "accept cookies",
                                                        "ad",
                                                        "adblock detected",
                                                        "advertisement",
                                                        "back to top",
                                                        "close",
                                                        "copy link",
                                                        "email",
                                                        "enditem",
                                                        "facebook",
                                                        "follow us",
                                                        "home",
                                                        "link copied",
                                                        "listen to this article",
                                                        "load more",
                                                        "log in",
                                                        "login",
                                                        "manage preferences",
                                                        "menu",
                                                        "more",
                                                        "newsletter",
                                                        "next story",
                                                        "previous story",
                                                        "print",
                                                        "privacy policy",
                                                        "promoted",
                                                        "read more",
                                                        "register",
                                                        "reject all",
                                                        "save",
                                                        "see more",
                                                        "search",
                                                        "share",
                                                        "share this",
                                                        "share this article",
                                                        "show more",
                                                        "sign in",
                                                        "sign up",
                                                        "skip to content",
                                                        "skip to main content",
                                                        "sponsored",
                                                        "story continues below",
                                                        "subscribe",
                                                        "subscribe now",
                                                        "tags",
                                                        "terms of use",
                                                        "tweet",
                                                        "twitter",
                                                        "view comments",
                                                        "view more comments",
                                                        "whatsapp",
                                                        "your opinion counts"});

/// What a paragraph of furniture begins with.
constexpr auto beginnings =
    std::to_array<std::string_view>({"(c) ",
                                     "(reporting by ",
                                     "(with inputs from",
                                     "already a subscriber",
                                     "all rights reserved",
                                     "article continues",
                                     "by continuing to use",
                                     "click here",
                                     "comments are closed",
                                     "comments are moderated",
                                     "confidentiality notice",
                                     "continue reading",
                                     "copyright \u00A9",
                                     "copyright 19",
                                     "copyright 20",
                                     "dear visitor",
                                     "don't miss our",
                                     "download our app",
                                     "download the app",
                                     "editor's note:",
                                     "editor\u2019s note:",
                                     "editors' note:",
                                     "enable javascript",
                                     "follow us on",
                                     "for media inquiries",
                                     "for more information, contact",
                                     "for press inquiries",
                                     "for information media. not an official",
                                     "forwarded from ",
                                     "get the latest news",
                                     "have a tip",
                                     "if you are not the intended",
                                     "join our telegram",
                                     "join our whatsapp",
                                     "listen to this",
                                     "most read:",
                                     "our standards: the",
                                     "please consider supporting us by",
                                     "please disable your ad",
                                     "please enable javascript",
                                     "please log in",
                                     "register to read",
                                     "register now",
                                     "reporting by ",
                                     "share on facebook",
                                     "sign up for",
                                     "sign up to",
                                     "story continues below",
                                     "subscribe to",
                                     "subscribe for",
                                     "subscribe \U0001F449",
                                     "support our journalism",
                                     "the associated press contributed",
                                     "the comments section",
                                     "this article is free",
                                     "this article is for subscribers",
                                     "this e-mail and",
                                     "this e-mail is",
                                     "this email and",
                                     "this email is",
                                     "this message is",
                                     "this site uses cookies",
                                     "this story has been updated",
                                     "this article has been updated",
                                     "this story was updated",
                                     "to contact the author",
                                     "to contact the editor",
                                     "to contact the reporter",
                                     "to continue reading",
                                     "turn on notifications",
                                     "we use cookies",
                                     "we value your privacy",
                                     "with inputs from",
                                     "you have reached your limit",
                                     "you have read all your",
                                     "\u00A9"});

/// "Watch: ...", "READ | ...": a teaser of something else.
constexpr auto teasers = std::to_array<std::string_view>({"also read",
                                                          "also watch",
                                                          "don't miss",
                                                          "gallery",
                                                          "in case you missed it",
                                                          "in pictures",
                                                          "listen",
                                                          "live updates",
                                                          "more on this",
                                                          "more on this story",
                                                          "must read",
                                                          "photos",
                                                          "podcast",
                                                          "read",
                                                          "read also",
                                                          "read more",
                                                          "read next",
                                                          "recommended",
                                                          "related",
                                                          "related article",
                                                          "related coverage",
                                                          "related news",
                                                          "related story",
                                                          "related stories",
                                                          "see also",
                                                          "slideshow",
                                                          "video",
                                                          "watch",
                                                          "watch live",
                                                          "watch now"});

/// Headings above other articles' headlines.
constexpr auto lists = std::to_array<std::string_view>({"also read",
                                                        "around the web",
                                                        "editor's picks",
                                                        "editors' picks",
                                                        "from our partners",
                                                        "latest news",
                                                        "latest stories",
                                                        "more for you",
                                                        "more from this section",
                                                        "more in world",
                                                        "more like this",
                                                        "more on this",
                                                        "more on this story",
                                                        "more stories",
                                                        "more top stories",
                                                        "most popular",
                                                        "most read",
                                                        "most viewed",
                                                        "popular now",
                                                        "read next",
                                                        "recommended",
                                                        "recommended for you",
                                                        "related",
                                                        "related articles",
                                                        "related content",
                                                        "related coverage",
                                                        "related news",
                                                        "related posts",
                                                        "related stories",
                                                        "related topics",
                                                        "see also",
                                                        "sponsored content",
                                                        "today's top stories",
                                                        "top stories",
                                                        "trending",
                                                        "trending now",
                                                        "up next",
                                                        "what to read next",
                                                        "you may also like",
                                                        "you might also like",
                                                        "you may like"});

constexpr auto comments = std::to_array<std::string_view>(
    {"add a comment", "add your comment", "comment on this story", "comments", "discussion",
     "join the conversation", "join the discussion", "leave a comment", "leave a reply",
     "log in to comment", "post a comment", "post your comment", "reader comments",
     "readers' comments", "your email address will not be published"});

constexpr auto fields = std::to_array<std::string_view>({"attachment",
                                                         "attachments",
                                                         "bcc",
                                                         "cc",
                                                         "content-transfer-encoding",
                                                         "content-type",
                                                         "date",
                                                         "delivered-to",
                                                         "from",
                                                         "importance",
                                                         "in-reply-to",
                                                         "list-unsubscribe",
                                                         "message-id",
                                                         "mime-version",
                                                         "received",
                                                         "references",
                                                         "reply-to",
                                                         "return-path",
                                                         "sender",
                                                         "sent",
                                                         "subject",
                                                         "to",
                                                         "x-mailer"});

template <std::size_t N>
bool is_one(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::find(list.begin(), list.end(), text) != list.end();
}
template <std::size_t N>
bool begins(std::string_view text, const std::array<std::string_view, N>& list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view phrase) { return text.starts_with(phrase); });
}

struct Patterns {
  Regex count{"(?:\\d{1,6} )?(?:comments?|replies|responses?)(?: ?[(:]? ?\\d{1,6}\\)?)?", true};
  Regex page{
      "(?:page |p\\. ?|- ?)?\\d{1,4}(?: ?(?:/|of) ?\\d{1,4})?(?: ?-)?(?: \\| page)?"
      "|[A-Z]{1,5}(?:/[A-Z0-9.]{1,12}){1,5}(?: \\([A-Za-z]+\\))?"
      "|\\d{2}-\\d{5}(?: \\([A-Z]\\))?",
      true};
  Regex stamp{
      "\\d{1,2}[:.h]\\d{2}(?: ?[ap]\\.?m\\.?)?(?: ?(?:GMT|UTC|BST|CES?T|E[SD]?T|IST|local time))?",
      true};
  Regex wrote{
      "On .{4,160} wrote:|-{2,} ?(?:Original|Forwarded) Message ?-{2,}.{0,40}"
      "|Begin forwarded message:|-{5,} Forwarded message -{5,}",
      true};
};
const Patterns& patterns() {
  static const Patterns compiled;  // immutable: safe to share between threads
  return compiled;
}

bool is_teaser(std::string_view text) {
  const auto mark = text.find_first_of(":|");
  if (mark == std::string_view::npos || mark > 24) return false;
  auto word = text.substr(0, mark);
  while (word.ends_with(' ')) word.remove_suffix(1);
  return is_one(word, teasers);
}

}  // namespace

bool is_furniture(std::string_view paragraph) {
  const auto text = label_words(paragraph);
  if (is_one(text, whole) || is_one(text, lists) || is_one(text, comments)) return true;
  // "Close ×"
  if (text.size() > 1 && is_one(std::string_view(text).substr(0, text.size() - 1), whole))
    return true;
  return is_teaser(text) || begins(text, beginnings);
}

bool begins_teasers(std::string_view paragraph) {
  return paragraph.size() < 40 && is_one(label_words(paragraph), lists);
}

bool begins_comments(std::string_view paragraph) {
  if (paragraph.size() > 60) return false;
  const auto text = label_words(paragraph);
  return is_one(text, comments) || text.starts_with("your email address will not") ||
         (text.find_first_of("0123456789") != std::string::npos && patterns().count.matches(text));
}

bool is_page_mark(std::string_view paragraph) {
  return paragraph.size() < 32 &&
         (patterns().page.matches(paragraph) ||
          // "11:14 A.M. EST" closes a transcript
          (patterns().stamp.matches(paragraph) && paragraph.find(".M.") == paragraph.npos));
}

std::string_view mail_field(std::string_view paragraph) {
  const auto colon = paragraph.find(':');
  if (colon == std::string_view::npos || colon > 26 || colon + 1 >= paragraph.size() ||
      paragraph[colon + 1] != ' ')
    return {};
  const auto name = folded(paragraph.substr(0, colon));
  const auto found = std::find(fields.begin(), fields.end(), name);
  if (found != fields.end()) return *found;
  return name.starts_with("x-") && name.find(' ') == name.npos ? fields.back() : std::string_view{};
}

bool begins_quoted_mail(std::string_view paragraph) {
  return paragraph.size() < 180 && patterns().wrote.matches(paragraph);
}

}  // namespace demarche::detail
