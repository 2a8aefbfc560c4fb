"""Explained articles: what was read of a document, as a page."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from fuzzing import beginnings
from fuzzing.mutations import hostile
from fuzzing.trial import Trial

__all__ = ["explained"]

WAY: Final = ("--explain", "--html", "out.html")

NAMES: Final = ("a.txt", "<img src=x onerror=alert(1)>.txt", "a\u202e.txt", "a\x1b[2J.txt")


def explained(
    documents: Mapping[str, Callable[[random.Random], Trial]],
) -> Callable[[random.Random], Trial]:
    """A door to `read --explain --html`: documents of every kind, and prose with hostile words among its own."""

    def door(chance: random.Random) -> Trial:
        if chance.random() < 0.35:
            return _prose(chance)
        trial = documents[chance.choice(tuple(documents))](chance)
        files = {name: content for name, content in trial.files.items() if not name.startswith("case/")}
        first = next(iter(files))
        asked = "folder" if first.startswith("folder/") else first
        return replace(trial, arguments=("read", asked, *WAY), files=files, written="out.html")

    return door


def _prose(chance: random.Random) -> Trial:
    """An article that is read, with strings in it that could break out of a page."""
    words = beginnings.ARTICLE.split(" ")
    for _ in range(chance.randint(1, 6)):
        words.insert(chance.randrange(len(words)), hostile(chance))
    name = chance.choice(NAMES)
    errors = "surrogatepass" if chance.random() < 0.2 else "replace"
    return Trial(
        arguments=("read", name, *WAY), files={name: " ".join(words).encode("utf-8", errors)}, written="out.html"
    )
