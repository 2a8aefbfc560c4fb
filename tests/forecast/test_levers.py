"""Tests of levers: what can be set, what is refused, and what each sets in motion."""

from pathlib import Path

import numpy as np
import pytest

from passmuster.errors import BadInput
from passmuster.forecast.levers import MECHANISMS, Push, push_of, set_levers
from passmuster.ledger import Lever
from worlds.muster_world import case

LEVERS = tuple(
    Lever(name=f"on_{acts_on}", text=f"What acts on {acts_on}.", acts_on=acts_on, unit="") for acts_on in MECHANISMS
)
CASE = case(levers=(*LEVERS, Lever(name="odd", text="Odd.", acts_on="casualty_hazards")))
N = 4_000


def push(*asked: str) -> Push:
    """What the levers change."""
    return push_of(set_levers(CASE, asked), n_draws=N, seed=1)


def test_nothing_set_changes_nothing() -> None:
    """Without levers every factor is one and nobody is added."""
    found = push()
    for factor in (found.casualty, found.reward, found.surge, found.war_end):
        assert np.array_equal(factor, np.ones(N))
    assert (found.extra_people, found.tour_weeks, found.principal_arrivals) == (0.0, None, 1.0)


def test_each_lever_moves_what_it_says() -> None:
    """Every mechanism changes its own entry, and only what follows from it."""
    assert np.all(push("on_casualty_hazard=2").casualty == 2.0)
    assert push("on_arrivals=3000").extra_people == 3000.0
    assert push("on_tour_length=8").tour_weeks == 8.0
    more = push("on_principal_arrivals=4")
    assert more.principal_arrivals == 4.0
    assert np.allclose(more.surge, 0.5)
    assert np.allclose(push("on_reward=4").surge, 2.0)
    assert push("on_reward=0").is_unpaid
    assert not push("on_reward=0.5").is_unpaid


def test_judged_sizes_have_their_stated_spread() -> None:
    """Arms, sanctions and talks are factors around their middle, uncertain as stated."""
    for asked, field, middle, spread in (
        ("on_third_party_arms=1", "casualty", 1.25, 0.15),
        ("on_sanctions=1", "reward", 0.8, 0.15),
        ("on_diplomacy=1", "war_end", 3.0, 0.4),
    ):
        logs = np.log(getattr(push(asked), field))
        # Means of 4,000 draws are known to a 63rd of a spread; standard deviations to a 90th.
        assert abs(logs.mean() - np.log(middle)) < 5 * spread / np.sqrt(N)
        assert abs(logs.std() - spread) < 5 * spread / np.sqrt(2 * N)


def test_levers_do_not_share_their_luck() -> None:
    """What one lever draws hangs on no other, and two factors multiply."""
    alone, both = push("on_third_party_arms=1"), push("on_third_party_arms=1", "on_casualty_hazard=2", "on_diplomacy=1")
    assert np.allclose(both.casualty, 2.0 * alone.casualty)


def test_every_mechanism_says_how_it_acts_and_what_may_be_disputed() -> None:
    """Both are sentences, and each lever of the shipped case has a mechanism."""
    for mechanism in MECHANISMS.values():
        assert mechanism.acts.endswith(".")
        assert mechanism.disputed.endswith(".")
    from passmuster.store.folder import open_case

    levers = open_case(Path(__file__).parents[2] / "src/passmuster/examples/kursk").case.levers
    assert {lever.acts_on for lever in levers} == set(MECHANISMS)


def test_all_that_is_wrong_is_told_at_once() -> None:
    """Unknown names with the nearest, values out of range, words for numbers, doubles: each is one fault."""
    with pytest.raises(BadInput) as refusal:
        set_levers(
            CASE,
            ("on_rewards=1", "on_reward=-1", "on_arrivals=many", "on_diplomacy=0.5", "on_tour_length", "odd=2",
             "on_casualty_hazard=1", "on_casualty_hazard=2", "on_sanctions=nan"),
        )  # fmt: skip
    text = str(refusal.value)
    assert "levers: names a lever of the case; found 'on_rewards'. Did you mean 'on_reward'?" in text
    assert (
        "levers: 'on_reward' takes a factor from 0 to 10, 1 as it is; found '-1'. It reads: What acts on reward."
        in text
    )
    assert "'on_arrivals' takes people, from 0 to 1,000,000; found 'many'" in text
    assert "'on_diplomacy' takes 0 or 1, 0 as it is; found '0.5'" in text
    assert "levers: takes NAME=VALUE; found 'on_tour_length'. Write for example `levers=\"losses=2\"`." in text
    assert "lever 'odd' acts on something that has a mechanism; found 'casualty_hazards'." in text
    assert "a lever is set once; found 'on_casualty_hazard' 2 times" in text
    assert "'on_sanctions' takes 0 or 1, 0 as it is; found 'nan'" in text
    assert len(refusal.value.faults) == 8


def test_a_case_without_levers_says_so() -> None:
    """The way out is to add some."""
    with pytest.raises(BadInput, match=r"found 'pay'. This case names none; add \[\[levers\]\] to its case.toml."):
        set_levers(case(), ["pay=2"])
