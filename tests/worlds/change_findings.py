"""What moved between two briefings of a made-up war, as findings: every kind of part, and one number of each view."""

from dataclasses import replace
from datetime import date

from passmuster.findings.change_words import change_sentences
from passmuster.findings.parts.changes import (
    Cause,
    ChangeFindings,
    ChangePart,
    LookedAt,
    MovedAction,
    MovedNumber,
    Others,
    View,
)
from passmuster.ledger.vocabulary import Quantity

__all__ = ["NAMES", "moved", "nothing_moved", "part", "what_moved"]

THEN, NOW = date(2025, 2, 20), date(2025, 2, 27)
NAMES = {"force": "the force of Ally"}


def part(cause: Cause, kind: str, claim: str, group: str, size: float, *, mcse: float = 10.0) -> ChangePart:
    """A part whose ends move alike."""
    return ChangePart(
        cause=cause, kind=kind, claims=(claim,), origin=claim, group=group, part=size, mcse=mcse,
        without=9_300.0 - size, q05_part=size - 5.0, q95_part=size + 5.0, width_part=10.0,
    )  # fmt: skip


def moved(view: View = View.HEADLINE, quantity: Quantity = Quantity.PRESENT) -> MovedNumber:
    """A strength that fell from 9,300 to 8,500."""
    parts = (
        part(Cause.NEW_CLAIMS, "fresh", "k2", "KR", -700.0),
        part(Cause.NEW_CLAIMS, "late", "k3", "KR", -200.0),
        part(Cause.CORRECTIONS, "correction", "k1", "UA", 200.0),
        part(Cause.ECHOES, "echo", "k9", "UA", 3.0),
    )
    return MovedNumber(
        subject="force", quantity=quantity, date=NOW, old_date=THEN, unit="people", view=view, old=9_300.0, new=8_500.0,
        old_interval=(8_000.0, 10_600.0), new_interval=(7_500.0, 9_500.0), parts=parts,
        others=Others(time=-100.0, frame=0.0, method=0.0, sampling=-3.0),
        width=Others(time=0.0, frame=0.0, method=0.0, sampling=-600.0),
        errors=Others(time=0.0, frame=20.0, method=0.0, sampling=15.0), move_mcse=14.0, shown_old=9_300,
        shown_new=8_500,
        shown=(
            (Cause.NEW_CLAIMS, -900), (Cause.CORRECTIONS, 200), (Cause.ECHOES, 0), (Cause.TIME, -100),
            (Cause.FRAME, 0), (Cause.METHOD, 0), (Cause.SAMPLING, 0),
        ),
    )  # fmt: skip


def what_moved() -> ChangeFindings:
    """Two numbers of the headline and one of a fixed day."""
    numbers = (moved(), moved(quantity=Quantity.DEPLOYED), moved(View.FIXED_DAY))
    looked_at = LookedAt(new_claims=3, weighed=4, no_weight=(("k4", "plan"),))
    return ChangeFindings(
        case="small", title="A small case", since=THEN, until=NOW, seed=0, version="0.1.0", changed=True,
        numbers=numbers, actions=(MovedAction(action="sustain", horizon_weeks=26, old=0.6, new=0.7),),
        looked_at=looked_at, sentences=change_sentences(numbers, looked_at, NAMES, changed=True),
        convention="aumann-shapley power path", fewest=900.0, bridges=0, k_hat=0.2, is_usable=True, same_program=True,
        force_names=tuple(NAMES.items()), main_subject="force",
    )  # fmt: skip


def nothing_moved() -> ChangeFindings:
    """A plan came, and that was all."""
    row = moved()
    still = replace(
        row, new=9_300.0, shown_new=9_300, parts=(), others=Others(time=0.0, frame=0.0, method=0.0, sampling=0.0),
        shown=tuple((cause, 0) for cause, _ in row.shown), new_interval=row.old_interval,
    )  # fmt: skip
    looked_at = LookedAt(new_claims=1, weighed=0, no_weight=(("k4", "plan"),))
    return replace(
        what_moved(), changed=False, numbers=(still,), actions=(), looked_at=looked_at,
        sentences=change_sentences((still,), looked_at, NAMES, changed=False),
    )  # fmt: skip
