"""A witness is a head typed, or a briefing that was kept in any of its forms."""

import json
import time

import pytest

from passmuster.analysis.verifying import verify, witness_of
from passmuster.errors import BadInput
from passmuster.findings.ledger_words import head_sentence
from passmuster.ledger.head import LedgerHead
from worlds.kept_case import kept
from worlds.tampering import flip_stored_byte

__all__ = ["kept"]

HASH = "0123456789abcdef" * 4


@pytest.mark.parametrize(
    ("text", "head"),
    [
        (json.dumps({"ledger": {"entries": 1200, "head": HASH}, "x": "f" * 64}), LedgerHead(1200, HASH)),
        (head_sentence(LedgerHead(1200, HASH)), LedgerHead(1200, HASH)),
        (f"<p>{'ab' * 32}</p><p>read at 1 entry, the last with the hash\n <b>{HASH}</b>.", LedgerHead(1, HASH)),
    ],
)  # fmt: skip
def test_a_head_is_found_in_a_briefing(tmp_path, text, head) -> None:
    """In JSON, in text and in a page."""
    (tmp_path / "briefing").write_text(text)
    assert witness_of(tmp_path / "briefing") == head
    assert witness_of(str(head)) == head
    assert witness_of(head.sha256) == LedgerHead(0, HASH)


@pytest.mark.parametrize("text", ["", "{}", '{"ledger": null}', '{"ledger": {"entries": 1, "head": "x"}}', "[]"])
def test_a_file_without_a_head_is_no_witness(tmp_path, text) -> None:
    """As a briefing of a plain folder is."""
    (tmp_path / "briefing").write_text(text)
    with pytest.raises(BadInput, match="of a case with a ledger; found no head in it"):
        witness_of(tmp_path / "briefing")
    with pytest.raises(BadInput, match="a witness is a head, or a file"):
        witness_of(tmp_path / "none")


@pytest.mark.parametrize("piece", ["9 entries <", "9 entries <a ", "9,", "9 ", "9" * 5000 + " entries ", "<"])
def test_any_file_is_gone_through_once(tmp_path, piece) -> None:
    """Numbers and tags without end take no longer than their length: a file of a million signs a second at most."""
    (tmp_path / "briefing").write_text(piece * (1_000_000 // len(piece)))
    began = time.process_time()
    with pytest.raises(BadInput, match="found no head in it"):
        witness_of(tmp_path / "briefing")
    assert time.process_time() - began < 5.0


def test_a_number_beyond_counting_is_no_head() -> None:
    """Nor one that Python would not even read."""
    with pytest.raises(BadInput, match="a witness is a head"):
        witness_of(f"{'9' * 5000}:{HASH}")


def test_an_edited_case_file_is_told(kept) -> None:
    """It is no crack: the next entry puts it on record."""
    assert verify(kept).remarks == ()
    (kept / "case.toml").write_text((kept / "case.toml").read_text() + "# mine\n")
    found = verify(kept)
    assert found.proof.holds
    assert "is not as on record since entry 1" in found.remarks[0]


def test_a_file_that_cannot_be_opened_does_not_hold(kept, tmp_path) -> None:
    """Verifying says so and is no wrong call; a plain folder is one."""
    import random

    flip_stored_byte(kept, random.Random(3))
    assert not verify(kept).proof.holds
    (kept / "ledger.db").write_bytes(b"gone")
    assert "must be a whole SQLite database" in str(verify(kept).proof.cracks[0])
    with pytest.raises(BadInput, match="only a case with a ledger can be verified"):
        verify(tmp_path / "plain")
