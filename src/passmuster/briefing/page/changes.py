"""What moved between two briefings as one HTML file that opens offline, without a script.

It opens with the answer in words and bars from then to now; below stand the changes of the evidence, every number, what
moved nothing and why, and, where briefings between were named, the estimate from one to the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from passmuster.briefing.json.changes import changes_document
from passmuster.briefing.moves import Direction, bars_of, part_kind, told_parts
from passmuster.briefing.page.environment import page_environment
from passmuster.briefing.page.frame import page_frame, twin
from passmuster.briefing.page.harmless import made_plain
from passmuster.briefing.page.steps import StepsDrawing, steps_drawing
from passmuster.findings.change_words import OTHER_WORDS, expected_words, method_sentences, signed
from passmuster.findings.findings import FAILED
from passmuster.findings.parts.changes import Cause, ChangeFindings, ChangePart, MovedNumber, View
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.wording.numbers import interval_words, percent_words
from passmuster.wording.quantities import quantity_noun, tally

__all__ = ["BarView", "NumberView", "PartView", "to_changes_page"]


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


def to_changes_page(findings: ChangeFindings) -> str:
    """The whole page as text; write it as UTF-8. The same findings give the same bytes."""
    shown = made_plain(findings)
    names = dict(shown.force_names)
    headline = [_number(row, names) for row in shown.numbers if row.view == View.HEADLINE]
    main = shown.main
    template = page_environment().get_template("changes.html")
    return (
        template.render(
            findings=shown,
            failure=() if shown.is_usable else (FAILED,),
            main=None if main is None else _number(main, names),
            headline=headline,
            fixed=[_number(row, names) for row in shown.numbers if row.view == View.FIXED_DAY],
            chances=[(_what(row.action), row.horizon_weeks, percent_words(row.old), percent_words(row.new))
                     for row in shown.actions],
            claim_of={line.claim_id: line for line in shown.claims},
            former_of={line.claim_id: line for line in shown.former},
            said=_said,
            steps=_steps(shown),
            methods=method_sentences(shown),
            data=twin(changes_document(findings)),
            **page_frame(with_charts=False),
        )
        + "\n"
    )  # fmt: skip


def _what(action: str) -> str:
    return action.replace("_", " ")


def _said(line: ClaimLine) -> str:
    """What a claim says: "at least 1,500 killed"."""
    return f"{line.text} {quantity_noun(line.quantity)}"


def _steps(findings: ChangeFindings) -> StepsDrawing | None:
    return steps_drawing(findings.steps) if findings.steps else None


# One number -----------------------------------------------------------------------------------------------------------


def _number(row: MovedNumber, names: dict[str, str]) -> NumberView:
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
    """The changes that are told by themselves, the others together, and what is no evidence's."""
    told, rest = told_parts(row)
    shown = [_part(part) for part in told]
    if rest:
        ids = tuple(dict.fromkeys(name for part in rest for name in part.claims))
        what = f"{tally(len(rest), 'other')}, together"
        shown.append(PartView(what, ids, _moved(_sum(rest)), "", "", _moved(sum(part.width_part for part in rest))))
    others = [(cause, getattr(row.others, cause), getattr(row.errors, cause)) for cause in OTHER_WORDS]
    return shown + [_other(cause, moved, error, row) for cause, moved, error in others if abs(moved) >= 0.5]


def _part(part: ChangePart) -> PartView:
    without = "" if part.without is None else f"{part.without:,.0f}"
    error = f"{part.mcse:,.0f}"
    return PartView(part_kind(part), part.claims, _moved(part.part), error, without, _moved(part.width_part))


def _other(cause: Cause, moved: float, error: float, row: MovedNumber) -> PartView:
    width = _moved(getattr(row.width, cause))
    return PartView(OTHER_WORDS[cause], (), _moved(moved), f"{error:,.0f}" if error else "", "", width)


def _sum(parts: Sequence[ChangePart]) -> float:
    return sum(part.part for part in parts)


def _moved(size: float) -> str:
    return signed(round(size))
