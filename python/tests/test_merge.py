# SPDX-License-Identifier: Apache-2.0
"""demarche.merge gives what `demarche merge` gives."""
from __future__ import annotations

import json
import random
import re
import subprocess

import demarche
import pytest

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


IDS = {
    "subject": "the subject of relation 'r1' is 'e99'",
    "object": "the object of relation 'r1' is 'e99'",
    "attributed_to": "the attributed_to of relation 'r1' is 'e99'",
    "place": "the place of relation 'r1' is 'e99'",
}


@pytest.mark.parametrize("where", IDS)
def test_an_id_that_no_entity_has_is_named(doc: demarche.Document, where: str) -> None:
    data = doc.to_dict()
    relation = data["relations"][0]
    relation["id"] = "r1"
    relation[where] = {"begin": 0, "end": 4, "text": "OSLO", "entity": "e99"} if where == "place" else "e99"
    word = re.escape(f"document 'quist': {IDS[where]}, which no entity has as its id")
    with pytest.raises(ValueError, match=word):
        demarche.merge([data])
    with pytest.raises(ValueError, match=word):
        demarche.Document.from_dict(data)
