# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import os
from pathlib import Path

import demarche
import pytest

TEXT = (
    "OSLO: Norway's Foreign Minister Ada Quist met Kenyan President William Ruto in Nairobi on Friday. "
    "She urged Kenya to sign the treaty. \"We will not wait,\" Quist said."
)
SOURCE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def nlp() -> demarche.Extractor:
    return demarche.load()


@pytest.fixture(scope="session")
def doc(nlp: demarche.Extractor) -> demarche.Document:
    return nlp(TEXT, id="quist", date="2024-05-03")


@pytest.fixture(scope="session")
def program() -> str:
    """The command-line program, to compare with."""
    path = os.environ.get("DEMARCHE_PROGRAM", "")
    if not path:
        pytest.skip("DEMARCHE_PROGRAM names no program to compare with")
    return path


@pytest.fixture(scope="session")
def article() -> Path:
    return SOURCE / "examples" / "data" / "harbour-talks.txt"
