"""A ledger that nobody here may write is read and proved as it stands, or refused with what to do."""

import os
import shutil
from pathlib import Path

import pytest

from passmuster.analysis.amending import withdraw
from passmuster.analysis.carrying import backup
from passmuster.analysis.ledger_log import log
from passmuster.analysis.listing import claims
from passmuster.analysis.verifying import verify
from passmuster.errors import BadInput
from passmuster.store.folder import open_case
from passmuster.store.journal import read_only
from worlds.kept_case import kept

__all__ = ["kept"]


@pytest.fixture
def put_away(kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The case where nothing can be written, whoever runs the test: the system says so, and SQLite is held to it."""
    allowed = os.access
    monkeypatch.setattr(read_only.os, "access", lambda path, way: way != os.W_OK and allowed(path, way))
    return kept


def test_it_is_read_and_proved_and_copied(put_away: Path, tmp_path: Path) -> None:
    """Nothing appears beside it, and its head is the one it had."""
    head = verify(put_away).proof.head
    assert (head.entries, verify(put_away, against=str(head)).proof.vouched) == (6, 6)
    assert len(open_case(put_away).claims) == len(claims(put_away).claims) == 3
    assert len(log(put_away)) == 6
    assert sorted(path.name for path in put_away.iterdir()) == ["case.toml", "ledger.db"]
    assert backup(put_away, tmp_path / "copy") == head


def test_nothing_goes_on_record(put_away: Path) -> None:
    """The refusal names the file and what to look at."""
    with pytest.raises(BadInput, match=r"ledger.db: the ledger must be readable and writable; found attempt to write"):
        withdraw(put_away, ["c1"], why="x")


def test_a_log_that_nobody_can_take_in_is_no_broken_ledger(put_away: Path) -> None:
    """Without it the latest entries would be missing unseen; and a place without rights says nothing of the ledger."""
    shutil.copy(put_away / "case.toml", put_away / "ledger.db-wal")
    for read in (verify, open_case):
        with pytest.raises(BadInput, match=r"is read with its log of writes; found ledger.db-wal.* Copy the folder"):
            read(put_away)


def test_a_file_that_may_not_be_read_is_no_broken_ledger(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was told as one that does not hold."""
    monkeypatch.setattr(read_only.os, "access", lambda _path, way: way == os.W_OK)
    with pytest.raises(BadInput, match=r"the ledger must be readable; found no right to read it. Check its rights"):
        verify(kept)
