# SPDX-License-Identifier: Apache-2.0
"""demarche.merge gives what `demarche merge` gives."""
from __future__ import annotations

import json
import random
import subprocess

import demarche

from conftest import articles


def test_is_what_the_program_merges(program: str, nlp: demarche.Extractor) -> None:
    docs = [doc.to_dict() for doc in nlp.pipe(articles(60))]
    lines = "".join(json.dumps(doc) + "\n" for doc in docs)
    for sources in (1000, 2):
        command = [program, "merge", "--sources", str(sources), "-"]
        written = subprocess.run(command, input=lines, check=True, capture_output=True, text=True).stdout
        theirs = [json.loads(line) for line in written.splitlines()]
        random.Random(sources).shuffle(docs)
        assert demarche.merge(docs, sources) == theirs
    assert max(happening["documents"] for happening in theirs) > 1 and len(theirs) > 20
