"""Kills, crowds and tampering in small; `docs/studies/hard-ground.md` has them at their full size."""

import subprocess
import sys

import pytest

from worlds.project_files import ROOT

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed as on POSIX systems")


def campaign(*options: str) -> str:
    """What a campaign prints, which must have found nothing."""
    call = [sys.executable, "benchmarks/hard_ground.py", *options]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=3600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@POSIX
def test_nothing_is_lost_half_there_or_unnoticed() -> None:
    """Batch, record, cache, page and ledger, four writers, and each way of tampering."""
    table = campaign("--kills", "25", "--records", "5", "--times", "5")
    assert [f"killed: {name} | 5 | 0" in table for name in ("batch", "record", "cache", "page", "ledger")] == [True] * 5
    assert table.count("| 5 | 0 unnoticed |") == 4


@POSIX
@pytest.mark.slow
def test_nothing_is_lost_in_a_thousand_kills_and_a_thousand_crowds() -> None:
    """The same at the size of the study."""
    campaign("--kills", "1000", "--records", "1000", "--times", "100")
