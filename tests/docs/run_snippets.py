#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every command and snippet of README.md and docs/.

    run_snippets.py PROGRAM SOURCE [--python PYTHON]... [--library FILE] [PAGE...]

A page's blocks run from its first to its last in one temporary folder, in which the project's files are found by the paths that the pages use.

    sh         must end with exit code 0 (as bash -euo pipefail)
    console    lines that begin with "$ " are run, as sh; what follows is what they print on both outputs. "..." stands for anything, a line of it for any lines
    python     runs under the first PYTHON that has what it imports, with what the page's earlier ones defined
    cpp, c     must compile; runs if it has a main()
    sql        queries of out.sqlite, which an earlier block has made; each must give a row
    sparql     a query of out.nt, likewise
    json, toml must be well-formed
    (none)     text to look at, if no comment says more

Comments right before a block say more: <!-- file: NAME --> saves it; <!-- prints --> compares it with what the last block printed; <!-- exit: N --> expects
that exit code; <!-- not run: REASON --> leaves it out, is listed and counted."""
import argparse, concurrent.futures, json, os, re, shutil, sqlite3, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import markdown

TIME = 60  # seconds for one block


class Wrong(Exception): pass


def fits(shown, got):
    """True where `got` is what is shown, "..." standing for anything."""
    pattern = ""
    for line in shown.strip("\n").split("\n"):
        if line.strip() == "...": pattern += "(?:.*\n)*?"
        else: pattern += ".*?".join(re.escape(part) for part in re.split(r"\.\.\.|…", line.rstrip())) + r"[ \t]*\n"
    return re.fullmatch(pattern, got.strip("\n") + "\n") is not None


def commands(text):
    """[(command, what it prints)] of a console block; a line that ends in \\ goes on."""
    result = []
    goes_on = False
    for line in text.split("\n"):
        if line.startswith("$ "): result.append([line[2:], ""]); goes_on = line.endswith("\\")
        elif goes_on: result[-1][0] += "\n" + line; goes_on = line.endswith("\\")
        elif result: result[-1][1] += line + "\n"
        elif line.strip(): raise Wrong("a console block begins with \"$ \"")
    return result


class Page:
    def __init__(self, options, page):
        self.options, self.page = options, page
        self.printed, self.left_out, self.ran, self.before = "", [], 0, []
        self.environment = {**os.environ, "DEMARCHE_CONFIG": "/dev/null", "NO_COLOR": "1", "PATH": os.path.dirname(os.path.abspath(options.program)) + os.pathsep + os.environ["PATH"]}

    def run(self):
        """Problems, as texts."""
        with tempfile.TemporaryDirectory(prefix="demarche-docs-") as self.folder:
            for name in os.listdir(self.options.source):
                if not name.startswith(".") and name != "build": os.symlink(os.path.join(self.options.source, name), os.path.join(self.folder, name))
            build = os.path.dirname(os.path.abspath(self.options.program))
            os.mkdir(os.path.join(self.folder, "build"))  # a folder of its own, so that CMake refuses to configure in ours
            for name in os.listdir(build): os.symlink(os.path.join(build, name), os.path.join(self.folder, "build", name))
            for block in markdown.blocks(self.options.source, self.page):
                try:
                    if "not run" in block.marks:
                        if not block.marks["not run"]: raise Wrong("\"not run\" needs a reason")
                        self.left_out.append((block, block.marks["not run"]))
                    else: self.block(block)
                except Wrong as problem: return [f"{block}: {problem}"]
        return []

    def block(self, block):
        if block.marks.keys() & {"file"}:
            with open(os.path.join(self.folder, block.marks["file"]), "w", encoding="utf-8") as f: f.write(block.text)
        if "prints" in block.marks:
            if self.printed is None: return  # it was not run
            if not fits(block.text, self.printed): raise Wrong(f"the block before prints:\n{self.printed}")
            return
        known = {"sh": self.sh, "bash": self.sh, "console": self.console, "python": self.python, "cpp": self.cpp, "c": self.c, "sql": self.sql, "sparql": self.sparql,
                 "json": self.json, "toml": self.toml, "": None, "text": None, "tsv": None}
        if block.language not in known: raise Wrong(f"no way to run \"{block.language}\" is known; say <!-- not run: REASON --> before it, or teach tests/docs/run_snippets.py")
        if known[block.language]:
            known[block.language](block)
            self.ran += 1

    def leave_out(self, block, reason):
        self.left_out.append((block, reason))
        self.ran -= 1
        self.printed = None

    def execute(self, command, code=0, stdin=None, both=False):
        try: done = subprocess.run(command, cwd=self.folder, env=self.environment, input=stdin, stdout=subprocess.PIPE, stderr=subprocess.STDOUT if both else subprocess.PIPE, text=True, timeout=TIME)
        except subprocess.TimeoutExpired: raise Wrong(f"takes longer than {TIME} s")
        self.printed = done.stdout
        if done.returncode != code: raise Wrong(f"ends with exit code {done.returncode}, not {code}:\n{done.stdout[-2000:]}{(done.stderr or '')[-2000:]}")

    def sh(self, block): self.execute(["bash", "-euo", "pipefail", "-c", block.text], int(block.marks.get("exit", 0)))

    def console(self, block):
        given = commands(block.text)
        if not given: raise Wrong("no line begins with \"$ \"")
        for i, (command, shown) in enumerate(given):
            self.execute(["bash", "-uo", "pipefail", "-c", command], int(block.marks.get("exit", 0)) if i == len(given) - 1 else 0, both=True)
            if not fits(shown, self.printed): raise Wrong(f"{command}\nprints:\n{self.printed}")

    def python(self, block):
        # The page's earlier blocks first, silently: what they define is there.
        earlier = f"import contextlib, io\nwith contextlib.redirect_stdout(io.StringIO()): exec({''.join(self.before)!r}, globals())\n" if self.before else ""
        self.before.append(block.text)
        wanted = set(re.findall(r"^\s*(?:import|from)\s+(\w+)", "".join(self.before), re.M)) | set(block.marks.get("needs", "").split())
        for python in [*self.options.python, "/usr/bin/python3", sys.executable]:
            if not os.path.exists(python): continue
            if subprocess.run([python, "-c", "".join(f"import {name}\n" for name in wanted)], capture_output=True, env=self.environment, cwd=self.folder).returncode: continue
            return self.execute([python, "-"], int(block.marks.get("exit", 0)), stdin=earlier + block.text)
        self.leave_out(block, f"no Python here has all of {', '.join(sorted(wanted))}")

    def compiled(self, block, compiler, ending, flags):
        if not shutil.which(compiler): return self.leave_out(block, f"no {compiler} here")
        source = os.path.join(self.folder, "snippet" + ending)
        with open(source, "w", encoding="utf-8") as f: f.write(block.text)
        include = ["-I", os.path.join(self.options.source, "include"), *flags]
        if not re.search(r"\bmain\s*\(", block.text): return self.execute([compiler, *include, "-fsyntax-only", source])
        libraries = subprocess.run(["pkg-config", "--libs", "sqlite3"], capture_output=True, text=True).stdout.split() or ["-lsqlite3"]
        self.execute([compiler, *include, source, self.options.library, "-o", os.path.join(self.folder, "snippet"), "-lboost_regex", "-lutf8proc", *libraries, "-lstdc++", "-lm", "-pthread"])
        # It lies in no build or installation, beside which the library would look for its data.
        self.execute(["env", "DEMARCHE_DATA=" + os.path.abspath(self.options.source), os.path.join(self.folder, "snippet")])

    def cpp(self, block): self.compiled(block, "g++", ".cpp", ["-std=c++20", "-Wall", "-Wextra", "-Werror"])

    def c(self, block): self.compiled(block, "gcc", ".c", ["-std=c11", "-Wall", "-Wextra", "-Werror"])

    def sql(self, block):
        base = os.path.join(self.folder, "out.sqlite")
        if not os.path.exists(base): raise Wrong("no block before it has made out.sqlite")
        with sqlite3.connect(base) as connection:
            for query in filter(str.strip, block.text.split(";")):
                try: rows = connection.execute(query).fetchall()
                except sqlite3.Error as error: raise Wrong(f"{query.strip()}: {error}")
                if not rows: raise Wrong(f"{query.strip()}: no row")
        connection.close()

    def sparql(self, block):
        base = os.path.join(self.folder, "out.nt")
        if not os.path.exists(base): raise Wrong("no block before it has made out.nt")
        code = "import rdflib, sys\ng = rdflib.Graph(); g.parse('out.nt', format='nt')\nrows = list(g.query(sys.stdin.read()))\nsys.exit(0 if rows else 'no row')"
        for python in [*self.options.python, "/usr/bin/python3"]:
            if os.path.exists(python) and not subprocess.run([python, "-c", "import rdflib"], capture_output=True).returncode: return self.execute([python, "-c", code], stdin=block.text)
        self.leave_out(block, "no Python here has rdflib")

    def json(self, block):
        try: json.loads(block.text)
        except ValueError:
            try: [json.loads(line) for line in block.text.splitlines() if line.strip()]
            except ValueError as error: raise Wrong(f"no JSON, nor JSON lines: {error}")

    def toml(self, block):
        import tomllib
        try: tomllib.loads(block.text)
        except tomllib.TOMLDecodeError as error: raise Wrong(str(error))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("program"), parser.add_argument("source"), parser.add_argument("pages", nargs="*")
    parser.add_argument("--python", action="append", default=[]), parser.add_argument("--library")
    options = parser.parse_intermixed_args()
    options.source = os.path.abspath(options.source)
    options.library = os.path.abspath(options.library or os.path.join(os.path.dirname(options.program), "libdemarche.a"))
    pages = [Page(options, page) for page in options.pages or markdown.pages(options.source)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool: problems = [p for found in pool.map(Page.run, pages) for p in found]
    for page in pages:
        for block, reason in page.left_out: print(f"not run: {block} ({block.language or 'text'}): {reason}")
    print(f"{sum(p.ran for p in pages)} blocks of {len(pages)} pages ran, {sum(len(p.left_out) for p in pages)} were not run")
    if problems: sys.exit("\n".join(problems))


main()
