# SPDX-License-Identifier: Apache-2.0
"""Documents in spaCy's bytes: srsly asks these, which pyproject.toml names, for what MessagePack does not know."""
from __future__ import annotations

from typing import Any, Callable

from .document import Document, from_state

_KEY = "__demarche__"
Chain = Callable[[Any], Any]


def encode(obj: Any, chain: Chain | None = None) -> Any:
    if isinstance(obj, Document):
        return {_KEY: list(obj.__reduce__()[1])}
    return obj if chain is None else chain(obj)


def decode(obj: Any, chain: Chain | None = None) -> Any:
    if isinstance(obj, dict) and _KEY in obj:
        return from_state(*obj[_KEY])
    return obj if chain is None else chain(obj)
