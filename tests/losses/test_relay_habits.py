"""Relays by number: what they weigh, that their habits keep their prior, and that they are found where they are."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossClaim, LossTable
from passmuster.losses.laying_out import lay_out
from passmuster.losses.layout import Layout
from passmuster.losses.priors import RELAY_COUNTS
from passmuster.losses.relay_habits import RelayHabits, draw_habits, habits_from_prior, relay_concentration
from passmuster.losses.relay_links import STRAYS, RelayLinks
from passmuster.losses.sampler import ChainLengths, LossDraws, sample
from passmuster.losses.statements import Stream, statements_of
from worlds.small_war import claim, layout_of

LENGTHS = ChainLengths(n_chains=2, n_warm_up=120, n_draws=180, thinning=1)
DAYS = range(4, 201, 4)


def test_a_number_weighs_as_relay_or_as_witness() -> None:
    """By the formula, one number at hand; one that nothing stands before weighs as it did."""
    links = layout_of(LossTable("t", (claim(0, 10, 503.0), claim(1, 11, 503.0, source="Y")), "")).relay_links
    shares = np.zeros((1, 2, 1, 2))
    shares[0, 1, 0] = 0.2, 0.1
    habits = RelayHabits.of(links, shares, np.zeros((1, 2), dtype=int), 2)
    own = np.log(np.array([[3.0, 2.0]]))
    relayed = 0.2 * links.kept[0, 0] + 0.1 * 0.5 / STRAYS[0]
    np.testing.assert_allclose(np.exp(habits.weigh(own)), [[3.0, relayed + 0.7 * 2.0]])
    np.testing.assert_allclose(habits.chance(own)[0, 1], relayed / (relayed + 0.7 * 2.0))
    assert habits.chance(own)[0, 0] < 1e-300
    np.testing.assert_allclose(habits.weigh(own[:, 1:], np.array([1])), habits.weigh(own)[:, 1:])


def test_where_nothing_is_met_nothing_changes() -> None:
    """Numbers far apart weigh as they did, and there is no habit to draw."""
    links = layout_of(LossTable("t", (claim(0, 10, 500.0), claim(1, 11, 900.0, source="Y")), "")).relay_links
    random = np.random.default_rng(1)
    habits = habits_from_prior(links, 3, 2, random)
    own = random.standard_normal((3, 2))
    np.testing.assert_array_equal(habits.weigh(own), own)
    assert not habits.chance(own).any()
    assert draw_habits(links, habits, np.zeros((3, 2), dtype=bool), random) is habits


def two_tellers() -> RelayLinks:
    """Source 1 had two others to relay, one of them now and then, source 2 three, one met; no number tells anything."""
    is_there = np.array([[True, True], [True, False], [True, False], [True, False], [True, True]])
    return RelayLinks(
        rows=np.arange(5), teller=np.array([1, 1, 1, 2, 1]), origins=np.array([[-1, -1], [0, 2], [0, -1]]),
        n_others=np.array([0, 2, 3]), is_there=is_there, kept=is_there * 1.0,
        strayed=np.repeat(is_there[:, :, None] * 1.0, len(STRAYS), axis=2),
    )  # fmt: skip


def test_the_prior_is_parted_among_all_that_could_be_relayed() -> None:
    """Counts add up to those of the prior, and an origin met nowhere leaves its part with what is counted."""
    told, own = relay_concentration(two_tellers())
    np.testing.assert_allclose(told.sum(axis=(1, 2)) + own, sum(RELAY_COUNTS))
    np.testing.assert_allclose(told[1], np.array([RELAY_COUNTS[:2]] * 2) / 2.0)
    np.testing.assert_allclose(told[2], [np.array(RELAY_COUNTS[:2]) / 3.0, [0.0, 0.0]])


def test_habits_keep_their_prior_where_numbers_tell_nothing() -> None:
    """Relays drawn given habits and habits given relays, in turn: a relay is as dense as a witness, so shares stay.

    Means and variances after 20,000 chains of 12 turns are those of the Dirichlet within five standard errors.
    """
    links, random, n_chains = two_tellers(), np.random.default_rng(4), 20_000
    habits = habits_from_prior(links, n_chains, 5, random)
    for _ in range(12):
        is_relay = random.random((n_chains, 5)) < habits.chance(np.zeros((n_chains, 5)))
        habits = draw_habits(links, habits, is_relay, random)
    told, _ = relay_concentration(links)
    mean = told / sum(RELAY_COUNTS)
    spread = np.sqrt(mean * (1.0 - mean) / (sum(RELAY_COUNTS) + 1.0))
    np.testing.assert_array_less(np.abs(habits.shares.mean(axis=0) - mean), 5.0 * spread / np.sqrt(n_chains) + 1e-12)
    shown = spread > 0.0
    np.testing.assert_allclose(habits.shares.std(axis=0)[shown], spread[shown], rtol=0.06)
    counts = np.bincount(habits.stray[:, 1], minlength=len(STRAYS))
    np.testing.assert_allclose(counts / n_chains, 1.0 / len(STRAYS), atol=0.02)


def agency_and_paper(*, relays: bool, seed: int) -> list[LossClaim]:
    """X counts tanks, half as many again as there are; Y tells X's numbers again to three digits, or counts as X does.

    Where Y counts, it leans as X does, to the hundredth, and errs by a twentieth of its own.
    """
    random = np.random.default_rng(seed)
    rows: list[LossClaim] = []
    for day in DAYS:
        told = 1.5 * 4_000.0 * day / 200.0
        number = round(told * np.exp(0.03 * random.standard_normal()))
        paper = number if relays else told * np.exp(0.05 * random.standard_normal())
        rows += [claim(len(rows), day, float(number)), claim(len(rows) + 1, day + 1, float(f"{paper:.3g}"), source="Y")]
    return rows


def drawn(rows: list[LossClaim], own: tuple[Stream, ...] = ()) -> tuple[Layout, LossDraws]:
    """A short fit; streams in `own` are vouched for."""
    layout = lay_out(statements_of(rows), DAYS[-1] + 1, own)
    return layout, sample(layout, np.random.default_rng(7), LENGTHS, lambda _: None)[0]


def relays_of(layout: Layout, draws: LossDraws, source: str) -> float:
    """Mean probability of a source's numbers to be relays."""
    return float(draws.relay_chance[:, layout.stream_source[layout.stream] == layout.sources.index(source)].mean())


def reach_of_level(layout: Layout, draws: LossDraws) -> float:
    """How far apart the 10 and 90 % quantiles of the log of the total lie."""
    low, high = np.quantile(draws.x[:, :, layout.knot_places[0, -1]], [0.1, 0.9])
    return float(high - low)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_paper_that_repeats_is_found(seed: int) -> None:
    """Nearly all of its numbers are relays, and next to none of the agency's."""
    layout, draws = drawn(agency_and_paper(relays=True, seed=seed))
    assert relays_of(layout, draws, "Y") > 0.85
    assert relays_of(layout, draws, "X") < 0.1


@pytest.mark.parametrize("seed", [1, 2])
def test_one_who_counts_is_a_witness_though_it_leans_alike(seed: int) -> None:
    """A third of its numbers lie within two hundredths of the agency's, and by far not all of those are relays."""
    layout, draws = drawn(agency_and_paper(relays=False, seed=seed))
    assert layout.relay_links.is_met.sum() > 0.2 * len(DAYS)
    assert relays_of(layout, draws, "Y") < 0.2


def test_a_reader_settles_the_question() -> None:
    """A paper that is vouched for is a second witness, and the total the narrower for it."""
    rows = agency_and_paper(relays=True, seed=1)
    layout, draws = drawn(rows, (Stream("Y", "A", "Tanks"),))
    assert relays_of(layout, draws, "Y") < 1e-100
    assert reach_of_level(layout, draws) < 0.9 * reach_of_level(*drawn(rows))


def test_coarse_numbers_meet_by_chance() -> None:
    """Two who count a handful of ships give the same number as often as not, and neither repeats the other."""
    random = np.random.default_rng(5)
    rows = []
    for day in range(10, 200, 10):
        for source in ("X", "Y"):
            count = float(max(round(4.0 * day / 200.0 * np.exp(0.2 * random.standard_normal())), 1))
            rows.append(claim(len(rows), day, count, source=source, category="Ships"))
    layout, draws = drawn(rows)
    met = layout.relay_links.rows[layout.relay_links.is_met]
    assert met.size >= 5
    assert draws.relay_chance[:, met].mean() < 0.5
