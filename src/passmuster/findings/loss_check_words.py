"""Sentences about what a plain look at a table finds, each with a remedy, and about restatements."""

from collections.abc import Sequence
from typing import Final

from passmuster.findings.parts.losses import CheckLine, RestatementLine
from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.restatements import ColumnRestatement
from passmuster.losses.statements import Stream
from passmuster.wording.lists import joined
from passmuster.wording.numbers import reported_words, share_words
from passmuster.wording.quantities import tally

__all__ = [
    "check_remedy",
    "check_sentence",
    "restatement_sentence",
    "rows_words",
    "stream_name",
    "told_check",
    "told_restatement",
]

MOST_DAYS: Final = 3
"""Days from one number to the next up to which numbers that fall are taken for those of their days alone."""
MOST_PARTS: Final = 3
"""Parts of a sum named in a sentence one by one."""
THIRDS: Final = {1.0: "a third", 2.0: "two thirds"}
MOST_ROWS: Final = 6
"""Rows named one by one."""


def stream_name(stream: Stream | None) -> str:
    """A stream as the options of the command take it; empty where none is meant."""
    return "" if stream is None else f"{stream.source}:{stream.category}:{stream.side}"


def rows_words(rows: Sequence[int]) -> str:
    """Rows by their numbers, the first few of many: "Rows 3, 5 and 12 more"."""
    shown = ", ".join(map(str, rows[:MOST_ROWS]))
    rest = len(rows) - MOST_ROWS
    return f"{'Row' if len(rows) == 1 else 'Rows'} {shown}" + (f" and {rest} more" if rest > 0 else "")


def check_sentence(check: LossCheck) -> str:
    """One sentence that says what was found."""
    return f"{_who(check.stream)}{_found(check)}"


def _who(stream: Stream | None) -> str:
    return "" if stream is None else f"{stream.source} on {stream.category} of {stream.side}: "


def _found(check: LossCheck) -> str:
    day, numbers, names = f"day {check.day}", check.numbers, check.names
    match check.kind:
        case CheckKind.DAILY_AS_TOTAL:
            return f"the running total falls {numbers[0]:.0f} of {numbers[1]:.0f} times: are these {_flow(numbers[2])}?"
        case CheckKind.WEEKLY_AS_TOTAL:
            return f"the running total falls {numbers[0]:.0f} of {numbers[1]:.0f} times: are these numbers of the week?"
        case CheckKind.RESTART:
            return f"the running total starts anew on {day}, {_whole(numbers[1])} after {_whole(numbers[0])}."
        case CheckKind.REVISION:
            fall = share_words(1.0 - numbers[1] / numbers[0])
            return (
                f"the running total falls by {fall} on {day} and stays lower, {_whole(numbers[1])} after "
                f"{_whole(numbers[0])}: a revision?"
            )
        case CheckKind.DIGITS_EXCHANGED:
            first, second = _exchanged(*numbers)
            return (
                f"{_whole(numbers[0])} about {day} makes a fall, digits {first} and {second} exchanged? "
                f"{_whole(numbers[1])} would fit."
            )
        case CheckKind.FALLS:
            return f"{tally(round(numbers[0]), 'number')} of a running total out of order, the first on {day}."
        case CheckKind.ZERO_AFTER_COUNTS:
            return f"nought on {day} after {_whole(numbers[0])}: was nothing reported?"
        case CheckKind.TWO_NUMBERS:
            return (
                f"two numbers or more for {tally(round(numbers[0]), 'day')}, the first {day} with "
                f"{_whole(numbers[1])} and {_whole(numbers[2])}: which vintage counts?"
            )
        case CheckKind.SUM_OF_COLUMNS:
            parts = " + ".join(names[:MOST_PARTS]) + (" + …" if len(names) > MOST_PARTS else "")
            return f"the sum {parts} on {numbers[0]:.0f} of {tally(round(numbers[1]), 'day')}, and no further losses."
        case CheckKind.SIMILAR_NAMES:
            spelt = joined([f"'{name}'" for name in (*names[1:], names[0])])
            return f"{spelt} are weighed as {'two' if len(names) == 2 else len(names)}: did you mean one?"
        case CheckKind.RELAYED:
            told = f"{numbers[0]:.0f} of {tally(round(numbers[1]), 'number')}"
            return f"{told} within 3 % of what {names[0]} had said up to two days before: one origin?"
        case CheckKind.JOINT_SOURCES:
            return f"'{names[1]}' names '{names[0]}', which speaks under its own name too: are they one witness?"
        case CheckKind.PEOPLE_AS_GOODS:
            return f"taken for goods: did you mean '{names[0]}'?"
        case CheckKind.OTHER_SIDE:
            return f"all {tally(len(check.rows), 'row')} fit the same source's series about {names[0]}."


def _is_rare(days: float) -> bool:
    """Whether so many days lie between two numbers that they may be of more than their day."""
    return days > MOST_DAYS


def _flow(days: float) -> str:
    """What numbers may be of that usually come so many days apart."""
    return (
        f"numbers of the day, or of the {days:.0f} days since the one before"
        if _is_rare(days)
        else "numbers of the day"
    )


def check_remedy(check: LossCheck) -> str:
    """What to do about it, as an option of the command where there is one."""
    stream = stream_name(check.stream)
    match check.kind:
        case CheckKind.DAILY_AS_TOTAL:
            between = (
                "; if of the time since the one before, write running totals" if _is_rare(check.numbers[2]) else ""
            )
            return f"If {'of the day' if between else 'so'}, add --daily '{stream}'{between}."
        case CheckKind.WEEKLY_AS_TOTAL:
            return f"If each is of the week that ends on its day, add --weekly '{stream}'."
        case CheckKind.RESTART:
            return f"If it counts anew, add --restart '{stream}:{check.day}'."
        case CheckKind.REVISION:
            return f"Leave out the rows that were revised, or add --set-aside '{stream}'."
        case CheckKind.DIGITS_EXCHANGED | CheckKind.FALLS:
            return "Look the rows up and correct them."
        case CheckKind.ZERO_AFTER_COUNTS:
            return "A nought says that none was lost; leave the row out if nobody reported."
        case CheckKind.TWO_NUMBERS:
            return f"If the last row of a day counts, add --take-last '{stream}'."
        case CheckKind.RELAYED:
            return f"If so, add --set-aside '{stream}'; if it counts itself, --own-count '{stream}'."
        case CheckKind.SUM_OF_COLUMNS:
            return f"Add --set-aside '{stream}'."
        case CheckKind.SIMILAR_NAMES | CheckKind.JOINT_SOURCES:
            usual, *others = check.names
            return "If so, add " + " ".join(f"--same-name '{name}={usual}'" for name in others) + "."
        case CheckKind.PEOPLE_AS_GOODS:
            category = "" if check.stream is None else check.stream.category
            return f"If so, add --same-name '{category}={check.names[0]}'."
        case CheckKind.OTHER_SIDE:
            return f"If they belong there, add --other-side '{stream}'."


def told_check(check: CheckLine) -> str:
    """What was found in one line: rows, sentence, remedy."""
    return f"{rows_words(check.rows)}: {check.text} {check.remedy}"


def told_restatement(restated: RestatementLine) -> str:
    """A restatement in one line."""
    return f"Restated: {restated.text}"


def _exchanged(printed: float, meant: float) -> tuple[str, str]:
    """The two digits that were exchanged, as they were printed."""
    pairs = zip(f"{printed:.0f}", f"{meant:.0f}", strict=True)
    first, second = (one for one, other in pairs if one != other)
    return first, second


def restatement_sentence(restated: ColumnRestatement, *, is_set_aside: bool) -> str:
    """One sentence that shows the relation, how often it holds, and what became of the rows."""
    stream = restated.stream
    shown = " and ".join(f"{_whole(base)} and {_whole(number)}" for base, number in _ends(restated.examples))
    became = "set aside as a restatement" if is_set_aside else "weighed as they stand"
    return (
        f"{stream.source} on {stream.category} of {stream.side} is {_relation(restated)} on "
        f"{len(restated.rows)} of {tally(restated.shared, 'row')} of days with both, as {shown}: {became}."
    )


def _ends(examples: Sequence[tuple[float, float]]) -> Sequence[tuple[float, float]]:
    return examples[:1] if len(examples) == 1 else (examples[0], examples[-1])


def _relation(restated: ColumnRestatement) -> str:
    column, multiplier = restated.of.category, restated.multiplier
    if multiplier != int(multiplier):
        return f"{_multiple(multiplier, column)} to within one"
    times = column if multiplier == 1 else f"{multiplier} times {column}"
    if not restated.added:
        return f"exactly {times}"
    return f"exactly {times} {'plus' if restated.added > 0 else 'less'} {_whole(abs(restated.added))}"


def _multiple(multiplier: float, column: str) -> str:
    """A multiple that is not whole: "3.5 times" of what is more, "10 % of", "a third of" what is less."""
    if multiplier > 1.0:
        return f"{multiplier:g} times {column}"
    return f"{THIRDS.get(round(3.0 * multiplier, 6), f'{100.0 * multiplier:.0f} %')} of {column}"


def _whole(number: float) -> str:
    return reported_words(round(number))
