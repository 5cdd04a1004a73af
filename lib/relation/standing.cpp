// SPDX-License-Identifier: Apache-2.0
#include "relation/standing.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entity/builder.hpp"
#include "relation/events.hpp"
#include "relation/name_index.hpp"
#include "util/noun_classes.hpp"

namespace demarche::detail {
namespace {

/// The patterns of standing relations over names and the words between them.
class Standing : private NameIndex {
 public:
  explicit Standing(const Layers& doc) : NameIndex(doc) {
    for (const auto& entity : doc_.entities)
      if (entity.type == EntityType::gpe && entity.subtype == "country" && entity.first)
        countries_.try_emplace(entity.country, entity.first);
  }

  std::vector<Relation> find() {
    for (std::size_t m = 0; m < doc_.mentions.size(); ++m) {
      const Id<Mention> id(m);
      if (doc_.mentions[m].kind != MentionKind::name) continue;
      switch (doc_.mentions[m].type) {
        case EntityType::title:
          role(id);
          break;
        case EntityType::org:
          part(id);
          located(id);
          break;
        case EntityType::gpe:
        case EntityType::fac:
          located(id);
          break;
        default:
          break;
      }
    }
    for (std::size_t m = 0; m < doc_.mentions.size(); ++m)
      if (doc_.mentions[m].type == EntityType::norp && doc_.mentions[m].kind == MentionKind::name)
        nationality(Id<Mention>(m));
    return std::move(found_);
  }

 private:
  [[nodiscard]] static bool lower_word(std::string_view w) {
    return !w.empty() && w[0] >= 'a' && w[0] <= 'z';
  }

  void add(RelationType type, std::string_view predicate, Id<Mention> subject, Id<Mention> object,
           Span trigger, std::string_view role, std::string_view rule, float confidence) {
    const auto r = standing(type, predicate, subject, object, trigger, role, rule, confidence);
    if (r.subject == r.object) return;
    if (!seen_.insert({static_cast<int>(type), r.subject.value, r.object.value}).second) return;
    found_.push_back(r);
  }

  /// The person that a title belongs to: right behind it, or before it in apposition.
  [[nodiscard]] Id<Mention> holder(const Mention& title) const {
    auto t = title.tokens.end;
    if (word(t) == "(" && begins(t + 1) && word(at(begins(t + 1)).tokens.end) == ")")
      t = at(begins(t + 1)).tokens.end + 1;
    for (int steps = 0; steps < 12; ++steps) {
      const auto next = begins(t);
      if (is(next, EntityType::person)) return next;
      if (is(next, EntityType::title) && steps == 0) {
        t = at(next).tokens.end;
        continue;
      }
      const auto w = word(t);
      if (w == "," && steps == 0)  // "the ministry's spokesperson, [Grace Wanjiru], said"
        if (const auto person = begins(t + 1);
            is(person, EntityType::person) && word(at(person).tokens.end) == ",")
          return person;
      if ((w == "and" || w == ",") &&
          is(begins(t + 1), EntityType::title)) {  // "Prime Minister and Minister of Defence X"
        t = at(begins(t + 1)).tokens.end;
        continue;
      }
      if (steps > 0 && (is(next, EntityType::gpe) || is(next, EntityType::org) ||
                        is(next, EntityType::loc) || is(next, EntityType::norp))) {
        t = at(next).tokens.end;
        continue;
      }
      const bool honorific =
          !w.empty() && (w.back() == '.' || one_of(w, {"Dr", "Mr", "Ms", "Mrs", "Sir"}));
      // "Assistant Secretary for South and Central Asia Alice Wells"
      if (honorific ||
          (one_of(w, {"of", "for", "to", "the", "and", "'s", "\u2019s"}) && steps < 10)) {
        ++t;
        continue;
      }
      break;
    }
    // "Alice Wells, the acting secretary", "Curtis, the US National Security Council's senior
    // director"
    t = title.tokens.begin;
    for (int steps = 0; steps < 9 && t > 0; ++steps) {
      if (const auto before = ends(t)) {
        if (at(before).type == EntityType::person) return {};
        t = at(before).tokens.begin;
        continue;
      }
      const auto w = word(t - 1);
      if (w == ",") {
        const auto person = ends(t - 1);
        return is(person, EntityType::person) ? person : Id<Mention>{};
      }
      if (!apostrophe(w) && !lower_word(w)) return {};
      if (one_of(w, {"and", "by", "with", "from", "to", "said"})) return {};
      --t;
    }
    return {};
  }

  [[nodiscard]] Id<Mention> begins_after_to(const Mention& title) const {
    const auto t = title.tokens.end + 1;
    return begins(word(t) == "the" ? t + 1 : t);
  }

  void role(Id<Mention> id) {
    const auto& title = at(id);
    const auto person = holder(title);
    if (!person || sentence_of(at(person).tokens.begin) != sentence_of(title.tokens.begin)) return;
    if (doc_.entities[title.entity.value].subtype == "rank" &&
        roles_.count(at(person).entity.value))
      return;
    auto whom = employer(title);
    if (!whom) {
      const auto& country = doc_.entities[at(person).entity.value].country;
      if (!country.empty()) whom = country_mention(country);
      if (whom && is_sent(title) && begins_after_to(title) == whom) whom = {};
    }
    if (!whom) return;
    const auto role = doc_.view(title.span);
    if (!roles_.insert(at(person).entity.value).second &&
        held_.count({at(person).entity.value, at(whom).entity.value}))
      return;
    held_.insert({at(person).entity.value, at(whom).entity.value});
    add(RelationType::role, role, person, whom, title.span, role, "standing.role", 0.95F);
  }

  /// A mention of the country itself, if the document has one.
  [[nodiscard]] Id<Mention> country_mention(std::string_view country) const {
    const auto found = countries_.find(country);
    return found == countries_.end() ? Id<Mention>{} : found->second;
  }

  void part(Id<Mention> id) {
    const auto& org = at(id);
    auto end = org.tokens.begin;
    if (end > 0 && apostrophe(word(end - 1))) --end;
    const auto owner = ends(end);
    if (is_programme(doc_, org)) return;
    // "pro-[Oslo] Harbour Party" is not Oslo's
    if (owner && takes_sides(word(at(owner).tokens.begin))) return;
    // "Sweden's NATO bid": an intergovernmental body is nobody's
    if (doc_.entities[org.entity.value].subtype == "intergovernmental") return;
    if (owner && (is(owner, EntityType::gpe) || is(owner, EntityType::norp))) {
      const auto& subtype = doc_.entities[at(owner).entity.value].subtype;
      if (is(owner, EntityType::norp) && subtype != "nationality") return;
      add(RelationType::part_of, "part of", id, owner, Span{at(owner).span.begin, org.span.end}, {},
          "standing.part-before", 0.95F);
      return;
    }
    auto t = org.tokens.end;
    if (word(t) == "of") {
      ++t;
      if (word(t) == "the") ++t;
      if (const auto of = begins(t); is(of, EntityType::gpe))
        add(RelationType::part_of, "part of", id, of, Span{org.span.begin, at(of).span.end}, {},
            "standing.part-of", 0.9F);
    }
  }

  void located(Id<Mention> id) {
    const auto& mention = at(id);
    auto t = mention.tokens.end;
    if (word(t) == "," && mention.type != EntityType::org) {
      const auto next = begins(t + 1);
      const auto& inner = doc_.entities[mention.entity.value].subtype;
      const auto& outer =
          doc_.entities[is(next, EntityType::gpe) ? at(next).entity.value : mention.entity.value];
      if (inner == "region" && outer.subtype == "region") return;  // "Iowa, Kansas and Missouri"
      if (outer.country.empty()) return;  // names in a list of which nothing is known
      if (is(next, EntityType::gpe) && doc_.entities[at(next).entity.value].subtype != "city" &&
          doc_.entities[mention.entity.value].subtype != "country" &&
          doc_.entities[at(next).entity.value].country ==
              doc_.entities[mention.entity.value].country)
        add(RelationType::located_in, "located in", id, next,
            Span{mention.span.begin, at(next).span.end}, {}, "standing.comma", 0.85F);
      return;
    }
    if (word(t) != "in") return;
    // "will host ministers of the Coalition in Oslo": they meet there
    if (mention.type == EntityType::org && mention.tokens.begin > 1 &&
        doc_.entities[mention.entity.value].country.empty() &&
        (word(mention.tokens.begin - 1) == "of" || word(mention.tokens.begin - 2) == "of"))
      return;
    if (word(t + 1) == "the") ++t;
    const auto next = begins(t + 1);
    if (!is(next, EntityType::gpe) || at(next).stands_for) return;
    if (doc_.entities[mention.entity.value].subtype == "region" &&
        doc_.entities[at(next).entity.value].subtype == "city")
      return;  // "lawmakers from Nebraska in Washington"
    if (mention.type == EntityType::gpe && doc_.entities[mention.entity.value].subtype == "country")
      return;
    add(RelationType::located_in, "located in", id, next,
        Span{mention.span.begin, at(next).span.end}, {}, "standing.in", 0.8F);
  }

  void nationality(Id<Mention> id) {
    const auto& norp = at(id);
    if (doc_.entities[norp.entity.value].subtype != "nationality") return;
    auto t = norp.tokens.end;
    for (int steps = 0; steps < 3 && lower_word(word(t)) && !begins(t); ++steps) ++t;
    const auto person = begins(t);
    if (!is(person, EntityType::person) || roles_.count(at(person).entity.value)) return;
    const auto country = country_mention(doc_.entities[norp.entity.value].country);
    add(RelationType::nationality, "national of", person, country ? country : id, norp.span, {},
        "standing.nationality", 0.8F);
  }

  std::map<std::string_view, Id<Mention>> countries_;  ///< each one's first mention
  std::set<std::tuple<int, std::uint32_t, std::uint32_t>> seen_;
  std::set<std::uint32_t> roles_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> held_;
  std::vector<Relation> found_;
};

}  // namespace

std::vector<Relation> find_standing(const Layers& document) { return Standing(document).find(); }

}  // namespace demarche::detail
