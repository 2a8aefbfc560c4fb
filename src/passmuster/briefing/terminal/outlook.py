"""What lies ahead, on the terminal: actions, rival classes, questions, and what would change the judgement."""

from collections.abc import Sequence
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from passmuster.briefing.outline import disputed_in
from passmuster.briefing.phrases import horizon_words, indicator_effect, past_sentence
from passmuster.briefing.terminal.pieces import bullet, indented, inset, plain
from passmuster.briefing.terminal.strips import interval_strip
from passmuster.briefing.terminal.table import STRIP, Column, add_row, has_strips, table_of
from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.parts.outlook import ActionOutlook, ClassOutlook
from passmuster.wording.likelihood import is_number, word_and_number
from passmuster.wording.lists import first_of
from passmuster.wording.numbers import NOT_KNOWN, percent_interval_words, percent_words
from passmuster.wording.quantities import tally
from passmuster.wording.standards import standard_of

__all__ = ["action_tables", "actions_section", "classes_section", "disputes", "indicators_section", "questions_section"]

MEMBERS_SHOWN: Final = 6
"""Members of a reference class printed by name."""

COLUMNS: Final = (
    Column("", least=18, wraps=True),
    Column("likelihood", least=19),
    Column("", is_number=True, least=4),
    Column("90 % interval", is_number=True, least=13),
    Column("naive rate", is_number=True, least=10),
)


def disputes(findings: Findings, section: str) -> list[RenderableType]:
    """Assumptions beside a section's numbers; nothing where it shows none."""
    return [indented(f"May be disputed: {text}") for text in disputed_in(findings, section)]


# Actions ------------------------------------------------------------------------------------------------------------


def actions_section(findings: Findings, width: int) -> list[RenderableType]:
    """What the partner has done so far, then each action beside what a constant hazard would say, then disputes."""
    so_far = past_sentence(findings)
    return [
        *([indented(so_far)] if so_far else []),
        *action_tables(findings, width),
        *disputes(findings, "actions"),
    ]


def action_tables(findings: Findings, width: int) -> list[RenderableType]:
    """For each horizon a table of the actions."""
    if not findings.actions:
        return [indented("Not known: no action could be judged.")]
    blocks: list[RenderableType] = []
    for weeks, rows in actions_by_horizon(findings):
        blocks += [inset(Text(horizon_words(findings, weeks), style="italic"))]
        blocks += [inset(_horizon(rows, findings.standard, width))]
    return [*blocks, inset(Text("Naive rate: every week alike, as in the reference class.", style="dim"))]


def _horizon(rows: Sequence[ActionOutlook], standard: str, width: int) -> RenderableType:
    table = table_of(COLUMNS, width=width, strips=True)
    for row in rows:
        strip = interval_strip(row.q05, row.probability, row.q95, first=0.0, last=1.0, width=STRIP)
        add_row(table, *_cells(row, standard), *([Text(strip)] if has_strips(width) else []))
    return table


def _cells(row: ActionOutlook, standard: str) -> tuple[str, ...]:
    return (
        row.action,
        row.words,
        _number_beside(row, standard),
        "base rate" if row.is_base_rate else percent_interval_words(row.q05, row.q95),
        NOT_KNOWN if row.baseline is None else percent_interval_words(row.baseline, row.baseline),
    )


def _number_beside(row: ActionOutlook, standard: str) -> str:
    """The number, short enough for its column; nothing where the words are a number themselves."""
    if is_number(row.words):
        return ""
    number = percent_words(row.probability, edges=standard_of(standard).edges)
    return number if len(number) <= len("100 %") else percent_interval_words(row.probability, row.probability)


# Classes, questions, indicators -------------------------------------------------------------------------------------


def classes_section(findings: Findings) -> list[RenderableType]:
    """Rival reference classes side by side: what each holds, what it says, and who is in it."""
    return [bullet(_class_text(row)) for row in findings.classes]


def _class_text(row: ClassOutlook) -> Text:
    chances = [
        f"{percent_words(middle)} within {weeks} weeks (90 % interval {percent_interval_words(low, high)})"
        for weeks, middle, low, high in row.exit_probability
    ]
    lines = [
        f"{row.name}: {row.definition}; {tally(row.n_members, 'member')}, {row.n_exits} left early.",
        f"Left early: {', '.join(chances) or NOT_KNOWN}.",
        f"Members: {first_of(row.members, MEMBERS_SHOWN) or 'not listed'}.",
    ]
    return Text("\n").join(plain(line, "bold" if place == 0 else "") for place, line in enumerate(lines))


def questions_section(findings: Findings) -> list[RenderableType]:
    """Each question with word, number and interval."""
    lines: list[RenderableType] = []
    for row in findings.questions:
        told = word_and_number(row.words, row.probability, findings.standard)
        answer = plain(f"{told} (90 % interval {percent_interval_words(row.q05, row.q95)})", style="bold")
        lines.append(bullet(plain(row.text) + Text(" ") + answer + plain(f". {row.basis}" if row.basis else "")))
    return lines


def indicators_section(findings: Findings) -> list[RenderableType]:
    """What to watch for, and which judgement it would move, which way and how far."""
    return [
        bullet(plain(row.text) + Text(" – ") + plain(indicator_effect(row), style="dim")) for row in findings.indicators
    ]
