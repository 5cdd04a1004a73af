# SPDX-License-Identifier: Apache-2.0
"""Runs a command and says what it cost: measure.py FILE COMMAND...; its output goes to FILE ("-": nowhere). Prints {"cpu", "wall", "peak"} (seconds, seconds, MB).
A process of its own, as the system counts what the parent had in memory as the child's until the child begins."""
import json, os, sys, time

begin = time.time(); process = os.fork()
if process == 0:
    out = os.open(os.devnull if sys.argv[1] == "-" else sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644); os.dup2(out, 1)
    os.execvp(sys.argv[2], sys.argv[2:])
_, status, usage = os.wait4(process, 0)
print(json.dumps({"cpu": usage.ru_utime + usage.ru_stime, "wall": time.time() - begin, "peak": usage.ru_maxrss / 1024}))
sys.exit(os.waitstatus_to_exitcode(status) != 0)
