# SPDX-License-Identifier: Apache-2.0
"""What the program's tests share: a folder of their own, the program, and invented texts."""
import json, os, subprocess, sys, tempfile, unittest

PROGRAM, SOURCE = sys.argv[1:3]
SENTENCE = "Norway's Foreign Minister Ada Quist met Daniel Otieno in Nairobi.\n"
# No configuration of the user's own, and no colours.
ENVIRONMENT = {**os.environ, "DEMARCHE_CONFIG": "/dev/null"}


def run(*arguments, stdin=b"", **more):
    return subprocess.run([PROGRAM, *arguments], input=stdin, **{"capture_output": True, "env": ENVIRONMENT, **more})


def documents(result):
    return [json.loads(line) for line in result.stdout.decode("utf-8").splitlines()]


def records(count, words=40):
    """JSON lines of short invented texts, each its own."""
    for i in range(count):
        text = f"Minister Ada Quist met envoy number {i} in Oslo on Friday. " + "The harbour was quiet. " * (i % (words // 4))
        yield json.dumps({"id": f"d{i}", "text": text}) + "\n"


class ProgramCase(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def file(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f: f.write(content if isinstance(content, bytes) else content.encode())
        return path

    def read(self, *names):
        with open(self.path(*names), "rb") as f: return f.read()


class SmallDataCase(ProgramCase):
    """With data that loads in no time: for tests that start the program often and do not look at what it finds."""

    def setUp(self):
        super().setUp()
        self.file("data/gazetteers/manifest.json", '{"format": 1, "version": "none", "files": []}')
        os.mkdir(self.path("data", "gazetteers", "relations"))
        self.environment = {**ENVIRONMENT, "DEMARCHE_DATA": self.path("data")}

    def run_small(self, *arguments, **more):
        return run(*arguments, env=self.environment, **more)


def main():
    unittest.main(argv=sys.argv[:1], module="__main__")
