"""Estimates and fans, in a world whose truth is decreed."""

from datetime import date, timedelta

import numpy as np
import pytest

from passmuster.findings.estimates import estimates, quantiles
from passmuster.forecast.courses import Courses
from passmuster.model.paths import paths_ahead
from worlds.decreed_material import AS_OF, HORIZONS, claim, composed, decreed_fit, material

SUPPLY_CLAIMS = tuple(
    claim(f"shells-{n}", "shells", 100_000 + n, date(2024, 10 + n, 6), subject="kp-shells", claimant_group=group)
    for n, group in enumerate(("UA", "US", "KR"))
)


def now(findings, subject="kp-force"):
    """Estimates of a subject on the as-of day, by quantity."""
    return {row.quantity: row for row in findings.estimates if (row.subject, row.date) == (subject, AS_OF)}


def test_estimates_are_quantiles_of_the_draws():
    """Each printed number is the quantile of the course it names, on its day."""
    for row in composed().estimates:
        if row.since is None:
            expected = quantiles(material().courses.of(row.subject, row.quantity).at(row.date))
            assert {name: getattr(row, name) for name in expected} == expected


def test_throughput_is_who_is_there_and_who_arrives():
    """Heads through from the as-of day on are those present then and all who are sent after it."""
    courses = material().courses
    for weeks in HORIZONS:
        day = AS_OF + timedelta(weeks=weeks)
        row = next(row for row in composed().estimates if row.quantity == "rotated" and row.date == day)
        sent = courses.of("kp-force", "deployed")
        through = courses.of("kp-force", "present").at(AS_OF) + sent.at(day) - sent.at(AS_OF)
        assert row.q50 == pytest.approx(float(np.median(through)))
        assert row.since == AS_OF + timedelta(days=1)


def test_recent_arrivals_cover_four_weeks():
    """Arrivals are what the running total of those sent gained in the last 28 days."""
    row = now(composed())["arrivals"]
    sent = material().courses.of("kp-force", "deployed")
    assert (row.date - row.since).days == 27
    gained = sent.at(AS_OF) - sent.at(AS_OF - timedelta(weeks=4))
    assert row.q50 == pytest.approx(float(np.median(gained)))


def test_the_usual_counts_are_told_now_and_ahead():
    """Present, killed, casualties and throughput are told at every horizon, everything else on the day."""
    told = {(row.quantity, row.date) for row in composed().estimates if row.subject == "kp-force"}
    days = [AS_OF + timedelta(weeks=weeks) for weeks in HORIZONS]
    for quantity in ("present", "killed", "casualties", "rotated"):
        assert {(quantity, day) for day in days} <= told
    assert set(now(composed())) == {
        "present", "deployed", "arrivals", "killed", "wounded", "captured", "casualties", "irrecoverable", "returned",
        "recovering",
    }  # fmt: skip


def test_goods_are_counted_in_pieces():
    """A supply is one running total of the goods that its claims speak of most."""
    courses = Courses(paths_ahead(decreed_fit(*SUPPLY_CLAIMS).posterior, 13, seed=1))
    rows = [row for row in estimates(courses, AS_OF, (4, 13)) if row.subject == "kp-shells"]
    assert {row.quantity for row in rows} == {"shells"}
    assert len(rows) == 3
    assert all(row.unit == "pieces" for row in rows)
    assert rows[0].claims == tuple(said.claim_id for said in SUPPLY_CLAIMS)


def test_estimates_name_the_claims_they_rest_on():
    """Claims of strength bear on strength and claims of losses on losses."""
    rows = now(composed())
    assert rows["present"].claims == ("present-1", "present-2")
    assert rows["killed"].claims == ("killed-1", "casualties-1")
    assert not any(row.is_prior for row in rows.values())


def test_fans_end_with_the_horizon():
    """A fan holds every week of the past and ahead, up to the week of the last horizon's day."""
    last = AS_OF + timedelta(weeks=HORIZONS[-1])
    for fan in composed().fans:
        assert fan.dates[0] == date(2024, 10, 6)
        assert last <= fan.dates[-1] < last + timedelta(weeks=1)
        assert len({len(line) for line in (fan.dates, fan.q05, fan.q25, fan.q50, fan.q75, fan.q95)}) == 1
