# SPDX-License-Identifier: Apache-2.0
"""Records from Parquet files."""
from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import demarche
import pyarrow
import pyarrow.parquet
import pytest


def table(path: Path, **columns: list[Any]) -> Path:
    pyarrow.parquet.write_table(pyarrow.table(columns), path)
    return path


def test_columns_of_usual_names_and_by_name(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", url=["u", "v"], content=["Norway met Kenya.", None], title=["x", "y"], publishedAt=["2024-05-07T06:00:00Z", None])
    assert list(demarche.read_parquet(path)) == [{"text": "Norway met Kenya.", "id": "u", "date": datetime.date(2024, 5, 7)}]
    assert list(demarche.read_parquet(path, "title", "title", "content", batch_size=1)) == [{"text": "x", "id": "x"}, {"text": "y", "id": "y"}]


def test_days_times_and_others(tmp_path: Path) -> None:
    day, time = datetime.date(2024, 5, 7), datetime.datetime(2024, 5, 7, 23, 0)
    for dates, expected in (([day], day), ([time], day), (["2024-02-30"], None), ([7], None), ([None], None)):
        records = list(demarche.read_parquet(table(tmp_path / "a.parquet", text=["x"], date=dates)))
        assert records[0].get("date") == expected and records[0]["id"] == 1


def test_goes_into_pipe(tmp_path: Path, nlp: demarche.Extractor) -> None:
    path = table(tmp_path / "a.parquet", text=["Norway met Kenya."] * 3, id=["a", "b", "c"])
    assert [doc.id for doc in nlp.pipe(demarche.read_parquet(path))] == ["a", "b", "c"]


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    path = table(tmp_path / "a.parquet", story=["x"], n=[1])
    with pytest.raises(ValueError, match="no column of texts among story, n: name it with text_field"):
        demarche.read_parquet(path)
    with pytest.raises(ValueError, match="no column 'body' among story, n"):
        demarche.read_parquet(path, "body")
    assert list(demarche.read_parquet(path, "n")) == []
    (tmp_path / "b.parquet").write_bytes(b"PAR1")
    with pytest.raises(pyarrow.ArrowInvalid):
        demarche.read_parquet(tmp_path / "b.parquet")
