"""A whole text, or several of one war: what all its windows together tell of each that is named.

A window is sure of little. What is told here is how often each is named, where, and in how many of its men, and what
the windows make of it: their votes, the likeliest of them, the first, and all sentences asked as one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log
from typing import Final, NamedTuple

from passmuster.ledger.actors import kind_of
from passmuster.reading.learned.past_wars import known_of_two, known_then
from passmuster.reading.learned.weights import Weights
from passmuster.reading.roles.company import Company
from passmuster.reading.roles.role_choice import PAIRS, ROLES, Casting, chances
from passmuster.reading.roles.ties import ties_alone, ties_together
from passmuster.reading.roles.window import Window

__all__ = ["WholeText"]

MOST_NAMED: Final = 8
"""Those who may have a role: the ones most often named and most often voted for."""

LEAST: Final = 0.02
"""Added to a share before its logarithm is taken: less is as good as nothing."""

COUNTED: Final = 0.001
"""Casts that are less likely than this are left out of what a window makes of each, for speed."""

LOWEST_RANK: Final = 4

PEOPLE: Final = frozenset({"form=adjective", "form=people"})

BY_KIND: Final = (
    "log named",
    "in the first sentence",
    "strengths",
    "losses",
    "as a place",
    "as a people",
    *(f"log voted {role}" for role in ROLES),
)
"""What is told of each once more for its kind: a firm whose men are counted is more often the partner than a state."""

SHORT: Final = {"partner": "pa", "principal": "pr", "opponent": "op"}


class _Shares(NamedTuple):
    """What some casts come to: the share of each in each role, and of each two in each pair of roles."""

    one: tuple[dict[str, float], ...]
    two: tuple[dict[tuple[str, str], float], ...]


class WholeText:
    """The windows of one or several texts, as one.

    Parameters
    ----------
    texts
        The windows of each text.
    weights
        The weights by which a window is asked.
    given
        Codes that may have a role whether they are named or not.
    """

    def __init__(self, texts: Sequence[Sequence[Window]], weights: Weights, given: Iterable[str] = ()) -> None:
        texts = [told for told in ([w for w in text if w.mentions] for text in texts) if told]
        windows = [window for text in texts for window in text]
        self.casts = [chances(window, weights) for window in windows]
        self.all = Window(tuple(s for w in windows for s in w.sightings), tuple(c for w in windows for c in w.claims))
        self._company = Company(windows)
        shares = [_shares(casts) for casts in self.casts]
        firsts = [sum(len(text) for text in texts[:at]) for at in range(len(texts))]
        self._windows, self._votes = shares, _mean(shares)
        self._begins = _mean([shares[at] for at in firsts])
        self._as_one = _shares(chances(self.all, weights)) if windows else _mean([])
        self._first = [text[0].sightings[0].named for text in texts]
        self.names = list(dict.fromkeys([*self._likeliest(), *given]))

    def _likeliest(self) -> list[str]:
        total = self.all.mentions.total()

        def standing(code: str) -> float:
            return self.all.mentions[code] / total + sum(votes[code] for votes in self._votes.one)

        return sorted(self.all.mentions, key=lambda code: (-standing(code), code))[:MOST_NAMED]

    @cached_property
    def _named(self) -> Counter[str]:
        """Sentences that name each."""
        return Counter(code for sighting in self.all.sightings for code in set(sighting.named))

    def alone(self, code: str) -> dict[str, float]:
        """What is told of one that is named."""
        mentions, sentences = self.all.mentions, max(1, len(self.all.sightings))
        share = self._named[code] / sentences
        kind = kind_of(code)
        told = {
            f"whole kind={kind}": 1.0,
            f"whole rank={min(LOWEST_RANK, sum(mentions[other] > mentions[code] for other in mentions))}": 1.0,
            "named": share,
            "log named": _log(share),
            "in the first sentence": sum(code in named for named in self._first) / max(1, len(self._first)),
            **self._forms(code),
        }
        for name, counted in (
            ("strengths", self.all.strengths),
            ("losses", self.all.losses),
            ("speaks", self.all.speakers),
        ):
            told[name] = counted[code] / (counted.total() + 1)
        for at, role in enumerate(ROLES):
            told |= self._voted(at, role, code)
        told |= {f"{kind} {name}": told[name] for name in BY_KIND}
        return told | self._company.alone(code) | ties_alone(code, mentions)

    def _forms(self, code: str) -> dict[str, float]:
        sentences = max(1, len(self.all.sightings))
        alone = [sighting.alone[code] for sighting in self.all.sightings if code in sighting.alone]
        count = max(1, len(alone))
        return {
            "as a place": sum("form=place" in told for told in alone) / count,
            "as a people": sum(bool(told & PEOPLE) for told in alone) / count,
            "with a force": sum("force=True" in told for told in alone) / sentences,
        }

    def _voted(self, at: int, role: str, code: str) -> dict[str, float]:
        votes = self._votes.one[at]
        return {
            f"voted {role}": votes[code] / (_for_anybody(votes) + 0.1),
            f"log voted {role}": _log(votes[code]),
            f"top {role}": max((shares.one[at][code] for shares in self._windows), default=0.0),
            f"begins {role}": self._begins.one[at][code],
            f"as one {role}": _log(self._as_one.one[at][code]),
        }

    def nobody(self) -> dict[str, float]:
        """What is told of leaving a role open."""
        told = {
            "nobody": 1.0,
            "nobody:names": len(self.all.mentions) / 10,
            "nobody:windows": log(max(1, len(self.casts))),
        }
        for at, role in enumerate(ROLES):
            told[f"nobody:any {role}"] = _for_anybody(self._votes.one[at])
            told[f"nobody:as one {role}"] = _log(self._as_one.one[at][""])
        return told

    def together(self, one: str, other: str) -> dict[str, float]:
        """What is told of two that are named, from the one to the other."""
        both = sum(one in sighting.named and other in sighting.named for sighting in self.all.sightings)
        told = {
            f"whole kinds={kind_of(one)} {kind_of(other)}": 1.0,
            "named together": both / (1 + min(self._named[one], self._named[other])),
            **{f"whole {known}": 1.0 for known in known_of_two(one, other)},
            **{f"whole {known}": 1.0 for known in known_then(one, other, self.all.years)},
        }
        for at, pair in enumerate(PAIRS):
            name = "".join(SHORT[role] for role in pair)
            told[f"voted {name}"] = self._votes.two[at][one, other]
            told[f"log voted {name}"] = _log(self._votes.two[at][one, other])
            told[f"as one {name}"] = _log(self._as_one.two[at][one, other])
        told |= dict.fromkeys((f"whole {tie}" for tie in ties_together(one, other)), 1.0)
        return told | self._company.together(one, other)


def _shares(casts: dict[Casting, float]) -> _Shares:
    one = tuple(defaultdict[str, float](float) for _ in ROLES)
    two = tuple(defaultdict[tuple[str, str], float](float) for _ in PAIRS)
    for (partner, principal, opponent), share in casts.items():
        if share < COUNTED:
            continue
        for votes, code in zip(one, (partner, principal, opponent), strict=True):
            votes[code] += share
        for pairs, pair in zip(two, ((partner, principal), (partner, opponent), (principal, opponent)), strict=True):
            pairs[pair] += share
    return _Shares(one, two)


def _mean(shares: Sequence[_Shares]) -> _Shares:
    one = tuple(defaultdict[str, float](float) for _ in ROLES)
    two = tuple(defaultdict[tuple[str, str], float](float) for _ in PAIRS)
    for told in shares:
        for at in range(len(ROLES)):
            for code, share in told.one[at].items():
                one[at][code] += share / len(shares)
            for pair, share in told.two[at].items():
                two[at][pair] += share / len(shares)
    return _Shares(one, two)


def _for_anybody(votes: dict[str, float]) -> float:
    return sum(share for code, share in votes.items() if code)


def _log(share: float) -> float:
    return log(LEAST + share)
