"""What moved between two briefings, on the terminal: a paragraph, a waterfall, the changes, and a table of numbers."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Console, RenderableType

from passmuster.briefing.terminal.pieces import bullet, plain
from passmuster.briefing.terminal.sections import print_sections, width_of
from passmuster.briefing.terminal.table import Column, add_row, table_of
from passmuster.findings.change_words import OTHER_WORDS, kind_words, signed
from passmuster.findings.findings import FAILED
from passmuster.findings.parts.changes import Cause, ChangeFindings, ChangePart, MovedNumber, View
from passmuster.ledger.actors import actor_name
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.dates import long_date
from passmuster.wording.lists import first_of
from passmuster.wording.quantities import tally

__all__ = ["print_changes"]

BAR: Final = 24
"""Columns of the longest bar."""
CLEAR: Final = 2.0
"""Monte Carlo standard errors from which on a part is told by itself."""
MOST_PARTS: Final = 12
IDS: Final = 3

NUMBERS: Final = (
    Column("", wraps=True),
    Column("then", is_number=True),
    Column("now", is_number=True),
    Column("evidence", is_number=True),
    Column("time", is_number=True),
    Column("method", is_number=True),
    Column("sampling", is_number=True),
)
PARTS: Final = (
    Column("what changed", wraps=True),
    Column("moved it by", is_number=True),
    Column("±", is_number=True),
    Column("without it", is_number=True),
)


def print_changes(findings: ChangeFindings, console: Console) -> None:
    """The whole answer."""
    width = width_of(console)
    days = f"{long_date(findings.since)} to {long_date(findings.until)}"
    opening = [plain(f"{findings.title}: what moved", style="bold"), plain(days)]
    if not findings.is_usable:
        opening.append(plain(FAILED, style="bold"))
    main = _main(findings)
    sections: list[tuple[str, Sequence[RenderableType]]] = [
        ("", opening),
        ("In words", [bullet(plain(line)) for line in findings.sentences]),
    ]
    if main is not None and findings.changed:
        name = dict(findings.force_names).get(main.subject, main.subject)
        sections.append((f"{name}, {main.quantity}", list(_waterfall(main))))
        if main.parts:
            sections.append(("What each change did to it", [_parts(main, width)]))
    if findings.numbers:
        sections.append(("Every number", [_numbers(findings, width)]))
    print_sections(sections, console)


def _main(findings: ChangeFindings) -> MovedNumber | None:
    """The strength of the first subject, or its first number."""
    rows = [row for row in findings.numbers if row.view is View.HEADLINE and row.subject == findings.main_subject]
    return next((row for row in rows if row.quantity == Quantity.PRESENT), rows[0] if rows else None)


def _waterfall(row: MovedNumber) -> Iterator[RenderableType]:
    """A bar for each cause, from where the number was to where it is."""
    running, ends = row.shown_old, [row.shown_old, row.shown_new]
    steps = []
    for cause, figure in row.shown:
        if figure:
            steps.append((cause, figure, running, running + figure))
            running += figure
            ends.append(running)
    low, high = min(ends), max(ends)
    scale = BAR / max(high - low, 1)
    label_width = max(len(_label(cause)) for cause, *_ in steps) if steps else 4
    yield _bar("then", f"{row.shown_old:,}", 0, round((row.shown_old - low) * scale), "█", label_width)
    for cause, figure, first, last in steps:
        start, end = sorted((round((first - low) * scale), round((last - low) * scale)))
        yield _bar(_label(cause), signed(figure), start, max(end - start, 1), "▓" if figure > 0 else "░", label_width)
    yield _bar("now", f"{row.shown_new:,}", 0, round((row.shown_new - low) * scale), "█", label_width)


def _label(cause: Cause) -> str:
    return {Cause.TIME: "expected anyway", Cause.SAMPLING: "sampling noise"}.get(cause, str(cause))


def _bar(label: str, figure: str, start: int, length: int, mark: str, label_width: int) -> RenderableType:
    return plain(f"{label:<{label_width}}  {figure:>9}  {' ' * start}{mark * max(length, 1)}")


def _parts(row: MovedNumber, width: int) -> RenderableType:
    table = table_of(PARTS, width=width)
    clear = [part for part in row.parts if abs(part.part) >= CLEAR * part.mcse and abs(part.part) >= 0.5]
    told = sorted(clear, key=lambda part: -abs(part.part))[:MOST_PARTS]
    for part in told:
        add_row(table, _name(part), signed(round(part.part)), f"{part.mcse:,.0f}", _without(part))
    rest = [part for part in row.parts if part not in told]
    if rest:
        add_row(table, f"{tally(len(rest), 'other')}, together", signed(round(sum(part.part for part in rest))), "", "")
    for cause in OTHER_WORDS:
        value, error = getattr(row.others, str(cause)), getattr(row.errors, str(cause))
        if abs(value) >= 0.5:
            add_row(table, OTHER_WORDS[cause], signed(round(value)), f"{error:,.0f}" if error else "", "")
    return table


def _name(part: ChangePart) -> str:
    return f"{kind_words(part.kind, 1)[2:]}, {actor_name(part.group)}: {first_of(part.claims, IDS)}"


def _without(part: ChangePart) -> str:
    return "" if part.without is None else f"{part.without:,.0f}"


def _numbers(findings: ChangeFindings, width: int) -> RenderableType:
    table, names = table_of(NUMBERS, width=width), dict(findings.force_names)
    for row in findings.numbers:
        if row.view is View.HEADLINE:
            shown = dict(row.shown)
            evidence = sum(
                shown.get(cause, 0) for cause in (Cause.NEW_CLAIMS, Cause.CORRECTIONS, Cause.WITHDRAWALS, Cause.ECHOES)
            )
            time = shown.get(Cause.TIME, 0) + shown.get(Cause.FRAME, 0)
            add_row(
                table, f"{names.get(row.subject, row.subject)}, {row.quantity}", f"{row.shown_old:,}",
                f"{row.shown_new:,}", signed(evidence), signed(time), signed(shown.get(Cause.METHOD, 0)),
                signed(shown.get(Cause.SAMPLING, 0)),
            )  # fmt: skip
    return table
