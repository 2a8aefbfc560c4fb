"""Names of sides in sentences: with an article, unless the name brings one or is a name of its own."""

import re
from typing import Final

__all__ = ["side_words"]

NEEDS_NONE: Final = re.compile(r"(the|a|an)\b|\S+(['’]s|s['’])\s", re.IGNORECASE)
"""A name that begins with an article, or with whose side it is."""


def side_words(name: str) -> str:
    """A side inside a sentence: "the Russian side", but "the coalition" and "Saigon's side" as they stand."""
    return name if NEEDS_NONE.match(name) else f"the {name}"
