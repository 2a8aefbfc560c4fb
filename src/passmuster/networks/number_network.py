"""A small network that reads a number a second time, from the words about it in their order.

The reader's tables add up what stands about a number; a network reads the words as they run, and errs elsewhere. The
signs of each token of a window are embedded and summed; two convolutions of three tokens each run over them; six
attentions, asked by the number and its noun, gather what bears on it, and one hidden layer scores every class of every
choice. `scripts/train_reader.py` writes it (`networks.stored`). NumPy is loaded when a network is first read, and by
nothing before.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple

from passmuster.networks.layers import bent, evened
from passmuster.networks.stored import read_stored

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "AHEAD",
    "ATTENTIONS",
    "BEFORE",
    "BEHIND",
    "LAYERS",
    "MOST_SIGNS",
    "NOTHING",
    "NOUN",
    "NO_ROLE",
    "NUMBER",
    "OTHER",
    "ROLES",
    "SHARPNESS",
    "UNKNOWN",
    "WIDTH",
    "WORD",
    "NumberNetwork",
    "NumberWindow",
    "Signs",
    "read_number_network",
    "signs_of",
]

AHEAD: Final = 24
"""Tokens of a window before the number."""

BEHIND: Final = 20
"""Tokens from the number's first on."""

WIDTH: Final = AHEAD + BEHIND

NO_ROLE, WORD, NUMBER, NOUN, OTHER, BEFORE = ROLES = range(6)
"""What a place of a window holds: nothing, a word of the sentence, the number, what the number counts, another number,
or a word of the sentence before."""

Signs = tuple[str, ...]
"""What is known of a token: its symbol first, then kinds of nouns, classes and states of verbs, moments and cues."""

LAYERS: Final = 2
"""Convolutions, each of a token and its two neighbours."""

ATTENTIONS: Final = 6

SHARPNESS: Final = 4.0
"""What the number and its noun ask is made louder by, so that an attention may look at one token alone."""

MOST_SIGNS: Final = 6
"""Signs of a token that are looked at; few have more."""

NOTHING: Final = 0
"""The place in the list of signs of where there is none."""

UNKNOWN: Final = 1
"""That of every word too rare to be listed."""


class NumberWindow(NamedTuple):
    """The signs of each token about a number and the role of each, both `WIDTH` long, the number's first at `AHEAD`."""

    signs: tuple[Signs, ...]
    roles: tuple[int, ...]


class NumberNetwork(NamedTuple):
    """The weights of the network by name, the place of each sign it knows, and the classes of each choice."""

    weights: Mapping[str, "np.ndarray[Any, Any]"]
    signs: Mapping[str, int]
    heads: Mapping[str, tuple[str, ...]]

    def scores(self, window: NumberWindow, columns: Mapping[str, int], width: int) -> list[float]:
        """The score of each class, `width` of them, where a choice begins at its place in `columns`."""
        found, scores = iter(self._output(window)), [0.0] * width
        for head, classes in self.heads.items():
            for at in range(len(classes)):
                scores[columns[head] + at] = next(found)
        return scores

    def _output(self, window: NumberWindow) -> list[float]:
        import numpy as np

        w = self.weights
        held = np.array([role > 0 for role in window.roles])
        x = w["sign"][np.array(signs_of(window, self.signs))].sum(axis=1) + w["place"] + w["role"][list(window.roles)]
        for layer in range(LAYERS):
            even = evened(x, w[f"even{layer}"]) * held[:, None]
            edge = np.zeros_like(even[:1])
            ahead, behind = np.concatenate([edge, even[:-1]]), np.concatenate([even[1:], edge])
            x = x + bent(np.concatenate([ahead, even, behind], axis=1) @ w[f"convolution{layer}"])
        x = evened(x, w["even"])
        is_noun = np.array([role == NOUN for role in window.roles])
        number, noun = x[AHEAD], x[is_noun].sum(axis=0) / max(1, int(is_noun.sum()))
        asked = (np.concatenate([number, noun]) @ w["asked"]).reshape(ATTENTIONS, -1)
        heard = x @ asked.T * (SHARPNESS / x.shape[1] ** 0.5) + x @ w["heard"] + w["heard_at"]
        looked = np.exp(np.where(held[:, None], heard - heard[held].max(axis=0), -np.inf))
        gathered = (looked / looked.sum(axis=0)).T @ x
        hidden = bent(np.concatenate([number, noun, gathered.ravel()]) @ w["hidden"] + w["hidden_bias"])
        return list(map(float, hidden @ w["out"] + w["out_bias"]))


def signs_of(window: NumberWindow, known: Mapping[str, int]) -> list[list[int]]:
    """The places of the signs of each token, `MOST_SIGNS` of them; a word that is not listed stands as unknown."""
    return [_places(signs, known) for signs in window.signs]


def _places(signs: tuple[str, ...], known: Mapping[str, int]) -> list[int]:
    first = [UNKNOWN] if signs and signs[0] not in known else []
    found = [*first, *(known[sign] for sign in signs if sign in known)][:MOST_SIGNS]
    return found + [NOTHING] * (MOST_SIGNS - len(found))


def read_number_network(file: Path | IO[bytes]) -> NumberNetwork:
    """The network from its file."""
    weights, texts = read_stored(file)
    heads = dict(line.split("\t") for line in texts["heads"].splitlines())
    places = {sign: at for at, sign in enumerate(texts["signs"].split("\n"), start=UNKNOWN + 1)}
    return NumberNetwork(weights, places, {name: tuple(classes.split()) for name, classes in heads.items()})
