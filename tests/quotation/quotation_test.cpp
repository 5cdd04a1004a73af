// SPDX-License-Identifier: Apache-2.0
/// What is said by others than the article, from where to where, and what names who says it.
#include "quotation/quotation.hpp"

#include "catch.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

/// "verb: words | verb: words", inner quotations with a "> "; a turn has its label for the verb.
std::string quotations(std::string text) {
  auto doc = read_document(std::move(text));
  const auto layer = find_quotations(doc);
  std::string result;
  for (const auto& q : layer.all) {
    if (!result.empty()) result += " | ";
    if (q.outer != Quotation::none) result += "> ";
    if (q.kind == Quotation::Kind::question) result += "? ";
    if (q.kind != Quotation::Kind::marks) result += doc.view(doc.span(q.label));
    if (q.saying != Quotation::none) result += doc.view(doc.tokens[q.saying]);
    result += ": ";
    result += doc.view(doc.span(q.tokens));
  }
  return result;
}

struct Case {
  std::string_view what, text, found;
};

constexpr Case cases[] = {
    {"verb behind", "\"We agree,\" Quist said.", "said: We agree,"},
    {"verb before", "Quist said, \u201CWe agree.\u201D", "said: We agree."},
    {"two parts", "\u201CWe agree,\u201D Quist said, \u201Cfor now at least.\u201D",
     "said: We agree, | said: for now at least."},
    {"two in one sentence, straight", "\"We agree,\" Quist said. \"It is over,\" Brel added.",
     "said: We agree, | added: It is over,"},
    {"ticks", "``We agree,'' Quist said.", "said: We agree,"},
    {"angular marks", "\u00ABWe agree\u00BB, Quist said.", "said: We agree"},
    {"low marks", "\u201EWe agree,\u201C Quist said.", "said: We agree,"},
    {"British marks, one in the other",
     "\u2018The \u201Clast word\u201D of Oslo is no,\u2019 Quist said.",
     "said: The \u201Clast word\u201D of Oslo is no, | > : last word"},
    {"American marks, one in the other",
     "\u201CHe told us: \u2018Leave now.\u2019 We left,\u201D Quist said.",
     "said: He told us: \u2018Leave now.\u2019 We left, | > told: Leave now."},
    {"an apostrophe is no mark", "The workers\u2019 union met in the \u201990s. Kenya's too.", ""},
    {"an apostrophe inside", "\u2018The workers\u2019 union agrees,\u2019 Quist said.",
     "said: The workers\u2019 union agrees,"},
    {"straight single marks", "'We agree,' Quist said. The workers' union met.", "said: We agree,"},
    {"inches", "The 6\" gun was sold, Quist said.", ""},
    {"never closed: to the end of the paragraph",
     "Quist said: \u201CWe agree. It is over.\n\nBrel met the mayor.",
     "said: We agree. It is over."},
    {"never closed, straight", "Quist said: \"We agree.\n\nBrel met the mayor.", "said: We agree."},
    {"goes on with the next paragraph",
     "Quist said: \u201CWe agree.\n\n\u201CIt is over.\u201D\n\nBrel met the mayor.",
     "said: We agree. | said: It is over."},
    {"goes on with the next paragraph, behind what somebody else says in it",
     "Quist said: \u201CHe told us: \u2018Leave now.\u2019 We left.\n\n\u201CIt is over now for "
     "us.\u201D",
     "said: He told us: \u2018Leave now.\u2019 We left. | > told: Leave now. | said: It is over "
     "now for "
     "us."},
    {"its end is missing, and the next begins",
     "\u201CWe agree, Quist said. Brel left. \u201CIt is over,\u201D Otieno added.",
     ": We agree, Quist said. Brel left. | added: It is over,"},
    {"a stray mark at an end", "We agree.\" Quist said so. \"It is over,\" Brel added.",
     "added: It is over,"},
    {"the sentence before, with a colon",
     "Quist said in Oslo on Monday:\n\n\u201CWe agree. It is over.\u201D",
     "said: We agree. It is over."},
    {"what stands before the verb's sentence",
     "\u201CWe agree with them. It is over.\u201D \u201CThere is no more to it,\u201D Quist said.",
     "said: We agree with them. It is over. | said: There is no more to it,"},
    {"whoever goes on in the next paragraph",
     "\u201CWe agree,\u201D Quist said.\n\n\u201CIt is over now for us.\u201D",
     "said: We agree, | said: It is over now for us."},
    {"nothing between the marks", "\"\" Quist said. \u201C\u201D", ""},
    {"a briefing", "Q: Will you meet them?\n\nMS. QUIST: We will.\n\nWe asked them.\n\nQ And then?",
     "? Q: Will you meet them? | MS. QUIST: We will.\n\nWe asked them. | ? Q: And then?"},
    {"a briefing of another house", "QUESTION: Will you meet them?\n\nTHE PRESIDENT: We will.",
     "? QUESTION: Will you meet them? | THE PRESIDENT: We will."},
    {"an interview", "Q. Will you?\nA. We will.\nQ. When?",
     "? Q.: Will you? | A.: We will. | ? Q.: When?"},
    {"a parliament's record", "Prime Minister QUIST. I thank you.\n\nThe SPEAKER. So do we.",
     "Prime Minister QUIST: I thank you. | The SPEAKER: So do we."},
    {"a picture's source is no speaker", "Photo AFP. All rights.\n\nOslo was calm.", ""},
    {"letters and a full stop are no label",
     "Quist joined NATO. Norway did not.\n\nThe UN. It met.", ""},
    {"bold names", "**Ada Quist:** We will.\n\n**Tom Brel:** When?",
     "Ada Quist: We will. | Tom Brel: When?"},
    {"names with what they hold, and how they are heard",
     "Talks in Oslo\n\nThe two met on Monday in the old town.\n\nPresident of Kenya Daniel Otieno "
     "(retranslated): We agree with you.\n\n"
     "Ada Quist: So do we.",
     "President of Kenya Daniel Otieno: We agree with you. | Ada Quist: So do we."},
    {"names in a list hold for their line",
     "Talks in Oslo\n\nThe two met on Monday in the old town.\n\nAda Quist: We agree.\n\nTom Brel: "
     "So do we.\n\nOslo was calm.",
     "Ada Quist: We agree. | Tom Brel: So do we."},
    {"marks within a turn", "MR. BREL: He said, \"We agree with you.\"\n\nQ Who?",
     "MR. BREL: He said, \"We agree with you.\" | > said: We agree with you. | ? Q: Who?"},
    {"a heading is no label", "NOTICE: The port is closed.\n\nOslo was calm.", ""},
    {"a clause before a colon is no label", "This is what he wants: a ship.\n\nOne more: a port.",
     ""},
};

}  // namespace

TEST_CASE("quotations and turns", "[quotation]") {
  for (const auto& [what, text, found] : cases) {
    INFO(what);
    CHECK(quotations(std::string(text)) == found);
  }
}

TEST_CASE("a word's innermost quotation", "[quotation]") {
  auto doc = read_document("Q Who?\n\nMS. QUIST: He said, \u201CKenya agreed.\u201D Brel left.");
  const auto layer = find_quotations(doc);
  const auto at = [&](std::string_view word) {
    for (std::uint32_t t = 0; t < doc.tokens.size(); ++t)
      if (doc.view(doc.tokens[t]) == word) return t;
    return Quotation::none;
  };
  CHECK(layer.in_marks(at("agreed")));
  CHECK_FALSE(layer.in_marks(at("left")));
  REQUIRE(layer.turn_at(at("agreed")) != nullptr);
  CHECK(layer.turn_at(at("agreed"))->kind == Quotation::Kind::turn);
  CHECK(layer.turn_at(at("Who"))->kind == Quotation::Kind::question);
  CHECK(layer.at(at("QUIST")) == nullptr);
  CHECK(layer.at(Quotation::none) == nullptr);
}
