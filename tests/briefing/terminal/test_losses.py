"""Findings about losses in the terminal: every row, warnings first, and strings of strangers made harmless."""

from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from rich.console import Console

from passmuster.briefing.terminal.losses import MOST_SLIPS, print_losses
from passmuster.findings.parts.losses import LossFindings
from worlds.loss_findings import UNSETTLED, findings_of


def printed(findings: LossFindings, width: int = 116) -> str:
    """What a terminal of so many columns shows."""
    console = Console(file=StringIO(), width=width, soft_wrap=False)
    print_losses(findings, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def words(text: str) -> str:
    """The text with its line breaks and columns taken out."""
    return " ".join(text.split())


def test_everything_found_is_told() -> None:
    """Totals, leans, meanings, drifts, slips, echoes, columns and scores all have their line."""
    text = words(printed(findings_of()))
    for line in (
        "Losses up to 10 March 2022, default model",
        "7 claims of war.csv, 1 of them exact repeats. Day 1 is 24 February 2022.",
        "Tanks A 610 520 to 700",
        "X Tanks A 3 1.3 1.1 to 1.5",
        "X Military Deaths B killed 62 %, casualties 38 %",
        "Drift: X on Tanks of A came to claim 1.5 times as much",
        "2 rows look like slips; they are kept and weighed down.",
        "Row 2: 62 where about 615 was to be expected",
        "If so, add --one-origin 'Y:Tanks'.",
        "Set aside as told again: Z on Guns.",
        "Held for a list of names, 45 days late on average: N on Military Deaths.",
        "Held out, default: 12 rows",
        "Held out, as published: 12 rows",
    ):
        assert line in text


def test_a_total_that_ends_early_says_when() -> None:
    """Deaths of B were last spoken of on day 15, while tanks run to day 29."""
    found = findings_of()
    later = replace(found.totals[-1], date=found.as_of + timedelta(days=14), q50=999.0)
    found = replace(found, totals=(*found.totals, later))
    (line,) = (words(line) for line in printed(found).splitlines() if line.startswith("Military Deaths  B"))
    assert line.endswith("10 March 2022")
    assert "24 March" not in line


def test_a_drift_within_chance_is_not_told() -> None:
    """Y's drift holds 1 in its interval."""
    assert "Drift: Y" not in printed(findings_of())


def test_a_failed_fit_is_said_before_any_number() -> None:
    """The warning stands above the tables, with what would have been good enough."""
    text = words(printed(findings_of(UNSETTLED)))
    assert "THE FIT FAILED: the draws have not settled. R-hat is 1.210 where less than 1.01 is needed" in text
    assert text.index("FIT FAILED") < text.index("Tanks A 610")
    assert "FIT FAILED" not in printed(findings_of())


def test_the_published_structure_has_no_meanings() -> None:
    """Without meanings there is no table of them, and no heading."""
    text = printed(findings_of(bare=True))
    assert "as published model" in text
    assert "counts" not in text


def test_many_slips_are_cut_and_the_rest_counted() -> None:
    """Beyond the most that are listed, the JSON is named."""
    found = findings_of()
    many = tuple(replace(found.slips[0], row=row) for row in range(MOST_SLIPS + 3))
    text = printed(replace(found, slips=many))
    assert f"Row {MOST_SLIPS - 1}:" in text
    assert f"Row {MOST_SLIPS}:" not in text
    assert "and 3 more in the JSON." in text


@pytest.mark.parametrize("width", [40, 80])
def test_a_narrow_terminal_loses_nothing(width: int) -> None:
    """Lines fold within the terminal, and names and numbers are all there."""
    text = printed(findings_of(), width)
    assert max(map(len, text.splitlines())) <= width
    assert "6,100" in text or "6,120" in text


def test_no_escape_of_a_stranger_reaches_the_terminal() -> None:
    """Control characters in names of sources, columns and files are taken out."""
    found = findings_of()
    bad = "X\x1b[31m\u202eY\n"
    lean = replace(found.leans[0], group=bad, category=bad, side=bad)
    slip = replace(found.slips[0], reason=bad)
    echo = replace(found.echoes[0], group=bad, evidence=bad)
    health = replace(findings_of(UNSETTLED).diagnostics, worst=bad)
    text = printed(replace(found, leans=(lean,), slips=(slip,), echoes=(echo,), diagnostics=health))
    assert "\x1b" not in text
    assert "\u202e" not in text
