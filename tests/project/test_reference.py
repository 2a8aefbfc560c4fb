"""The reference pages name everything that the code reads, so that none can grow stale unseen."""

import inspect
import subprocess
import sys
from collections.abc import Iterable

import pytest

from passmuster import cli, errors
from passmuster.ledger import vocabulary
from passmuster.store import claimfile, eventfile
from worlds.project_files import ROOT

REFERENCE = ROOT / "docs" / "reference"


def page(name: str) -> str:
    """The text of a reference page."""
    return (REFERENCE / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "columns", [claimfile.COLUMNS, claimfile.EXTRA_COLUMNS, eventfile.REQUIRED, eventfile.OPTIONAL]
)
def test_every_column_is_explained(columns: tuple[str, ...]) -> None:
    """The page of the tables names each column that can be read or written."""
    assert [column for column in columns if f"`{column}`" not in page("tables.md")] == []


@pytest.mark.parametrize(
    "words",
    [
        vocabulary.GROUPS,
        vocabulary.CLAIM_QUANTITIES,
        vocabulary.Bound,
        vocabulary.Mode,
        vocabulary.EventType,
    ],
)
def test_every_word_is_listed(words: Iterable[str]) -> None:
    """The page of the tables names each word of the closed columns."""
    assert [word for word in words if f"`{word}`" not in page("tables.md")] == []


def test_every_kind_of_force_is_explained() -> None:
    """The page of the case file names each kind of force."""
    assert [kind for kind in vocabulary.ForceKind if f"`{kind}`" not in page("case-file.md")] == []


def test_every_error_is_in_the_tree() -> None:
    """The page of errors names each exception that passmuster raises, with its exit status."""
    classes = [name for name in errors.__all__ if inspect.isclass(getattr(errors, name))]
    assert [name for name in classes if f"`{name}`" not in page("errors.md")] == []
    statuses = [cli.DONE, cli.CHECK_FAILED, cli.BAD_INPUT, cli.FIT_FAILED]
    assert [status for status in statuses if f"\n| {status} |" not in page("errors.md")] == []


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    """docs/reference/commands.md is what `make commands-page` writes."""
    written = subprocess.run(
        [sys.executable, "scripts/command_reference.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert page("commands.md") == written, "run 'make commands-page'"
