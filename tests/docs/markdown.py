# SPDX-License-Identifier: Apache-2.0
"""Pages as the tests of the documentation see them: fenced blocks, with what the HTML comments before them say."""
import dataclasses, glob, os, re

FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})\s*(?P<language>[\w+-]*)[^\n]*$")
COMMENT = re.compile(r"^\s*<!--\s*(?P<key>not run|file|output|prints|exit|needs)(?::\s*(?P<value>.*?))?\s*-->\s*$")


@dataclasses.dataclass
class Block:
    page: str
    line: int  # of its first fence
    language: str
    text: str
    marks: dict  # the comments right before it: {"file": "mine.tsv"}

    def __str__(self): return f"{self.page}:{self.line}"


def pages(source):
    """README.md and the pages of docs/, by their path in the project; those that are generated are left out."""
    found = ["README.md", *sorted(os.path.relpath(p, source) for p in glob.glob(os.path.join(source, "docs", "**", "*.md"), recursive=True))]
    return [p for p in found if os.path.exists(os.path.join(source, p))]


def blocks(source, page):
    marks, result = {}, []
    with open(os.path.join(source, page), encoding="utf-8") as f: lines = f.read().split("\n")
    at = 0
    while at < len(lines):
        fence, comment = FENCE.match(lines[at]), COMMENT.match(lines[at])
        if comment: marks[comment["key"]] = comment["value"] or ""
        elif fence:
            begin = at
            at += 1
            while at < len(lines) and not (lines[at].strip().startswith(fence["fence"]) and not lines[at].strip().strip(fence["fence"][0])): at += 1
            if at == len(lines): raise ValueError(f"{page}:{begin + 1}: a block that is not closed")
            indent = len(fence["indent"])
            text = "\n".join(line[indent:] if line[:indent].isspace() or not indent else line for line in lines[begin + 1:at])
            result.append(Block(page, begin + 1, fence["language"], text + "\n" if text else "", marks))
            marks = {}
        elif lines[at].strip(): marks = {}
        at += 1
    return result
