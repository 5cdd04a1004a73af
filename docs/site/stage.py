#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Puts the pages of the site together for MkDocs: stage.py SOURCE PROGRAM TARGET

README.md becomes the home page; pages of other folders that the pages link to come along, and other files of the project that they link to as text. So the same
links work in the repository and on the site. From the program come the pages of its options."""
import os, posixpath, re, shutil, subprocess, sys

LINK = re.compile(r"(?<!\!)\[(?P<text>[^\]\[]*(?:\[[^\]]*\][^\]\[]*)*)\]\((?P<target>[^)\s]+)\)")
# Pages outside of docs/, and where they stand on the site.
MOVED = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md", "SECURITY.md": "security.md", "THIRD_PARTY.md": "third-party.md",
         "training/README.md": "training.md", "gazetteers/README.md": "gazetteers.md", "python/README.md": "python-package.md", "packaging/README.md": "packaging.md", "benchmarks/README.md": "benchmarks-folder.md"}


class Stage:
    def __init__(self, source, target):
        self.source, self.target, self.files, self.problems = source, target, set(), []

    def place(self, path):
        """Where a file of the project stands on the site; None for one that does not."""
        if path in MOVED: return MOVED[path]
        if path.startswith("docs/"): return path[len("docs/"):]
        if os.path.isdir(os.path.join(self.source, path)): return None
        self.files.add(path)
        return f"files/{path}.txt"

    def link(self, page, target):
        """A link of a page of the project, as its page on the site has it; None for what the site does not have."""
        if re.match(r"[a-z]+:|#", target): return target
        path, hash, anchor = target.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if path.startswith(("docs/api/", "docs/command-line/")): return posixpath.relpath(path[len("docs/"):], posixpath.dirname(self.place(page)) or ".") + hash + anchor
        if not os.path.exists(os.path.join(self.source, path)):
            self.problems.append(f"{page}: links to {target}, which does not exist")
            return None
        place = self.place(path)
        return place and posixpath.relpath(place, posixpath.dirname(self.place(page)) or ".") + hash + anchor

    def page(self, path):
        with open(os.path.join(self.source, path), encoding="utf-8") as f: text = f.read()
        parts = re.split(r"(^```.*?^```[^\n]*$|`[^`\n]+`)", text, flags=re.M | re.S)  # code stays as it is
        whole = "\0".join(parts[0::2])
        code = parts[1::2]

        def changed(match):
            target = self.link(path, match["target"])
            return f"[{match['text']}]({target})" if target else match["text"]
        whole = LINK.sub(changed, whole)
        pieces = whole.split("\0")
        text = pieces[0] + "".join(c + p for c, p in zip(code, pieces[1:]))
        text = re.sub(r"^<!-- (?:not run|file|prints|exit|needs)\b.*-->\n", "", text, flags=re.M)
        self.write(self.place(path), text)

    def write(self, place, text):
        place = os.path.join(self.target, place)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        with open(place, "w", encoding="utf-8") as f: f.write(text)


def commands(program):
    """Every command of the program, as its help lists them."""
    def below(words):
        help = subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True).stdout
        yield words, help
        listed = help.split("\nSubcommands:\n")
        if len(listed) > 1:
            for name in re.findall(r"^  (\w[\w-]*)(?:  |$)", listed[1], re.M): yield from below([*words, name])
    return list(below([]))


def main():
    source, program, target = sys.argv[1:4]
    shutil.rmtree(target, ignore_errors=True)
    stage = Stage(os.path.abspath(source), target)
    found = [os.path.relpath(os.path.join(folder, name), source) for folder, _, names in os.walk(os.path.join(source, "docs")) for name in names]
    for path in sorted(found):
        if path.startswith("docs/site/"): continue
        if path.endswith(".md"): stage.page(path)
        else:
            place = os.path.join(target, path[len("docs/"):])
            os.makedirs(os.path.dirname(place), exist_ok=True)
            shutil.copy(os.path.join(source, path), place)
    for path in MOVED:
        if os.path.exists(os.path.join(source, path)): stage.page(path)
    for path in stage.files:
        with open(os.path.join(source, path), encoding="utf-8", errors="replace") as f: stage.write(f"files/{path}.txt", f.read())
    if stage.problems: sys.exit("\n".join(stage.problems))
    text = "# Every command and option\n\nWhat `--help` says, and the manual pages (`man demarche-extract`). [The program](cli.md) explains.\n"
    for words, help in commands(program): text += f"\n## {' '.join(['demarche', *words])}\n\n```text\n{help.strip()}\n```\n"
    stage.write("command-line.md", text)


main()
