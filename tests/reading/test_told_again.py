"""Numbers that a page tells again."""

import pytest

from passmuster.reading.reader import read_text
from passmuster.reading.told_again import without_repeats

PAGE = (
    "Fourteen Zambian soldiers killed in Angola raid\n\n"
    "LUSAKA, June 3 (Reuters) - Fourteen Zambian soldiers were killed in a raid in eastern Angola on Sunday, the "
    "Zambian army said.\n\n"
    '"Fourteen Zambian soldiers were killed," army spokesman Joseph Banda told reporters.'
)


def told(text: str) -> list[tuple[float | None, str]]:
    """The numbers of a text, each with who says it."""
    return [(claim.point if claim.point is not None else claim.low, claim.claimant) for claim in read_text(text).claims]


def test_a_headline_and_its_lead_are_one_claim_of_who_is_named_below() -> None:
    """The number of a headline is told once, by the speaker of the text below it."""
    speakers = [speaker for _, speaker in told(PAGE)]
    assert 0 < len(speakers) <= 2
    assert "article" not in speakers


def test_what_was_told_once_stays_told_once() -> None:
    """Looking for repeats among claims without any changes nothing."""
    claims = read_text(PAGE).claims
    assert without_repeats(PAGE, claims) == claims


def test_two_speakers_who_give_one_number_are_two_claims() -> None:
    """Who bears out what another says is a witness of his own."""
    found = told(
        "The Chadian army said that 340 Malian soldiers were killed. "
        "A French officer said that 340 Malian soldiers were killed."
    )
    assert [number for number, _ in found] == [340, 340]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana sent 600 soldiers to Liberia in May. Another 600 Ghanaian soldiers were sent in June.",
        "Ghana sent 600 soldiers to Liberia in May 1992. Togo sent 600 soldiers to Liberia in May 1992.",
        "On Monday 3 Ghanaian soldiers were killed. The army said that 3 Ghanaian soldiers had been captured.",
    ],
)
def test_other_men_and_other_deeds_are_told_by_themselves(text: str) -> None:
    """Further men, another state's men and another quantity are no repeats."""
    numbers = [number for number, _ in told(text)]
    assert max(map(numbers.count, numbers)) == 2


def test_a_number_told_three_times_is_one() -> None:
    """The lead repeats what the report below it says again, without another speaker."""
    text = (
        "Kenya has sent 900 soldiers to Haiti.\n\nMost are police.\n\n"
        "The 900 Kenyan soldiers sent to Haiti are well armed.\n\nSo far Kenya has sent 900 soldiers to Haiti."
    )
    assert [number for number, _ in told(text)] == [900]
