"""What is another number worked over, and what only looks like it."""

from datetime import timedelta

import pytest

from passmuster.ledger.restatements import derived_words, find_restatements
from worlds.small_case import claim


def days(dead: list[float], hit: list[float], **changed: object):
    """Dead and casualties of one speaker, day after day."""
    found = []
    for place, (killed, casualties) in enumerate(zip(dead, hit, strict=True)):
        found += [
            claim(f"d{place}", 10 + place, "killed", killed, **changed),
            claim(f"c{place}", 10 + place, "casualties", casualties, **changed),
        ]
    return found


def restated(*claims) -> dict[str, str]:
    """What each restatement is said to be."""
    return {claim_id: rest.relation for claim_id, rest in find_restatements(claims).items()}


def test_four_times_plus_a_thousand_is_found_and_said():
    """A rule that holds day after day sets the larger number aside, and names the one that it is made of."""
    found = find_restatements(days([123, 456, 789, 1011], [1492, 2824, 4156, 5044]))
    assert set(found) == {"c0", "c1", "c2", "c3"}
    assert found["c2"].of == "d2"
    assert found["c2"].relation == "always 4 times the killed of its day plus 1,000"


def test_a_day_that_breaks_the_rule_is_a_count_of_its_own():
    """Three days hold to it and the fourth does not: the fourth is not set aside."""
    assert set(restated(*days([123, 456, 789, 1011], [369, 1368, 2367, 2999]))) == {"c0", "c1", "c2"}


@pytest.mark.parametrize(
    ("dead", "hit"),
    [
        ([1000, 2000, 3000], [4000, 8000, 12000]),
        ([123, 456], [492, 1824]),
        ([123, 123, 123], [492, 492, 492]),
        ([123, 456, 789], [500, 1800, 3200]),
    ],
    ids=["round numbers do so by chance", "two days are too few", "one number is no rule", "near is not exact"],
)
def test_what_only_looks_like_a_rule_is_left_alone(dead, hit):
    """Nothing is set aside by a rule that chance could have made."""
    assert restated(*days(dead, hit)) == {}


def test_two_speakers_do_not_restate_one_another():
    """The rule is a habit of one speaker: dead of one and casualties of another are two witnesses."""
    claims = days([123, 456, 789], [369, 1368, 2367])
    mixed = [
        claim(c.claim_id, (c.day - claims[0].day).days + 10, c.quantity, c.point,
              claimant="another" if c.quantity == "casualties" else "one") for c in claims
    ]  # fmt: skip
    assert restated(*mixed) == {}


def test_a_rule_does_not_hang_on_names_or_order():
    """Ids and order of the claims change nothing about which days are set aside."""
    claims = days([123, 456, 789], [369, 1368, 2367])
    assert restated(*claims) == restated(*reversed(claims))


def test_a_derived_number_is_known_by_its_note():
    """The words that it was worked out from are those behind the mark, up to the remark that follows."""
    words = claim("w", 10, "killed", 2667.0, note="derived: 'two-thirds' of 4,000; the usual share is a quarter")
    assert derived_words(words) == "'two-thirds' of 4,000"
    assert restated(words) == {"w": "worked out from: 'two-thirds' of 4,000"}
    assert derived_words(claim("s", 10, "killed", 2667.0, note="the number is not derived: he said it")) == ""
    assert derived_words(claim("n", 10, "killed", 2667.0, note="derived")) == "words of the report"


def test_windows_and_totals_do_not_mix():
    """A flow is not compared with a total of the same last day."""
    claims = days([123, 456, 789], [369, 1368, 2367])
    start = claims[0].day - timedelta(days=5)
    windows = [
        claim(c.claim_id, (c.day - claims[0].day).days + 10, "casualties", c.point, as_of_start=start)
        for c in claims if c.quantity == "casualties"
    ]  # fmt: skip
    assert restated(*[c for c in claims if c.quantity == "killed"], *windows) == {}
