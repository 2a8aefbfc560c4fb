"""How a briefing was made, on the terminal."""

from passmuster.briefing.terminal.methods import methods_section
from worlds.findings_example import bare, example
from worlds.screen import drawn


def test_it_can_be_repeated_and_cited():
    """The fit, the standard of words, beliefs, versions, inputs and references are all there."""
    text = drawn(methods_section(example()))
    assert "Fit: ok; largest R-hat 1.006" in text
    for heading in ("Beliefs held before any claim", "Versions", "Inputs", "References"):
        assert f"\n{heading}\n" in text
    assert "(shipped default)" in text


def test_what_was_not_used_has_no_heading():
    """A case without beliefs, versions and references says how it was made all the same."""
    text = drawn(methods_section(bare()))
    assert "Words of likelihood follow ICD 203" in " ".join(text.split())
    assert "References" not in text
