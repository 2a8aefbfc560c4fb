"""Discretion: what a briefing does not say about people, by one rule for every output and every side.

Small counts of dead, wounded, captured and missing single people out, beside a date and a place; they are told as
"fewer than 10". Private people are told by their role, and how to reach anybody is told never. Why, and from which
standards, stands in the documentation under `explanation/people`.

Counts are kept small before sentences are made of them (`discreet_counts`, `discreet_verdict`), and what is left, words
of sources above all, is gone through once when the findings stand (`discreet`). Findings that were kept come back as
plain numbers; `told_small` makes those that stand for fewer say so again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

from passmuster.findings.harmless_texts import harmless
from passmuster.findings.private_people import number_of, private_claimants, private_people
from passmuster.findings.withheld_claims import without_words
from passmuster.ledger.few import CELL_SIZE, WITHHELD, is_small, of_harmed
from passmuster.wording.few import FewerThan
from passmuster.wording.verbal import gone_note, says_least_of_whole

if TYPE_CHECKING:
    from passmuster.findings.findings import Findings
    from passmuster.findings.parts.audit import AdmittedLine, MusterLine
    from passmuster.findings.parts.counts import CountLevels, Estimate, Fan
    from passmuster.findings.parts.discretion import Discretion
    from passmuster.findings.parts.evidence import ClaimLine, StatementLine
    from passmuster.ledger import Case
    from passmuster.ledger.vocabulary import Quantity
    from passmuster.muster.found import Verdict
    from passmuster.muster.readings import Interval, Surprise

if TYPE_CHECKING:
    from passmuster.findings.findings import Findings
    from passmuster.findings.parts.audit import AdmittedLine, MusterLine
    from passmuster.findings.parts.counts import CountLevels, Estimate, Fan
    from passmuster.findings.parts.discretion import Discretion
    from passmuster.findings.parts.evidence import ClaimLine, StatementLine
    from passmuster.ledger import Case
    from passmuster.ledger.vocabulary import Quantity
    from passmuster.muster.found import Verdict
    from passmuster.muster.readings import Interval, Surprise

__all__ = [
    "AT_LEAST_ONE", "CELL_SIZE", "WITHHELD", "discreet", "discreet_claims", "discreet_counts", "discreet_fans",
    "discreet_levels", "discreet_surprises", "discreet_verdict", "is_small", "kept_back_words", "of_harmed",
    "says_few", "told_small",
]  # fmt: skip

NUMBERS: Final = ("q05", "q25", "q50", "q75", "q95", "mean")

AT_LEAST_ONE: Final = 1.0
"""What a floor of few people is told as: that there are fewer than so many is more than its source has said."""

Made = TypeVar("Made")


# Before sentences are made -------------------------------------------------------------------------------------------


def discreet_counts(rows: Iterable[Estimate]) -> tuple[Estimate, ...]:
    """Estimates whose small numbers of harmed people stand for fewer than `CELL_SIZE`, each with the names of these."""
    return tuple(_discreet_count(row) for row in rows)


def _discreet_count(row: Estimate) -> Estimate:
    if not of_harmed(row.quantity):
        return row
    small = tuple(name for name in NUMBERS if is_small(getattr(row, name)))
    marked: Estimate = _marked(row, small)
    return replace(marked, withheld=small)


def discreet_levels(levels: CountLevels, quantity: Quantity) -> CountLevels:
    """Quantiles of one number, treated alike."""
    names = [name for name in NUMBERS if is_small(getattr(levels, name, None))]
    return _marked(levels, names) if of_harmed(quantity) else levels


def _marked(row: Made, names: Iterable[str]) -> Made:
    """The same row, in which some numbers stand for fewer."""
    changed: dict[str, Any] = dict.fromkeys(names, FewerThan(CELL_SIZE))
    marked: Made = replace(row, **changed)  # type: ignore[type-var]
    return marked


def discreet_fans(rows: Iterable[Fan]) -> tuple[Fan, ...]:
    """Weekly courses, treated alike; each says how many of its numbers stand for fewer."""
    return tuple(_discreet_fan(row) if of_harmed(row.quantity) else row for row in rows)


def _discreet_fan(row: Fan) -> Fan:
    small: int = sum(is_small(value) for name in NUMBERS for value in getattr(row, name))
    return replace(_fan_of_few(row, is_small), withheld=small)


def _fan_of_few(row: Fan, is_few: Callable[[float], bool]) -> Fan:
    """The same course, in which some numbers stand for fewer."""
    told: dict[str, Any] = {
        name: tuple(FewerThan(CELL_SIZE) if is_few(value) else value for value in getattr(row, name))
        for name in NUMBERS
    }
    return replace(row, **told)


def discreet_verdict(verdict: Verdict) -> Verdict:
    """A verdict whose estimates of harmed people are treated alike."""
    if verdict.reading is None:
        return verdict
    harms = of_harmed(verdict.reading.measure)
    passing = tuple(
        replace(other, estimate=_discreet_interval(other.estimate)) if of_harmed(other.reading.measure) else other
        for other in verdict.would_pass_as
    )
    return replace(
        verdict,
        estimate=_discreet_interval(verdict.estimate) if harms and verdict.estimate else verdict.estimate,
        printable=_discreet_interval(verdict.printable) if harms and verdict.printable else verdict.printable,
        would_pass_as=passing,
    )


def discreet_surprises(
    found: Iterable[Surprise], few: frozenset[str], quantities: Mapping[str, Quantity]
) -> tuple[Surprise, ...]:
    """What had been expected of claims that came, treated alike; of those of few people nothing is told.

    How far out one of these lies would tell its number.
    """
    told = (one for one in found if one.claim_id not in few)
    return tuple(
        replace(one, expected=_discreet_interval(one.expected)) if of_harmed(quantities[one.claim_id]) else one
        for one in told
    )


def _discreet_interval(interval: Interval) -> Interval:
    return _marked(interval, [name for name in NUMBERS if is_small(getattr(interval, name, None))])


# When the findings stand ---------------------------------------------------------------------------------------------


def discreet(findings: Findings, case: Case, *, shown_because: str = "") -> Findings:
    """The findings without what is not told about people, and with what was kept back counted.

    Parameters
    ----------
    findings
        Made of counts that went through `discreet_counts`, unless small counts are to be shown.
    case
        Whose list of public figures is read.
    shown_because
        Why small counts are shown; empty where they are not.
    """
    from passmuster.findings.parts.discretion import Discretion

    small = () if shown_because else tuple(line.claim_id for line in findings.claims if says_few(line))
    private = private_people(findings, case)
    hidden = _without_small(findings, frozenset(small)) if small else findings
    told, contacts = harmless(hidden, private)
    estimates = sum(map(bool, (row.withheld for row in findings.estimates)))
    estimates += sum(map(bool, (row.withheld for row in findings.fans)))
    kept_back = Discretion(
        cell_size=CELL_SIZE, estimates=estimates, claims=small, people=number_of(private), contacts=contacts,
        shown_because=shown_because,
    )  # fmt: skip
    paragraphs = (*told.methods.paragraphs, kept_back_words(kept_back))
    whole, shown = findings.manifest, told.manifest
    manifest = None if whole is None or shown is None else without_words(whole, shown, small)
    methods = replace(told.methods, paragraphs=paragraphs)
    return replace(told, discretion=kept_back, methods=methods, manifest=manifest)


def discreet_claims(lines: Iterable[ClaimLine], case: Case) -> tuple[ClaimLine, ...]:
    """Claims that are told beside no briefing, as a briefing tells them."""
    claims = tuple(lines)
    hidden = tuple(_discreet_claim(line) if says_few(line) else line for line in claims)
    return harmless(hidden, private_claimants(claims, case))[0]


def kept_back_words(kept_back: Discretion) -> str:
    """What was kept back, in a sentence or two."""
    if kept_back.shown_because:
        counts = f"Small counts of people are shown, because: {kept_back.shown_because.rstrip('.')}."
    else:
        counts = (
            f"Counts of dead, wounded, captured and missing people above nought and below {kept_back.cell_size} are "
            f"told as {WITHHELD}: in {len(kept_back.claims)} claims and {kept_back.estimates} estimates and weekly "
            "courses."
        )
    return (
        f"{counts} Claimants who are private people are told by their role ({kept_back.people}), and contact data in "
        f"texts are left out ({kept_back.contacts})."
    )


def says_few(line: ClaimLine) -> bool:
    """Whether a claim says that so few people were harmed."""
    return of_harmed(line.quantity) and (is_small(line.low) or is_small(line.high))


def _without_small(findings: Findings, small: frozenset[str]) -> Findings:
    """The numbers that some claims say, taken out of them and of every sentence that rests on one of them."""
    return replace(
        findings,
        claims=tuple(_discreet_claim(line) if line.claim_id in small else line for line in findings.claims),
        muster=tuple(_discreet_line(line) if line.claim_id in small else line for line in findings.muster),
        conflicts=tuple(
            replace(
                pair,
                text=f"{' and '.join(pair.claims)} cannot both hold; one of them is of {WITHHELD} people.",
                smaller=_discreet_admitted(pair.smaller),
                larger=_discreet_admitted(pair.larger),
            )
            if small & set(pair.claims)
            else pair
            for pair in findings.conflicts
        ),
        statements=_discreet_statements(findings.statements, small),
    )


def _discreet_statements(lines: Sequence[StatementLine], small: frozenset[str]) -> tuple[StatementLine, ...]:
    """The sentences without those that rest on few people; of each kind one line stands for all that are withheld."""
    few = [line for line in lines if len(line.claims) <= 2 and small & set(line.claims)]
    told: list[StatementLine] = []
    for line in lines:
        alike = [other for other in few if other.kind == line.kind]
        if line not in few:
            told.append(line)
        elif line is alike[0]:
            claims = tuple(dict.fromkeys(claim for other in alike for claim in other.claims))
            told.append(replace(line, text=_withheld_words(len(alike)), claims=claims))
    return tuple(told)


def _withheld_words(sentences: int) -> str:
    if sentences == 1:
        return f"A claim of {WITHHELD} people stands behind this; its sentence is withheld."
    return f"Claims of {WITHHELD} people stand behind {sentences} sentences here, which are withheld."


def _discreet_claim(line: ClaimLine) -> ClaimLine:
    """A claim that says that there were some, and no more: no floor, and the cell size for a ceiling that is below.

    A number that was said as it is and weighed as a floor is told as a number is.
    """
    bare = replace(line, low=None, cue="", note=gone_note(line.note))
    if line.high is None:
        said = WITHHELD if says_least_of_whole(line.note) else f"at least {AT_LEAST_ONE:.0f}"
        return replace(bare, text=said, low=AT_LEAST_ONE)
    if is_small(line.high):
        return replace(bare, text=WITHHELD, high=float(CELL_SIZE))
    return replace(bare, text=f"{WITHHELD}, or up to {line.high:,.0f}")


def _discreet_line(line: MusterLine) -> MusterLine:
    return replace(
        line,
        reason=f"The claim is of {WITHHELD} people; its number, and what it was held against, are withheld.",
        would_have_to_be_true="",
        tail_probability=None,
        lean=None if line.lean is None else replace(line.lean, ratio=None),
    )


def _discreet_admitted(line: AdmittedLine) -> AdmittedLine:
    if not of_harmed(line.measure):
        return line
    low = 0.0 if is_small(line.low) else line.low
    return replace(line, low=low, high=float(CELL_SIZE) if is_small(line.high) else line.high)


# When findings are found again ----------------------------------------------------------------------------------------


def told_small(findings: Findings) -> Findings:
    """The same findings, in which numbers that stand for fewer say so: a kept number has forgotten it."""
    return replace(
        findings,
        estimates=tuple(_marked(row, row.withheld) if row.withheld else row for row in findings.estimates),
        fans=tuple(_fan_of_few(row, _is_cell_size) if row.withheld else row for row in findings.fans),
    )


def _is_cell_size(value: float) -> bool:
    """Whether a number is one that was kept back, in a course that has some: each of them holds that size."""
    return value == CELL_SIZE
