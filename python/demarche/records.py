# SPDX-License-Identifier: Apache-2.0
"""What is found in a document. Offsets count code points, as Python's strings do: `text[begin:end]`."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

EntityType = Literal[
    "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "TITLE",
    "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL",
]  # fmt: skip
RelationType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "ROLE", "MEMBER_OF", "NATIONALITY", "PART_OF", "LOCATED_IN",
]  # fmt: skip
MentionKind = Literal["name", "nominal", "pronoun"]
Status = Literal["actual", "planned", "possible", "negated"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class HeldOffice:
    """An office that somebody held or holds. Dates are ISO 8601 in the precision that is known; None: unknown."""

    person: str
    id: str
    wikidata: str | None
    title: str
    country: str | None
    """ISO 3166 alpha-3."""
    body: str | None
    from_: str | None
    to: str | None
    """None: still held on the day `as_of`, which is not today."""
    as_of: str | None
    source: str | None
    stated: bool
    """Dates say that it was held on the day asked for; False: it is attested near that day."""


@dataclass(frozen=True, slots=True, repr=False)
class Span:
    """A piece of the text: code points `begin` up to, and without, `end`."""

    begin: int
    end: int
    text: str
    """"" in a document whose text is not known."""

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.begin}-{self.end} {shortened(self.text)!r}>"


@dataclass(frozen=True, slots=True, repr=False)
class Token(Span):
    """A word of Universal Dependencies v2. Tags are None without a statistical model."""

    lemma: str | None
    upos: str | None
    head: int | None
    """Index into the document's tokens, -1 for a root."""
    deprel: str | None

    def __repr__(self) -> str:
        return f"<Token {self.text!r} {self.upos} {self.deprel}>"


@dataclass(frozen=True, slots=True, repr=False)
class Mention(Span):
    """A span that means an entity."""

    entity: str
    """The entity's id."""
    type: EntityType
    kind: MentionKind
    confidence: float
    source: str | None
    """The rule, model or gazetteer that found it."""
    stands_for: str | None
    """Of a capital that means its government: the id of the country's entity, or the country's code."""

    def __repr__(self) -> str:
        return f"<Mention {self.begin}-{self.end} {self.text!r} {self.entity} {self.type} {self.kind}>"


@dataclass(frozen=True, slots=True, repr=False)
class Amount:
    """The value of MONEY (`unit` is the currency) or of a QUANTITY."""

    amount: float
    unit: str | None

    def __repr__(self) -> str:
        return f"<Amount {self.amount:g} {self.unit or ''}>"


Value = Union[str, float, Amount, None]
"""DATE and TIME: ISO 8601; MONEY, QUANTITY: an Amount; PERCENT, CARDINAL, ORDINAL: a number."""


@dataclass(frozen=True, slots=True, repr=False)
class Entity:
    """All mentions of one person, body, country or value."""

    id: str
    type: EntityType
    subtype: str | None
    name: str
    country: str | None
    """ISO 3166 alpha-3."""
    wikidata: str | None
    geonames: str | None
    gazetteer: str | None
    """The gazetteer row's id."""
    value: Value
    mentions: tuple[Mention, ...]

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        known = [self.id, self.type, repr(self.name), self.country, self.wikidata]
        count = len(self.mentions)
        return f"<Entity {' '.join(filter(None, known))}, {count} mention{'s' * (count != 1)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Time(Span):
    """When something happened, as the text says it, and as an ISO 8601 date, time or interval."""

    value: str | None


@dataclass(frozen=True, slots=True, repr=False)
class Place(Span):
    """Where something happened."""

    entity: Entity | None


@dataclass(frozen=True, slots=True, repr=False)
class Relation:
    """Who did what to whom."""

    id: str
    type: RelationType
    cameo: str | None
    """CAMEO code; None for standing relations."""
    predicate: str
    """Verb lemma or noun: "meet"."""
    triple: tuple[str | None, str, str | None]
    """To read: the words of this sentence."""
    subject: Entity | None
    object: Entity | None
    """One of the two may be None: a one-sided event."""
    subject_mention: Span | None
    object_mention: Span | None
    trigger: Span
    sentence: Span
    status: Status
    tense: Tense | None
    attributed_to: Entity | None
    """Who says so; None where the article does."""
    time: Time | None
    place: Place | None
    role: str | None
    """ROLE: the title's text."""
    confidence: float
    rule: str
    happening: str
    """Equal for the same happening in other documents."""
    evidence: tuple[Span, ...]
    """All sentences that state it."""

    def __str__(self) -> str:
        """One line to read: "Ada Quist | meet | William Ruto | CONSULT"."""
        ends = [entity.name if entity else "-" for entity in (self.subject, self.object)]
        status = "" if self.status == "actual" else f", {self.status}"
        return f"{ends[0]} | {self.predicate} | {ends[1]} | {self.type}{status}"

    def __repr__(self) -> str:
        return f"<Relation {self.id} {self} {self.confidence:.2f}>"


@dataclass(frozen=True, slots=True, repr=False)
class Triple:
    """An open triple: what a clause says, in its own words. `extra` holds further arguments."""

    subject: Span
    relation: Span
    object: Span
    extra: tuple[Span, ...]
    attributed_to: Entity | None
    negated: bool
    implicit: bool
    confidence: float

    def __repr__(self) -> str:
        words = [self.subject.text, self.relation.text, self.object.text, *(span.text for span in self.extra)]
        return f"<Triple {'not ' * self.negated}{' | '.join(words)}>"


@dataclass(frozen=True, slots=True, repr=False)
class Skipped(Span):
    """What is not the article."""

    kind: Literal["comments", "furniture", "published"]


@dataclass(frozen=True, slots=True)
class Article:
    """Where headline, byline, dateline and body stand, and what was skipped."""

    headline: Span | None
    byline: Span | None
    dateline: Span | None
    body: tuple[Span, ...]
    skipped: tuple[Skipped, ...]


def shortened(text: str, limit: int = 60) -> str:
    """One line of at most `limit` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1] + "…"
