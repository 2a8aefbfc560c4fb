"""Discretion about a table of losses: counts of few harmed people are told as such, as in a briefing (`discretion`),
and sources that are private people by their role.

Which categories count people is seen by their names. What a sentence was made of decides whether it is told: one that
holds a number of so few people, or from which it could be worked out, says that it does and no more.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

from passmuster.findings.discretion import AT_LEAST_ONE, CELL_SIZE, WITHHELD, is_small
from passmuster.findings.harmless_texts import harmless
from passmuster.findings.parts.losses import LossDiscretion, LossFindings, LossTotal, SlipLine
from passmuster.findings.private_people import private_sources
from passmuster.ledger.losses import population_of
from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.checks.spelling import PEOPLE_WORDS, meant_column
from passmuster.losses.number_echoes import NumberEcho
from passmuster.losses.restatements import ColumnRestatement
from passmuster.losses.results import LikelySlip
from passmuster.losses.slip_causes import SlipKind
from passmuster.wording.few import FewerThan
from passmuster.wording.quantities import tally

__all__ = ["counts_harmed", "discreet_losses", "loss_discretion_words", "named_by_role"]

HELD: Final = frozenset({"prisoner", "prisoners", "pow", "pows", "mia"})
"""Words that count people whatever stands beside them."""
GONE: Final = frozenset({"captured", "missing", "surrendered", "detained"})
"""Words that count people where no thing stands beside them."""
WHOSE: Final = frozenset(
    {*PEOPLE_WORDS, *HELD, "military", "civilian", "civilians", "army", "people", "of", "in", "war", "action"}
)

QUANTILES: Final = ("q025", "q50", "q975")

GENERAL: Final = f"its numbers are of {WITHHELD} people, and are withheld."

OF_COUNTS: Final = frozenset({
    CheckKind.RESTART, CheckKind.REVISION, CheckKind.DIGITS_EXCHANGED, CheckKind.ZERO_AFTER_COUNTS,
})  # fmt: skip
"""Kinds of check whose numbers are counts, all of them."""


def discreet_losses(
    found: LossFindings,
    *,
    slips: Sequence[LikelySlip],
    echoes: Sequence[NumberEcho],
    checks: Sequence[LossCheck],
    restatements: Sequence[ColumnRestatement],
) -> LossFindings:
    """The findings without counts of few people, and with what was kept back counted.

    Parameters
    ----------
    slips, echoes, checks, restatements
        What the lines about them were made of; all but slips in the order of their lines.
    """
    category = {claim.row: claim.category for claim in found.table.claims}
    rows = tuple(claim.row for claim in found.table.claims if counts_harmed(claim.category) and is_small(claim.count))
    few_slips = {row for slip in slips for row in slip.rows if _is_slip_of_few(slip, category[row])}
    few_slips |= {row for row, first in found.table.repeat_of.items() if first in few_slips}
    totals = tuple(map(_discreet_total, found.totals))
    lines: dict[str, Any] = {
        "slips": tuple(_discreet_slip(line) if line.row in few_slips else line for line in found.slips),
        "echoes": _discreet_lines(found.echoes, echoes, _is_echo_of_few, "evidence"),
        "checks": _discreet_lines(found.checks, checks, _is_check_of_few, "text"),
        "restatements": _discreet_lines(found.restatements, restatements, _is_restatement_of_few, "text"),
    }
    changed = sum(line not in getattr(found, name) for name, own in lines.items() for line in own)
    kept_back = LossDiscretion(
        cell_size=CELL_SIZE, totals=sum(bool(total.withheld) for total in totals), rows=rows, lines=changed
    )
    return replace(found, totals=totals, discretion=kept_back, **lines)


def named_by_role(found: LossFindings, public_figures: Collection[str]) -> LossFindings:
    """The findings with roles in the place of private people, without contact data, and with both counted."""
    assert found.discretion is not None
    private = private_sources((claim.source for claim in found.table.claims), public_figures)
    told, contacts = harmless(found, private)
    return replace(told, discretion=replace(found.discretion, people=len(private), contacts=contacts))


def loss_discretion_words(kept: LossDiscretion) -> str:
    """What was kept back of a table, in a sentence; empty where nothing was and no reason was given."""
    return " ".join(part for part in (_count_words(kept), _people_words(kept)) if part)


def _people_words(kept: LossDiscretion) -> str:
    are = "is" if kept.people == 1 else "are"
    people = (
        f"{tally(kept.people, 'source')} whose name looks like a private person's {are} told by a role; options take "
        "the name in the table, and --public-figure NAME has an outlet or a public figure named."
    )
    contacts = f"Contact data are left out ({kept.contacts})."
    return " ".join(part for part, number in ((people, kept.people), (contacts, kept.contacts)) if number)


def _count_words(kept: LossDiscretion) -> str:
    if kept.shown_because:
        return f"Small counts of people are shown, because: {kept.shown_because.rstrip('.')}."
    if not (kept.totals or kept.rows or kept.lines):
        return ""
    where = f"{tally(len(kept.rows), 'row')} of the table, {tally(kept.totals, 'weekly total')}"
    return (
        f"Counts of people above nought and below {kept.cell_size} are told as {WITHHELD}: in {where} and "
        f"{tally(kept.lines, 'line')} of what was found."
    )


def counts_harmed(category: str) -> bool:
    """Whether a category counts people who were killed, wounded, captured or went missing, as its name has it.

    >>> counts_harmed("Military Deaths"), counts_harmed("Prisoners of war"), counts_harmed("Tanks captured")
    (True, True, False)
    """
    words = set(re.findall(r"\w+", category.casefold()))
    is_of_gone = bool(words & GONE) and words <= GONE | WHOSE
    return bool(population_of(category) or meant_column(category) or words & HELD or is_of_gone)


# Totals ---------------------------------------------------------------------------------------------------------------


def _discreet_total(total: LossTotal) -> LossTotal:
    """A total whose small quantiles stand for fewer; a floor of few says that there was somebody."""
    small = tuple(name for name in QUANTILES if is_small(getattr(total, name)))
    if not small or not counts_harmed(total.category):
        return total
    told: dict[str, Any] = dict.fromkeys(small, FewerThan(CELL_SIZE))
    if total.floors_alone and "q025" in small:
        told["q025"] = AT_LEAST_ONE
    return replace(total, withheld=small, **told)


# Lines ----------------------------------------------------------------------------------------------------------------


def _discreet_lines(
    lines: Iterable[Any], made_of: Iterable[Any], is_of_few: Callable[[Any], bool], text: str
) -> tuple[Any, ...]:
    return tuple(
        replace(line, **{text: f"{_who(made)}: {GENERAL}"}) if is_of_few(made) else line
        for line, made in zip(lines, made_of, strict=True)
    )


def _who(made: Any) -> str:
    if isinstance(made, NumberEcho):
        group, side, category = made.echo
        return f"{group} on {category} of {side} grows as {made.follows[0]} on {made.follows[2]} does"
    stream = made.stream
    return f"{stream.source} on {stream.category} of {stream.side}"


def _discreet_slip(line: SlipLine) -> SlipLine:
    told: dict[str, Any] = {
        name: FewerThan(CELL_SIZE) for name in ("printed", "expected") if is_small(getattr(line, name))
    }
    return replace(line, reason=f"printed and expected are of {WITHHELD} people, and are withheld.", **told)


def _is_slip_of_few(slip: LikelySlip, category: str) -> bool:
    numbers = [slip.printed, slip.expected]
    if slip.cause.kind is SlipKind.DAY_AS_TOTAL and slip.cause.number is not None:
        numbers.append(slip.cause.number)
    return counts_harmed(category) and any(map(is_small, numbers))


def _is_echo_of_few(echo: NumberEcho) -> bool:
    return counts_harmed(echo.echo[2]) and any(map(is_small, (*echo.steps, *echo.followed_steps)))


def _is_check_of_few(check: LossCheck) -> bool:
    if check.stream is None or not counts_harmed(check.stream.category):
        return False
    if check.kind is CheckKind.TWO_NUMBERS:
        # The first one says of how many days there are two.
        return any(map(is_small, check.numbers[1:]))
    return check.kind in OF_COUNTS and any(map(is_small, check.numbers))


def _is_restatement_of_few(restated: ColumnRestatement) -> bool:
    numbers = [number for pair in restated.examples for number in pair]
    return counts_harmed(restated.stream.category) and any(map(is_small, numbers))
