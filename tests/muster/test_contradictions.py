import math
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger import Claim
from passmuster.muster.contradictions import contradictions
from passmuster.muster.found import Admitted, Contradiction, Rule
from passmuster.muster.readings import CountReading
from worlds.muster_world import AS_OF, case, claim


def _pairs(*claims: Claim) -> list[tuple[str, str]]:
    return [found.claims for found in contradictions(case(), claims).told]


def _later(days: int) -> date:
    return AS_OF + timedelta(days=days)


@pytest.mark.parametrize(
    ("smaller", "larger"),
    [
        (claim("a", "casualties", 1_100), claim("b", "casualties", bound="at_least", low=3_000.0)),
        (claim("a", "present", bound="at_most", high=8_000.0), claim("b", "present", 10_000, _later(3))),
        (claim("a", "killed", 2_667, _later(24)), claim("b", "killed", 4_000)),
        (claim("a", "casualties", 3_000, _later(5)), claim("b", "killed", 4_000)),
        (claim("a", "deployed", 3_000), claim("b", "present", 12_000)),
        (claim("a", "present", 3_000), claim("b", "present", 8_000, subject="kp-force-kursk")),
        (claim("a", "killed", 20, as_of_start=_later(-3)), claim("b", "killed", 77, as_of_start=_later(-3))),
    ],
    ids=["floor above", "ceiling below", "total falls", "more dead than hit", "more there than sent", "part", "window"],
)
def test_pairs_that_cannot_both_hold_are_shown(smaller: Claim, larger: Claim) -> None:
    """Each rule finds its pair, whichever was said first, the smaller number first."""
    assert _pairs(smaller, larger) == _pairs(larger, smaller) == [("a", "b")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("a", "killed", 300), claim("b", "killed", 1_000, _later(20))),
        (claim("a", "present", 12_000), claim("b", "present", 8_000, _later(30))),
        (claim("a", "present", 12_000), claim("b", "present", 11_000)),
        (claim("a", "killed", 4_000), claim("b", "casualties", 4_000)),
        (claim("a", "killed", 4_000, measures=(("killed", 0.5), ("casualties", 0.5))), claim("b", "killed", 300)),
        (claim("a", "planned", 100_000), claim("b", "present", 12_000)),
        (claim("a", "present", 12_000), claim("b", "present", 50_000, subject="ru-force")),
        (claim("a", "killed", 21, as_of_start=_later(-2)), claim("b", "killed", 300)),
        (claim("a", "killed", 4_000), claim("b", "killed", 300, _later(60))),
    ],
    ids=["growth", "stock moves", "about", "all dead", "open words", "plan", "other force", "window and total", "far"],
)
def test_pairs_that_can_both_hold_are_let_be(one: Claim, other: Claim) -> None:
    """Growth, movement, looseness, open words, plans and other forces are no contradiction."""
    assert _pairs(one, other) == []


def test_a_pair_keeps_what_both_admit_and_the_rule() -> None:
    """Readings and the numbers that each claim admits stand with the rule; no ceiling is infinity."""
    pair = (claim("a", "casualties", 1_100), claim("b", "casualties", bound="at_least", low=3_000.0))
    (found,) = contradictions(case(), pair).told
    reading = CountReading("casualties", None, AS_OF)
    assert found == Contradiction(
        smaller=Admitted("a", "kp-force", reading, 990.0, 1_210.0),
        larger=Admitted("b", "kp-force", reading, 3_000.0, math.inf),
        rule=Rule.ONE_COUNT,
    )


@pytest.mark.parametrize(
    ("smaller", "larger", "rule"),
    [
        (claim("a", "killed", 2_667, _later(24)), claim("b", "killed", 4_000), Rule.TOTAL),
        (claim("a", "casualties", 3_000, _later(5)), claim("b", "killed", 4_000), Rule.MEASURE),
        (claim("a", "present", 3_000), claim("b", "present", 8_000, subject="kp-force-kursk"), Rule.PART),
    ],
)
def test_each_rule_has_its_name(smaller: Claim, larger: Claim, rule: Rule) -> None:
    """A total that falls, a count within another, and a part above its whole are told apart."""
    (found,) = contradictions(case(), (smaller, larger)).told
    assert found.rule == rule


def test_copies_count_once() -> None:
    """A claim said a hundred times contradicts another once."""
    one, other = claim("a", "killed", 300), claim("b", "killed", 4_000)
    assert _pairs(one, other, *(replace(one, claim_id=f"copy-{n}") for n in range(100))) == [("a", "b")]


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 10**6)), max_size=12))
def test_what_truly_happened_never_contradicts_itself(steps: list[tuple[int, int]]) -> None:
    """A running total that only grows, told exactly at most once in four days, holds together."""
    day, total, claims = AS_OF, 0, []
    for n, (gap, more) in enumerate(steps):
        day, total = day + timedelta(days=4 + gap), total + more
        claims.append(claim(f"c{n}", "killed", float(total), day, bound="exact"))
    assert _pairs(*claims) == []


def test_of_very_many_the_widest_are_told() -> None:
    """How many there are is said; those whose numbers lie furthest apart are told, in order of their days."""
    claims = [claim(f"c{day}", "present", 1_000 * 2**day, _later(day)) for day in (2, 0, 1)]
    assert contradictions(case(), claims).n_found == len(contradictions(case(), claims).told) == 3
    few = contradictions(case(), claims, most=1)
    assert [pair.claims for pair in few.told] == [("c0", "c2")]
    assert few.n_found == 3
