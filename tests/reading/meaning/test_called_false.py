"""Numbers of which a sentence says only that they are untrue."""

import pytest

from passmuster.reading.meaning.called_false import is_called_false
from passmuster.reading.reader import read_text
from worlds.one_sentence import parsed, place


@pytest.mark.parametrize(
    ("text", "is_false"),
    [
        ("Reports on social networks that 10 Kenyans were killed in Haiti are false, the ministry said.", True),
        ("Rumours that 10 soldiers had died were completely unfounded, he said.", True),
        ("Claims that 10 soldiers had died are not true, he said.", True),
        ("Reports that 10 soldiers had died are true, he said.", False),
        ("Reports say that 10 soldiers had died.", False),
        ("The claim was false; 10 soldiers had died.", False),
        ("Reports on Facebook of 10 Kenyans killed in Haiti are not true, the army says.", True),
        ("Stories of 10 dead Kenyans are nonsense, the army says.", True),
        ("Reports of 10 dead Kenyans are true, the army says.", False),
        ("Reports of 10 dead Kenyans reached the army on Friday.", False),
        ("Don't believe the 10 dead of the radio.", True),
        ("Nobody should believe the 10 dead of the rebels' radio, the general said.", True),
        ("Don't forget the 10 dead of El Adde.", False),
        ("Nobody believes that the war is over; the 10 dead of El Adde are buried.", False),
        ("The 10 dead of the radio never happened, he said.", True),
        ("The supposed 10 dead are a myth, he said.", True),
        ("The 10 dead never came home, he said.", False),
        ("The 10 dead are heroes, he said; the victory is a myth.", False),
    ],
)
def test_a_report_that_is_called_false_gives_no_number(text: str, is_false: bool) -> None:
    """Only within the words of the report, and only where it is denied."""
    s = parsed(text)
    at = place(s, "10")
    assert is_called_false(s, at, at + 1) is is_false


def test_who_calls_it_false_does_not_claim_it() -> None:
    """The ministry counts nobody."""
    text = "Reports on social networks that ten Kenyan soldiers were killed in Haiti are false, the ministry said."
    assert read_text(text).claims == ()
