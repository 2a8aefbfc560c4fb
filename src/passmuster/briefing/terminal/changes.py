"""What moved between two briefings, on the terminal: a paragraph, a waterfall, the changes, and a table of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TextIO

from passmuster.briefing.blocks import MAXIMUM_WIDTH, Block, Bulleted, Column, Tabled, Worded
from passmuster.briefing.moves import (
    Direction,
    bars_of,
    figures_by_block,
    figures_of_parts,
    part_name,
    together_words,
    told_parts,
    whole_words,
)
from passmuster.briefing.terminal.plain_lines import PlainSection, plain_lines, plain_width
from passmuster.findings.change_words import OTHER_WORDS, compared_words, signed, step_words
from passmuster.findings.moved_ratings import rating_words
from passmuster.findings.parts.changes import FAILED, ChangeFindings, ChangePart, MovedNumber, View
from passmuster.findings.what_came import FAR_OUT, WHAT_TAIL_IS, what_came
from passmuster.wording.lists import first_of
from passmuster.wording.numbers import interval_words
from passmuster.wording.quantities import tally

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["moved_section", "print_changes", "write_changes"]

BAR: Final = 24
"""Columns of the longest bar."""
MOST_IDS: Final = 8
MOST_CAME: Final = 10
MARKS: Final = {Direction.END: "█", Direction.UP: "▓", Direction.DOWN: "░"}

NUMBERS: Final = (
    Column("", wraps=True),
    Column("then", is_number=True),
    Column("now", is_number=True),
    Column("evidence", is_number=True),
    Column("time", is_number=True),
    Column("method", is_number=True),
    Column("sampling", is_number=True),
)
STEPS: Final = (
    Column("day"),
    Column("estimated", is_number=True),
    Column("expected before", is_number=True, wraps=True),
    Column("it lies", wraps=True),
    *NUMBERS[3:],
)
CAME: Final = (
    Column("claim"),
    Column("said", wraps=True),
    Column("expected before", is_number=True),
    Column(FAR_OUT, is_number=True),
)
PARTS: Final = (
    Column("what changed", wraps=True),
    Column("moved it by", is_number=True),
    Column("±", is_number=True),
    Column("without it", is_number=True),
)


def write_changes(findings: ChangeFindings, out: TextIO) -> None:
    """The whole answer to where a command writes: letters alone to a pipe or a file, more to a terminal."""
    width = plain_width(out)
    lines = None if width is None else plain_lines(_sections(findings), min(width, MAXIMUM_WIDTH))
    if lines is not None:
        out.write(lines)
        return
    from rich.console import Console

    print_changes(findings, Console(file=out, soft_wrap=False, emoji=False))


def print_changes(findings: ChangeFindings, console: Console) -> None:
    """The whole answer as rich draws it."""
    from passmuster.briefing.terminal.drawn import drawn_block
    from passmuster.briefing.terminal.sections import print_sections, width_of

    width = width_of(console)
    told = [(heading, [drawn_block(block, width) for block in body]) for heading, body in _sections(findings)]
    print_sections(told, console)


def _sections(findings: ChangeFindings) -> list[PlainSection]:
    """The whole answer: headings, and what stands below each."""
    opening = [Worded(f"{findings.title}: what moved", style="bold"), Worded(compared_words(findings))]
    if not findings.is_usable:
        opening.append(Worded(FAILED, style="bold"))
    main = findings.main
    sections: list[PlainSection] = [("", opening), ("In words", [Bulleted(line) for line in findings.sentences])]
    if main is not None and findings.changed:
        name = dict(findings.force_names).get(main.subject, main.subject)
        sections.append((f"{name}, {main.quantity}", list(_waterfall(main))))
        if main.parts:
            sections.append(("What each change did to it", [_parts(main)]))
    if findings.surprises:
        sections.append(("What came, and how surprising it was", list(_came(findings))))
    if findings.steps:
        told = step_words([row.is_as_expected for row in findings.steps])
        sections.append(("Briefing by briefing", [_steps(findings), Worded(told)]))
    if findings.looked_at.no_weight or findings.looked_at.ratings:
        sections.append(("What moved nothing", list(_silent(findings))))
    if findings.numbers:
        sections.append(("Every number", [_numbers(findings)]))
    return sections


def moved_section(findings: ChangeFindings, width: int) -> list[RenderableType]:
    """The same within a briefing: words, bars and parts of the main number."""
    from passmuster.briefing.terminal.drawn import drawn_block

    days = compared_words(findings)
    body: list[Block] = [Worded(days, style="dim"), *(Bulleted(line) for line in findings.sentences)]
    main = findings.main
    if main is not None and findings.changed:
        body += [*_waterfall(main), *([_parts(main)] if main.parts else [])]
    return [drawn_block(block, width) for block in (*body, *_silent(findings))]


def _waterfall(row: MovedNumber) -> Iterator[Block]:
    """A bar for each cause, from where the number was to where it is."""
    bars = bars_of(row)
    ends = [end for bar in bars for end in (bar.first, bar.last)]
    low, scale = min(ends), BAR / max(max(ends) - min(ends), 1)
    label_width = max(len(bar.label) for bar in bars)
    for bar in bars:
        start, end = sorted((round((bar.first - low) * scale), round((bar.last - low) * scale)))
        drawn = f"{' ' * start}{MARKS[bar.direction] * max(end - start, 1)}"
        yield Worded(f"{bar.label:<{label_width}}  {bar.figure:>9}  {drawn}")


def _parts(row: MovedNumber) -> Block:
    told, rest = told_parts(row)
    rows = [(part_name(part), part.part, f"{part.mcse:,.0f}", _without(part)) for part in told]
    if rest:
        rows.append((together_words(told, rest), sum(part.part for part in rest), "", ""))
    for cause in OTHER_WORDS:
        value, error = getattr(row.others, str(cause)), getattr(row.errors, str(cause))
        if abs(value) >= 0.5:
            rows.append((OTHER_WORDS[cause], value, f"{error:,.0f}" if error else "", ""))
    *figures, whole = figures_of_parts([part for _, part, _, _ in rows])
    moved = [(name, signed(figure), *others) for (name, _, *others), figure in zip(rows, figures, strict=True)]
    return Tabled(PARTS, [*moved, (whole_words(row, whole), signed(whole), "", "")] if len(rows) > 1 else moved)


def _without(part: ChangePart) -> str:
    return "" if part.without is None else f"{part.without:,.0f}"


def _came(findings: ChangeFindings) -> Iterator[Block]:
    """The claims that came, the most surprising first, and how many more there are."""
    rows, told = what_came(findings), []
    for row in rows[:MOST_CAME]:
        said = f"{row.line.claimant}: {row.line.text} {row.line.quantity}"
        told.append((row.line.claim_id, said, row.expected, row.far_out))
    yield Tabled(CAME, told)
    if len(rows) > MOST_CAME:
        yield Worded(f"{tally(len(rows) - MOST_CAME, 'more claim')} came as little surprising as the last, or less.")
    yield Worded(WHAT_TAIL_IS, style="dim")


def _silent(findings: ChangeFindings) -> Iterator[Block]:
    """Claims that moved no weight, and ratings, by why."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for row in findings.looked_at.no_weight:
        by_reason[row.reason].append(row.claim_id)
    rated: dict[str, list[str]] = defaultdict(list)
    for one in findings.looked_at.ratings:
        rated[one.reason].append(rating_words(one))
    for reason, names in (*by_reason.items(), *rated.items()):
        yield Bulleted(f"{first_of(names, MOST_IDS)}: {reason}")


def _steps(findings: ChangeFindings) -> Block:
    """The main number from one briefing to the next, with what the one before had expected."""
    rows = []
    for row in findings.steps:
        expected = "" if row.expected is None else interval_words(row.expected[0], row.expected[2])
        lies = {True: "inside", False: "outside", None: ""}[row.is_as_expected]
        moves = map(signed, figures_by_block(row))
        rows.append((row.date.isoformat(), f"{row.shown_new:,}", expected, lies, *moves))
    return Tabled(STEPS, rows)


def _numbers(findings: ChangeFindings) -> Block:
    names = dict(findings.force_names)
    rows = []
    for row in findings.numbers:
        if row.view is View.HEADLINE:
            moves = map(signed, figures_by_block(row))
            name = f"{names.get(row.subject, row.subject)}, {row.quantity}"
            rows.append((name, f"{row.shown_old:,}", f"{row.shown_new:,}", *moves))
    return Tabled(NUMBERS, rows)
