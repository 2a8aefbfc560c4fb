"""Window: a number with the words on either side of it in their order, as the network reads them."""

from typing import Final, NamedTuple

__all__ = ["AHEAD", "BEFORE", "BEHIND", "NOUN", "NUMBER", "OTHER", "ROLES", "WIDTH", "WORD", "Signs", "Window"]

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


class Window(NamedTuple):
    """The signs of each token about a number and the role of each, both `WIDTH` long, the number's first at `AHEAD`."""

    signs: tuple[Signs, ...]
    roles: tuple[int, ...]
