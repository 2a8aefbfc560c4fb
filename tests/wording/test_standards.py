"""The standards of likelihood words."""

from itertools import pairwise

import pytest

from passmuster.errors import BadInput
from passmuster.wording.standards import DEFAULT_STANDARD, STANDARDS, standard_of


@pytest.mark.parametrize("name", ["AJP-2.1", "ajp21", "NATO AJP-2.1", "ICD 203", "Icd203", "IPCC", "kent", "PHIA"])
def test_standards_are_found_however_written(name):
    """Capitals and punctuation of a standard's name do not matter."""
    assert standard_of(name) in STANDARDS.values()


def test_unknown_standard_is_refused_with_the_choices():
    """An unknown standard is refused, and the message lists those that are known."""
    with pytest.raises(BadInput, match=r"one of icd203, phia, ajp21, kent, ipcc; found 'gut'"):
        standard_of("gut")


def test_the_default_is_a_standard():
    """Who names none gets ICD 203."""
    assert standard_of(DEFAULT_STANDARD).name == "ICD 203"


@pytest.mark.parametrize("key", STANDARDS)
def test_bands_rise_and_never_overlap(key):
    """Bands come from the lowest to the highest; the edges are theirs, each once."""
    scale = STANDARDS[key]
    assert all(lower.high <= higher.low for lower, higher in pairwise(scale.bands))
    assert list(scale.edges) == sorted({edge for band in scale.bands for edge in (band.low, band.high)})


def test_a_band_says_how_far_a_value_lies_outside():
    """Inside and on the edges the distance is nought; the middle of a band says how extreme its term is."""
    band = standard_of("icd203").bands[1]
    assert [band.distance(value) for value in (2.0, 5.0, 12.0, 20.0, 23.0)] == [3.0, 0.0, 0.0, 0.0, 3.0]
    assert band.extremeness == 37.5
