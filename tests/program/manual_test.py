#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the program says of itself (help, manual pages, completions, version), and what it takes from its configuration file."""
import shutil
from program_case import *

COMMANDS = (["extract"], ["report"], ["merge"], ["explain"], ["eval"], ["gazetteer"], ["gazetteer", "check"], ["gazetteer", "compile"], ["gazetteer", "import"], ["rules"], ["rules", "check"], ["version"], ["man"], ["completion"])


class Manual(SmallDataCase):
    def shell(self, shell, script):
        if not shutil.which(shell): self.skipTest(f"no {shell} here")
        env = {**self.environment, "PATH": os.path.dirname(os.path.abspath(PROGRAM)) + os.pathsep + os.environ["PATH"], "HOME": self.folder}
        done = subprocess.run([shell, *(["-f"] if shell == "zsh" else []), "-c", script], capture_output=True, text=True, cwd=self.folder, env=env)
        self.assertEqual(done.stderr, ""); return done.stdout.split()

    def test_every_help_shows_examples_first(self):
        for command in ([], *COMMANDS):
            help = self.run_small(*command, "--help")
            self.assertEqual(help.returncode, 0, command)
            text = help.stdout.decode()
            self.assertLess(text.index("Example"), text.index("Usage:"), command)
            self.assertEqual([l for l in text[text.index("Usage:"):].splitlines() if len(l) > 110], [], command)
        self.assertIn("--threads", self.run_small("extract", "--help").stdout.decode())

    def test_manual_pages(self):
        self.assertEqual(self.run_small("man", "--output-dir", self.path("man1")).returncode, 0)
        pages = os.listdir(self.path("man1"))
        for command in ([], *COMMANDS): self.assertIn("-".join(["demarche", *command]) + ".1", pages)
        for page in pages:
            text = self.read("man1", page).decode()
            for section in (".SH NAME", ".SH SYNOPSIS"): self.assertIn(section, text)
            for tool in (["mandoc", "-T", "lint", "-W", "error"], ["groff", "-man", "-ww", "-Tascii", "-z"]):
                if shutil.which(tool[0]): self.assertEqual(subprocess.run([*tool, self.path("man1", page)], capture_output=True, text=True).stderr, "", page)
        extract = self.read("man1", "demarche-extract.1").decode()
        self.assertIn("\\fB\\-\\-resume\\fR \\fIOUTPUT\\fR", extract); self.assertLess(extract.index(".SH EXAMPLES"), extract.index(".SH OPTIONS"))
        self.assertEqual(self.run_small("man", "extract").stdout.decode(), extract)
        self.assertEqual(self.run_small("man", "nothing").returncode, 2)
        home = self.run_small("man").stdout.decode() + self.run_small("completion", "bash").stdout.decode()
        self.assertNotIn(os.path.expanduser("~/"), home)

    def test_bash_completes(self):
        ask = lambda *words: self.shell("bash", 'source <(demarche completion bash); COMP_WORDS=(demarche %s); COMP_CWORD=%d; _demarche; printf "%%s\\n" "${COMPREPLY[@]}"' % (" ".join(f"'{w}'" for w in words), len(words)))
        self.assertTrue({"extract", "gazetteer", "version"} <= set(ask("")))
        self.assertEqual(ask("extr"), ["extract"]); self.assertIn("check", ask("gazetteer", ""))
        self.assertTrue({"--resume", "--shard", "-o"} <= set(ask("extract", "-"))); self.assertEqual(ask("extract", "--resu"), ["--resume"])
        self.assertEqual(ask("extract", "--input", "")[:4], ["text", "jsonl", "json", "csv"]); self.assertIn("conllu", ask("extract", "--format", "c")); self.assertEqual(ask("extract", "-o", ""), [])

    def test_fish_completes(self):
        ask = lambda line: self.shell("fish", f"demarche completion fish | source; complete -C '{line}' | string replace -r '\\t.*' ''")
        self.assertEqual(ask("demarche extr"), ["extract"]); self.assertIn("check", ask("demarche gazetteer ch"))
        self.assertIn("--resume", ask("demarche extract --res")); self.assertIn("warc", ask("demarche extract --input w"))

    def test_zsh_reads_its_script(self):
        self.assertIn("_demarche_extract", self.shell("zsh", "autoload -Uz compinit; compinit -u -D; demarche completion zsh > _demarche; fpath=(. $fpath); autoload -Uz _demarche; source ./_demarche 2>/dev/null; print -l ${(k)functions} | grep _demarche"))
        self.assertEqual(self.run_small("completion", "tcsh").returncode, 2)

    def test_configuration(self):
        source = self.file("in.jsonl", "".join(records(2)))
        config = self.file("my.toml", '[extract]\nformat = "json"\nthreads = 2\noffsets = "byte"\n')
        result = lambda *a, **env: run("extract", *a, source, env={**self.environment, **env})
        self.assertEqual(json.loads(result("--format", "jsonl", DEMARCHE_CONFIG=config).stdout.splitlines()[0])["offsets"], "byte")
        self.assertGreater(result(DEMARCHE_CONFIG=config).stdout.count(b"\n"), 20)
        self.assertGreater(result("--config", config).stdout.count(b"\n"), 20)
        self.assertEqual(json.loads(result("--config", config, "--format", "jsonl", "--offsets", "utf16").stdout.splitlines()[0])["offsets"], "utf16")
        self.file("xdg/demarche.toml", "[extract]\nformat = \"json\"\n"); self.file("home/.config/demarche.toml", "[extract]\nformat = \"json\"\n")
        for env in ({"XDG_CONFIG_HOME": self.path("xdg")}, {"XDG_CONFIG_HOME": "", "HOME": self.path("home")}): self.assertGreater(result(DEMARCHE_CONFIG="", **env).stdout.count(b"\n"), 20)
        for content, cause in (("[extract]\nthreds = 2\n", b"unknown setting \"extract.threds\""), ("[extrac]\nthreads = 2\n", b"unknown setting"), ("[extract]\nthreads = 0\n", b"--threads"), ("[extract]\nformat = \"sgml\"\n", b"expected one of text")):
            wrong = result("--config", self.file("wrong.toml", content))
            self.assertEqual(wrong.returncode, 2, content); self.assertIn(cause, wrong.stderr, content)
            if b"unknown setting" in cause: self.assertIn(b"wrong.toml", wrong.stderr)
        missing = result("--config", self.path("none.toml"))
        self.assertEqual(missing.returncode, 2); self.assertIn(b"none.toml", missing.stderr)

    def test_version(self):
        about = json.loads(self.run_small("version", "--json").stdout)
        self.assertEqual((about["gazetteers"], about["model"]), ("none", None)); self.assertIn("jsonl", about["formats"])
        self.assertRegex(self.run_small("--version").stdout.decode(), r"^demarche \d+\.\d+\.\d+\n$")
        lost = self.run_small("version", "--json", "--data", self.path("no"))
        self.assertEqual(lost.returncode, 3); self.assertEqual(json.loads(lost.stdout)["program"], about["program"]); self.assertIn(b"--data", lost.stderr)

    def test_colours_only_on_terminals_that_want_them(self):
        import pty
        for extra, coloured in (({}, True), ({"NO_COLOR": "1"}, False)):
            terminal, its_end = pty.openpty()
            process = subprocess.Popen([PROGRAM, "extract", self.path("none.txt")], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=its_end, env={**self.environment, "TERM": "xterm", **extra})
            os.close(its_end); process.wait(60); shown = os.read(terminal, 4096); os.close(terminal)
            self.assertEqual(b"\x1b[3" in shown or b"\x1b[1m" in shown or b"\x1b[31" in shown, coloured, shown)
        self.assertNotIn(b"\x1b", self.run_small("extract", self.path("none.txt")).stderr)


main()
