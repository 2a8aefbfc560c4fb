"""The standards that a caller may ask for are those that there are words of."""

from passmuster.analysis.standards import STANDARD_NAMES, USUAL_STANDARD
from passmuster.wording.standards import standard_of


def test_every_standard_offered_has_words() -> None:
    """Each name is taken, and the usual one is among them."""
    assert [standard_of(name).key for name in STANDARD_NAMES] == list(STANDARD_NAMES)
    assert USUAL_STANDARD in STANDARD_NAMES
