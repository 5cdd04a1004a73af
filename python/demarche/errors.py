# SPDX-License-Identifier: Apache-2.0
"""What goes wrong, in words that name the cause."""
from __future__ import annotations

import datetime
import difflib
import functools
import inspect
from typing import Callable, Iterable, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Error(Exception):
    """Data files that are missing or wrong: `str(error)` names file and line, as `file` and `line` do.

    `line` is 1-based, and 0 where no line is meant.
    """

    def __init__(self, message: str, file: str = "", line: int = 0) -> None:
        super().__init__(message)
        self.file = file
        self.line = line

    def __reduce__(self) -> tuple[type[Error], tuple[str, str, int]]:
        return type(self), (str(self), self.file, self.line)


def names_its_options(function: Callable[P, R]) -> Callable[P, R]:
    """Lets a call with an unknown option fail with the list of those that there are."""
    options = [name for name in inspect.signature(function).parameters if name != "self"]

    @functools.wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        for name in kwargs:
            if name not in options:
                near = difflib.get_close_matches(name, options, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise TypeError(f"{function.__name__}() has no option {name!r} (it has {', '.join(options)}){hint}")
        return function(*args, **kwargs)

    return call


def one_of(option: str, value: object, allowed: Iterable[object]) -> None:
    """Throws ValueError, with the list, for a value that is not allowed."""
    if value not in (known := list(allowed)):
        raise ValueError(f"{option}={value!r} is none of {', '.join(map(repr, known))}")


def utf8(text: object, what: str = "text") -> bytes:
    """A text as UTF-8. Throws TypeError for what is no str, and ValueError for a lone surrogate."""
    if not isinstance(text, str):
        hint = ": decode it first, as in text.decode()" if isinstance(text, (bytes, bytearray, memoryview)) else ""
        kind = "None" if text is None else type(text).__name__
        raise TypeError(f"the {what} has to be a str, not {kind}{hint}")
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise ValueError(
            f"the {what} has a lone surrogate, U+{code:04X}, at position {error.start}, which no text in UTF-8 can hold: "
            "text.encode('utf-8', 'replace').decode() takes it out"
        ) from None


def iso_day(date: object) -> str:
    """A day as YYYY-MM-DD; "" for None. Throws TypeError, and ValueError for what is no day."""
    if date is None or date == "":
        return ""
    if isinstance(date, datetime.datetime):
        return date.date().isoformat()
    if isinstance(date, datetime.date):
        return date.isoformat()
    if not isinstance(date, str):
        raise TypeError(f"the date has to be a str or a datetime.date, not {type(date).__name__}")
    try:
        if len(date) != 10:
            raise ValueError
        return datetime.date.fromisoformat(date).isoformat()
    except ValueError:
        raise ValueError(f"the date {date!r} is no day of the form YYYY-MM-DD") from None
