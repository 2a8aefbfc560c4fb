"""A number that moved, as a page shows it: bars from then to now, and what each change did to it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from passmuster.briefing.moves import (
    Direction,
    bars_of,
    figures_of_parts,
    part_kind,
    together_words,
    told_parts,
    whole_words,
)
from passmuster.findings.change_words import OTHER_WORDS, expected_words, signed
from passmuster.findings.parts.changes import ChangePart, MovedNumber
from passmuster.wording.numbers import interval_words
from passmuster.wording.quantities import quantity_noun

__all__ = ["BarView", "NumberView", "PartView", "number_view"]


@dataclass(frozen=True, slots=True)
class BarView:
    """One bar: its words, the figure as it is printed, which way it goes, its left end and width in per cent."""

    label: str
    figure: str
    direction: Direction
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class PartView:
    """One change, or several told together: what it was, its claims, by how much it moved the median and the width."""

    what: str
    claims: tuple[str, ...]
    moved: str
    error: str
    without: str
    width: str


@dataclass(frozen=True, slots=True)
class NumberView:
    """One number: its name, then and now with their 90 % intervals, its bars, its parts, what had been expected."""

    name: str
    old: str
    new: str
    old_interval: str
    new_interval: str
    expected: str
    row: MovedNumber
    bars: tuple[BarView, ...]
    parts: tuple[PartView, ...]


def number_view(row: MovedNumber, names: Mapping[str, str]) -> NumberView:
    """A number with its bars and parts; `names` maps a force to its name in words."""
    return NumberView(
        name=f"{names.get(row.subject, row.subject)}, {quantity_noun(row.quantity)}",
        old=f"{row.shown_old:,}",
        new=f"{row.shown_new:,}",
        old_interval=interval_words(*row.old_interval),
        new_interval=interval_words(*row.new_interval),
        expected=expected_words(row),
        row=row,
        bars=_bars(row),
        parts=tuple(_parts(row)),
    )


ROOM: Final = 0.25
"""Share of the longest move that is left below the lowest end, so that ends have a length to see."""


def _bars(row: MovedNumber) -> tuple[BarView, ...]:
    bars = bars_of(row)
    ends = [end for bar in bars for end in (bar.first, bar.last)]
    span = max(max(ends) - min(ends), 1)
    low = max(min(ends) - ROOM * span, 0.0) if min(ends) >= 0 else min(ends) - ROOM * span
    scale = 100.0 / (max(ends) - low or 1.0)
    return tuple(
        BarView(
            bar.label, bar.figure, bar.direction,
            left=0.0 if bar.direction == Direction.END else round((min(bar.first, bar.last) - low) * scale, 2),
            width=round((bar.last - low if bar.direction == Direction.END else abs(bar.last - bar.first)) * scale, 2),
        )
        for bar in bars
    )  # fmt: skip


def _parts(row: MovedNumber) -> list[PartView]:
    """The changes that are told by themselves, the others together, what is no evidence's, and all of it."""
    told, rest = told_parts(row)
    rows = [(_part(part), part.part, part.width_part) for part in told]
    if rest:
        ids = tuple(dict.fromkeys(name for part in rest for name in part.claims))
        several = PartView(together_words(told, rest), ids, "", "", "", "")
        rows.append((several, sum(part.part for part in rest), sum(part.width_part for part in rest)))
    others = [(cause, getattr(row.others, cause), getattr(row.errors, cause)) for cause in OTHER_WORDS]
    rows += [
        (
            PartView(OTHER_WORDS[cause], (), "", f"{error:,.0f}" if error else "", "", ""),
            moved,
            getattr(row.width, cause),
        )
        for cause, moved, error in others
        if abs(moved) >= 0.5
    ]
    figures, widths = (figures_of_parts(sizes) for sizes in ([part for _, part, _ in rows], [w for *_, w in rows]))
    shown = [view for view, _, _ in rows]
    if len(rows) > 1:
        shown.append(PartView(whole_words(row, figures[-1]), (), "", "", "", ""))
    return [
        replace(view, moved=signed(moved), width=signed(width))
        for view, moved, width in zip(shown, figures, widths, strict=False)
    ]


def _part(part: ChangePart) -> PartView:
    without = "" if part.without is None else f"{part.without:,.0f}"
    return PartView(part_kind(part), part.claims, "", f"{part.mcse:,.0f}", without, "")
