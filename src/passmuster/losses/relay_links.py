"""Which numbers of a table may be another source's again, though nothing says so, and how likely each is if it is.

A number may repeat the one that stands when it is told, or the one before it, of another source in the same column
about the same side, told within RELAY_DAYS. It is kept to the head, or strays a little: rounded, updated, converted.
A coarse number is met by chance, so that to keep it says little (`observation/relaying.py`).

Only sources whose numbers are met at all are held for such an origin; how many others had a number is kept beside.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from passmuster.ledger.echoes import RELAY_DAYS
from passmuster.observation.relaying import NEARLY, density_if_kept, density_if_strayed

__all__ = ["STRAYS", "RelayLinks", "SaidNumbers", "relay_links", "standing_numbers"]

STRAYS: Final = (NEARLY, NEARLY / 2.0, NEARLY / 4.0, NEARLY / 8.0)
"""How far a source's relays may stray on the log scale: from a fiftieth, as in a case, to what three digits leave."""
STANDING: Final = 2
"""Numbers of another source that a relay may have before it: the last, and the one before, which some still print."""


class SaidNumbers(NamedTuple):
    """Who prints which number where: one entry a statement, in the order of the layout.

    `kind` is the same for statements of one column, side and span of days; `is_able` tells points above 0 that may be
    a relay's or its origin's, `is_own` those that are surely counted by their source. `order` breaks ties of `day`.
    """

    number: np.ndarray
    day: np.ndarray
    is_daily: np.ndarray
    kind: np.ndarray
    source: np.ndarray
    is_able: np.ndarray
    is_own: np.ndarray


class RelayLinks(NamedTuple):
    """Statements that may be a relay's, `rows` (n,), their sources `teller` (n,), and what they may repeat.

    `origins` (n_sources, K) are the sources that a source may relay, −1 where there are fewer, `n_others` (n_sources,)
    how many it could have. `is_there` (n, K) tells whether the origin had a number; `kept` (n, K) and `strayed`
    (n, K, stray) are densities of the log of the number if it is that one again.
    """

    rows: np.ndarray
    teller: np.ndarray
    origins: np.ndarray
    n_others: np.ndarray
    is_there: np.ndarray
    kept: np.ndarray
    strayed: np.ndarray

    @property
    def is_met(self) -> np.ndarray:
        """Whether a number is, nearly or wholly, one that it could repeat; (n,)."""
        return np.asarray((self.strayed[:, :, 0] > 0.0).any(axis=1))


def relay_links(told: SaidNumbers, n_sources: int) -> RelayLinks:
    """What each number may repeat."""
    standing = standing_numbers(told)
    met: dict[int, set[int]] = defaultdict(set)
    others: dict[int, set[int]] = defaultdict(set)
    for row, by_origin in standing.items():
        teller = int(told.source[row])
        others[teller] |= by_origin.keys()
        met[teller] |= {origin for origin, places in by_origin.items() if _near(told, row, places)}
    width = max((len(own) for own in met.values()), default=0)
    origins = np.full((n_sources, width), -1)
    for teller, own in met.items():
        origins[teller, : len(own)] = sorted(own)
    rows = np.array([row for row in sorted(standing) if met[int(told.source[row])]], dtype=int)
    n_others = np.array([len(others[source]) for source in range(n_sources)])
    is_there = np.zeros((rows.size, width), dtype=bool)
    kept, strayed = np.zeros(is_there.shape), np.zeros((*is_there.shape, len(STRAYS)))
    for at, row in enumerate(rows.tolist()):
        for slot, origin in enumerate(origins[told.source[row]].tolist()):
            places = standing[row].get(origin, ())
            is_there[at, slot] = bool(places)
            if _near(told, row, places):
                sources, number = [float(told.number[place]) for place in places], float(told.number[row])
                kept[at, slot] = np.mean([density_if_kept(number, source) for source in sources])
                strayed[at, slot] = [
                    np.mean([density_if_strayed(number, source, near) for source in sources]) for near in STRAYS
                ]
    return RelayLinks(rows, told.source[rows], origins, n_others, is_there, kept, strayed)


def standing_numbers(told: SaidNumbers) -> dict[int, dict[int, list[int]]]:
    """By statement that may be a relay's, and by other source, the numbers of it that stand."""
    by_kind: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    found: dict[int, dict[int, list[int]]] = {}
    for row in np.lexsort((np.arange(told.day.size), told.day)).tolist():
        if not told.is_able[row]:
            continue
        given, teller = by_kind[int(told.kind[row])], int(told.source[row])
        # A number of a day is told again as that day's.
        since = float(told.day[row]) - (0.0 if told.is_daily[row] else RELAY_DAYS)
        before = {
            origin: places[max(bisect_left(places, since, key=told.day.__getitem__), len(places) - STANDING) :]
            for origin, places in given.items()
            if origin != teller
        }
        before = {origin: places for origin, places in before.items() if places}
        if before and not told.is_own[row]:
            found[row] = before
        given[teller].append(row)
    return found


def _near(told: SaidNumbers, row: int, places: Sequence[int]) -> bool:
    number = float(told.number[row])
    return any(density_if_strayed(number, float(told.number[place])) > 0.0 for place in places)
