// SPDX-License-Identifier: Apache-2.0
/// "The defence secretary": persons by their offices alone.
#include <map>

#include "entity/nominals.hpp"
#include "entity/office_holders.hpp"
#include "entity/title_holders.hpp"
#include "gazetteer/offices.hpp"
#include "mention/titles.hpp"

namespace demarche::detail {
namespace {

class Titles {
 public:
  explicit Titles(EntityBuilder& b) : b_(b), holders_(*b.doc.work), offices_(b) {}

  void run() {
    for (std::size_t m = 0; m < b_.name_count(); ++m) note_title(m);
    for (std::size_t m = 0; m < b_.name_count(); ++m)
      if (b_.mentions[m].type == EntityType::title) title_alone(m);
    for (std::uint32_t t = 1; t < b_.doc.tokens.size(); ++t)
      if (b_.word(t - 1) == "the" || b_.word(t - 1) == "The") bare_title(t);
  }

 private:
  /// Titles that stand beside a name: who may be meant by the title alone.
  void note_title(std::size_t m) {
    const auto& title = b_.mentions[m];
    if (title.type != EntityType::title) return;
    auto t = title.tokens.end;
    for (int steps = 0; steps < 10; ++steps) {
      const auto next = b_.name_beginning_at(t);
      if (next && b_.mentions[next.value].type == EntityType::person)
        return hold(title, b_.mentions[next.value].entity);
      const auto w = b_.word(t);
      if (w == "," && steps == 0)  // "the ministry's spokesperson, Grace Wanjiru, said"
        if (const auto person = b_.name_beginning_at(t + 1);
            person && b_.mentions[person.value].type == EntityType::person &&
            ends_aside(b_.word(b_.mentions[person.value].tokens.end)))
          return hold(title, b_.mentions[person.value].entity);
      if ((w == "and" || w == ",") &&
          is_title(t + 1)) {  // "Prime Minister and Minister of Defence X"
        t = b_.mentions[b_.name_beginning_at(t + 1).value].tokens.end;
        continue;
      }
      if (next && b_.mentions[next.value].type != EntityType::person &&
          (steps == 0 ? b_.mentions[next.value].type == EntityType::title : true))
        t = b_.mentions[next.value].tokens.end;
      else if (w == "Dr." || w == "Mr." || w == "Ms." || w == "Mr" || w == "Ms" || w == "Dr" ||
               (steps > 0 && (w == "of" || w == "and" || w == "the")) ||
               (steps == 0 && (w == "for" || w == "of" || w == "(")))
        ++t;
      else
        break;
    }
    if (title.tokens.begin >= 2) {  // in apposition behind the name
      auto b = title.tokens.begin;
      for (int steps = 0; steps < 6 && b > 0; ++steps) {
        if (b_.word(b - 1) == ",") {
          const auto person = b_.name_ending_at(b - 1);
          if (person && b_.mentions[person.value].type == EntityType::person)
            hold(title, b_.mentions[person.value].entity);
          return;
        }
        const auto before = b_.name_ending_at(b);
        if (!before && ends_apposition(b - 1)) return;
        b = before ? b_.mentions[before.value].tokens.begin : b - 1;
      }
    }
  }
  static bool ends_aside(std::string_view w) {
    return w == "," || w == "." || w == ";" || w == ")" || w.empty();
  }
  /// "Quist, the widow of Otieno, [met] the President": no title of his
  [[nodiscard]] bool ends_apposition(std::uint32_t token) const {
    if (b_.doc.syntax.empty()) return false;
    const auto pos = b_.doc.syntax[token].pos;
    return pos == Upos::verb || pos == Upos::adp || pos == Upos::sconj;
  }
  [[nodiscard]] bool is_title(std::uint32_t token) const {
    const auto name = b_.name_beginning_at(token);
    return name && b_.mentions[name.value].type == EntityType::title;
  }
  void hold(const Mention& title, Id<Entity> person) {
    holders_.add({normalised_title(b_.text(title)), person, b_.entities[person.value].country,
                  title.tokens.begin});
  }

  /// "the [Kenyan] president", "the president of [Kenya]".
  [[nodiscard]] std::string_view country_of(const Mention& title) const {
    const auto before = b_.country_before(title.tokens.begin);
    if (!before.empty() || b_.word(title.tokens.end) != "of") return before;
    const auto t = title.tokens.end + (b_.word(title.tokens.end + 1) == "the" ? 2 : 1);
    const auto name = b_.name_beginning_at(t);
    if (!name || b_.mentions[name.value].type != EntityType::gpe || !b_.mentions[name.value].entity)
      return {};
    return b_.entities[b_.mentions[name.value].entity.value].country;
  }

  /// "The defence secretary also met ...": the last person of that title.
  void title_alone(std::size_t m) {
    const auto& title = b_.mentions[m];
    if (holders_.stands_with_name(title.tokens.begin)) return;
    // "Thank you, Mr President": whoever is spoken to, and that is often no one of this office
    if (title.tokens.begin > 0 && is_address(b_.word(title.tokens.begin - 1))) return;
    const auto wanted = normalised_title(b_.text(title));
    const auto country = country_of(title);
    const auto* best = holders_.nearest(wanted, country, title.tokens.begin);
    if (country.empty() && best && best->country != b_.home && !b_.home.empty())
      if (const auto* own = holders_.only_of(wanted, b_.home)) best = own;
    auto begin = title.tokens.begin;
    for (int steps = 0; steps < 5 && begin > 0; ++steps) {  // the phrase begins at its article
      const auto w = b_.word(begin - 1);
      if (w == "the" || w == "The" || w == "a" || w == "an" || w == "his" || w == "her" ||
          w == "their") {
        --begin;
        break;
      }
      if (const auto name = b_.name_ending_at(begin);
          name && (b_.mentions[name.value].type == EntityType::gpe ||
                   b_.mentions[name.value].type == EntityType::norp ||
                   b_.mentions[name.value].type == EntityType::org))
        begin = b_.mentions[name.value].tokens.begin;
      else if (is_apostrophe_s(w))
        --begin;
      else
        break;
    }
    if (is_apostrophe_s(b_.word(begin))) ++begin;
    const TokenRange range{begin, title.tokens.end};
    auto person = best ? best->person : Id<Entity>{};
    if (!person) person = offices_.holder(wanted, country);
    if (person) {
      b_.add_mention(b_.doc.span(range), range, person, MentionKind::nominal, "nominal.title",
                     0.8F);
    } else if (!country.empty() ||
               begin < title.tokens.begin) {  // somebody specific whom the text does not name
      auto& entity =
          unnamed_[folded(b_.doc.view(b_.doc.span({title.tokens.begin, title.tokens.end}))) +
                   std::string(country)];
      if (!entity) {
        Mention phrase;
        phrase.type = EntityType::person;
        phrase.span = b_.doc.span(range);
        entity = b_.create(phrase);
        b_.entities[entity.value].country = country;
      }
      b_.add_mention(b_.doc.span(range), range, entity, MentionKind::nominal, "nominal.unnamed",
                     0.6F);
    }
  }

  /// "the minister" that is no title by itself: the last person before it who is some minister.
  void bare_title(std::uint32_t t) {
    const auto noun = b_.word(t);
    if (noun.size() < 4 || noun[0] < 'a' || noun[0] > 'z' || noun == "member" ||
        noun == "official" || b_.name_beginning_at(t) || b_.name_beginning_at(t + 1))
      return;
    const auto next = b_.word(t + 1);
    if (next == "of" || next == "for" || is_apostrophe_s(next)) return;
    if (!b_.doc.syntax.empty() && b_.doc.syntax[t].rel == Deprel::compound) return;
    const auto* best = holders_.last_some(noun, t);
    if (!best) return;
    const TokenRange range{t - 1, t + 1};
    b_.add_mention(b_.doc.span(range), range, best->person, MentionKind::nominal, "nominal.title",
                   0.75F);
  }

  EntityBuilder& b_;
  TitleHolders holders_;
  OfficeHolders offices_;
  std::map<std::string, Id<Entity>> unnamed_;
};

}  // namespace

void add_offices(EntityBuilder& builder) { Titles(builder).run(); }

}  // namespace demarche::detail
