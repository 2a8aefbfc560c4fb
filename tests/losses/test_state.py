"""The state of chains: what it says of streams."""

import numpy as np

from passmuster.ledger.losses import LossTable
from passmuster.losses.measures import MEASURES, log_shares
from passmuster.losses.sampler import initial_state
from worlds.small_war import claim, layout_of


def test_what_streams_count_follows_from_their_meanings() -> None:
    """Chain by chain, the share of the measure that is meant; all of it where goods are counted."""
    rows = (claim(0, 50, 9.0, category="Military Deaths"), claim(1, 50, 9.0))
    layout = layout_of(LossTable("t", rows, ""))
    state = initial_state(layout, 3, np.random.default_rng(1))
    state.meaning[:, 0] = [0, MEASURES.index("killed"), MEASURES.index("irrecoverable")]
    people = layout.stream_curve[0]
    shares = log_shares(state.logit_killed[:, people], state.logit_permanent[:, people])
    wanted = [shares[0, 0], shares[1, MEASURES.index("killed")], shares[2, MEASURES.index("irrecoverable")]]
    np.testing.assert_allclose(state.stream_shares(layout)[:, 0], wanted)
    np.testing.assert_array_equal(state.stream_shares(layout)[:, 1], 0.0)


def test_offsets_stand_at_the_places_of_streams() -> None:
    """Lean and share of each stream are one parameter of its block."""
    layout = layout_of(LossTable("t", (claim(0, 50, 9.0), claim(1, 60, 9.0, source="Y")), ""))
    state = initial_state(layout, 2, np.random.default_rng(1))
    state.x[:, layout.stream_places] = [[1.0, 2.0], [3.0, 4.0]]
    np.testing.assert_array_equal(state.stream_offsets(layout), [[1.0, 2.0], [3.0, 4.0]])
