"""Which of a model's proposals the text bears out."""

import json

import pytest

from passmuster.reading.llm.sifting import sifted
from worlds.model_server import GOOD, TEXT


def test_a_claim_that_stands_in_the_text_is_taken_with_its_place() -> None:
    """Offsets count from the beginning of the whole text, wherever the piece lay."""
    text = "It rained.\n\n" + TEXT
    (claim,), refused = sifted(text, [(12, len(text), GOOD)], "m")
    assert text[slice(*claim.span)] == "400 police officers"
    assert text[slice(*claim.sentence)] == TEXT
    assert (claim.paragraph, claim.rule, claim.marks) == (1, "llm:m", (("number", *claim.span),))
    assert refused == []


def test_a_number_may_be_written_in_words() -> None:
    """What counts is the number that our own grammar reads in the words quoted."""
    text = "Some four hundred officers went."
    proposal = {**GOOD, "quote": "four hundred officers", "cue": "", "point": 400.5}
    (claim,), _ = sifted(text, [(0, len(text), proposal)], "m")
    assert claim.point == 400.5
    _, ((_, why),) = sifted(text, [(0, len(text), {**proposal, "point": 410})], "m")
    assert why == "its number is not in the words it quotes"


def test_one_place_has_one_claim() -> None:
    """The first proposal for some words stands; claims come in the order of the text."""
    proposals = [(0, len(TEXT), GOOD), (0, len(TEXT), {**GOOD, "quantity": "present"})]
    (claim,), refused = sifted(TEXT, proposals, "m")
    assert (claim.quantity, refused) == ("deployed", [])


def test_the_words_must_stand_in_the_piece_that_was_shown() -> None:
    """A quotation from elsewhere in the text was not read there."""
    _, ((written, why),) = sifted(TEXT, [(0, 10, GOOD)], "m")
    assert why == "the words quoted are not in the text"
    assert json.loads(written) == GOOD


def test_what_is_no_claim_is_refused_with_its_json() -> None:
    """A proposal of another shape is kept as it came, and cut where it is long."""
    _, refused = sifted(TEXT, [(0, len(TEXT), ["x" * 900]), (0, len(TEXT), {})], "m")
    assert [why for _, why in refused] == ["a field is missing"] * 2
    assert len(refused[0][0]) == 400


def test_an_unnamed_claimant_is_the_article() -> None:
    """A blank claimant says that the text names nobody."""
    (claim,), _ = sifted(TEXT, [(0, len(TEXT), {**GOOD, "claimant": ""})], "m")
    assert claim.claimant == "article"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"relay": [5]}, "a field has the wrong type"),
        ({"quantity": []}, "quantity is none of the known words"),
        ({"claimant": "\x1b[31mSeoul"}, "a name holds signs that cannot be printed"),
        ({"relay": ["Seoul\u202e"]}, "a name holds signs that cannot be printed"),
        ({"point": 10**400}, "its number is no count"),
        ({"point": float("nan")}, "its number is no count"),
        ({"low": 400, "high": 300}, "its range is upside down"),
        ({"quantity": "killed"}, "its measure is not in the words it quotes, nor around them"),
    ],
)
def test_whatever_a_model_answers_is_refused_claim_by_claim(changed: dict[str, object], why: str) -> None:
    """A sound proposal beside it is taken."""
    bad = (0, len(TEXT), {**GOOD, **changed})
    accepted, refused = sifted(TEXT, [bad, (0, len(TEXT), GOOD)], "m")
    assert (len(accepted), [reason for _, reason in refused]) == (1, [why])
