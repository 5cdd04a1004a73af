#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The README's library example prints what is stored beside it."""
import os, subprocess, sys

program, source = sys.argv[1:3]
stored = open(os.path.join(source, "examples", "quickstart.output"), encoding="utf-8").read()
out = subprocess.run([program], capture_output=True, text=True, check=True, env={**os.environ, "DEMARCHE_DATA": source}).stdout
if out != stored:
    sys.exit(f"quickstart printed:\n{out}\nstored in examples/quickstart.output:\n{stored}")
