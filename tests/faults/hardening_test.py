#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the built program is and is not able to do: hardening flags by readelf, no code from data by its imports, no network by running without one."""
import platform, re, shutil, sys, os
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "program"))
from program_case import *


def tool(*command): return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class Hardening(ProgramCase):
    def test_flags(self):
        header, dynamic, segments = tool("readelf", "-hW", PROGRAM), tool("readelf", "-dW", PROGRAM), tool("readelf", "-lW", PROGRAM)
        self.assertRegex(header, r"Type:\s+DYN"); self.assertRegex(dynamic, r"FLAGS_1\).*PIE")
        self.assertRegex(dynamic, r"FLAGS_1\).*NOW"); self.assertIn("GNU_RELRO", segments)
        self.assertRegex(segments, r"GNU_STACK.* RW "); self.assertNotRegex(segments, r"LOAD.* RWE ")
        self.assertNotRegex(dynamic, r"TEXTREL|RPATH|RUNPATH")
        imports = self.imports()
        self.assertIn("__stack_chk_fail", imports); self.assertTrue([i for i in imports if re.fullmatch(r"__\w+_chk", i)], "no fortified call")
        if platform.machine() == "x86_64":
            with open(PROGRAM, "rb") as f: self.assertGreater(f.read().count(b"\xf3\x0f\x1e\xfa"), 1000, "functions do not begin with endbr64")

    def imports(self): return {line.split()[-1].split("@")[0] for line in tool("nm", "-D", "--undefined-only", PROGRAM).splitlines()}

    def test_starts_no_program_and_loads_no_code(self):
        forbidden = {"system", "popen", "execl", "execlp", "execle", "execv", "execvp", "execve", "execvpe", "fexecve", "fork", "vfork", "posix_spawn", "posix_spawnp", "dlopen", "dlmopen", "mprotect", "memfd_create", "sqlite3_enable_load_extension", "sqlite3_load_extension"}
        self.assertEqual(self.imports() & forbidden, set())

    def test_no_path_of_the_build_is_in_it(self):
        with open(PROGRAM, "rb") as f: content = f.read()
        folder = os.path.realpath(SOURCE) + "/"
        self.assertFalse(folder.encode() in content, f"{folder} stands in the program")  # assertNotIn would print it whole

    def test_without_a_network(self):
        text = self.file("a.txt", SENTENCE)
        expected = run("extract", text)
        self.assertEqual(expected.returncode, 0)
        if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode != 0: self.skipTest("no name spaces here")
        ways = [["extract", text], ["extract", "--format", "sqlite", "-o", self.path("out.sqlite"), text], ["report", "-o", self.path("out.html"), self.file("b.html", f'<!DOCTYPE html SYSTEM "http://localhost:1/x.dtd"><html><body><img src="http://localhost:1/"><p>{SENTENCE}</p></body></html>')]]
        for way in ways:
            alone = subprocess.run(["unshare", "-rn", PROGRAM, *way], capture_output=True, env=ENVIRONMENT)
            self.assertEqual(alone.returncode, 0, alone.stderr)
            if way == ways[0]: self.assertEqual(alone.stdout, expected.stdout)
            if not shutil.which("strace"): continue
            trace = self.path("trace")
            traced = subprocess.run(["strace", "-f", "-qq", "-o", trace, "-e", "trace=network,execve", PROGRAM, *way], capture_output=True, env=ENVIRONMENT)
            if traced.returncode != 0: continue  # tracing may be forbidden
            with open(trace) as f: calls = [line for line in f if "execve(" not in line or line.split("(")[1].split('"')[1] != PROGRAM]
            self.assertEqual(calls, [])


main()
