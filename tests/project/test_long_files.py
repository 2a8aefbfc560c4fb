"""The longest files of tests are begun first."""

import re

from worlds.long_files import LONG_FILES, TESTS, place_in_line
from worlds.project_files import ROOT


def test_every_long_file_is_there_and_named_once() -> None:
    """A file that was renamed is renamed in the line too."""
    assert [name for name in LONG_FILES if not (TESTS / name).is_file()] == []
    assert len(set(LONG_FILES)) == len(LONG_FILES)


def test_the_long_ones_come_first_and_the_rest_as_they_were() -> None:
    """Sorting by place moves nothing that is not named."""
    first, second = (TESTS / name for name in LONG_FILES[:2])
    short, other = TESTS / "test_door.py", TESTS.parent / "elsewhere.py"
    assert sorted([short, second, other, first], key=place_in_line) == [first, second, short, other]


def test_workers_keep_to_that_order() -> None:
    """By itself pytest-xdist begins with the files that hold most tests, which are not the long ones."""
    command = re.search(r"^test:.*\n(?:\t.*\n)+", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert command is not None
    assert "--no-loadscope-reorder" in command[0]
