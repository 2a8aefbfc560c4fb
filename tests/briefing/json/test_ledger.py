"""A ledger as JSON has everything, unrounded and unshortened."""

import json
from datetime import UTC, date, datetime

from passmuster.briefing.json.ledger import (
    claims_to_json,
    ledger_document,
    log_to_json,
    proof_to_json,
    recorded_to_json,
)
from passmuster.ledger.entry import Deed, Entry, ThingKind
from passmuster.ledger.head import LedgerHead
from passmuster.ledger.proof import Crack, Proof
from worlds.journals import add
from worlds.small_case import claim

AT = datetime(2025, 1, 1, 12, tzinfo=UTC)
HASH = "0123456789abcdef" * 4


def test_an_entry_has_all_it_says() -> None:
    """Before and after in full."""
    entry = Entry(number=2, recorded_at=AT, who="Ann", why="", deed=Deed.CORRECT, kind=ThingKind.CLAIM, name="c1",
                  supersedes=1, before={"point": "1"}, after={"note": "x" * 99})  # fmt: skip
    (told,) = json.loads(log_to_json([entry]))["entries"]
    assert told == {
        "number": 2, "recorded_at": "2025-01-01T12:00:00+00:00", "who": "Ann", "why": "", "deed": "correct",
        "kind": "claim", "name": "c1", "supersedes": 1, "before": {"point": "1"}, "after": {"note": "x" * 99},
        "erased": False,
    }  # fmt: skip


def test_claims_have_their_numbers_as_reported() -> None:
    """Every digit; the days that were asked and the head stand beside them."""
    told = json.loads(claims_to_json([claim("c1", 3, "present", 1234567.0)], LedgerHead(3, HASH, AT),
                                     as_of=date(2025, 1, 1), since=None))  # fmt: skip
    assert (told["claims"][0]["point"], told["claims"][0]["claim_id"]) == (1234567, "c1")
    assert (told["as_of"], told["since"]) == ("2025-01-01", None)
    assert told["ledger"] == {"entries": 3, "head": HASH, "known_at": "2025-01-01T12:00:00+00:00"}
    assert ledger_document(None) is None


def test_a_proof_and_what_was_recorded() -> None:
    """With every crack, and every act that had no effect."""
    proof = Proof(head=LedgerHead(3, HASH), vouched=0, forgotten=1, cracks=(Crack(2, "gone"),))
    told = json.loads(proof_to_json(proof, ["x"]))
    assert (told["holds"], told["cracks"], told["remarks"]) == (False, [{"entry": 2, "text": "gone"}], ["x"])
    assert json.loads(recorded_to_json(None, None, [(add("c1"), "so")])) == {
        "first": None, "last": None, "held": [{"kind": "claim", "name": "c1", "reason": "so"}],
    }  # fmt: skip
