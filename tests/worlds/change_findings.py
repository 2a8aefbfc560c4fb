"""What moved between two briefings of a made-up war, as findings: every kind of part, and one number of each view."""

from dataclasses import replace
from datetime import date, timedelta

from passmuster.findings.change_words import change_sentences
from passmuster.findings.findings import Findings
from passmuster.findings.parts.changes import (
    Cause,
    ChangeFindings,
    ChangePart,
    LookedAt,
    MovedAction,
    MovedNumber,
    NoWeight,
    Others,
    View,
)
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.ledger.vocabulary import Mode, Quantity
from passmuster.muster.readings import Interval, Surprise
from worlds.findings_example import example
from worlds.hostile import poisoned

__all__ = ["NAMES", "briefed_since", "hostile_moves", "moved", "nothing_moved", "part", "stepwise", "what_moved"]

THEN, NOW = date(2025, 2, 20), date(2025, 2, 27)
PLAN = NoWeight(claim_id="k4", why="plan", reason="plans are never weighed")
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
    looked_at = LookedAt(new_claims=3, weighed=4, no_weight=(PLAN,))
    return ChangeFindings(
        case="small", title="A small case", since=THEN, until=NOW, seed=0, version="0.1.0", changed=True,
        numbers=numbers, actions=(MovedAction(action="sustain", horizon_weeks=26, old=0.6, new=0.7),),
        looked_at=looked_at, sentences=change_sentences(numbers, looked_at, NAMES, changed=True),
        convention="aumann-shapley power path", fewest=900.0, bridges=0, k_hat=0.2, is_usable=True, same_program=True,
        force_names=tuple(NAMES.items()), main_subject="force",
        claims=(said("k2", "at least 1,500"), said("k1", "about 1,000"), said("k4", "10,000")),
        former=(said("k1", "about 1,200"),),
        surprises=(
            Surprise("k9", Interval(1.0, 2.0, 3.0), 0.5), Surprise("k4", Interval(0.0, 90.0, 9_000.0), None),
            Surprise("k2", Interval(900.0, 1_000.0, 1_100.0), 0.04),
        ),
    )  # fmt: skip


def said(claim_id: str, text: str) -> ClaimLine:
    """A claim about the dead as a reader sees it."""
    return ClaimLine(
        claim_id=claim_id, said_on=date(2025, 2, 25), claimant="A ministry", group="KR", relay="", subject="force",
        quantity=Quantity.KILLED, text=text, when="25 February 2025", mode=Mode.ASSERTED,
        url="https://example.org/told",
    )  # fmt: skip


def stepwise() -> ChangeFindings:
    """Three steps of a week each; the last number lies outside what had been expected."""
    expected = [(8_000.0, 9_200.0, 10_500.0), (8_100.0, 9_000.0, 10_000.0), (9_000.0, 9_500.0, 10_000.0)]
    steps = tuple(
        replace(
            moved(), date=NOW - timedelta(weeks=2 - number), old_date=THEN - timedelta(weeks=2 - number),
            expected=expected[number],
        )
        for number in range(3)
    )  # fmt: skip
    return replace(what_moved(), steps=steps, since=steps[0].old_date)


def nothing_moved() -> ChangeFindings:
    """A plan came, and that was all."""
    row = moved()
    still = replace(
        row, new=9_300.0, shown_new=9_300, parts=(), others=Others(time=0.0, frame=0.0, method=0.0, sampling=0.0),
        shown=tuple((cause, 0) for cause, _ in row.shown), new_interval=row.old_interval,
    )  # fmt: skip
    looked_at = LookedAt(new_claims=1, weighed=0, no_weight=(PLAN,))
    return replace(
        what_moved(), changed=False, numbers=(still,), actions=(), looked_at=looked_at,
        sentences=change_sentences((still,), looked_at, NAMES, changed=False),
    )  # fmt: skip


def hostile_moves() -> ChangeFindings:
    """The same with every string hostile that a file could supply."""
    found = stepwise()
    told = ("case", "title", "claims", "former", "force_names", "sentences")
    return replace(found, **{name: poisoned(getattr(found, name), name) for name in told})


def briefed_since() -> Findings:
    """A briefing that says as well what moved since another."""
    return replace(example(), moved=stepwise())
