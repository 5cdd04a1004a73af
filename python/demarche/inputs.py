# SPDX-License-Identifier: Apache-2.0
"""Texts from Parquet files, as records for `pipe`. docs/input.md says what the program itself reads."""
from __future__ import annotations

import datetime
import os
from typing import Any, Iterator

FIELDS = {
    "text": ("text", "maintext", "content", "body", "articleBody", "full_text", "description", "summary"),
    "id": ("id", "_id", "url", "link", "guid"),
    "date": ("date", "publishedAt", "published_at", "date_publish", "datePublished", "published", "pubDate", "pub_date"),
}
"""The names of columns that are looked for where none is given, as the program does."""


def read_parquet(
    path: str | os.PathLike[str], text_field: str | None = None, id_field: str | None = None, date_field: str | None = None,
    batch_size: int = 1000,
) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Gives a record {"text", "id", "date"?} for each row of a Parquet file, lazily; rows without a text are left out.

    The columns are those named, else those of usual names. A date may be a day, a time or a text that begins with a
    day; others are no date. Without a column of ids a row's id is its number, from 1. Memory: one batch of rows.

        for doc in nlp.pipe(demarche.read_parquet("news.parquet", text_field="maintext")): ...

    Throws: ImportError without pyarrow; ValueError where the file has no such column; OSError and pyarrow's errors for
    what is no Parquet file.
    """
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        raise ImportError("Parquet needs pyarrow: pip install pyarrow") from None
    file = parquet.ParquetFile(path)
    names = list(file.schema_arrow.names)
    text = _column(names, "text", text_field)
    if text is None:
        raise ValueError(f"{os.fspath(path)} has no column of texts among {', '.join(names)}: name it with text_field")
    columns = {"text": text, "id": _column(names, "id", id_field), "date": _column(names, "date", date_field)}
    return _rows(file, {key: name for key, name in columns.items() if name is not None}, batch_size)


def _column(names: list[str], field: str, given: str | None) -> str | None:
    if given is None:
        return next((name for name in FIELDS[field] if name in names), None)
    if given not in names:
        raise ValueError(f"there is no column {given!r} among {', '.join(names)}")
    return given


def _rows(file: Any, columns: dict[str, str], batch_size: int) -> Iterator[dict[str, Any]]:
    number = 0
    for batch in file.iter_batches(batch_size=batch_size, columns=list(columns.values())):
        for row in batch.to_pylist():
            number += 1
            text = row[columns["text"]]
            if not isinstance(text, str):
                continue
            name = row[columns["id"]] if "id" in columns else None
            record = {"text": text, "id": number if name is None else name}
            day = _day(row[columns["date"]]) if "date" in columns else None
            yield record if day is None else {**record, "date": day}


def _day(value: Any) -> datetime.date | None:
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    try:
        return datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
