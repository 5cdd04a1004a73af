// SPDX-License-Identifier: Apache-2.0
/// Names by the tokens that they begin and end at, and whose office a title is.
#pragma once

#include <string_view>
#include <vector>

#include "layers.hpp"

namespace demarche::detail {

class NameIndex {
 public:
  explicit NameIndex(const Layers& doc);

  [[nodiscard]] const Layers& document() const { return doc_; }
  [[nodiscard]] const Mention& at(Id<Mention> id) const { return doc_.mentions[id.value]; }
  [[nodiscard]] std::string_view word(std::uint32_t t) const {
    return t < doc_.tokens.size() ? doc_.view(doc_.tokens[t]) : std::string_view{};
  }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t t) const { return sentence_[t]; }
  /// The name that begins at the token, or ends before it; none if there is none.
  [[nodiscard]] Id<Mention> begins(std::uint32_t t) const {
    return t < name_at_.size() ? name_at_[t] : Id<Mention>{};
  }
  [[nodiscard]] Id<Mention> ends(std::uint32_t t) const {
    return t < name_before_.size() ? name_before_[t] : Id<Mention>{};
  }
  [[nodiscard]] bool is(Id<Mention> id, EntityType type) const { return id && at(id).type == type; }
  [[nodiscard]] static bool apostrophe(std::string_view w) {
    return w == "'s" || w == "\u2019s" || w == "'" || w == "\u2019";
  }

  /// The body or country that a title belongs to, left of it ("Pakistan's", "US State Department")
  /// or right ("of A").
  [[nodiscard]] Id<Mention> employer(const Mention& title) const;
  /// "Ada Quist, Executive Director, Harbour Council": as lists of participants say it.
  [[nodiscard]] Id<Mention> listed_employer(const Mention& title) const;
  /// A relation that stands between two mentions of one sentence, in the present, as sure as the
  /// less sure of the two times `confidence`.
  [[nodiscard]] Relation standing(RelationType type, std::string_view predicate,
                                  Id<Mention> subject, Id<Mention> object, Span trigger,
                                  std::string_view role, std::string_view rule,
                                  float confidence) const;
  /// "Kenya's ambassador to Norway" is Kenya's.
  [[nodiscard]] bool is_sent(const Mention& title) const;

 protected:
  const Layers& doc_;

 private:
  std::vector<Id<Mention>> name_at_, name_before_;
  std::vector<std::uint32_t> sentence_;
};

}  // namespace demarche::detail
