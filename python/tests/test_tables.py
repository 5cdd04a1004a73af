# SPDX-License-Identifier: Apache-2.0
"""Data frames and Parquet files hold what the program's CSV holds."""
from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import demarche
import pandas
import pyarrow.parquet
import pytest

from conftest import TEXT


@pytest.mark.parametrize("table, format", [("relations", "csv"), ("entities", "csv-entities")])
def test_is_the_programs_csv(
    program: str, article: Path, nlp: demarche.Extractor, table: Literal["relations", "entities"], format: str
) -> None:
    command = [program, "extract", "--format", format, str(article)]
    written = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    csv = pandas.read_csv(io.StringIO(written), dtype=str)
    frame = nlp(article.read_text(), id=article.stem).to_dataframe(table)
    assert list(frame.columns) == list(csv.columns)
    assert len(frame) == len(csv) > 10
    for name in frame.columns:
        theirs: list[Any] = [None if pandas.isna(cell) else cell for cell in csv[name]]
        ours: list[Any] = [None if pandas.isna(cell) else cell for cell in frame[name]]
        if str(frame[name].dtype) == "float64":
            assert ours == pytest.approx([float(cell) for cell in theirs])
        elif str(frame[name].dtype) == "int64":
            assert ours == [int(cell) for cell in theirs], name
        else:
            assert [None if cell is None else str(cell)[:10] if name == "document_date" else cell for cell in ours] == theirs, name


def test_types(doc: demarche.Document) -> None:
    frame = doc.to_dataframe()
    assert str(frame["document_date"].dtype) == "datetime64[s]"
    assert str(frame["confidence"].dtype) == "float64"
    assert str(frame["begin"].dtype) == "int64"
    assert str(frame["cameo"].dtype) == "string"
    assert "040" in set(frame["cameo"].dropna())


def test_many_documents(nlp: demarche.Extractor) -> None:
    frame = demarche.to_dataframe(nlp.pipe([TEXT] * 3))
    assert set(frame["document"]) == {"0", "1", "2"}
    empty = demarche.to_dataframe([])
    assert empty.empty and list(empty.columns) == list(frame.columns)
    assert dict(empty.dtypes) == dict(frame.dtypes)


def test_parquet(nlp: demarche.Extractor, tmp_path: Path) -> None:
    relations, entities = tmp_path / "relations.parquet", tmp_path / "entities.parquet"
    count = demarche.to_parquet(nlp.pipe([TEXT] * 1200), relations=relations, entities=entities)
    assert count == 1200
    docs = list(nlp.pipe([TEXT] * 2))
    for path, table in ((relations, "relations"), (entities, "entities")):
        stored = pyarrow.parquet.ParquetFile(path)
        assert stored.num_row_groups == 2
        frame = pandas.read_parquet(path)
        expected = demarche.to_dataframe(docs, table)  # type: ignore[arg-type]
        assert list(frame.columns) == list(expected.columns)
        first = frame[frame["document"].isin(["0", "1"])].reset_index(drop=True)
        for name in expected.columns:
            ours = [None if pandas.isna(cell) else str(cell)[:10] if name == "document_date" else cell for cell in first[name]]
            theirs = [None if pandas.isna(cell) else str(cell)[:10] if name == "document_date" else cell for cell in expected[name]]
            assert ours == theirs, name
    schema = pyarrow.parquet.read_schema(relations)
    assert str(schema.field("document_date").type) == "date32[day]"
    assert str(schema.field("confidence").type) == "double"
    assert str(schema.field("evidence").type) == "int64"


def test_parquet_errors(nlp: demarche.Extractor, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no file to write"):
        demarche.to_parquet([])
    with pytest.raises(OSError):
        demarche.to_parquet([], relations=tmp_path / "none" / "x.parquet")
    target = tmp_path / "old.parquet"
    target.write_text("old")
    with pytest.raises(TypeError):
        demarche.to_parquet(nlp.pipe(["Oslo.", None]), relations=target)  # type: ignore[list-item]
    assert target.read_text() == "old" and list(tmp_path.iterdir()) == [target]
    assert demarche.to_parquet([], relations=target) == 0
    assert pandas.read_parquet(target).empty


@pytest.mark.parametrize(
    "missing, call, word",
    [("pandas", "doc.to_dataframe()", "pip install pandas"), ("pyarrow", "demarche.to_parquet(doc, 'x.parquet')", "pip install pyarrow")],
)
def test_works_without_pandas_and_pyarrow(missing: str, call: str, word: str, tmp_path: Path) -> None:
    script = f"import sys; sys.modules[{missing!r}] = None\nimport demarche\ndoc = demarche.load()({TEXT!r})\nassert doc.relations\n{call}"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 1 and f"ImportError" in run.stderr and word in run.stderr
