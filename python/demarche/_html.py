# SPDX-License-Identifier: Apache-2.0
"""A document in a notebook: its text with the names lit, and a table of triples. All that a text says is escaped."""
from __future__ import annotations

from html import escape
from typing import Iterable

from .document import Document
from .records import Mention, Relation

_LIMIT = 20_000
"""Code points of text, and a twentieth of it relations, that are shown."""
_COLOURS = {
    "PERSON": "214, 120, 40", "ORG": "130, 80, 220", "GPE": "20, 140, 150", "LOC": "20, 140, 150", "FAC": "20, 140, 150",
    "NORP": "190, 60, 140", "EVENT": "100, 140, 40", "LAW": "100, 140, 40", "PRODUCT": "100, 140, 40", "TITLE": "130, 125, 115",
}  # fmt: skip
_VALUE = "90, 125, 180"


def page(document: Document) -> str:
    """Looks well on light and dark ground: colours are laid over it, and text keeps the notebook's own."""
    text = document.text[:_LIMIT]
    shown = document.relations[: _LIMIT // 20]
    parts = [
        '<div class="demarche" style="max-width: 60em; line-height: 1.7">',
        f'<div style="white-space: pre-wrap; unicode-bidi: isolate; overflow-wrap: anywhere" dir="auto">{_marked(text, document.mentions)}</div>',
    ]
    if len(document.text) > _LIMIT:
        parts.append(f"<p>… {len(document.text) - _LIMIT:,} more characters</p>")
    parts.append(_table(shown))
    if len(document.relations) > len(shown):
        parts.append(f"<p>… {len(document.relations) - len(shown):,} more relations</p>")
    return "".join([*parts, "</div>"])


def _marked(text: str, mentions: Iterable[Mention]) -> str:
    out: list[str] = []
    at = 0
    for m in mentions:
        if m.kind != "name" or m.begin < at or m.end > len(text):
            continue
        colour = _COLOURS.get(m.type, _VALUE)
        out.append(escape(text[at : m.begin]))
        out.append(
            f'<mark title="{m.type} {escape(m.entity)}" style="background: rgba({colour}, 0.22); color: inherit; border-radius: 3px; '
            f'padding: 1px 3px; unicode-bidi: isolate">{escape(text[m.begin : m.end])}'
            f'<small style="opacity: 0.65; margin-left: 4px; font-size: 70%">{m.type}</small></mark>'
        )
        at = m.end
    return "".join(out) + escape(text[at:])


def _table(relations: Iterable[Relation]) -> str:
    head = "".join(f'<th style="text-align: left">{name}</th>' for name in ("who", "did what", "to whom", "type", "status", "when", "says", ""))
    body = "".join(map(_row, relations))
    if not body:
        return "<p>No relations.</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _row(r: Relation) -> str:
    code = f"{r.type} {r.cameo}" if r.cameo else r.type
    when = (r.time.value or r.time.text) if r.time else ""
    cells = [
        r.subject.name if r.subject else "", r.predicate, r.object.name if r.object else "", code, r.status, when,
        r.attributed_to.name if r.attributed_to else "", f"{r.confidence:.0%}",
    ]  # fmt: skip
    row = "".join(f'<td style="text-align: left; unicode-bidi: isolate">{escape(cell)}</td>' for cell in cells)
    return f'<tr title="{escape(r.sentence.text)}">{row}</tr>'
