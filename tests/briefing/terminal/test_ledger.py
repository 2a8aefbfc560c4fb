"""A ledger on the terminal: strangers' words stay words, and nothing is cut off."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from passmuster.briefing.terminal.ledger import HELD_SHOWN, print_claims, print_log, print_proof, print_recorded
from passmuster.ledger.entry import Deed, Entry, ThingKind
from passmuster.ledger.head import LedgerHead
from passmuster.ledger.proof import Proof
from worlds.journals import add
from worlds.small_case import ledger

HASH = "0123456789abcdef" * 4


def printed(show, *arguments, width=80) -> str:
    """What a call prints."""
    out = io.StringIO()
    show(*arguments, Console(file=out, width=width))
    return out.getvalue()


def test_an_entry_takes_one_line() -> None:
    """However long it is, and markup in it is no markup."""
    entry = Entry(number=1, recorded_at=datetime(2025, 1, 1, tzinfo=UTC), who="[red]Ann", why="x" * 100, deed=Deed.ADD,
                  kind=ThingKind.CLAIM, name="c1", after={"claimant": "y\nz" * 20})  # fmt: skip
    told = printed(print_log, [entry])
    assert told.count("\n") == 1
    assert "[red]Ann added claim c1" in told


@pytest.mark.parametrize("width", [60, 80, 140])
def test_claims_stand_in_a_table(width) -> None:
    """Ids and numbers whole at any width, days and moments where there is room; what was asked and the head below."""
    told = printed(print_claims, ledger().claims, LedgerHead(12, HASH), ["quantity killed"], width=width)
    assert "11 claims (quantity killed)." in told
    assert HASH in told
    assert ("recorded at" in told) is (width == 140)
    if width >= 80:
        assert all(words in told for words in ("c01", "about 3,100", "2,000 to 4,000", "at least 4,000"))


def test_a_number_with_its_words_pushes_nobody_off_the_screen() -> None:
    """What was worked out from words comes with them, and wraps; claim, day and claimant stay whole."""
    claims = list(ledger().claims)
    claims[0] = replace(claims[0], note="derived: a third of those who had been sent across the border by the autumn")
    told = printed(print_claims, claims, None, [])
    assert all(words in told for words in ("c01", str(claims[0].said_on), "border"))
    assert all(claim.claimant.split()[0] in told for claim in claims)


def test_no_claims_are_no_table() -> None:
    """One line says so."""
    assert printed(print_claims, (), None, []) == "0 claims.\n"


def test_a_proof_and_what_was_recorded() -> None:
    """Line by line; of many acts without effect the first few are told."""
    assert "The ledger holds" in printed(print_proof, Proof(head=LedgerHead(1, HASH), vouched=1, forgotten=0))
    held = [(add(f"c{number}"), "it stands so") for number in range(HELD_SHOWN + 2)]
    told = printed(print_recorded, 1, 2, held)
    assert told.startswith("Recorded as entries 1 to 2.\nclaim c0: it stands so\n")
    assert "and 2 more" in told
