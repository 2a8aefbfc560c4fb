"""Figures that their speaker takes back."""

from dataclasses import replace

import pytest

from passmuster.reading.corrections import with_corrections
from passmuster.reading.reader import read_text
from worlds.one_sentence import parsed


def told(text: str) -> list[tuple[float | None, bool]]:
    """The numbers of a text, each with whether it is superseded."""
    return [(claim.point, claim.superseded) for claim in read_text(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry revised its estimate of Kenyan dead in Somalia from 4,700 to 4,300 on Monday.",
        "The ministry revised its estimate of Kenyan dead in Somalia to 4,300 from 4,700 on Monday.",
        "The ministry lowered its count of Kenyan dead in Somalia to 4,300 from 4,700 on Monday.",
        "The ministry corrected the number of Kenyan dead to 4,300; it had earlier said 4,700.",
    ],
)
def test_the_old_figure_of_a_correction_is_superseded(text: str) -> None:
    """Both are claims, whichever comes first."""
    assert sorted(told(text)) == [(4300, False), (4700, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The number of Ugandan troops in Congo has risen to 5,000 from 3,000 in May, the UN said.",
        "Kenya cut its force in Somalia from 4,000 soldiers to 3,600 soldiers in May.",
        "The army revised its rules. It has lost 12 soldiers in Somalia.",
        "Kenya has 3,600 soldiers in Somalia.",
    ],
)
def test_what_grew_or_shrank_is_no_correction(text: str) -> None:
    """A count of May was right in May."""
    assert not any(superseded for _, superseded in told(text))


def test_a_figure_of_other_men_is_not_taken_back() -> None:
    """What is corrected is of the same kind and of the same force."""
    text = "The ministry revised its count of Kenyan dead in Somalia from 4,700 to 4,300 on Monday."
    old, new = read_text(text).claims
    assert [c.superseded for c in with_corrections(parsed(text), [old, new])] == [True, False]
    apart = [replace(old, superseded=False), replace(new, actor="UG")]
    assert [c.superseded for c in with_corrections(parsed(text), apart)] == [False, False]


def test_json_says_so() -> None:
    """Of every claim."""
    (claim,) = read_text("Kenya has 3,600 soldiers in Somalia.").claims
    assert claim.as_dict()["superseded"] is False
