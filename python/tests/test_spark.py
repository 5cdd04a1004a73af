# SPDX-License-Identifier: Apache-2.0
"""Extraction, tables, daily counts and merging on real Spark with two local workers."""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Iterator

import demarche
import pandas
import pytest

from conftest import SOURCE, articles

pyspark = pytest.importorskip("pyspark", reason="PySpark is not installed")
if not shutil.which("java") and not os.environ.get("JAVA_HOME"):
    pytest.skip("no Java for Spark (package default-jre-headless)", allow_module_level=True)

from demarche import spark as on_spark  # noqa: E402

COUNT = 80


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("spark")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "1g", "spark.driver.host": "localhost",
        "spark.driver.bindAddress": "127.0.0.1", "spark.local.dir": str(folder), "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }  # fmt: skip
    builder = pyspark.sql.SparkSession.builder.master("local[2]").appName("demarche tests")
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def documents(session: Any) -> Any:
    rows = [(a["id"], a["text"], a["date"]) for a in articles(COUNT)]
    df = session.createDataFrame(rows, "id string, text string, date string").repartition(4)
    return on_spark.extract(df, date="date").cache()


def same(ours: pandas.DataFrame, theirs: pandas.DataFrame, by: list[str]) -> None:
    def cells(frame: pandas.DataFrame) -> list[tuple[Any, ...]]:
        plain = frame.sort_values(by).itertuples(index=False)
        return [tuple(None if pandas.isna(cell) else str(cell)[:10] if hasattr(cell, "isoformat") else cell for cell in row) for row in plain]

    assert list(ours.columns) == list(theirs.columns)
    assert cells(ours) == cells(theirs)


def test_columns_and_documents(documents: Any, nlp: demarche.Extractor) -> None:
    assert documents.schema == on_spark.schema()
    found = {row["id"]: row for row in documents.collect()}
    assert len(found) == COUNT
    for doc in nlp.pipe(articles(COUNT)):
        row = found[doc.id]
        assert json.loads(row["document"]) == doc.to_dict() and row["error"] is None and str(row["date"]) == doc.date


@pytest.mark.parametrize("table, key", [("relations", "relation"), ("entities", "entity")])
def test_tables(documents: Any, nlp: demarche.Extractor, table: Any, key: str) -> None:
    ours = getattr(on_spark, table)(documents).toPandas()
    same(ours, demarche.to_dataframe(nlp.pipe(articles(COUNT)), table), ["document", key])


def test_dyads(documents: Any, nlp: demarche.Extractor) -> None:
    counts = {tuple(str(cell) for cell in row)[:5]: (row["events"], row["documents"]) for row in on_spark.dyads(documents).collect()}
    expected: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for doc in nlp.pipe(articles(COUNT)):
        for r in doc.relations:
            time = r.time.value if r.time else None
            day = doc.date if time is None else time[:10] if len(time) == 10 and time[4:5] == "-" and "W" not in time else None
            ends = (r.subject and r.subject.country, r.object and r.object.country)
            if r.cameo and day and all(ends) and ends[0] != ends[1]:
                expected.setdefault((day, str(ends[0]), str(ends[1]), r.type, r.status), set()).add((doc.id, r.id))
    assert counts == {key: (len(found), len({doc for doc, _ in found})) for key, found in expected.items()}
    assert len(counts) > 10 and max(events for events, _ in counts.values()) > 1
    with pytest.raises(ValueError, match="by='person' is none of 'country', 'actor'"):
        on_spark.dyads(documents, by="person")  # type: ignore[arg-type]


def test_merge_is_the_programs(documents: Any, program: str) -> None:
    ours = {row["happening"]: row.asDict(recursive=True) for row in on_spark.merge(documents).collect()}
    lines = "".join(row["document"] + "\n" for row in documents.select("document").collect())
    written = subprocess.run([program, "merge", "-"], input=lines, check=True, capture_output=True, text=True).stdout
    theirs = {happening["happening"]: happening for happening in map(json.loads, written.splitlines())}
    assert ours == theirs and len(theirs) > 20


def test_own_gazetteer_and_rows_that_cannot_be_read(session: Any, tmp_path: Path) -> None:
    table = tmp_path / "mine.tsv"
    table.write_text("#demarche-gazetteer 1\nname\ttype\tsubtype\tid\tcountry\nZorblax Assembly\tORG\tlegislature\tmine:1\tNOR\n")
    rows = [(1, "Ada Quist visited the Zorblax Assembly.", None), (2, None, None), (3, "Oslo.", "soon")]
    df = session.createDataFrame(rows, "number int, body string, day string")
    made = on_spark.extract(df, text="body", id="number", date="day", gazetteers=table)
    found = {row["id"]: row for row in made.collect()}
    assert "mine:1" in {e["gazetteer"] for e in found["1"]["entities"]}
    assert found["2"]["error"] == "the text has to be a str, not None" and found["2"]["document"] is None
    assert "'soon' is no day" in found["3"]["error"]
    assert on_spark.merge(made).count() == 1
    with pytest.raises(ValueError, match="no column 'text' .there are 'number', 'body', 'day'."):
        on_spark.extract(df)
    with pytest.raises(TypeError, match="no option 'gazeteers'"):
        on_spark.extract(df, "body", "number", gazeteers=[])  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="min_confidence=2 is no number from 0 to 1"):
        on_spark.extract(df, "body", "number", min_confidence=2)
    sure = on_spark.extract(df, "body", "number", min_confidence=1).first()
    assert sure is not None and sure.relations == []
    table.write_text("nothing")
    with pytest.raises(demarche.Error, match="mine.tsv:1"):
        on_spark.extract(df, "body", "number", gazetteers=table)


def test_loaded_once_in_a_process(session: Any) -> None:
    """Tasks of one worker process share one extractor."""
    options = (("gazetteers", ()), ("rules", ()), ("plain", False), ("link_persons", True), ("data", None))

    def loads(numbers: Iterator[int]) -> Iterator[tuple[int, int, int]]:
        for _ in numbers:
            on_spark._extractor(options)
        yield os.getpid(), on_spark._extractor.cache_info().misses, on_spark._extractor.cache_info().hits

    found = session.sparkContext.parallelize(range(24), 8).mapPartitions(loads).collect()
    assert len({pid for pid, _, _ in found}) < len(found), "workers are used again"
    most = {pid: max(m for p, m, _ in found if p == pid) for pid, _, _ in found}
    assert all(misses <= 2 for misses in most.values())  # these options, and those of the tests before


@pytest.mark.parametrize("kind", ["jsonl", "parquet"])
def test_the_job(session: Any, tmp_path: Path, kind: str, nlp: demarche.Extractor) -> None:
    made = articles(COUNT)
    source = tmp_path / f"in.{kind}"
    if kind == "jsonl":
        source.write_text("".join(json.dumps(a) + "\n" for a in made) + "no JSON\n")
    else:
        pandas.DataFrame(made).to_parquet(source)
    command = [sys.executable, str(SOURCE / "examples" / "spark_job.py"), str(source), str(tmp_path / "out"), "--master", "local[2]"]
    run = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 0, run.stderr[-3000:]
    assert f"{COUNT + (kind == 'jsonl')} rows, {kind == 'jsonl':d} could not be read" in run.stdout
    relations = pandas.read_parquet(tmp_path / "out" / "relations")
    same(relations, demarche.to_dataframe(nlp.pipe(made)), ["document", "relation"])
    assert len(pandas.read_parquet(tmp_path / "out" / "entities")) == len(demarche.to_dataframe(nlp.pipe(made), "entities"))
    assert {"day", "subject", "object", "type", "status", "events", "documents"} == set(pandas.read_parquet(tmp_path / "out" / "dyads").columns)
    happenings = set(pandas.read_parquet(tmp_path / "out" / "happenings")["happening"])
    assert happenings == {h["happening"] for h in demarche.merge(doc.to_dict() for doc in nlp.pipe(made))}
