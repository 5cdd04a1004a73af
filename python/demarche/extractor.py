# SPDX-License-Identifier: Apache-2.0
"""Loading, and text in, Document out."""
from __future__ import annotations

import datetime
import json
import os
import warnings
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Iterable, Iterator, Literal, Mapping, TypeVar, Union, overload

from . import _core
from .document import FORMS, Document, Form
from .errors import Error, iso_day, names_its_options, one_of, utf8
from .records import HeldOffice

AnyPath = Union[str, "os.PathLike[str]"]
Date = Union[str, datetime.date, None]
Context = TypeVar("Context")
Item = Union[str, Mapping[str, Any]]
"""A text, or a record {"text", "id"?, "date"?}, as a line of JSONL holds it."""


class Extractor:
    """What `demarche.load()` returns: call it with a text, or hand `pipe` many.

    Immutable. Threads: any number may call it at once; the interpreter's lock is released while it
    works, and Ctrl-C ends a call at once. A forked process may go on calling it. Can be pickled: it is
    then loaded again from the same files.
    """

    def __init__(self, core: _core.Extractor, options: dict[str, Any]) -> None:
        self._core = core
        self._options = options
        self._form: Form | None = options["open"]
        self._plain = bool(options["plain"])
        self._link_persons = bool(options["link_persons"])
        self._min_confidence = float(options["min_confidence"])

    def __reduce__(self) -> tuple[Any, ...]:
        return _load_again, (self._options,)

    def __repr__(self) -> str:
        return f"<demarche.Extractor, gazetteers {self.gazetteer_version}, model {self.model_version or 'none'}>"

    @property
    def gazetteer_version(self) -> str:
        """Version of the shipped gazetteers, as documents name it."""
        return self._core.gazetteer_version

    @property
    def model_version(self) -> str:
        """Version of the statistical model; "" where there is none."""
        return self._core.model_version

    @names_its_options
    def __call__(self, text: str, id: str | int | None = None, date: Date = None) -> Document:
        """Reads one text. `date` is the day on which it was written, where it does not say so itself.

        Throws: TypeError for what is no str; ValueError for a lone surrogate, and for a date that is no day.
        Complexity: linear in the text.

            >>> nlp("Kenyan President William Ruto met Ada Quist in Oslo.").relations[0].predicate
        """
        return self._extract(_core.Stop(), text, *_checked(text, id, date))

    def _extract(self, stop: _core.Stop, text: str, data: bytes, name: str, day: str) -> Document:
        found = self._core.extract(data, day, self._plain, self._link_persons, self._min_confidence, stop)
        return Document(text, found, found.to_json(name, -1, False, False, FORMS.index(self._form), 0), self._form)

    def who_held(self, title: str, where: str, date: Date = None) -> list[HeldOffice]:
        """Who held an office like `title` of `where`, a country's code or name or a body's name, on `date`: a day, or "2018-03" or "2018".

        Those of whom dates say so come first, then those attested within two years; without a date everybody, by date.
        Throws: demarche.Error for a date that is none.

            >>> nlp.who_held("foreign minister", "PAK", "2018-03-02")[0].person
        """
        day = date.isoformat()[:10] if isinstance(date, datetime.date) else date or ""
        return _offices(self._core.who_held(*(utf8(value, what).decode() for what, value in (("title", title), ("country or body", where), ("date", day)))))

    def offices_of(self, name: str) -> list[HeldOffice]:
        """The offices of everybody who bears that name, by person and date."""
        return _offices(self._core.offices_of(utf8(name, "name").decode()))

    @overload
    def pipe(
        self, texts: Iterable[Item], *, threads: int = 2, as_tuples: Literal[False] = False
    ) -> Iterator[Document]: ...
    @overload
    def pipe(
        self, texts: Iterable[tuple[Item, Context]], *, threads: int = 2, as_tuples: Literal[True]
    ) -> Iterator[tuple[Document, Context]]: ...
    @names_its_options
    def pipe(self, texts: Iterable[Any], *, threads: int = 2, as_tuples: bool = False) -> Iterator[Any]:
        """Reads many texts on `threads` threads, and gives their documents in the same order, lazily.

        An item is a text or a record {"text", "id"?, "date"?}; a text's id is its number, from 0. With
        `as_tuples` items are (text, context) and results (document, context). At most 16 texts a thread
        are read ahead, so a generator of any length will do.

        Throws: what a call throws, at that item, which it names; also TypeError for a str in place of an iterable, and
        RuntimeError in a forked process that goes on with an iterator begun before the fork: its threads are not there.
        """
        if isinstance(texts, (str, bytes)):
            raise TypeError("pipe() takes many texts, such as a list: for one text, call the extractor itself")
        if isinstance(threads, bool) or not isinstance(threads, int):
            raise TypeError(f"threads has to be an int, not {type(threads).__name__}")
        if threads < 1:
            raise ValueError(f"threads={threads} is no number of threads: 1 or more")
        return self._piped(iter(texts), threads, as_tuples)

    def _piped(self, texts: Iterator[Any], threads: int, as_tuples: bool) -> Iterator[Any]:
        process, stop = os.getpid(), _core.Stop()
        pool = ThreadPoolExecutor(threads, thread_name_prefix="demarche")
        waiting: deque[tuple[Future[Document], Any]] = deque()
        try:
            for started in self._started(pool, stop, texts, as_tuples):
                waiting.append(started)
                if len(waiting) > 16 * threads:
                    yield _done(*waiting.popleft(), as_tuples)
                    _check_process(process)
            while waiting:
                yield _done(*waiting.popleft(), as_tuples)
                _check_process(process)
        finally:
            if os.getpid() == process:  # else the pool has no threads, and its locks may be theirs
                stop.set()
                pool.shutdown(cancel_futures=True)

    def _started(
        self, pool: ThreadPoolExecutor, stop: _core.Stop, texts: Iterator[Any], as_tuples: bool
    ) -> Iterator[tuple[Future[Document], Any]]:
        """Items as they are begun. What is wrong with one ends them, when its turn to be given comes."""
        context = None
        try:
            for number, item in enumerate(texts):
                content, context = _pair(number, item) if as_tuples else (item, None)
                yield pool.submit(self._extract, stop, *_record(number, content)), context
        except Exception as error:
            failed: Future[Document] = Future()
            failed.set_exception(error)
            yield failed, context


def _check_process(process: int) -> None:
    if os.getpid() != process:
        raise RuntimeError(f"this iterator of documents was begun in process {process}, before a fork, and its threads are there: call pipe() in this one")


def _offices(written: str) -> list[HeldOffice]:
    return [HeldOffice(**{"from_" if key == "from" else key: value for key, value in office.items()}) for office in json.loads(written)]


def _done(future: Future[Document], context: Any, as_tuples: bool) -> Any:
    document = future.result()
    return (document, context) if as_tuples else document


def _checked(text: object, id: object, date: object) -> tuple[bytes, str, str]:
    data = utf8(text)
    if id is not None and not isinstance(id, (str, int)):
        raise TypeError(f"the id has to be a str or an int, not {type(id).__name__}")
    name = "" if id is None else str(id)
    utf8(name, "id")
    return data, name, iso_day(date)


def _pair(number: int, item: object) -> tuple[Any, Any]:
    if isinstance(item, (tuple, list)) and len(item) == 2:
        return item[0], item[1]
    raise TypeError(f"text {number}: with as_tuples an item is a (text, context), not {type(item).__name__}")


def _record(number: int, item: Any) -> tuple[str, bytes, str, str]:
    text, id, date = item, None, None
    if isinstance(item, Mapping):
        if "text" not in item:
            raise ValueError(f"text {number}: the record has no \"text\" (it has {', '.join(map(repr, item))})")
        text, id, date = item["text"], item.get("id"), item.get("date")
    try:
        return (text, *_checked(text, str(number) if id is None else id, date))
    except (TypeError, ValueError) as error:
        raise type(error)(f"text {number}: {error}") from None


def _path_list(option: str, paths: object) -> list[str]:
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    if not isinstance(paths, Iterable):
        raise TypeError(f"{option} has to be a path or several, not {type(paths).__name__}")
    return [os.fspath(path) for path in paths]


def data_folder() -> Path:
    """The folder that `load()` reads without `data`: $DEMARCHE_DATA, else the package's own."""
    named = os.environ.get("DEMARCHE_DATA")
    return Path(named) if named else Path(_core.__file__).parent / "data"


@names_its_options
def load(
    data: AnyPath | None = None, *, gazetteers: AnyPath | Iterable[AnyPath] = (), rules: AnyPath | Iterable[AnyPath] = (),
    open: Form | None = None, plain: bool = False, link_persons: bool = True, min_confidence: float = 0.25,
) -> Extractor:  # fmt: skip
    """Loads gazetteers, rules and the statistical model, in a few milliseconds.

    data: a folder with gazetteers/ and models/, in the place of the package's own.
    gazetteers, rules: your own files (docs/adding-a-gazetteer.md, docs/adding-a-rule.md); they win over the shipped ones.
    open: "minimal" or "maximal" adds open triples to documents (docs/open-triples.md).
    plain: texts are sentences, not articles: no headline, byline, dateline or comments are looked for.
    link_persons: False: nobody is looked up; persons keep their text, and no id (docs/ethics.md).
    min_confidence: relations that are less sure are left out; 0 keeps all.

    Throws: demarche.Error, with file and line, for data that is missing or wrong; ValueError for an option's wrong value.
    """
    one_of("open", open, FORMS)
    if not 0 <= min_confidence <= 1:
        raise ValueError(f"min_confidence={min_confidence!r} is no number from 0 to 1")
    folder = data_folder() if data is None else Path(data)
    if not (folder / "gazetteers").is_dir():
        raise Error(
            f"{folder}: no folder \"gazetteers\" here: name the data's folder with load(data=...) or the environment variable DEMARCHE_DATA",
            str(folder),
        )
    names, own = _path_list("gazetteers", gazetteers), _path_list("rules", rules)
    core = _core.Extractor.load(str(folder), names, own)
    if not core.model_version:
        warnings.warn(f"{folder}/models has no statistical model: only standing relations are found", RuntimeWarning, 3)
    options = {"data": str(folder), "gazetteers": names, "rules": own, "open": open, "plain": plain, "link_persons": link_persons, "min_confidence": min_confidence}
    return Extractor(core, options)


def _load_again(options: dict[str, Any]) -> Extractor:
    return load(**options)
