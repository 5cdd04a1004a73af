#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The forms that texts come in: each is read as what it is, or refused by name; damaged ones are named and the run goes on; what unpacks to too much is cut."""
import gzip, io, resource, time, zipfile
from program_case import *

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
T, O = "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def zipped(**entries):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, content in entries.items(): z.writestr(name, content)
    return out.getvalue()


def docx(body): return zipped(**{"[Content_Types].xml": "<Types/>", "word/document.xml": f'<?xml version="1.0"?><w:document xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>{body}</w:body></w:document>'})
def odt(body, kind="text"): return zipped(mimetype=f"application/vnd.oasis.opendocument.{kind}", **{"content.xml": f'<office:document-content xmlns:office="{O}" xmlns:text="{T}"><office:body>{body}</office:body></office:document-content>'})
def paragraph(*runs): return "<w:p>" + "".join(f"<w:r><w:t>{r}</w:t></w:r>" for r in runs) + "</w:p>"


class Forms(SmallDataCase):
    def read_forms(self, *files, arguments=()):
        """The exit code, standard error, and of each document its id, date and words."""
        paths = [self.file(name, content) for name, content in files]
        command = ["extract", "--plain", "--threads", "1", *arguments, *paths]
        words = []
        for line in self.run_small(*command, "--format", "conllu", timeout=60).stdout.decode().split("\n"):
            if line.startswith("# newdoc"): words.append([])
            elif line[:1].isdigit(): words[-1].append(line.split("\t")[1])
        result = self.run_small(*command, "--format", "jsonl", timeout=60)
        return result.returncode, result.stderr.decode(), [(d["id"], d["date"], " ".join(w)) for d, w in zip(documents(result), words, strict=True)]

    def words(self, name, content, *arguments):
        code, errors, docs = self.read_forms((name, content), arguments=arguments)
        self.assertEqual((code, len(docs)), (0, 1), errors)
        return docs[0][2]

    def test_one_document_in_each_form(self):
        table = [
            ("word", "a.docx", docx(paragraph("Ada met ", "Bex.") + paragraph("Oslo is far.")), "Ada met Bex . Oslo is far ."),
            ("word: deleted, moved and second text is none", "a.docx", docx(paragraph("Ada left.") + "<w:p><w:del><w:r><w:delText>Ada stayed.</w:delText></w:r></w:del><w:ins><w:r><w:t>Bex</w:t></w:r></w:ins><w:r><w:tab/><w:t>came.</w:t></w:r>"
             "<mc:AlternateContent><mc:Choice><w:r><w:t> Now.</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>Then.</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"), "Ada left . Bex came . Now ."),
            ("word: a table's cells are apart", "a.docx", docx(f"<w:tbl><w:tr><w:tc>{paragraph('Oslo')}</w:tc><w:tc>{paragraph('Lima')}</w:tc></w:tr></w:tbl>"), "Oslo Lima"),
            ("word in a file of another name", "a.txt", docx(paragraph("Ada met Bex.")), "Ada met Bex ."),
            ("word, packed", "A.DOCX.gz", gzip.compress(docx(paragraph("Ada met Bex."))), "Ada met Bex ."),
            ("opendocument", "a.odt", odt("<text:h>Talks</text:h><text:p>Ada<text:s/>met<text:line-break/>Bex.<text:note>Not him.</text:note></text:p><text:tracked-changes><text:p>Gone.</text:p></text:tracked-changes>"), "Talks Ada met Bex ."),
            ("markdown", "a.md", "# Talks\n\n*Ada* **met** [Bex](https://a.example/x).\n\n```\nint x;\n```\n\n<div>no</div>\n\n![map](m.png)\n\n- Oslo\n- R&amp;D\n", "Talks Ada met Bex . Oslo R&D"),
            ("markdown: a title in its head", "a.md", "---\ntitle: \"Talks end\"\ntags: x\n---\nAda met Bex.\n", "Talks end Ada met Bex ."),
            ("srt", "a.srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Ada met</i>\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nBex.\r\n\r\n", "Ada met Bex ."),
            ("srt: no blank lines; a number that is said", "a.srt", "1\n00:00:01,000 --> 00:00:02,000\nOslo has\n40\n2\n00:00:02,000 --> 00:00:03,000\nships.\n", "Oslo has 40 ships ."),
            ("vtt", "a.vtt", "WEBVTT\n\nNOTE Lima\n\nSTYLE\n::cue {}\n\n1\n00:01.000 --> 00:02.000 align:start\n<v Ada>Bex &amp; I met.</v>\n", "Ada : Bex & I met ."),
            ("mail", "a.eml", "From: a@x.example\nSubject: =?utf-8?q?Talks_in_Z=C3=BCrich?=\nDate: Tue, 7 May 2024 23:30:00 -0500\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nAda m=\net Bex in Z=FCrich.\n", "Talks in Zürich Ada met Bex in Zürich ."),
            ("mail: the plain one of two parts, no attachment", "a.eml", "Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=A\n\n--A\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain\n\nAda met Bex.\n--B\nContent-Type: text/html\n\n<p>No.</p>\n"
             "--B--\n--A\nContent-Type: text/plain\nContent-Disposition: attachment\n\nSecret.\n--A--\n", "x Ada met Bex ."),
            ("mail: HTML in base64", "a.eml", "Subject: x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\nPHA+QWRhIG1ldCBCZXguPC9wPg==\n", "x Ada met Bex ."),
            ("utf-16 with a mark", "a.txt", "\ufeffAda met Bex in Łódź.".encode("utf-16-le"), "Ada met Bex in Łódź ."),
            ("utf-16 without one", "a.txt", "Ada met Bex in Łódź, and left.".encode("utf-16-be"), "Ada met Bex in Łódź , and left ."),
            ("windows-1252", "a.txt", "“Ada’s” ship was seen in Oslo.".encode("cp1252"), "“ Ada ’s ” ship was seen in Oslo ."),
            ("a page of scripts", "a.html", '<script type="application/ld+json">{"@graph":[{"headline":"Talks","articleBody":"Ada met Bex &amp; left."}]}</script><div id=app></div>', "Talks Ada met Bex & left ."),
            ("a script does not end a paragraph", "a.html", "<article><p>Ada met <script>x</script>Bex.</p></article>", "Ada met Bex ."),
        ]
        for what, name, content, words in table:
            with self.subTest(what): self.assertEqual(self.words(name, content), words)

    def test_many_documents_in_a_file(self):
        rss = """<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:m="http://search.yahoo.com/mrss/"><channel><title>World</title><item><title>Talks &amp;amp; tea</title><link>https://a.example/1</link>
<pubDate>Tue, 07 May 2024 08:00:00 GMT</pubDate><description>short</description><c:encoded><![CDATA[<p>Ada met Bex.</p>]]></c:encoded><m:title>picture</m:title></item><item><description>Oslo &amp;quot;waits&amp;quot;.</description></item></channel></rss>"""
        atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>World</title><entry><title>Talks</title><link rel="self" href="urn:no"/><link href="https://a.example/2"/><updated>2024-05-08T01:00:00Z</updated><published>2024-05-07T01:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ada met</p><p>Bex.</p></div></content></entry></feed>"""
        api = {"status": "ok", "totalResults": 2, "articles": [{"title": "Talks", "description": "No.", "content": "Ada met Bex.", "url": "https://a.example/1", "publishedAt": "2024-05-07T06:22:00Z"}, {"title": None, "description": "Oslo waits.", "content": None}]}
        mbox = "From a@x Tue May  7 08:00:00 2024\nSubject: one\nDate: 7 May 2024 08:00 +0000\n\nAda met Bex.\n\n>From here on it rains.\n\nFrom b@x Wed May  8 08:00:00 2024\nSubject: two\n\nOslo waits.\n"
        table = [
            ("rss", "a.xml", rss, (), [("https://a.example/1", "2024-05-07", "Talks & tea Ada met Bex ."), ("2", None, 'Oslo " waits " .')]),
            ("atom", "a.atom", atom, (), [("https://a.example/2", "2024-05-07", "Talks Ada met Bex .")]),
            ("an API's answer", "a.json", json.dumps(api, indent=1), (), [("https://a.example/1", "2024-05-07", "Talks Ada met Bex ."), ("2", None, "Oslo waits .")]),
            ("a list of records", "a.json", json.dumps([{"id": 5, "text": "Ada met Bex."}, {"id": 6, "text": "x"}]), (), [("5", None, "Ada met Bex ."), ("6", None, "x")]),
            ("one record", "a.json", '{"maintext": "Ada met Bex.", "date_publish": "2024-05-07 06:22:00"}', (), [("1", "2024-05-07", "Ada met Bex .")]),
            ("a search server's", "a.json", '{"hits": {"total": 1, "hits": [{"_id": "h", "_source": {"url": "u", "body": "Ada met Bex."}}]}}', (), [("u", None, "Ada met Bex .")]),
            ("lines in a .json file", "a.json", '{"text": "Ada."}\n\n{"text": "Bex."}\n', (), [("1", None, "Ada ."), ("3", None, "Bex .")]),
            ("fields by name", "a.jsonl", '{"meta": {"key": "k", "when": "20240507T062200Z"}, "doc": {"words": "Ada met Bex."}}', ("--text-field", "none", "--text-field", "doc.words", "--id-field", "meta.key", "--date-field", "meta.when"), [("k", "2024-05-07", "Ada met Bex .")]),
            ("HTML in a record", "a.jsonl", '{"text": "<p>Ada met</p><ul><li>Bex.</li></ul>"}', (), [("1", None, "Ada met Bex .")]),
            ("csv", "a.csv", '\ufeffid,date,text\r\nx,2024-05-07,"Ada, ""the"" envoy,\r\nleft."\r\n\r\ny,,Bex\r\n', (), [("x", "2024-05-07", 'Ada , " the " envoy , left .'), ("y", None, "Bex")]),
            ("csv with semicolons, a column by name", "a.csv", "url;story\nu;Ada, and Bex, met.\n", ("--text-field", "story"), [("u", None, "Ada , and Bex , met .")]),
            ("tsv", "a.tsv", "text\tid\nAda met Bex.\t7\n", (), [("7", None, "Ada met Bex .")]),
            ("mbox", "a.mbox", mbox, (), [("1", "2024-05-07", "one Ada met Bex . From here on it rains ."), ("2", None, "two Oslo waits .")]),
            ("dates with times", "a.jsonl", '{"text": "x", "date": "2024-05-07T23:59:00-11:00"}\n{"text": "x", "date": "2024-05-07 06:22:00+09:00"}\n{"text": "x", "published": "Tue, 7 May 2024 01:00:00 GMT"}', (), [("1", "2024-05-07", "x"), ("2", "2024-05-07", "x"), ("3", "2024-05-07", "x")]),
        ]
        for what, name, content, arguments, docs in table:
            with self.subTest(what): self.assertEqual(self.read_forms((name, content), arguments=arguments)[2], docs)

    def test_what_is_refused_is_named_and_the_run_goes_on(self):
        whole = docx(paragraph("Ada met Bex." * 50))
        row = "20240507061500-12\t20240507061500\t1\ta.example\thttps://a.example/x" + "\t" * 12
        table = [
            ("a.pdf", "%PDF-1.4\n1 0 obj", "a PDF file; take its text out first: pdftotext"), ("a.txt", "%PDF-1.7\n", "a PDF file"), ("a.rtf", "{\\rtf1 Ada}", "an RTF file"), ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Office file"),
            ("a.parquet", b"PAR1\x15\x04", "a Parquet file; the Python package reads it"), ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture"), 
            ("a.docx", b"PK\x03\x04nonsense", "a damaged .docx"), ("a.docx", whole[:len(whole) // 2], "a damaged .docx"), ("a.docx", "Ada met Bex.", "a damaged .docx"), ("a.docx", zipped(**{"word/document.xml": "<w:document><w:p>"}), "a damaged Word"),
            ("a.odt", odt("<text:p>x</text:p>", "spreadsheet"), "a spreadsheet; save it as CSV"), ("a.xlsx", zipped(**{"xl/workbook.xml": "<x/>"}), "a spreadsheet"), ("a.epub", zipped(mimetype="application/epub+zip"), "an e-book"), ("a.zip", zipped(**{"a.txt": "Ada"}), "a zip archive; unpack it"),
            ("a.csv", row, "GDELT, which hold codes and links and no text"), ("a.txt", row, "GDELT"), ("a.csv", "id,story\n1,x\n", 'no column "text" in the table\'s head (id, story)'), ("a.xml", "<nitf><body/></nitf>", "XML of an unknown form (<nitf>)"),
            ("a.rss", "<rss><channel><item><title>x</title>", "damaged XML near line 1"), ("a.json", '{"articles": [', "no JSON (wrong at byte"), ("a.json", '{"articles": []}', "JSON without a record that holds a text"), ("a.json", "7", "JSON without a record"),
            ("a.json", '[{"text": "x"}, 7]', "record 2: not a JSON object"), ("a.mbox", "Ada met Bex.\n", "no mbox file"), ("a.eml", "\n\nAda", "no mail"), ("a.jsonl", '{"text": "x", "date": "2024-02-30"}', "2024-02-30\" is not YYYY-MM-DD, or no day of the calendar"),
            ("a.jsonl", '{"story": "x"}', "--text-field names the field"), ("a.jsonl", '{"text": "x", "date": "soon"}', '"soon" is not YYYY-MM-DD'),
        ]
        for name, content, says in table:
            with self.subTest(name + ": " + says):
                code, errors, docs = self.read_forms((name, content), ("z.txt", "Ada met Bex."))
                self.assertEqual((code, docs[-1][0]), (1, "z"), errors); self.assertIn(says, errors); self.assertRegex(errors, r"a(\.|:)")

    def test_what_is_mended_is_said(self):
        for content, says in (("Ada met Bex.".encode("utf-16"), "a: is UTF-16LE, and read as that"), ("Ada’s ship is in the harbour.".encode("cp1252"), "a: is not UTF-8, and read as Windows-1252"), (b"Ada met Bex.\x01\x02\x03\x04\x05\x06", "a: is hardly a text"), (b"Ada\xe9 met B\xc3\xa9x and M\xc3\xa9x.", "a: holds bytes that are no UTF-8"), ("Adaâ€™s ship", "a: holds UTF-8 that was once read as Windows-1252")):
            code, errors, docs = self.read_forms(("a.txt", content))
            self.assertEqual((code, len(docs)), (0, 1)); self.assertIn(says, errors)
        self.assertNotIn("a: ", self.read_forms(("a.txt", "Ada’s ship"))[1])

    def test_limits_hold_before_the_work(self):
        """Small files that unpack to much are cut while they are read: memory stays far under what they unpack to."""
        zeros = lambda size, before=b"": gzip.compress(before + b"a b. " * (size // 5), 1)
        bombs = [("text.txt.gz", zeros(120 << 20), 0, "only the first"), ("page.html.gz", zeros(120 << 20, b"<p>"), 0, "only the first"), ("lines.jsonl.gz", zeros(120 << 20, b'{"text": "'), 1, "a line longer than is read"), ("rows.csv.gz", zeros(120 << 20, b'text\n"'), 1, "a row longer than is read"),
                 ("mail.mbox.gz", zeros(120 << 20, b"From a\nSubject: x\n\n"), 1, "message 1 is longer"), ("list.json.gz", zeros(120 << 20, b"["), 1, "--max-bytes sets how much is read"), ("word.docx", docx("<w:p><w:r><w:t>" + "a b. " * (24 << 20) + "</w:t></w:r></w:p>"), 0, "unpacks to more than is read")]
        limit = 500 << 20
        for name, content, expected, says in bombs:
            with self.subTest(name):
                self.assertLess(len(content), 1 << 20)
                result = self.run_small("extract", "--threads", "1", "--max-bytes", "50K", self.file(name, content), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
                self.assertEqual(result.returncode, expected, result.stderr[:300]); self.assertIn(says.encode(), result.stderr)

        for name, content in (("text.txt.gz", zeros(6 << 20)), ("page.html.gz", zeros(6 << 20, b"<p>")), ("lines.jsonl.gz", gzip.compress(b'{"text": "' + b"a b. " * (6 << 18) + b'"}')), ("word.docx", docx("<w:p>" + ("<w:r><w:t>" + "a b. " * 20_000 + "</w:t></w:r>") * 60 + "</w:p>"))):
            with self.subTest("text of " + name):
                result = self.run_small("extract", "--threads", "1", "--plain", "--max-entities", "1", self.file(name, content))
                self.assertEqual(result.returncode, 0, result.stderr[:300]); self.assertIn(b"more than texts do; the first 4194304 are read", result.stderr)

    def test_sizes_have_suffixes(self):
        text = self.file("a.txt", SENTENCE * 100)
        for size, expected in (("1K", 0), ("1kb", 0), ("500", 0), ("2M", 0), ("0", 2), ("1X", 2), ("-1", 2)):
            self.assertEqual(self.run_small("extract", "--max-bytes", size, text).returncode, expected, size)
        self.assertIn("the first 10", json.loads(self.run_small("extract", "--format", "jsonl", "--max-bytes", "1K", text).stdout)["cut"])

    def test_hostile_forms_cost_no_more_than_others(self):
        """Attributes without end, brackets, nested quotations and parts: each was, or could be, quadratic or too deep for a stack."""
        n = 60_000
        for name, content in (("a.html", "<p " + " ".join(f"a{i}" for i in range(n)) + ">Ada met Bex.</p>"), ("b.md", "[" * n + "Ada met Bex."), ("c.md", ">" * n + "Ada met Bex."), ("d.md", "*a " * n), ("e.md", "![" * n), ("f.html", '<p a="' * n),
                              ("g.eml", "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(n // 10)) + "\nx"), ("h.xml", "<rss>" + "<a>" * n), ("i.json", "[" * n + "]" * n), ("j.docx", docx("<w:p>" * n)), ("k.srt", "0 --> 1\n" + "<" * n * 10 + ">"), ("m.rss", "<rss><item " + " ".join(f"a{i}='x'" for i in range(n)) + "/></rss>"), ("n.docx", docx("<w:p " + " ".join(f"a{i}='x'" for i in range(n)) + "/>")), ("l.vtt", "0 -->\n" + "<v " * n)):
            with self.subTest(name): self.assertIn(self.run_small("extract", "--threads", "1", self.file(name, content), timeout=30).returncode, (0, 1))


main()
