// SPDX-License-Identifier: Apache-2.0
/// Whose officials and offices a text speaks of without saying it.
#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "entity/builder.hpp"
#include "entity/context_country.hpp"
#include "entity/issuers.hpp"
#include "entity/person_context.hpp"
#include "gazetteer/offices.hpp"
#include "mention/words.hpp"

namespace demarche::detail {
namespace {

/// Offices that a state's own statements name without the country: its staff, not heads and
/// ministers, who are as often another's.
bool is_own_office(std::string_view title) {
  const auto t = normalised_title(title);
  for (const std::string_view word :
       {"assistant", "advisor", "adviser", "coordinator", "deputy", "director", "spokesperson",
        "spokesman", "spokeswoman", "press secretary", "under secretary", "secretary of state",
        "representative", "counselor"})
    if (t.find(word) != std::string::npos) return true;
  return t == "secretary" || t == "ambassador" || t == "vice president";
}

bool is_own_body(std::string_view name) {
  constexpr std::array<std::string_view, 9> nouns = {"Department", "Ministry", "Office",
                                                     "Bureau",     "Council",  "Agency",
                                                     "Division",   "Service",  "Services"};
  const auto last = name.substr(name.rfind(' ') + 1);
  const auto first = name.substr(0, name.find(' '));
  const auto is_noun = [&](std::string_view w) {
    return std::find(nouns.begin(), nouns.end(), w) != nouns.end();
  };
  return is_noun(last) || (is_noun(first) && first.size() < name.size());
}

/// Says "we" or "our" outside of quotations.
bool speaks_of_itself(const EntityBuilder& b) {
  for (std::uint32_t t = 0; t < b.doc.tokens.size(); ++t) {
    const auto w = b.word(t);
    if ((w == "our" || w == "we" || w == "We" || w == "Our") && !b.doc.quotations.in_marks(t))
      return true;
  }
  return false;
}

/// "We, the leaders of the Harbour Group, ...", "The leaders of Kenya, Norway and Peru issued the
/// following statement": nobody's alone.
bool is_common_statement(const EntityBuilder& b) {
  constexpr std::uint32_t looked_at = 12;
  const auto n = std::min<std::uint32_t>(60, static_cast<std::uint32_t>(b.doc.tokens.size()));
  const auto leaders = [](std::string_view w) {
    return w == "leaders" || w == "Leaders" || w == "ministers" || w == "Ministers" ||
           w == "members" || w == "Members" || w == "governments" || w == "Governments";
  };
  bool many = false, following = false;
  for (std::uint32_t t = 0; t + 2 < n; ++t) {
    const auto w = b.word(t);
    many |= leaders(w) && b.word(t + 1) == "of";
    following |= w == "following";
    if (many && following && w == "statement") return true;
    if (w != "We" && w != "we") continue;
    const auto next = b.word(t + 1);
    if (next == "," && b.word(t + 2) == "the") return true;
    if (next == "the")
      for (auto k = t; k < t + looked_at; ++k)
        if (leaders(b.word(k))) return true;
  }
  return false;
}

/// "We congratulate the people of Kenya": what "we" do something to is not one's own. The countries
/// to which the text does so.
std::set<std::string_view> addressed_countries(const EntityBuilder& b) {
  std::set<std::string_view> result;
  const auto& syntax = b.doc.syntax;
  if (syntax.empty()) return result;
  std::vector<bool> ours(syntax.size());  // verbs whose subject is "we"
  for (std::uint32_t t = 0; t < syntax.size(); ++t)
    if (const auto w = b.word(t); (w == "We" || w == "we") && syntax[t].rel == Deprel::nsubj &&
                                  syntax[t].head != Syntax::root)
      ours[syntax[t].head] = true;
  for (std::size_t m = 0; m < b.name_count(); ++m) {
    const auto& mention = b.mentions[m];
    const auto& entity = b.entities[mention.entity.value];
    if (entity.type != EntityType::gpe || result.count(entity.country)) continue;
    auto at = mention.tokens.begin;
    // "We will renew the Kenya-Norway Pact": one side of it may be our own
    if (b.word(mention.tokens.end) == "-" || (at > 0 && b.word(at - 1) == "-")) continue;
    for (int steps = 0; steps < 6 && syntax[at].head != Syntax::root; ++steps) {
      const auto head = syntax[at].head;
      const auto rel = syntax[at].rel;
      if (rel == Deprel::acl || rel == Deprel::advcl || rel == Deprel::ccomp ||
          rel == Deprel::nsubj || syntax[at].pos == Upos::verb)
        break;
      if (head < at && ours[head]) {
        result.insert(entity.country);
        break;
      }
      at = head;
    }
  }
  return result;
}

}  // namespace

std::string_view issuers_country(const EntityBuilder& b) {
  if (b.doc.article.dateline || b.doc.article.byline || is_common_statement(b)) return {};
  const auto is_subject = [&](const Mention& m) {
    if (b.doc.syntax.empty()) return true;
    for (auto t = m.tokens.begin; t < m.tokens.end; ++t)
      if (b.doc.syntax[t].rel == Deprel::nsubj) return true;
    // behind its title the name hangs on it; "the war in Kenya" is not Kenya's
    if (m.type != EntityType::person) return false;
    const auto head = b.doc.syntax[m.tokens.begin].head;
    return head != Syntax::root && head < m.tokens.begin && head + 12 > m.tokens.begin &&
           b.doc.syntax[head].rel == Deprel::nsubj;
  };
  std::optional<bool> itself;  // both are found out where a candidate asks, and once
  std::optional<std::set<std::string_view>> addressed;
  const auto is_addressed = [&](std::string_view country) {
    if (!addressed) addressed = addressed_countries(b);
    return addressed->count(country) > 0;
  };
  for (std::size_t m = 0; m < std::min<std::size_t>(b.name_count(), 40); ++m) {
    const auto& mention = b.mentions[m];
    const auto& e = b.entities[mention.entity.value];
    if (e.country.empty() || !is_subject(mention)) continue;
    if (mention.type == EntityType::gpe && e.subtype == "country") {
      if (!itself) itself = speaks_of_itself(b);
      if (*itself && !is_addressed(e.country)) return e.country;
    }
    if (mention.type != EntityType::person) continue;
    // one's own officials are named without their country
    auto begin = mention.tokens.begin;
    if (titles_before(b, begin).empty() || !b.country_before(begin).empty()) continue;
    if (b.word(mention.tokens.end) == "of" || is_addressed(e.country)) continue;
    return e.country;
  }
  return {};
}

void fill_home_country(EntityBuilder& b) {
  if (const auto issuers = find_issuers(b).bodies; issuers.size() == 1)
    b.home = b.entities[issuers.front().value].country;
  if (b.home.empty()) b.home = issuers_country(b);
  const auto home = b.home;
  if (home.empty()) return fill_context_countries(b);
  for (std::size_t m = 0; m < b.name_count(); ++m) {
    auto& entity = b.entities[b.mentions[m].entity.value];
    if (!entity.country.empty() || !entity.gazetteer.empty()) continue;
    if (entity.type == EntityType::org) {
      if (is_own_body(entity.name)) entity.country = home;
    } else if (entity.type == EntityType::person) {
      PersonContext context;
      read_context(b, m, context);
      if (context.country.empty() &&
          std::any_of(context.titles.begin(), context.titles.end(), is_own_office))
        entity.country = home;
    }
  }
  fill_context_countries(b);
}

}  // namespace demarche::detail
