# SPDX-License-Identifier: Apache-2.0
"""The spaCy component, on a blank pipeline."""
from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from conftest import TEXT


@pytest.fixture(scope="module")
def pipeline() -> spacy.language.Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("demarche", config={"date": "2024-05-03"})
    return nlp


def test_entities(pipeline: spacy.language.Language) -> None:
    doc = pipeline(TEXT)
    found = {(span.text, span.label_) for span in doc.ents}
    assert {("Ada Quist", "PERSON"), ("William Ruto", "PERSON"), ("Nairobi", "GPE"), ("Friday", "DATE")} <= found
    assert next(span.kb_id_ for span in doc.ents if span.text == "Nairobi") == "Q3870"


def test_relations(pipeline: spacy.language.Language) -> None:
    doc = pipeline("It rained in Zürich 🌍. " + TEXT.removeprefix("OSLO: "))
    met = next(r for r in doc._.relations if r.type == "CONSULT")
    assert str(met) == "Ada Quist | meet | William Ruto | CONSULT"
    assert met.time.value == "2024-05-03"
    assert doc.char_span(met.trigger.begin, met.trigger.end).text == "met"
    assert doc.char_span(met.subject_mention.begin, met.subject_mention.end).text == "Ada Quist"
    assert doc._.demarche.relations is doc._.relations


def test_pipe(pipeline: spacy.language.Language) -> None:
    texts = [TEXT.replace("Nairobi", city) for city in ("Nairobi", "Accra", "Lima")] * 5
    docs = list(pipeline.pipe(texts))
    assert [doc.text for doc in docs] == texts
    assert all(doc._.relations for doc in docs)


def test_other_ents_are_kept_when_asked() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "CITY", "pattern": "Nairobi"}])  # type: ignore[attr-defined]
    nlp.add_pipe("demarche", config={"overwrite_ents": False})
    doc = nlp(TEXT)
    assert ("Nairobi", "CITY") in {(span.text, span.label_) for span in doc.ents}
    assert ("Ada Quist", "PERSON") in {(span.text, span.label_) for span in doc.ents}


def test_only_sure_relations_when_asked() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("demarche", config={"min_confidence": 1.0})
    assert not nlp(TEXT)._.relations


def test_saved_and_loaded(pipeline: spacy.language.Language, tmp_path: Path) -> None:
    pipeline.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.pipe_names == ["demarche"]
    assert [r.type for r in again(TEXT)._.relations] == [r.type for r in pipeline(TEXT)._.relations]


def test_docs_go_into_bytes_and_pickles(pipeline: spacy.language.Language) -> None:
    doc = pipeline(TEXT)
    for again in (Doc(pipeline.vocab).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc))):
        assert [(e.text, e.label_, e.kb_id_) for e in again.ents] == [(e.text, e.label_, e.kb_id_) for e in doc.ents]
        assert again._.demarche == doc._.demarche and again._.relations == doc._.relations != ()
        assert again._.demarche.text == TEXT
    bin = DocBin(store_user_data=True, docs=[doc, doc])
    both = DocBin().from_bytes(bin.to_bytes()).get_docs(pipeline.vocab)
    assert [again._.relations for again in both] == [doc._.relations] * 2
    assert Doc(pipeline.vocab, words=["Oslo"])._.relations == ()


@pytest.mark.parametrize("processes", [1, 2])
def test_several_processes(pipeline: spacy.language.Language, processes: int) -> None:
    texts = [TEXT.replace("Nairobi", city) for city in ("Nairobi", "Accra", "Lima")] * 4
    docs = list(pipeline.pipe(texts, n_process=processes, batch_size=3))
    assert [doc.text for doc in docs] == texts
    assert [doc._.relations for doc in docs] == [pipeline(text)._.relations for text in texts]


def test_wrong_config() -> None:
    with pytest.raises(Exception, match="gazeteers"):
        spacy.blank("en").add_pipe("demarche", config={"gazeteers": []})
