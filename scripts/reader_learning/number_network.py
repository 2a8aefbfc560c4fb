"""The network's weights, learned from the windows of written-out numbers, with words and links left out at random.

The forward pass is that of `passmuster.networks.number_network`, here of many windows at once and in JAX, which gives
its slope; `tests/networks/test_number_network.py` holds the two against one another. The key is fixed: one machine
gives the same weights each time, and another gives weights that differ in rounding.
"""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from passmuster.networks.number_network import (
    AHEAD,
    ATTENTIONS,
    LAYERS,
    NOTHING,
    NOUN,
    NUMBER,
    ROLES,
    SHARPNESS,
    UNKNOWN,
    WIDTH,
    NumberWindow,
    signs_of,
)
from reader_learning.adam import Learner, Weights, beginner, moved
from reader_learning.stored import network_file

SIZE = 64
"""Numbers that stand for a token."""

LEAST_SIGNS = 8
"""How often a sign must stand to be listed."""

EPOCHS = 12
BATCH = 48
RATE = 0.0015
UNSEEN_WORDS, UNSEEN_SIGNS, UNSEEN_LINKS = 0.12, 0.08, 0.2
"""Shares of the words told as unknown, of their other signs left out, and of what runs from layer to layer."""

WEIGHT_OF = {"claim": 1.0, "quantity": 1.0, "mode": 0.5, "scope": 0.5}
"""How much each choice counts; the quantity is what most hangs on."""

NO_ANSWER = -1


class Taught(NamedTuple):
    """A window and the class of each choice that was written out for it; what is not told is left out."""

    window: NumberWindow
    answers: dict[str, str]


def number_network_bytes(taught: Sequence[Taught], heads: dict[str, list[str]], epochs: int = EPOCHS) -> bytes:
    """The file of the network (`passmuster.networks.number_network.read_number_network`)."""
    counted = Counter(sign for each in taught for signs in each.window.signs for sign in signs)
    listed = sorted(sign for sign, count in counted.items() if count >= LEAST_SIGNS)
    known = {sign: at for at, sign in enumerate(listed, start=UNKNOWN + 1)}
    with jax.enable_x64(False):  # draws of another precision are other draws
        weights = _learned(taught, known, heads, epochs)
    weights["sign"] = weights["sign"].at[NOTHING].set(0.0)
    classes = "\n".join(f"{head}\t{' '.join(named)}" for head, named in heads.items())
    return network_file(weights, {"signs": "\n".join(listed), "heads": classes})


def _learned(taught: Sequence[Taught], known: dict[str, int], heads: dict[str, list[str]], epochs: int) -> Weights:
    signs = np.array([signs_of(each.window, known) for each in taught], np.int16)
    roles = np.array([each.window.roles for each in taught], np.int8)
    answers = {h: np.array([_place(each, h, c) for each in taught], np.int8) for h, c in heads.items()}
    steps = epochs * (len(taught) // BATCH)
    sizes = {head: len(classes) for head, classes in heads.items()}
    step = jax.jit(partial(_step, sizes=sizes, steps=steps))
    key, order = jax.random.key(0), np.random.default_rng(0)
    key, first = jax.random.split(key)
    learner, done = beginner(_begun(first, len(known) + UNKNOWN + 1, sum(sizes.values()))), 0
    for _ in range(epochs):
        turns = order.permutation(len(taught))
        for begin in range(0, len(taught) - BATCH + 1, BATCH):
            rows = turns[begin : begin + BATCH]
            key, drawn = jax.random.split(key)
            done += 1
            answered = {head: told[rows] for head, told in answers.items()}
            learner = step(learner, done, signs[rows], roles[rows], answered, drawn)
    return learner.weights


def _place(each: Taught, head: str, classes: list[str]) -> int:
    return classes.index(each.answers[head]) if each.answers.get(head) in classes else NO_ANSWER


def _begun(key: Any, signs: int, classes: int) -> Weights:
    keys = iter(jax.random.split(key, 32))

    def drawn(*shape: int, spread: float) -> Any:
        return spread * jax.random.normal(next(keys), shape, jnp.float32)

    seen = (2 + ATTENTIONS) * SIZE
    weights = {
        "sign": drawn(signs, SIZE, spread=0.1),
        "place": drawn(WIDTH, SIZE, spread=0.1),
        "role": drawn(len(ROLES), SIZE, spread=0.1),
        "asked": drawn(2 * SIZE, ATTENTIONS * SIZE, spread=0.1 * (2 * SIZE) ** -0.5),
        "heard": drawn(SIZE, ATTENTIONS, spread=0.1),
        "heard_at": drawn(WIDTH, ATTENTIONS, spread=0.1),
        "hidden": drawn(seen, 2 * SIZE, spread=seen**-0.5),
        "hidden_bias": jnp.zeros(2 * SIZE, jnp.float32),
        "out": drawn(2 * SIZE, classes, spread=0.05),
        "out_bias": jnp.zeros(classes, jnp.float32),
        "even": jnp.ones(SIZE, jnp.float32),
    }
    for layer in range(LAYERS):
        weights[f"convolution{layer}"] = drawn(3 * SIZE, SIZE, spread=(3 * SIZE) ** -0.5)
        weights[f"even{layer}"] = jnp.ones(SIZE, jnp.float32)
    return weights


def _step(
    learner: Learner, done: Any, signs: Any, roles: Any, answers: Any, key: Any, *, sizes: Any, steps: int
) -> Learner:
    told = signs.astype(jnp.int32), roles.astype(jnp.int32), answers, key, sizes
    return moved(learner, jax.grad(_loss)(learner.weights, *told), done, steps, RATE)


def _loss(weights: Weights, signs: Any, roles: Any, answers: Any, key: Any, sizes: dict[str, int]) -> Any:
    scores, begin, total = forward(weights, signs, roles, key), 0, 0.0
    for head, size in sizes.items():
        told = jax.nn.log_softmax(scores[:, begin : begin + size])
        right, begin = answers[head].astype(jnp.int32), begin + size
        likely = jnp.take_along_axis(told, jnp.maximum(right, 0)[:, None], axis=1)[:, 0]
        total -= WEIGHT_OF.get(head, 1.0) * jnp.where(right == NO_ANSWER, 0.0, likely).mean()
    return total


def forward(weights: Weights, signs: Any, roles: Any, key: Any = None) -> Any:
    """The scores of all classes of some windows; with a key words and links are left out at random."""
    keys = [None] * (LAYERS + 5) if key is None else list(jax.random.split(key, LAYERS + 5))
    held, w = roles > 0, weights
    signs = signs if key is None else _forgotten(signs, roles, keys[0], keys[1])
    x = (w["sign"][signs] * (signs > 0)[..., None]).sum(axis=-2) + w["place"] + w["role"][roles]
    x = _left_out(x, keys[2])
    for layer in range(LAYERS):
        even = jnp.pad(_evened(x, w[f"even{layer}"]) * held[..., None], ((0, 0), (1, 1), (0, 0)))
        three = jnp.concatenate([even[:, :-2], even[:, 1:-1], even[:, 2:]], axis=-1)
        x = x + _left_out(jax.nn.gelu(three @ w[f"convolution{layer}"]), keys[5 + layer])
    x = _evened(x, w["even"])
    is_noun = roles == NOUN
    number = x[:, AHEAD]
    noun = (x * is_noun[..., None]).sum(axis=1) / jnp.maximum(1, is_noun.sum(axis=1))[:, None]
    asked = (jnp.concatenate([number, noun], axis=-1) @ w["asked"]).reshape(-1, ATTENTIONS, x.shape[-1])
    heard = jnp.einsum("btd,bad->bta", x, asked) * (SHARPNESS / x.shape[-1] ** 0.5) + x @ w["heard"] + w["heard_at"]
    looked = jax.nn.softmax(jnp.where(held[..., None], heard, -1e9), axis=1)
    gathered = jnp.einsum("bta,btd->bad", looked, x).reshape(len(x), -1)
    seen = _left_out(jnp.concatenate([number, noun, gathered], axis=-1), keys[3])
    hidden = _left_out(jax.nn.gelu(seen @ w["hidden"] + w["hidden_bias"]), keys[4], 2 * UNSEEN_LINKS)
    return hidden @ w["out"] + w["out_bias"]


def _evened(x: Any, weight: Any) -> Any:
    return (x - x.mean(-1, keepdims=True)) / jnp.sqrt(x.var(-1, keepdims=True) + 1e-5) * weight


def _left_out(x: Any, key: Any, share: float = UNSEEN_LINKS) -> Any:
    return x if key is None else x * jax.random.bernoulli(key, 1 - share, x.shape) / (1 - share)


def _forgotten(signs: Any, roles: Any, of_words: Any, of_signs: Any) -> Any:
    first, rest = signs[..., 0], signs[..., 1:]
    may = (roles != NUMBER) & (first > 0)
    first = jnp.where(jax.random.bernoulli(of_words, UNSEEN_WORDS, first.shape) & may, UNKNOWN, first)
    rest = jnp.where(jax.random.bernoulli(of_signs, UNSEEN_SIGNS, rest.shape), 0, rest)
    return jnp.concatenate([first[..., None], rest], axis=-1)
