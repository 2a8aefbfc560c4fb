"""A case file is read whole, refused whole, and cannot hide a misspelt key."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.ledger.case import Case, Force, Lever, Prior, Question, Side
from passmuster.store.casefile import parse_case, take_case
from passmuster.store.intake import Intake
from worlds.doorstep import GOOD_CASE, faults_of, only_fault, taken


def changed(old: str, new: str) -> str:
    """The good file with one passage changed."""
    assert GOOD_CASE.count(old) == 1, old
    return GOOD_CASE.replace(old, new)


def refusal(text: str) -> str:
    """The one fault of a file."""
    return only_fault(lambda intake: parse_case(text, "case.toml", intake))


def test_every_section_finds_its_field() -> None:
    """Sections become the parts of a Case, in the order of the file."""
    case = parse_case(GOOD_CASE, "case.toml", Intake())
    assert case == Case(
        case_id="test",
        title="A test",
        principal="RU",
        partner="KP",
        opponent="UA",
        start=date(2024, 9, 30),
        forces=(
            Force(force_id="kp-force", name="partner's force", actor="KP"),
            Force(force_id="front", name="its part at the front", actor="KP", kind="part", part_of="kp-force"),
            Force(force_id="ru-force", name="principal's force", actor="RU", starts_empty=False),
            Force(force_id="both", name="both", actor="", kind="sum", sum_of=("ru-force", "front")),
        ),
        sides=(Side(name="one", members=("RU", "KP")), Side(name="other", members=("UA",))),
        groups=("WAGNER",),
        priors=(Prior(name="bias", location=0.0, scale=0.5, reason="because"),),
        reference_class=(("paid", ("yes",)), ("regime", ("autocracy", "anocracy"))),
        precedent_id="p1",
        aliases=(("North Korean troops", "kp-force"), ("Prigozhin", "WAGNER")),
        levers=(Lever(name="pay", text="Pay is doubled.", acts_on="reward"),),
        questions=(
            Question(
                question_id="q1",
                text="Will it?",
                subject="kp-force",
                quantity="present",
                threshold=15000.0,
                by=date(2025, 12, 1),
            ),
        ),
    )


def test_a_short_file_is_enough() -> None:
    """Six facts and one force make a case; the sides are then assumed, and the assumption is a sentence."""
    short = (
        GOOD_CASE[: GOOD_CASE.index("precedent")]
        + GOOD_CASE[GOOD_CASE.index("[[forces]]") : GOOD_CASE.index('[[forces]]\nid = "front"')]
    )
    case = parse_case(short, "case.toml", Intake())
    assert case is not None
    assert (case.side_of("KP"), case.side_of("UA"), case.side_of("US")) == ("RU", "UA", "")
    assert case.assumptions == ("The case names no sides; RU and KP are taken for one and UA for the other.",)


def test_there_may_be_several_opponents_and_an_end() -> None:
    """A list of opponents fills the other side where the file names none; the war may be over."""
    short = (
        GOOD_CASE[: GOOD_CASE.index("precedent")]
        + GOOD_CASE[GOOD_CASE.index("[[forces]]") : GOOD_CASE.index('[[forces]]\nid = "front"')]
    )
    several = short.replace('opponent = "UA"', 'opponent = ["UA", "PL"]\nend = 2026-02-01')
    case = parse_case(several, "case.toml", Intake())
    assert case is not None
    assert (case.opponent, case.opponents, case.end) == ("UA", ("UA", "PL"), date(2026, 2, 1))
    assert (case.side_of("UA"), case.side_of("PL")) == ("UA", "UA")
    assert case.assumptions == ("The case names no sides; RU and KP are taken for one and UA and PL for the other.",)


BAD = [
    (
        'opponent = "UA"',
        'opponent = ["UA", "UA"]',
        "opponent: principal, partner and opponents are each named once; found UA.",
    ),
    ('opponent = "UA"', 'opponent = ["UA", "KP"]', "are each named once; found KP. Name a different actor for each."),
    (
        'opponent = "UA"',
        'opponent = "UA"\nend = 2020-01-01',
        "end: must not lie before the start; found 2020-01-01 before",
    ),
    (
        "start = 2024-09-30",
        "start = 2024-10-02",
        "line 7: [case] start: must be a Monday; found 2024-10-02, a",
    ),
    ("start = 2024-09-30", "start = 2024-10-02", "Write start = 2024-09-30."),
    ("start = 2024-09-30", 'start = "soon"', "must be a day; found 'soon'. Write start = 2024-12-30."),
    ('name = "test"', 'name = ""', "line 2: [case] name: must not be empty"),
    ('name = "test"', "name = 3", 'must be text; found 3. Write name = "3".'),
    ('precedent = "p1"', "precedent = []", "line 8: [case] precedent: must be text; found []."),
    ('kind = "part"', 'kind = "parts"', "must be a known word; found 'parts'. Did you mean 'part'?"),
    ('part_of = "kp-force"', 'part_of = "kp-forc"', "must name a force of this case; found 'kp-forc'. Did you mean"),
    ('part_of = "kp-force"', 'part_of = "front"', "a force cannot be made of itself"),
    ('part_of = "kp-force"', "", "line 16: [[forces]] number 2 part_of: belongs to a force of kind 'part'"),
    ('sum_of = ["ru-force", "front"]', 'sum_of = ["front"]', "two or more forces belong to a force of kind 'sum'"),
    ('sum_of = ["ru-force", "front"]', 'sum_of = ["front", "x"]', "must name a force of this case; found 'x'."),
    ('regime = ["autocracy", "anocracy"]', "regime = [1, 2]", "regime: must be a list of texts; found [1, 2]."),
    ("starts_empty = false", 'starts_empty = "no"', "must be true or false; found 'no'. Write starts_empty = true"),
    ('members = ["UA"]', 'members = ["UA", "KP"]', "nobody stands on two sides; found 'KP' 2 times."),
    ('members = ["UA"]', 'members = ["US"]', "'UA' of [case] must stand on a side"),
    ("scale = 0.5", "scale = 0", "line 45: [priors.bias] scale: must be above 0; found 0."),
    ("scale = 0.5", 'scale = "wide"', "must be a number; found 'wide'. Write scale = 0.5, without quotes."),
    ("scale = 0.5", "scale = inf", "must be a number; found inf."),
    ("scale = 0.5", "scale = true", "must be a number; found True."),
    ('reason = "because"', "", "[priors.bias] reason: is required."),
    ('quantity = "present"', 'quantity = "banana"', "must be a known word; found 'banana'."),
    ('subject = "kp-force"', 'subject = "kp-troops"', "line 56: [[questions]] number 1 subject: must be a known word"),
    ("threshold = 15000", "threshold = -1", "must be above 0; found -1."),
    ("threshold = 15000", 'threshold = 1\nasks = "fewer"', "asks: must be a known word; found 'fewer'."),
    ("threshold = 15000", 'threshold = 9\nupper = 5\nasks = "between"', "the upper number is not below the threshold"),
    ("threshold = 15000", 'threshold = 9\nasks = "between"', "upper: is required."),
    ("threshold = 15000", 'asks = "left"\nwhen = "soon"', "when: must be a known word; found 'soon'."),
    ('quantity = "present"\nthreshold = 15000', 'quantity = "killed"\nasks = "left"', "is asked of those present"),
    ('Prigozhin = "WAGNER"', 'Prigozhin = "WAGNR"', "must stand for a force or a source group; found 'WAGNR'."),
    ("[aliases]", "[alias]", "line 65: alias: this key is not known. Did you mean 'aliases'?"),
    ("[[questions]]", "[questions]", "must be an array of tables. Begin each with [[questions]] on its own line."),
]


@pytest.mark.parametrize(("old", "new", "words"), BAD)
def test_what_is_wrong_is_said_in_words(old: str, new: str, words: str) -> None:
    """Each refusal is alone, and names the place, the line, the rule, what was found and the way out."""
    assert words in refusal(changed(old, new))


def test_a_misspelt_key_is_met_with_the_right_one() -> None:
    """The key that is not known and the one that is missing are both told, the first with the second's name."""
    faults = faults_of(lambda intake: parse_case(changed('title = "A test"', 'titel = "A test"'), "case.toml", intake))
    assert str(faults[0]).startswith("case.toml, line 1: [case] title: is required.")
    assert "case.toml, line 3: [case] titel: this key is not known. Did you mean 'title'?" in str(faults[1])


def test_principal_and_partner_must_share_a_side() -> None:
    """Sides that contradict the head of the file are refused with all three actors."""
    text = changed('members = ["RU", "KP"]', 'members = ["RU"]').replace('members = ["UA"]', 'members = ["UA", "KP"]')
    assert "found RU on 'one', KP on 'other', UA on 'other'." in refusal(text)


def test_a_name_is_used_once() -> None:
    """A second force of one id is refused at its own line."""
    faults = faults_of(lambda intake: parse_case(changed('id = "front"', 'id = "kp-force"'), "case.toml", intake))
    assert "line 17: [[forces]] number 2 id: must be used once; found 'kp-force' again." in str(faults[0])


@pytest.mark.parametrize("text", ["[case\nname = 1", "name == 3", "a = 1\na = 2", "x = 2025-02-30"])
def test_what_is_not_toml_is_refused_with_its_line(text: str) -> None:
    """The parser's own words are kept, and the way out is added."""
    said = refusal(text)
    assert "the case file must be valid TOML; found " in said
    assert said.startswith("case.toml, line ")


def test_deep_nesting_is_refused() -> None:
    """Ten thousand brackets are a fault and no crash."""
    assert "must be valid TOML" in refusal("a = " + "[" * 10_000)


def test_an_empty_file_needs_a_case() -> None:
    """Nothing is not a case, and the message says what one begins with."""
    said = refusal("")
    assert "the section [case] is required. Begin with [case] and give name, title, principal" in said


def test_all_faults_are_raised_together(tmp_path: Path) -> None:
    """A file is refused with everything that is wrong."""
    path = tmp_path / "case.toml"
    path.write_text(changed("scale = 0.5", "scale = 0").replace("threshold = 15000", "threshold = 0"))
    with pytest.raises(BadInput, match=r"(?s)scale: must be above 0.*threshold: must be above 0"):
        taken(lambda intake: take_case(path, intake))


@given(st.text(max_size=40), st.integers(0, len(GOOD_CASE)))
def test_no_text_breaks_the_reader(piece: str, place: int) -> None:
    """A good file with any text thrown in is read or refused, never an exception."""
    intake = Intake()
    case = parse_case(GOOD_CASE[:place] + piece + GOOD_CASE[place:], "case.toml", intake)
    assert (case is None) == bool(intake.faults)
