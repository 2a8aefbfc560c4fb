"""How a number that moved is told, on a terminal and on a page alike: bars from then to now, and the parts by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor
from typing import Final

from passmuster.findings.change_words import kind_words, signed
from passmuster.findings.parts.changes import Cause, ChangePart, MovedNumber, View
from passmuster.ledger.actors import actor_name
from passmuster.wording.lists import first_of
from passmuster.wording.quantities import tally

__all__ = [
    "EVIDENCE",
    "Bar",
    "Direction",
    "bars_of",
    "cause_label",
    "figures_by_block",
    "figures_of_parts",
    "part_kind",
    "part_name",
    "together_words",
    "told_parts",
    "whole_words",
]

CLEAR: Final = 2.0
"""Monte Carlo standard errors from which on a part is told by itself."""
LEAST: Final = 0.5
"""Heads, or pieces: a smaller part is rounded away."""
MOST_PARTS: Final = 12
IDS: Final = 3

EVIDENCE: Final = (Cause.NEW_CLAIMS, Cause.CORRECTIONS, Cause.WITHDRAWALS, Cause.ECHOES)
"""Causes that are the evidence's."""

LABELS: Final = {
    Cause.TIME: "expected anyway", Cause.FRAME: "view of the past", Cause.SAMPLING: "sampling noise",
}  # fmt: skip
"""Short names of causes that do not name themselves."""


class Direction(StrEnum):
    """What a bar stands for."""

    END = "end"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `first` to `last`, in whole people or pieces; ends begin at the bottom of the scale."""

    label: str
    figure: str
    direction: Direction
    first: int
    last: int


def bars_of(row: MovedNumber) -> tuple[Bar, ...]:
    """From where a number was to where it is, one bar for each cause that moved it, each beginning where one ended."""
    running, steps = row.shown_old, []
    for cause, figure in row.shown:
        if figure:
            direction = Direction.UP if figure > 0 else Direction.DOWN
            steps.append(Bar(cause_label(cause), signed(figure), direction, running, running + figure))
            running += figure
    bottom = min([row.shown_old, row.shown_new, *(bar.last for bar in steps)])
    return (
        Bar("then", f"{row.shown_old:,}", Direction.END, bottom, row.shown_old),
        *steps,
        Bar("now", f"{row.shown_new:,}", Direction.END, bottom, row.shown_new),
    )


def cause_label(cause: Cause) -> str:
    """A cause in a word or two."""
    return LABELS.get(cause, str(cause))


def told_parts(row: MovedNumber) -> tuple[list[ChangePart], list[ChangePart]]:
    """The parts that are told by themselves, the largest first, and those that are told together: two or more."""
    clear = [part for part in row.parts if abs(part.part) >= CLEAR * part.mcse and abs(part.part) >= LEAST]
    told = sorted(clear, key=lambda part: -abs(part.part))[:MOST_PARTS]
    rest = [part for part in row.parts if part not in told]
    # One alone takes the same line by its name, which says more.
    return (told, rest) if len(rest) > 1 else (told + rest, [])


def together_words(told: Sequence[ChangePart], rest: Sequence[ChangePart]) -> str:
    """What the parts that are told together are called: others where some are told before them."""
    return f"{tally(len(rest), 'other' if told else 'change')}, together"


def figures_of_parts(parts: Sequence[float]) -> list[int]:
    """Parts in whole people or pieces that add up, and last what they add up to (the method of Hamilton).

    >>> figures_of_parts([10.4, -3.4, 5.4])
    [10, -3, 5, 12]
    """
    whole, down = round(sum(parts)), [floor(part) for part in parts]
    up = sorted(range(len(parts)), key=lambda place: down[place] - parts[place])[: whole - sum(down)]
    return [*(figure + (place in up) for place, figure in enumerate(down)), whole]


def whole_words(row: MovedNumber, whole: int) -> str:
    """What the sum of all parts is called: it is told to the head, and then and now as finely as they are known."""
    return "in all" + (", before rounding" if whole != row.shown_new - row.shown_old else "")


def part_kind(part: ChangePart) -> str:
    """A change by its kind and its group: "new claim, South Korea"."""
    return f"{kind_words(part.kind, 1)[2:]}, {actor_name(part.group)}"


def part_name(part: ChangePart) -> str:
    """The same with its claims: "new claim, South Korea: k2"."""
    return f"{part_kind(part)}: {first_of(part.claims, IDS)}"


def figures_by_block(row: MovedNumber) -> Sequence[int]:
    """What evidence, time and frame, method, and sampling moved, as they are printed.

    Between two accounts of one day no time passes: another frame is another way of looking then, as a method is.
    """
    shown = dict(row.shown)
    is_one_day = row.view is View.HEADLINE and row.date == row.old_date
    frame = (Cause.FRAME,)
    time, method = ((), frame) if is_one_day else (frame, ())
    blocks = (EVIDENCE, (Cause.TIME, *time), (Cause.METHOD, *method), (Cause.SAMPLING,))
    return [sum(shown.get(cause, 0) for cause in block) for block in blocks]
