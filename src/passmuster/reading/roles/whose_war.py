"""Whose war: partner, principal and opponent of one or several texts, by the votes of their windows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from passmuster.reading.learned.weights import Weights
from passmuster.reading.roles.role_choice import OPEN, Casting, chances
from passmuster.reading.roles.window import Window

__all__ = ["Vote", "WhoseWar", "whose_war"]

ENOUGH: Final = 0.6
"""Share of the votes for somebody that a role needs: with less, others have as good a claim to it."""

BESIDE: Final = 0.5
"""Weight of a window's principal where it casts another partner: it speaks of the same war, of another's part in it."""

LEAST_TOLD: Final = 0.5
"""Votes for anybody, in windows, that a role needs; where fewer name any, nobody is named."""


@dataclass(frozen=True, slots=True)
class Vote:
    """Who has a role: the likeliest, its share of the votes for anybody, and all shares from the largest on."""

    code: str
    share: float
    shares: tuple[tuple[str, float], ...]

    @property
    def is_clear(self) -> bool:
        """Whether it has enough of the votes."""
        return bool(self.code) and self.share >= ENOUGH


@dataclass(frozen=True, slots=True)
class WhoseWar:
    """The votes for each role, and how many windows were asked and agree with what was chosen."""

    partner: Vote
    principal: Vote
    opponent: Vote
    agreeing: int
    asked: int

    @property
    def told(self) -> Casting:
        """Who has each role, empty where that is not clear."""
        votes = (self.partner, self.principal, self.opponent)
        return Casting(*(vote.code if vote.is_clear else "" for vote in votes))


def whose_war(windows: Iterable[Window], weights: Weights, given: Casting = OPEN) -> WhoseWar:
    """What some windows tell; roles that are given are held, and the others chosen beside them."""
    asked = [chances(window, weights) for window in windows if window.mentions]
    partner = _held(given.partner) or _partner(asked, given)
    principal = _held(given.principal) or _principal(asked, partner.code, given)
    opponent = _held(given.opponent) or _opponent(asked, partner.code, principal.code)
    likeliest = [max(sorted(shares), key=lambda casting: shares[casting]) for shares in asked]
    telling = [casting for casting in likeliest if casting.partner and casting.principal]
    agreeing = sum(c.partner == partner.code and c.principal == principal.code for c in telling)
    return WhoseWar(partner, principal, opponent, agreeing, len(telling))


def _held(code: str) -> Vote | None:
    return Vote(code, 1.0, ((code, 1.0),)) if code else None


def _partner(asked: list[dict[Casting, float]], given: Casting) -> Vote:
    votes = ((casting.partner, share) for casting, share in _all(asked))
    return _counted(votes, {given.principal, given.opponent})


def _principal(asked: list[dict[Casting, float]], partner: str, given: Casting) -> Vote:
    votes = ((c.principal, share * (1.0 if c.partner in {partner, ""} else BESIDE)) for c, share in _all(asked))
    return _counted(votes, {partner, given.opponent})


def _opponent(asked: list[dict[Casting, float]], partner: str, principal: str) -> Vote:
    votes = ((casting.opponent, share) for casting, share in _all(asked))
    return _counted(votes, {partner, principal})


def _all(asked: list[dict[Casting, float]]) -> Iterator[tuple[Casting, float]]:
    return (item for shares in asked for item in shares.items())


def _counted(votes: Iterable[tuple[str, float]], taken: set[str]) -> Vote:
    """The votes for somebody who has no other role yet."""
    standing: dict[str, float] = {}
    for code, share in votes:
        if code and code not in taken:
            standing[code] = standing.get(code, 0.0) + share
    total = sum(standing.values())
    if total < LEAST_TOLD:
        return Vote("", 0.0, ())
    ranked = sorted(standing.items(), key=lambda item: (-item[1], item[0]))
    return Vote(ranked[0][0], ranked[0][1] / total, tuple((code, share / total) for code, share in ranked))
