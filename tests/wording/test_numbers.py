"""How numbers are written."""

import math
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from passmuster.ledger import Claim
from passmuster.wording.numbers import (
    claim_words,
    claimed_words,
    count_words,
    estimate_words,
    factor_words,
    interval_words,
    lean_words,
    level_words,
    percent_interval_words,
    percent_words,
    reported_words,
    rough_count_words,
    share_words,
)

counts = st.floats(0.0, 1e8)


def claim(**numbers):
    """A claim with the given bound and numbers."""
    return Claim(
        claim_id="c1", said_on=date(2025, 3, 4), subject="force", quantity="killed", mode="asserted",
        claimant="Somebody", claimant_group="UA", **numbers,
    )  # fmt: skip


def read_back(words):
    """The number that words such as "9.8 million" or "fewer than 1" stand for."""
    number, million, _ = words.replace("fewer than 1", "0.5").replace(",", "").partition(" million")
    return float(number) * (1e6 if million else 1.0)


@pytest.mark.parametrize(
    ("quantiles", "words"),
    [
        ((9812.0, 11234.0, 12934.0), "about 11,200 (90 % interval 9,800 to 12,900)"),
        ((11020.0, 11234.0, 11520.0), "about 11,230 (90 % interval 11,020 to 11,520)"),
        ((12.0, 150.0, 4800.0), "about 150 (90 % interval 12 to 4,800)"),
        ((0.0, 31.2, 871.0), "about 31 (90 % interval 0 to 870)"),
        ((0.1, 0.3, 2.0), "fewer than 1 (90 % interval fewer than 1 to 2)"),
        ((4e6, 4812345.0, 6e6), "about 4.8 million (90 % interval 4.0 to 6.0 million)"),
        ((3.0, 3.0, 3.0), "about 3 (90 % interval 3)"),
        ((float("nan"), 3.0, 3.0), "not known"),
    ],
)
def test_estimates_are_rounded_to_what_is_known(quantiles, words):
    """Digits go as far as a tenth of the interval and of the number itself, and no further."""
    assert estimate_words(*quantiles) == words


@given(counts, counts)
def test_rounding_moves_a_number_by_little(value, width):
    """What is written differs from the number by at most a twentieth of itself or its interval, or half a person."""
    assume(value > 0.5)
    written = read_back(count_words(value, width=width))
    assert abs(written - value) <= max(0.5, 0.05 * min(value, width)) * (1 + 1e-9)


@given(counts, counts)
def test_interval_keeps_its_order(one, other):
    """The first end written is never above the second."""
    first, _, last = interval_words(min(one, other), max(one, other)).partition(" to ")
    shared = " million" if last.endswith(" million") else ""
    assert not last or read_back(first + shared) <= read_back(last)


def test_an_interval_never_mixes_millions_with_plain_numbers():
    """The word "million" holds for both ends or stands nowhere."""
    assert interval_words(5.0, 16_200_000.0) == "5 to 16,000,000"
    assert interval_words(6_300_000.0, 16_200_000.0) == "6.3 to 16.2 million"


@pytest.mark.parametrize(
    ("bound", "numbers", "words"),
    [
        ("at_least", {"low": 3000.0}, "at least 3,000"),
        ("at_least", {"point": 3000.0}, "at least 3,000"),
        ("at_most", {"high": 15000.0}, "up to 15,000"),
        ("at_most", {"point": 15000.0}, "up to 15,000"),
        ("range", {"low": 3000.0, "high": 4000.0}, "3,000 to 4,000"),
        ("about", {"point": 12000.0}, "about 12,000"),
        ("exact", {"point": 3137.0}, "3,137"),
        ("exact", {}, "not known"),
    ],
)
def test_claims_keep_their_bound_in_words(bound, numbers, words):
    """A claim is written with its bound and every digit that was reported."""
    assert claim_words(bound, **numbers) == words
    assert claimed_words(claim(bound=bound, **numbers)) == words


@given(st.integers(0, 10**9))
def test_reported_numbers_are_never_rounded(number):
    """A reported number can be read back from its words exactly."""
    assert int(reported_words(float(number)).replace(",", "")) == number


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "less than 1 %"), (0.0099, "less than 1 %"), (0.01, "1 %"), (0.284, "28 %"), (0.55, "55 %"),
        (0.4497, "just under 45 %"), (0.4503, "just over 45 %"), (0.99, "99 %"), (0.9901, "more than 99 %"),
        (1.0, "more than 99 %"), (math.nan, "not known"),
    ],
)  # fmt: skip
def test_percentages_never_reach_nought_or_a_hundred(probability, words):
    """The ends are open, and a number just beside a band edge says so."""
    assert percent_words(probability, edges=(45.0, 55.0)) == words


def test_percent_intervals_have_open_ends():
    """An interval's ends are whole per cent, or open beyond the first and the ninety-ninth."""
    assert percent_interval_words(0.124, 0.471) == "12 to 47 %"
    assert percent_interval_words(0.0, 1.0) == "under 1 to over 99 %"
    assert percent_interval_words(0.281, 0.282) == "28 %"
    assert percent_interval_words(math.nan, 0.3) == "not known"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.912, "1.9"),
        (0.4721, "0.47"),
        (12.3, "12"),
        (104.2, "100"),
        (3437.0, "3,400"),
        (0.0, "0"),
        (math.inf, "not known"),
    ],
)
def test_factors_have_two_digits(value, words):
    """A factor keeps two significant digits before or after its point."""
    assert factor_words(value) == words


@pytest.mark.parametrize(("value", "words"), [(1634.6, "1,600"), (88_123.0, "88,000"), (0.2, "fewer than 1")])
def test_counts_without_an_interval_have_two_digits(value, words):
    """What follows from two claims is no better known than they are."""
    assert rough_count_words(value) == words


@pytest.mark.parametrize(("share", "words"), [(0.0, "0 %"), (0.934, "93 %"), (1.0, "100 %"), (None, "-")])
def test_shares_that_were_counted_reach_both_ends(share, words):
    """Nothing is estimated about a share of what was counted, so that none and all are said as they are."""
    assert share_words(share) == words


def test_lean_needs_an_interval_off_one():
    """A lean is claimed only when the whole interval lies on one side of no lean, and alike in both directions."""
    assert lean_words(0.9, 1.3, 1.8) == "no lean shown"
    assert lean_words(1.2, 2.0, 3.1) == "leans high"
    assert lean_words(0.3, 0.5, 0.8) == "leans low"


def test_levels_carry_a_true_minus_and_no_minus_zero():
    """A level has one decimal; a rounded nought has no sign."""
    assert [level_words(value) for value in (0.84, -0.12, -0.01, math.nan)] == ["0.8", "−0.1", "0.0", "not known"]
