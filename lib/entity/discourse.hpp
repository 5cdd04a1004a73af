// SPDX-License-Identifier: Apache-2.0
/// Who has been spoken of so far, while a text is read from its beginning.
#pragma once

#include <array>
#include <limits>
#include <map>
#include <string_view>
#include <vector>

#include "entity/argument_phrases.hpp"
#include "entity/issuers.hpp"
#include "entity/speakers.hpp"

namespace demarche::detail {

using EntityList = std::vector<Id<Entity>>;
inline constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();

/// What is known of an entity at some point of the text.
struct Standing {
  std::uint32_t first = never, last = never;  ///< tokens
  std::uint32_t seen = 0, total = 0;          ///< mentions so far; names in the whole text
  std::uint32_t citizens = 0;  ///< of a country: persons and bodies of it, where they are many
  Deprel role = Deprel::dep;   ///< of the last mention
  MentionKind kind = MentionKind::name;  ///< of the last mention
  bool quoted = false;                   ///< the last mention
  bool named = false;
  std::string_view noun;  ///< head of its last noun phrase
  std::string_view gender;
  std::string_view before;  ///< the word before its first name
};

/// Several who were named or meant together.
struct Party {
  EntityList members;
  std::uint32_t token;
  enum class Origin : std::uint8_t { listed, persons, countries, meant } origin;
};

/// Reads the text once, in step with the phrases that are resolved on the way.
class Discourse {
 public:
  Discourse(const EntityBuilder& builder, const PhraseLayer& phrases);

  /// Takes in all names and descriptions before the token.
  void read_to(std::uint32_t token);
  /// A phrase at its head token means these.
  void meant(const Phrase& phrase, const EntityList& entities);

  [[nodiscard]] const Standing& of(Id<Entity> e) const { return standing_[e.value]; }
  /// The entities mentioned last, nearest first: of those with a name at most `named`, of people
  /// and bodies without one at most `others`; looks back over 60 mentions.
  [[nodiscard]] EntityList recent(std::size_t named, std::size_t others) const;
  /// The two persons, or countries, mentioned last, the later one first; fewer if there are not.
  [[nodiscard]] EntityList last_two(EntityType type) const;
  /// The last person of a country; none if there was none.
  [[nodiscard]] Id<Entity> compatriot(std::string_view country) const;
  /// The parties named last, nearest first; and the text's first.
  [[nodiscard]] std::vector<const Party*> parties() const;
  /// What the last pronoun of this kind meant; null if there was none.
  [[nodiscard]] const EntityList* last_of(PhraseKind kind) const;
  /// The last ones before a token that were called by this noun, nearest first; if there are none,
  /// the first one behind it.
  [[nodiscard]] std::vector<const Descriptor*> called(std::string_view lemma,
                                                      std::uint32_t token) const;
  /// The last phrase with this head that was resolved to a single entity; none if there was none.
  [[nodiscard]] Id<Entity> last_phrase(std::string_view lemma) const;
  /// Entities whose phrase or name is headed by the token, which was read already.
  [[nodiscard]] const EntityList& at(std::uint32_t token) const;
  /// The subject of the clause that a token stands in, and of the clause above that.
  struct Subjects {
    std::uint32_t own = never, above = never;
  };
  [[nodiscard]] Subjects subjects(std::uint32_t token) const;

  [[nodiscard]] bool quoted(std::uint32_t token) const { return speakers_.in_quote(token); }
  [[nodiscard]] Id<Entity> speaker(std::uint32_t token) const { return speakers_.speaker(token); }
  /// Whether the token stands in what somebody says within the text.
  [[nodiscard]] bool speaks(std::uint32_t token) const {
    return b_.doc.quotations.at(token) || speakers_.speaker(token);
  }
  [[nodiscard]] SpokenFor spoken_for(std::uint32_t token) const {
    return speakers_.spoken_for(token);
  }
  [[nodiscard]] std::uint32_t sentence(std::uint32_t token) const { return b_.sentence_of(token); }
  [[nodiscard]] std::uint32_t block(std::uint32_t token) const {
    return blocks_[b_.sentence_of(token)];
  }
  /// The text's most named person, body, country and people; the countries to which most of its
  /// persons and bodies belong; its first person; whose statement it is.
  EntityList leading, countries;
  Id<Entity> first_person, home;
  /// Whose words the whole text is, where its head says so.
  Issuers issuers;
  /// Who speaks in a transcript, and who did before: "ADA QUIST: ...".
  Id<Entity> label, label_before;

 private:
  void count_names();
  void count_countries();
  void name(std::size_t mention);
  void speaks(const Mention& mention);
  void touch(Id<Entity> entity, std::uint32_t token, MentionKind kind);
  void together(std::uint32_t sentence);
  void list(Id<Entity> entity, std::uint32_t token);
  Standing& standing(Id<Entity> e);

  const EntityBuilder& b_;
  const PhraseLayer& phrases_;
  Speakers speakers_;
  std::vector<Standing> standing_;
  std::vector<std::uint32_t> blocks_;   ///< by sentence
  std::vector<std::uint32_t> subject_;  ///< by verb
  std::map<std::uint32_t, EntityList> at_;
  EntityList log_;
  std::vector<Party> parties_;
  std::map<PhraseKind, EntityList> last_of_;
  std::map<std::string_view, std::vector<const Descriptor*>> called_;
  std::map<std::string_view, Id<Entity>> last_phrase_;
  EntityList persons_, countries_;  ///< of the sentence that is being read
  std::map<std::string_view, Id<Entity>> compatriots_;
  std::size_t next_name_ = 0;
  std::uint32_t reading_ = 0;  ///< sentence
};

}  // namespace demarche::detail
