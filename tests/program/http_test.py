# SPDX-License-Identifier: Apache-2.0
"""demarche serve and requests that are malformed, or made to be read in two ways: each gets what RFC 9112 wants, and what is refused closes its connection, so that nothing in it is taken for another
request."""
import re, signal, subprocess, time

from program_case import ENVIRONMENT, PROGRAM, SOURCE, ProgramCase, main
import socket

HOST = "Host: localhost\r\n"
TEXT = HOST + "Content-Type: text/plain\r\n"
NEXT = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"  # what must not be answered
BODY = "Norway met Kenya."
SIZED = f"Content-Length: {len(BODY)}\r\n\r\n{BODY}"
CHUNKED = f"{len(BODY):x}\r\n{BODY}\r\n0\r\n\r\n"
CLOSE = "Connection: close\r\n"


def post(head, body="", version="1.1"): return f"POST /v1/extract HTTP/{version}\r\n{head}{body}"
def get(head="", target="/healthz", version="1.1"): return f"GET {target} HTTP/{version}\r\n{head}\r\n"


REQUESTS = [  # what it is, the request, the statuses of the answers; a set where the RFC leaves it open
    ("no Host", get(), [400]),
    ("two Hosts", get(HOST + HOST), [400]),
    ("an empty Host", get("Host:\r\n"), [400]),
    ("a Host that is none", get("Host: localhost:x\r\n"), [400]),
    ("another site's name", get("Host: example.org\r\n"), [421]),
    ("another site's name that begins with ours", get("Host: localhost.example.org\r\n"), [421]),
    ("an address", get("Host: 127.0.0.1:8080\r\n" + CLOSE), [200]),
    ("an address of IPv6", get("Host: [::1]:8080\r\n" + CLOSE), [200]),
    ("HTTP/1.0 without Host", get(version="1.0"), [200]),
    ("a coding that is not known", post(TEXT + "Transfer-Encoding: xchunked\r\n\r\n", NEXT), [400]),
    ("identity", post(TEXT + "Transfer-Encoding: identity\r\n" + SIZED, NEXT), [400]),
    ("packed chunks", post(TEXT + "Transfer-Encoding: gzip, chunked\r\n\r\n", CHUNKED + NEXT), [400]),
    ("chunked twice", post(TEXT + "Transfer-Encoding: chunked, chunked\r\n\r\n", CHUNKED + NEXT), [400]),
    ("chunked in two fields", post(TEXT + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", CHUNKED + NEXT), [400]),
    ("chunks and a length", post(TEXT + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", CHUNKED + NEXT), [400]),
    ("a length and chunks", post(TEXT + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n", CHUNKED + NEXT), [400]),
    ("chunks of HTTP/1.0", post(TEXT + "Transfer-Encoding: chunked\r\n\r\n", CHUNKED + NEXT, "1.0"), [400]),
    ("chunks in capitals", post(TEXT + CLOSE + "Transfer-Encoding: CHUNKED\r\n\r\n", CHUNKED), [200]),
    ("two lengths", post(TEXT + "Content-Length: 5\r\n" + SIZED, NEXT), [400]),
    ("a list of lengths", post(TEXT + "Content-Length: 5, 17\r\n\r\n", BODY + NEXT), [400]),
    ("a negative length", post(TEXT + "Content-Length: -17\r\n\r\n", BODY + NEXT), [400]),
    ("a signed length", post(TEXT + "Content-Length: +17\r\n\r\n", BODY + NEXT), [400]),
    ("a hexadecimal length", post(TEXT + "Content-Length: 0x11\r\n\r\n", BODY + NEXT), [400]),
    ("a length of nothing", post(TEXT + "Content-Length:\r\n\r\n", NEXT), [400]),
    ("a length beyond numbers", post(TEXT + "Content-Length: 99999999999999999999999\r\n\r\n", NEXT), [{400, 413}]),
    ("no length", post(TEXT + "\r\n", NEXT), [411]),
    ("nothing there, with a body", f"POST /nowhere HTTP/1.1\r\n{HOST}Content-Length: {len(NEXT)}\r\n\r\n{NEXT}", [404]),
    ("a wrong type, with a body", post(HOST + f"Content-Length: {len(NEXT)}\r\n\r\n", NEXT), [415]),
    ("a wrong query, with a body", f"POST /v1/extract?x=1 HTTP/1.1\r\n{TEXT}Content-Length: {len(NEXT)}\r\n\r\n{NEXT}", [400]),
    ("a page with a body", get(HOST + CLOSE + f"Content-Length: {len(NEXT)}\r\n") + NEXT, [200]),
    ("a chunk without a size", post(TEXT + "Transfer-Encoding: chunked\r\n\r\n", "\r\n" + NEXT), [400]),
    ("a chunk of a negative size", post(TEXT + "Transfer-Encoding: chunked\r\n\r\n", "-1\r\n" + NEXT), [400]),
    ("a chunk beyond numbers", post(TEXT + "Transfer-Encoding: chunked\r\n\r\n", "ffffffffffffffffff\r\n" + NEXT), [{400, 413}]),
    ("a chunk that is longer than it says", post(TEXT + "Transfer-Encoding: chunked\r\n\r\n", "2\r\n" + BODY + "\r\n0\r\n\r\n" + NEXT), [400]),
    ("a blank before the colon", get("Host : localhost\r\n"), [400]),
    ("a name with a bracket", get(HOST + "X(Y: 1\r\n"), [400]),
    ("a field without a colon", get(HOST + "hello\r\n"), [400]),
    ("a field that goes on in the next line", get(HOST + CLOSE + "X: 1\r\n 2\r\n"), [{200, 400}]),
    ("line feeds alone", get(HOST + CLOSE).replace("\r\n", "\n"), [{200, 400}]),
    ("a NUL in a field", get(HOST + "X: a\0b\r\n"), [400]),
    ("a long field", get(HOST + "X: " + "x" * 20000 + "\r\n"), [431]),
    ("many fields", get(HOST + "X: 1\r\n" * 5000), [431]),
    ("a long target", get(HOST, "/" + "x" * 20000), [{414, 431}]),
    ("a blank in the target", get(HOST, "/heal thz"), [400]),
    ("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [{400, 505}]),
    ("HTTP/0.9", "GET /healthz\r\n\r\n", [400]),
    ("a method that is not known", f"BREW /healthz HTTP/1.1\r\n{HOST}\r\n{NEXT}", [{405, 501}]),
    ("all of the server", f"OPTIONS * HTTP/1.1\r\n{HOST}\r\n{NEXT}", [{404, 405}]),
    ("a tunnel", f"CONNECT example.org:80 HTTP/1.1\r\n{HOST}\r\n{NEXT}", [{400, 404, 405}]),
    ("a target with its host", get(HOST + CLOSE, "http://localhost/healthz"), [200]),
    ("another site's page", post(TEXT + "Origin: http://example.org\r\n" + SIZED, NEXT), [403]),
    ("a page of nowhere", post(TEXT + "Origin: null\r\n" + SIZED, NEXT), [403]),
    ("another port's page", post(TEXT + "Origin: http://localhost:1\r\n" + SIZED, NEXT), [403]),
    ("a browser that says cross-site", post(TEXT + "Sec-Fetch-Site: cross-site\r\n" + SIZED, NEXT), [403]),
    ("its own page", post(TEXT + CLOSE + "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n" + SIZED), [200]),
    ("one after the other", get(HOST) + get(HOST) + post(TEXT + SIZED) + NEXT, [200, 200, 200, 200]),
    ("an impossible day", f"POST /v1/extract?date=2024-02-30 HTTP/1.1\r\n{TEXT}{SIZED}{NEXT}", [400]),
    ("nonsense behind a request", get(HOST) + "\x01\x02\r\n\r\n" + NEXT, [200, 400]),
]


class Http(ProgramCase):
    @classmethod
    def setUpClass(cls):
        cls.server, cls.port = cls.start("--timeout", "20", "--max-connections", "100", "--host-name", "texts.example.net")

    @classmethod
    def tearDownClass(cls):
        cls.server.send_signal(signal.SIGTERM); cls.server.wait(30); cls.server.stdout.close()

    @staticmethod
    def start(*options):
        server = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", SOURCE, "--quiet", *options], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        return server, int(re.search(rb":(\d+)/", server.stdout.readline())[1])

    def say(self, request):
        """What the server answers until it closes the connection, which it must."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as client:
            client.sendall(request.encode("latin-1"))
            data = b""
            try:
                while piece := client.recv(65536): data += piece
            except ConnectionResetError: pass
            return data

    def test_each_gets_its_answer_and_nothing_in_it_another_one(self):
        for what, request, expected in REQUESTS:
            with self.subTest(what):
                got = [int(code) for code in re.findall(rb"HTTP/1\.[01] (\d+) ", self.say(request))]
                self.assertEqual(len(got), len(expected), got)
                for code, wanted in zip(got, expected): self.assertIn(code, wanted if isinstance(wanted, set) else {wanted})
        self.assertGreaterEqual(len(REQUESTS), 40)

    def test_names_of_its_own(self):
        self.assertIn(b" 200 ", self.say(get("Host: TEXTS.example.net:80\r\n" + CLOSE)).split(b"\r\n")[0])

    def test_clients_that_say_nothing_leave_room(self):
        silent = [socket.create_connection(("127.0.0.1", self.port), timeout=30) for _ in range(100)]
        try:
            deadline = time.monotonic() + 30
            while True:  # the first of them are given up once they have waited for a moment
                answer = self.say(NEXT)
                if b" 200 " in answer.split(b"\r\n")[0] or time.monotonic() > deadline: break
                time.sleep(0.2)
            self.assertIn(b" 200 ", answer.split(b"\r\n")[0])
        finally:
            for client in silent: client.close()


main()
