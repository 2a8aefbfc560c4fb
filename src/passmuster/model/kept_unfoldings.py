"""What follows from the draws of a fit, kept between calls, so that a new process unfolds none of them again.

To unfold thousands of draws takes longer than to read what came of it, and asks for XLA. So what a fit has unfolded
when it is made is kept beside its chains: its own draws, and those of the fit nearby that it was chosen from, read in
its own design. It is found by what it follows from: the design, the inputs but for the weights of claims, which no draw
hangs on, and the draws.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from math import prod
from typing import Final

import numpy as np

from passmuster.cache.keeper import Keeper, key_of
from passmuster.inference.leaves import flattened, form_of
from passmuster.latent import ForceStock
from passmuster.model.design import Design
from passmuster.model.fixed_inputs import FixedInputs, Turns
from passmuster.model.posterior import Posterior, posterior_from

__all__ = ["keep_unfolding", "unfolded_again"]

KIND: Final = "unfolded"
MOST_KEPT: Final = 6
"""Of the shipped case each takes some thirty megabytes; those kept longest ago go first."""
LARGEST: Final = 80_000_000
"""Bytes beyond which nothing is kept: a case of ten thousand claims would fill a disk."""

ARRAYS: Final = ("arrivals", "hazard", "paths", "leans", "log_likelihood", "landings")


def unfolded_again(
    keeper: Keeper, design: Design, given: FixedInputs, x: np.ndarray, likelihood: np.ndarray | None = None
) -> Posterior:
    """Everything that follows from draws, as `posterior_from` has it: found again where it was kept, or worked out."""
    block = None if keeper.folder is None else keeper.find(_key(design, given, x), KIND)
    if block is None:
        return posterior_from(design, given, x, likelihood)
    return _posterior(design, len(x), _arrays(block))


def keep_unfolding(keeper: Keeper, posterior: Posterior, given: FixedInputs, x: np.ndarray) -> None:
    """Keep what follows from draws `x`, shape (chain, draw, n_parameters), unless it is large."""
    arrays = dict(_named(posterior))
    if keeper.folder is None or sum(leaf.nbytes for leaf in arrays.values()) > LARGEST:
        return
    keeper.put(_key(posterior.design, given, x), _block(arrays), KIND, MOST_KEPT)


def _key(design: Design, given: FixedInputs, x: np.ndarray) -> str:
    nothing = np.zeros(0)
    unweighed = given._replace(claims=given.claims._replace(weight=nothing), left_out=Turns(nothing, nothing))
    digest = hashlib.sha256()
    for leaf in (*flattened(unweighed), x):
        array = np.ascontiguousarray(leaf)
        digest.update(f"{array.shape} {array.dtype} ".encode())
        digest.update(array.data)
    lengths = (design.grid.n_steps, len(design.cells), len(design.landings), design.rows.tolist())
    return key_of(["unfolded", repr(design.shape), form_of(unweighed), repr(lengths), digest.hexdigest()])


def _named(posterior: Posterior) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays of a posterior by name."""
    yield from ((name, getattr(posterior, name)) for name in ARRAYS)
    yield from ((f"stocks {name}", leaf) for name, leaf in posterior.stocks._asdict().items())
    yield from ((f"parameters {name}", leaf) for name, leaf in posterior.parameters.items())


def _posterior(design: Design, n_chains: int, arrays: Mapping[str, np.ndarray]) -> Posterior:
    def of(kind: str) -> dict[str, np.ndarray]:
        return {name.partition(" ")[2]: leaf for name, leaf in arrays.items() if name.startswith(f"{kind} ")}

    # By claim, as it was: in another order sums over claims have other last digits.
    by_claim = {"log_likelihood": np.asfortranarray(arrays["log_likelihood"])}
    return Posterior(
        design=design, n_chains=n_chains, stocks=ForceStock(**of("stocks")), parameters=of("parameters"),
        **({name: arrays[name] for name in ARRAYS} | by_claim),
    )  # fmt: skip


# As bytes: names and shapes on the first line, then the numbers. An archive of NumPy's takes as long again to open.


def _block(arrays: Mapping[str, np.ndarray]) -> bytes:
    told = json.dumps({name: leaf.shape for name, leaf in arrays.items()}).encode()
    # Numbers begin at a multiple of eight bytes.
    head = told + b" " * (-(len(told) + 1) % 8) + b"\n"
    return b"".join([head, *(np.ascontiguousarray(leaf, dtype=np.float64).tobytes() for leaf in arrays.values())])


def _arrays(block: bytes) -> dict[str, np.ndarray]:
    begin = block.index(b"\n") + 1
    shapes = {name: tuple(shape) for name, shape in json.loads(block[:begin]).items()}
    numbers = np.frombuffer(block, dtype=np.float64, offset=begin)
    edges = list(accumulate(map(prod, shapes.values()), initial=0))
    parts = zip(shapes.items(), pairwise(edges), strict=True)
    return {name: numbers[first:last].reshape(shape) for (name, shape), (first, last) in parts}
