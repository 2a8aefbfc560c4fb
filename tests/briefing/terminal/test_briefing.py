"""The briefing on the terminal."""

import io
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from rich.console import Console

from passmuster.briefing.page.briefing import CAUTIONED
from passmuster.briefing.terminal.briefing import print_briefing
from passmuster.findings.parts.counts import Estimate
from worlds.findings_example import bare, example, failed
from worlds.hostile import HOSTILE, poisoned

GOLDEN = Path(__file__).parents[1] / "golden"


def printed(findings, width=80, **console):
    """What the briefing prints at a width, into a pipe unless told otherwise."""
    out = io.StringIO()
    print_briefing(findings, Console(file=out, width=width, **console))
    return out.getvalue()


@pytest.mark.parametrize(("name", "findings"), [("example", example()), ("failed", failed()), ("bare", bare())])
@pytest.mark.parametrize("width", [80, 116])
def test_golden_files_are_met(name, findings, width):
    """The printed briefing is that of the golden file, line by line."""
    assert printed(findings, width) == (GOLDEN / f"{name}-{width}.txt").read_text(encoding="utf-8")


def test_answer_comes_first():
    """Title, identity and answer stand above everything else."""
    lines = printed(example()).splitlines()
    assert lines[0] == "North Korean force in Russia"
    assert lines[1] == "kursk · as of 28 February 2025 · seed 20250228 · passmuster 0.1.0"
    assert lines[3].startswith("  About 9,300 North Korean soldiers")


def test_failed_fit_is_the_first_thing_said():
    """A failed fit stands in the first line, and again beside the answer and each table of numbers."""
    out = printed(failed())
    assert out.splitlines()[0] == "THE FIT FAILED: no number below is an estimate, and none may be used as one."
    assert out.count("Figures of a failed fit, for inspection only: not estimates.") == 1 + len(CAUTIONED)
    assert "FAILED" not in printed(example())


def test_prior_only_numbers_say_so():
    """A number that rests on no claim is marked in words."""
    row = next(line for line in printed(example()).splitlines() if line.startswith("  returned"))
    assert row.split()[-2:] == ["prior", "only"]


@pytest.mark.parametrize("width", [60, 80, 116, 300])
def test_lines_fit_and_carry_no_trailing_blanks(width):
    """No line is longer than the terminal or ends in blanks; wide terminals are not filled to the brim."""
    lines = printed(example(), width).splitlines()
    assert max(map(len, lines)) <= min(width, 116)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [40, 60])
def test_nothing_is_cut_off_on_a_narrow_terminal(width):
    """A table of one row keeps every letter and digit of it, wrapped rather than cut."""
    row = example().estimates[0]
    table = printed(replace(bare(), estimates=(row,)), width).split("kp-force")[1].split("What the partner")[0]
    head = "people 50 % interval 90 % interval rests on"
    wanted = f"{head} 2025-02-28 deployed 12,600 12,000 to 13,300 11,400 to 14,700 3 claims"
    assert sorted(re.sub(r"\s", "", table).rstrip("─")) == sorted(re.sub(r"\s", "", wanted))


def test_of_very_many_claims_the_farthest_out_are_told_in_full():
    """Sixty are told in full, those that others allow least; every other one is named, and said to be elsewhere."""
    row = next(row for row in example().muster if row.verdict == "fails")
    many = tuple(
        replace(row, claim_id=f"c{number:03}", tail_probability=number / 10_000, reason=f"Reason {number}.")
        for number in reversed(range(200))
    )
    text = " ".join(printed(replace(bare(), muster=many)).split())
    assert all(f"Reason {number}." in text for number in range(60))
    assert "Reason 60." not in text
    assert "140 more claims, nearer to what others say, each told in the page (--html FILE)" in text
    assert all(f"c{number:03}" in text for number in range(200))


def test_pipe_gets_no_codes_and_terminal_gets_the_same_words():
    """A pipe gets plain text; a colour terminal gets the same text when its codes are taken away."""
    plain = printed(example())
    coloured = printed(example(), force_terminal=True, color_system="truecolor")
    assert "\x1b" not in plain
    assert "\x1b" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_every_verdict_has_a_mark_and_a_word():
    """Verdicts can be told apart without colour, and the worst come first."""
    out = printed(example())
    heads = ["✗ fails: 2 claims", "? doubtful: 1 claim", "– cannot be judged: 1 claim", "✓ passes: 2 claims"]
    assert [out.index(head) for head in heads] == sorted(out.index(head) for head in heads)


def test_every_mustered_claim_is_named():
    """No claim that was judged is left out of the list."""
    out = printed(example())
    assert all(re.search(rf"\b{row.claim_id}\b", out) for row in example().muster)


def test_likelihood_words_stand_beside_their_number():
    """Each action prints word, number, interval and naive rate on one line."""
    assert re.search(r"withdraw +unlikely +28 % +15 to 45 % +11 %\n", printed(example()))


@pytest.mark.parametrize("key", ["phia", "ajp21", "ipcc", "kent"])
def test_active_standard_is_named(key):
    """Whatever the standard, the briefing names it."""
    assert "Words of likelihood follow" in printed(replace(example(), standard=key))


def test_hostile_strings_reach_no_terminal():
    """Escapes, bells, markup and direction marks of a claims file do nothing but show as plain text."""
    out = printed(poisoned(example()), force_terminal=True, color_system="truecolor")
    left = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)
    assert "[bold]" in re.sub(r"\s", "", left)
    assert "\x1b[31mred" in HOSTILE
    assert "\x1b[31m" not in out


def test_not_a_number_is_said_as_not_known():
    """A missing figure prints as "not known", never as NaN."""
    blank = {name.name: float("nan") for name in fields(Estimate) if name.name[1:].isdigit()}
    out = printed(replace(example(), estimates=(replace(example().estimates[0], **blank),)))
    assert "not known" in out
    assert "nan" not in out.lower().split()


def test_levers_are_said_before_the_answer():
    """A what-if says so above the answer."""
    lines = printed(replace(example(), levers=(("pay", "2"),))).splitlines()
    assert lines[2] == "What if pay = 2: set by the reader, not the case as it is."
