"""What was read, on the terminal."""

from typing import NamedTuple

from passmuster.briefing.terminal.reading import marked_text, readings_text


class Sentence(NamedTuple):
    """A marked sentence."""

    pieces: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


CLAIM = {
    "kind": "claim", "claimant": "Nairobi", "claimant_group": "OTHER", "bound": "at_most", "low": None, "high": 600,
    "point": None, "quantity": "planned", "subject": "officers", "mode": "planned", "cue": "plans to send " * 5,
}  # fmt: skip
EVENT = {
    "kind": "event", "source_actor": "KE", "target_actor": "HT", "event": "AGREE", "event_mode": "", "score": 3.0,
    "status": "actual", "claimant": "\x1b[31mNairobi", "cue": "plans to send",
}  # fmt: skip
SENTENCE = Sentence((("number", "600 officers"), ("", " will go, "), ("speaker", "Nairobi")), ("planned: 600",))


def test_claims_stand_above_events_under_their_headings():
    """Columns stand under one another, a number has its bound, and long cells are cut."""
    lines = readings_text([("a.txt", [EVENT, CLAIM])]).splitlines()
    assert lines[0].split() == ["claimant", "group", "number", "quantity", "of", "mode", "cue"]
    assert lines[1].index("up to 600") == lines[0].index("number")
    assert lines[1].endswith("…")
    assert lines[2] == ""
    assert lines[4].split()[:4] == ["KE", "HT", "AGREE", "+3"]


def test_nothing_read_is_said_and_several_documents_are_named():
    """A document without claims or events says so under its name; a single document needs none."""
    nothing = "no quantity claims found\n\nno events found\n"
    assert readings_text([("a.txt", [])]) == nothing
    assert readings_text([("a.txt", []), ("b.txt", [])]) == f"a.txt\n{nothing}b.txt\n{nothing}"


def test_escapes_of_a_document_reach_no_terminal():
    """Control characters of a cell show as blanks."""
    assert "\x1b" not in readings_text([("\x1b[2J", [EVENT]), ("b", [])])


def test_roles_stand_in_brackets_where_there_is_no_colour():
    """With colour the same words carry a style, and a note stands below its sentence."""
    plain, coloured = (marked_text([SENTENCE], colour=colour) for colour in (False, True))
    assert plain == "600 officers[number] will go, Nairobi[speaker]\n  - planned: 600\n"
    assert coloured.startswith("\x1b[1;33m600 officers\x1b[0m will go, \x1b[1;36mNairobi\x1b[0m\n")
    assert marked_text([], colour=True) == "nothing was read\n"
