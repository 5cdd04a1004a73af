#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The program's contract: inputs, flags, exit codes, and what it says of bad input."""
from program_case import *


class Program(ProgramCase):
    def test_reads_files_folders_lines_and_standard_input(self):
        self.file("in/a.txt", SENTENCE); self.file("in/b/c.txt", SENTENCE); self.file("in/x.log", "no")
        lines = self.file("d.jsonl", json.dumps({"id": "one", "text": SENTENCE, "date": "2020-02-03"}) + "\n\n" + json.dumps({"text": SENTENCE}) + "\n")
        docs = documents(run("extract", os.path.join(self.folder, "in"), lines, "-", stdin=SENTENCE.encode()))
        self.assertEqual([d["id"] for d in docs], ["a", "c", "one", "3", "stdin"])
        self.assertEqual(docs[2]["date"], "2020-02-03")
        self.assertTrue(all(any(r["type"] == "CONSULT" for r in d["relations"]) for d in docs))
        docs = documents(run("extract", "--input", "jsonl", stdin=json.dumps({"id": 7, "text": "x"}).encode()))
        self.assertEqual([d["id"] for d in docs], ["7"])

    def test_formats(self):
        self.assertIn("Ada Quist", run("extract", "--format", "text", stdin=SENTENCE.encode()).stdout.decode())
        self.assertEqual(run("extract", stdin=SENTENCE.encode()).stdout.count(b"\n"), 1)
        self.assertGreater(run("extract", "--format", "json", stdin=SENTENCE.encode()).stdout.count(b"\n"), 20)
        wrong = run("extract", "--format", "sgml", stdin=b"x")
        self.assertEqual(wrong.returncode, 2); self.assertIn(b"jsonl", wrong.stderr + wrong.stdout)

    def test_empty_and_odd_bytes_are_sane_documents(self):
        for content in (b"", b"\n\n", b"\xef\xbb\xbf", b"\x00\x00", b"\xff\xfe\xfd", b"a\r\nb\r\n", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80"):
            result = run("extract", self.file("f.txt", content))
            self.assertEqual(result.returncode, 0, content); self.assertEqual(len(documents(result)), 1)

    def test_unreadable_file_among_good_ones(self):
        good = self.file("good.txt", SENTENCE)
        result = run("extract", good, os.path.join(self.folder, "missing.txt"), good)
        self.assertEqual(result.returncode, 1); self.assertEqual(len(documents(result)), 2); self.assertIn(b"missing.txt", result.stderr)
        os.mkdir(os.path.join(self.folder, "empty"))
        result = run("extract", os.path.join(self.folder, "empty"))
        self.assertEqual(result.returncode, 1); self.assertIn(b"without .txt or .jsonl", result.stderr)

    def test_broken_lines_are_named(self):
        lines = self.file("d.jsonl", '{"text": "x"}\nnot json\n{"id": "n"}\n{"text": "y", "date": "tomorrow"}\n{"text": "z"}\n')
        result = run("extract", lines)
        self.assertEqual(result.returncode, 1); self.assertEqual(len(documents(result)), 2)
        for where in (b"d.jsonl:2:", b"d.jsonl:3:", b"tomorrow"): self.assertIn(where, result.stderr)

    def test_large_input_without_a_newline(self):
        result = run("extract", self.file("big.txt", SENTENCE.strip() + " word" * 400_000), timeout=300)
        self.assertEqual(result.returncode, 0); self.assertEqual(len(documents(result)), 1)

    def test_output_faults(self):
        self.assertEqual(run("extract", "-o", "/no/such/folder/x", stdin=b"x").returncode, 3)
        if os.path.exists("/dev/full"):
            result = run("extract", "-o", "/dev/full", stdin=SENTENCE.encode())
            self.assertEqual(result.returncode, 3); self.assertIn(b"writing failed", result.stderr)

    def test_data_faults_name_file_and_line(self):
        self.assertEqual(run("extract", "--data", self.folder, stdin=b"x").returncode, 3)
        for flag, name, content, where in (("--gazetteer", "g.tsv", "#demarche-gazetteer 1\nname\ttype\nOslo\tCUNTRY\n", b"g.tsv:3: unknown type"), ("--gazetteer", "h.tsv", "name,type\n", b"h.tsv:1: found"),
                                           ("--gazetteer", "v.tsv", "#demarche-gazetteer 2\nname\ttype\n", b"version 1 only"), ("--gazetteer", "w.tsv", "#demarche-gazetteer 1\nname\ttype\nOslo\n", b"w.tsv:3: found 1 fields"),
                                           ("--rules", "r.jsonl", "\n{}\n", b"r.jsonl:2: "), ("--rules", "s.jsonl", "{\"rule\"\n", b"s.jsonl:1: not JSON")):
            result = run("extract", flag, self.file(name, content), stdin=b"x")
            self.assertEqual(result.returncode, 3, name); self.assertIn(where, result.stderr)
        self.assertEqual(run("extract", "--date", "soon", stdin=b"x").returncode, 2)
        self.assertEqual(run("extract", "--layers", "trees", stdin=b"x").returncode, 2)
        self.assertEqual(run().returncode, 2)

    def test_gold_that_is_none_is_named(self):
        self.file("a.txt", "Ada Quist left.")
        good = '{"entities": [{"id": "e", "type": "PERSON", "mentions": [{"begin": 0, "end": 9, "kind": "name"}]}], "relations": []}'
        path = self.file("a.gold.json", good)
        folder = os.path.dirname(path)
        self.assertEqual(run("eval", folder).returncode, 0)
        for what in (good.replace("9", "4e45"), good.replace("9", "-1"), good.replace("9", "9.5"), good.replace("9", '"9"'), good.replace('"relations"', '"r"'), "[]"):
            self.file("a.gold.json", what)
            result = run("eval", folder)
            self.assertEqual(result.returncode, 3, what)
            self.assertIn(b"a.gold.json", result.stderr)

    def test_own_gazetteer_and_rule_win(self):
        gazetteer = self.file("mine.tsv", "#demarche-gazetteer 1\n# Licence: CC0.\nname\ttype\tsubtype\tid\tcountry\nOslo\tORG\tparty\tmine:oslo\tNOR\n")
        doc = documents(run("extract", "--plain", "--gazetteer", gazetteer, stdin=b"The envoy met Oslo."))[0]
        self.assertEqual([(e["type"], e["gazetteer"]) for e in doc["entities"] if e["name"] == "Oslo"], [("ORG", "mine:oslo")])
        rule = self.file("mine.jsonl", json.dumps({"rule": "mine.toast", "type": "SUPPORT", "cameo": "051", "trigger": ["toast"], "yes": ["[Norway] toasted [Kenya]."]}) + "\n")
        doc = documents(run("extract", "--plain", "--rules", rule, stdin=b"Norway toasted Kenya on Friday."))[0]
        self.assertIn("mine.toast", [r["rule"] for r in doc["relations"]])
        self.assertEqual(run("gazetteer", "check", gazetteer).returncode, 0); self.assertEqual(run("rules", "check", rule).returncode, 0)
        unfit = run("rules", "check", self.file("unfit.jsonl", "# mine\n" + json.dumps({"rule": "mine.toast", "type": "SUPPORT", "cameo": "051", "trigger": ["toast"], "yes": ["[Norway] met [Kenya]."]}) + "\n"))
        self.assertEqual(unfit.returncode, 3); self.assertIn(b"unfit.jsonl:2", unfit.stderr); self.assertIn(b"consult.meet", unfit.stderr)
        bad = run("gazetteer", "check", self.file("bad.tsv", "#demarche-gazetteer 1\nname\ttype\tcountry\nOslo\tX\t\nBergen\tGPE\tNorway\n"))
        self.assertEqual(bad.returncode, 3); self.assertIn(b"bad.tsv:3", bad.stderr); self.assertIn(b"bad.tsv:4", bad.stderr)

    def test_explain_shows_the_tree_and_what_rules_did(self):
        text = b"Norway met Kenya in Geneva.\n\nOslo received a letter."
        shown = run("explain", "--plain", stdin=text).stdout.decode()
        self.assertIn("root  met (meet) VERB", shown); self.assertIn("fired: consult.meet", shown); self.assertIn("not fired: consult.receive", shown)
        rules = self.file("own.jsonl", '{"rule": "own.toast", "type": "SUPPORT", "cameo": "051", "trigger": ["toast"], "unless": ["bread"]}\n')
        stopped = run("explain", "--plain", "--rules", rules, stdin=b"Norway toasted the bread of Kenya.").stdout.decode()
        self.assertIn("not fired: own.toast at \"toasted\": a word of \"unless\" depends on the trigger: \"bread\"", stopped)
        second = run("explain", "--plain", "--sentence", "2", stdin=text).stdout.decode()
        self.assertTrue(second.startswith("Sentence 2")); self.assertNotIn("Geneva", second)

    def test_version_and_help(self):
        self.assertIn("program", json.loads(run("version", "--json").stdout))
        for command in (["--help"], ["extract", "--help"], ["gazetteer", "check", "--help"], ["rules", "check", "--help"]): self.assertEqual(run(*command).returncode, 0, command)
        self.assertIn(b"Examples", run("extract", "--help").stdout)

    def test_plain_text_is_not_an_article(self):
        text = b"Published in The Example, May 3rd, 2024\n\nNorway met Kenya."
        self.assertEqual(len(documents(run("extract", stdin=text))[0]["article"]["skipped"]), 1)
        self.assertEqual(documents(run("extract", "--plain", stdin=text))[0]["article"]["skipped"], [])


main()
