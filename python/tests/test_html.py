# SPDX-License-Identifier: Apache-2.0
"""What a notebook shows of a document."""
from __future__ import annotations

from html.parser import HTMLParser

import demarche

from conftest import TEXT


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "small" not in self.open:
            self.texts.append(data)
        if self.open[-1:] == ["mark"]:
            self.marked.append(data)


def read(doc: demarche.Document) -> Reader:
    reader = Reader()
    reader.feed(doc._repr_html_())
    assert not reader.open
    return reader


def test_names_and_triples(doc: demarche.Document) -> None:
    page = read(doc)
    assert "Ada Quist" in page.marked and "William Ruto" in page.marked
    assert "".join(page.texts).startswith(doc.text)
    assert page.tags.count("tr") == len(doc.relations) + 1
    assert "CONSULT 040" in page.texts


def test_a_text_stays_text(nlp: demarche.Extractor) -> None:
    hostile = "<script>alert(1)</script> Ada <b>Quist</b> met \"William Ruto\" & <img src=x onerror=alert(1)> in Oslo. \u202eolsO </div></table>"
    page = read(nlp(hostile))
    assert set(page.tags) <= {"div", "mark", "small", "table", "thead", "tbody", "tr", "th", "td", "p"}
    assert "".join(page.texts).startswith(hostile)
    assert "<script" not in nlp(hostile)._repr_html_()


def test_is_bounded(nlp: demarche.Extractor) -> None:
    html = nlp(TEXT * 2000)._repr_html_()
    assert "more characters" in html and len(html) < 1_500_000
