"""Findings kept as text."""

from dataclasses import replace

import pytest

from passmuster.cache.codec import findings_from_text, findings_to_text
from worlds.findings_example import bare, example, failed
from worlds.hostile import poisoned


@pytest.mark.parametrize("findings", [example(), failed(), bare(), poisoned(example())])
def test_what_comes_back_is_what_went_in(findings):
    """Text and back gives equal findings, whatever their strings hold."""
    assert findings_from_text(findings_to_text(findings)) == findings


@pytest.mark.parametrize("number", [0.1 + 0.2, 1e-300, 12345678901.123457, float("inf")])
def test_no_digit_is_lost(number):
    """Numbers keep every digit, and those that are not finite stay so."""
    row = replace(example().estimates[0], q95=number)
    back = findings_from_text(findings_to_text(replace(example(), estimates=(row,))))
    assert back.estimates[0].q95 == number


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '["kursk"]', "[1,2,3]", "not json", "[" * 100_000])
def test_other_texts_hold_no_findings(text):
    """Anything else is None and no error."""
    assert findings_from_text(text) is None


def test_a_cut_text_holds_no_findings():
    """Half an entry is none."""
    text = findings_to_text(example())
    assert findings_from_text(text[: len(text) // 2]) is None
