"""The page of libraries names what comes with an installation, and the bill of materials says the same."""

import json
import re
import subprocess
import sys

from worlds.project_files import ROOT

PAGE = (ROOT / "docs" / "reference" / "libraries.md").read_text(encoding="utf-8")


def said(*options: str) -> str:
    """What the script prints."""
    call = [sys.executable, "scripts/libraries.py", *options]
    return subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def names(page: str) -> set[str]:
    """The libraries of a page, in small letters."""
    return {name.casefold() for name in re.findall(r"^\| ([\w.-]+) \| \d", page, re.MULTILINE)}


def test_the_page_is_current() -> None:
    """Word for word on the oldest Python; on the others, whose sets differ by a version or a library, by name."""
    if sys.version_info[:2] == (3, 11):
        assert said() == PAGE
    assert {"click", "jax", "lxml", "numpyro", "pypdf", "psycopg"} <= names(PAGE)
    assert names(said()) <= names(PAGE)


def test_every_library_says_its_licence_and_is_pinned() -> None:
    """None without a licence and its text, none without a version that is tried."""
    rows = re.findall(r"^\| [\w.-]+ \| (\d.*) \| (.*) \| [\w -]+ \| (`.*) \|$", PAGE, re.MULTILINE)
    assert len(rows) == len(names(PAGE))
    assert [row for row in rows if not row[0] or row[1] == "not said"] == []


def test_the_bill_of_materials_holds_the_same_libraries() -> None:
    """CycloneDX, which tools for supply chains read."""
    bill = json.loads(said("--cyclonedx"))
    assert (bill["bomFormat"], bill["metadata"]["component"]["name"]) == ("CycloneDX", "passmuster")
    assert {part["name"].casefold() for part in bill["components"]} == names(said())
