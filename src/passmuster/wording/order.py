"""Orders: names as people count them, actions from staying to leaving."""

import re

from passmuster.ledger.vocabulary import Action

__all__ = ["action_order", "natural_order"]


def natural_order(name: str) -> list[tuple[int, int, str]]:
    """A sort key that counts as people do: ``k9`` before ``k10``."""
    return [
        (0, int(part), "") if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in re.split(r"([0-9]+)", name)
        if part
    ]


def action_order(action: Action) -> int:
    """The place of an action from staying to leaving, as the vocabulary lists them."""
    return [*Action].index(action)
