"""Relays by number: a number that is another source's again adds nothing beyond its origin, with a probability.

Of the numbers that a source prints while others' stand, a share π_o repeats those of source o, kept to the head or
strayed from by a little; the rest it has counted. With L the likelihood of a witness of its own (noise, slips and all)

    p(x) = (1 − Σ_o π_o) L(x) + Σ_o (π_o,kept q_o,kept(x) + π_o,strayed q_o,strayed(x)),

summed over those o that had a number; who would repeat one and finds none counts for himself. q are the densities of
`relay_links.py`, of which nothing depends on what is true: that x is met there says nothing of curve, lean or noise.
Shares have a Dirichlet prior, and how far a source's relays stray is one of a few widths, alike a priori.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from passmuster.losses.kernels import sum_by
from passmuster.losses.priors import RELAY_COUNTS
from passmuster.losses.relay_links import STRAYS, RelayLinks
from passmuster.observation.relaying import NEVER

__all__ = ["RelayHabits", "draw_habits", "habits_from_prior", "relay_concentration"]

LEAST_OWN: Final = 1e-9
"""Least share of numbers that a source counts itself, so that its logarithm is one."""


@dataclass(frozen=True)
class RelayHabits:
    """Whom each source relays, and what that makes of each number.

    `shares` (chain, n_sources, K, 2) are those of numbers kept to the head and strayed from, by origin; `stray`
    (chain, n_sources) is the place of their width in STRAYS. `log_relay` and `log_own`, (chain, n_statements), are the
    log density of each number as a relay's times its share, and the log share of numbers counted.
    """

    shares: np.ndarray
    stray: np.ndarray
    log_relay: np.ndarray
    log_own: np.ndarray

    @classmethod
    def of(cls, links: RelayLinks, shares: np.ndarray, stray: np.ndarray, n_statements: int) -> "RelayHabits":
        """What shares and widths make of each number."""
        log_relay, log_own = np.full((len(shares), n_statements), NEVER), np.zeros((len(shares), n_statements))
        if links.rows.size:
            by_row = shares[:, links.teller]
            relayed = (by_row * _densities(links, stray)).sum(axis=(2, 3))
            taken = (by_row.sum(axis=3) * links.is_there).sum(axis=2)
            log_relay[:, links.rows] = np.log(np.maximum(relayed, np.exp(NEVER)))
            log_own[:, links.rows] = np.log(np.maximum(1.0 - taken, LEAST_OWN))
        return cls(shares, stray, log_relay, log_own)

    def weigh(self, own: np.ndarray, rows: np.ndarray | slice = slice(None)) -> np.ndarray:
        """Log likelihood of numbers that may be relays, from those as witnesses of their own; (chain, n)."""
        if not self.shares.shape[2]:
            return own
        return np.asarray(np.logaddexp(self.log_relay[:, rows], self.log_own[:, rows] + own))

    def chance(self, own: np.ndarray) -> np.ndarray:
        """Probability that each number is a relay's, having been printed; as `weigh`."""
        if not self.shares.shape[2]:
            return np.zeros(own.shape)
        return np.asarray(np.exp(self.log_relay - self.weigh(own)))


def relay_concentration(links: RelayLinks) -> tuple[np.ndarray, np.ndarray]:
    """Dirichlet counts of kept and strayed numbers by origin, (n_sources, K, 2), and of all others, (n_sources,).

    What relays a priori is parted evenly among all sources that could be an origin; those that are met nowhere keep
    their part with what is counted.
    """
    of_one = np.array(RELAY_COUNTS[:2]) / np.maximum(links.n_others, 1)[:, None]
    told = (links.origins >= 0)[:, :, None] * of_one[:, None, :]
    return told, sum(RELAY_COUNTS) - told.sum(axis=(1, 2))


def habits_from_prior(links: RelayLinks, n_chains: int, n_statements: int, random: np.random.Generator) -> RelayHabits:
    """Habits drawn before any number is heard."""
    n_sources = len(links.n_others)
    shares = _dirichlet(links, np.zeros((n_chains, *links.origins.shape, 2)), np.zeros((n_chains, n_sources)), random)
    return RelayHabits.of(links, shares, random.integers(len(STRAYS), size=(n_chains, n_sources)), n_statements)


def draw_habits(
    links: RelayLinks, habits: RelayHabits, is_relay: np.ndarray, random: np.random.Generator
) -> RelayHabits:
    """Widths and shares of every source, given which numbers are relays, (chain, n_statements)."""
    if not links.rows.size:
        return habits
    relayed = is_relay[:, links.rows]
    stray = _drawn_stray(links, habits.shares, relayed, random)
    counts, own = _counted(links, replace(habits, stray=stray), relayed, random)
    return RelayHabits.of(links, _dirichlet(links, counts, own, random), stray, is_relay.shape[1])


def _densities(links: RelayLinks, stray: np.ndarray) -> np.ndarray:
    """Density of each number by origin, kept and strayed from; (chain, n, K, 2)."""
    strayed = np.moveaxis(links.strayed, 2, 0)[stray[:, links.teller], np.arange(links.rows.size)]
    return np.stack([np.broadcast_to(links.kept, strayed.shape), strayed], axis=3)


def _drawn_stray(links: RelayLinks, shares: np.ndarray, relayed: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """How far each source's relays stray, given which numbers are, whichever they repeat; (chain, n_sources)."""
    n_sources, by_row = links.n_others.size, shares[:, links.teller]
    logs = []
    for width in range(len(STRAYS)):
        density = (by_row * _densities(links, np.full(shares.shape[:2], width))).sum(axis=(2, 3))
        log_density = np.where(relayed, np.log(np.maximum(density, np.exp(NEVER))), 0.0)
        logs.append(sum_by(log_density, links.teller, n_sources))
    # The largest of logs with Gumbel noise added is a draw by their exponentials.
    return np.asarray(np.argmax(np.array(logs) + random.gumbel(size=(len(STRAYS), *logs[0].shape)), axis=0))


def _counted(
    links: RelayLinks, habits: RelayHabits, relayed: np.ndarray, random: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """How many numbers of each source fall to each origin and way, and to none, drawn; as `relay_concentration`.

    A number that is no relay's may be one that would have been, had the origin had a number.
    """
    by_row = habits.shares[:, links.teller]
    if_relayed = by_row * _densities(links, habits.stray)
    if_own = by_row * ~links.is_there[:, :, None]
    weight = np.where(relayed[:, :, None, None], if_relayed, if_own).reshape(*relayed.shape, -1)
    own = np.where(relayed, 0.0, np.maximum(1.0 - by_row.sum(axis=(2, 3)), LEAST_OWN))
    reach = np.concatenate([weight, own[:, :, None]], axis=2).cumsum(axis=2)
    n_ways = reach.shape[2]
    way = np.minimum((reach < random.random(relayed.shape)[:, :, None] * reach[:, :, -1:]).sum(axis=2), n_ways - 1)
    n_chains, n_sources = len(way), links.n_others.size
    flat = ((np.arange(n_chains)[:, None] * n_sources + links.teller) * n_ways + way).ravel()
    counts = np.bincount(flat, minlength=n_chains * n_sources * n_ways).reshape(n_chains, n_sources, n_ways)
    return counts[:, :, :-1].reshape(habits.shares.shape), counts[:, :, -1]


def _dirichlet(links: RelayLinks, counts: np.ndarray, own: np.ndarray, random: np.random.Generator) -> np.ndarray:
    """Shares by origin and way after so many numbers; (chain, n_sources, K, 2)."""
    of_origins, of_own = relay_concentration(links)
    told = random.standard_gamma(of_origins + counts)
    rest = random.standard_gamma(of_own + own)
    return np.asarray(told / (told.sum(axis=(2, 3)) + rest)[:, :, None, None])
