# SPDX-License-Identifier: Apache-2.0
"""demarche serve, by real clients: what it answers, under load, and to requests that are slow, large or broken."""
import concurrent.futures, contextlib, http.client, json, os, re, signal, socket, subprocess, threading, time, unittest

from program_case import ENVIRONMENT, PROGRAM, SENTENCE, SOURCE, ProgramCase, main

TEXT = {"Content-Type": "text/plain"}
LONG = SENTENCE * 6000


class Server:
    """A server on a free port, ended with the test."""

    def __init__(self, *options):
        self.process = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", SOURCE, *options], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=ENVIRONMENT)
        self.url = self.process.stdout.readline().decode().strip()
        self.log = []
        self.reader = threading.Thread(target=lambda: self.log.extend(self.process.stderr))
        self.reader.start()
        self.port = int(re.fullmatch(r"http://127\.0\.0\.1:(\d+)/", self.url)[1])

    def request(self, method, path, body=None, headers={}, **more):
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as client:
            client.request(method, path, body, headers, **more)
            answer = client.getresponse()
            return answer, answer.read()

    def extract(self, body, query="", headers=TEXT):
        return self.request("POST", "/v1/extract" + query, body, headers)

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)

    def raw(self, request):
        """Everything that the server says to these bytes, until it closes."""
        with self.connect() as client:
            client.sendall(request)
            return received(client)

    def metric(self, line):
        text = self.request("GET", "/metrics")[1].decode()
        found = re.search("^" + re.escape(line) + r" (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0.0

    def stop(self, number=signal.SIGTERM):
        if self.process.poll() is None: self.process.send_signal(number)
        code = self.process.wait(60)
        self.reader.join(10)
        self.process.stdout.close()
        self.process.stderr.close()
        return code


def received(client):
    data = b""
    while True:
        try:
            piece = client.recv(65536)
        except ConnectionResetError:
            return data
        if not piece: return data
        data += piece


def status(raw):
    return int(raw.split(b" ", 2)[1]) if raw else None


class ServeCase(ProgramCase):
    def serve(self, *options):
        server = Server(*options)
        self.addCleanup(server.stop)
        return server

    def fill(self, server, pool):
        """Gives its one thread a long text, and lets another one wait."""
        works = []
        for line in ("demarche_requests_in_work", "demarche_requests_waiting"):
            works.append(pool.submit(server.extract, LONG, "?format=text"))
            deadline = time.monotonic() + 20
            while server.metric(line) < 1 and time.monotonic() < deadline: time.sleep(0.01)
        return works

    def check_problem(self, answer, code, part):
        response, body = answer
        self.assertEqual(response.status, code, body)
        self.assertEqual(response.getheader("Content-Type"), "application/json")
        problem = json.loads(body)["error"]
        self.assertEqual(problem["status"], code)
        self.assertIn(part, problem["message"])
        return response


class Answers(ServeCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server("--max-bytes", "100K")

    @classmethod
    def tearDownClass(cls):
        cls.server.stop()

    def one(self, body, query="", headers=TEXT):
        response, answer = self.server.extract(body, query, headers)
        self.assertEqual(response.status, 200, answer)
        self.assertEqual(response.getheader("Content-Type"), "application/json")
        return json.loads(answer)

    def test_text(self):
        document = self.one(SENTENCE, "?plain&id=caf%C3%A9+1&date=2024-05-02")
        self.assertEqual(document["id"], "café 1")
        self.assertEqual(document["date"], "2024-05-02")
        self.assertIn(["Ada Quist", "met", "Daniel Otieno"], [r["triple"] for r in document["relations"]])

    def test_record(self):
        document = self.one(json.dumps({"id": "a", "text": SENTENCE, "date": "2024-05-02"}), "?open=minimal&offsets=byte&layers=tokens,sentences",
                            {"Content-Type": "application/json; charset=UTF-8"})
        self.assertEqual((document["id"], document["date"], document["offsets"]), ("a", "2024-05-02", "byte"))
        self.assertTrue(document["triples"] and document["tokens"] and document["sentences"])

    def test_lines(self):
        lines = "".join(json.dumps({"id": f"d{i}", "text": SENTENCE}) + "\n" for i in range(5)) + "\n{broken\n" + '{"id": "x", "text": 1}\n' + \
            json.dumps({"text": SENTENCE, "date": "soon"})
        response, body = self.server.extract(lines, "", {"Content-Type": "application/x-ndjson"})
        self.assertEqual((response.status, response.getheader("Content-Type")), (200, "application/x-ndjson"))
        answers = [json.loads(line) for line in body.splitlines()]
        self.assertEqual([a["id"] for a in answers], ["d0", "d1", "d2", "d3", "d4", "7", "x", "9"])
        self.assertTrue(all(a["relations"] for a in answers[:5]))
        self.assertIn("line 7: not a JSON object", answers[5]["error"]["message"])
        self.assertIn('line 8: no string "text"', answers[6]["error"]["message"])
        self.assertIn('date "soon"', answers[7]["error"]["message"])
        response, body = self.server.extract(lines.split("\n\n")[0], "?format=csv", {"Content-Type": "application/x-ndjson"})
        self.assertEqual(len({line.split(",")[0] for line in body.decode().splitlines()[1:] if line.startswith("d")}), 5)
        self.check_problem(self.server.extract(lines, "?format=csv", {"Content-Type": "application/x-ndjson"}), 422, "line 7")

    def test_formats_are_those_that_are_described(self):
        api = json.loads(self.server.request("GET", "/openapi.json")[1])
        post = api["paths"]["/v1/extract"]["post"]
        described = next(p["schema"]["enum"] for p in post["parameters"] if p["name"] == "format")
        response = self.check_problem(self.server.extract("", "?format=sqlite"), 400, "expected one of " + ", ".join(described))
        types = post["responses"]["200"]["content"]
        for name in described:
            response, body = self.server.extract(SENTENCE, "?plain&format=" + name)
            self.assertEqual(response.status, 200)
            self.assertIn(response.getheader("Content-Type").split(";")[0], types)
            self.assertIn(b"Quist", body)
        page = self.server.request("GET", "/")[1].decode()
        self.assertIn("html", page)
        for name in described: self.assertIn(name, page)

    def test_description_is_valid(self):
        reader = os.path.join(SOURCE, "build", "readers", "bin", "python")
        if not os.path.exists(reader) or subprocess.run([reader, "-c", "import openapi_spec_validator"], capture_output=True).returncode != 0:
            self.skipTest("no openapi-spec-validator")
        path = self.file("openapi.json", self.server.request("GET", "/openapi.json")[1])
        result = subprocess.run([reader, "-m", "openapi_spec_validator", path], capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_answers_are_as_described(self):
        import jsonschema
        schemas = json.loads(self.server.request("GET", "/openapi.json")[1])["components"]["schemas"]
        jsonschema.validate(self.one(SENTENCE), schemas["Document"])
        jsonschema.validate(json.loads(self.server.request("GET", "/healthz")[1]), schemas["Health"])
        jsonschema.validate(json.loads(self.server.request("GET", "/nowhere")[1]), schemas["Error"])

    def test_any_bytes(self):
        for body in (b"", b"\0\0\0", b"\xff\xfe\xc3 Ada Quist met Daniel Otieno.\xe2\x82", b"\xed\xa0\x80" * 100, b"x" * 99999):
            self.one(body)

    def test_pages(self):
        response, body = self.server.request("GET", "/healthz")
        self.assertEqual(response.status, 200)
        health = json.loads(body)
        self.assertEqual((health["status"], health["model"]), ("ok", "en-1"))
        response, body = self.server.request("GET", "/")
        self.assertEqual(response.getheader("Content-Type"), "text/html; charset=utf-8")
        self.assertNotRegex(body.decode().replace("http://127", ""), r"(src|href)=|https?://")
        response, body = self.server.request("HEAD", "/")
        self.assertEqual((response.status, body), (200, b""))
        self.assertGreater(int(response.getheader("Content-Length")), 1000)
        before = self.server.metric('demarche_documents_total'), self.server.metric("demarche_text_bytes_total")
        self.one(SENTENCE)
        self.assertEqual(self.server.metric("demarche_documents_total"), before[0] + 1)
        self.assertEqual(self.server.metric("demarche_text_bytes_total"), before[1] + len(SENTENCE))
        for line in self.server.request("GET", "/metrics")[1].decode().splitlines():
            self.assertRegex(line, r'^(# (HELP|TYPE) demarche_\w+ .+|demarche_\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? [0-9.e+-]+)$')

    def test_wrong_requests(self):
        post = self.server.extract
        self.check_problem(self.server.request("GET", "/nowhere"), 404, "nothing here")
        self.check_problem(self.server.request("GET", "/v1/extract/"), 404, "nothing here")
        allowed = self.check_problem(self.server.request("GET", "/v1/extract"), 405, "POST")
        self.assertEqual(allowed.getheader("Allow"), "POST")
        allowed = self.check_problem(self.server.request("DELETE", "/healthz"), 405, "GET")
        self.assertEqual(allowed.getheader("Allow"), "GET, HEAD")
        self.check_problem(post("x" * 102401), 413, "102400 bytes")
        self.check_problem(self.server.request("POST", "/v1/extract", iter([b"x" * 60000, b"x" * 60000]), TEXT, encode_chunked=True), 413, "102400 bytes")
        self.check_problem(post("a", headers={"Content-Type": "application/x-www-form-urlencoded"}), 415, "expected text/plain")
        self.check_problem(post("a", headers={}), 415, "found none")
        self.check_problem(post("a", headers={"Content-Type": "text/plain; charset=latin1"}), 415, "latin1")
        self.check_problem(post("a", headers={**TEXT, "Content-Encoding": "gzip"}), 415, "packed")
        for query, part in (("format=xml", "expected one of jsonl"), ("open=all", "minimal or maximal"), ("offsets=words", "codepoint"),
                            ("layers=trees", "tokens"), ("plain=maybe", "true or false"), ("date=today", "YYYY-MM-DD"), ("colour=red", "unknown parameter colour"),
                            ("id=%zz", "two hex digits"), ("id=%4", "two hex digits")):
            self.check_problem(post("a", "?" + query), 400, part)
        record = {"Content-Type": "application/json"}
        self.check_problem(post("{", headers=record), 400, "not a JSON object (wrong at byte 2)")
        self.check_problem(post(b'{"text": "\xff"}', headers=record), 400, "not a JSON object")
        self.check_problem(post("[" * 50000, headers=record), 400, "not a JSON object")
        self.check_problem(post("[]", headers=record), 422, "not a JSON object, but array")
        self.check_problem(post("{}", headers=record), 422, 'no string "text"')
        self.check_problem(post('{"text": "a", "date": "soon"}', headers=record), 422, "YYYY-MM-DD")

    def test_broken_http(self):
        self.assertEqual(status(self.server.raw(b"hello\r\n\r\n")), 400)
        self.assertEqual(status(self.server.raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + os.urandom(100))), 400)
        self.assertEqual(status(self.server.raw(b"GET / HTTP/9.9\r\n\r\n")), 400)
        self.assertEqual(status(self.server.raw(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n")), 400)
        self.assertEqual(status(self.server.raw(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n")), 400)
        self.assertEqual(status(self.server.raw(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\n")), 411)
        self.assertEqual(status(self.server.raw(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")), 400)
        self.assertEqual(status(self.server.raw(b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"x" * 20000 + b"\r\n\r\n")), 431)
        self.assertEqual(status(self.server.raw(b"GET /" + b"x" * 20000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n")), 431)
        with self.server.connect() as client:  # gone in the middle
            client.sendall(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 100\r\n\r\nhalf")
        self.assertEqual(self.server.request("GET", "/healthz")[0].status, 200)

    def test_connection_is_kept(self):
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)) as client:
            for _ in range(3):
                client.request("GET", "/healthz")
                answer = client.getresponse()
                answer.read()
                self.assertFalse(answer.will_close)
            client.request("GET", "/nowhere")
            self.assertTrue(client.getresponse().will_close)  # as what is refused may have a body that was not read
        both = self.server.raw(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        self.assertEqual(both.count(b'"status":"ok"'), 2)
        self.assertEqual(status(self.server.raw(b"GET /healthz HTTP/1.0\r\n\r\n")), 200)  # and closed

    def test_expect_continue(self):
        with self.server.connect() as client:
            client.sendall(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n")
            self.assertEqual(client.recv(1000), b"HTTP/1.1 100 Continue\r\n\r\n")
            client.sendall(b"hello")
            self.assertEqual(status(received(client)), 200)
        refused = self.server.raw(b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 500000\r\nExpect: 100-continue\r\n\r\n")
        self.assertEqual(status(refused), 413)


class Load(ServeCase):
    def test_many_at_once(self):
        server = self.serve("--threads", "2", "--queue", "1000")
        texts = [f"Minister Ada Quist met envoy number {i} in Oslo. " * (1 + i % 7) for i in range(12)]
        expected = [server.extract(text)[1] for text in texts]
        with concurrent.futures.ThreadPoolExecutor(24) as pool:
            answers = list(pool.map(lambda i: server.extract(texts[i % 12]), range(300)))
        self.assertTrue(all(response.status == 200 for response, _ in answers))
        self.assertTrue(all(body == expected[i % 12] for i, (_, body) in enumerate(answers)))
        self.assertEqual(server.metric('demarche_http_requests_total{path="/v1/extract",status="200"}'), 312)

    def test_full_queue_says_when_to_come_again(self):
        server = self.serve("--threads", "1", "--queue", "1", "--max-bytes", "4M", "--timeout", "600")
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            works = self.fill(server, pool)
            response = self.check_problem(server.extract(SENTENCE), 503, "queue is full")
            self.assertEqual(response.getheader("Retry-After"), "1")
            self.assertEqual(server.request("GET", "/healthz")[0].status, 200)  # needs no thread
            self.assertEqual([work.result()[0].status for work in works], [200, 200])
        self.assertEqual(server.extract(SENTENCE)[0].status, 200)

    def test_slow_clients_hold_nobody_up(self):
        server = self.serve("--threads", "1", "--timeout", "4", "--max-connections", "60")
        with contextlib.ExitStack() as stack:
            slow = [stack.enter_context(server.connect()) for _ in range(50)]
            for i, client in enumerate(slow):  # some in the head, some in the body, some say nothing
                client.sendall((b"POST /v1/ex", b"POST /v1/extract HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: 500\r\n\r\nAda", b"")[i % 3])
            begin = time.monotonic()
            self.assertEqual(server.extract(SENTENCE)[0].status, 200)
            self.assertLess(time.monotonic() - begin, 3.5)  # long before the slow ones are given up
            for _ in range(12):  # a byte now and then does not help
                time.sleep(0.3)
                for client in slow[:2]:
                    with contextlib.suppress(OSError): client.sendall(b"x")
            answers = [received(client) for client in slow]
        self.assertEqual([status(a) for a in answers], [(408, 408, None)[i % 3] for i in range(50)])

    def test_slow_reader(self):
        server = self.serve("--threads", "1", "--timeout", "1", "--max-bytes", "4M")
        with socket.socket() as client:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", server.port))
            body = (SENTENCE * 4000).encode()
            client.sendall(b"POST /v1/extract?layers=tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            client.recv(100)  # has begun
            self.assertEqual(server.extract(SENTENCE)[0].status, 200)
            deadline = time.monotonic() + 20
            connections = server.metric("demarche_connections")
            while connections > 1 and time.monotonic() < deadline:
                time.sleep(0.2)
                connections = server.metric("demarche_connections")
            self.assertEqual(connections, 1)  # that which asks

    def test_too_many_connections(self):
        server = self.serve("--max-connections", "5", "--timeout", "20")
        with contextlib.ExitStack() as stack:
            held = [stack.enter_context(server.connect()) for _ in range(5)]
            for client in held:  # so that each is counted
                client.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                self.assertEqual(status(client.recv(1000)), 200)
            response = self.check_problem(server.request("GET", "/healthz"), 503, "too many connections")
            self.assertEqual(response.getheader("Retry-After"), "1")
        deadline = time.monotonic() + 20
        while server.request("GET", "/healthz")[0].status != 200 and time.monotonic() < deadline: time.sleep(0.1)
        self.assertEqual(server.metric("demarche_connections_refused_total") >= 1, True)


class Stop(ServeCase):
    def test_what_is_in_work_is_answered(self):
        for number in (signal.SIGTERM, signal.SIGINT):
            server = self.serve("--threads", "1", "--max-bytes", "4M", "--timeout", "600")
            idle = server.connect()
            self.addCleanup(idle.close)
            with concurrent.futures.ThreadPoolExecutor(2) as pool:
                works = self.fill(server, pool)
                self.assertEqual(server.stop(number), 0)
                for work in works:
                    response, body = work.result()
                    self.assertEqual(response.status, 200)
                    self.assertIn(b"Ada Quist", body)
                    self.assertTrue(response.will_close)
            with self.assertRaises(OSError): server.connect()
            self.assertIn("ended", server.log[-1].decode())

    def test_log(self):
        server = self.serve()
        server.raw(b"GET /a\x1b[31m HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        server.request("GET", "/%1b%0aforged?x")
        server.stop()
        log = b"".join(server.log).decode()
        self.assertRegex(log, r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S+ demarche: info: 127\.0\.0\.1 GET /%1b%0aforged 404 \d+ B \d+\.\d ms\n")
        self.assertNotIn("\x1b", log)
        quiet = self.serve("--quiet")
        quiet.request("GET", "/")
        quiet.stop()
        self.assertNotIn("GET", b"".join(quiet.log).decode())

    def test_log_that_nobody_reads(self):
        process = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", SOURCE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT)
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        port = int(process.stdout.readline().decode().rstrip("/\n").rsplit(":", 1)[1])
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as client:
            for _ in range(1500):  # far more lines than a pipe holds
                client.request("GET", "/healthz")
                self.assertEqual(client.getresponse().read()[:10], b'{"status":')

    def test_wrong_starts(self):
        for options, code, part in ((["--port", "70000"], 2, "70000"), (["--max-bytes", "big"], 2, "max-bytes"), (["--timeout", "0"], 2, "timeout"),
                                    (["--port", "0", "--host", "no.such.host.invalid"], 3, "no.such.host.invalid"), (["--data", "/nowhere"], 3, "/nowhere")):
            result = subprocess.run([PROGRAM, "serve", *options], capture_output=True, env=ENVIRONMENT, timeout=60)
            self.assertEqual(result.returncode, code, result.stderr)
            self.assertIn(part, result.stderr.decode())
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            result = subprocess.run([PROGRAM, "serve", "--port", str(taken.getsockname()[1])], capture_output=True, env=ENVIRONMENT, timeout=60)
            self.assertEqual(result.returncode, 3)
            self.assertIn("cannot listen", result.stderr.decode())


main()
