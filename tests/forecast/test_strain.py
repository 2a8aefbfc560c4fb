"""Tests of strain and dependence as a briefing reads them."""

import dataclasses
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.errors import BadInput
from passmuster.forecast.dependence import dependence_of, recent
from passmuster.forecast.pair_events import CREDIT, credit_of, pair_events
from passmuster.forecast.strain import PRIORS, PairEvents, estimate_strain, strain_tilt
from passmuster.ledger.event import Event

N_WEEKS = 20
PRESENT = np.full((3000, N_WEEKS), 10_000.0)


def events(*rows: tuple[int, bool, str, float, str, float]) -> PairEvents:
    """Pair events from (week, from_partner, kind, score, source, credit)."""
    columns = list(zip(*rows, strict=True)) if rows else [[], [], [], [], [], []]
    return PairEvents(
        week=np.array(columns[0], dtype=np.int64),
        from_partner=np.array(columns[1], dtype=np.bool_),
        kind=np.array(columns[2], dtype=np.str_),
        score=np.array(columns[3], dtype=np.float64),
        source=np.array(columns[4], dtype=np.str_),
        credit=np.array(columns[5], dtype=np.float64),
        name=tuple(f"event {at}" for at in range(len(rows))),
    )


def last_strain(casualties: np.ndarray, *rows: tuple[int, bool, str, float, str, float]) -> float:
    """Mean strain in the last week."""
    return float(estimate_strain(casualties, PRESENT, events(*rows), seed=1).draws[:, -1].mean())


QUIET, HEAVY = PRESENT * 0.0005, PRESENT * 0.03


def test_losses_raise_strain_by_their_log() -> None:
    """Heavy losses strain; ten times as heavy strain less than ten times as much."""
    light, heavy, extreme = (last_strain(PRESENT * rate) for rate in (0.003, 0.03, 0.3))
    assert 0 < light < heavy < extreme
    assert extreme - heavy < 2 * (heavy - light)


def test_losses_count_against_the_force() -> None:
    """A hundred dead of a thousand strain more than a hundred of ten thousand."""
    casualties = np.full((3000, N_WEEKS), 100.0)
    small, large = (
        estimate_strain(casualties, np.full((3000, N_WEEKS), present), events(), seed=1).draws[:, -1].mean()
        for present in (1_000.0, 10_000.0)
    )
    assert small > large


def test_aid_lowers_strain_and_broken_promises_raise_it() -> None:
    """Aid received calms; a promise that half a year passes over adds strain, and keeping it takes that away."""
    weeks = 40
    present = np.full((3000, weeks), 10_000.0)
    aid, promise = (5, False, "AID", 10.0, "RU", 1.0), (2, False, "AGREE", 10.0, "RU", 1.0)
    means = [
        estimate_strain(present * 0.0005, present, events(*rows), seed=1).draws[:, -1].mean()
        for rows in ((), (aid,), (promise,), (promise, aid))
    ]
    nothing, helped, promised, kept = means
    assert helped < nothing < promised
    assert kept < nothing + (promised - nothing) / 2


def test_complaints_are_heard_and_rumours_a_little() -> None:
    """The same complaint raises strain much from the partner itself, little through an anonymous channel, never not."""
    praise = [(week, True, "SUPPORT", 5.0, "KP", 1.0) for week in (1, 4, 8)]
    calm = last_strain(QUIET, *praise)
    own = last_strain(QUIET, *praise, (18, True, "ACCUSE", -4.0, "KP", CREDIT["itself"]))
    rumour = last_strain(QUIET, *praise, (18, True, "ACCUSE", -4.0, "MEDIA", CREDIT["anonymous"]))
    assert calm + 0.005 < rumour < own
    assert rumour - calm < 0.25 * (own - calm)


def test_one_leaning_source_is_not_six_witnesses() -> None:
    """Six grim reports by one source, which may lean, raise strain less than the same six by six sources."""
    praise = [(week, True, "SUPPORT", 5.0, "KP", 1.0) for week in (1, 4, 8)]
    six_sources = [(14 + at, True, "ACCUSE", -3.0, f"S{at}", 0.5) for at in range(6)]
    one_source = [(14 + at, True, "ACCUSE", -3.0, "S0", 0.5) for at in range(6)]
    calm = last_strain(QUIET, *praise)
    assert calm < last_strain(QUIET, *praise, *one_source) < last_strain(QUIET, *praise, *six_sources)


def test_contributions_are_named_and_sorted() -> None:
    """Each driver and event is listed once, the largest part first."""
    strain = estimate_strain(HEAVY, PRESENT, events((3, True, "SUPPORT", 5.0, "KP", 1.0)), seed=1)
    assert {part.name for part in strain.contributions} == {"losses", "rewards", "broken_promises", "event 0"}
    sizes = [abs(part.amount) for part in strain.contributions]
    assert sizes == sorted(sizes, reverse=True)
    assert strain.contributions[0].name == "losses"


def test_same_seed_same_strain() -> None:
    """The same arrays and seed give the same draws."""
    first, again, other = (estimate_strain(HEAVY, PRESENT, events(), seed=seed).draws for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_every_prior_has_its_reason() -> None:
    """No constant of strain comes without a sentence of why."""
    assert all(len(prior.reason) > 20 and prior.reason.endswith(".") for prior in PRIORS.values())


def test_strain_tilts_the_hazard_upward_on_the_whole() -> None:
    """More strain makes leaving likelier on average, and how much is not known for sure."""
    tilt = strain_tilt(np.full(5000, 2.0), seed=1)
    assert tilt.mean() == pytest.approx(0.6, abs=4 * 0.4 / np.sqrt(5000))
    assert tilt.std() == pytest.approx(0.4, rel=0.06)
    assert (strain_tilt(np.zeros(10), seed=1) == 0.0).all()


def test_bad_losses_and_events_are_refused_in_words() -> None:
    """Unlike shapes, negative people, and events outside their ranges are refused with what was found."""
    with pytest.raises(BadInput, match=r"given for the same draws and weeks; found shapes \(2, 3\) and \(2, 4\)"):
        estimate_strain(np.ones((2, 3)), np.ones((2, 4)), events())
    with pytest.raises(BadInput, match="people are 0 or more; found 1 other values"):
        estimate_strain(np.array([[-1.0]]), np.array([[1.0]]), events())
    with pytest.raises(BadInput) as refusal:
        estimate_strain(np.ones((1, 5)), np.ones((1, 5)), events((7, True, "ACCUSE", -40.0, "KP", 0.0)))
    text = str(refusal.value)
    assert "weeks run from 0 to 4; found week 7 in 'event 0'" in text
    assert "scores run from -10 to +10; found score -40.0 in 'event 0'" in text
    assert "credit is above 0 and at most 1; found credit 0.0 in 'event 0'" in text


EVENT = Event(
    event_id="1",
    date=date(2024, 12, 3),
    source_actor="KP",
    target_actor="RU",
    event="ACCUSE",
    score=-4.0,
    claimant="Anonymous 'insider' Telegram channel",
    claimant_group="MEDIA",
)
START = date(2024, 9, 30)


def of_pair(*given: Event, as_of: date = date(2025, 2, 28)) -> PairEvents:
    """Events between KP and RU."""
    return pair_events(given, partner="KP", principal="RU", start=START, n_weeks=22, as_of=as_of)


def test_only_the_pair_counts_and_only_what_is_known() -> None:
    """Events with others, hypothetical ones, and those before the start or after the as-of day are left out."""
    others = [
        dataclasses.replace(EVENT, target_actor="UA"),
        dataclasses.replace(EVENT, status="hypothetical"),
        dataclasses.replace(EVENT, date=date(2024, 1, 1)),
        dataclasses.replace(EVENT, date=date(2025, 3, 1)),
    ]
    back = dataclasses.replace(EVENT, source_actor="RU", target_actor="KP", event="AID", score=7.0)
    found = of_pair(EVENT, back, *others)
    assert found.week.tolist() == [9, 9]
    assert sorted(found.from_partner.tolist()) == [False, True]


def test_credit_goes_by_who_answers_for_it() -> None:
    """The actor itself, named officials, press, unnamed officials, anonymous channels, in this order."""
    speakers = [
        ("Kim Jong Un", "KP"),
        ("National Intelligence Service", "KR"),
        ("The Moscow Times", "MEDIA"),
        ("Unnamed US officials", "US"),
        ("Anonymous channel", "MEDIA"),
    ]
    credits = [credit_of(dataclasses.replace(EVENT, claimant=who, claimant_group=group)) for who, group in speakers]
    assert credits == list(CREDIT.values())
    assert credits == sorted(credits, reverse=True)
    assert credits[-1] > 0


def test_credit_is_blind_to_sides() -> None:
    """Swapping who is partner and principal swaps directions and leaves every credit as it was."""
    other = dataclasses.replace(
        EVENT, source_actor="RU", target_actor="KP", claimant="Dmitry Peskov", claimant_group="RU"
    )
    one = of_pair(EVENT, other)
    two = pair_events([EVENT, other], partner="RU", principal="KP", start=START, n_weeks=22, as_of=date(2025, 2, 28))
    assert one.credit.tolist() == two.credit.tolist()
    assert one.from_partner.tolist() == [not way for way in two.from_partner]


@given(st.integers(0, 2**32 - 1))
def test_shares_of_two_forces_add_up(seed: int) -> None:
    """No rule knows which force is the partner: its share and the other's make one."""
    random = np.random.default_rng(seed)
    ours, theirs = random.gamma(2.0, 1000.0, (4, 6)), random.gamma(2.0, 9000.0, (4, 6))
    (one,) = dependence_of(partner_present=ours, principal_present=theirs)
    (two,) = dependence_of(partner_present=theirs, principal_present=ours)
    assert one.share + two.share == pytest.approx(1.0)


def test_arrivals_are_compared_over_eight_weeks() -> None:
    """A wave in one week counts in the share for two months."""
    wave = np.zeros((1, 12))
    wave[0, 2] = 800.0
    steady = np.full((1, 12), 100.0)
    found = dependence_of(
        partner_present=steady, principal_present=steady, partner_arrivals=wave, principal_arrivals=steady
    )
    assert [item.measure for item in found] == ["strength", "arrivals"]
    share = found[1].share[0]
    assert share[2] == pytest.approx(800 / 1100)
    assert share[9] == pytest.approx(800 / 1600)
    assert share[10] == 0.0
    assert recent(wave, 8)[0].tolist() == [0.0] * 2 + [800.0] * 8 + [0.0] * 2


def test_recovers_a_known_share() -> None:
    """When both forces are known to a tenth, the interval of the share holds the truth nine times in ten.

    In 400 worlds a standard error of 1.5 points; three allowed.
    """
    held = 0
    for world in range(400):
        random = np.random.default_rng([6, world])
        seen = np.array([12_000.0, 50_000.0]) * np.exp(0.1 * random.standard_normal(2))
        draws = seen * np.exp(0.1 * random.standard_normal((1000, 2)))
        (share,) = dependence_of(partner_present=draws[:, :1], principal_present=draws[:, 1:])
        low, _, high = share.quantiles()[:, 0]
        held += low <= 12 / 62 <= high
    assert abs(held / 400 - 0.9) < 3 * 0.015


def test_nobody_there_is_no_share() -> None:
    """Where neither has anybody the share is not known rather than zero."""
    (found,) = dependence_of(partner_present=np.zeros((2, 1)), principal_present=np.zeros((2, 1)))
    assert np.isnan(found.share).all()
    assert np.isnan(found.quantiles()).all()


def test_munitions_lie_within_all_munitions() -> None:
    """The partner's shells are part of all shells, not an addition to them."""
    found = dependence_of(
        partner_present=np.ones((1, 1)),
        principal_present=np.ones((1, 1)),
        partner_munitions=np.full((1, 1), 40.0),
        all_munitions=np.full((1, 1), 100.0),
    )
    assert found[-1].share[0, 0] == pytest.approx(0.4)


def test_half_a_pair_is_refused() -> None:
    """A share needs both sides."""
    with pytest.raises(
        BadInput, match="arrivals: a share needs the partner's part and the other; found one of the two"
    ):
        dependence_of(
            partner_present=np.ones((1, 1)), principal_present=np.ones((1, 1)), partner_arrivals=np.ones((1, 1))
        )
