# SPDX-License-Identifier: Apache-2.0
"""Wrong calls fail with a word that names the cause."""
from __future__ import annotations

import datetime
import pickle
from pathlib import Path
from typing import Any

import demarche
import pytest


@pytest.mark.parametrize(
    "text, error, word",
    [
        (b"Oslo", TypeError, "text has to be a str, not bytes: decode it first"),
        (bytearray(b"Oslo"), TypeError, "not bytearray: decode"),
        (None, TypeError, "text has to be a str, not None"),
        (7, TypeError, "not int"),
        (["Oslo"], TypeError, "not list"),
        ("ab\ud800c", ValueError, r"lone surrogate, U\+D800, at position 2"),
    ],
)
def test_text(nlp: demarche.Extractor, text: Any, error: type[Exception], word: str) -> None:
    with pytest.raises(error, match=word):
        nlp(text)
    with pytest.raises(error, match="text 1: .*" + word):
        list(nlp.pipe(["Oslo.", text]))


@pytest.mark.parametrize(
    "date, error, word",
    [
        ("2024-5-3", ValueError, "'2024-5-3' is no day of the form YYYY-MM-DD"),
        ("2024-02-30", ValueError, "no day"),
        ("20240503", ValueError, "no day"),
        (20240503, TypeError, "datetime.date, not int"),
    ],
)
def test_date(nlp: demarche.Extractor, date: Any, error: type[Exception], word: str) -> None:
    with pytest.raises(error, match=word):
        nlp("Oslo.", date=date)


def test_good_dates_and_ids(nlp: demarche.Extractor) -> None:
    for date in ("2024-05-03", datetime.date(2024, 5, 3), datetime.datetime(2024, 5, 3, 12)):
        assert nlp("It rained on Friday.", date=date, id=7).to_dict()["entities"][0]["value"] == "2024-05-03"
    assert nlp("Oslo.", id=7).id == "7"
    with pytest.raises(TypeError, match="id has to be a str or an int, not float"):
        nlp("Oslo.", id=1.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="the id has a lone surrogate"):
        nlp("Oslo.", id="\udfff")


def test_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(demarche.Error, match="nowhere: no folder \"gazetteers\" here.*load\\(data=") as caught:
        demarche.load(tmp_path / "nowhere")
    assert caught.value.file == str(tmp_path / "nowhere") and caught.value.line == 0
    monkeypatch.setenv("DEMARCHE_DATA", str(tmp_path / "elsewhere"))
    with pytest.raises(demarche.Error, match="elsewhere"):
        demarche.load()


def test_own_files(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.tsv"
    wrong.write_text("#demarche-gazetteer 1\nname\ttype\nZorblax\tCUNTRY\n")
    with pytest.raises(demarche.Error, match=r"wrong.tsv:3: .*CUNTRY") as caught:
        demarche.load(gazetteers=[wrong])
    assert caught.value.file == str(wrong) and caught.value.line == 3
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.file, again.line) == (str(caught.value), caught.value.file, 3)
    with pytest.raises(demarche.Error, match="missing.jsonl"):
        demarche.load(rules=[tmp_path / "missing.jsonl"])
    with pytest.raises(TypeError, match="gazetteers has to be a path or several, not int"):
        demarche.load(gazetteers=7)  # type: ignore[arg-type]


def test_no_model(tmp_path: Path) -> None:
    (tmp_path / "gazetteers").symlink_to(demarche.data_folder() / "gazetteers")
    with pytest.warns(RuntimeWarning, match="no statistical model"):
        nlp = demarche.load(tmp_path)
    assert nlp.model_version == "" and "model none" in repr(nlp)
    doc = nlp("Norway's Foreign Ministry.")
    assert doc.tokens[0].lemma is None and doc.to_dict()["data"]["model"] is None


def test_options_are_listed(nlp: demarche.Extractor, doc: demarche.Document) -> None:
    with pytest.raises(TypeError, match="has no option 'gazeteers' .it has data, gazetteers, rules, open, plain, link_persons, min_confidence.*did you mean gazetteers"):
        demarche.load(gazeteers=[])  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="open='minimall' is none of None, 'minimal', 'maximal'"):
        demarche.load(open="minimall")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="min_confidence=2 is no number from 0 to 1"):
        demarche.load(min_confidence=2)
    with pytest.raises(TypeError, match="pipe.. has no option 'thread' .it has texts, threads, as_tuples.; did you mean threads"):
        nlp.pipe([], thread=2)  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="layers='token' is none of 'tokens', 'sentences'"):
        doc.to_dict(layers=["token"])  # type: ignore[list-item]
    with pytest.raises(ValueError, match="offsets='char' is none of 'codepoint', 'byte', 'utf16'"):
        doc.to_json(offsets="char")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="table='mentions' is none of 'relations', 'entities'"):
        doc.to_dataframe("mentions")  # type: ignore[arg-type]
