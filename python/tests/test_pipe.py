# SPDX-License-Identifier: Apache-2.0
"""nlp.pipe: in order, lazy, bounded, on several threads."""
from __future__ import annotations

import threading
import time
from typing import Any, Iterator

import demarche
import pytest

from conftest import TEXT


def texts(count: int) -> list[str]:
    return [TEXT.replace("Quist", f"Quist{'abcdefgh'[n % 8]}") * (n % 3 + 1) for n in range(count)]


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_in_order(nlp: demarche.Extractor, threads: int) -> None:
    given = texts(100)
    found = list(nlp.pipe(given, threads=threads))
    assert [doc.text for doc in found] == given
    assert [doc.id for doc in found] == [str(n) for n in range(100)]
    assert all(doc == nlp(doc.text, id=doc.id) for doc in found[:10])


def test_lazy_and_bounded(nlp: demarche.Extractor) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXT

    found = nlp.pipe(endless(), threads=2)
    assert taken == 0, "nothing is read before the first document is asked for"
    for n in range(1, 50):
        next(found)
        assert taken <= n + 33
    found.close()  # type: ignore[attr-defined]


def test_as_tuples(nlp: demarche.Extractor) -> None:
    pairs = [(text, {"number": n}) for n, text in enumerate(texts(20))]
    for n, (doc, context) in enumerate(nlp.pipe(pairs, as_tuples=True)):
        assert doc.text == pairs[n][0] and context is pairs[n][1]
    with pytest.raises(TypeError, match=r"text 0: with as_tuples an item is a \(text, context\), not str"):
        list(nlp.pipe(["Oslo."], as_tuples=True))  # type: ignore[list-item]


def test_records(nlp: demarche.Extractor) -> None:
    records: list[Any] = [{"text": "It rained on Friday.", "id": 9, "date": "2024-05-03"}, {"text": "Oslo."}]
    first, second = nlp.pipe(records)
    assert (first.id, second.id) == ("9", "1")
    assert first.entities[0].value == "2024-05-03"
    with pytest.raises(ValueError, match="text 0: the record has no \"text\" .it has 'body'"):
        list(nlp.pipe([{"body": "Oslo."}]))
    with pytest.raises(ValueError, match="text 0: the date 'soon'"):
        list(nlp.pipe([{"text": "Oslo.", "date": "soon"}]))


def test_what_comes_before_an_error_is_given(nlp: demarche.Extractor) -> None:
    found = []
    with pytest.raises(TypeError, match="text 2: .*None"):
        for doc in nlp.pipe(["Oslo.", "Nairobi.", None, "Accra."]):  # type: ignore[list-item]
            found.append(doc.text)
    assert found == ["Oslo.", "Nairobi."]


def test_an_error_of_the_source_is_passed_on(nlp: demarche.Extractor) -> None:
    def broken() -> Iterator[str]:
        yield "Oslo."
        raise OSError("the disk is gone")

    found = nlp.pipe(broken())
    assert next(found).text == "Oslo."
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


def test_wrong_calls(nlp: demarche.Extractor) -> None:
    with pytest.raises(TypeError, match="pipe.. takes many texts.*call the extractor itself"):
        nlp.pipe("Oslo.")
    with pytest.raises(ValueError, match="threads=0 is no number of threads"):
        nlp.pipe([], threads=0)
    with pytest.raises(TypeError, match="threads has to be an int, not str"):
        nlp.pipe([], threads="2")  # type: ignore[call-overload]
    assert list(nlp.pipe([])) == []


def test_the_lock_is_released(nlp: demarche.Extractor) -> None:
    """While one thread extracts a long text, this one goes on."""
    long = TEXT * 3000
    worker = threading.Thread(target=nlp, args=(long,))
    begin = time.perf_counter()
    worker.start()
    beats = 0
    while worker.is_alive():
        time.sleep(0.001)
        beats += 1
    took = time.perf_counter() - begin
    # With the lock held throughout there would be one or two.
    assert beats >= 10, f"{beats} beats in {took:.2f} s"
