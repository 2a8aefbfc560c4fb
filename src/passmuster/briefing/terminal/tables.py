"""The tables of the terminal briefing: no borders, one line of headings, text that wraps inside its column."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from math import isfinite
from typing import Final

from rich.console import Console, ConsoleOptions, JustifyMethod, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from passmuster.briefing.outline import (
    EFFECTS_NOTE,
    basis_words,
    claims_by_id,
    effect_cells,
    effects_at,
    horizon_words,
    indicator_effect,
    muster_by_verdict,
    quantity_words,
    question_effects,
    units_words,
)
from passmuster.briefing.plaintext import one_line
from passmuster.briefing.terminal.strips import interval_strip, log_strip
from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.parts.audit import MusterLine, SourceLean
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.outlook import ActionOutlook, ClassOutlook
from passmuster.wording.dates import tally
from passmuster.wording.likelihood import is_number, word_and_number
from passmuster.wording.numbers import (
    count_words,
    factor_words,
    interval_words,
    lean_words,
    percent_interval_words,
    percent_words,
)
from passmuster.wording.quantities import quantity_noun
from passmuster.wording.standards import standard_of
from passmuster.wording.verdicts import UNKNOWN_VERDICT, VERDICTS

__all__ = [
    "Trimmed",
    "actions",
    "classes",
    "estimates",
    "indicators",
    "lever_effects",
    "muster",
    "plain",
    "questions",
    "sources",
    "two_columns",
    "with_claims",
]

HELD: Final = "\u2800"
"""A blank at which lines are not broken, put in before wrapping and taken out after."""

ROOMY: Final = 78
"""Columns from which tables keep every number on one line."""

WIDE: Final = 104
"""Columns from which strips are drawn beside the numbers."""

STRIP: Final = 24
"""Columns of a strip."""

LEAN_REACH: Final = 8.0
"""Strips of lean run from an eighth to eight times the true number; what lies beyond is drawn at the end."""

CLAIMS_SHOWN: Final = 6
"""Claim ids printed after a sentence; the page and the JSON hold them all."""

MEMBERS_SHOWN: Final = 6
"""Members of a reference class printed by name."""

STYLES: Final = {"fails": "bold red", "doubtful": "yellow", "passes": "green"}


# Pieces -------------------------------------------------------------------------------------------------------------


def plain(line: str, style: str = "") -> Text:
    """A stranger's string as text: never markup, on one line, a number never parted from its per cent sign."""
    return Text(re.sub(r"(?<=[0-9]) %", f"{HELD}%", one_line(line)), style=style)


class Trimmed:
    """Whatever is given, without blanks at the ends of lines, and with held blanks turned into plain ones."""

    def __init__(self, content: RenderableType) -> None:
        self.content = content

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in console.render_lines(self.content, options, pad=False):
            while line and not line[-1].text.strip():
                line.pop()
            yield from (Segment(segment.text.replace(HELD, " "), segment.style) for segment in line[:-1])
            yield from (Segment(segment.text.rstrip().replace(HELD, " "), segment.style) for segment in line[-1:])
            yield Segment.line()


def two_columns(rows: Iterable[tuple[str, Text]], *, width: int) -> RenderableType:
    """A narrow first column beside wrapping text."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=width, style="bold")
    grid.add_column(ratio=1)
    for label, line in rows:
        grid.add_row(plain(label), line)
    return Padding(grid, (0, 0, 0, 2))


def with_claims(line: str, claims: Sequence[str]) -> Text:
    """A sentence with the ids of the claims it rests on, the first few by name."""
    text = plain(line)
    if claims:
        more = f" +{len(claims) - CLAIMS_SHOWN}" if len(claims) > CLAIMS_SHOWN else ""
        text += Text(" ") + plain(f"[{' '.join(claims[:CLAIMS_SHOWN])}{more}]", style="dim")
    return text


def _table(*columns: tuple[str, str, int], width: int) -> Table:
    """A borderless table; each column is its heading, `left` or `right`, and the width it has at least.

    Least widths keep the columns of neighbouring tables under one another and only the first column wraps; in less
    than `ROOMY` columns every column may wrap, so that nothing is cut off. A wide table has a column for a strip.
    """
    roomy = width >= ROOMY
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for place, (heading, side, least) in enumerate(columns):
        justify: JustifyMethod = "right" if side == "right" else "left"
        no_wrap = roomy and place > 0
        table.add_column(heading, justify=justify, no_wrap=no_wrap, min_width=least if roomy else None, overflow="fold")
    if width >= WIDE:
        table.add_column("", no_wrap=True, width=STRIP)
    return table


def _row(table: Table, *cells: str | Text, style: str = "") -> None:
    """Add a row; strings are shown as they are, never read as markup."""
    table.add_row(*(cell if isinstance(cell, Text) else plain(cell) for cell in cells), style=style)


def _inset(table: RenderableType) -> RenderableType:
    return Padding(table, (0, 0, 0, 2))


# Estimates ----------------------------------------------------------------------------------------------------------


def estimates(days: Sequence[tuple[date, list[Estimate]]], as_of: date, width: int) -> RenderableType:
    """One force: for each day its quantities, each with both intervals and what it rests on."""
    wide = width >= WIDE
    cells = [_estimate_cells(row) for _, rows in days for row in rows]
    columns = [column for column in ESTIMATE_COLUMNS if _has_room(cells, width) or column[0] != HALF]
    units = units_words(row for _, rows in days for row in rows)
    headed = [(units if heading == UNIT else heading, side, least) for heading, side, least in columns]
    table = _table(*headed, width=width)
    kept = [place for place, column in enumerate(ESTIMATE_COLUMNS) if column in columns]
    for day, rows in days:
        ahead = ", ahead" if day > as_of else ""
        _row(table, Text(f"{day.isoformat()}{ahead}", style="italic"))
        last = max((row.q95 for row in rows if isfinite(row.q95)), default=0.0)
        for row in rows:
            strip = interval_strip(row.q05, row.q50, row.q95, first=0.0, last=last, width=STRIP) if wide else ""
            shown = [_estimate_cells(row)[place] for place in kept]
            _row(table, *shown, *([Text(strip)] if wide else []), style="dim" if row.is_prior else "")
    return _inset(table)


HALF: Final[str] = "50 % interval"
UNIT: Final[str] = "unit"
"""Stands for the unit of a force's numbers in the heading of their column."""

ESTIMATE_COLUMNS: Final[tuple[tuple[str, str, int], ...]] = (
    ("", "left", 17), (UNIT, "right", 9), (HALF, "right", 16), ("90 % interval", "right", 16),
    ("rests on", "left", 10),
)  # fmt: skip


def _has_room(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether all columns of estimates fit side by side; on a narrow terminal they are wrapped instead."""
    if width < ROOMY:
        return True
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*rows, strict=True)]
    needed = sum(max(own, least) + 2 for own, (_, _, least) in zip(widths, ESTIMATE_COLUMNS, strict=False))
    return needed + (STRIP if width >= WIDE else 0) <= width


def _estimate_cells(row: Estimate) -> tuple[str, ...]:
    width = row.q95 - row.q05
    return (
        quantity_words(row),
        count_words(row.q50, width=width),
        interval_words(row.q25, row.q75),
        interval_words(row.q05, row.q95),
        basis_words(row),
    )


def sources(findings: Findings, width: int) -> list[RenderableType]:
    """Each source group's lean, side by side of whom it speaks: claimed divided by true, with its interval."""
    if not findings.sources:
        return []
    blocks: list[RenderableType] = []
    for side in sorted({row.side for row in findings.sources}):
        blocks.append(_inset(plain(f"About {side}", style="italic")))
        blocks.append(_inset(_side([row for row in findings.sources if row.side == side], width)))
    note = plain("Factor: claimed divided by true; 1 is no lean. The same rule holds for every side.", style="dim")
    return [*blocks, _inset(note)]


def _side(rows: Sequence[SourceLean], width: int) -> Table:
    wide = width >= WIDE
    table = _table(
        ("", "left", 16), ("claims", "right", 6), ("origins", "right", 7), ("factor", "right", 6),
        ("90 % interval", "right", 13), ("", "left", 13), width=width,
    )  # fmt: skip
    for row in sorted(rows, key=lambda row: (row.family, row.group)):
        _row(table, *_lean_cells(row), *([_lean_strip(row)] if wide else []))
    return table


def _lean_cells(row: SourceLean) -> tuple[str, ...]:
    return (
        f"{row.group} on {row.family}",
        f"{row.claims}",
        f"{row.origins}",
        factor_words(row.factor_q50),
        f"{factor_words(row.factor_q05)} to {factor_words(row.factor_q95)}",
        lean_words(row.factor_q05, row.factor_q50, row.factor_q95),
    )


def _lean_strip(row: SourceLean) -> Text:
    return Text(log_strip(row.factor_q05, row.factor_q50, row.factor_q95, reach=LEAN_REACH, width=STRIP))


# Muster -------------------------------------------------------------------------------------------------------------


def muster(findings: Findings) -> list[RenderableType]:
    """Claims that fail or are doubtful in full; those that pass, and those nothing speaks about, by number and id."""
    claims = claims_by_id(findings)
    blocks: list[RenderableType] = []
    for verdict, rows in muster_by_verdict(findings):
        mark, meaning = VERDICTS.get(verdict, UNKNOWN_VERDICT)
        heading = plain(f"{mark} {verdict}", STYLES.get(verdict, "bold"))
        heading.append(f": {tally(len(rows), 'claim')}{', ' if meaning else ''}{meaning}", style="not bold default")
        blocks += [_inset(heading), *_members(verdict, rows, claims)]
    return blocks


def _members(verdict: str, rows: Sequence[MusterLine], claims: dict[str, ClaimLine]) -> list[RenderableType]:
    if verdict == "passes":
        return [_ids("", rows)]
    if verdict == "cannot be judged":
        return _by_reason(rows)
    told = {row.claim_id for row in sorted(rows, key=_tail)[:MOST_IN_FULL]}
    rest = [row for row in rows if row.claim_id not in told]
    full = [_in_full(row, claims.get(row.claim_id)) for row in rows if row.claim_id in told]
    return [*full, *([_ids(f"{tally(len(rest), 'more claim')}, {NEARER}", rest)] if rest else [])]


MOST_IN_FULL: Final = 60
"""Claims of one verdict that are told in full, those farthest out; a screen with thousands is read by nobody."""

NEARER: Final = "nearer to what others say, each told in the page (--html FILE) and the data (--format json):"


def _tail(row: MusterLine) -> float:
    return 0.0 if row.tail_probability is None else row.tail_probability


def _by_reason(rows: Sequence[MusterLine]) -> list[RenderableType]:
    """Each reason that several share, once, with their ids; then those with a reason of their own, by id alone."""
    by_reason: dict[str, list[MusterLine]] = {}
    for row in rows:
        # What stands before the first colon is the claim itself, said again.
        reason = row.reason.partition(": ")[2] or row.reason
        by_reason.setdefault(reason[:1].upper() + reason[1:], []).append(row)
    shared = [_ids(reason, members) for reason, members in by_reason.items() if len(members) > 1]
    single = [row for members in by_reason.values() if len(members) == 1 for row in members]
    if len(single) == 1:
        return [*shared, _ids(single[0].reason, single)]
    return [*shared, *([_ids(OWN_REASONS, single)] if single else [])]


OWN_REASONS: Final = "Each for a reason of its own, told in the page (--html FILE) and the data (--format json):"


def _in_full(row: MusterLine, claim: ClaimLine | None) -> RenderableType:
    """Who said what, why it does not hold, and what would have to be true for it to hold."""
    said = (
        f"{claim.claimant}, {claim.said_on}: {claim.text} {quantity_noun(claim.quantity)}"
        if claim
        else "claim not listed"
    )
    tail = "" if row.tail_probability is None else f" Tail probability {percent_words(row.tail_probability)}."
    lines = [plain(said, style="bold"), plain(f"{row.reason}{tail}")]
    if row.would_have_to_be_true:
        lines.append(plain(f"To hold: {row.would_have_to_be_true}"))
    return _inset(two_columns([(row.claim_id, Text("\n").join(lines))], width=max(4, len(row.claim_id))))


def _ids(reason: str, rows: Sequence[MusterLine]) -> RenderableType:
    ids = " ".join(row.claim_id for row in rows)
    return _inset(_inset(plain(f"{reason} {ids}", style="dim")))


# Outlook ------------------------------------------------------------------------------------------------------------


def actions(findings: Findings, width: int) -> list[RenderableType]:
    """For each horizon: each action's word, number, interval, and what a constant hazard would have said."""
    if not findings.actions:
        return [_inset(Text("Not known: no action could be judged."))]
    blocks: list[RenderableType] = []
    for weeks, rows in actions_by_horizon(findings):
        blocks += [_inset(Text(horizon_words(findings, weeks), style="italic"))]
        blocks += [_inset(_horizon(rows, findings.standard, width))]
    return [*blocks, _inset(Text("Naive rate: every week alike, as in the reference class.", style="dim"))]


def _horizon(rows: Sequence[ActionOutlook], standard: str, width: int) -> Table:
    wide = width >= WIDE
    table = _table(
        ("", "left", 18), ("likelihood", "left", 19), ("", "right", 4), ("90 % interval", "right", 13),
        ("naive rate", "right", 10), width=width,
    )  # fmt: skip
    for row in rows:
        strip = interval_strip(row.q05, row.probability, row.q95, first=0.0, last=1.0, width=STRIP) if wide else ""
        _row(table, *_action_cells(row, standard), *([Text(strip)] if wide else []))
    return table


def _action_cells(row: ActionOutlook, standard: str) -> tuple[str, ...]:
    return (
        row.action,
        row.words,
        _number_beside(row, standard),
        percent_interval_words(row.q05, row.q95),
        "not known" if row.baseline is None else percent_interval_words(row.baseline, row.baseline),
    )


def _number_beside(row: ActionOutlook, standard: str) -> str:
    """The number, short enough for its column; nothing where the words are a number themselves."""
    if is_number(row.words):
        return ""
    number = percent_words(row.probability, edges=standard_of(standard).edges)
    return number if len(number) <= len("100 %") else percent_interval_words(row.probability, row.probability)


def lever_effects(findings: Findings, width: int) -> list[RenderableType]:
    """For each horizon: what each action and count is without the levers and with them, and the difference."""
    blocks: list[RenderableType] = []
    for weeks, rows in effects_at(findings):
        table = _table(
            ("", "left", 18), ("as it stands", "right", 12), ("with levers", "right", 12), ("difference", "right", 10),
            ("90 % interval", "right", 18), width=width,
        )  # fmt: skip
        for row in rows:
            table.add_row(*(plain(cell) for cell in effect_cells(row)), *([Text("")] if width >= WIDE else []))
        blocks += [_inset(Text(horizon_words(findings, weeks), style="italic")), _inset(table)]
    asked = [("•", plain(text) + Text(" – ") + plain(words, "dim")) for text, words in question_effects(findings)]
    blocks += [two_columns(asked, width=1)] if asked else []
    return [*blocks, _inset(Text(EFFECTS_NOTE, style="dim"))] if blocks else []


def classes(findings: Findings) -> list[RenderableType]:
    """Rival reference classes side by side: what each holds, what it says, and who is in it."""
    return [two_columns([("•", _class_text(row)) for row in findings.classes], width=1)] if findings.classes else []


def _class_text(row: ClassOutlook) -> Text:
    chances = [
        f"{percent_words(middle)} within {weeks} weeks (90 % interval {percent_interval_words(low, high)})"
        for weeks, middle, low, high in row.exit_probability
    ]
    shown = ", ".join(row.members[:MEMBERS_SHOWN])
    more = f" and {len(row.members) - MEMBERS_SHOWN} more" if len(row.members) > MEMBERS_SHOWN else ""
    lines = [
        f"{row.name}: {row.definition}; {tally(row.n_members, 'member')}, {row.n_exits} left early.",
        f"Left early: {', '.join(chances)}." if chances else "Left early: not known.",
        f"Members: {shown}{more}." if shown else "Members: not listed.",
    ]
    return Text("\n").join(plain(line, "bold" if place == 0 else "") for place, line in enumerate(lines))


def questions(findings: Findings) -> list[RenderableType]:
    """Each question with word, number and interval."""
    answers = [
        f"{word_and_number(row.words, row.probability, findings.standard)} "
        f"(90 % interval {percent_interval_words(row.q05, row.q95)})"
        for row in findings.questions
    ]
    rows = [
        ("•", plain(row.text) + Text(" ") + plain(answer, style="bold") + plain(f". {row.basis}" if row.basis else ""))
        for row, answer in zip(findings.questions, answers, strict=True)
    ]
    return [two_columns(rows, width=1)] if rows else []


def indicators(findings: Findings) -> list[RenderableType]:
    """What to watch for, and which judgement it would move, which way and how far."""
    rows = [
        ("•", plain(row.text) + Text(" – ") + plain(indicator_effect(row), style="dim")) for row in findings.indicators
    ]
    return [two_columns(rows, width=1)] if rows else []
