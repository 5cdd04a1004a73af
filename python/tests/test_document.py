# SPDX-License-Identifier: Apache-2.0
"""What a document holds, and that it is what the program writes."""
from __future__ import annotations

import copy
import datetime
import json
import pickle
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import demarche
import jsonschema
import pytest

from conftest import SOURCE, TEXT


def test_is_the_installed_package(nlp: demarche.Extractor) -> None:
    package = Path(demarche.__file__).parent
    assert SOURCE / "python" not in package.parents
    assert demarche.data_folder() == package / "data"
    assert not list((package / "data" / "gazetteers").glob("*.tsv")), "the compiled gazetteers stand for the tables"


def test_offices(nlp: demarche.Extractor) -> None:
    held = nlp.who_held("president", "KEN", "2016-05-03")
    assert [(o.person, o.country, o.stated) for o in held] == [("Uhuru Kenyatta", "KEN", True)]
    assert held[0].from_ and held[0].to and held[0].source
    assert held == nlp.who_held("President", "Kenya", datetime.date(2016, 5, 3))
    assert "President" in [o.title for o in nlp.offices_of("Uhuru Kenyatta")]
    assert nlp.who_held("president", "nowhere") == nlp.offices_of("nobody at all") == []
    with pytest.raises(demarche.Error, match="is no date"):
        nlp.who_held("president", "KEN", "2016-02-30")


def test_relations(doc: demarche.Document) -> None:
    met = next(r for r in doc.relations if r.type == "CONSULT")
    assert met.subject and met.object
    assert (met.subject.name, met.predicate, met.object.name) == ("Ada Quist", "meet", "William Ruto")
    assert met.triple == ("Ada Quist", "met", "William Ruto")
    assert met.time and met.time.value == "2024-05-03"
    assert met.place and met.place.entity and met.place.entity.name == "Nairobi"
    assert met.object.country == "KEN" and met.object.wikidata
    assert met.sentence.text == doc.text[met.sentence.begin : met.sentence.end] == met.evidence[0].text
    assert met.happening.startswith("CONSULT|")
    assert str(met) == "Ada Quist | meet | William Ruto | CONSULT"


def test_every_span_is_its_text(nlp: demarche.Extractor) -> None:
    # Umlauts, an astral character and a combining accent before the names: code points, not bytes.
    doc = nlp("Zürich 🌍 e\u0301: " + TEXT, date="2024-05-03")
    assert any(m.text == "Ada Quist" for m in doc.mentions)
    spans = [*doc.mentions, *doc.sentences, *doc.tokens, *(r.trigger for r in doc.relations)]
    assert spans
    for span in spans:
        assert doc.text[span.begin : span.end] == span.text
    for relation in doc.relations:
        for place in (relation.time, relation.place, relation.subject_mention, relation.object_mention):
            if place:
                assert doc.text[place.begin : place.end] == place.text


def test_mentions_know_their_entities(doc: demarche.Document) -> None:
    assert [m.begin for m in doc.mentions] == sorted(m.begin for m in doc.mentions)
    for mention in doc.mentions:
        assert mention in doc.entity(mention.entity).mentions
        assert mention.type == doc.entity(mention.entity).type
    with pytest.raises(KeyError):
        doc.entity("e999")


def test_values(nlp: demarche.Extractor) -> None:
    doc = nlp("Norway gave Kenya $40 million and 30 km of road on May 2, 2024, or 12% more.")
    values = {e.type: e.value for e in doc.entities}
    assert values["MONEY"] == demarche.Amount(40_000_000, "USD")
    assert values["DATE"] == "2024-05-02"
    assert values["PERCENT"] == 12


def test_tokens_are_a_tree(doc: demarche.Document) -> None:
    assert [t.text for t in doc.tokens][:4] == ["OSLO", ":", "Norway", "'s"]
    for token in doc.tokens:
        assert token.head is not None and -1 <= token.head < len(doc.tokens)
    assert any(t.lemma == "meet" and t.upos == "VERB" for t in doc.tokens)


def test_open_triples(nlp: demarche.Extractor) -> None:
    text = "Ada Quist met William Ruto in Oslo."
    minimal = nlp(text)
    maximal = demarche.load(open="maximal")(text)
    assert "triples" not in minimal.to_dict() and "triples" in maximal.to_dict()
    assert any(t.relation.text == "met" and t.object.text == "William Ruto" for t in minimal.triples)
    assert any("Oslo" in (span.text for span in (t.object, *t.extra)) or "Oslo" in repr(t) for t in maximal.triples)
    assert minimal.to_dict(open="maximal")["triples"] == maximal.to_dict()["triples"]


def test_article(article: Path, nlp: demarche.Extractor) -> None:
    doc = nlp(article.read_text())
    assert doc.article.headline and doc.article.headline.text.startswith("Norwegian envoy")
    assert doc.article.skipped[0].kind == "published"
    assert doc.date == "2024-05-03"
    plain = demarche.load(plain=True)(article.read_text())
    assert plain.article.headline is None


def test_json_follows_the_schema(doc: demarche.Document) -> None:
    schema = json.loads((SOURCE / "docs" / "schema.json").read_text())
    for data in (doc.to_dict(), doc.to_dict(layers=["tokens", "sentences"], open="minimal")):
        jsonschema.validate(data, schema)
    assert "\n  " in doc.to_json(indent=2)
    assert doc.to_dict() is not doc.to_dict()


@pytest.mark.parametrize("extra", [[], ["--layers", "tokens,sentences"], ["--open", "minimal"], ["--offsets", "utf16"], ["--offsets", "byte"]])
def test_is_what_the_program_writes(program: str, nlp: demarche.Extractor, tmp_path: Path, extra: list[str]) -> None:
    text = "Zürich 🌍: " + TEXT
    (tmp_path / "in.txt").write_text(text)
    command = [program, "extract", "--format", "jsonl", "--date", "2024-05-03", *extra, str(tmp_path / "in.txt")]
    written = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    doc = nlp(text, id="in", date="2024-05-03")
    options = {
        "--layers": lambda: doc.to_json(layers=("tokens", "sentences")), "--open": lambda: doc.to_json(open="minimal"),
        "--offsets": lambda: doc.to_json(offsets=extra[1]),
    }  # fmt: skip
    ours = options[extra[0]]() if extra else doc.to_json()
    assert json.loads(ours) == json.loads(written)


def test_reads_what_it_wrote(doc: demarche.Document) -> None:
    again = demarche.Document.from_dict(json.loads(json.dumps(doc.to_dict())), doc.text)
    assert again == doc and again.relations == doc.relations and again.to_dict() == doc.to_dict()
    textless = demarche.Document.from_dict(doc.to_dict())
    assert textless.entities == doc.entities and textless.relations[0].sentence.text == ""
    with pytest.raises(ValueError, match="tokens"):
        again.tokens
    with pytest.raises(ValueError, match="demarche/1"):
        demarche.Document.from_dict({"format": "other/2"})
    with pytest.raises(ValueError, match="utf16"):
        demarche.Document.from_dict(json.loads(doc.to_json(offsets="utf16")))


def test_pickles(doc: demarche.Document, nlp: demarche.Extractor) -> None:
    sentences = doc.sentences
    again = pickle.loads(pickle.dumps(doc))
    assert again == doc and again.sentences == sentences and again.relations == doc.relations
    assert copy.deepcopy(doc) == doc
    assert pickle.loads(pickle.dumps(nlp))(doc.text, id="quist", date="2024-05-03") == doc


def test_says_what_it_is(doc: demarche.Document, nlp: demarche.Extractor) -> None:
    assert repr(nlp).startswith("<demarche.Extractor, gazetteers 20")
    assert repr(doc).startswith("<Document 'quist' \"OSLO: Norway's Foreign Minister")
    assert "4 entities" not in repr(doc) and f"{len(doc.entities)} entities" in repr(doc)
    assert repr(doc.entity(doc.mentions[0].entity)) == "<Entity e1 GPE 'Oslo' NOR Q585, 1 mention>"
    assert "Ada Quist | meet | William Ruto | CONSULT" in repr(doc.relations)
    assert "met" in doc.explain(2) and "Ada Quist" in doc.to_text()


def test_odd_texts(nlp: demarche.Extractor) -> None:
    for text in ("", " ", "\0", "\ufeff", "\n" * 1000, "x" * 100_000, "𝔘" * 1000, "a\0b\r\n\u2028c\x85"):
        doc = nlp(text)
        assert doc.text == text and doc.to_dict()["id"] == "0" and doc.to_dataframe().empty
        assert doc._repr_html_()


def test_many_threads_one_extractor(nlp: demarche.Extractor, doc: demarche.Document) -> None:
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: nlp(TEXT, id="quist", date="2024-05-03"), range(40)):
            assert found == doc


def test_own_gazetteer_and_rule(tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("#demarche-gazetteer 1\nname\ttype\tsubtype\tid\tcountry\nZorblax Assembly\tORG\tlegislature\tmine:1\tNOR\n")
    doc = demarche.load(gazetteers=table)("Ada Quist visited the Zorblax Assembly.")
    assert [e.gazetteer for e in doc.entities if e.name == "Zorblax Assembly"] == ["mine:1"]


def test_nobody_is_looked_up_when_asked(doc: demarche.Document) -> None:
    unlinked = demarche.load(link_persons=False)(doc.text, date="2024-05-03")
    persons = [e for e in unlinked.entities if e.type == "PERSON"]
    assert len(persons) == 2 and all(e.wikidata is None and e.gazetteer is None for e in persons)
    assert any(e.wikidata for e in doc.entities if e.type == "PERSON")
