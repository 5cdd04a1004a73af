# SPDX-License-Identifier: Apache-2.0
"""Who did what to whom, from news and official statements.

    import demarche

    nlp = demarche.load()
    doc = nlp("Kenyan President William Ruto met Ada Quist in Oslo.", date="2024-05-03")
    for relation in doc.relations:
        print(relation)
    doc.to_dict()            # the form of docs/schema.md
    doc.to_dataframe()       # one relation a row
"""
from ._core import version as __version__
from .document import Document
from .errors import Error
from .extractor import Extractor, data_folder, load
from .inputs import read_parquet
from .merge import merge
from .records import (
    Amount, Article, Entity, EntityType, HeldOffice, Mention, MentionKind, Place, Relation, RelationType, Skipped, Span, Status, Tense,
    Time, Token, Triple, Value,
)  # fmt: skip
from .tables import to_dataframe, to_parquet

__all__ = [
    "Amount", "Article", "Document", "Entity", "EntityType", "Error", "Extractor", "HeldOffice", "Mention", "MentionKind", "Place", "Relation",
    "RelationType", "Skipped", "Span", "Status", "Tense", "Time", "Token", "Triple", "Value", "__version__", "data_folder", "load", "merge",
    "read_parquet", "to_dataframe", "to_parquet",
]  # fmt: skip
