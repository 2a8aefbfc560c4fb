"""The claims of a thin case in few words: whose men, which days and how firmly, where it is not as one would think."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from passmuster.findings.opening_claims import opening_claims
from passmuster.ledger.roles import Role
from passmuster.ledger.vocabulary import Mode, Quantity
from worlds.findings_example import AS_OF, example

SUBJECT = "kp-force"


def told(**changes) -> str:
    """The words of one claim of the example, said of its day as a fact but for `changes`."""
    there = example()
    (claim,) = (row for row in there.claims if row.claim_id == "k072")
    now = replace(
        claim, subject=SUBJECT, quantity=Quantity.KILLED, text="300", mode=Mode.ASSERTED, when="",
        as_of_start=None, as_of_end=AS_OF,
    )  # fmt: skip
    (row,) = opening_claims(replace(there, claims=(replace(now, **changes),)), SUBJECT)
    return row.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "300 killed"),
        ({"as_of_end": AS_OF - timedelta(weeks=4)}, "300 killed"),
        ({"as_of_end": date(2024, 12, 9)}, "300 killed, by 9 December 2024"),
        ({"as_of_start": date(2024, 12, 1), "as_of_end": date(2024, 12, 31)}, "300 killed, December 2024"),
        ({"as_of_start": date(2022, 1, 1), "as_of_end": date(2022, 12, 31)}, "300 killed, 2022"),
        ({"as_of_start": date(2024, 12, 3), "as_of_end": date(2024, 12, 9)}, "300 killed, 3 to 9 December 2024"),
        ({"mode": Mode.RUMOURED}, "300 killed, rumoured"),
        (
            {"quantity": Quantity.RETURNED, "mode": Mode.PLANNED, "when": "by 30 June 2025", "as_of_end": None},
            "300 gone home, planned by 30 June 2025",
        ),
        ({"subject": "ml-force"}, "300 killed (ml-force)"),
        ({"role": Role.REPEAT}, "300 killed, not counted again"),
    ],
)
def test_what_is_otherwise_is_said(changes, words) -> None:
    """A number of the partner's force, of about the briefing's day and told as a fact, needs no word more."""
    assert told(**changes) == words


def test_those_of_the_force_stand_first() -> None:
    """Others follow, each with the name of its force; of many claims none is shown."""
    there = example()
    first, second = there.claims[:2]
    pair = (replace(first, subject="ml-force"), replace(second, subject=SUBJECT))
    named = replace(there, claims=pair, force_names=((SUBJECT, "Their force"), ("ml-force", "Malian force")))
    rows = opening_claims(named, SUBJECT)
    assert [row.claim_id for row in rows] == [second.claim_id, first.claim_id]
    assert "(Malian force)" in rows[1].text
    assert "(" not in rows[0].text
    assert opening_claims(replace(there, claims=there.claims * 9), SUBJECT) == ()
