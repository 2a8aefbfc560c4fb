"""Tables of losses drawn from the model's own priors, for simulation-based calibration of the whole witness."""

from dataclasses import replace

import numpy as np

from passmuster.ledger.losses import LossBound, LossClaim
from passmuster.losses.assembly import Assembly
from passmuster.losses.laying_out import lay_out
from passmuster.losses.layout import Layout
from passmuster.losses.measures import log_shares, log_weights
from passmuster.losses.printed import Printing
from passmuster.losses.printing import beliefs, statement_noise
from passmuster.losses.priors import (
    CELL_SPREAD,
    DRIFT_FREEDOM,
    KILLED_SHARE,
    LEAN_SPREAD,
    NOISE,
    NOISE_RANGE,
    PACE_ROUGHNESS,
    PERMANENT_SHARE,
    RELAY_COUNTS,
    SLIP_COUNTS,
)
from passmuster.losses.relay_habits import RelayHabits
from passmuster.losses.relay_links import STRAYS, standing_numbers
from passmuster.losses.sampler import ChainLengths, LossDraws, sample
from passmuster.losses.state import GibbsState
from passmuster.losses.statements import statements_of
from passmuster.observation.printing import draw_error, luck_of_generator

__all__ = ["KEPT", "NAMES", "ranks_of_one"]

LAST_DAY = 150
KEPT = 49
NAMES = (
    "level of tanks", "level of casualties", "killed share", "lean of X on tanks", "lean of Y on deaths",
    "lean of Z on tanks", "spread of Z's leans", "drift of X on tanks", "how the killed share moved",
)  # fmt: skip
LONG = 15
"""Numbers of a stream that speaks from the first days to the last."""
SURE = 1e9
"""Density of a number that is kept, where none is met by chance."""
BIN = 0.3
"""Every fifth number is printed as the range of this width on the log scale that it falls in."""
LENGTHS = ChainLengths(n_chains=1, n_warm_up=200, n_draws=735, thinning=1)


def ranks_of_one(seed: int) -> list[int]:
    """Ranks of the truths of NAMES among KEPT draws of their posterior."""
    random = np.random.default_rng(seed)
    layout = _empty_layout(random)
    truth = _from_priors(layout, random)
    told = _told(layout, truth, random)
    draws, _ = sample(told, np.random.default_rng([seed, 1]), LENGTHS, lambda _: None)
    spaced = np.linspace(0, LENGTHS.n_draws - 1, KEPT).astype(int)
    drawn = _values(
        told, draws.x[0, spaced].astype(float), draws.logit_killed[0, spaced], _shares(told, draws)[spaced],
        draws.log_lean_spread[0, spaced],
    )  # fmt: skip
    true = _values(told, truth.x, truth.logit_killed, truth.stream_shares(told), truth.log_lean_spread)
    return [int(np.sum(drawn[name] < true[name][0])) for name in NAMES]


def _values(
    layout: Layout, x: np.ndarray, killed: np.ndarray, shares: np.ndarray, spread: np.ndarray
) -> dict[str, np.ndarray]:
    """The watched quantities, each of shape (draw,)."""
    names = [(curve.what, place) for place, curve in enumerate(layout.curves)]
    level = {what: x[:, layout.knot_places[place, -1]] for what, place in names}
    people = next(place for what, place in names if what == "Military")
    leans = x[:, layout.stream_places] - shares
    at = {(stream.source, stream.category): leans[:, number] for number, stream in enumerate(layout.streams)}
    return dict(
        zip(
            NAMES,
            (
                level["Tanks"],
                level["Military"],
                killed[:, people],
                at["X", "Tanks"],
                at["Y", "Military Deaths"],
                at["Z", "Tanks"],
                spread[:, layout.sources.index("Z")],
                x[:, _drift_of_x(layout)],
                x[:, layout.moving_places(people)[0]],
            ),
            strict=True,
        )
    )


def _drift_of_x(layout: Layout) -> int:
    """Place of the last node of the drift of X on tanks."""
    number = next(place for place, curve in enumerate(layout.curves) if curve.what == "Tanks")
    block = layout.blocks[number]
    names = [layout.streams[stream].source for stream in block.drifting]
    return int(layout.offsets[number]) + block.drift(names.index("X")).stop - 1


def _shares(layout: Layout, draws: LossDraws) -> np.ndarray:
    shares = log_shares(draws.logit_killed[0], draws.logit_permanent[0])[:, layout.stream_curve]
    return np.take_along_axis(shares, draws.meaning[0][..., None], axis=2)[..., 0]


def _empty_layout(random: np.random.Generator) -> Layout:
    """Who speaks when of what; what they print is not settled yet."""
    claims: list[LossClaim] = []
    plan = [("X", "Tanks", 25), ("Y", "Tanks", 5), ("X", "Guns", 15), ("Y", "Guns", 3), ("X", "Military Deaths", 20)]
    plan += [("Y", "Military Deaths", 6), ("Y", "Military Casualties", 8), ("Z", "Military Casualties", 4)]
    # Numbers that stand alone, as in every real table.
    plan += [("Z", "Tanks", 1), ("Z", "Guns", 1), ("Z", "Military Deaths", 1)]
    for source, category, n in plan:
        days = np.sort(random.choice(np.arange(3, LAST_DAY + 1), n, replace=False))
        if n >= LONG:
            # From end to end, so that every case has the same drifts.
            days[[0, -1]] = 3, LAST_DAY
        for day in days:
            # Odd numbers, so that none counts as rounded or as another's repeat.
            count = 1001.0 + 2 * len(claims)
            is_daily = bool(random.random() < 0.1) and day not in days[[0, -1]]
            claims.append(LossClaim(len(claims), int(day), count, category, "A", source, is_daily, LossBound.POINT))
    return lay_out(statements_of(claims), LAST_DAY)


def _from_priors(layout: Layout, random: np.random.Generator) -> GibbsState:
    """One draw of every unknown."""

    def normal(place: tuple[float, float], n: int) -> np.ndarray:
        return place[0] + place[1] * random.standard_normal((1, n))

    n_curves, n_streams, n_cells = len(layout.curves), len(layout.streams), len(layout.cells)
    middle = normal(NOISE, 2 * n_cells)
    log_cell = normal(CELL_SPREAD, len(layout.sources))
    freedom, centre = PACE_ROUGHNESS
    weights = [np.exp(log_weights(stream)) for stream in layout.streams]
    state = GibbsState(
        x=np.zeros((1, int(layout.offsets[-1]))),
        cell_lean=np.exp(log_cell[:, layout.cell_source]) * random.standard_normal((1, n_cells)),
        meaning=np.array([[random.choice(weight.size, p=weight / weight.sum()) for weight in weights]]),
        logit_killed=normal(KILLED_SHARE, n_curves),
        logit_permanent=normal(PERMANENT_SHARE, n_curves),
        log_cell_spread=log_cell,
        log_lean_spread=normal(LEAN_SPREAD, len(layout.sources)),
        log_noise=middle[:, layout.unit_kind] + NOISE_RANGE * random.standard_normal((1, len(layout.units))),
        log_noise_middle=middle,
        slip_share=random.beta(*SLIP_COUNTS, size=(1, 1)),
        roughness=freedom * centre**2 / 2 / random.standard_gamma(freedom / 2, (1, n_curves)),
        drift_weight=DRIFT_FREEDOM / 2 / random.standard_gamma(DRIFT_FREEDOM / 2, (1, n_streams)),
        # Whom each relays is drawn as numbers are told.
        relays=RelayHabits(*np.zeros((4, 1, 0, 0))),
    )
    state.x = _blocks(layout, state, random)
    return state


def _blocks(layout: Layout, state: GibbsState, random: np.random.Generator) -> np.ndarray:
    """Curves, leans and drifts from their prior."""
    assembly = Assembly(layout)
    matrices = assembly.matrices(state, np.zeros((1, len(layout.statements))))
    side = assembly.fixed_side.copy()
    precision = np.exp(-2.0 * state.log_lean_spread[0, layout.stream_source])
    centre = state.cell_lean[0, layout.stream_cell] + state.stream_shares(layout)[0]
    side[layout.stream_places] += precision * centre
    parts = []
    for number, block in enumerate(layout.blocks):
        own = slice(layout.offsets[number], layout.offsets[number + 1])
        entries = slice(layout.matrix_offsets[number], layout.matrix_offsets[number + 1])
        covariance = np.linalg.inv(matrices[0, entries].reshape(block.size, block.size))
        parts.append(random.multivariate_normal(covariance @ side[own], covariance, method="cholesky"))
    return np.concatenate(parts)[None]


def _told(layout: Layout, truth: GibbsState, random: np.random.Generator) -> Layout:
    """The same layout with numbers printed by the truth or another's again; every fifth is a range, none rounded."""
    exact = replace(layout, rounding=layout.uneven)
    mean = beliefs(exact, truth.x)[0]
    luck = luck_of_generator(random, mean.shape)
    number = mean + draw_error(statement_noise(exact, truth.log_noise)[0], truth.slip_share[0, 0], luck, xp=np)
    ranged = (np.arange(mean.size) % 5 == 4) & ~layout.is_daily
    bare = replace(exact, printing=Printing.of_ends(number, np.where(ranged, number + BIN, number)))
    number = _relayed(bare, number, random)
    low = np.where(ranged, np.floor(number / BIN) * BIN, number)
    high = np.where(ranged, low + BIN, number)
    told = replace(exact, printing=Printing.of_ends(low, high))
    # Of numbers that are rounded nowhere none is met by chance, and who keeps one is known.
    sure = np.where(told.relay_links.kept > 0.0, SURE, 0.0)
    vars(told)["relay_links"] = told.relay_links._replace(kept=sure)
    return told


def _relayed(layout: Layout, number: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """The log numbers, some of which repeat what stands of another source, kept or strayed from."""
    n_sources, standing = len(layout.sources), standing_numbers(layout.told)
    others = [
        sorted({origin for row, own in standing.items() if layout.told.source[row] == source for origin in own})
        for source in range(n_sources)
    ]
    kept, strayed, own = RELAY_COUNTS
    shares = [random.dirichlet([*[kept / len(them)] * len(them), *[strayed / len(them)] * len(them), own])
              if them else np.ones(1) for them in others]  # fmt: skip
    near = np.array(STRAYS)[random.integers(len(STRAYS), size=n_sources)]
    said = number.copy()
    for row in sorted(standing, key=lambda row: (layout.day[row], row)):
        source = int(layout.told.source[row])
        way = int(random.choice(shares[source].size, p=shares[source]))
        them, is_kept = others[source], way < len(others[source])
        if way < 2 * len(them) and (places := standing[row].get(them[way % len(them)])):
            said[row] = said[places[int(random.integers(len(places)))]]
            said[row] += 0.0 if is_kept else near[source] * random.uniform(-1.0, 1.0)
    return said
