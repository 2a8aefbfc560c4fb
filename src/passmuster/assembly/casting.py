"""Casting: whose troops, in whose war, against whom, as the articles tell it or as whoever asks has settled it.

What is not clear from the articles is not guessed: the refusal names who it may be and how to say so. The choice is put
into words that a briefing prints, with the evidence for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from passmuster.errors import BadInput, Fault
from passmuster.ledger.actors import actor_code, actor_in_text, actor_name, actors
from passmuster.ledger.nearest import nearest
from passmuster.reading.reader import TextReading
from passmuster.reading.roles.role_choice import OPEN, Casting
from passmuster.reading.roles.whose_war import Vote, WhoseWar
from passmuster.reading.war_told import war_told_by

__all__ = ["Roles", "cast_roles", "given_roles"]

MOST_CANDIDATES: Final = 3
"""Who else it may be, in a refusal."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Codes of partner, principal and opponent, the last of which may be missing (empty), and how they were found."""

    partner: str
    principal: str
    opponent: str
    evidence: str

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of those that are named, partner and principal first."""
        return tuple(code for code in (self.partner, self.principal, self.opponent) if code)

    def sentence(self) -> str:
        """The cast as an assumption in words."""
        against = f" against {actor_in_text(self.opponent)}" if self.opponent else ", its opponent not named"
        return (
            f"Whose war it is: {actor_in_text(self.partner)} for {actor_in_text(self.principal)}{against}, "
            f"{self.evidence}."
        )


def given_roles(partner: str = "", principal: str = "", opponent: str = "") -> Casting:
    """Roles that were settled by hand, as codes; each a code or a name of `actors.toml`, or empty.

    Raises
    ------
    BadInput
        When a name is not known, or one actor has two roles; it carries every fault.
    """
    written = {"partner": partner, "principal": principal, "opponent": opponent}
    codes = {role: actor_code(name) for role, name in written.items()}
    faults = [_unknown(role, name) for role, name in written.items() if name and not codes[role]]
    held = [code for code in codes.values() if code]
    if len(held) > len(set(held)):
        rule = "partner, principal and opponent are different states or groups"
        faults.append(Fault.of_argument("partner", rule, ", ".join(held), "Give each its own `principal` and so on."))
    if faults:
        raise BadInput(faults)
    return Casting(**codes)


def _unknown(role: str, name: str) -> Fault:
    known = [word for entry in actors().values() for word in entry["names"]]
    guess = nearest(name, known)
    remedy = f"Did you mean '{guess}'? " if guess else ""
    rule = "a state goes by its two-letter code or its English name, an armed group by its usual name"
    return Fault.of_argument(role, rule, f"'{name}'", remedy + "Another one needs a case folder of its own.")


def cast_roles(readings: Sequence[TextReading], names: str, given: Casting = OPEN) -> Roles:
    """The cast of some articles, called `names` in a refusal.

    Raises
    ------
    BadInput
        When it is not clear whose force it is or whom it helps.
    """
    war = war_told_by(readings, given)
    told = war.told
    open_roles = [role for role in ("partner", "principal") if not getattr(told, role)]
    if open_roles:
        raise BadInput([_refusal(names, war, open_roles)])
    return Roles(*told, _evidence(war, given))


def _evidence(war: WhoseWar, given: Casting) -> str:
    if given.partner and given.principal:
        is_read = war.told.opponent and not given.opponent
        return "as it was given" + (", with the opponent that is read" if is_read else "")
    passages = "passage" if war.asked == 1 else "passages"
    read = f"at {war.share:.0%} by all that is told of who is named"
    if war.asked:
        read = f"as {war.agreeing} of {war.asked} {passages} that tell have it, {read}"
    settled = [f"the {role}" for role, code in given._asdict().items() if code]
    were = "was" if len(settled) == 1 else "were"
    return read + (f"; {' and '.join(settled)} {were} given" if settled else "")


def _refusal(names: str, war: WhoseWar, open_roles: list[str]) -> Fault:
    rule = "the articles must tell clearly whose troops are in whose war"
    found = "; ".join(_candidates(role, getattr(war, role), war.partner.code) for role in open_roles)
    guess = [f'`{role}="{_guess(getattr(war, role))}"`' for role in ("partner", "principal")]
    return Fault(names, rule, found, f"Say it, for example with {' and '.join(guess)}.", is_argument=True)


def _candidates(role: str, vote: Vote, partner: str) -> str:
    if not vote.shares:
        return f"no {role}"
    told = ", ".join(f"{actor_name(code)} ({share:.0%})" for code, share in vote.shares[:MOST_CANDIDATES])
    beside = f" beside {actor_name(partner)}" if role == "principal" and partner else ""
    return f"no clear {role}{beside}: {told}"


def _guess(vote: Vote) -> str:
    return vote.code or "CODE"
