# SPDX-License-Identifier: Apache-2.0
"""Documents as tables: data frames of pandas, and Parquet files. docs/formats/tables.md says what the columns mean."""
from __future__ import annotations

import os
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable, Iterable, Iterator, Literal, Mapping, TypeVar

from .document import Document
from .errors import one_of
from .records import Amount, Entity, Relation

if TYPE_CHECKING:
    import pandas
    import pyarrow

Kind = Literal["text", "day", "count", "number"]
Table = Literal["relations", "entities"]
Row = dict[str, Any]
Record = TypeVar("Record")

_ACTOR = ("", "_name", "_text", "_type", "_country", "_wikidata")
RELATIONS: dict[str, Kind] = {
    "document": "text", "document_date": "day", "relation": "text", "type": "text", "cameo": "text", "predicate": "text",
    "trigger": "text", "status": "text", "tense": "text",
    **{f"subject{part}": "text" for part in _ACTOR}, **{f"object{part}": "text" for part in _ACTOR},
    "attributed_to": "text", "time": "text", "time_text": "text", "place_text": "text", "place": "text", "role": "text",
    "confidence": "number", "rule": "text", "happening": "text", "begin": "count", "end": "count", "sentence_begin": "count",
    "sentence_end": "count", "evidence": "count", "sentence": "text",
}  # fmt: skip
ENTITIES: dict[str, Kind] = {
    "document": "text", "document_date": "day", "entity": "text", "type": "text", "subtype": "text", "name": "text",
    "country": "text", "wikidata": "text", "geonames": "text", "gazetteer": "text", "value": "text", "unit": "text",
    "mentions": "count", "names": "count", "confidence": "number", "begin": "count", "end": "count", "text": "text",
}  # fmt: skip
STANDING = frozenset({"ROLE", "MEMBER_OF", "NATIONALITY", "PART_OF", "LOCATED_IN"})


def columns(table: Table) -> Mapping[str, Kind]:
    """A table's columns with their kinds."""
    return {"relations": RELATIONS, "entities": ENTITIES}[table]


def rows(document: Document, table: Table) -> list[Row]:
    """A document's part of a table. Unknown is None; white space in a cell is one blank."""
    base = {"document": document.id, "document_date": document.date}
    if table == "relations":
        return [{**base, **_relation(r)} for r in document.relations]
    return [{**base, **_entity(e)} for e in document.entities]


def to_dataframe(documents: Iterable[Document] | Document, table: Table = "relations") -> pandas.DataFrame:
    """One relation, or entity, a row, with the columns of `--format csv` and csv-entities.

    Texts are of pandas' "string" type, counts int64, confidences float64, the document's date datetime64.
    Throws: ImportError without pandas; ValueError for a table that there is not.
    """
    one_of("table", table, ("relations", "entities"))
    try:
        import pandas
    except ImportError:
        raise ImportError("data frames need pandas: pip install pandas") from None
    found = [row for document in _several(documents) for row in rows(document, table)]
    types: dict[Kind, Any] = {"text": "string", "count": "int64", "number": "float64", "day": "datetime64[s]"}
    return pandas.DataFrame(
        {name: pandas.Series([row[name] for row in found], dtype=types[kind]) for name, kind in columns(table).items()}
    )


def arrow_schema(table: Table) -> pyarrow.Schema:
    """The columns' types in Parquet files. Throws: ImportError without pyarrow."""
    arrow = _arrow()
    types = {"text": arrow.string(), "count": arrow.int64(), "number": arrow.float64(), "day": arrow.date32()}
    return arrow.schema([(name, types[kind]) for name, kind in columns(table).items()])


def to_parquet(
    documents: Iterable[Document] | Document, relations: str | os.PathLike[str] | None = None,
    entities: str | os.PathLike[str] | None = None,
) -> int:  # fmt: skip
    """Writes Parquet files of the documents' relations, entities, or both, and returns how many documents there were.

    Documents are taken one by one, a thousand in a row group, so that an iterator of any length fits. A file gets
    its name when it is whole: PATH.part before.

        demarche.to_parquet(nlp.pipe(texts), relations="relations.parquet", entities="entities.parquet")

    Throws: ImportError without pyarrow; ValueError without a file; OSError where one cannot be written.
    """
    files: dict[Table, Path] = {}
    if relations is not None:
        files["relations"] = Path(relations)
    if entities is not None:
        files["entities"] = Path(entities)
    if not files:
        raise ValueError("to_parquet() has no file to write: name relations=..., entities=... or both")
    _arrow()
    import pyarrow.parquet as parquet

    parts = {table: path.with_name(path.name + ".part") for table, path in files.items()}
    writers: dict[Table, Any] = {}
    done = 0
    try:
        for table, part in parts.items():
            writers[table] = parquet.ParquetWriter(part, arrow_schema(table), compression="zstd")
        for group in _groups(iter(_several(documents)), 1000):
            done += len(group)
            for table, writer in writers.items():
                found = [row for document in group for row in rows(document, table)]
                writer.write_table(arrow_table(found, table))
        for writer in writers.values():
            writer.close()
        for table, part in parts.items():
            part.replace(files[table])
    finally:
        for writer in writers.values():
            writer.close()
        for part in parts.values():
            part.unlink(missing_ok=True)
    return done


def arrow_table(found: list[Row], table: Table) -> pyarrow.Table:
    """Rows as an Arrow table of the table's schema."""
    import datetime

    schema = arrow_schema(table)
    kinds = columns(table)
    as_day: Callable[[str | None], Any] = lambda day: None if day is None else datetime.date.fromisoformat(day)
    arrays = [
        _arrow().array([as_day(row[f.name]) if kinds[f.name] == "day" else row[f.name] for row in found], f.type) for f in schema
    ]
    return _arrow().Table.from_arrays(arrays, schema=schema)


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise ImportError("Parquet needs pyarrow: pip install pyarrow") from None
    return pyarrow


def _several(documents: Iterable[Document] | Document) -> Iterable[Document]:
    return [documents] if isinstance(documents, Document) else documents


def _groups(items: Iterator[Record], size: int) -> Iterator[list[Record]]:
    while group := list(islice(items, size)):
        yield group


def _line(text: str | None) -> str | None:
    """As one line; empty is unknown."""
    return " ".join(text.split()) or None if text else None


def _actor(part: str, entity: Entity | None, text: str | None) -> Row:
    values: tuple[str | None, ...] = (None,) * 6
    if entity:
        values = (entity.id, _line(entity.name), _line(text), entity.type, entity.country, entity.wikidata)
    return {part + name: value for name, value in zip(_ACTOR, values)}


def _relation(r: Relation) -> Row:
    place = r.place.entity if r.place else None
    return {
        "relation": r.id, "type": r.type, "cameo": r.cameo, "predicate": r.predicate,
        "trigger": None if r.type in STANDING else _line(r.triple[1]), "status": r.status, "tense": r.tense,
        **_actor("subject", r.subject, r.triple[0]), **_actor("object", r.object, r.triple[2]),
        "attributed_to": _line(r.attributed_to.name) if r.attributed_to else None,
        "time": r.time.value if r.time else None, "time_text": _line(r.time.text) if r.time else None,
        "place_text": _line(r.place.text) if r.place else None, "place": _line(place.name) if place else None,
        "role": _line(r.role), "confidence": r.confidence, "rule": r.rule, "happening": r.happening,
        "begin": r.trigger.begin, "end": r.trigger.end,
        "sentence_begin": r.sentence.begin, "sentence_end": r.sentence.end, "evidence": len(r.evidence),
        "sentence": _line(r.sentence.text),
    }  # fmt: skip


def _entity(e: Entity) -> Row:
    value, unit = (e.value.amount, e.value.unit) if isinstance(e.value, Amount) else (e.value, None)
    first = min(e.mentions, key=lambda m: (m.begin, m.end))
    return {
        "entity": e.id, "type": e.type, "subtype": e.subtype, "name": _line(e.name), "country": e.country,
        "wikidata": e.wikidata, "geonames": e.geonames, "gazetteer": e.gazetteer,
        "value": short_number(value) if isinstance(value, (int, float)) else value, "unit": unit,
        "mentions": len(e.mentions), "names": sum(m.kind == "name" for m in e.mentions),
        "confidence": max(m.confidence for m in e.mentions),
        "begin": first.begin, "end": first.end, "text": _line(first.text),
    }  # fmt: skip


def short_number(number: float) -> str:
    """To three places, and to an integer where it is one: "2.5", "40000000"."""
    text = f"{round(number, 3):.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
