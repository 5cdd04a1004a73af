// SPDX-License-Identifier: Apache-2.0
#include "relation/mend.hpp"

#include <string>
#include <string_view>

namespace demarche::detail {
namespace {

using Index = std::uint32_t;
constexpr Index none = Syntax::root;

class Mender {
 public:
  explicit Mender(const Layers& document)
      : doc_(document),
        syntax_(document.syntax),
        first_(document.syntax.size(), none),
        next_(document.syntax.size(), none) {
    for (auto t = static_cast<Index>(syntax_.size()); t-- > 0;) {
      const auto head = syntax_[t].head;
      if (head >= syntax_.size()) continue;
      next_[t] = first_[head];
      first_[head] = t;
    }
  }

  std::vector<Syntax> run() {
    for (Index t = 0; t < syntax_.size(); ++t) {
      if (rel(t) == Deprel::reparandum && syntax_[t].head < syntax_.size() && t < syntax_[t].head)
        syntax_[t].rel = Deprel::compound;  // "the [Norway-Kenya] relationship"
      if ((rel(t) == Deprel::obj || rel(t) == Deprel::iobj) && syntax_[t].head < t && noun(t) &&
          find(t, [&](Index c) { return rel(c) == Deprel::case_ && c < t; }) != none)
        syntax_[t].rel = Deprel::obl;  // "issued a demarche [to the envoy]"
      if (rel(t) == Deprel::obj && is_time(t) && syntax_[t].head < t &&
          find(syntax_[t].head, [&](Index c) { return rel(c) == Deprel::obj && c > t; }) != none)
        syntax_[t].rel = Deprel::obl;  // "rejected [Thursday] an appeal"
      verb_read_as_adjective(t);
      verb_between_names(t);
      gerund_read_as_noun(t);
      phrase_of_two_subjects(t);
      title_beside_name(t);
      conjunct_read_as_apposition(t);
      object_hung_across(t);
      recipient_read_as_object(t);
      clause_read_as_phrase(t);
      subject_behind_for(t);
      list_read_as_apposition(t);
      infinitive_of_a_headline(t);
      content_read_as_relative(t);
      subject_read_as_conjunct(t);
    }
    for (Index t = 0; t < syntax_.size(); ++t) subject_of_reported_clause(t);
    for (Index t = 0; t < syntax_.size(); ++t) second_subject(t);
    return std::move(syntax_);
  }

 private:
  [[nodiscard]] Deprel rel(Index t) const { return syntax_[t].rel; }
  [[nodiscard]] Upos pos(Index t) const { return syntax_[t].pos; }
  [[nodiscard]] std::string_view word(Index t) const { return doc_.view(doc_.tokens[t]); }
  [[nodiscard]] bool noun(Index t) const {
    return pos(t) == Upos::noun || pos(t) == Upos::propn || pos(t) == Upos::pron;
  }

  [[nodiscard]] bool is_time(Index t) const {
    const auto lemma = syntax_[t].lemma;
    return lemma == "today" || lemma == "yesterday" || lemma == "tomorrow" || lemma == "tonight" ||
           lemma == "week" || lemma == "month" || lemma == "year" || lemma == "night" ||
           word(t).ends_with("day");
  }

  template <class Wanted>
  [[nodiscard]] Index find(Index head, Wanted wanted) const {
    for (auto c = first_[head]; c != none; c = next_[c])
      if (syntax_[c].head == head && wanted(c)) return c;
    for (auto i = moved_.rbegin(); i != moved_.rend() && moved_.rend() - i < 8; ++i)
      if (syntax_[*i].head == head && wanted(*i)) return *i;
    return none;
  }
  /// Keeps the lists of children as they were read: find() skips those who left and looks among
  /// the last who moved.
  void move(Index t, Index head, Deprel rel) {
    syntax_[t].head = head;
    syntax_[t].rel = rel;
    moved_.push_back(t);
  }
  /// "A [accepted demands] from B": a participle as adjective of a noun that has a subject.
  void verb_read_as_adjective(Index n) {
    if (!noun(n)) return;
    const auto verb = find(n, [&](Index c) {
      return c < n && rel(c) == Deprel::amod && pos(c) == Upos::verb && word(c).ends_with("ed");
    });
    if (verb == none) return;
    auto subject = find(n, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
    const bool own = subject == none;
    if (own) subject = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
    if (subject == none || find(n, [&](Index c) { return rel(c) == Deprel::cop; }) != none) return;
    if (find(n, [&](Index c) { return rel(c) == Deprel::det && c > subject && c < n; }) != none)
      return;
    const auto head = syntax_[n].head;
    const auto role = rel(n);
    if (!own) move(subject, verb, Deprel::nsubj);
    for (auto c = first_[n]; c != none; c = next_[c])
      if (syntax_[c].head == n && (rel(c) == Deprel::aux || rel(c) == Deprel::ccomp ||
                                   rel(c) == Deprel::parataxis || rel(c) == Deprel::advcl))
        move(c, verb, rel(c));
    move(verb, head, role);
    move(n, verb, Deprel::obj);
  }

  /// "looks forward to [consulting] with B", read as a noun.
  void gerund_read_as_noun(Index t) {
    if (pos(t) != Upos::noun || !word(t).ends_with("ing") || rel(t) != Deprel::obl) return;
    const auto verb = syntax_[t].head;
    if (verb >= t || syntax_[verb].lemma != "look") return;
    const auto to = find(t, [&](Index c) { return rel(c) == Deprel::case_ && word(c) == "to"; });
    if (to == none) return;
    syntax_[to].rel = Deprel::mark;
    syntax_[t].pos = Upos::verb;
    syntax_[t].rel = Deprel::advcl;
    for (auto c = first_[t]; c != none; c = next_[c])
      if (syntax_[c].head == t && c > t && rel(c) == Deprel::nmod) syntax_[c].rel = Deprel::obl;
  }

  /// "[A] updated [B members]", read as one phrase: a name right before the participle.
  void verb_between_names(Index n) {
    if (!noun(n)) return;
    const auto verb = find(n, [&](Index c) {
      return c < n && c > 0 && rel(c) == Deprel::amod && pos(c) == Upos::verb &&
             word(c).ends_with("ed") && pos(c - 1) == Upos::propn;
    });
    if (verb == none) return;
    const auto lemma = syntax_[verb].lemma;
    for (const std::string_view made : {"back", "base", "control", "occupy", "sponsor", "support",
                                        "own", "train", "align", "link", "relate", "style"})
      if (lemma == made || lemma == std::string(made) + "e") return;  // "Norway backed forces"
    auto subject = verb - 1;
    for (int depth = 0; depth < 4 && syntax_[subject].head < verb; ++depth)
      subject = syntax_[subject].head;
    if (rel(subject) != Deprel::compound && rel(subject) != Deprel::nmod &&
        rel(subject) != Deprel::nsubj)
      return;
    if (find(subject, [&](Index c) { return rel(c) == Deprel::case_; }) != none) return;
    const auto head = syntax_[n].head;
    const auto role = rel(n);
    const auto article = find(n, [&](Index c) { return rel(c) == Deprel::det && c < subject; });
    if (article != none) move(article, subject, Deprel::det);
    move(subject, verb, Deprel::nsubj);
    for (auto c = first_[n]; c != none; c = next_[c])
      if (syntax_[c].head == n && c > n &&
          (rel(c) == Deprel::acl || rel(c) == Deprel::ccomp || rel(c) == Deprel::advcl))
        move(c, verb, rel(c) == Deprel::acl ? Deprel::ccomp : rel(c));
    move(verb, head, role);
    move(n, verb, Deprel::obj);
  }

  /// "[A operating in B] said", "[US][forces] must": a subject that is a verb with its own subject,
  /// and a modifier that stands beside its noun.
  void phrase_of_two_subjects(Index verb) {
    const auto subject = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
    if (subject == none) return;
    if (pos(subject) == Upos::verb && word(subject).ends_with("ing")) {
      const auto inner =
          find(subject, [&](Index c) { return rel(c) == Deprel::nsubj && c < subject; });
      if (inner != none) {
        move(inner, verb, Deprel::nsubj);
        move(subject, inner, Deprel::acl);
        return;
      }
    }
    const auto second =
        find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c > subject && c < verb; });
    if (second == none || !noun(second)) return;
    bool comma = false;
    for (auto t = subject; t < second; ++t) {
      if (pos(t) == Upos::verb || pos(t) == Upos::aux) return;
      comma |= pos(t) == Upos::punct;
    }
    if (find(second, [&](Index c) { return rel(c) == Deprel::case_ && c < second; }) != none)
      move(second, subject, Deprel::nmod);  // "aircraft [including helicopters] attacked"
    else if (comma)
      move(second, subject, Deprel::appos);  // "A, [an ally of B], has refused"
    else if (is_time(second))
      syntax_[second].rel = Deprel::obl;  // "A [today] agreed"
    else
      move(subject, second, Deprel::amod);
  }

  /// "received a letter, and [A] accused B": A coordinated with the noun before it.
  void subject_read_as_conjunct(Index verb) {
    if (pos(verb) != Upos::verb || rel(verb) != Deprel::conj || verb < 3) return;
    const auto subject = verb - 1;
    if (!noun(subject) || rel(subject) != Deprel::conj || syntax_[subject].head == verb ||
        find(verb, [&](Index c) { return rel(c) == Deprel::nsubj; }) != none)
      return;
    const auto conjunction =
        find(subject, [&](Index c) { return rel(c) == Deprel::cc && c < subject; });
    if (conjunction == none || conjunction == 0 || word(conjunction - 1) != ",") return;
    move(conjunction, verb, Deprel::cc);
    move(subject, verb, Deprel::nsubj);
  }

  /// "told the Herald [that A would visit B]": what is told, read as a clause about the Herald.
  void content_read_as_relative(Index clause) {
    const auto addressee = syntax_[clause].head;
    if (rel(clause) != Deprel::acl || addressee >= syntax_.size() || addressee > clause ||
        (rel(addressee) != Deprel::iobj && rel(addressee) != Deprel::obj))
      return;
    const auto verb = syntax_[addressee].head;
    if (verb >= syntax_.size() || verb > addressee) return;
    const auto lemma = syntax_[verb].lemma;
    if (lemma != "tell" && lemma != "inform" && lemma != "assure" && lemma != "remind" &&
        lemma != "warn" && lemma != "convince" && lemma != "notify")
      return;
    const auto that =
        find(clause, [&](Index c) { return c < clause && syntax_[c].lemma == "that"; });
    if (that == none || that < addressee) return;
    const auto subject = find(clause, [&](Index c) {
      return rel(c) == Deprel::nsubj && c != that && c > that && c < clause;
    });
    if (subject == none) return;
    syntax_[that].rel = Deprel::mark;
    move(clause, verb, Deprel::ccomp);
  }

  /// "Minister [A] and Secretary [B] met C": B as apposition, the "and" on its title.
  void conjunct_read_as_apposition(Index name) {
    if (rel(name) != Deprel::appos || syntax_[name].head >= name) return;
    auto has_and = find(name, [&](Index c) { return rel(c) == Deprel::cc && c < name; });
    if (has_and == none) {
      const auto title = find(name, [&](Index c) {
        return c < name && (rel(c) == Deprel::nmod || rel(c) == Deprel::compound);
      });
      if (title == none) return;
      has_and = find(title, [&](Index c) { return rel(c) == Deprel::cc && c < title; });
      if (has_and == none) return;
    }
    syntax_[name].rel = Deprel::conj;
  }

  /// "Russia, [Ukraine] swap prisoners": a list without "and"; an apposition would end with a
  /// comma.
  void list_read_as_apposition(Index name) {
    const auto head = syntax_[name].head;
    if (rel(name) != Deprel::appos || head >= name || pos(name) != Upos::propn ||
        pos(head) != Upos::propn || word(name - 1) != "," ||
        (rel(head) != Deprel::nsubj && rel(head) != Deprel::root))
      return;
    auto end = name + 1;
    while (end < syntax_.size() && rel(end) == Deprel::flat && syntax_[end].head == name) ++end;
    if (end + 1 >= syntax_.size()) return;
    const bool plural = pos(end) == Upos::verb && word(end) == syntax_[end].lemma;
    const bool infinitive = word(end) == "to" && pos(end + 1) == Upos::verb;
    if (plural || infinitive) syntax_[name].rel = Deprel::conj;
  }

  /// "comes after [Ada Quist] [underscored] the plan": a clause's subject read as the phrase of its
  /// conjunction, its verb as one that is coordinated without a conjunction.
  void clause_read_as_phrase(Index verb) {
    if (rel(verb) != Deprel::conj || pos(verb) != Upos::verb) return;
    const auto head = syntax_[verb].head;
    if (head >= verb || find(verb, [&](Index c) {
                          return rel(c) == Deprel::cc || rel(c) == Deprel::nsubj ||
                                 rel(c) == Deprel::aux;
                        }) != none)
      return;
    Index phrase = none;
    Index word_of_time = none;
    for (auto c = first_[head]; c != none && c < verb; c = next_[c]) {
      if (syntax_[c].head != head || rel(c) != Deprel::obl || c < head) continue;
      word_of_time = find(c, [&](Index k) {
        return rel(k) == Deprel::case_ && (word(k) == "after" || word(k) == "before" ||
                                           word(k) == "since" || word(k) == "until");
      });
      if (word_of_time != none && pos(c) == Upos::propn) phrase = c;
    }
    if (phrase == none) return;
    const auto mark = find(phrase, [&](Index k) { return rel(k) == Deprel::case_; });
    syntax_[verb].rel = Deprel::advcl;
    move(phrase, verb, Deprel::nsubj);
    if (mark != none) move(mark, verb, Deprel::mark);
  }

  /// "pressed for [Norway] to use its influence": hung on the verb before instead of on its own.
  void subject_behind_for(Index name) {
    if (rel(name) != Deprel::obl || pos(name) != Upos::propn) return;
    for (auto t = name; t-- > 0 && name - t < 5;) {
      if (word(t) != "for" || rel(t) != Deprel::mark) continue;
      const auto verb = syntax_[t].head;
      if (verb < syntax_.size() && verb > name && syntax_[verb].head == syntax_[name].head &&
          find(verb, [&](Index c) { return rel(c) == Deprel::nsubj; }) == none)
        move(name, verb, Deprel::nsubj);
      return;
    }
  }

  /// "praised A and criticised [B]": hung on A, over the verb right before it that has no object.
  void object_hung_across(Index name) {
    if (rel(name) != Deprel::conj || !noun(name) || name < 2) return;
    auto verb = name - 1;
    while (verb > syntax_[name].head && syntax_[verb].head == name) --verb;
    if (verb <= syntax_[name].head || pos(verb) != Upos::verb || rel(verb) != Deprel::conj) return;
    if (find(verb, [&](Index c) { return rel(c) == Deprel::obj || rel(c) == Deprel::ccomp; }) ==
        none)
      move(name, verb, Deprel::obj);
  }

  /// "granted [B] asylum": the first of two objects is whom it was given to.
  void recipient_read_as_object(Index name) {
    if (rel(name) != Deprel::obj || pos(name) != Upos::propn || syntax_[name].head > name) return;
    const auto thing = find(syntax_[name].head, [&](Index c) {
      return c > name && c < name + 6 && rel(c) == Deprel::obj && pos(c) == Upos::noun;
    });
    if (thing != none) syntax_[name].rel = Deprel::iobj;
  }

  /// "[Norway] to host talks": a headline's verb, read as belonging to the name.
  void infinitive_of_a_headline(Index name) {
    if (rel(name) != Deprel::root || pos(name) != Upos::propn) return;
    const auto is_headlines = [&](Index c) {
      return c > name && rel(c) == Deprel::acl && pos(c) == Upos::verb &&
             find(c, [&](Index k) { return rel(k) == Deprel::mark && word(k) == "to"; }) != none;
    };
    auto verb = find(name, is_headlines);
    if (verb == none) {
      const auto other = find(name, [&](Index c) {
        return c > name && (rel(c) == Deprel::conj || rel(c) == Deprel::appos);
      });
      if (other != none) verb = find(other, is_headlines);
    }
    if (verb == none) return;
    const auto head = syntax_[name].head;
    move(name, verb, Deprel::nsubj);
    move(verb, head, Deprel::root);
  }

  /// "between [Minister] [Ada Quist] and B": a title hung beside its name, the preposition on the
  /// title.
  void title_beside_name(Index name) {
    if (pos(name) != Upos::propn || name == 0 || rel(name) != Deprel::nmod) return;
    if (find(name, [&](Index c) { return rel(c) == Deprel::case_ && c < name; }) != none) return;
    const auto head = syntax_[name].head;
    if (head >= syntax_.size() || head > name) return;
    const auto title = find(head, [&](Index c) {
      return rel(c) == Deprel::nmod && c < name && name - c < 6 && pos(c) == Upos::propn;
    });
    if (title == none) return;
    for (auto t = title + 1; t < name; ++t)
      if (pos(t) == Upos::punct || pos(t) == Upos::verb || pos(t) == Upos::cconj) return;
    const auto preposition =
        find(title, [&](Index c) { return rel(c) == Deprel::case_ && c < title; });
    if (preposition == none) return;
    move(preposition, name, Deprel::case_);
    move(title, name, Deprel::compound);
  }

  /// "[A] attacked B, C said": A hangs on "said".
  void subject_of_reported_clause(Index clause) {
    const auto saying = syntax_[clause].head;
    if (saying >= syntax_.size() || clause > saying || pos(clause) != Upos::verb ||
        (rel(clause) != Deprel::ccomp && rel(clause) != Deprel::parataxis))
      return;
    if (find(clause, [&](Index c) { return rel(c) == Deprel::nsubj; }) != none) return;
    const auto lost = find(saying, [&](Index c) { return rel(c) == Deprel::nsubj && c < clause; });
    if (lost == none ||
        find(saying, [&](Index c) { return rel(c) == Deprel::nsubj && c > clause; }) == none)
      return;
    move(lost, clause, Deprel::nsubj);
  }

  /// "A hosted [B] in C": B as second subject behind a verb that has no object; and a bare noun
  /// behind a verb that is no time.
  void second_subject(Index verb) {
    if (pos(verb) != Upos::verb) return;
    if (find(verb, [&](Index c) { return rel(c) == Deprel::obj && c > verb; }) != none) return;
    const auto before = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c < verb; });
    if (before == none) return;
    const auto behind = find(verb, [&](Index c) { return rel(c) == Deprel::nsubj && c > verb; });
    if (behind != none && noun(behind)) syntax_[behind].rel = Deprel::obj;
  }

  const Layers& doc_;
  std::vector<Syntax> syntax_;
  std::vector<Index> first_, next_;
  std::vector<Index> moved_;
};

}  // namespace

std::vector<Syntax> mended(const Layers& document) { return Mender(document).run(); }

}  // namespace demarche::detail
