"""The first screen on the terminal: the answer, one small table, what comes next, what is least sure.

At most `MOST_LINES` lines at 80 columns. What an interval is, is said once; everything else of a briefing is a word
away, and the last line says where.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Final

from rich.console import Console, Group, RenderableType
from rich.text import Text

from passmuster.briefing.phrases import failure_sentences, what_if_sentences
from passmuster.briefing.terminal.pieces import Trimmed, indented, inset, plain, two_columns
from passmuster.briefing.terminal.sections import width_of
from passmuster.briefing.terminal.table import ROOMY, Column, add_row, table_of
from passmuster.findings.findings import Findings
from passmuster.findings.ledger_words import head_sentence
from passmuster.findings.opening import opening_of
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.opening import NoteKind, OpeningChance, OpeningCount, OpeningView, Standing
from passmuster.wording.dates import long_date
from passmuster.wording.dots import DOTS
from passmuster.wording.numbers import count_words, interval_words, percent_interval_words, percent_words
from passmuster.wording.verdicts import UNKNOWN_VERDICT, VERDICT_KEYS, VERDICTS

__all__ = ["MOST_LINES", "print_first_screen"]

MOST_LINES: Final = 40
"""Lines of a first screen at 80 columns: what a common terminal shows without scrolling."""

LEFT_OUT: Final = (
    NoteKind.RESTS_ON, NoteKind.THE_FIT, NoteKind.WOULD_MOVE, NoteKind.MOVED, NoteKind.ASKED, NoteKind.SO_FAR,
    NoteKind.LEAST_SURE, NoteKind.SO_FAR, NoteKind.LEAST_SURE, NoteKind.THE_FIT, NoteKind.ASKED,
)  # fmt: skip
"""What gives way first where the rest of a case needs its lines; all of it stands in the full briefing.

What stands twice is first told briefly. What the case itself asks goes last: somebody wrote it there to be answered.
"""

ONE_LINE: Final = 100
"""Columns from which a number and its interval stand on one line."""

INTERVALS: Final = "In brackets the 90 % interval: nine times in ten the truth should be in it."
WORKED_OUT: Final = "* nobody states it: worked out from the others, so that the account balances."
WITHHELD: Final = "not said: no claim gives it in all, and what is usual in war is no answer."

MARKS: Final = {Standing.BALANCE: " *"}

INSET: Final = 2
"""Columns by which the table stands in."""

LEAST_LABEL, LEAST_CELL = 16, 15
"""Columns that a label and a cell take at least, so that tables of several briefings look alike."""


class Setting(IntEnum):
    """How the numbers of the table are set, the roomiest first: cut off they never are."""

    ONE_LINE = 0
    TWO_LINES = 1
    DASHED = 2
    SHORT = 3
    WRAPPED = 4


def print_first_screen(findings: Findings, console: Console, *, address: str = "") -> None:
    """Print the first screen; `address` is that of the page, where one was written."""
    width = width_of(console)
    view = opening_of(findings)
    lines = MOST_LINES - bool(address)
    for left_out in range(len(LEFT_OUT) + 1):
        screen = Trimmed(Group(*_parts(findings, _without(view, LEFT_OUT[:left_out]), width, address)))
        if width < ROOMY or len(console.render_lines(screen, console.options.update(width=width))) <= lines:
            break
    console.print(screen, width=width, highlight=False, markup=False, emoji=False)
    if address:
        # Never broken nor cut: it would no longer open.
        console.print(Text(f"  {plain(address).plain}"), soft_wrap=True)


def _without(view: OpeningView, kinds: Sequence[NoteKind]) -> OpeningView:
    """The screen without notes of these kinds; one that can be told briefly goes only where its kind stands twice."""
    kept = [row for row in view.notes if row.kind not in kinds]
    short = [row for row in view.notes if 0 < kinds.count(row.kind) < LEFT_OUT.count(row.kind) and row.brief]
    notes = [replace(row, text=row.brief) if row in short else row for row in view.notes if row in (*kept, *short)]
    return replace(view, notes=tuple(notes))


def _parts(findings: Findings, view: OpeningView, width: int, address: str) -> Iterator[RenderableType]:
    yield from _head(findings)
    yield from (indented(line) for line in view.answer)
    yield from _claims(view)
    yield from _table(view, width)
    yield from _chances(view, width)
    yield from _notes(view)
    yield Text()
    if findings.methods.head is not None:
        yield indented(head_sentence(findings.methods.head))
    yield from _way_on(address)


def _head(findings: Findings) -> Iterator[RenderableType]:
    """A failed fit before anything else; then the title with the day, and levers set."""
    failure = failure_sentences(findings)
    yield from (plain(line, style="bold red") for line in failure[:1])
    yield plain(findings.title or findings.case, style="bold") + plain(f", {long_date(findings.as_of)}")
    yield from (plain(line, style="bold") for line in what_if_sentences(findings))
    yield from (indented(line) for line in failure[1:])


def _claims(view: OpeningView) -> Iterator[RenderableType]:
    """What was said, where it is little: each claim with who says it, its mark, and what the marks that stand mean."""
    if not view.claims:
        return
    yield Text()
    yield plain("What is said", style="bold")
    for row in view.claims:
        mark = VERDICTS.get(row.verdict, UNKNOWN_VERDICT).mark or "·"
        yield two_columns([(mark, plain(f"{row.text}: {row.claimant}"))], width=1)
    given = {row.verdict for row in view.claims}
    told = [f"{VERDICTS[verdict].mark} {meaning}" for verdict, meaning in VERDICT_KEYS.items() if verdict in given]
    if told:
        yield inset(plain("; ".join(told), "dim"))


# The table ------------------------------------------------------------------------------------------------------------


def _table(view: OpeningView, width: int) -> Iterator[RenderableType]:
    """What is counted now and ahead; below it what its marks mean, each only where it stands."""
    if not view.counts:
        return
    yield Text()
    setting = next((kind for kind in _settings(view, width) if _breadth(view, kind, width) <= width), Setting.WRAPPED)
    yield inset(_laid_out(view, setting, width))
    yield from (indented(line) for line in _keys(view))


def _settings(view: OpeningView, width: int) -> Sequence[Setting]:
    """Ways to set the numbers at a width, the roomiest first; numbers of one day alone go on one line from sooner."""
    first = 0 if width >= (ROOMY if len(view.days) == 1 else ONE_LINE) else 1 if width >= ROOMY else 2
    return (Setting.ONE_LINE, Setting.TWO_LINES, Setting.DASHED, Setting.SHORT)[first:]


def _breadth(view: OpeningView, setting: Setting, width: int) -> int:
    """Columns that the table needs for every number to stand whole."""
    cells = [[long_date(day.day) for day in view.days], *(line for row in view.counts for line in _lines(row, setting))]
    breadths = [max(_least(setting), *map(len, column)) for column in zip(*cells, strict=True)]
    labels = max(_least_label(setting), *(len(_label(row)) for row in view.counts))
    return INSET + labels + sum(breadths) + _gap(width) * len(breadths)


def _laid_out(view: OpeningView, setting: Setting, width: int) -> RenderableType:
    least = _least(setting)
    columns = [Column("", least=LEAST_LABEL), *(Column(day.words, is_number=True, least=least) for day in view.days)]
    table = table_of(columns, width=width)
    table.padding = (0, _gap(width), 0, 0)
    if setting >= Setting.DASHED:
        table.columns[0].min_width = None
    for column in table.columns[1:]:
        column.no_wrap = setting != Setting.WRAPPED
    add_row(table, "", *(plain(long_date(day.day), style="dim") for day in view.days))
    for row in view.counts:
        for place, cells in enumerate(_lines(row, setting)):
            add_row(table, "" if place else _label(row), *cells, style="dim" if place else "")
    return table


def _least(setting: Setting) -> int:
    return LEAST_CELL if setting < Setting.DASHED else 0


def _least_label(setting: Setting) -> int:
    return LEAST_LABEL if setting < Setting.DASHED else 0


def _gap(width: int) -> int:
    return 2 if width >= ROOMY else 1


def _label(row: OpeningCount) -> str:
    return f"{row.what}{MARKS.get(row.standing, '')}"


def _lines(row: OpeningCount, setting: Setting) -> list[list[str]]:
    """The cells of a count: the middle with its interval beside it, or below it."""
    if row.standing == Standing.PRIOR:
        return [["not said" for _ in row.cells]]
    middles = [_middle(cell) for cell in row.cells]
    intervals = [f"({interval_words(cell.q05, cell.q95)})" if cell else "" for cell in row.cells]
    if setting == Setting.ONE_LINE:
        return [[f"{middle} {interval}".rstrip() for middle, interval in zip(middles, intervals, strict=True)]]
    if setting in {Setting.DASHED, Setting.SHORT}:
        intervals = [interval.replace(" to ", "–") for interval in intervals]
    if setting == Setting.SHORT:
        middles, intervals = ([cell.replace("fewer than ", "under ") for cell in row] for row in (middles, intervals))
    return [middles, intervals]


def _middle(cell: Estimate | None) -> str:
    return count_words(cell.q50, width=cell.q95 - cell.q05) if cell else "–"


def _keys(view: OpeningView) -> Iterator[str]:
    standings = {row.standing for row in view.counts}
    if standings - {Standing.PRIOR}:
        yield INTERVALS
    if Standing.BALANCE in standings:
        yield WORKED_OUT
    if Standing.PRIOR in standings:
        yield WITHHELD


# What comes next ------------------------------------------------------------------------------------------------------


def _chances(view: OpeningView, width: int) -> Iterator[RenderableType]:
    """A row of twenty dots for each thing that may come first: as many are full as its chance has twentieths."""
    if not view.chances:
        return
    yield Text()
    yield plain(view.outlook, style="bold")
    if width < ROOMY:
        for row in view.chances:
            yield indented(row.what)
            yield inset(plain(" ".join(_chance_cells(row))), 4)
        yield from _war_ends(view)
        return
    table = table_of([Column(""), Column(""), Column("", is_number=True), Column("")], width=width)
    table.show_header = False
    for row in view.chances:
        dots, number, interval = _chance_cells(row)
        add_row(table, row.what, dots, number, plain(interval, style="dim"))
    yield inset(table)
    yield from _war_ends(view)


def _war_ends(view: OpeningView) -> Iterator[RenderableType]:
    if view.war_ends is not None:
        yield inset(
            plain(f"Keeping its course includes that the war ends first: {percent_words(view.war_ends)}.", "dim")
        )


def _chance_cells(row: OpeningChance) -> tuple[str, str, str]:
    number = percent_words(row.probability).replace("less than", "under").replace("more than", "over")
    interval = "base rate" if row.is_base_rate else percent_interval_words(row.q05, row.q95)
    return "●" * row.dots + "·" * (DOTS - row.dots), number, f"({interval})"


def _notes(view: OpeningView) -> Iterator[RenderableType]:
    if view.notes:
        yield Text()
        rows = [(str(row.kind), plain(row.text)) for row in view.notes]
        yield two_columns(rows, width=max(len(kind) for kind in NoteKind))


def _way_on(address: str) -> Iterator[RenderableType]:
    """Where everything else stands; the page's address follows as the last line of all."""
    here = "Everything, with each claim: --full prints it"
    yield indented(f"{here}; as a page it is" if address else f"{here}, --html FILE makes a page of it.")
