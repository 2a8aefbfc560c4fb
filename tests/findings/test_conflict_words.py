import math

import pytest

from passmuster.findings.conflict_words import cannot_both_hold, rule_words
from passmuster.muster.found import Admitted, Contradiction, Rule
from passmuster.muster.readings import CountReading
from worlds.muster_world import AS_OF, case, claim


def pair(rule: Rule, smaller: str = "casualties", larger: str = "casualties") -> Contradiction:
    """A claim of about 1,100 and one of 3,000 or more."""
    return Contradiction(
        Admitted("a", "kp-force", CountReading(smaller, None, AS_OF), 990.0, 1_210.0),
        Admitted("b", "kp-force", CountReading(larger, None, AS_OF), 3_000.0, math.inf),
        rule,
    )


def test_the_text_names_both_speakers_numbers_days_and_the_rule() -> None:
    """A pair can be read without looking anything up."""
    smaller = claim("a", "killed", 1_100)
    larger = claim("b", "killed", bound="at_least", low=3_000.0)
    assert cannot_both_hold(pair(Rule.ONE_COUNT, "killed", "killed"), smaller, larger, case()) == (
        "speaker of a said about 1,100 killed by 5 January 2025 (North Korean force); "
        "speaker of b said at least 3,000 killed by 5 January 2025 (North Korean force): "
        "one count on nearly the same days cannot be two numbers."
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (pair(Rule.TOTAL), "a running total cannot fall"),
        (pair(Rule.PART), "a part cannot exceed its whole"),
        (pair(Rule.MEASURE, smaller="casualties", larger="killed"), "killed cannot exceed casualties"),
    ],
)
def test_each_rule_is_said(found: Contradiction, words: str) -> None:
    """Every rule has its words; of two measures the one within the other comes first."""
    assert rule_words(found) == words


def test_every_rule_has_words() -> None:
    """A new rule needs words of its own."""
    assert all(rule_words(pair(rule)) for rule in Rule)
