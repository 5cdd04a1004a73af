# SPDX-License-Identifier: Apache-2.0
"""Ctrl-C ends every call, and what is left behind does no harm; a forked process goes on."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import Callable

import demarche
import pytest

from conftest import TEXT

# A text for which each call would take many seconds; the signal comes when the call is at work.
PROGRAM = """
import os, signal, sys, threading, time
import demarche

nlp = demarche.load()
small = {text!r}
big = small * {times}
made = nlp(small * {made}) if {made} else None
before = []
def press():
    before.append(time.monotonic())
    os.kill(os.getpid(), signal.SIGINT)
threading.Timer(0.3, press).start()
try:
    {call}
except KeyboardInterrupt:
    print("broken off", time.monotonic() - before[0])
else:
    print("came to its end")
assert nlp(small).relations, "the extractor is as before"
"""

CALLS = {  # the call, how often the text is in the text that it makes itself, and in the document that it is given
    "extract": ("nlp(big)", 100_000, 0),
    "pipe": ("list(nlp.pipe([big] * 3, threads=2))", 100_000, 0),
    "pipe, one thread": ("for _ in nlp.pipe([small, big], threads=1): pass", 100_000, 0),
    "pipe, many": ("list(nlp.pipe([small] * 1_000_000))", 1, 0),
    "explain": ("while True: made.explain()", 1, 4000),
    "to_json": ("while True: made.to_json(layers=['tokens'], open='maximal')", 1, 4000),
    "to_text": ("while True: made.to_text()", 1, 4000),
    "load": ("while True: demarche.load()", 1, 0),
}


@pytest.mark.parametrize("name", CALLS)
def test_ctrl_c_ends_a_call(name: str) -> None:
    call, times, made = CALLS[name]
    code = PROGRAM.format(text=TEXT + " ", times=times, made=made, call=call)
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("broken off "), run.stdout
    # 0.02 to 0.1 s where nothing else runs; the whole calls take tens of seconds
    assert float(run.stdout.split()[-1]) < 2, run.stdout


def test_a_process_that_ctrl_c_ends_does_not_wait() -> None:
    code = f"import demarche\nnlp = demarche.load()\nprint('ready', flush=True)\nnlp({TEXT!r} * 200_000)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout and process.stdout.readline() == b"ready\n"
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.5)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=5)
    assert process.returncode == -signal.SIGINT and b"KeyboardInterrupt" in errors


def forked(work: Callable[[], object]) -> str:
    """What `work` gives in a process forked from this one, or what it throws."""
    here, there = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(30)  # a process that hangs
        try:
            said = repr(work())
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(there, said[:4000].encode())
        os._exit(0)
    os.close(there)
    with open(here, "rb") as pipe:
        said = pipe.read().decode()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    return said


def test_a_forked_process_extracts(nlp: demarche.Extractor) -> None:
    texts = [TEXT * 20] * 200
    running = nlp.pipe(texts, threads=2)
    next(running)  # threads are at work while this process is forked
    expected = nlp(TEXT).relations
    for _ in range(5):
        assert forked(lambda: nlp(TEXT).relations == expected) == "True"
        assert forked(lambda: [doc.relations == expected for doc in nlp.pipe([TEXT] * 3, threads=2)]) == "[True, True, True]"
        assert forked(lambda: nlp(TEXT).explain(1).startswith("Sentence 1: ")) == "True"
        assert forked(lambda: len(nlp(TEXT * 500).relations) > 0) == "True"
    assert sum(1 for _ in running) == len(texts) - 1


def test_an_iterator_begun_before_a_fork_says_so(nlp: demarche.Extractor) -> None:
    running = nlp.pipe([TEXT] * 100, threads=2)
    next(running)
    assert forked(lambda: next(running)).startswith("RuntimeError: this iterator of documents was begun in process")
    assert forked(lambda: running.close()) == "None"  # type: ignore[attr-defined]
    fresh = nlp.pipe([TEXT] * 3)
    assert forked(lambda: len(list(fresh))) == "3", "one that has not begun begins here"
    assert sum(1 for _ in running) == 99
