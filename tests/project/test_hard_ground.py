"""Kills, crowds and tampering in small; `docs/studies/hard-ground.md` has them at their full size."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from worlds.journals import correct, new_journal
from worlds.project_files import ROOT

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed as on POSIX systems")


def campaign(*options: str, name: str = "hard_ground") -> str:
    """What a campaign prints, which must have found nothing."""
    call = [sys.executable, f"benchmarks/{name}.py", *options]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=3600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@POSIX
def test_nothing_is_lost_half_there_or_unnoticed() -> None:
    """Batch, record, cache, page and ledger, four writers, each way of tampering, and what is forgotten."""
    table = campaign("--kills", "25", "--records", "5", "--times", "5")
    assert [f"killed: {name} | 5 | 0" in table for name in ("batch", "record", "cache", "page", "ledger")] == [True] * 5
    assert table.count("| 5 | 0 unnoticed |") == 5
    assert "its words looked for | 5 | 0 |" in table


@POSIX
@pytest.mark.slow
def test_nothing_is_lost_in_a_thousand_kills_and_a_thousand_crowds() -> None:
    """The same at the size of the study."""
    campaign("--kills", "1000", "--records", "1000", "--times", "100")


@POSIX
def test_ledgers_stand_kills_full_disks_and_copies() -> None:
    """A dozen of each on SQLite: nothing that was said to be done is lost, and no step is half there."""
    campaign("--kills", "12", "--disks", "4", "--copies", "6", "--share", "0", name="ledger_ground")


def test_what_looks_at_a_ledger_sees_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that is not there, half of one, and words that no step has."""
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    steps = import_module("ledger_steps")
    journal = new_journal(tmp_path)
    for step in range(3):
        journal.record(steps.acts_of(step), who="writer")
    assert steps.looked_at(journal.shelf, 3) == (3, "")
    assert steps.looked_at(journal.shelf, 4) == (3, "a step lost")
    journal.record([steps.acts_of(3)[0]], who="writer")
    assert steps.looked_at(journal.shelf, 3) == (3, "half a step")
    journal.record([correct("1-b", point="7")], who="writer")
    assert steps.looked_at(journal.shelf, 3) == (4, "what nobody wrote")
    journal.close()
