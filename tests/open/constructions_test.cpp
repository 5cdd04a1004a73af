// SPDX-License-Identifier: Apache-2.0
/// One case a construction: a parse by hand and the triples that it gives, short and long.
#include "catch.hpp"
#include "open/parsed_sentence.hpp"

using namespace demarche;
using namespace demarche::detail;

namespace {

using Lines = std::vector<std::string>;

struct Case {
  const char* name;
  const char* parse;
  Lines minimal, maximal;
};

const Case cases[] = {
    {"object and adjunct",
     "Bex|PROPN|2:nsubj left/leave|VERB|0:root Oslo|PROPN|2:obj on|ADP|5:case Friday|PROPN|2:obl",
     {"Bex | left | Oslo", "Bex | left Oslo on | Friday"},
     {"Bex | left | Oslo | on Friday"}},
    {"preposition and adverb in the relation",
     "The/the|DET|2:det guard|NOUN|3:nsubj relied/rely|VERB|0:root heavily|ADV|3:advmod "
     "on|ADP|6:case volunteers/volunteer|NOUN|3:obl",
     {"The guard | relied heavily on | volunteers"},
     {"The guard | relied heavily on | volunteers"}},
    {"particle",
     "Bex|PROPN|2:nsubj set|VERB|0:root up|ADP|2:compound a|DET|5:det school|NOUN|2:obj",
     {"Bex | set up | a school"},
     {"Bex | set up | a school"}},
    {"negation",
     "Aho|PROPN|4:nsubj did/do|AUX|4:aux not|PART|4:advmod accept|VERB|0:root the|DET|6:det "
     "offer|NOUN|4:obj",
     {"not: Aho | did not accept | the offer"},
     {"not: Aho | did not accept | the offer"}},
    {"copula, chain into the noun",
     "Aho|PROPN|4:nsubj is/be|AUX|4:cop the|DET|4:det mayor|NOUN|0:root of|ADP|6:case "
     "Velmar|PROPN|4:nmod",
     {"Aho | is | the mayor of Velmar", "Aho | is the mayor of | Velmar"},
     {"Aho | is | the mayor of Velmar"}},
    {"there is",
     "There/there|PRON|2:expl were/be|VERB|0:root protests/protest|NOUN|2:nsubj in|ADP|5:case "
     "Lima|PROPN|2:obl",
     {"There | were | protests", "There | were protests in | Lima"},
     {"There | were | protests | in Lima"}},
    {"passives share their auxiliary, and the place before them",
     "In/in|ADP|2:case Kavala|PROPN|5:obl envoys/envoy|NOUN|5:nsubj were/be|AUX|5:aux "
     "detained/detain|VERB|0:root by|ADP|7:case soldiers/soldier|NOUN|5:obl and|CCONJ|9:cc "
     "questioned/question|VERB|5:conj by|ADP|11:case police|NOUN|9:obl",
     {"envoys | were detained by | soldiers", "envoys | were detained by soldiers | In Kavala",
      "envoys | were questioned by | police", "envoys | were questioned by police | In Kavala"},
     {"envoys | were detained by | soldiers | In Kavala",
      "envoys | were questioned by | police | In Kavala"}},
    {"an intransitive past shares no passive auxiliary",
     "He/he|PRON|3:nsubj was/be|AUX|3:aux hurt|VERB|0:root in|ADP|5:case Kavala|PROPN|3:obl "
     "and|CCONJ|7:cc died/die|VERB|3:conj in|ADP|9:case Oslo|PROPN|7:obl",
     {"He | was hurt in | Kavala", "He | died in | Oslo"},
     {"He | was hurt in | Kavala", "He | died in | Oslo"}},
    {"coordinated nouns are split in short triples",
     "Aho|PROPN|4:nsubj and|CCONJ|3:cc Bex|PROPN|1:conj saw/see|VERB|0:root Oslo|PROPN|4:obj "
     "and|CCONJ|7:cc Lima|PROPN|5:conj",
     {"Aho | saw | Oslo", "Aho | saw | Lima", "Bex | saw | Oslo", "Bex | saw | Lima"},
     {"Aho and Bex | saw | Oslo and Lima"}},
    {"infinitive merged, its object shared",
     "Bex|PROPN|3:nsubj was/be|AUX|3:cop able|ADJ|0:root to|PART|5:mark find|VERB|3:xcomp "
     "and|CCONJ|7:cc keep|VERB|5:conj the|DET|9:det letter|NOUN|7:obj",
     {"Bex | was able to find | the letter", "Bex | was able to keep | the letter"},
     {"Bex | was able to find | the letter", "Bex | was able to keep | the letter"}},
    {"who is asked leaves",
     "Aho|PROPN|2:nsubj asked/ask|VERB|0:root Bex|PROPN|2:obj to|PART|5:mark leave|VERB|2:xcomp "
     "Oslo|PROPN|5:obj",
     {"Aho | asked | Bex", "Aho | asked Bex to leave | Oslo", "Bex | leave | Oslo"},
     {"Aho | asked | Bex | to leave Oslo", "Bex | leave | Oslo"}},
    {"small clause",
     "They/they|PRON|2:nsubj kept/keep|VERB|0:root the|DET|4:det crowd|NOUN|2:obj "
     "calm|ADJ|2:xcomp",
     {"They | kept | the crowd calm"},
     {"They | kept | the crowd | calm"}},
    {"relative clause: the pronoun becomes its noun",
     "Bex|PROPN|7:nsubj ,|PUNCT|4:punct who|PRON|4:nsubj leads/lead|VERB|1:acl "
     "guards/guard|NOUN|4:obj "
     ",|PUNCT|4:punct left/leave|VERB|0:root Oslo|PROPN|7:obj",
     {"Bex | leads | guards", "Bex | left | Oslo"},
     {"Bex | leads | guards", "Bex | left | Oslo"}},
    {"a relative clause behind a predicate noun is about the subject",
     "Aho|PROPN|4:nsubj is/be|AUX|4:cop an/a|DET|4:det engineer|NOUN|0:root who|PRON|6:nsubj "
     "built/build|VERB|4:acl dams/dam|NOUN|6:obj",
     {"Aho | is | an engineer", "Aho | built | dams"},
     {"Aho | is | an engineer", "Aho | built | dams"}},
    {"relative clause without a pronoun",
     "The/the|DET|2:det treaty|NOUN|5:nsubj Aho|PROPN|4:nsubj signed/sign|VERB|2:acl "
     "protects/protect|VERB|0:root Velmar|PROPN|5:obj",
     {"Aho | signed | The treaty", "The treaty | protects | Velmar"},
     {"Aho | signed | The treaty", "The treaty | protects | Velmar"}},
    {"participle behind a noun",
     "Boats/boat|NOUN|5:nsubj built/build|VERB|1:acl by|ADP|4:case Aho|PROPN|2:obl "
     "crossed/cross|VERB|0:root the|DET|7:det strait|NOUN|5:obj",
     {"Boats | built by | Aho", "Boats built by Aho | crossed | the strait"},
     {"Boats | built by | Aho", "Boats built by Aho | crossed | the strait"}},
    {"infinitive behind a noun",
     "The/the|DET|2:det court|NOUN|3:nsubj rejected/reject|VERB|0:root a|DET|5:det "
     "request|NOUN|3:obj to|PART|7:mark delay|VERB|5:acl the|DET|9:det vote|NOUN|7:obj",
     {"The court | rejected | a request", "The court | rejected a request to delay | the vote"},
     {"The court | rejected | a request to delay the vote"}},
    {"participle clause takes the subject of the main clause",
     "The/the|DET|2:det crew|NOUN|3:nsubj painted/paint|VERB|0:root hulls/hull|NOUN|3:obj "
     ",|PUNCT|6:punct using/use|VERB|3:advcl a|DET|8:det brush|NOUN|6:obj",
     {"The crew | painted | hulls", "The crew | using | a brush"},
     {"The crew | painted | hulls", "The crew | using | a brush"}},
    {"when and after are further arguments, while is not",
     "While/while|SCONJ|3:mark they|PRON|3:nsubj slept/sleep|VERB|6:advcl ,|PUNCT|3:punct "
     "Aho|PROPN|6:nsubj stole/steal|VERB|0:root maps/map|NOUN|6:obj after|SCONJ|10:mark "
     "Bex|PROPN|10:nsubj left/leave|VERB|6:advcl",
     {"Aho | stole | maps", "Aho | stole maps after | Bex left"},
     {"Aho | stole | maps | after Bex left"}},
    {"attribution: what is said is the object",
     "Aho|PROPN|2:nsubj said/say|VERB|0:root that|SCONJ|5:mark Bex|PROPN|5:nsubj "
     "signed/sign|VERB|2:ccomp the|DET|7:det accord|NOUN|5:obj",
     {"Aho | said that | Bex signed the accord", "Bex | signed | the accord"},
     {"Aho | said that | Bex signed the accord", "Bex | signed | the accord"}},
    {"inverted quotation",
     "\"|PUNCT|3:punct It/it|PRON|3:nsubj ended/end|VERB|6:ccomp ,|PUNCT|3:punct \"|PUNCT|3:punct "
     "said/say|VERB|0:root the|DET|8:det mayor|NOUN|6:nsubj",
     {"the mayor | said | It ended"},
     {"the mayor | said | \" It ended , \""}},
    {"the speaker behind the statement",
     "Bex|PROPN|2:nsubj signed/sign|VERB|0:root the|DET|4:det accord|NOUN|2:obj ,|PUNCT|7:punct "
     "Aho|PROPN|7:nsubj said/say|VERB|2:parataxis",
     {"Bex | signed | the accord", "Aho | said | Bex signed the accord"},
     {"Bex | signed | the accord", "Aho | said | Bex signed the accord"}},
    {"short triples go without the quotation marks around an argument",
     "He/he|PRON|2:nsubj filmed/film|VERB|0:root \"|PUNCT|4:punct Aster|PROPN|2:obj "
     "\"|PUNCT|4:punct in|ADP|7:case Oslo|PROPN|2:obl",
     {"He | filmed | Aster", "He | filmed \" Aster \" in | Oslo"},
     {"He | filmed | \" Aster \" | in Oslo"}},
    {"light verb: its noun belongs to the relation, in long triples",
     "Norway|PROPN|2:nsubj held/hold|VERB|0:root talks/talk|NOUN|2:obj with|ADP|5:case "
     "Velmar|PROPN|3:nmod in|ADP|7:case Oslo|PROPN|2:obl",
     {"Norway | held | talks", "Norway | held talks with | Velmar",
      "Norway | held talks in | Oslo"},
     {"Norway | held talks with | Velmar | in Oslo"}},
    {"light verb, the phrase on the verb",
     "Bex|PROPN|2:nsubj paid/pay|VERB|0:root a|DET|4:det visit|NOUN|2:obj to|ADP|6:case "
     "Oslo|PROPN|2:obl",
     {"Bex | paid | a visit", "Bex | paid a visit to | Oslo"},
     {"Bex | paid a visit to | Oslo"}},
    {"an adjective and its preposition",
     "Aho|PROPN|3:nsubj was/be|AUX|3:cop responsible|ADJ|0:root for|ADP|5:case "
     "schools/school|NOUN|3:obl in|ADP|7:case May|PROPN|3:obl",
     {"Aho | was | responsible", "Aho | was responsible for | schools",
      "Aho | was responsible in | May"},
     {"Aho | was responsible for | schools | in May"}},
    {"what stands behind the second verb holds for the first, which has nothing of its own",
     "Boats/boat|NOUN|3:nsubj were/be|AUX|3:aux seized/seize|VERB|0:root and|CCONJ|5:cc "
     "sold/sell|VERB|3:conj to|ADP|7:case Aho|PROPN|5:obl in|ADP|9:case May|PROPN|5:obl",
     {"Boats | were seized in | May", "Boats | were sold to | Aho",
      "Boats | were sold to Aho in | May"},
     {"Boats | were seized in | May", "Boats | were sold to | Aho | in May"}},
    {"a participle that the parse takes for the main clause",
     "Having/have|AUX|2:aux left/leave|VERB|0:root Oslo|PROPN|2:obj ,|PUNCT|6:punct "
     "they|PRON|6:nsubj reached/reach|VERB|2:conj Velmar|PROPN|6:obj",
     {"they | Having left | Oslo", "they | reached | Velmar"},
     {"they | Having left | Oslo", "they | reached | Velmar"}},
    {"for example is no argument",
     "Bex|PROPN|5:nsubj for|ADP|3:case example|NOUN|5:obl ,|PUNCT|3:punct sold/sell|VERB|0:root "
     "boats/boat|NOUN|5:obj",
     {"Bex | sold | boats"},
     {"Bex | sold | boats"}},
    {"apposition: the name is what is spoken of",
     "A|DET|2:det baker|NOUN|5:nsubj ,|PUNCT|4:punct Mlada|PROPN|2:appos saw/see|VERB|0:root "
     "Oslo|PROPN|5:obj",
     {"Mlada | (is) | A baker", "A baker | saw | Oslo"},
     {"Mlada | (is) | A baker", "A baker | saw | Oslo"}},
};

}  // namespace

TEST_CASE("open triples of each construction", "[open]") {
  for (const auto& c : cases) {
    SECTION(c.name) {
      const auto doc = parsed_sentence(c.parse);
      CHECK(written(doc, false) == c.minimal);
      CHECK(written(doc, true) == c.maximal);
    }
  }
}

TEST_CASE("titles, owners and places give implicit triples only where names are known", "[open]") {
  auto doc = parsed_sentence(
      "President/president|PROPN|2:nmod Bex|PROPN|3:nsubj met/meet|VERB|0:root Norway|PROPN|6:nmod "
      "'s|PART|4:case king|NOUN|3:obj");
  CHECK(written(doc, true) == Lines{"President Bex | met | Norway 's king"});
  mark(doc, EntityType::title, 0, 1);
  mark(doc, EntityType::person, 1, 2);
  mark(doc, EntityType::gpe, 3, 4);
  CHECK(written(doc, true) == Lines{"Bex | (is) | President",
                                    "President Bex | met | Norway 's king",
                                    "Norway | (has) | king"});

  auto places = parsed_sentence(
      "They/they|PRON|2:nsubj visited/visit|VERB|0:root Oslo|PROPN|2:obj ,|PUNCT|5:punct "
      "Norway|PROPN|3:appos");
  mark(places, EntityType::gpe, 2, 3);
  mark(places, EntityType::gpe, 4, 5);
  CHECK(written(places, true) == Lines{"They | visited | Oslo", "Oslo | (is in) | Norway"});
}

TEST_CASE("two names beside each other are no description of one another", "[open]") {
  CHECK(written(parsed_sentence("They/they|PRON|2:nsubj saw/see|VERB|0:root Aho|PROPN|2:obj "
                                ",|PUNCT|5:punct Bex|PROPN|3:appos"),
                true) == Lines{"They | saw | Aho"});
}

TEST_CASE("who says an open triple", "[open]") {
  auto doc = parsed_sentence(
      "Aho|PROPN|2:nsubj said/say|VERB|0:root Bex|PROPN|4:nsubj signed/sign|VERB|2:ccomp "
      "the|DET|6:det accord|NOUN|4:obj");
  mark(doc, EntityType::person, 0, 1);
  mark(doc, EntityType::person, 2, 3);
  const auto triples = find_open_triples(doc, true);
  REQUIRE(triples.size() == 2);
  CHECK_FALSE(triples[0].attributed_to);  // that Aho said it, the text says
  CHECK(triples[1].attributed_to == doc.mentions[0].entity);
}

TEST_CASE("a phrase of several parts keeps the order of the text", "[open]") {
  const auto doc = parsed_sentence(
      "They/they|PRON|3:nsubj were/be|AUX|3:aux seized/seize|VERB|0:root and|CCONJ|5:cc "
      "sold/sell|VERB|3:conj to|ADP|7:case Aho|PROPN|5:obl");
  const auto triples = find_open_triples(doc, true);
  REQUIRE(triples.size() == 1);
  const auto& relation = triples[0].relation;
  CHECK(relation.text(doc) == "were sold to");
  REQUIRE(relation.parts.size() == 2);
  CHECK(doc.view(relation.parts[0]) == "were");
  CHECK(doc.view(relation.parts[1]) == "sold to");
  CHECK(doc.view(relation.hull()) == "were seized and sold to");
}
