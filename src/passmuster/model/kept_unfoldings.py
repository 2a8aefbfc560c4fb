"""What follows from the draws of a fit, kept between calls, so that a new process unfolds none of them again.

To unfold thousands of draws takes longer than to read what came of it, and asks for XLA. So what a fit has unfolded
when it is made is kept beside its chains: its own draws, and those of the fit nearby that it was chosen from, read in
its own design. It is found by what it follows from: the design, the inputs but for the weights of claims, which no draw
hangs on, and the draws. Who reads some counts off it reads the paths of these alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from passmuster.cache.keeper import Keeper, key_of
from passmuster.inference.kept_arrays import KeptArrays, find_arrays, keep_arrays
from passmuster.inference.leaves import flattened, form_of
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.design import Design
from passmuster.model.fixed_inputs import FixedInputs, Turns
from passmuster.model.points import Points
from passmuster.model.unfolded import Unfolded, level_of

if TYPE_CHECKING:
    from passmuster.model.posterior import Posterior

__all__ = ["KeptUnfolding", "keep_unfolding", "unfolded_again", "unfolded_in_part"]

KIND: Final = "unfolded"
MOST_KEPT: Final = 6
"""Of the shipped case each takes some thirty megabytes; those kept longest ago go first."""
LARGEST: Final = 80_000_000
"""Bytes beyond which nothing is kept: a case of ten thousand claims would fill a disk."""

STRETCH: Final = 4
"""Ticks of a path that are kept, and read, together: a level stands on two to four ticks."""
ARRAYS: Final = ("arrivals", "hazard", "leans", "log_likelihood", "landings")


def unfolded_again(
    keeper: Keeper, design: Design, given: FixedInputs, points: Points, likelihood: np.ndarray | None = None
) -> Posterior:
    """Everything that follows from draws, as `posterior_from` has it: found again where it was kept, or worked out."""
    kept = _found(keeper, design, given, points)
    arrays = None if kept is None else kept.all()
    if arrays is None:
        return _worked_out(design, given, points, likelihood)
    return _posterior(design, points.shape[0], arrays)


def unfolded_in_part(keeper: Keeper, design: Design, given: FixedInputs, points: Points) -> Unfolded:
    """The same, of which each array is read when it is asked for, where it was kept."""
    kept = _found(keeper, design, given, points)
    if kept is None:
        return _worked_out(design, given, points)
    return KeptUnfolding(design, kept, lambda: _worked_out(design, given, points))


@dataclass(frozen=True, eq=False)
class KeptUnfolding:
    """What follows from draws, each array read when it is asked for; all of it is worked out where one was changed."""

    design: Design
    kept: KeptArrays
    made: Callable[[], Posterior]

    @property
    def n_draws(self) -> int:
        """Draws in all, chains together."""
        return self.kept.shape("log_likelihood")[0]

    @cached_property
    def log_likelihood(self) -> np.ndarray:
        """As in `Posterior`."""
        return self._array("log_likelihood")

    @cached_property
    def landings(self) -> np.ndarray:
        """As in `Posterior`."""
        return self._array("landings")

    @property
    def parameters(self) -> Mapping[str, np.ndarray]:
        """As in `Posterior`."""
        return _Parameters(self)

    def tick(self, row: int, tick: int) -> np.ndarray:
        """Draws of one path at a tick of the grid, shape (draw,)."""
        stretch, place = divmod(tick, STRETCH)
        found: np.ndarray = self._array(f"paths {row} {stretch}")[place]
        return found

    def level(self, subject: str, quantity: Quantity, position: float) -> np.ndarray | None:
        """As `Posterior.level`."""
        return level_of(self, subject, quantity, position)

    def names(self, kind: str) -> list[str]:
        """What the arrays of a kind are called."""
        return [name.removeprefix(f"{kind} ") for name in self.kept.names if name.startswith(f"{kind} ")]

    def _array(self, name: str) -> np.ndarray:
        found = self.kept.find(name)
        return dict(_named(self._made))[name] if found is None else found

    @cached_property
    def _made(self) -> Posterior:
        return self.made()


class _Parameters(Mapping[str, np.ndarray]):
    """Parameters by name, each read when it is asked for."""

    def __init__(self, own: KeptUnfolding) -> None:
        self._own = own

    def __getitem__(self, name: str) -> np.ndarray:
        return self._own._array(f"parameters {name}")

    def __iter__(self) -> Iterator[str]:
        return iter(self._own.names("parameters"))

    def __len__(self) -> int:
        return len(self._own.names("parameters"))


def keep_unfolding(keeper: Keeper, posterior: Posterior, given: FixedInputs, points: Points) -> None:
    """Keep what follows from draws, unless it is large."""
    arrays = dict(_named(posterior))
    if keeper.folder is None or sum(leaf.nbytes for leaf in arrays.values()) > LARGEST:
        return
    # By claim, as it is read: in another order sums over claims have other last digits.
    arrays["log_likelihood"] = np.asfortranarray(arrays["log_likelihood"])
    keep_arrays(keeper, _key(posterior.design, given, points), KIND, arrays, MOST_KEPT)


def _worked_out(design: Design, given: FixedInputs, points: Points, likelihood: np.ndarray | None = None) -> Posterior:
    """What follows from draws, anew: what that takes is loaded for it alone."""
    from passmuster.model.posterior import posterior_from

    return posterior_from(design, given, points.x(), likelihood)


def _found(keeper: Keeper, design: Design, given: FixedInputs, points: Points) -> KeptArrays | None:
    return None if keeper.folder is None else find_arrays(keeper, _key(design, given, points), KIND)


def _key(design: Design, given: FixedInputs, points: Points) -> str:
    nothing = np.zeros(0)
    unweighed = given._replace(claims=given.claims._replace(weight=nothing), left_out=Turns(nothing, nothing))
    digest = hashlib.sha256()
    for leaf in flattened(unweighed):
        array = np.ascontiguousarray(leaf)
        digest.update(f"{array.shape} {array.dtype} ".encode())
        digest.update(array.data)
    lengths = (design.grid.n_steps, len(design.cells), len(design.landings), design.rows.tolist())
    draws = (repr(points.shape), points.name)
    return key_of(["unfolded", repr(design.shape), form_of(unweighed), repr(lengths), digest.hexdigest(), *draws])


def _named(posterior: Posterior) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays of a posterior by name, each path on its own."""
    yield from ((name, getattr(posterior, name)) for name in ARRAYS)
    yield from _stretches(posterior.paths)
    yield from ((f"stocks {name}", leaf) for name, leaf in posterior.stocks._asdict().items())
    yield from ((f"parameters {name}", leaf) for name, leaf in posterior.parameters.items())


def _stretches(paths: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    """Paths, shape (draw, row, tick), by row and stretch of ticks, shape (tick, draw): who asks for a day reads one."""
    for row, path in enumerate(paths.swapaxes(0, 1)):
        for stretch, first in enumerate(range(0, path.shape[1], STRETCH)):
            yield f"paths {row} {stretch}", np.ascontiguousarray(path[:, first : first + STRETCH].T)


def _joined(stretches: Mapping[str, np.ndarray], none: tuple[int, ...]) -> np.ndarray:
    """The paths again, shape (draw, row, tick), of stretches by row and place; of none an array of shape `none`."""
    rows: dict[str, list[np.ndarray]] = {}
    for name, stretch in stretches.items():
        rows.setdefault(name.partition(" ")[0], []).append(stretch)
    paths = [np.concatenate(own).T for own in rows.values()]
    return np.ascontiguousarray(np.stack(paths, axis=1)) if paths else np.zeros(none)


def _posterior(design: Design, n_chains: int, arrays: Mapping[str, np.ndarray]) -> Posterior:
    from passmuster.latent import ForceStock
    from passmuster.model.posterior import Posterior

    def of(kind: str) -> dict[str, np.ndarray]:
        return {name.partition(" ")[2]: leaf for name, leaf in arrays.items() if name.startswith(f"{kind} ")}

    return Posterior(
        design=design, n_chains=n_chains, stocks=ForceStock(**of("stocks")), parameters=of("parameters"),
        paths=_joined(of("paths"), (len(arrays["leans"]), 0, design.grid.n_steps + 1)),
        **{name: arrays[name] for name in ARRAYS},
    )  # fmt: skip
