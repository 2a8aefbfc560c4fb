"""Cast: the actors of one text so far, and who was named with whom."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["OFTEN", "Cast"]

OFTEN: Final = 2
"""Sentences that pair two, from which one is the other side of an act that leaves it out."""


PARTS: Final = ("partner", "principal", "opponent")
"""Who helps, whom, and against whom."""


@dataclass(slots=True)
class Cast:
    """The actors of one text so far: how often each two stood in one sentence, and who was named last."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    last: str = ""
    recent: list[str] = field(default_factory=list)
    """Those named so far, each once, the one named last first."""

    bound: tuple[str, str] = ("", "")
    """The last two named as a pair: "between Russia and North Korea"."""

    roles: tuple[str, str, str] = ("", "", "")
    """Who has each of `PARTS` in the war that the text is of; empty where that is not known."""

    @property
    def is_of_a_war(self) -> bool:
        """Whether it is known whose troops help whom."""
        return all(self.roles[:2])

    def part_of(self, actor: str) -> str:
        """The part that an actor has in the war: `partner`, `principal`, `opponent`, `other`; empty where not known."""
        if not self.is_of_a_war:
            return ""
        return PARTS[self.roles.index(actor)] if actor in self.roles else "other"

    def counterpart(self, actor: str) -> str:
        """Whom the text pairs this actor with most often; empty when with nobody."""
        best = max(
            ((count, other) for (one, other), count in self.pairs.items() if one == actor),
            default=(0, ""),
            key=lambda x: x[0],
        )
        return best[1]

    def note(self, s: Parsed, actors: list[Mark]) -> None:
        """Take note of the actors of a sentence: each two of them, and twice over those it speaks of as a pair."""
        named = [str(mark.value[0]) for mark in actors]
        codes = list(dict.fromkeys(named))
        self.last = named[-1] if named else self.last
        self.recent = list(dict.fromkeys([*reversed(codes), *self.recent]))
        for one in codes:
            for other in codes:
                if one != other:
                    self.pairs[one, other] += 1
        for left, right in pairwise(actors):
            joint = s.words(left.stop, right.first).strip().lower()
            if joint == "-" or (joint in {"and", "–"} and s.low(left.first - 1) == "between"):
                self.bound = (str(left.value[0]), str(right.value[0]))
                self.pairs[self.bound] += 2
                self.pairs[self.bound[::-1]] += 2
