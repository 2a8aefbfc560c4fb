"""The case that dated articles make, with the choices that they called for in words."""

from datetime import date

from passmuster.assembly.casting import Roles
from passmuster.assembly.dating import DatedReading
from passmuster.assembly.forces import forces_of
from passmuster.assembly.officials import officials_among
from passmuster.ledger import Case, Claim, Side
from passmuster.ledger.actors import actor_adjective, actor_in_text
from passmuster.ledger.case_start import start_sentence
from passmuster.ledger.vocabulary import GROUPS, Quantity

__all__ = ["case_of", "choices_made"]


def case_of(dated: list[DatedReading], roles: Roles, start: date, assumptions: list[str], undated: str = "") -> Case:
    """The case; `assumptions` are the sentences so far, to which its start adds one; `undated` tells of its days."""
    return Case(
        case_id="article" if len(dated) == 1 else "articles",
        title=f"{actor_adjective(roles.partner)} force in {actor_in_text(roles.principal)}'s war"
        + (f" with {actor_in_text(roles.opponent)}" if roles.opponent else ""),
        principal=roles.principal,
        partner=roles.partner,
        opponent=roles.opponent,
        start=start,
        forces=forces_of(dated, roles),
        sides=_sides(roles),
        groups=tuple(code for code in roles.codes if code not in GROUPS),
        assumptions=(*assumptions, start_sentence(start)),
        undated=undated,
        public_figures=_public_figures(dated),
    )


def _public_figures(dated: list[DatedReading]) -> tuple[str, ...]:
    """Speakers whom the articles name with an office."""
    names = {name for item in dated for claim in item.reading.claims for name in (claim.claimant, *claim.relay)} | {
        event.claimant for item in dated for event in item.reading.events
    }
    return officials_among(names, (item.document.text for item in dated))


def _sides(roles: Roles) -> tuple[Side, ...]:
    sides = [Side(name=f"{actor_adjective(roles.principal)} side", members=(roles.principal, roles.partner))]
    if roles.opponent:
        sides.append(Side(name=f"{actor_adjective(roles.opponent)} side", members=(roles.opponent,)))
    return tuple(sides)


def choices_made(dated: list[DatedReading], claims: list[Claim]) -> list[str]:
    """Sentences for the choices that these articles called for."""
    said = ["Each number that gives no day of its own is taken to hold on the day its article is from."]
    if any(claim.quantity == Quantity.ARRIVALS and not claim.is_prospective for claim in claims):
        said.append("Arrivals without a time of their own are taken over the four weeks before they were reported.")
    sources = len({claim.claimant for claim in claims})
    one = "one article" if len(dated) == 1 else f"{len(dated)} articles"
    said.append(f"All {len(claims)} claims, by {sources} claimants, come from {one}: what it left out is not here.")
    return said
