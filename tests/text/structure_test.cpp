// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "documents.hpp"
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
