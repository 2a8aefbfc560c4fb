"""Each promise of the page of promises names tests that are there."""

import ast
import re

import pytest

from worlds.project_files import ROOT

PAGE = (ROOT / "docs" / "reference" / "promises.md").read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| promise ")]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def names_in(file: str) -> set[str]:
    """The tests of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[2:50])
def test_a_promise_is_held_by_tests_that_exist(row: str) -> None:
    """None without, and none that was renamed or taken away."""
    named = TEST.findall(row)
    assert named
    assert [f"{file}::{name}" for file, name in named if name not in names_in(file)] == []


def test_there_are_promises() -> None:
    """The page is read as it is written."""
    assert len(ROWS) > 80
