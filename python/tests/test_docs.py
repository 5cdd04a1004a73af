# SPDX-License-Identifier: Apache-2.0
"""Every Python snippet of the documentation runs, and prints what stands below it."""
from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from conftest import SOURCE

PAGES = ["docs/python.md", "docs/formats/parquet.md", "docs/spark.md", "python/README.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if page == "docs/spark.md" and not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("no Java for Spark (package default-jre-headless)")
    monkeypatch.chdir(tmp_path)
    blocks = FENCE.findall((SOURCE / page).read_text())
    names: dict[str, Any] = {"__name__": "__main__"}
    count = 0
    for (language, code), (following, expected) in zip(blocks, [*blocks[1:], ("end", "")]):
        if language != "python":
            continue
        count += 1
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, f"{page}, snippet {count}", "exec"), names)
        if following == "":
            assert [line.rstrip() for line in printed.getvalue().splitlines()] == [line.rstrip() for line in expected.splitlines()], code
    assert count
    if "session" in names:
        names["session"].stop()
