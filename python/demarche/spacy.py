# SPDX-License-Identifier: Apache-2.0
"""A component for spaCy: nlp.add_pipe("demarche").

It sets `doc.ents` (label: the type; kb_id: the Wikidata id) and `doc._.demarche`, the whole document; `doc._.relations`
are its relations (a tuple of `demarche.Relation`, whose offsets `doc.char_span(begin, end)` takes). Both go with a doc into
bytes, pickles and the other processes of `n_process`.
"""
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable, Iterable, Iterator

from .document import Document
from .extractor import Extractor, load

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULTS: dict[str, Any] = {
    "data": None, "gazetteers": [], "rules": [], "plain": False, "link_persons": True, "min_confidence": 0.25, "date": None, "threads": 2, "overwrite_ents": True,
}  # fmt: skip


class Component:
    """Reads each doc's text. Threads: as spaCy's."""

    def __init__(self, extractor: Extractor, date: str | None, threads: int, overwrite_ents: bool) -> None:
        self.extractor = extractor
        self.date = date
        self.threads = threads
        self.overwrite_ents = overwrite_ents

    def __call__(self, doc: Doc) -> Doc:
        return self._set(doc, self.extractor(doc.text, date=self.date))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 128) -> Iterator[Doc]:
        """Many docs, on several threads, in order."""
        items = (({"text": doc.text, "date": self.date}, doc) for doc in stream)
        for found, doc in self.extractor.pipe(items, threads=self.threads, as_tuples=True):
            yield self._set(doc, found)

    def to_disk(self, path: Any, exclude: Iterable[str] = ()) -> None:
        """Nothing: the settings in the pipeline's configuration say all."""

    def from_disk(self, path: Any, exclude: Iterable[str] = ()) -> Component:
        return self

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:
        return b""

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> Component:
        return self

    def _set(self, doc: Doc, found: Document) -> Doc:
        from spacy.util import filter_spans

        ids = {entity.id: entity.wikidata or "" for entity in found.entities}
        # A name that ends inside one of spaCy's tokens gets the whole token.
        spans = [
            doc.char_span(m.begin, m.end, label=m.type, kb_id=ids[m.entity], alignment_mode="expand")
            for m in found.mentions
            if m.kind == "name"
        ]
        ours = filter_spans([span for span in spans if span is not None])
        if self.overwrite_ents:
            doc.ents = ours
        else:
            taken = {token.i for span in doc.ents for token in span}
            doc.ents = [*doc.ents, *(s for s in ours if not any(token.i in taken for token in s))]
        doc._.demarche = found
        return doc


def make_component(
    nlp: Language, name: str, data: str | None, gazetteers: list[str], rules: list[str], plain: bool, link_persons: bool,
    min_confidence: float, date: str | None, threads: int, overwrite_ents: bool,
) -> Component:  # fmt: skip
    """What spaCy calls for add_pipe("demarche", config={...}); the options are those of `demarche.load`."""
    extractor = load(data, gazetteers=gazetteers, rules=rules, plain=plain, link_persons=link_persons, min_confidence=min_confidence)
    return Component(extractor, date, threads, overwrite_ents)


def _register() -> Callable[..., Component]:
    from spacy.language import Language
    from spacy.tokens import Doc

    if not Doc.has_extension("demarche"):
        Doc.set_extension("demarche", default=None)
    if not Doc.has_extension("relations"):
        Doc.set_extension("relations", getter=lambda doc: doc._.demarche.relations if doc._.demarche else ())
    Language.factory("demarche", default_config=DEFAULTS, assigns=["doc.ents", "doc._.relations"], func=make_component)
    return make_component


_register()
