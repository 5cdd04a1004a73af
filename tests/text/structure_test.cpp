// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "documents.hpp"
#include "text/furniture.hpp"
#include "text/page.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

std::string sections(const Layers& doc) {
  std::string result;
  for (const auto& block : doc.blocks) {
    if (!result.empty()) result += ' ';
    result += to_string(block.section);
  }
  return result;
}

}  // namespace

TEST_CASE("datelines", "[text]") {
  const struct {
    const char* name;
    const char* text;
    const char* dateline;
  } cases[] = {
      {"capitals and colon", "OSLO: The minister left.", "OSLO:"},
      {"agency and colon", "NAIROBI (KNA) : The minister left.", "NAIROBI (KNA) :"},
      {"two places", "OSLO/NAIROBI: The minister left.", "OSLO/NAIROBI:"},
      {"date and agency", "LIMA, May 3 (AP) - The minister left.", "LIMA, May 3 (AP) -"},
      {"en dash", "WINDHOEK \u2013 The minister left.", "WINDHOEK \u2013"},
      {"small letters", "Tallinn: The minister left.", "Tallinn:"},
      {"em dash without blanks", "LIMA\u2014The minister left.", "LIMA\u2014"},
      {"weekday and day", "NAIROBI, Tuesday, 7 May 2024 - The minister left.",
       "NAIROBI, Tuesday, 7 May 2024 -"},
      {"day before the place", "March 14, 2019 (KHARTOUM) - The minister left.",
       "March 14, 2019 (KHARTOUM) -"},
      {"day behind the agency", "OSLO (Reuters), May 3 - The minister left.",
       "OSLO (Reuters), May 3 -"},
      {"country and agency", "AL-AIN, United Arab Emirates, Dec 6 (AFP) - The minister left.",
       "AL-AIN, United Arab Emirates, Dec 6 (AFP) -"},
      {"none: a day and no place", "May 3 - the day of the vote - was hot.", ""},
      {"none: a clause", "He said this: the minister left.", ""},
      {"none: a sentence", "The minister left on Friday.", ""},
      {"none: a dash inside", "The minister - a lawyer - left.", ""},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const std::string_view text(c.text);
    CHECK(text.substr(0, dateline_length(text)) == c.dateline);
  }
}

TEST_CASE("the date that a text gives itself", "[text]") {
  const struct {
    const char* name;
    const char* text;
    const char* given;
    const char* date;
  } cases[] = {
      {"telegram", "No. 12\n\nLIMA, May 3, 1951\u20147 p. m.\n\nThe minister left the port.", "",
       "1951-05-03"},
      {"release", "AB/123\n3 MAY 2021\n\nThe minister left the port.", "", "2021-05-03"},
      {"label", "Ministers meet\nIssued on: 03.05.2021\n\nThe minister left the port.", "",
       "2021-05-03"},
      {"weekday and clock", "Ministers meet\nMonday, 3 May 2021, 08:30 BST\n\nThe minister left.",
       "", "2021-05-03"},
      {"letter",
       "Letter dated 3 May 2021 from the Permanent Representative of Norway\n\nI have the honour "
       "to "
       "write.",
       "", "2021-05-03"},
      {"dateline", "KHARTOUM, May 3, 2021 (XNA) - The minister left.", "", "2021-05-03"},
      {"day first", "May 3, 2021 (KHARTOUM) - The minister left.", "", "2021-05-03"},
      {"dateline without a year", "LIMA, May 3 (XNA) - The minister left.", "2021-05-04",
       "2021-05-03"},
      {"over New Year", "LIMA, Dec. 30 - The minister left.", "2021-01-02", "2020-12-30"},
      {"mail",
       "From: ada@quist.example\nTo: bo@quist.example\nDate: Mon, 3 May 2021 10:30:00 +0200\n"
       "Subject: Port\n\nThe minister left.",
       "", "2021-05-03"},
      {"date group", "FM EMBASSY LIMA\nR 031530Z MAY 21\n\nThe minister left.", "", "2021-05-03"},
      {"none", "The minister left on 3 May 2021, as planned, and came back.", "2022-01-01",
       "2022-01-01"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(read_document(c.text, false, c.given).article.date == c.date);
  }
}

TEST_CASE("what is not the article", "[text]") {
  const std::string before =
      "Ministers meet in Oslo\n\nOSLO: The ministers of both states met in the old hall on "
      "Friday.\n\n";
  const struct {
    const char* name;
    const char* text;
    const char* kind;  // of the last part that is skipped; empty: nothing is
  } cases[] = {
      {"teaser", "Watch: Otieno falls off a boat\n\nThey left.", "furniture"},
      {"teaser with a bar", "RELATED STORY | Otieno falls off a boat\n\nThey left.", "furniture"},
      {"headlines below a heading", "Most read\n\nOtieno falls off a boat\n\nQuist swims home\n",
       "furniture"},
      {"comments with their number", "Comments (2)\n\nolga_7\n\nOtieno is wrong.", "comments"},
      {"comments with their age", "Comments\n\nolga_7\n\n2 hours ago\n\nOtieno is wrong.",
       "comments"},
      {"a heading that is none", "Comments by Otieno\n\nThey left, he said.", ""},
      {"cookies", "We use cookies to improve your visit.\n\nThey left.", "furniture"},
      {"contacts", "To contact the reporter on this story: Bo Quist in Oslo\n", "furniture"},
      {"credits", "Reporting by Bo Quist; Editing by Ola Quist\n", "furniture"},
      {"copyright", "\u00A92024 Quist Media\n", "furniture"},
      {"an entry's time", "14:32 GMT\n\nThey left.", "furniture"},
      {"a page's number", "Page 3 of 14\n\nThey left.", "furniture"},
      {"quoted mail", "> Did they meet?\n\nThey left.", "quoted"},
      {"a thread",
       "On Mon, May 3, 2021 at 10:30 AM Bo Quist <bo@quist.example> wrote:\n\nDid Otieno fall?",
       "quoted"},
      {"a disclaimer", "This email and its attachments are confidential.", "furniture"},
      {"a sentence", "Watch the ministers: they left.", ""},
      {"a subscription", "Subscribe to our newsletter for more.\n", "furniture"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const auto doc = read_document(before + c.text);
    const auto& skipped = doc.article.skipped;
    CHECK((skipped.empty() ? std::string_view{} : skipped.back().kind) == c.kind);
    for (const auto& token : doc.tokens) {
      const auto word = doc.view(token);
      if (c.kind[0] != '\0') CHECK((word != "Otieno" && word != "Quist"));
    }
  }
}

TEST_CASE("sentences end behind letters with stops", "[text]") {
  const struct {
    const char* text;
    std::size_t sentences;
  } cases[] = {
      {"The envoy flew to the U.K. Norway rejected the plan.", 2},
      {"The U.K. Parliament rejected the plan.", 1},
      {"The U.N. Security Council rejected the plan.", 1},
      {"They sent rice, oil, etc. Norway did not.", 2},
      {"They sent rice, oil, etc. and left.", 1},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(read_document(c.text, true).sentences.size() == c.sentences);
  }
}

TEST_CASE("an article's parts", "[text]") {
  const auto doc = read_document(
      "Envoys meet in Oslo\n\nAda QuistUpdated March 03, 2021\n\nOSLO: The envoys of two states "
      "met on Friday in the old harbour hall.\nThey will meet again, an official said.\n\n"
      "Next steps for the envoys\n\nThe talks go on. Nobody knows how long they will last, but "
      "both sides are hopeful that a deal can be reached.\n\nPublished in The Example, March 4th, "
      "2021\n\n"
      "Peter M\nMar 04, 2021 09:12am\n\nI do not agree with Norway.\n\nRelated Articles\n");
  CHECK(sections(doc) == "headline byline dateline body body label body");
  CHECK(doc.article.date == "2021-03-03");
  REQUIRE(doc.article.headline);
  CHECK(doc.view(*doc.article.headline) == "Envoys meet in Oslo");
  CHECK(doc.view(*doc.article.dateline) == "OSLO:");
  REQUIRE(doc.article.skipped.size() == 2);
  CHECK(doc.article.skipped[0].kind == "published");
  CHECK(doc.article.skipped[1].kind == "comments");
  for (const auto& token : doc.tokens)
    for (const auto& part : doc.article.skipped) CHECK_FALSE(part.span.overlaps(token.span));
}

TEST_CASE("a byline's glued words come apart", "[text]") {
  const auto doc = read_document(
      "Title of the thing\n\nMara LindqvistUpdated May 02, 2024\n\nThe minister left the hall. He "
      "was late, as all of them were.");
  CHECK(words(doc).find("Mara Lindqvist Updated May 02 , 2024") != std::string::npos);
}

TEST_CASE("captions, furniture and published lines", "[text]") {
  CHECK(is_caption("A file photo of the harbour Credit: Port Authority"));
  CHECK(is_caption("The harbour at dawn. \u2014 Reuters"));
  CHECK_FALSE(is_caption("The port authority gave credit to its workers."));
  for (const auto* line : {"Related Articles", "Show More", "ADVERTISEMENT",
                           "Please consider supporting us by disabling your ad blocker",
                           "Subscribe to our newsletter"})
    CHECK(is_furniture(line));
  for (const auto* line : {"The share of oil fell.", "Comments by the minister were harsh.",
                           "Close ties between states"})
    CHECK_FALSE(is_furniture(line));
  CHECK(is_published_line("Published in The Example, June 27th, 2023"));
  CHECK_FALSE(is_published_line("Published in 2023, the book sold well."));
}

TEST_CASE("hard-wrapped lines are one paragraph, headings are their own", "[text]") {
  const auto wrapped = read_document(
      "The ministers of the two states met on Friday in the harbour hall of\nOslo, where they "
      "spoke of fish, of ice and of a road which nobody has\nseen, and in the evening they went to "
      "the theatre with their wives and\nchildren.");
  CHECK(wrapped.sentences.size() == 1);
  const auto headed = read_document(
      "Fish and ice\nThe ministers met on Friday in Oslo and spoke of fish. They went home.\nA "
      "road nobody has seen\nIn the evening they went to the theatre.");
  CHECK(headed.sentences.size() == 5);
}

TEST_CASE("plain text has no structure", "[text]") {
  const auto doc = read_document(
      "Published in The Example, May 3rd, 2024\n\nOSLO: One line\nand the next.", true);
  CHECK(doc.article.skipped.empty());
  CHECK(doc.sentences.size() == 2);
}

TEST_CASE("any bytes give blocks inside the text", "[text]") {
  for (const auto& text :
       {std::string(), std::string("\0\0", 2), std::string("\xff\xfe\x80"), std::string("\r\n\r\n"),
        std::string("\xef\xbb\xbf"), std::string(20000, '('), std::string(20000, '"'),
        std::string(5000, '\n') + "x"}) {
    for (const bool plain : {true, false}) {
      const auto doc = read_document(text, plain);
      for (const auto& block : doc.blocks) CHECK(block.span.end <= text.size());
      std::uint32_t last = 0;
      for (const auto& token : doc.tokens) {
        CHECK(token.span.begin >= last);
        CHECK(token.span.begin < token.span.end);
        last = token.span.end;
      }
    }
  }
}
