"""Tests of answers about past partners as a reader of the terminal sees them."""

import io

import pytest
from rich.console import Console

from passmuster.briefing.terminal.precedents import print_answer
from passmuster.datasets.coalitions import load_participants
from passmuster.errors import BadInput
from passmuster.findings.precedents import PrecedentAnswer, most_like, who_left

EVERYBODY = load_participants()
IRAQ = tuple(row for row in EVERYBODY if row.war.startswith("Iraq War"))


def shown(answer: PrecedentAnswer, width: int) -> str:
    """The answer on a terminal so wide."""
    out = io.StringIO()
    print_answer(answer, Console(file=out, width=width))
    return out.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("ask", ["who", "like"])
def test_no_line_is_wider_than_the_terminal(width: int, ask: str) -> None:
    """Everything wraps in its column, and no line ends in blanks."""
    answer = who_left(IRAQ) if ask == "who" else most_like("ukraine_north_korea", EVERYBODY, EVERYBODY)
    lines = shown(answer, width).splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_everybody_stands_under_a_war() -> None:
    """Each war and principal is a heading once, and each participant a line below it, named where there is room."""
    answer = who_left(EVERYBODY)
    text = shown(answer, 116)
    pairs = {(row["war"], row["principal"]) for row in answer.rows}
    headings = [line for line in text.splitlines() if ", for " in line]
    assert len(headings) == len(set(headings)) == len(pairs)
    assert all(row.case_id in text for row in EVERYBODY)
    assert "United Kingdom" in text
    assert "United Kingdom" not in shown(who_left(IRAQ), 80)


def test_reasons_stand_below_the_precedent() -> None:
    """For and against are lines of their own, and a comparison that nothing speaks against says so."""
    twin = most_like("iraq2003_poland", IRAQ, IRAQ, limit=30)
    text = shown(twin, 80)
    assert text.count("\n  for ") == text.count("\n  against ") == len(twin.rows)
    assert "against  nothing" in text or all(row["against"] for row in twin.rows)


def test_an_unknown_participant_is_refused() -> None:
    """The fault says where the names stand."""
    with pytest.raises(BadInput, match=r"found 'nobody'\. See `passmuster precedents` for the names"):
        most_like("nobody", EVERYBODY, EVERYBODY)
