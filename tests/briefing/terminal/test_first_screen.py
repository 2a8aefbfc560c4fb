"""The first screen on the terminal."""

import io
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from passmuster.briefing.terminal.first_screen import LEFT_OUT, MOST_LINES, _without, print_first_screen
from passmuster.findings.opening import opening_of
from passmuster.findings.parts.opening import NoteKind, OpeningNote
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.few import FewerThan
from passmuster.wording.verdicts import VERDICT_KEYS
from worlds.findings_example import bare, example, failed
from worlds.hostile import poisoned

GOLDEN = Path(__file__).parents[1] / "golden"
ADDRESS = "file:///reports/briefing.html"


def printed(findings, width=80, address=ADDRESS, **console):
    """What the command prints at a width, into a pipe unless told otherwise."""
    out = io.StringIO()
    print_first_screen(findings, Console(file=out, width=width, **console), address=address)
    return out.getvalue()


def crowded():
    """A briefing with long names, long sentences and many levers."""
    there = example()
    return replace(
        there,
        title="A very long title of a war " * 4,
        levers=(("losses", "2"), ("pay", "3")),
        indicators=tuple(replace(row, text=f"{row.text} " * 4) for row in there.indicators),
    )


def thin():
    """The example with its first claims alone."""
    there = example()
    return replace(there, claims=there.claims[:3])


@pytest.mark.parametrize(("name", "findings"), [("example", example()), ("failed", failed()), ("bare", bare())])
@pytest.mark.parametrize("width", [60, 80, 116])
def test_golden_files_are_met(name, findings, width):
    """The first screen is that of the golden file, line by line."""
    assert printed(findings, width) == (GOLDEN / f"first-{name}-{width}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [example, failed, bare, crowded])
@pytest.mark.parametrize("width", [80, 100, 120])
def test_it_fits_a_screen(make, width):
    """At 80 columns and more it takes at most 40 lines; what is least needed gives way."""
    assert len(printed(make(), width).splitlines()) <= MOST_LINES


def test_what_the_partner_did_is_told_briefly_before_it_is_left_out():
    """Where the rest leaves few lines the last turn stands alone, with what such acts were followed by."""
    there = opening_of(example())
    long = replace(there, notes=(*there.notes, OpeningNote(kind=NoteKind.SO_FAR, text="All of it.", brief="The last.")))
    told = [
        [note.text for note in _without(long, LEFT_OUT[:steps]).notes if note.kind == NoteKind.SO_FAR][-1:]
        for steps in range(len(LEFT_OUT) + 1)
    ]
    assert told == [["All of it."]] * 6 + [["The last."], ["The last."], [], [], [], []]


def test_what_the_case_asks_is_the_last_to_go():
    """A full screen answers the first question when every other note but the day has given way."""
    there = opening_of(example())
    asked = OpeningNote(kind=NoteKind.ASKED, text="All asked.", brief="The first.")
    full = replace(there, notes=(*(note for note in there.notes if note.kind != NoteKind.ASKED), asked))
    left = _without(full, LEFT_OUT[:-1]).notes
    assert [note.text for note in left if note.kind in LEFT_OUT] == ["The first."]


def test_what_a_mark_means_is_said_once_below_the_claims():
    """Each claim has its mark, and each mark that stands there its meaning in one line."""
    lines = printed(thin(), 80).splitlines()
    begin = next(at for at, line in enumerate(lines) if line == "What is said")
    block = " ".join(lines[begin + 1 : lines.index("", begin)])
    given = {row.verdict for row in opening_of(thin()).claims}
    assert "fails" in given
    assert {verdict: block.count(meaning) for verdict, meaning in VERDICT_KEYS.items()} == {
        verdict: int(verdict in given) for verdict in VERDICT_KEYS
    }


def test_numbers_of_one_day_stand_on_one_line():
    """Of a thin case only the day itself is told, and there is room for the interval beside the middle."""
    there = example()
    few = replace(there, claims=tuple(row for row in there.claims if row.quantity == Quantity.PRESENT)[:3])
    row = next(line for line in printed(few, 80).splitlines() if line.startswith("  present  "))
    assert "(" in row


@pytest.mark.parametrize("make", [example, crowded, lambda: replace(example(), claims=example().claims[:4])])
@pytest.mark.parametrize("width", [60, 80, 120, 300])
def test_no_line_is_cut_off_or_too_long(make, width):
    """Lines fit, carry no blanks at their ends, and every row of dots has all twenty."""
    lines = printed(make(), width).splitlines()
    assert max(map(len, lines)) <= min(width, 116)
    assert all(line == line.rstrip() for line in lines)
    assert [len(re.findall("[●·]", line)) for line in lines if "●" in line or "····" in line] == [20] * 5
    assert not any("…" in line for line in lines)


@pytest.mark.parametrize("width", [50, 60, 78, 80, 100, 116])
def test_large_numbers_are_shown_whole(width):
    """Hundreds of thousands to millions in every column: set closer or on more lines, and never cut off."""
    there = example()
    rows = [replace(row, q05=183_000.0, q50=1_490_000.0, q95=10_300_000.0) for row in there.estimates]
    rows += [replace(row, date=there.as_of + timedelta(weeks=26)) for row in rows if row.date == there.as_of]
    text = printed(replace(there, estimates=tuple(rows)), width)
    table = text[text.index("\n  present  ") : text.index("In brackets")]
    assert table.count("(") == table.count(")") == table.count("10,000,000)") > 0
    assert max(map(len, text.splitlines()[:-1])) <= width


def test_a_few_people_are_told_on_one_line():
    """Three days of "fewer than 10 to 120,000" do not fit 80 columns, and shorter words do."""
    there = example()
    rows = [replace(row, q05=FewerThan(10), q50=FewerThan(10), q95=120_000.0) for row in there.estimates]
    rows += [
        replace(row, date=there.as_of + timedelta(weeks=n)) for row in rows if row.date == there.as_of for n in (4, 26)
    ]
    text = printed(replace(there, estimates=tuple(rows)), 80)
    table = text[text.index("\n  present  ") : text.index("In brackets")].splitlines()
    assert "(under 10–120,000)" in text
    assert all(line.count("(") == line.count(")") for line in table)


@pytest.mark.parametrize("digits", range(4, 8))
def test_no_bracket_is_lost_where_the_table_just_fits(digits):
    """At 80 columns, whatever the length of the numbers, every interval that is opened is closed again."""
    there = example()
    low, high = float("68" + "0" * (digits - 2)), float("240" + "0" * (digits - 2))
    rows = [replace(row, q05=low, q50=1.5 * low, q95=high) for row in there.estimates]
    rows += [
        replace(row, date=there.as_of + timedelta(weeks=n)) for row in rows if row.date == there.as_of for n in (4, 26)
    ]
    text = printed(replace(there, estimates=tuple(rows)), 80)
    table = text[text.index("\n  present  ") : text.index("In brackets")]
    assert table.count("(") == table.count(")") > 0


def test_the_interval_is_explained_once():
    """What stands in brackets is said in one place, and nowhere else."""
    assert printed(example()).count("90 %") == 1


def test_no_identifier_is_shown():
    """Neither ids of claims nor of forces, and no name of an action as the data has it."""
    text = printed(example())
    assert not re.search(r"\bk\d{3}\b|kp-force|draw down|\bsurge\b", text)


def test_the_address_is_the_last_line_and_whole():
    """A long address is not broken, for it would no longer open."""
    address = f"file:///{'folder/' * 30}briefing.html"
    assert printed(example(), address=address).splitlines()[-1] == f"  {address}"
    assert printed(example(), address="").splitlines()[-1].endswith("--html FILE makes a page of it.")


def test_a_failed_fit_is_the_first_line_and_has_no_table():
    """Of a fit that failed no number is shown as an estimate."""
    text = printed(failed())
    assert text.startswith("THE FIT FAILED: no number below is an estimate")
    assert "In brackets" not in text
    assert "●" not in text


def test_levers_are_said_above_the_answer():
    """A what-if says so before the first number."""
    text = printed(replace(example(), levers=(("pay", "2"),)))
    assert text.index("What if pay = 2") < text.index("9,300")


def test_a_withheld_number_is_not_printed():
    """A row on which no claim bears has words in place of numbers, and a line says why."""
    there = example()
    rows = tuple(replace(row, claims=(), is_prior=row.quantity == "killed") for row in there.estimates)
    text = printed(replace(there, estimates=rows))
    assert re.search(r"dead +not said +not said", text)
    assert "what is usual in war is no answer" in text
    assert "420" not in text


def test_hostile_strings_reach_no_terminal():
    """Escapes and direction marks of a claims file do nothing."""
    left = printed(poisoned(example()), force_terminal=True, color_system="truecolor")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", re.sub(r"\x1b\[[0-9;]*m", "", left))
