# SPDX-License-Identifier: Apache-2.0
"""The notebook runs from its first cell to its last, and shows a document."""
from __future__ import annotations

from pathlib import Path

import nbformat
from nbclient import NotebookClient

from conftest import SOURCE


def test_first_steps(tmp_path: Path) -> None:
    notebook = nbformat.read(SOURCE / "python" / "notebooks" / "first_steps.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    assert not any(cell.get("outputs") for cell in notebook.cells), "stored without outputs"
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}).execute()
    pages = [out["data"]["text/html"] for cell in notebook.cells for out in cell.get("outputs", []) if "text/html" in out.get("data", {})]
    assert any('class="demarche"' in page and "<mark" in page for page in pages)
    assert any("dataframe" in page for page in pages)
