#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""script/sbom's output: valid CycloneDX by the standard's own schema, the same twice, and with what the program is linked with. Arguments: program, source folder, a Python that has cyclonedx-python-lib."""
import hashlib, shutil
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program"))
from program_case import *

VALIDATE = """import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(sys.stdin.read())
sys.exit(f"not CycloneDX 1.6: {problem}" if problem else 0)"""


class Sbom(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        if not shutil.which("dpkg-query"): raise unittest.SkipTest("not Debian")
        cls.text = subprocess.run([os.path.join(SOURCE, "script", "sbom"), os.path.dirname(PROGRAM)], capture_output=True, check=True).stdout
        cls.bom = json.loads(cls.text)

    def test_valid(self):
        python = sys.argv[3] if len(sys.argv) > 3 else sys.executable
        if not os.path.exists(python) or subprocess.run([python, "-c", "import cyclonedx.validation.json"], capture_output=True).returncode != 0: self.skipTest("without cyclonedx-python-lib")
        result = subprocess.run([python, "-c", VALIDATE], input=self.text, capture_output=True)
        self.assertEqual(result.returncode, 0, result.stderr[-2000:])

    def test_same_twice_and_whole(self):
        again = subprocess.run([os.path.join(SOURCE, "script", "sbom"), os.path.dirname(PROGRAM)], capture_output=True, check=True).stdout
        self.assertEqual(again, self.text)
        components = {c["bom-ref"]: c for c in self.bom["components"]}
        self.assertEqual(len(components), len(self.bom["components"]))
        names = {c["name"] for c in components.values()}
        for name in ("nlohmann-json3-dev", "libcli11-dev", "daachorse", "conllu"): self.assertIn(name, names)
        for start in ("libboost-regex", "libsqlite3", "libxml2", "libzstd", "libspdlog", "libc6"): self.assertTrue([n for n in names if n.startswith(start)], start)
        for component in components.values():
            self.assertTrue(component["version"], component)
            if component["type"] in ("data", "machine-learning-model"):
                with open(os.path.join(SOURCE, component["name"]), "rb") as f: self.assertEqual(component["hashes"][0]["content"], hashlib.sha256(f.read()).hexdigest())
        shipped = [os.path.join("gazetteers", f) for f in os.listdir(os.path.join(SOURCE, "gazetteers")) if f.endswith(".tsv")]
        self.assertEqual(set(shipped) - names, set())
        for package in set(self.bom["dependencies"][0]["dependsOn"]): self.assertIn(package, components)


main()
