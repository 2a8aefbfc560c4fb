"""Orders: names as people count them, actions from staying to leaving."""

import re

from passmuster.ledger.vocabulary import Action

__all__ = ["action_order", "natural_order"]


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """A sort key that counts as people do: ``k9`` before ``k10``, however many digits a number has."""
    return [_place(part) for part in re.split(r"([0-9]+)", name) if part]


def _place(part: str) -> tuple[int, int, str]:
    """The place of digits, the shorter number first, before that of other signs."""
    digits = part.lstrip("0")
    return (0, len(digits), digits) if part.isdecimal() and part.isascii() else (1, 0, part)


def action_order(action: Action) -> int:
    """The place of an action from staying to leaving, as the vocabulary lists them."""
    return [*Action].index(action)
