// SPDX-License-Identifier: Apache-2.0
#include "mention/name_slips.hpp"

#include <algorithm>

#include "mention/words.hpp"
#include "util/letters.hpp"

namespace demarche::detail {
namespace {

bool is_exchange(std::string_view word) {
  for (const std::string_view known :
       {"NYSE", "NASDAQ",  "Nasdaq", "LSE", "AMEX", "TSX", "ASX",     "HKEX", "SEHK",
        "SSE",  "SZSE",    "BSE",    "NSE", "TSE",  "TYO", "KRX",     "SGX",  "JSE",
        "OTC",  "OTCMKTS", "MOEX",   "FWB", "ETR",  "EPA", "NYSEARCA"})
    if (word == known) return true;
  return false;
}

bool is_capital_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// "QUI.OS", as Reuters names shares: letters, a full stop, the exchange. No "U.S".
bool is_share(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot < 2 || dot > 8) return false;
  const auto exchange = text.substr(dot + 1);
  return !exchange.empty() && exchange.size() <= 2 &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(dot),
                     is_capital_or_digit) &&
         std::all_of(exchange.begin(), exchange.end(), is_capital_or_digit);
}

bool is_ticker(std::string_view text) {
  const auto colon = text.find(':');
  if (colon != std::string_view::npos) {
    auto exchange = text.substr(0, colon);
    while (exchange.ends_with(' ')) exchange.remove_suffix(1);
    return is_exchange(exchange);
  }
  return is_share(text);
}

/// "-led", "-backed": what is done by those before it.
bool is_participle(std::string_view word) {
  for (const std::string_view other : {"era", "style", "like", "run", "linked", "friendly", "made",
                                       "held", "born", "wing", "based", "elect", "designate"})
    if (word == other) return true;
  return word.ends_with("ed") || word.ends_with("ing");
}

bool is_patronymic(std::string_view word) {
  return word.size() > 6 &&
         (word.ends_with("vich") || word.ends_with("vych") || word.ends_with("ovna") ||
          word.ends_with("evna") || word.ends_with("ivna"));
}

class Widener {
 public:
  Widener(const Layers& document, const Gazetteer& gazetteer)
      : doc_(document), gazetteer_(gazetteer) {}

  void operator()(Candidate& c) const {
    if (c.type != EntityType::person) return;
    const auto before = c.tokens.size();
    rest_of_given_name(c);
    given_name_and_patronymic(c);
    if (c.tokens.size() == before) return;
    c.span = doc_.span(c.tokens);
    c.weight += Weights::per_token * static_cast<float>(c.tokens.size() - before);
  }

 private:
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }
  [[nodiscard]] bool touch(std::uint32_t t) const {
    return t + 1 < doc_.tokens.size() && doc_.tokens[t].span.end == doc_.tokens[t + 1].span.begin;
  }

  void rest_of_given_name(Candidate& c) const {
    const auto hyphen = c.tokens.end;
    const auto rest = word(hyphen + 1);
    if (word(hyphen) != "-" || c.tokens.size() < 2 || !touch(hyphen - 1) || !touch(hyphen)) return;
    if (rest.size() < 2 || rest.size() > 8 || !is_letter(rest[0]) || is_participle(rest)) return;
    c.tokens.end += 2;
    c.name = Candidate::no_name;
  }

  void given_name_and_patronymic(Candidate& c) const {
    const auto surname = c.tokens.begin;
    if (surname < 2 || !is_patronymic(word(surname - 1)) || !is_capitalised(word(surname - 1)) ||
        !is_capitalised(word(surname - 2)))
      return;
    c.tokens.begin -= 2;
    if (c.name == Candidate::no_name) return;
    // Whom the surname alone means he is only where the given name is his.
    const auto given = word(c.tokens.begin);
    const auto senses = gazetteer_.senses(c.name);
    if (std::none_of(senses.begin(), senses.end(), [&](const auto& s) {
          return s.type == EntityType::person && s.canonical.substr(0, 3) == given.substr(0, 3);
        }))
      c.name = Candidate::no_name;
  }

  const Layers& doc_;
  const Gazetteer& gazetteer_;
};

}  // namespace

void drop_marks(const Layers& document, std::vector<Candidate>& candidates) {
  constexpr std::uint32_t longest = 24;  // bytes of what stands in a ticker's brackets
  const auto& tokens = document.tokens;
  const auto word = [&](std::uint32_t t) { return document.view(tokens[t]); };
  std::vector<bool> mark(tokens.size());
  for (std::uint32_t t = 0; t + 1 < tokens.size(); ++t) {
    if (word(t) == "RT" && word(t + 1).starts_with("@")) mark[t] = true;
    if (word(t) != "(") continue;
    auto end = t + 1;
    while (end < tokens.size() && word(end) != ")" &&
           tokens[end].span.end - tokens[t].span.end <= longest)
      ++end;
    if (end == tokens.size() || word(end) != ")" || end == t + 1) continue;
    if (is_ticker(document.view(document.span({t + 1, end}))))
      std::fill(mark.begin() + t, mark.begin() + end, true);
  }
  std::erase_if(candidates,
                [&](const Candidate& c) { return is_name(c.type) && mark[c.tokens.begin]; });
  for (auto& c : candidates)
    if (c.source == "model" && document.view(c.span).starts_with("@") &&
        (c.type == EntityType::gpe || c.type == EntityType::loc || c.type == EntityType::fac))
      c.type = EntityType::person;
}

void retype_datelines(const Layers& document, std::vector<Candidate>& candidates) {
  std::vector<bool> first(document.tokens.size());
  for (const auto& sentence : document.sentences)
    if (sentence.section == Section::dateline && !sentence.tokens.empty())
      first[sentence.tokens.begin] = true;
  for (auto& c : candidates)
    if (c.source == "model" && first[c.tokens.begin] &&
        (c.type == EntityType::person || c.type == EntityType::org))
      c.type = EntityType::gpe;
}

void widen_persons(const Layers& document, const Gazetteer& gazetteer,
                   std::vector<Candidate>& candidates) {
  const Widener widen(document, gazetteer);
  for (auto& c : candidates) widen(c);
}

}  // namespace demarche::detail
