"""The weights of a network that chooses among several things, learned from choices that were written out or read.

The forward pass is that of `passmuster.networks.choice_network`, here of many choices at once and in JAX, which gives
its slope; `tests/networks/test_choice_network.py` holds the two against one another. Each time a choice is shown, half
of the features of each thing are left out, so that nothing hangs on a few. The key is fixed.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.networks.choice_network import HIDDEN, NO_FEATURE, SIZE
from reader_learning.adam import Learner, Weights, beginner, moved
from reader_learning.ranking import Choice
from reader_learning.stored import network_file

EPOCHS = 7
BATCH = 64
RATE = 0.002

UNSEEN_FEATURES, UNSEEN_LINKS = 0.5, 0.3
"""Shares of the features of a thing, and of the hidden layer, that are left out at random."""

MOST_THINGS = 16
"""Things that are shown of a choice; of more, which are rare, the last and the right ones are kept."""

MOST_FEATURES = 99.5
"""The hundredth of things by whose number of features the room is measured; what a longer one has more is left out."""

FAR_BEHIND = -1e9


class Shown(NamedTuple):
    """Some choices as arrays: the rows of the features of each thing, whether there is such a thing, and whether it is
    right; a feature not listed is `NO_FEATURE`."""

    features: Any
    held: Any
    right: Any


def choice_network_bytes(choices: Sequence[Choice], counts: Sequence[int], least: int, epochs: int = EPOCHS) -> bytes:
    """The file of the network (`passmuster.networks.choice_network.read_choice_network`).

    `counts` says how often each choice is shown in a round; a feature is listed that stands `least` times.
    """
    counted = Counter(feature for choice in choices for option in choice.options for feature in option)
    listed = sorted(feature for feature, count in counted.items() if count >= least)
    rows = {feature: row for row, feature in enumerate(listed, NO_FEATURE + 1)}
    with jax.enable_x64(False):  # draws of another precision are other draws
        weights = _learned(_shown(choices, rows), np.repeat(np.arange(len(choices)), counts), len(rows) + 1, epochs)
    weights["feature"] = weights["feature"].at[NO_FEATURE].set(0.0)
    return network_file(weights, {"features": "\n".join(listed)})


def _shown(choices: Sequence[Choice], rows: dict[str, int]) -> Shown:
    width = int(np.percentile([len(option) for choice in choices for option in choice.options], MOST_FEATURES))
    features = np.zeros((len(choices), MOST_THINGS, width), np.int16 if len(rows) < 2**15 else np.int32)
    held, right = (np.zeros((len(choices), MOST_THINGS), bool) for _ in range(2))
    for at, choice in enumerate(choices):
        for place, thing in enumerate(_kept(choice)):
            known = [rows[feature] for feature in choice.options[thing] if feature in rows][:width]
            features[at, place, : len(known)] = known
            held[at, place], right[at, place] = True, thing in choice.right
    return Shown(features, held, right)


def _kept(choice: Choice) -> list[int]:
    """The places of the things that are shown."""
    things = range(len(choice.options))
    always = {*choice.right[:MOST_THINGS], things[-1]}
    others = [thing for thing in things if thing not in always][: max(0, MOST_THINGS - len(always))]
    return sorted([*always, *others])[:MOST_THINGS]


def _learned(shown: Shown, turns: np.ndarray, rows: int, epochs: int) -> Weights:
    steps = epochs * (len(turns) // BATCH)
    step = jax.jit(partial(_step, steps=steps))
    key, order = jax.random.key(0), np.random.default_rng(0)
    key, first = jax.random.split(key)
    learner, done = beginner(_begun(first, rows)), 0
    for _ in range(epochs):
        drawn = order.permutation(turns)
        for begin in range(0, len(drawn) - BATCH + 1, BATCH):
            key, now = jax.random.split(key)
            done += 1
            learner = step(learner, done, Shown(*(part[drawn[begin : begin + BATCH]] for part in shown)), now)
    return learner.weights


def _begun(key: Any, rows: int) -> Weights:
    keys = iter(jax.random.split(key, 5))

    def drawn(*shape: int, spread: float) -> Any:
        return spread * jax.random.normal(next(keys), shape, jnp.float32)

    told = drawn(rows, SIZE, spread=0.05)
    seen = (3 * SIZE) ** -0.5
    return {
        "feature": jnp.concatenate([jnp.zeros((rows, 1), jnp.float32), told], axis=1),
        **{name: drawn(SIZE, HIDDEN, spread=seen) for name in ("own", "mean", "most")},
        "bias": jnp.zeros(HIDDEN, jnp.float32),
        "out": drawn(HIDDEN, spread=0.1),
    }


def _step(learner: Learner, done: Any, shown: Shown, key: Any, *, steps: int) -> Learner:
    return moved(learner, jax.grad(_loss)(learner.weights, shown, key), done, steps, RATE)


def _loss(weights: Weights, shown: Shown, key: Any) -> Any:
    told = jax.nn.log_softmax(forward(weights, shown.features, shown.held, key))
    return -jax.scipy.special.logsumexp(jnp.where(shown.right, told, FAR_BEHIND), axis=1).mean()


def forward(weights: Weights, features: Any, held: Any, key: Any = None) -> Any:
    """How well each thing of some choices fits; with a key features and links are left out at random."""
    features = jnp.asarray(features, jnp.int32)
    seen, is_there, kept = features != NO_FEATURE, jnp.asarray(held)[..., None], 1.0
    if key is not None:
        first, second = jax.random.split(key)
        seen, kept = seen & jax.random.bernoulli(first, 1 - UNSEEN_FEATURES, features.shape), 1 - UNSEEN_FEATURES
    summed = (weights["feature"][features] * seen[..., None]).sum(axis=-2)
    told = summed[..., 1:] / kept
    mean = (told * is_there).sum(axis=1) / jnp.maximum(1, is_there.sum(axis=1))
    most = jnp.where(is_there, told, FAR_BEHIND).max(axis=1)
    beside = mean @ weights["mean"] + most @ weights["most"] + weights["bias"]
    hidden = jax.nn.gelu(told @ weights["own"] + beside[:, None])
    if key is not None:
        hidden = hidden * jax.random.bernoulli(second, 1 - UNSEEN_LINKS, hidden.shape) / (1 - UNSEEN_LINKS)
    return jnp.where(is_there[..., 0], summed[..., 0] + hidden @ weights["out"], FAR_BEHIND)
