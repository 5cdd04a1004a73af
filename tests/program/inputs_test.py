#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What extract reads: packed files, folders by pattern, web pages and archives; and what it says of broken ones."""
import gzip, os, signal, threading, time, zlib
from program_case import *


def zstd(content, block=1000):
    """A Zstandard frame of raw blocks (RFC 8878), which any decoder reads."""
    out = b"\x28\xb5\x2f\xfd\xa0" + len(content).to_bytes(4, "little")
    parts = [content[i:i + block] for i in range(0, len(content), block)] or [b""]
    for i, part in enumerate(parts): out += (len(part) << 3 | (i == len(parts) - 1)).to_bytes(3, "little") + part
    return out


def record(kind, body, uri="https://news.example/a", content_type="text/plain", **fields):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2024-05-02T10:00:00Z\r\nContent-Type: {content_type}\r\n"
    head += "".join(f"{k.replace('_', '-')}: {v}\r\n" for k, v in fields.items())
    return f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"


def response(body, head="HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n", **more):
    return record("response", head.encode() + b"\r\n" + body, content_type="application/http; msgtype=response", **more)


PAGE = """<!doctype html><html><head><title>x</title><script>var Oslo = "<p>Norway bombed Kenya.</p>";</script></head><body>
<nav><a href=/>Sudan</a></nav><header>Chad</header><article><h1>Envoys meet</h1><p>Norway&#39;s minister <b>Ada&nbsp;Quist</b>
met Daniel Otieno.<p>Zürich is far.<br>So is Łódź.<aside>Peru</aside></article><footer>Togo</footer></body></html>"""


class Inputs(SmallDataCase):
    def texts(self, *arguments, **more):
        """The documents' ids and texts, by their tokens."""
        result = run("extract", "--plain", "--layers", "tokens", "--format", "jsonl", *arguments, **more)
        return result, {d["id"]: d for d in documents(result)}

    def names(self, document):
        return {m["text"] for e in document["entities"] for m in e["mentions"]}

    def test_packed_files_are_known_by_their_bytes(self):
        lines = "".join(records(30)).encode()
        plain = self.run_small("extract", self.file("a.jsonl", lines)).stdout
        self.assertEqual(plain.count(b"\n"), 30)
        half = lines.index(b"\n", len(lines) // 2) - 7
        for name, content in (("b.jsonl.gz", gzip.compress(lines)), ("c.jsonl.gz", gzip.compress(lines[:half]) + gzip.compress(lines[half:]) + b"\0" * 512), ("d.jsonl.zst", zstd(lines)), ("e.jsonl", gzip.compress(lines)),
                              ("f.jsonl.zst", zstd(lines[:half]) + b"\x50\x2a\x4d\x18\x03\0\0\0abc" + zstd(lines[half:]))):
            self.assertEqual(self.run_small("extract", self.file(name, content)).stdout, plain, name)
        self.assertEqual(self.run_small("extract", "--input", "jsonl", "-", stdin=gzip.compress(lines)).stdout, plain)
        _, docs = self.texts(self.file("g.txt.gz", gzip.compress(SENTENCE.encode())))
        self.assertEqual(list(docs), ["g"])

    def test_corrupt_and_cut_packed_data_is_named_and_what_came_before_is_whole(self):
        lines = "".join(records(400)).encode()
        after = self.file("z.jsonl", '{"id": "after", "text": "x"}\n')
        packed = gzip.compress(lines[:20000]) + b"\x1f\x8b\x08\0\0\0\0\0\0\3" + b"\xff" * 100 + gzip.compress(lines[20000:])
        half = zstd(lines); half = half[:len(half) // 20]
        for name, content, cause in (("a.jsonl.gz", packed, b"gzip data is corrupt"), ("b.jsonl.gz", gzip.compress(lines[:30000])[:-9], b"ends in the middle of its gzip"),
                                     ("c.jsonl.zst", half, b"ends in the middle of its Zstandard"), ("d.jsonl.gz", gzip.compress(lines[:500]) + b"garbage", b"gzip data is corrupt")):
            result = self.run_small("extract", "--plain", self.file(name, content), after)
            ids = [d["id"] for d in documents(result)]
            self.assertEqual(result.returncode, 1, name); self.assertIn(cause, result.stderr)
            self.assertRegex(result.stderr.decode(), name + r":\d+: ")
            self.assertEqual(ids[-1], "after"); self.assertGreater(len(ids), 3); self.assertEqual(ids[:-1], [f"d{i}" for i in range(len(ids) - 1)])
            self.assertIn(f"1 of {len(ids) + 1} documents".encode(), result.stderr)

    def test_ids_nested_deeper_than_a_stack(self):
        """An id that was a list was written out by a function that calls itself: 100,000 brackets ended the program."""
        deep = "[" * 400000 + "]" * 400000
        lines = f'{{"id": {deep}, "text": "x"}}\n{{"id": null, "text": "x"}}\n{{"id": 7, "text": "x"}}\n{{"id": "a", "text": "x", "more": {deep}}}\n'
        result = self.run_small("extract", "--format", "jsonl", self.file("deep.jsonl", lines))
        self.assertEqual((result.returncode, [d["id"] for d in documents(result)]), (0, ["1", "2", "7", "a"]))

    def test_a_number_beyond_all_numbers_costs_its_line_only(self):
        """1e999 is another kind of error to the JSON parser, which ended the reading of the file."""
        result = self.run_small("extract", "--format", "jsonl", self.file("large.jsonl", '{"id": "a", "text": "x", "n": 1e999}\n{"id": "b", "text": "x"}\n'))
        self.assertEqual((result.returncode, [d["id"] for d in documents(result)]), (1, ["b"]))
        self.assertIn(b"large.jsonl:1: not a JSON object (a number that is too large)", result.stderr)

    def test_folders_are_walked_in_name_order_and_by_pattern(self):
        for name in ("in/b.txt", "in/a/z.txt", "in/a/y.log", "in/c.txt.gz", "in/.d.txt", "in/e.html"): self.file(name, gzip.compress(b"x") if name.endswith("gz") else b"x")
        ids = lambda *a: [d["id"] for d in documents(self.run_small("extract", *a, self.path("in")))]
        self.assertEqual(ids(), [".d", "z", "b", "c", "e"])
        self.assertEqual(ids("--include", "*.log"), ["y.log"]); self.assertEqual(ids("--include", "a/*", "--include", "b*"), ["y.log", "z", "b"])
        nothing = self.run_small("extract", "--include", "*.pdf", self.path("in"))
        self.assertEqual(nothing.returncode, 1); self.assertIn(b"no file here matches --include", nothing.stderr)

    def test_an_output_in_the_input_folder_is_not_read(self):
        self.file("in/a.txt", SENTENCE)
        for _ in range(2): self.assertEqual(self.run_small("extract", "-o", self.path("in", "out.jsonl"), self.path("in")).returncode, 0)
        self.assertEqual(self.read("in", "out.jsonl").count(b"\n"), 1)
        lines = self.file("l.jsonl", "".join(records(2)))
        result = self.run_small("extract", "-o", lines, lines)
        self.assertEqual(result.returncode, 2); self.assertIn(b"is an input too", result.stderr); self.assertEqual(self.read("l.jsonl").count(b"\n"), 2)

    def test_web_pages_become_their_article(self):
        _, docs = self.texts(self.file("page.html", PAGE))
        names = self.names(docs["page"])
        self.assertIn("Ada\u00a0Quist", names); self.assertIn("Daniel Otieno", names)
        self.assertFalse(names & {"Sudan", "Chad", "Peru", "Togo", "Kenya", "Oslo"}, names)
        self.assertEqual(len(docs["page"]["tokens"]), len("Envoys meet Norway 's minister Ada Quist met Daniel Otieno . Zürich is far . So is Łódź .".split()))
        latin = PAGE.replace("<head>", "<head><meta charset=iso-8859-2>").encode("iso-8859-2", "ignore")
        _, docs = self.texts(self.file("latin.html", latin))
        self.assertIn("Łódź", self.read("latin.html").decode("iso-8859-2")); self.assertIn("Ada\u00a0Quist", self.names(docs["latin"]))
        _, docs = self.texts(self.file("deep.html", b"<p>Norway met Kenya.</p>" + b"<div><b>" * 200_000 + b"x" + b"</i>" * 200_000), timeout=20)
        self.assertIn("Norway", self.names(docs["deep"]))
        _, docs = self.texts(self.file("odd.html", b"Norway met\0 Kenya.<p><p></div></div><table><a href='<'>&#0;&#x110000;&bogus;<!--"))
        self.assertIn("Norway", self.names(docs["odd"]))

    def test_attributes_say_nothing_of_a_text(self):
        long = "-" * 120
        for attributes in ('class="a > b"', '@click="if (a > b) go()"', '(click)="a > b"', '[x]="a > b" #y', "*ngIf='a > b'", '="a > b"', 'a = "b > c"', f'x{long}="a > b"', 'a@b="c > d"', "/a='b > c'", "\u00e9='b > c'",
                           'href=a?b=c&d="e" id=x', 'a/', " ".join(f'a{i}="b > c"' for i in range(300))):
            with self.subTest(attributes[:60]):
                page = self.file("page.html", f"<html><body><article><p {attributes}>Norway met Kenya.</p></article></body></html>")
                doc, = documents(run("extract", page))
                self.assertEqual([doc["article"]["body"], doc["article"]["headline"], len(doc["relations"])], [[{"begin": 0, "end": 17}], None, 1])

    def test_web_archives(self):
        chunked = "".join(f"{len(p):x}\r\n{p}\r\n" for p in ("<p>Kenya met ", "Norway in Oslo.</p>")) + "0\r\n\r\n"
        archive = [record("warcinfo", b"software: x", content_type="application/warc-fields"), record("conversion", SENTENCE.encode(), uri="https://news.example/text"), response(PAGE.encode(), uri="https://news.example/page"),
                   response(chunked.encode(), "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n", uri="urn:chunks"), response(zlib.compress(b"<p>Norway met Kenya."), "HTTP/1.0 200\nContent-Encoding: deflate\nContent-Type: text/html\n", uri="urn:packed"),
                   response(b"gone", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n", uri="urn:gone"), response(b"\x89PNG", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n", uri="urn:image"),
                   record("conversion", "Bonjour.".encode(), uri="urn:french", WARC_Identified_Content_Language="fra"), record("conversion", SENTENCE.encode(), uri="urn:english", WARC_Identified_Content_Language="fra,eng")]
        expected = ["https://news.example/text", "https://news.example/page", "urn:chunks", "urn:packed", "urn:english"]
        for name, content in (("a.warc", b"".join(archive)), ("b.warc.gz", b"".join(map(gzip.compress, archive))), ("c.warc.wet.zst", zstd(b"".join(archive)))):
            result, docs = self.texts(self.file(name, content))
            self.assertEqual((result.returncode, list(docs)), (0, expected), result.stderr)
        self.assertEqual(docs["https://news.example/text"]["date"], "2024-05-02")
        self.assertIn("Daniel Otieno", self.names(docs["https://news.example/page"])); self.assertIn("Norway", self.names(docs["urn:chunks"])); self.assertIn("Kenya", self.names(docs["urn:packed"]))
        self.assertEqual([d["id"] for d in documents(run("extract", "--input", "warc", stdin=archive[1]))], expected[:1])

    def test_broken_archives(self):
        good = record("conversion", SENTENCE.encode(), uri="urn:good")
        for content, cause in ((good + b"nonsense\r\n\r\n", b"record 2: expected WARC/1.0"), (good + good[:-40], b"record 2: the archive ends in the middle"), (good + b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", b"record 2: no Content-Length"),
                               (good + response(b"x", "SSH-2.0\r\n") + good, b"record 2 (https://news.example/a): the record does not begin like an HTTP response"),
                               (response(b"\x1f\x8bxx", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n") + good, b"packed data is corrupt")):
            result = self.run_small("extract", self.file("x.warc", content))
            self.assertEqual(result.returncode, 1); self.assertIn(b"x.warc: record", result.stderr); self.assertIn(cause, result.stderr); self.assertGreaterEqual(len(documents(result)), 1)

    def test_a_pipe_that_nobody_writes_to_ends_at_the_first_signal(self):
        pipe = self.path("pipe")
        os.mkfifo(pipe)
        for command in (["extract", pipe], ["extract", self.file("a.txt", SENTENCE), pipe], ["merge", pipe]):
            for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
                with self.subTest((command, number)):
                    process = subprocess.Popen([PROGRAM, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
                    time.sleep(0.5)
                    self.assertIsNone(process.poll())
                    process.send_signal(number)
                    process.communicate(timeout=20)
                    self.assertEqual(process.returncode, code)

    def test_a_pipe_is_read_when_somebody_writes_to_it(self):
        pipe = self.path("pipe")
        os.mkfifo(pipe)
        def write():
            time.sleep(0.3)
            with open(pipe, "w") as f: f.write(SENTENCE)
        writer = threading.Thread(target=write)
        writer.start()
        doc, = documents(run("extract", "--plain", pipe))
        writer.join()
        self.assertTrue(doc["relations"])

    def test_a_folder_that_cannot_be_read_is_said(self):
        if os.geteuid() == 0: self.skipTest("root reads every folder")
        self.file("in/a.txt", "x"); os.makedirs(self.path("in/b")); os.chmod(self.path("in/b"), 0)
        result = self.run_small("extract", self.path("in"))
        self.assertEqual(result.returncode, 1); self.assertIn(b"in/b: Permission denied", result.stderr)


main()
