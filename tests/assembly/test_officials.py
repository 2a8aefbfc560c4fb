"""Tests of officials: whose office a text tells."""

import pytest

from passmuster.assembly.officials import officials_among


@pytest.mark.parametrize(
    "text",
    [
        "Brigadier General Ronald Rwivanga told reporters.",
        "Ronald Rwivanga, spokesman for the Rwanda Defence Force, said so.",
        "Ronald Rwivanga (the army's spokesman) said so.",
        "Later Ronald Rwivanga spoke. Lt. Col. Ronald Rwivanga denied it.",
        "Foreign Minister Ronald Rwivanga left.",
    ],
)
def test_an_office_beside_the_name_makes_an_official(text: str) -> None:
    """Before the name, behind it, in brackets, or at another mention."""
    assert officials_among(["Ronald Rwivanga", "Jean Uwera"], [text]) == ("Ronald Rwivanga",)


@pytest.mark.parametrize(
    "text",
    [
        "Ronald Rwivanga said that his son had died.",
        "Ronald Rwivanga, a farmer, said so.",
        "The general left. Ronald Rwivanga wept.",
        "The minister, Ronald Rwivanga said, had lied.",
        "",
    ],
)
def test_an_office_elsewhere_is_somebody_elses(text: str) -> None:
    """A mark between the two, or another trade, tells nothing of the kind."""
    assert officials_among(["Ronald Rwivanga"], [text]) == ()
