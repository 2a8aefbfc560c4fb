"""Features of a role: what makes one of those named the partner, the principal or the opponent, or leaves it open.

Each role is chosen given those before it: whose force it is, then whom it helps, then whom they fight.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from passmuster.ledger.actors import is_mission, known_states
from passmuster.reading.roles.window import Window

__all__ = [
    "NOBODY", "OPPONENT", "PARTNER", "PRINCIPAL", "common", "nobody", "of_role", "opponent_options", "partner_options",
    "principal_options", "related", "unrelated",
]  # fmt: skip

NOBODY: Final = ""
"""The choice that leaves a role open."""

PARTNER, PRINCIPAL, OPPONENT = "partner", "principal", "opponent"


def partner_options(window: Window) -> list[list[str]]:
    """Features of each that is named, then of nobody, as the partner."""
    return [
        *(of_role(PARTNER, common(window, code)) for code in window.mentions),
        of_role(PARTNER, nobody(window)),
    ]


def principal_options(window: Window, partner: str) -> list[list[str]]:
    """The same as the principal, given the partner."""
    return [
        *(
            of_role(PRINCIPAL, [*common(window, code), *related(window, PARTNER, partner, code)])
            for code in window.mentions
        ),
        of_role(PRINCIPAL, [*nobody(window), *unrelated(PARTNER, partner)]),
    ]


def opponent_options(window: Window, partner: str, principal: str) -> list[list[str]]:
    """The same as the opponent, given the other two."""
    held = ((PARTNER, partner), (PRINCIPAL, principal))
    return [
        *(
            of_role(OPPONENT, [*common(window, code), *(f for to, one in held for f in related(window, to, one, code))])
            for code in window.mentions
        ),
        of_role(OPPONENT, [*nobody(window), *(f for to, one in held for f in unrelated(to, one))]),
    ]


def of_role(role: str, features: Iterable[str]) -> list[str]:
    """Features as the table of weights has them: what speaks for a partner is not what speaks for an opponent."""
    return [f"{role}:{feature}" for feature in features]


def related(window: Window, to: str, one: str, code: str) -> list[str]:
    """What is told of one that is named and of who has a role (`to`) already."""
    if not one:
        return []
    if one == code:
        return [f"is {to}"]
    return [f"{to}{feature}" for feature in sorted(window.together(one, code))] or [f"never with {to}"]


def unrelated(to: str, one: str) -> list[str]:
    """The same of nobody."""
    return [f"nobody:{to}={bool(one)}"]


def common(window: Window, code: str) -> Iterator[str]:
    """What is told of one that is named, whatever the role."""
    mentions, counted = window.mentions, window.strengths + window.losses
    kind = "state" if code in known_states() else "mission" if is_mission(code) else "armed"
    own, strength = counted[code], window.strengths[code]
    yield f"kind={kind}"
    yield f"kind={kind},named={min(5, len(mentions))}"
    yield f"rank={min(4, sum(mentions[other] > mentions[code] for other in mentions))}"
    yield f"place={min(3, list(mentions).index(code))}"
    yield f"mentions={min(3, mentions[code])}"
    yield f"strengths={min(3, strength)}"
    yield f"losses={min(3, window.losses[code])}"
    yield f"speaks={min(3, window.speakers[code])}"
    yield f"counted most={own > 0 and own == max(counted.values())}"
    yield f"strongest={strength > 0 and strength == max(window.strengths.values())}"
    yield f"counted alone={own > 0 and len(counted) == 1}"
    yield from sorted(window.alone(code))


def nobody(window: Window) -> Iterator[str]:
    """What is told of leaving a role open."""
    yield "nobody"
    yield f"nobody:named={min(5, len(window.mentions))}"
    yield f"nobody:owned={min(3, (window.strengths + window.losses).total())}"
    yield f"nobody:unowned={min(3, window.unowned)}"
