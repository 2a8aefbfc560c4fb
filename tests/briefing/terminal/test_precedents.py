"""Tests of answers about past partners as a reader of the terminal sees them."""

import io
from collections.abc import Sequence

import pytest
from rich.console import Console

from passmuster.briefing.terminal.precedents import print_answer
from passmuster.datasets.coalitions import load_participants
from passmuster.findings.parts.precedents import PrecedentAnswer
from passmuster.findings.precedents import most_like, who_left
from passmuster.precedents.base_rate import fit_base_rate
from passmuster.precedents.nearest import nearest_cases, strangeness_of
from passmuster.precedents.participant import Participant

EVERYBODY = load_participants()
IRAQ = tuple(row for row in EVERYBODY if row.war.startswith("Iraq War"))


def who(participants: Sequence[Participant]) -> PrecedentAnswer:
    """Who left, of some."""
    return who_left(participants, fit_base_rate(participants))


def like(case_id: str, among: Sequence[Participant], limit: int = 10) -> PrecedentAnswer:
    """Who is most like one of some."""
    case = next(row for row in among if row.case_id == case_id)
    return most_like(case, nearest_cases(case, among, n=limit), strangeness_of(case, among))


def shown(answer: PrecedentAnswer, width: int) -> str:
    """The answer on a terminal so wide."""
    out = io.StringIO()
    print_answer(answer, Console(file=out, width=width))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("ask", ["who", "like"])
def test_no_line_is_wider_than_the_terminal(width: int, ask: str) -> None:
    """Everything wraps in its column, and no line ends in blanks."""
    answer = who(IRAQ) if ask == "who" else like("ukraine_north_korea", EVERYBODY)
    lines = shown(answer, width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_everybody_stands_under_a_war() -> None:
    """Each war and principal is a heading once, and each participant a line below it, named where there is room."""
    answer = who(EVERYBODY)
    text = shown(answer, 116)
    pairs = {(row["war"], row["principal"]) for row in answer.rows}
    headings = [line for line in text.splitlines() if ", for " in line]
    assert len(headings) == len(set(headings)) == len(pairs)
    assert all(row.case_id in text for row in EVERYBODY)
    assert "United Kingdom" in text
    assert "United Kingdom" not in shown(who(IRAQ), 80)


def test_reasons_stand_below_the_precedent() -> None:
    """For and against are lines of their own, and a comparison that nothing speaks against says so."""
    twin = like("iraq2003_poland", IRAQ, limit=30)
    text = shown(twin, 80)
    assert text.count("\n  for ") == text.count("\n  against ") == len(twin.rows)
    assert "against  nothing" in text or all(row["against"] for row in twin.rows)
