"""Tables in TOML, and the same in a form that is quicker to read."""

import sys
from pathlib import Path

import pytest

from passmuster import plaintoml
from passmuster.plaintoml import QUICK, ROOT, read_toml, toml_table
from worlds import project_files

sys.path.insert(0, str(project_files.ROOT / "scripts"))

import quick_tables

TABLES = list(quick_tables.tables())


def test_the_quick_file_is_of_these_tables() -> None:
    """It was written anew behind every change."""
    assert QUICK.read_text(encoding="utf-8") == quick_tables.written(), "python scripts/quick_tables.py"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_holds_what_its_toml_says(path: Path) -> None:
    """In the same order and of the same kinds."""
    assert repr(toml_table(path)) == repr(read_toml(path.read_bytes()))


def test_a_table_that_was_changed_is_read_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing stale is read, whoever forgot to write the quick file."""
    table = tmp_path / "words.toml"
    table.write_text('[old]\nwords = "one"\n', encoding="utf-8")
    monkeypatch.setattr(plaintoml, "ROOT", tmp_path)
    monkeypatch.setattr(plaintoml, "_lines", lambda: {table.name: _quick(table)})
    assert toml_table(table) == {"old": {"words": "one"}}
    stale = _quick(table)
    table.write_text('[new]\nwords = "two"\n', encoding="utf-8")
    monkeypatch.setattr(plaintoml, "_lines", lambda: {table.name: stale})
    assert toml_table(table) == {"new": {"words": "two"}}


def _quick(table: Path) -> tuple[str, str]:
    """What the quick file has of a table."""
    _, seal, held = plaintoml.line_of(table).split("\t", 2)
    return seal, held


def test_without_the_quick_file_tables_are_read_as_they_stand(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It may be missing."""
    monkeypatch.setattr(plaintoml, "QUICK", tmp_path / "none.tsv")
    monkeypatch.setattr(plaintoml, "_lines", plaintoml._lines.__wrapped__)
    path = ROOT / "ledger" / "event_scores.toml"
    assert toml_table(path) == read_toml(path.read_bytes())
