"""Who speaks inside quotation marks whose speaker is named late."""

from dataclasses import replace

from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.speech.quotations import RIGHT_BEHIND, PlacedStatement, with_late_sources
from passmuster.reading.speech.source import ReadSource
from passmuster.reading.speech.statement import ReadStatement

TEXT = '"We have lost 50 men. Another 120 are in hospital," said Colonel Ali.'
ALI = ReadStatement(ReadSource("Ali", "UA", "person", "UA"), "estimated", "post", 0, 1, ("Reuters",))


def claim(text: str, digits: str) -> ReadClaim:
    """A claim of the article's own about those digits."""
    at = text.index(digits)
    return ReadClaim(
        claimant="article", claimant_group="MEDIA", quantity="killed", subject="troops", low=1, high=1, point=1,
        bound="exact", mode="asserted", cue="", span=(at, at + len(digits)), rule="killed:behind;speaker:article",
    )  # fmt: skip


def placed(text: str) -> PlacedStatement:
    """Ali's statement, where the text has its verb."""
    return PlacedStatement(text.index("said"), ALI, "said")


def test_the_one_named_behind_answers_for_all_inside() -> None:
    """With group, relays, mode and words of the statement, and the rule says how it was found."""
    first, second = with_late_sources(TEXT, [claim(TEXT, "50"), claim(TEXT, "120")], [placed(TEXT)])
    assert (first.claimant, first.claimant_group, first.relay, first.cue) == ("Ali", "UA", ("Reuters",), "said")
    assert (first.mode, first.rule) == ("estimated", "killed:behind;speaker:quoted")
    assert second.claimant == "Ali"


def test_what_stands_outside_is_left_alone() -> None:
    """As is a claim that has its claimant."""
    text = 'Some 50 died. "It was bad," said Ali.'
    (outside,) = with_late_sources(text, [claim(text, "50")], [placed(text)])
    assert outside.claimant == "article"
    named = replace(claim(TEXT, "50"), claimant="NIS")
    assert with_late_sources(TEXT, [named], [placed(TEXT)]) == (named,)


def test_a_speaker_too_far_behind_is_somebody_elses() -> None:
    """He must be named right behind the closing mark."""
    text = f'"We have lost 50 men." {"x" * RIGHT_BEHIND} said Ali.'
    (claimed,) = with_late_sources(text, [claim(text, "50")], [placed(text)])
    assert claimed.claimant == "article"


def test_a_quotation_ends_with_its_paragraph() -> None:
    """A mark left open in one does not reach into the next."""
    text = '"It was bad.\n\nSome 50 died," said Ali.'
    (claimed,) = with_late_sources(text, [claim(text, "50")], [placed(text)])
    assert claimed.claimant == "article"


def test_marks_of_other_scripts_quote_too() -> None:
    """Curly, pointed and low ones."""
    for text in ("“We lost 50 men,” said Ali.", "«We lost 50 men,» said Ali.", "„We lost 50 men,“ said Ali."):
        (claimed,) = with_late_sources(text, [claim(text, "50")], [placed(text)])
        assert claimed.claimant == "Ali"
