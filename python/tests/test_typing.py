# SPDX-License-Identifier: Apache-2.0
"""The package's types are whole, and say to users what is wrong."""
from __future__ import annotations

import ast
import subprocess
import sys
import types
from pathlib import Path

import demarche
import pytest

from conftest import SOURCE

CONFIG = ["--config-file", str(SOURCE / "python" / "pyproject.toml")]


def mypy(arguments: list[str], folder: Path) -> tuple[int, str]:
    run = subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, cwd=folder)
    return run.returncode, run.stdout + run.stderr


def test_the_package(tmp_path: Path) -> None:
    assert (Path(demarche.__file__).parent / "py.typed").exists()
    code, said = mypy(["mypy", "--strict", *CONFIG, "-p", "demarche"], tmp_path)
    assert code == 0, said


def signatures(stub: str) -> dict[str, str]:
    """Each function's arguments, types and decorators."""
    found = {}
    for scope in [ast.parse(stub), *(node for node in ast.walk(ast.parse(stub)) if isinstance(node, ast.ClassDef))]:
        for node in scope.body:
            if isinstance(node, ast.FunctionDef):
                decorators = [ast.unparse(d) for d in node.decorator_list]
                returns = ast.unparse(node.returns) if node.returns else ""
                arguments = ast.unparse(node.args).replace("self, /", "self").replace("self", "")
                found[f"{getattr(scope, 'name', '')}.{node.name}"] = f"{decorators} ({arguments.lstrip(', ')}) -> {returns}"
    return found


def test_the_stub_is_the_module(tmp_path: Path) -> None:
    code, said = mypy(["nanobind.stubgen", "-m", "demarche._core", "-o", "made.pyi"], tmp_path)
    assert code == 0, said
    made = signatures((tmp_path / "made.pyi").read_text())
    ours = signatures((Path(demarche.__file__).parent / "_core.pyi").read_text())
    assert ours == made and len(ours) > 5


def test_users_code(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text(
        "import demarche\n"
        "nlp = demarche.load(open='minimal')\n"
        "doc = nlp('Oslo.')\n"
        "names: list[str] = [entity.name for entity in doc.entities]\n"
        "who: str | None = doc.relations[0].subject.name if doc.relations[0].subject else None\n"
        "for found, number in nlp.pipe([('Oslo.', 7)], as_tuples=True):\n"
        "    total: int = number + len(found.relations)\n"
        "for found in nlp.pipe(['Oslo.', {'text': 'Oslo.'}]):\n"
        "    found.to_dataframe().groupby('type')\n"
    )
    (tmp_path / "bad.py").write_text(
        "import demarche\n"
        "nlp = demarche.load(open='some')\n"
        "nlp(b'Oslo.')\n"
        "nlp('Oslo.').relations[0].subject.name\n"
        "nlp('Oslo.').entity(7)\n"
    )
    code, said = mypy(["mypy", "--strict", "good.py"], tmp_path)
    assert code == 0, said
    code, said = mypy(["mypy", "--strict", "bad.py"], tmp_path)
    assert code == 1 and [line.split(":")[1] for line in said.splitlines()[:-1] if ": error:" in line] == ["2", "3", "4", "5"], said


def test_everything_public_is_documented() -> None:
    for name in demarche.__all__:
        thing = getattr(demarche, name)
        if isinstance(thing, (type, types.FunctionType)):
            assert thing.__doc__, name
    for name, member in vars(demarche.Document).items():
        if not name.startswith("_"):
            assert getattr(member, "__doc__", None) or getattr(getattr(member, "func", None), "__doc__", None), name


@pytest.mark.parametrize("file", ["LICENSE", "THIRD_PARTY.md"])
def test_the_licence_comes_along(file: str) -> None:
    from importlib.metadata import distribution

    files = [path for path in distribution("demarche").files or [] if path.name == file]
    assert len(files) == 1 and files[0].read_text() == (SOURCE / file).read_text()
    assert distribution("demarche").version == demarche.__version__ == demarche.load()("x").to_dict()["program"]
