// SPDX-License-Identifier: Apache-2.0
#include "entity/person_context.hpp"

#include "mention/titles.hpp"

namespace demarche::detail {
namespace {

bool is_body(EntityType type) {
  return type == EntityType::gpe || type == EntityType::norp || type == EntityType::org;
}

std::uint32_t over_article(const EntityBuilder& b, std::uint32_t token) {
  const auto w = b.word(token);
  return w == "the" || w == "a" || w == "an" ? token + 1 : token;
}

class ContextReader {
 public:
  ContextReader(EntityBuilder& b, std::size_t mention, PersonContext& context)
      : b_(b), mention_(b.mentions[mention]), context_(context) {}

  void run() {
    auto begin = mention_.tokens.begin;
    const auto titles = titles_before(b_, begin);
    context_.titles.insert(context_.titles.end(), titles.begin(), titles.end());
    if (context_.country.empty() && begin != mention_.tokens.begin)
      context_.country = b_.country_before(begin);
    if (context_.country.empty() && titles.empty()) office_before(begin);
    if (!context_.country.empty()) return;
    const auto behind = mention_.tokens.end;
    if (b_.word(behind) == "of" && !context_.titles.empty()) {  // "President X of Kenya"
      context_.country = country_at(over_article(b_, behind + 1));
    } else if (b_.word(behind) == "(") {  // "Ada Quist (Norway)"
      const auto name = b_.name_beginning_at(behind + 1);
      if (name && b_.word(b_.mentions[name.value].tokens.end) == ")")
        context_.country = country_at(behind + 1);
    } else if (b_.word(behind) == ",") {
      apposition(over_article(b_, behind + 1));
    }
    if (context_.country.empty()) addressed(begin);
    if (context_.country.empty())
      for (const auto title : context_.titles)  // there is but one
        if (title == "Pope" || title == "pope") context_.country = "VAT";
  }

 private:
  [[nodiscard]] std::string_view country_at(std::uint32_t token) const {
    const auto name = b_.name_beginning_at(token);
    if (!name) return {};
    const auto& m = b_.mentions[name.value];
    return is_body(m.type) && m.entity ? b_.entities[m.entity.value].country : std::string_view{};
  }

  /// "U.S. Ambassador to Kenya Ada Quist", "Norway's Envoy for the Sahel Ada Quist", "Minister of
  /// Foreign Affairs of Iraq, HE Dr Quist": over a place to the title and to what stands before it.
  void office_before(std::uint32_t begin) {
    if (begin > 0 && b_.word(begin - 1) == ",") --begin;
    const auto place = b_.name_ending_at(begin);
    if (!place || !is_place(b_.mentions[place.value].type)) return;
    auto t = b_.mentions[place.value].tokens.begin;
    if (t > 0 && b_.word(t - 1) == "the") --t;
    if (t == 0) return;
    const auto joint = b_.word(t - 1);
    if (joint != "to" && joint != "for" && joint != "of" && joint != "in" && joint != "at") return;
    --t;
    const auto country = b_.entities[b_.mentions[place.value].entity.value].country;
    const auto titles = titles_before(b_, t);
    if (titles.empty()) {  // "... for Harbours at the Department of State Ada Quist"
      if (b_.mentions[place.value].type == EntityType::org && joint != "to" && joint != "for")
        context_.country = country;
      return;
    }
    context_.titles.insert(context_.titles.end(), titles.begin(), titles.end());
    context_.country = b_.country_before(t);
    if (context_.country.empty() && joint == "of") context_.country = country;
  }
  static bool is_place(EntityType type) {
    return type == EntityType::gpe || type == EntityType::loc || type == EntityType::org;
  }

  /// "X, Romania's foreign minister"; "X, head of the Harbour Police".
  void apposition(std::uint32_t token) {
    const auto name = b_.name_beginning_at(token);
    if (!name) return;
    const auto& found = b_.mentions[name.value];
    if (is_body(found.type)) {
      auto t = found.tokens.end;
      for (int steps = 0; steps < 4 && t < b_.doc.tokens.size(); ++steps) {
        const auto at = b_.name_beginning_at(t);
        if (at && b_.mentions[at.value].type == EntityType::title) {
          context_.country = country_at(token);
          context_.titles.push_back(b_.text(b_.mentions[at.value]));
          return;
        }
        t = at ? b_.mentions[at.value].tokens.end : t + 1;
      }
    } else if (found.type == EntityType::title) {
      context_.titles.push_back(b_.text(found));
      auto t = found.tokens.end;
      if (b_.word(t) == "of" || b_.word(t) == "for" || b_.word(t) == "at")
        context_.country = country_at(over_article(b_, t + 1));
    }
  }

  /// "Norwegian diplomat X", "the Kenyan X": a nationality right before the name, or before small
  /// words that end in a role.
  void addressed(std::uint32_t begin) {
    if (begin > 1 && b_.word(begin - 1) == "," && b_.word(begin - 2) == "counterpart")
      --begin;  // "his Kenyan counterpart, Foreign Minister X"
    for (int steps = 0; steps < 3 && begin > 0; ++steps, --begin) {
      if (const auto before = b_.name_ending_at(begin)) {
        const auto& m = b_.mentions[before.value];
        if (m.type == EntityType::norp && b_.entities[m.entity.value].subtype == "nationality")
          context_.country = b_.entities[m.entity.value].country;
        return;
      }
      const auto w = b_.word(begin - 1);
      if (w.empty() || w[0] < 'a' || w[0] > 'z' || w == "and" || w == "with" || w == "to" ||
          w == "by" || w == "of" || w == "said" || w == "that")
        return;
    }
  }

  EntityBuilder& b_;
  const Mention& mention_;
  PersonContext& context_;
};

}  // namespace

std::vector<std::string_view> titles_before(const EntityBuilder& b, std::uint32_t& begin) {
  std::vector<std::string_view> titles;
  for (int steps = 0; steps < 8; ++steps) {
    auto t = begin;
    if (t > 0 && is_honorific(b.word(t - 1))) --t;
    if (t > 1 && !titles.empty() && (b.word(t - 1) == "and" || b.word(t - 1) == ","))
      --t;  // "Prime Minister and Minister of Defence X"
    const auto before = b.name_ending_at(t);
    if (!before || b.mentions[before.value].type != EntityType::title) {
      if (titles.empty() && t != begin && is_honorific(b.word(t))) begin = t;
      return titles;
    }
    titles.push_back(b.text(b.mentions[before.value]));
    begin = b.mentions[before.value].tokens.begin;
  }
  return titles;
}

void read_context(EntityBuilder& builder, std::size_t mention, PersonContext& context) {
  ContextReader(builder, mention, context).run();
}

}  // namespace demarche::detail
