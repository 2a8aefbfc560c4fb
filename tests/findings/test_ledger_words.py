"""Entries, heads and proofs in words."""

from datetime import UTC, datetime

import pytest

from passmuster.findings.ledger_words import (
    entry_change,
    entry_line,
    head_sentence,
    moment_words,
    proof_sentences,
    recorded_sentence,
)
from passmuster.ledger.entry import Deed, Entry, ThingKind
from passmuster.ledger.head import NO_HASH, LedgerHead
from passmuster.ledger.proof import Crack, Proof

AT = datetime(2025, 2, 28, 14, 30, 5, 7, UTC)
HASH = "0123456789abcdef" * 4
ROW = {"quantity": "killed", "point": "500", "claimant": "Kyiv", "url": "https://example.org"}


def entry(deed, *, kind=ThingKind.CLAIM, name="c1", **rest) -> Entry:
    """An entry by Ann."""
    return Entry(number=7, recorded_at=AT, who="Ann", why=rest.pop("why", ""), deed=deed, kind=kind, name=name, **rest)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (entry(Deed.ADD, after=ROW), "added claim c1: quantity killed, point 500, claimant Kyiv"),
        (entry(Deed.CORRECT, before=ROW, after={**ROW, "point": "550"}, why="misread"),
         "corrected claim c1: point 500 → 550 (misread)"),
        (entry(Deed.CORRECT, before=ROW, after={**ROW, "note": "x" * 70}),
         f"corrected claim c1: note empty → {'x' * 60}…"),
        (entry(Deed.WITHDRAW, before=ROW), "withdrew claim c1: was quantity killed, point 500, claimant Kyiv"),
        (entry(Deed.RATE, kind=ThingKind.SOURCE, name="Kyiv", after={"reliability": "C"}),
         "rated source Kyiv: reliability C"),
        (entry(Deed.RATE, kind=ThingKind.CREDIBILITY, after={"credibility": "2"}), "rated claim c1: credibility 2"),
        (entry(Deed.UNDO, kind=ThingKind.CREDIBILITY, supersedes=5, before={"credibility": "2"}),
         "took back entry 5 about claim c1: was credibility 2"),
        (entry(Deed.ACCEPT, before=ROW, after={**ROW, "origin": "c0"}),
         "took claim c1 for an echo: origin empty → c0"),
        (entry(Deed.REFUSE, before=ROW, after={**ROW, "origin": "c1"}),
         "took claim c1 for a witness of its own: origin empty → c1"),
        (entry(Deed.UNDO, supersedes=5, before={"point": "2"}, after={"point": "1"}),
         "took back entry 5 about claim c1: point 2 → 1"),
        (entry(Deed.UNDO, supersedes=5), "took back entry 5 about claim c1"),
        (entry(Deed.FORGET, why="request"), "had claim c1 forgotten (request)"),
        (entry(Deed.FORGET, after={"point": "1"}), "had claim c1 forgotten but for what it counts"),
        (entry(Deed.ADD, is_erased=True), "added claim c1: its words are erased"),
        (entry(Deed.ADD, kind=ThingKind.CASE, name="case.toml", after={"text": "x"}), "added case.toml"),
        (entry(Deed.ADD, kind=ThingKind.REPORT, name="ab" * 32, after={"file": "a.txt", "text": "x"}),
         "added report abababababab: a.txt"),
        (entry(Deed.ADD, kind=ThingKind.EVENT, name="e1", after={"event": "AID", "date": "2025-01-01", "note": "n"}),
         "added event e1: date 2025-01-01, event AID"),
    ],
)  # fmt: skip
def test_each_deed_has_its_line(told, words) -> None:
    """Number, moment, who, what and why."""
    assert entry_line(told) == f"7 {moment_words(AT)} Ann {words}"
    assert entry_change(told) in words


def test_a_head_is_told_with_its_moment() -> None:
    """Until when, how many entries, and the hash in full."""
    assert (
        head_sentence(LedgerHead(1200, HASH)) == f"The ledger was read at 1,200 entries, the last with the hash {HASH}."
    )
    assert head_sentence(LedgerHead(1, HASH, AT)) == (
        f"The ledger was read as known at 2025-02-28 14:30:05 UTC, at 1 entry, the last with the hash {HASH}."
    )
    assert head_sentence(LedgerHead(0, NO_HASH)) == "The ledger has no entries."
    assert "had no entries" in head_sentence(LedgerHead(0, NO_HASH, AT))


@pytest.mark.parametrize(
    ("vouched", "forgotten", "words"),
    [
        (0, 0, "Nobody vouches for entries from 1 on"),
        (9, 0, "The witness vouches for all of them."),
        (9, 1, "The witness vouches for all of them."),
        (5, 2, "The witness vouches for entries 1 to 5; nobody vouches for entries from 6 on."),
    ],
)
def test_a_proof_says_who_vouches(vouched, forgotten, words) -> None:
    """The answer first, then the witness, then the head to keep."""
    first, second, last = proof_sentences(Proof(head=LedgerHead(9, HASH), vouched=vouched, forgotten=forgotten))
    assert first.startswith("The ledger holds: 9 entries, each following from the one before")
    assert ("the words of 2 entries were forgotten, and their marks stand" in first) is (forgotten == 2)
    assert ("the words of 1 entry were forgotten, and its mark stands" in first) is (forgotten == 1)
    assert second.startswith(words)
    assert last == f"Head: 9:{HASH}"


def test_cracks_are_told_one_by_one() -> None:
    """And no vouching stands beside them."""
    proof = Proof(head=LedgerHead(9, HASH), vouched=0, forgotten=0, cracks=(Crack(3, "it is gone"), Crack(None, "all")))
    assert proof_sentences(proof) == ["The ledger does not hold.", "entry 3: it is gone", "all"]


def test_what_was_recorded_is_told_by_number() -> None:
    """None, one or many."""
    assert [recorded_sentence(None, None), recorded_sentence(3, 3), recorded_sentence(3, 1200)] == [
        "Nothing was recorded: all of it stands so already.", "Recorded as entry 3.", "Recorded as entries 3 to 1,200.",
    ]  # fmt: skip
