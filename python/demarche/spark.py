# SPDX-License-Identifier: Apache-2.0
"""Extraction on Apache Spark: columns in, typed columns out. docs/spark.md plans a large job.

    from demarche import spark as demarche_spark

    documents = demarche_spark.extract(articles, text="text", id="id", date="date")
    demarche_spark.relations(documents).write.parquet("relations")
"""
from __future__ import annotations

import json
import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Iterable, Iterator, Literal, Mapping

from .document import Document
from .errors import names_its_options, one_of
from .extractor import AnyPath, Extractor, load
from .merge import happening_of, reports_of
from .tables import ENTITIES, RELATIONS, STANDING, Kind, Row, Table, rows

if TYPE_CHECKING:
    import pandas
    import pyarrow
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

_SHARED = ("document", "document_date")
_SQL: dict[Kind, str] = {"text": "string", "count": "bigint", "number": "double", "day": "date"}
_PIECE = 64
"""Documents that are handed back at once: an executor holds the results of no more."""
_ACTOR = "struct<key: string, name: string, type: string, country: string, wikidata: string>"
HAPPENING = (
    f"format string, happening string, type string, cameo string, predicate string, subject {_ACTOR}, object {_ACTOR}, date string, "
    "status string, role string, place string, confidence double, documents bigint, reports bigint, first_seen string, last_seen string, "
    "statuses struct<actual: bigint, planned: bigint, possible: bigint, negated: bigint>, asserted bigint, "
    "speakers array<struct<key: string, name: string, reports: bigint>>, "
    "sources array<struct<document: string, date: string, relation: string, status: string, attributed_to: string, confidence: double, "
    "offsets: string, evidence: array<struct<begin: bigint, end: bigint>>>>"
)
"""The columns of merge(), as docs/formats/merge.md names them."""


def _own(columns: Mapping[str, Kind]) -> dict[str, Kind]:
    return {name: kind for name, kind in columns.items() if name not in _SHARED}


def _struct(columns: Mapping[str, Kind]) -> str:
    return "struct<" + ", ".join(f"`{name}`: {_SQL[kind]}" for name, kind in _own(columns).items()) + ">"


def schema() -> StructType:
    """The columns of extract()."""
    from pyspark.sql.types import StructType

    columns = (
        "id string, date date, language string, cut string, error string, "
        f"entities array<{_struct(ENTITIES)}>, relations array<{_struct(RELATIONS)}>, document string"
    )
    made = StructType.fromDDL(columns)
    assert isinstance(made, StructType)
    return made


@names_its_options
def extract(
    df: DataFrame, text: str = "text", id: str = "id", date: str | None = None, *, gazetteers: AnyPath | Iterable[AnyPath] = (),
    rules: AnyPath | Iterable[AnyPath] = (), plain: bool = False, link_persons: bool = True,
    min_confidence: float = 0.25, data: str | None = None,
) -> DataFrame:  # fmt: skip
    """One row in, one row out: id, date, language, cut, error, entities, relations, document.

    text, id, date: names of the columns that hold them; `date` is a day or a text of the form YYYY-MM-DD.
    gazetteers, rules: your own files on the driver's machine, which go to all executors.
    min_confidence: relations that are less sure are left out; 0 keeps all.
    data: a folder on the executors' machines, in the place of the package's own.

    `entities` and `relations` are arrays of typed structs, `document` is the whole document as JSON (docs/schema.md).
    A row that cannot be read (no text, a date that is no day) has the reason in `error`, and never fails the job. The
    extractor is loaded once in each of Spark's Python processes.

    Throws: ValueError for a column that there is not; demarche.Error for own files that are wrong, before the job starts.
    """
    from pyspark.sql import functions as F

    for column in (text, id, *([date] if date else [])):
        if column not in df.columns:
            raise ValueError(f"no column {column!r} (there are {', '.join(map(repr, df.columns))})")
    own = {"gazetteers": _paths(gazetteers), "rules": _paths(rules)}
    load(data, gazetteers=own["gazetteers"], rules=own["rules"], min_confidence=min_confidence)
    shipped = tuple((option, _ship(df, files)) for option, files in own.items())
    options = (*shipped, ("plain", plain), ("link_persons", link_persons), ("min_confidence", min_confidence), ("data", data))
    wanted = df.select(
        F.col(text).cast("string").alias("text"), F.col(id).cast("string").alias("id"),
        (F.col(date).cast("string") if date else F.lit(None).cast("string")).alias("date"),
    )  # fmt: skip

    def run(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        return _extract_batches(batches, options)

    return wanted.mapInArrow(run, schema())


def relations(df: DataFrame) -> DataFrame:
    """One relation a row, of what extract() gave, with the columns of docs/formats/tables.md."""
    return _flat(df, "relations", RELATIONS)


def entities(df: DataFrame) -> DataFrame:
    """One entity a row, of what extract() gave, with the columns of docs/formats/tables.md."""
    return _flat(df, "entities", ENTITIES)


@names_its_options
def dyads(df: DataFrame, by: Literal["country", "actor"] = "country") -> DataFrame:
    """Daily counts of events between two, of what extract() gave: day, subject, object, type, status, events, documents.

    An event's day is the first of its time, else its document's date; events of a week, month or year have none and fall out.
    by: "country", events of one country with another; "actor", of any two, who are Wikidata ids where known, else names.
    """
    from pyspark.sql import functions as F

    one_of("by", by, ("country", "actor"))
    r = relations(df).where(~F.col("type").isin(*sorted(STANDING)))

    def actor(side: str) -> Any:
        return F.col(f"{side}_country") if by == "country" else F.coalesce(f"{side}_wikidata", f"{side}_name")

    is_day = F.col("time").rlike(r"^\d{4}-\d\d-\d\d($|[T/])")
    day = F.when(F.col("time").isNull(), F.col("document_date")).when(is_day, F.to_date(F.substring("time", 1, 10)))
    pairs = r.select(
        day.alias("day"), actor("subject").alias("subject"), actor("object").alias("object"), "type", "status", "document"
    )
    pairs = pairs.where("day IS NOT NULL AND subject IS NOT NULL AND object IS NOT NULL AND subject <> object")
    return pairs.groupBy("day", "subject", "object", "type", "status").agg(
        F.count(F.lit(1)).alias("events"), F.countDistinct("document").alias("documents")
    )


@names_its_options
def merge(df: DataFrame, document: str = "document", sources: int = 1000) -> DataFrame:
    """Happenings over documents, as `demarche merge` makes them (docs/formats/merge.md), in no order.

    document: the column with documents as JSON, as extract() gives it and `demarche extract` writes it. Rows that are null are passed over.
    sources: so many are listed in each happening, the earliest. The reports of one happening have to fit into a Python process.
    """
    from pyspark.sql import functions as F

    def reports(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        return _report_batches(batches)

    def one(key: tuple[Any, ...], frame: pandas.DataFrame) -> pandas.DataFrame:
        import pandas

        return pandas.DataFrame({"happening": [json.dumps(happening_of(map(_again, frame["report"]), sources))]})

    found = df.select(F.col(document).alias("document")).mapInArrow(reports, "key string, report string")
    merged = found.groupBy("key").applyInPandas(one, "happening string")
    return merged.select(F.from_json("happening", HAPPENING).alias("h")).select("h.*")


def _flat(df: DataFrame, table: Table, columns: Mapping[str, Kind]) -> DataFrame:
    from pyspark.sql import functions as F

    rows_of = df.select(F.col("id").alias("document"), F.col("date").alias("document_date"), F.explode(table).alias("row"))
    return rows_of.select("document", "document_date", *(F.col(f"row.{name}").alias(name) for name in _own(columns)))


def _paths(files: AnyPath | Iterable[AnyPath]) -> list[str]:
    if isinstance(files, (str, os.PathLike)):
        files = [files]
    return [os.fspath(file) for file in files]


def _ship(df: DataFrame, files: list[str]) -> tuple[str, ...]:
    names = tuple(os.path.basename(file) for file in files)
    if len(set(names)) < len(names):
        raise ValueError(f"two files of one name cannot go to the executors: {', '.join(names)}")
    for file in files:
        df.sparkSession.sparkContext.addFile(os.path.abspath(file))
    return names


@lru_cache(maxsize=4)
def _extractor(options: tuple[tuple[str, Any], ...]) -> Extractor:
    """Loaded once in a process, for the tasks that it works off."""
    from pyspark import SparkFiles

    given = dict(options)
    for option in ("gazetteers", "rules"):
        given[option] = [SparkFiles.get(name) for name in given[option]]
    return load(given.pop("data"), **given)


def _extract_batches(batches: Iterator[pyarrow.RecordBatch], options: tuple[tuple[str, Any], ...]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    types = {"text": pyarrow.string(), "count": pyarrow.int64(), "number": pyarrow.float64(), "day": pyarrow.date32()}

    def structs(columns: Mapping[str, Kind]) -> pyarrow.DataType:
        return pyarrow.list_(pyarrow.struct([(name, types[kind]) for name, kind in _own(columns).items()]))

    text = pyarrow.string()
    form = pyarrow.schema(
        [("id", text), ("date", pyarrow.date32()), ("language", text), ("cut", text), ("error", text),
         ("entities", structs(ENTITIES)), ("relations", structs(RELATIONS)), ("document", text)]
    )  # fmt: skip
    nlp = _extractor(options)
    for batch in batches:
        for begin in range(0, batch.num_rows, _PIECE):
            piece = batch.slice(begin, _PIECE).to_pylist()
            yield pyarrow.RecordBatch.from_pylist([_extracted(nlp, row) for row in piece], schema=form)


def _extracted(nlp: Extractor, row: Row) -> Row:
    import datetime

    try:
        doc = nlp(row["text"], id=row["id"], date=row["date"])
    except (TypeError, ValueError) as error:
        return {"id": row["id"], "error": str(error), "entities": [], "relations": []}
    return {
        "id": doc.id, "date": datetime.date.fromisoformat(doc.date) if doc.date else None, "language": doc.to_dict()["language"],
        "cut": doc.cut, "entities": _cells(doc, "entities"), "relations": _cells(doc, "relations"), "document": doc.to_json(),
    }  # fmt: skip


def _cells(doc: Document, table: Table) -> list[Row]:
    return [{name: cell for name, cell in row.items() if name not in _SHARED} for row in rows(doc, table)]


def _report_batches(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    form = pyarrow.schema([("key", pyarrow.string()), ("report", pyarrow.string())])
    for batch in batches:
        for begin in range(0, batch.num_rows, _PIECE):
            texts = [row["document"] for row in batch.slice(begin, _PIECE).to_pylist() if row["document"] is not None]
            found = [report for text in texts for report in reports_of(json.loads(text))]
            # The key's other parts follow from the happening's name.
            made = [{"key": key[2].decode(), "report": json.dumps(report)} for key, report in found]
            yield pyarrow.RecordBatch.from_pylist(made, schema=form)


def _again(text: str) -> Row:
    """A report as it was before JSON made lists of its tuples."""
    report: Row = json.loads(text)
    for part in ("subject", "object", "speaker"):
        key, identified, face = report[part]
        report[part] = (key, identified, tuple(face) if face else None)
    return report
