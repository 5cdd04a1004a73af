# SPDX-License-Identifier: Apache-2.0
"""One text and what was found in it."""
from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, Iterable, Literal, Mapping, cast

from . import _core
from .errors import names_its_options, one_of
from .merge import check_ids
from .records import (
    Amount, Article, Entity, Mention, Place, Relation, Skipped, Span, Time, Token, Triple, Value, shortened,
)  # fmt: skip

if TYPE_CHECKING:
    import pandas

Layer = Literal["tokens", "sentences"]
Form = Literal["minimal", "maximal"]
Unit = Literal["codepoint", "byte", "utf16"]
FORMS = (None, "minimal", "maximal")
UNITS = ("codepoint", "byte", "utf16")
LAYERS = ("tokens", "sentences")


class Document:
    """What `nlp(text)` returns: entities, relations and more, made when they are first asked for.

    Immutable. Threads: any number may read one. Can be pickled; words, open triples and
    explanations are then gone, unless they were asked for before.
    """

    def __init__(self, text: str, core: _core.Document | None, data: str, form: Form | None) -> None:
        self._text = text
        self._core = core
        self._json = data
        self._form: Form | None = form
        self._layers: dict[str, Any] = {}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], text: str = "") -> Document:
        """A document as `to_dict()` or the program wrote it. Without its text, sentences have none.

        Throws: ValueError for what is no document, counts in other units than code points, or names an entity by an id
        that none has.
        """
        if data.get("format") != "demarche/1":
            raise ValueError(f"no document: \"format\" is {data.get('format')!r}, expected 'demarche/1'")
        if data.get("offsets") != "codepoint":
            raise ValueError(f"the document counts in {data.get('offsets')!r}, expected 'codepoint'")
        made = cls(text, None, json.dumps(data, ensure_ascii=False, separators=(",", ":")), None)
        made._layers = {name: data[name] for name in ("tokens", "sentences", "triples") if name in data}
        check_ids(data)
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        return from_state, (self._text, self._json, self._form, self._layers)

    def __repr__(self) -> str:
        found = f"{len(self._data['entities'])} entities, {len(self._data['relations'])} relations"
        return f"<Document {self.id!r} {shortened(self._text)!r}: {found}>"

    def __len__(self) -> int:
        """The text's length in code points."""
        return len(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._text == other._text and self._data == other._data

    __hash__ = None  # type: ignore[assignment]

    @cached_property
    def _data(self) -> dict[str, Any]:
        return cast("dict[str, Any]", json.loads(self._json))

    @property
    def text(self) -> str:
        """The text as given."""
        return self._text

    @property
    def id(self) -> str:
        """As given, else "0"."""
        return cast(str, self._data["id"])

    @property
    def date(self) -> str | None:
        """The ISO day that the text names, else the one given."""
        return cast("str | None", self._data["date"])

    @property
    def cut(self) -> str | None:
        """What a limit left out, in words."""
        return cast("str | None", self._data["cut"])

    @cached_property
    def article(self) -> Article:
        """Headline, byline, dateline, body, and what is not the article."""
        found = self._data["article"]
        headline, byline, dateline = (
            self._span(found[part]) if found[part] else None for part in ("headline", "byline", "dateline")
        )
        return Article(
            headline, byline, dateline,
            body=tuple(map(self._span, found["body"])),
            skipped=tuple(Skipped(s["begin"], s["end"], self._slice(s), s["kind"]) for s in found["skipped"]),
        )  # fmt: skip

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """In order of first mention."""
        return tuple(map(_entity, self._data["entities"]))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions of all entities, in text order."""
        found = [mention for entity in self.entities for mention in entity.mentions]
        return tuple(sorted(found, key=lambda m: (m.begin, m.end)))

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """Events and standing relations, in text order."""
        return tuple(map(self._relation, self._data["relations"]))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the article; nothing else has words."""
        return tuple(map(self._span, self._layer("sentences")))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words with lemmas, tags and the parse."""
        return tuple(
            Token(t["begin"], t["end"], self._slice(t), t["lemma"], t["upos"], t["head"], t["deprel"])
            for t in self._layer("tokens")
        )

    @cached_property
    def triples(self) -> tuple[Triple, ...]:
        """Open triples: in the form that `load(open=...)` names, else minimal."""
        return tuple(map(self._triple, self._layer("triples")))

    def entity(self, id: str) -> Entity:
        """The entity of an id, such as `mention.entity`. Throws: KeyError."""
        return self._by_id[id]

    @names_its_options
    def to_dict(self, *, layers: Iterable[Layer] = (), open: Form | None = None) -> dict[str, Any]:
        """The document in the form of docs/schema.md, as new dicts and lists."""
        return cast("dict[str, Any]", json.loads(self.to_json(layers=layers, open=open)))

    @names_its_options
    def to_json(
        self, *, indent: int | None = None, layers: Iterable[Layer] = (), open: Form | None = None,
        offsets: Unit = "codepoint",
    ) -> str:  # fmt: skip
        """The same as JSON, on one line unless `indent` says how many spaces a level has.

        `layers` adds "tokens" and "sentences", `open` adds "triples" (default: what `load` was told).
        """
        added = [str(layers)] if isinstance(layers, str) else list(map(str, layers))
        for layer in added:
            one_of("layers", layer, LAYERS)
        one_of("open", open, FORMS)
        one_of("offsets", offsets, UNITS)
        open = open or self._form
        if not added and open == self._form and indent is None and offsets == "codepoint":
            return self._json
        if self._core:
            return self._core.to_json(
                self.id, -1 if indent is None else indent, "tokens" in added, "sentences" in added,
                FORMS.index(open), UNITS.index(offsets),
            )  # fmt: skip
        if offsets != "codepoint":
            raise ValueError("a document that was read again has its offsets in code points only")
        wanted = [*added, *(["triples"] if open else [])]
        data = {**self._data, **{name: self._layer(name) for name in wanted}}
        separators = (",", ":") if indent is None else None
        return json.dumps(data, ensure_ascii=False, indent=indent, separators=separators)

    def to_text(self) -> str:
        """Triples for people, in order of certainty, each with its sentence."""
        return self._living("a text").to_text()

    @names_its_options
    def explain(self, sentence: int = 0) -> str:
        """The parse of each sentence (or of one, counted from 1), and which rules fired, and why."""
        return self._living("an explanation").explain(sentence)

    @names_its_options
    def to_dataframe(self, table: Literal["relations", "entities"] = "relations") -> pandas.DataFrame:
        """One relation, or entity, a row: see `demarche.to_dataframe`."""
        from .tables import to_dataframe

        return to_dataframe([self], table)

    def _repr_html_(self) -> str:
        from ._html import page

        return page(self)

    @cached_property
    def _by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    def _living(self, what: str) -> _core.Document:
        if self._core is None:
            raise ValueError(f"a document that was pickled or read again has no words to make {what} of: extract its text")
        return self._core

    def _layer(self, name: str) -> list[dict[str, Any]]:
        if name not in self._layers:
            if name in self._data:
                self._layers[name] = self._data[name]
            elif self._core is None:
                raise ValueError(f"the layer {name} is not in this document, which was pickled or read again")
            else:
                form = FORMS.index(self._form or "minimal") if name == "triples" else 0
                full = self._core.to_json(self.id, -1, name == "tokens", name == "sentences", form, 0)
                self._layers[name] = json.loads(full)[name]
        return cast("list[dict[str, Any]]", self._layers[name])

    def _slice(self, span: Mapping[str, Any]) -> str:
        return self._text[span["begin"] : span["end"]]

    def _span(self, span: Mapping[str, Any]) -> Span:
        return Span(span["begin"], span["end"], self._slice(span))

    def _find(self, id: str | None) -> Entity | None:
        return None if id is None else self._by_id[id]

    def _relation(self, r: Mapping[str, Any]) -> Relation:
        time, place = r["time"], r["place"]
        return Relation(
            id=r["id"], type=r["type"], cameo=r["cameo"], predicate=r["predicate"], triple=tuple(r["triple"]),
            subject=self._find(r["subject"]), object=self._find(r["object"]),
            subject_mention=self._span(r["subject_mention"]) if r["subject_mention"] else None,
            object_mention=self._span(r["object_mention"]) if r["object_mention"] else None,
            trigger=self._span(r), sentence=self._span(r["sentence"]), status=r["status"], tense=r["tense"],
            attributed_to=self._find(r["attributed_to"]),
            time=Time(time["begin"], time["end"], time["text"], time["value"]) if time else None,
            place=Place(place["begin"], place["end"], place["text"], self._find(place["entity"])) if place else None,
            role=r["role"], confidence=r["confidence"], rule=r["rule"], happening=r["happening"],
            evidence=tuple(map(self._span, r["evidence"])),
        )  # fmt: skip

    def _triple(self, t: Mapping[str, Any]) -> Triple:
        def piece(s: Mapping[str, Any]) -> Span:
            return Span(s["begin"], s["end"], s["text"])

        return Triple(
            piece(t["subject"]), piece(t["relation"]), piece(t["object"]), tuple(map(piece, t["extra"])),
            self._find(t["attributed_to"]), t["negated"], t["implicit"], t["confidence"],
        )  # fmt: skip


def from_state(text: str, data: str, form: Form | None, layers: dict[str, Any]) -> Document:
    """What `Document.__reduce__` takes apart."""
    made = Document(text, None, data, form)
    made._layers = layers
    return made


def _entity(e: Mapping[str, Any]) -> Entity:
    value: Value = e["value"]
    if isinstance(value, dict):
        value = Amount(value["amount"], value.get("currency", value.get("unit")))
    mentions = tuple(
        Mention(m["begin"], m["end"], m["text"], e["id"], e["type"], m["kind"], m["confidence"], m["source"], m["stands_for"])
        for m in e["mentions"]
    )
    return Entity(
        e["id"], e["type"], e["subtype"], e["name"], e["country"], e["wikidata"], e["geonames"], e["gazetteer"], value, mentions
    )
