import re
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from scipy.special import expit, logit

from passmuster.errors import BadInput
from passmuster.latent import ForceFlow, ForceStock, run_weeks
from passmuster.model.ahead import Ahead
from passmuster.model.clock import Clock
from passmuster.model.counts import read_count
from passmuster.model.endings import Ending
from passmuster.model.fortunes import MONTH, QUARTER, fortunes_of
from passmuster.model.parts import elsewhere
from passmuster.model.paths import TROOP, paths_ahead
from passmuster.model.steering import Steering
from passmuster.model.truth import fair_count
from passmuster.model.withdrawals import PERSISTENCE
from passmuster.observation.dating import AS_NAMED
from passmuster.observation.reading_off import read_level
from worlds.muster_world import AS_OF, START, claim, decreed_fit

SUPPLY = tuple(
    claim(f"shells-{n}", "shells", 1_000_000.0 + n, subject="kp-shells", claimant_group=group)
    for n, group in enumerate(("UA", "US", "KR"))
)
LOSSES = tuple(
    claim(f"killed-{n}", "killed", 100.0 + n, claimant_group=group) for n, group in enumerate(("UA", "US", "KR"))
)
"""Enough to tell battles from a level."""


WEEKS, LONG, FEW = 8, 60, 100
"""How far ahead, and how many paths where those are fewer than draws: each number of either is a program of its own to
be compiled, so that tests share them."""


def _ahead(n_weeks: int = WEEKS, **options: object):
    return paths_ahead(decreed_fit(*SUPPLY).posterior, n_weeks, seed=3, **options)


def test_everybody_of_every_path_is_in_one_place() -> None:
    """On every path and week, everybody deployed is present, recovering, killed, captured, evacuated or returned."""
    s = _ahead().stocks
    elsewhere = s.present + s.recovering + s.killed + s.captured + s.evacuated + s.returned
    np.testing.assert_allclose(elsewhere, s.deployed, rtol=1e-12)


def test_no_place_ever_holds_fewer_than_nobody_and_no_total_falls() -> None:
    """Places are never negative and running totals never fall, the as-of week included."""
    ahead = _ahead(LONG)
    s = ahead.stocks
    assert all(np.min(place) >= -1e-6 for place in s)
    for total in ("deployed", "killed", "wounded", "captured", "returned"):
        path = ahead.path("kp-force", total)
        assert path is not None
        assert np.min(np.diff(path, axis=1)) >= -1e-9


def test_paths_are_what_the_stock_and_flow_makes_of_their_flows() -> None:
    """Running the weekly arrivals and exits of a path through `run_weeks` gives the same stocks: two roads."""
    ahead = _ahead()
    posterior, own = ahead.posterior, ahead.posterior.parameters
    exposed_exits = ahead.casualties + np.diff(ahead.returned, axis=1, prepend=ahead.start.returned[:, None])
    # Paths run on rates in single precision.
    recovery = np.exp(-own["recovery_weeks"]).astype(np.float32).astype(float)[:, None]
    before = ahead.stocks
    recovered = np.concatenate([ahead.start.recovering[:, None], before.recovering[:, :-1]], axis=1) * -np.expm1(
        -recovery
    )
    exposed = (
        np.concatenate([ahead.start.present[:, None], before.present[:, :-1]], axis=1) + ahead.arrivals + recovered
    )
    rate = -np.log1p(-exposed_exits / exposed)
    hazard = rate * ahead.casualties / exposed_exits
    like = np.ones_like(hazard)
    flows = ForceFlow(ahead.arrivals, hazard, rate - hazard, *(share[:, None] * like for share in ahead.shares),
                      recovery * like)  # fmt: skip
    flows = ForceFlow(*(np.moveaxis(np.asarray(leaf), 1, 0) for leaf in flows))
    again = run_weeks(ForceStock(*(np.asarray(leaf) for leaf in ahead.start)), flows)
    for kept, made in zip(before, again, strict=True):
        # One recovery chance of single precision, 6e-8 of itself, enters every week.
        np.testing.assert_allclose(kept, np.moveaxis(np.asarray(made), 0, 1), rtol=1e-6, atol=1e-3)
    assert posterior.n_draws == ahead.n_paths


def test_paths_begin_where_the_posterior_ends() -> None:
    """Column 0 of every path ahead is the last column of the posterior's path, draw by draw, parts and sums too."""
    ahead = _ahead(n_paths=FEW)
    for subject in ("kp-force", "kp-force-kursk"):
        for quantity in ("present", "deployed"):
            past, path = ahead.posterior.path(subject, quantity), ahead.path(subject, quantity)
            assert past is not None
            assert path is not None
            np.testing.assert_allclose(path[:, 0], past[ahead.draw, -1], rtol=1e-12)


def test_a_part_never_exceeds_its_force() -> None:
    """A part is at most the whole on every path and week."""
    ahead = _ahead(LONG)
    assert np.all(ahead.path("kp-force-kursk", "present") <= ahead.path("kp-force", "present") + 1e-9)


def test_deviations_continue_from_the_last_past_week() -> None:
    """The first week's median hazard goes on from the as-of week's, drawn toward the mean by the persistence."""
    many = paths_ahead(decreed_fit(*SUPPLY, *LOSSES).posterior, WEEKS, seed=5, n_paths=60_000)
    own = many.posterior.parameters
    persistence = 1 / (1 + np.exp(-own["hazard_persistence"][0, 0]))
    shocks = own["hazard_shocks"][:, : many.design.clock.n_weeks, 0]
    last = shocks[:, 0] / np.sqrt(1 - persistence**2)
    for week in range(1, shocks.shape[1]):
        last = persistence * last + shocks[:, week]
    expected = np.log(many.posterior.hazard[:, -1, 0]) + (persistence - 1) * last
    exits = many.hit[:, 0, 0] + many.returned[:, 0, 0] - many.start.returned[:, 0]
    rate = -np.log1p(-exits / (exits + many.present[:, 0, 0]))
    seen = np.log(rate * many.hit[:, 0, 0] / exits)
    gap = seen - expected[many.draw]
    # The gap is one shock, normal with the spread decreed: its mean is known to within four standard errors.
    spread = float(np.exp(own["hazard_shock"][0, 0]))
    assert abs(gap.mean()) < 4 * spread / np.sqrt(gap.size)
    # The standard error of a normal's standard deviation is sd / sqrt(2 n).
    assert abs(gap.std() - spread) < 4 * spread / np.sqrt(2 * gap.size)


def test_same_seed_same_paths_and_a_longer_horizon_begins_the_same() -> None:
    """Equal seeds give equal bytes; 60 weeks begin with the same 8 weeks; another seed differs."""
    short, again, long = _ahead(), _ahead(), _ahead(LONG)
    assert short.present.tobytes() == again.present.tobytes()
    np.testing.assert_array_equal(short.hit, long.hit[:, :WEEKS])
    assert not np.array_equal(short.hit, paths_ahead(short.posterior, WEEKS, seed=4).hit)


def test_paths_go_round_the_draws_evenly() -> None:
    """More paths than draws use each draw equally often; fewer use different draws."""
    n_draws = decreed_fit(*SUPPLY).posterior.n_draws
    assert np.all(np.bincount(_ahead(n_paths=3 * n_draws).draw) == 3)
    assert np.unique(_ahead(n_paths=FEW).draw).size == FEW


def test_a_lever_meets_the_same_fortunes() -> None:
    """Doubling arrivals doubles the first week's on every path; a part's fortune changes by its force's size alone."""
    plain, doubled = _ahead(), _ahead(steering=Steering(arrivals=2.0))
    np.testing.assert_allclose(doubled.arrivals[:, 0], 2.0 * plain.arrivals[:, 0], rtol=1e-9)
    assert np.all(doubled.arrivals[:, 0] > 0.0)
    np.testing.assert_allclose(_own_moves(doubled), _own_moves(plain), atol=1e-9)


def _own_moves(ahead: Ahead) -> np.ndarray:
    """The log of those elsewhere for each in the part, less what follows from the size of the force, up to a level."""
    follow = expit(ahead.posterior.parameters["part_follow"][ahead.draw, 0, None])
    place = ahead.posterior.design.part_anchors[0] + 1
    change = np.log(ahead.present[:, :, 0] / np.asarray(ahead.posterior.paths)[ahead.draw, 0, place, None])
    return np.asarray(-logit(ahead.part_share[:, :, 0]) - elsewhere(0.0, change, follow, xp=np))


def test_a_force_that_keeps_its_course_never_grows_by_replacing() -> None:
    """Without a wave under way no path rises above its start by more than those who rejoin from their wounds."""
    fit = decreed_fit(*SUPPLY)
    quiet = replace(fit.posterior, arrivals=np.zeros_like(fit.posterior.arrivals))
    ahead = paths_ahead(quiet, LONG, seed=3)
    start = ahead.start.present[:, 0] + ahead.start.recovering[:, 0]
    # What is owed at first is a month of replacing: it may arrive before more is lost.
    owed = MONTH * np.maximum(ahead.start.deployed[:, 0] - start, 0.0) / fit.design.clock.n_weeks * QUARTER
    assert np.all(ahead.present[:, :, 0] + ahead.stocks.recovering[:, :, 0] <= (start + owed)[:, None])


def test_a_wave_under_way_wears_off() -> None:
    """A pace far above replacing falls, on average, by the persistence of growth each week."""
    fit = decreed_fit(*SUPPLY)
    rush = replace(fit.posterior, arrivals=np.full_like(fit.posterior.arrivals, 900.0))
    many = paths_ahead(rush, WEEKS, seed=4, n_paths=60_000)
    persistence = 1 / (1 + np.exp(-fit.posterior.parameters["growth_persistence"][0, 0]))
    replacing = paths_ahead(replace(rush, arrivals=np.zeros_like(rush.arrivals)), WEEKS, seed=4, n_paths=60_000)
    surplus = (many.arrivals[:, :, 0].mean(axis=0) - replacing.arrivals[:, :, 0].mean(axis=0))[:6]
    # Waves have mean one; with a log variance below 0.4 their mean over 60,000 paths is known to half a per cent. What
    # the surplus itself loses is owed later and adds at most its weekly loss of some per cent.
    np.testing.assert_allclose(surplus[1:] / surplus[:-1], persistence, rtol=0.12)
    assert surplus[0] > surplus[-1] > 0.0


def test_troops_of_paths_are_one_set() -> None:
    """More paths than run together come back whole: as many, each balanced, and the same twice."""
    many, again = (_ahead(n_paths=3 * TROOP - 1) for _ in range(2))
    assert many.present.shape[:2] == (3 * TROOP - 1, WEEKS)
    assert many.present.tobytes() == again.present.tobytes()
    s = many.stocks
    elsewhere = s.present + s.recovering + s.killed + s.captured + s.evacuated + s.returned
    np.testing.assert_allclose(elsewhere, s.deployed, rtol=1e-12)


def test_steering_by_week_and_by_path_touches_only_those() -> None:
    """A week's multiplier acts from that week on; a path's multiplier leaves the other paths as they were."""
    plain = _ahead()
    weekly = np.where(np.arange(WEEKS) >= 3, 5.0, 1.0)
    later = _ahead(steering=Steering(casualty_hazard=weekly))
    np.testing.assert_array_equal(later.hit[:, :3], plain.hit[:, :3])
    assert np.all(later.hit[:, 3:] > plain.hit[:, 3:])
    one_path = np.ones((plain.n_paths, WEEKS))
    one_path[0] = 0.0
    without = _ahead(steering=Steering(casualty_hazard=one_path))
    assert np.all(without.hit[0] == 0.0)
    np.testing.assert_array_equal(without.hit[1:], plain.hit[1:])


def test_people_sent_extra_are_all_accounted_for() -> None:
    """A thousand more in the first week are a thousand more deployed, and what they lose is replaced as well."""
    plain, more = _ahead(), _ahead(steering=Steering(extra_arrivals=np.array([1_000.0] + [0.0] * (WEEKS - 1))))
    gained = (more.deployed - plain.deployed)[:, :, 0]
    np.testing.assert_allclose(gained[:, 0], 1_000.0)
    assert np.all(np.diff(gained, axis=1) >= -1e-6)
    assert np.all(gained < 2_000.0)


def test_where_nobody_may_come_nothing_is_owed() -> None:
    """Weeks without arrivals are not made up for later: after them a force replaces what it loses then."""
    barred = np.where(np.arange(LONG) < 20, 0.0, 1.0)
    plain, shut = _ahead(LONG), _ahead(LONG, steering=Steering(arrivals=barred))
    assert np.all(shut.arrivals[:, :20] == 0.0)
    assert shut.arrivals[:, 20:30, 0].mean() < plain.arrivals[:, 20:30, 0].mean()


def test_wrong_steering_is_refused_all_at_once() -> None:
    """Every fault is named: lengths, shapes and signs."""
    with pytest.raises(BadInput) as refusal:
        _ahead(0, steering=Steering(arrivals=-1.0, casualty_hazard=np.ones(5)))
    text = str(refusal.value)
    assert "n_weeks must be 1 or more; found 0" in text
    assert "'arrivals' must be zero or more everywhere; found -1.0" in text
    assert re.search(r"'casualty_hazard' must be one number.*found the shape \(5,\)", text)


def test_throughput_is_who_was_there_and_who_came() -> None:
    """Throughput from the as-of day is those present and all arrivals since; the past and the future join."""
    ahead = _ahead()
    assert ahead.dates[0].toordinal() == AS_OF.toordinal() + 7
    tomorrow = AS_OF.fromordinal(AS_OF.toordinal() + 1)
    heads = ahead.throughput("kp-force", tomorrow, ahead.dates[-1])
    np.testing.assert_allclose(heads, ahead.start.present[:, 0] + ahead.arrivals[:, :, 0].sum(axis=1))
    whole = ahead.throughput("kp-force", START, ahead.dates[-1])
    np.testing.assert_allclose(whole, ahead.deployed[:, -1, 0], rtol=1e-12)


def test_a_supply_goes_on_by_its_constant_share() -> None:
    """A supply's path grows by the same factor every week, past and ahead; what nobody counts has no path."""
    ahead = _ahead()
    path = ahead.whole_path("kp-shells", "shells")
    growth = path[:, 1:] / path[:, :-1]
    np.testing.assert_allclose(growth, np.broadcast_to(growth[:, :1], growth.shape), rtol=1e-9)
    assert ahead.path("nobody", "present") is None


@pytest.mark.parametrize(("subject", "measure"), [("kp-force", "killed"), ("kp-shells", "shells")])
@pytest.mark.parametrize("days", [-40, -3, 0, 3, 9, 400])
def test_a_level_is_what_the_whole_path_has_there(subject: str, measure: str, days: int) -> None:
    """One day, past or ahead, is read as off the path of all weeks, without making that."""
    ahead, day = _ahead(), AS_OF + timedelta(days=days)
    path = ahead.whole_path(subject, measure)
    assert path is not None
    whole = read_level(path, ahead.design.clock.end_of(day))
    np.testing.assert_allclose(ahead.level(subject, measure, day), whole, rtol=1e-14)


def test_reading_off_agrees_with_the_model_s_own() -> None:
    """`read_count` gives for every weighed claim the count that its likelihood was computed from: two roads."""
    fit = decreed_fit(*SUPPLY)
    posterior, design = fit.posterior, fit.design
    clock = Clock.until(START, AS_OF)
    own = {name: value[0] for name, value in posterior.parameters.items()}

    class OneDraw:
        # The model reads off paths of its shape's length; the steps that only pad are never asked for.
        padding = design.shape.n_steps + 1 - posterior.paths.shape[2]
        paths = np.pad(posterior.paths[0], ((0, 0), (0, padding)), mode="edge")

    modelled = np.exp(np.asarray(fair_count(own, OneDraw, fit.given)))[design.rows, AS_NAMED]
    read = [read_count(posterior, c.subject, c.quantity, None, clock.end_of(c.as_of_end))[0] for c in design.observed]
    np.testing.assert_allclose(read, modelled, rtol=1e-9)


def test_after_the_end_of_the_war_nobody_becomes_a_casualty() -> None:
    """The week that holds the last day still counts, and from then on the killed stay as many as they are."""
    posterior = decreed_fit(*SUPPLY).posterior
    design = posterior.design
    over = replace(design, case=replace(design.case, end=design.clock.sunday(design.clock.n_weeks + 1)))
    killed = paths_ahead(replace(posterior, design=over), WEEKS, seed=3).stocks.killed
    assert np.all(np.diff(killed[:, :3], axis=1)[:, :1, 0] > 0.0)
    np.testing.assert_array_equal(killed[:, 2:, 0], np.broadcast_to(killed[:, 1:2, 0], killed[:, 2:, 0].shape))


def test_nobody_comes_beyond_the_most_that_a_force_can_be() -> None:
    """However many a lever sends, those present stay within what the case allows."""
    posterior = decreed_fit(*SUPPLY).posterior
    design = posterior.design
    most = 1.2 * float(posterior.stocks.present[:, -1, 0].max())
    bounded = replace(design, forces=tuple(replace(force, largest=most) for force in design.forces))
    ahead = paths_ahead(
        replace(posterior, design=bounded), WEEKS, seed=3, steering=Steering(extra_arrivals=10.0 * most)
    )
    assert 0.8 * most < ahead.present[:, :, 0].max() <= most * (1.0 + 1e-9)


def test_a_withdrawal_under_way_goes_on_and_wears_off() -> None:
    """In the first week people go home by the haste that is left of it, less and less later, and few are relieved."""
    left = claim("left", "returned", 500.0, as_of_start=AS_OF - timedelta(days=12), as_of_end=AS_OF)
    fit = decreed_fit(*SUPPLY, left)
    haste = 2.0
    own = {**fit.posterior.parameters, "withdrawal_haste": np.full((fit.posterior.n_draws, 4), haste)}
    leaving = paths_ahead(replace(fit.posterior, parameters=own), WEEKS, seed=3)
    staying = paths_ahead(
        replace(fit.posterior, parameters={**own, "withdrawal_haste": np.zeros_like(own["withdrawal_haste"])}), WEEKS,
        seed=3,
    )  # fmt: skip

    def gone(ahead: Ahead) -> np.ndarray:
        """Of each hundred of those there before, who went home in each week, on average over paths."""
        there = np.concatenate([ahead.start.present[:, None], ahead.present], axis=1)[:, :-1, 0]
        return (np.diff(ahead.returned[:, :, 0], axis=1, prepend=ahead.start.returned[:, :1]) / there).mean(axis=0)

    ratio = gone(leaving) / gone(staying)
    expected = np.exp(haste * PERSISTENCE ** np.arange(1, WEEKS + 1))
    # Newcomers of a week and what competes for those who leave shift a share of some per cent by as much of itself.
    np.testing.assert_allclose(ratio, expected, rtol=0.1)
    assert np.median(leaving.arrivals[:, -1, 0]) < 0.7 * np.median(staying.arrivals[:, -1, 0])
    assert np.all(np.median(leaving.present, axis=0)[1:] < np.median(staying.present, axis=0)[1:])


def test_who_left_in_a_withdrawal_is_not_owed_once_it_is_over() -> None:
    """Of those who went home in the quarter few are relieved, though tours end as ever on the as-of day."""
    days = {"as_of_start": AS_OF - timedelta(days=40), "as_of_end": AS_OF - timedelta(days=22)}
    posterior = decreed_fit(*SUPPLY, claim("left", "returned", 500.0, **days)).posterior
    hastes = posterior.parameters["withdrawal_haste"]
    owed, draw = [], np.arange(posterior.n_draws)
    for haste in (0.0, 3.0):
        own = {**posterior.parameters, "withdrawal_haste": np.full_like(hastes, haste)}
        fortunes = fortunes_of(replace(posterior, parameters=own), draw)
        assert np.all(fortunes.haste == 0.0)
        owed.append(fortunes.arrivals.home[:, 0])
    assert np.all(owed[1] < owed[0])
    assert np.all(owed[1] > 0.0)


def test_nobody_is_owed_to_a_force_that_is_gone() -> None:
    """Neither for the fallen of its last weeks nor for who went home, and whoever recovers goes at once, for good."""
    posterior = decreed_fit(*SUPPLY).posterior
    force = posterior.design.forces[0].force_id
    for left, share in ((0.0, 0.0), (0.25, 0.25)):
        ended = replace(posterior.design, endings=(Ending(force, AS_OF, AS_OF, left),))
        was, now = (
            fortunes_of(replace(posterior, design=design), np.arange(FEW)) for design in (posterior.design, ended)
        )
        np.testing.assert_allclose(now.arrivals.lost[:, 0], share * was.arrivals.lost[:, 0])
        np.testing.assert_allclose(now.arrivals.home[:, 0], share * was.arrivals.home[:, 0])
        assert np.all(now.hurry[:, 0] == (PERSISTENCE if left else 1.0))
        np.testing.assert_array_equal(now.hurry[:, 1:], was.hurry[:, 1:])
