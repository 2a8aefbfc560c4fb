"""The rooms of the reader, and the tests that mirror them."""

import ast
from pathlib import Path

import pytest

from worlds.project_files import ROOT

READER = ROOT / "src" / "passmuster" / "reading"
ONE_SENTENCE = ROOT / "tests" / "worlds" / "one_sentence.py"
MODULES = [path.relative_to(READER) for path in sorted(READER.rglob("*.py")) if path.name != "__init__.py"]


def imported(path: Path) -> set[str]:
    """Modules that a file takes names from."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_is_tested_on_its_own_floor(module: Path) -> None:
    """A test file of its name stands in the same room, and takes something from it or from what is said to hold it."""
    test = Path(__file__).parent / module.with_name(f"test_{module.name}")
    assert test.is_file()
    dotted = ".".join(("passmuster", "reading", *module.with_suffix("").parts))
    helped = imported(ONE_SENTENCE) if "worlds.one_sentence" in imported(test) else set()
    assert dotted in imported(test) | helped


def test_every_room_says_its_role() -> None:
    """In one sentence."""
    for room in {READER / module.parent for module in MODULES}:
        said = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
        assert said
        assert said.partition(".")[0]
