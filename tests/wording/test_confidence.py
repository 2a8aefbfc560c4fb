"""Words of analytic confidence."""

import pytest

from passmuster.errors import BadInput
from passmuster.wording.confidence import CONFIDENCE_LEVELS, Basis, confidence_level, confidence_sentence
from passmuster.wording.standards import STANDARDS
from worlds.likelihood_check import mixes_likelihood_and_confidence


@pytest.mark.parametrize(
    ("basis", "level"),
    [
        (Basis(origins=5, good_origins=3, opposed=False, untested=False), "high"),
        (Basis(origins=5, good_origins=3, opposed=True, untested=False), "moderate"),
        (Basis(origins=5, good_origins=2, opposed=False, untested=False), "moderate"),
        (Basis(origins=9, good_origins=9, opposed=False, untested=True), "low"),
        (Basis(origins=1, good_origins=1, opposed=False, untested=False), "low"),
        (Basis(origins=0, good_origins=0, opposed=False, untested=False), "low"),
    ],
)
def test_confidence_rests_on_independent_origins(basis, level):
    """One origin or an untested assumption is never more than low; conflict is never high."""
    assert confidence_level(basis) == level
    assert level in CONFIDENCE_LEVELS


def test_confidence_sentence_stands_alone():
    """The sentence names level and reason and no likelihood."""
    sentence = confidence_sentence("low", "it rests on one origin.")
    assert sentence == "Confidence in this judgement is low: it rests on one origin."
    assert not mixes_likelihood_and_confidence(sentence)


def test_confidence_sentence_refuses_likelihood_and_unknown_levels_at_once():
    """Both faults of one call are reported together."""
    with pytest.raises(BadInput) as refusal:
        confidence_sentence("firm", "withdrawal is unlikely")
    assert [fault.rule for fault in refusal.value.faults] == [
        "analytic confidence is one of high, moderate, low",
        "likelihood and confidence never stand in one sentence",
    ]


@pytest.mark.parametrize("term", sorted({band.term for scale in STANDARDS.values() for band in scale.bands}))
def test_mixing_is_seen_for_every_term(term):
    """A sentence that holds any term of any standard beside the word confidence is found."""
    assert mixes_likelihood_and_confidence(f"We hold with high confidence that this is {term}.")
    assert not mixes_likelihood_and_confidence(f"This is {term}.")
