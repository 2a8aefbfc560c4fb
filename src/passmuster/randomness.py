"""Randomness: every stream of random numbers that the program draws from, by name.

One seed fixes a run. What is drawn for one purpose must not hang on what is drawn for another, so each purpose has a
stream of its own: the seed together with a number, hashed by NumPy's `SeedSequence`. All of them stand in this file, so
that two purposes cannot take the same by accident.

Streams whose number comes before the seed differ from one another at every seed. Those of the losses and of a fit's
chains have it after the seed, so that with a small seed they begin like one of the others: at seed 2 the published
structure of the losses draws what `ACTIONS` draws, and, as trailing noughts count for nothing, at seed 0 `START` draws
what `HAZARDS` draws. No two of those meet in a sum, and another order would give other numbers for every seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, Final, Literal

import numpy as np

from passmuster.engine import jax

__all__ = ["RandomStream", "chain_key", "entropy", "generator", "generators", "jax_key", "stream_key"]

SEED: Final = "seed"
"""Where the seed stands among the words of a stream."""

Word = int | Literal["seed"]


class RandomStream(Enum):
    """What a stream is for, and the whole numbers that make it."""

    # Precedents.
    HAZARDS = ("hazards of leaving, by the war and the way of leaving", 0, SEED)
    NEW_WAR = ("effects of a war that is not among the precedents", 1, SEED)
    REGRESSION = ("what hazards hang on", 3, SEED)
    MISSING_VALUES = ("values of past partners that are not known", 4, SEED)
    MEMORY = ("weights of the months behind", 5, SEED)
    CASE = ("values of the case, one for each draw of the hazards", 6, SEED)
    CASE_WAR = ("effects of the case's own war", 7, SEED)
    SURGES = ("how often contingents grow", 10, SEED)
    ACTS = ("what acts that point to leaving lead to", 17, SEED)
    NAMED_DAYS = ("what days that acts name lead to", 19, SEED)

    # The forecast.
    ACTIONS = ("which paths meet which draws of the hazards", 2, SEED)
    STRAIN = ("paths of the strain", 8, SEED)
    TILT = ("what strain does to leaving", 9, SEED)
    STRAIN_AHEAD = ("strain that levers add", 14, SEED)
    SAYING = ("what would be said; a part for each claim", 11, SEED)
    FATES = ("what partners do on each path", 12, SEED)
    COMPANY = ("who leaves with the partner; a part for each force", 20, SEED)
    LEVERS = ("what levers do; a part for each mechanism", 13, SEED)

    # The fit of a case.
    START = ("where chains start, and points around the mode", SEED)
    PILOT = ("pilots; a part for each, and for each chain of it", SEED, 0)
    MAIN = ("the draws that are kept; a part for each chain", SEED, 1)
    REFIT = ("draws without some claims; a part for each chain", SEED, 2)
    NEARBY = ("draws of a posterior that is near one at hand; a part for each chain", SEED, 4)
    SHARED = ("draws without some claims by turns; a part for each walk and chain", SEED, 5)
    AGAIN = ("more draws of a fit that is not sound; a part for each time and chain", SEED, 3)

    # What a fit is held against.
    PRIOR = ("draws of the prior", 15, SEED)
    REPLICATED = ("numbers that sources would print once more", 16, SEED)

    # The model of losses.
    LOSSES = ("chains of the losses; a part for each group of them", SEED)
    LOSSES_FOLDS = ("which rows of a table are left out together", 18, SEED)
    LOSSES_HELD_OUT = ("numbers that would be printed in rows held out", SEED, 1)
    PUBLISHED = ("draws of the published structure", SEED, 2)
    PUBLISHED_HELD_OUT = ("what it would print in rows held out", SEED, 3)

    def __init__(self, purpose: str, *words: Word) -> None:
        self.purpose = purpose
        self.words = words


def entropy(stream: RandomStream, seed: int, *part: int) -> tuple[int, ...]:
    """The whole numbers that a stream is hashed from; `part` names a part of it, zero or more."""
    return (*(seed if word == SEED else int(word) for word in stream.words), *part)


def generator(stream: RandomStream, seed: int, *part: int) -> np.random.Generator:
    """A generator at the beginning of a stream, or of a part of it."""
    return np.random.default_rng(entropy(stream, seed, *part))


def generators(stream: RandomStream, seed: int, n: int) -> list[np.random.Generator]:
    """Generators at the beginnings of `n` parts of a stream that share nothing."""
    return [np.random.default_rng(own) for own in np.random.SeedSequence(entropy(stream, seed)).spawn(n)]


def chain_key(words: Sequence[int], chain: int) -> np.ndarray:
    """The key of one chain, two words for JAX, shape (2,) of uint32; `words` are those of `entropy`."""
    return np.random.SeedSequence([*words, chain]).generate_state(2, np.uint32)


def stream_key(stream: RandomStream, seed: int) -> Any:
    """A key of JAX at the beginning of a stream."""
    return jax.random.wrap_key_data(chain_key(entropy(stream, seed), 0))


def jax_key(seed: int | jax.Array, *part: int | jax.Array) -> Any:
    """JAX's own key of the seed, or of a part of it; for paths ahead and made-up cases, which never meet in a run."""
    key = jax.random.key(seed)
    for number in part:
        key = jax.random.fold_in(key, number)
    return key
