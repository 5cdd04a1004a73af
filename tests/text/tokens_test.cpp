// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "documents.hpp"

using namespace demarche;
using namespace demarche::detail;

TEST_CASE("words of Universal Dependencies English", "[text]") {
  const struct {
    const char* text;
    const char* words;
  } cases[] = {
      {"They don't, can't and won't.", "They do n't , ca n't and wo n't ."},
      {"im sure thats all they havent got", "i m sure that s all they have nt got"},
      {"The IM system and Hes", "The IM system and He s"},
      {"We cannot go.", "We can not go ."},
      {"Norway's and Quist\u2019s", "Norway 's and Quist \u2019s"},
      {"the ministers' cars", "the ministers ' cars"},
      {"I'm here; we'll see, they've gone", "I 'm here ; we 'll see , they 've gone"},
      {"US-India talks", "US - India talks"},
      {"anti-war and pre-war", "anti-war and pre-war"},
      {"a well-known name", "a well - known name"},
      {"\u201CYes,\u201D he said", "\u201C Yes , \u201D he said"},
      {"It cost $10.5 million or 12%.", "It cost $ 10.5 million or 12 % ."},
      {"at 09:48am on 26/11", "at 09:48 am on 26/11"},
      {"the U.S. and the E.U.", "the U.S. and the E.U."},
      {"Gen. Otieno, Dr. Quist", "Gen. Otieno , Dr. Quist"},
      {"1,524 people", "1,524 people"},
      {"fish/ice", "fish / ice"},
      {"wait... what?!", "wait ... what ?!"},
      {"see https://example.org/a-b, now", "see https://example.org/a-b , now"},
      {"\"Ada Quist\"<a.q@example.org> wrote", "\" Ada Quist \" < a.q@example.org > wrote"},
      {"write to a.b@example.org.", "write to a.b@example.org ."},
      {"end\u2014start", "end \u2014 start"},
      {"he [sic] said", "he [ sic ] said"},
      {"zero\u200Bwidth", "zero width"},
      {"O'Neill met al-Hakim", "O'Neill met al - Hakim"},
  };
  for (const auto& c : cases) CHECK(words(read_document(c.text, true)) == c.words);
}

TEST_CASE("sentences", "[text]") {
  const struct {
    const char* name;
    const char* text;
    std::size_t sentences;
  } cases[] = {
      {"country", "The U.S. envoy left. He flew home.", 2},
      {"country at the end", "He went to the U.S. The envoy stayed.", 2},
      {"rank", "Gen. Otieno spoke. Lt. Quist did not.", 2},
      {"honorific without stop", "Ms Quist spoke. Mr. Otieno did not.", 2},
      {"initials", "J. R. Quist spoke. A. Otieno did not.", 2},
      {"time of day", "They met at 9 a.m. on Friday.", 1},
      {"quotation", "\u201CWe will go. We must,\u201D she said. He agreed.", 3},
      {"nested", "He said: \u201CShe told me \u2018go\u2019.\u201D Then he left.", 2},
      {"omission", "They met [...] and left. It rained.", 2},
      {"ellipsis", "He paused... and went on.", 1},
      {"question", "Why? Nobody knows.", 2},
      {"small letter behind a question", "is it open? we could go there", 2},
      {"small letter behind a quoted question", "\u201CWhy?\u201D asked Quist.", 1},
      {"a name that ends in a mark", "The Yahoo! site was down.", 1},
      {"small letters of a quick message", "i was there. it rained all day. i left.", 3},
      {"small letter behind a stop", "The firm Otieno Inc. of Kenya met them.", 1},
      {"a drawn line", "The first part\n=======\nThe second part", 2},
      {"marks of footnotes", "He left.[2] \u201CShe stayed.\u201D[13] They [two] ate.", 3},
      {"decimal", "It rose 3.5 points. It fell again.", 2},
      {"blank line", "One heading\n\nThe text", 2},
      {"single newline", "One line\nand the next", 1},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(read_document(c.text, true).sentences.size() == c.sentences);
  }
}

TEST_CASE("work grows with the text, whatever it says", "[text]") {
  for (const char* piece : {"(", "\"", "the ", "A", "\u201C", ". ", "\n"}) {
    std::string text;
    for (int i = 0; i < 30000; ++i) text += piece;
    const auto doc = read_document(text);
    CHECK(doc.tokens.size() <= text.size());
  }
}
