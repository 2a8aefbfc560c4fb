"""The house is in order: one way, one name for a thing, small files, and a drawing that is true."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from worlds.project_files import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import house

LONGEST_FILE, LONGEST_FUNCTION = 300, 60
"""Lines."""
LARGEST_ROOM = 1 / 6
"""Share of all lines of code."""


@cache
def trees() -> dict[str, ast.Module]:
    """Path within the package to the parsed file; parsed once."""
    return {str(path.relative_to(house.SOURCE)): house.tree_of(path) for path in house.modules()}


def test_no_class_name_stands_twice() -> None:
    """Who reads a name knows which thing is meant; names of one file alone begin with an underscore."""
    places = defaultdict(list)
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                places[node.name].append(path)
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_file_is_too_long_to_take_in() -> None:
    """A file is at most 300 lines."""
    lengths = {str(path.relative_to(house.SOURCE)): path.read_text().count("\n") for path in house.modules()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_too_long_to_take_in() -> None:
    """A function is at most 60 lines, its docstring included."""
    long = [
        f"{path}:{node.lineno} {node.name}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def test_no_room_outgrows_the_house() -> None:
    """The largest room holds at most a sixth of the code."""
    rooms = {house.room_of(path) for path in house.modules()}
    lines = {room: house.lines_of(room) for room in rooms}
    total = sum(lines.values())
    assert {room: count for room, count in lines.items() if count > LARGEST_ROOM * total} == {}


def test_every_arrow_leads_downwards() -> None:
    """No room imports from its own floor or a floor above; the door alone opens the analysis and names types."""
    floor_of = {room: number for number, floor in enumerate(house.floors()) for room in floor}
    rooms = {house.room_of(path) for path in house.modules()} - {house.DOOR, "__main__"}
    assert rooms == set(floor_of)
    upward = [(room, other) for room, other in house.arrows() if room in floor_of and floor_of[room] >= floor_of[other]]
    assert upward == []


def test_the_drawing_is_of_this_house() -> None:
    """The page shows the rooms, their sizes and ties as they are."""
    page = house.PAGE.read_text(encoding="utf-8")
    assert house.with_drawing(page) == page, "python scripts/house.py --write"


@pytest.mark.parametrize("path", [path for path in house.modules() if path.name not in {"__init__.py", "__main__.py"}],
                         ids=lambda path: str(path.relative_to(house.SOURCE)))  # fmt: skip
def test_every_module_is_named_by_a_test(path: Path) -> None:
    """Its test file stands at its place in the mirror, or some test imports it or something of it by its own name."""
    within = path.relative_to(house.SOURCE)
    if (ROOT / "tests" / within.parent / f"test_{within.name}").exists():
        return
    module = "passmuster." + ".".join(within.with_suffix("").parts)
    package, _, name = module.rpartition(".")
    named = re.compile(rf"{re.escape(module)}\b|from {re.escape(package)} import [^\n]*\b{name}\b")
    assert any(named.search(text) for text in test_texts()), f"no test names {module}"


def test_texts() -> list[str]:
    """Not a test but the text of every test file; kept between calls."""
    if not _TEXTS:
        _TEXTS.extend(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    return _TEXTS


test_texts.__test__ = False
_TEXTS: list[str] = []


@pytest.mark.parametrize("room", [room for floor in house.floors() for room in floor if room != "_version"])
def test_any_room_may_be_opened_first(room: str) -> None:
    """No import circle: every room can be the first that is imported."""
    subprocess.run([sys.executable, "-c", f"import passmuster.{room}"], check=True, capture_output=True)
