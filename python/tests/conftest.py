# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import os
import random
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


NAMES = ["Ada Quist", "Daniel Otieno", "Greta Moreau", "Ivo Strand"]
COUNTRIES = ["Norway", "Kenya", "Ghana", "Peru"]


def articles(count: int) -> list[dict[str, str]]:
    """Invented reports of few happenings, so that many documents tell of one."""
    chance = random.Random(7)
    made = []
    for n in range(count):
        a, b = chance.sample(COUNTRIES, 2)
        p, q = chance.sample(NAMES, 2)
        day = f"2024-05-{chance.randint(1, 4):02}"
        texts = [
            f"{a}'s Foreign Minister {p} met {q} in Nairobi on Friday. {a} accused {b} of delaying the talks.",
            f"{a} will send aid to {b} next week, {p} said. {p} visited {b} on Thursday.",
            f"{b} denied that {a} had arrested {q}. {p} did not meet {q}.",
            f"{a} summoned the ambassador of {b} on Wednesday. {a} attacked {b} on May 1.",
        ]
        made.append({"id": f"d{n}", "date": day, "text": chance.choice(texts)})
    return made
