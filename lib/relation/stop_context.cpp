// SPDX-License-Identifier: Apache-2.0
#include "relation/stop_context.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

using Words = std::unordered_set<std::string_view>;

const Words& plain_words() {
  static const Words words = {
      "football",      "soccer",        "rugby",        "cricket",       "baseball",  "basketball",
      "tennis",        "golf",          "hockey",       "volleyball",    "handball",  "badminton",
      "championship",  "championships", "quarterfinal", "quarter-final", "semifinal", "semi-final",
      "quarterfinals", "semifinals",    "midfielder",   "goalkeeper",    "innings",   "wicket",
      "touchdown",     "playoff",       "playoffs",     "sprinter",      "swimmer",   "medalist",
      "medallist",     "hat-trick",     "runner-up",    "batsman",       "bowler",    "film",
      "movie",         "novel",         "sitcom",       "box-office",    "actress",   "screenplay",
      "blockbuster",   "fiction",       "videogame",    "thriller",      "filmmaker", "novelist",
      "playwright",    "soundtrack",    "gladiator",    "wrestler",      "cyclist",   "gymnast",
      "skater",        "footballer",    "cricketer",    "golfer",        "pharaoh",   "poker",
      "heavyweight",   "featherweight", "lightweight",  "middleweight",  "boxing",    "mythology",
      "hollywood",     "bollywood",     "documentary",  "sequel",        "remake"};
  return words;
}

/// Bodies and games that make news off the field too.
bool is_body_of_sport(std::string_view word) {
  for (const std::string_view body : {"olympic", "olympics", "fifa", "uefa", "nba", "nfl"})
    if (word == body) return true;
  return false;
}

const Words& other_senses() {
  static const Words words = {
      "match",     "goal",       "cup",      "coach",   "season",    "league",    "player",
      "final",     "tournament", "stadium",  "score",   "scored",    "medal",     "athlete",
      "runner",    "lap",        "champion", "squad",   "referee",   "trophy",    "halftime",
      "half-time", "penalty",    "shot",     "gold",    "kick",      "striker",   "marathon",
      "boxer",     "knockout",   "swimmers", "trials",  "actor",     "episode",   "album",
      "singer",    "premiere",   "audience", "concert", "comedy",    "drama",     "opera",
      "theatre",   "theater",    "musical",  "legend",  "myth",      "cinema",    "fictional",
      "character", "hero",       "scene",    "century", "centuries", "ancient",   "emperor",
      "empire",    "medieval",   "dynasty",  "museum",  "reader",    "viewer",    "players",
      "game",      "ko",         "kos",      "bout",    "bouts",     "backhand",  "forehand",
      "volley",    "inning",     "wickets",  "batting", "bowling",   "defender",  "winger",
      "penalties", "fixture",    "rematch",  "derby",   "semis",     "videogame", "sequel"};
  return words;
}

/// "3-1", "6-4".
bool is_score(std::string_view word) {
  const auto dash = word.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash + 1 == word.size() || word.size() > 5)
    return false;
  for (const char c : word)
    if (c != '-' && (c < '0' || c > '9')) return false;
  return true;
}

/// "video game", "board game"
bool is_played(const Layers& document, std::uint32_t token) {
  const auto kind = folded(document.view(document.tokens[token]));
  return kind == "video" || kind == "board" || kind == "computer" || kind == "war";
}

constexpr int long_past = 45;     // years before the document's date
constexpr int never_news = 1946;  // where the document has no date

/// What a sentence holds of sport and fiction.
struct Hints {
  bool plain = false, body = false;
  int others = 0;
  std::size_t words = 0;
};

Hints hints_of(const Layers& document, TokenRange range, const std::vector<bool>& in_date) {
  Hints hints;
  hints.words = range.size();
  bool beats = false, scored = false;
  for (auto t = range.begin; t < range.end; ++t) {
    const auto word = folded(document.view(document.tokens[t]));
    const std::string_view lemma = t < document.syntax.size() ? document.syntax[t].lemma : word;
    hints.plain |= plain_words().count(word) > 0 || plain_words().count(lemma) > 0;
    // "CRICKET-Norway beat Kenya": what an agency's headline begins with
    if (t == range.begin)
      hints.plain |= plain_words().count(std::string_view(word).substr(0, word.find('-'))) > 0;
    hints.plain |= word == "game" && t > range.begin && is_played(document, t - 1);
    beats |= lemma == "beat" || lemma == "thrash" || lemma == "trounce" || lemma == "draw";
    hints.body |= is_body_of_sport(word);
    hints.others += other_senses().count(word) > 0 || other_senses().count(lemma) > 0;
    // "Ada Quist, to be Judge, vice Bruno Otieno, resigned": a list of nominations
    hints.plain |= word == "vice" && t > range.begin && t + 1 < range.end &&
                   document.view(document.tokens[t - 1]) == "," &&
                   is_capitalised(document.view(document.tokens[t + 1]));
    if (in_date[t]) continue;  // "November 16-17"
    const bool score = is_score(word) ||
                       (t + 2 < range.end && document.view(document.tokens[t + 1]) == "-" &&
                        is_score(word + "-" + std::string(document.view(document.tokens[t + 2]))));
    hints.others += score;
    scored |= score;
  }
  hints.plain |= beats && scored;  // "beat Kenya 3-1"
  return hints;
}

std::vector<Hints> all_hints(const Layers& document) {
  std::vector<bool> in_date(document.tokens.size());
  for (const auto& mention : document.mentions)
    if (mention.type == EntityType::date)
      for (auto t = mention.tokens.begin; t < mention.tokens.end; ++t) in_date[t] = true;
  std::vector<Hints> hints;
  hints.reserve(document.sentences.size());
  for (const auto& sentence : document.sentences)
    hints.push_back(hints_of(document, sentence.tokens, in_date));
  return hints;
}

/// One word of other senses is enough where a sentence nearby is of sport.
void add_neighbours(const std::vector<Hints>& hints, std::vector<bool>& result) {
  constexpr std::size_t near = 2;
  const auto sure = result;
  for (std::size_t s = 0; s < result.size(); ++s)
    for (auto n = s - std::min(s, near); n < std::min(sure.size(), s + near + 1); ++n)
      result[s] = result[s] || (hints[s].others > 0 && sure[n]);
}

}  // namespace

std::vector<bool> play_contexts(const Layers& document) {
  constexpr std::size_t one_thought = 40;  // words: longer sentences speak of other things too
  const auto hints = all_hints(document);
  std::vector<bool> result(hints.size());
  for (std::size_t s = 0; s < hints.size(); ++s)
    result[s] = hints[s].plain || (hints[s].others > 1 && hints[s].words <= one_thought);
  add_neighbours(hints, result);
  return result;
}

std::vector<bool> stop_contexts(const Layers& document) {
  const auto hints = all_hints(document);
  std::vector<bool> result(hints.size());
  for (std::size_t s = 0; s < hints.size(); ++s)
    result[s] = hints[s].plain || hints[s].body || hints[s].others > 1;
  add_neighbours(hints, result);
  const int year = document.article.date.size() >= 4
                       ? std::atoi(std::string(document.article.date.substr(0, 4)).c_str())
                       : 0;
  const int oldest = year > 0 ? year - long_past : never_news;
  std::vector<std::uint32_t> sentence_of(document.tokens.size());
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s)
    for (auto t = document.sentences[s].tokens.begin; t < document.sentences[s].tokens.end; ++t)
      sentence_of[t] = s;
  for (const auto& mention : document.mentions) {
    if (mention.type != EntityType::date || mention.tokens.empty()) continue;
    const auto& value = document.entities[mention.entity.value].value;
    if (!value.known || value.text.size() < 4 || value.text[0] == 'P') continue;
    const auto end = value.text.substr(value.text.find('/') + 1);  // of "the past thirty years"
    const int then = std::atoi(std::string(end.substr(0, 4)).c_str());
    if (then > 0 && then < oldest) result[sentence_of[mention.tokens.begin]] = true;
  }
  return result;
}

}  // namespace demarche::detail
