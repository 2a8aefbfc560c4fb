"""What moved, on the terminal."""

import io
import re
from dataclasses import replace

from passmuster.briefing.moves import figures_by_block
from passmuster.briefing.terminal.briefing import print_briefing
from passmuster.briefing.terminal.captured import captured
from passmuster.briefing.terminal.changes import print_changes, write_changes
from passmuster.briefing.terminal.first_screen import print_first_screen
from passmuster.findings.change_words import signed
from passmuster.findings.parts.changes import ChangeFindings
from worlds.change_findings import briefed_since, moved, nothing_moved, part, stepwise, what_moved


def _printed(findings: ChangeFindings) -> str:
    return captured(lambda console: print_changes(findings, console))


def test_bars_lead_from_then_to_now() -> None:
    """Each cause begins where the one before it ended, with its figure; causes without one are left out."""
    lines = _printed(what_moved()).splitlines()
    bars = [line.split() for line in lines if "█" in line or "▓" in line or "░" in line]
    assert [row[0] for row in bars] == ["then", "new", "corrections", "expected", "now"]
    assert [row[-2] for row in bars] == ["9,300", "−900", "+200", "−100", "8,500"]


def test_changes_stand_with_their_error_and_what_would_be_without() -> None:
    """The largest first; one within two errors of nothing stands last."""
    text = _printed(what_moved())
    assert "new claim, South Korea: k2" in text
    assert text.index("k2") < text.index("k3")
    assert text.index("k3") < text.index("k9")
    assert "together" not in text
    assert "10,000" in text


def test_changes_add_up_to_the_last_line_of_their_table() -> None:
    """As printed: what a reader adds up is what stands below."""
    row = moved()
    parts = tuple(part(row.parts[0].cause, "fresh", f"k{number}", "KR", 100.4) for number in range(5))
    text = _printed(replace(what_moved(), numbers=(replace(row, parts=parts),)))
    table = text[text.index("What each change did") : text.index("What came")]
    figures = [int(found.replace(",", "").replace("−", "-")) for found in re.findall(r" ([+−][\d,]+)", table)]
    assert len(figures) > 5
    assert figures[-1] == sum(figures[:-1])
    assert "in all" in table


def test_what_came_is_told_by_how_surprising_it_was() -> None:
    """The most surprising first, ten at most, and how many more."""
    text = _printed(what_moved())
    told = text[text.index("What came") :]
    assert told.index("at least 1,500 killed") < told.index("left open")
    assert "1,000 (900 to 1,100)" in told
    found = what_moved()
    many = tuple(replace(found.surprises[2], claim_id=f"n{number:02d}") for number in range(12))
    lines = tuple(replace(found.claims[0], claim_id=one.claim_id) for one in many)
    assert "2 more claims came" in _printed(replace(found, claims=lines, surprises=many))


def test_an_unmoved_case_has_no_bars() -> None:
    """The sentence, and the table of numbers as they stand."""
    text = _printed(nothing_moved())
    assert "No number moved beyond rounding." in text
    assert "▓" not in text
    assert "9,300" in text


def test_a_failed_fit_says_so_first() -> None:
    """Before any number."""
    text = _printed(replace(what_moved(), is_usable=False))
    assert text.index("THE FIT FAILED") < text.index("9,300")


def test_a_table_of_many_changes_stays_short() -> None:
    """The rest is told together."""
    row = moved()
    many = tuple(part(row.parts[0].cause, "fresh", f"k{number}", "KR", 100.0 + number) for number in range(30))
    text = _printed(replace(what_moved(), numbers=(replace(row, parts=many),)))
    assert "18 others, together" in text


def test_a_briefing_tells_what_moved_since_on_its_first_screen_and_in_full() -> None:
    """In one sentence with the causes of the main count, and as a section of the whole."""
    screen = captured(lambda console: print_first_screen(briefed_since(), console))
    told = " ".join(screen.split())
    assert "Since 6 February: present 9,300 to 8,500 (new claims −900, corrections +200, expected anyway −100)" in told
    full = captured(lambda console: print_briefing(briefed_since(), console))
    assert full.index("6 February 2025 to 27 February 2025") < full.index("What is known, inferred")
    assert "k4: plans are never weighed" in full


def test_steps_and_what_moved_nothing_are_told() -> None:
    """A row for each step, and each reason once."""
    text = _printed(stepwise())
    assert "Of 3 later numbers, 2 lie inside" in " ".join(text.split())
    assert "2025-02-27" in text
    assert "outside" in text


def test_no_figure_of_a_step_is_cut() -> None:
    """However long what was expected is: it takes a second line, and figures and headings stand whole."""
    found = stepwise()
    steps = tuple(replace(row, expected=(111_700.0, 123_000.0, 134_200.0)) for row in found.steps)
    shown = [(cause, 1_050) for cause, _ in found.steps[0].shown]
    steps = (replace(steps[0], shown=tuple(shown)), *steps[1:])
    out = io.StringIO()
    write_changes(replace(found, steps=steps), out)
    for text in (_printed(replace(found, steps=steps)), out.getvalue()):
        table = text[text.index("Briefing by briefing") : text.index("Of 3 later numbers")]
        for word in ("estimated", "sampling", "112,000", "134,000", *map(signed, figures_by_block(steps[0]))):
            assert re.search(rf"(?<![\w,]){re.escape(word)}(?![\w,])", table), word
