// SPDX-License-Identifier: Apache-2.0
/// Sentences in which nothing happens that an event is: weather, accidents, sport, history, books
/// and films, trade, hypotheses.
#include <array>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "demarche/demarche.hpp"
#include "extracted.hpp"

using namespace demarche;

namespace {

constexpr std::array<std::string_view, 60> null_sentences = {
    "Heavy rain hit Kenya on Friday and flooded the roads around the port.",
    "A typhoon struck the Philippines overnight, killing at least twelve people.",
    "Snow blocked the mountain road between Austria and Italy for two days.",
    "Temperatures in Norway will fall to minus twenty on Sunday.",
    "An earthquake killed forty villagers in northern Chile.",
    "Strong winds threatened the coast of Portugal.",
    "The heat wave in Spain claimed nine lives, doctors said.",
    "Fog delayed flights at the airport of Oslo.",
    "Kenya beat Norway 3-1 in the friendly match on Saturday.",
    "Brazil defeated Argentina in the final of the football tournament.",
    "The Kenyan runner Daniel Otieno attacked on the last lap and won gold.",
    "Norway's coach praised his goalkeeper after the match against Sweden.",
    "Spain will meet Italy in the quarter-final of the basketball championship.",
    "The tennis player Maria Lopez withdrew from the tournament in Madrid.",
    "Australia bowled out England for 120 in the second cricket test.",
    "The rugby team of Fiji shot to the top of the league.",
    "India will host Pakistan in the cricket World Cup in October.",
    "Germany's striker fired a shot at the goal of France but missed.",
    "The club signed the Ghanaian midfielder for ten million euros.",
    "Japan's swimmers rejected the new schedule for the Olympic trials.",
    "In 1812 France invaded Russia with a large army.",
    "Rome fought Carthage for more than a century.",
    "In 1904 Japan attacked the Russian fleet at anchor.",
    "Spain ceded Florida to the United States in 1819.",
    "The treaty that ended the war between Sweden and Denmark was signed in 1660.",
    "Two hundred years ago the British burned Washington.",
    "In the novel, a Norwegian spy kidnaps the president of Kenya.",
    "The film tells how Germany occupied Poland.",
    "In the movie the American hero kills forty soldiers.",
    "The actress Maria Lopez praised her director at the premiere in Rome.",
    "The play mocks the king of Denmark.",
    "The video game lets players bomb Berlin.",
    "The series shows how Russian agents poisoned a diplomat.",
    "The museum in Nairobi opened a new hall for old masks.",
    "The orchestra of Vienna will play in Tokyo in May.",
    "The singer cancelled her concert in Lisbon because of a cold.",
    "The bank in Zurich raised its interest rate by half a point.",
    "Shares in Tokyo rallied after the yen fell.",
    "The company will build a plant in Hungary.",
    "Wheat prices in Argentina fell for the third week.",
    "The airline bought twenty jets for its routes in Asia.",
    "Norway's economy grew by two percent last year.",
    "Coffee from Kenya is popular in Finland.",
    "The number of tourists in Greece rose in June.",
    "Scientists in Sweden studied the sleep of bears.",
    "Researchers in India tested a vaccine for cattle.",
    "The probe reached the orbit of Mars on Tuesday.",
    "The doctors treated the patient for malaria in Accra.",
    "A train hit a cow near Pune, but nobody was hurt.",
    "A bus crash killed six people in Bolivia.",
    "The fire destroyed a hotel in Cairo.",
    "The cook threatened to leave the kitchen in Paris.",
    "The children visited the zoo in Berlin.",
    "The teacher asked her pupils about the capital of Peru.",
    "The couple met in Venice and married in Rome.",
    "The old port of Bergen is on the coast of Norway.",
    "Lake Victoria lies between Kenya, Uganda and Tanzania.",
    "The population of Mali is young.",
    "A recipe from Morocco calls for lemons.",
    "Nobody knows what would happen if Norway attacked Kenya.",
};

}  // namespace

TEST_CASE("at most one null sentence in twenty gives an event", "[relation][null]") {
  std::string false_alarms;
  std::size_t count = 0;
  for (const auto sentence : null_sentences) {
    const auto document = extract_plain(sentence);
    for (const auto& relation : document.relations())
      if (is_event(relation.type)) {
        false_alarms += std::string(sentence) + " -> " + std::string(relation.rule) + "\n";
        ++count;
        break;
      }
  }
  INFO(false_alarms);
  CHECK(count * 20 <= null_sentences.size());
}
