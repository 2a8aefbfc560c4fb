"""Forces: which force or supply each number read is of."""

from typing import Final

from passmuster.assembly.casting import Roles
from passmuster.assembly.dating import DatedReading
from passmuster.ledger import Force
from passmuster.ledger.actors import actor_adjective, actor_in_text
from passmuster.ledger.vocabulary import ForceKind, Quantity
from passmuster.reading.read_claim import ReadClaim

__all__ = ["force_id", "forces_of"]

SUPPLIES: Final = {
    "shells": ("shells", "artillery rounds from {}"),
    "missiles": ("missiles", "missiles from {}"),
    "workers": ("workers", "workers from {}"),
    "other": ("equipment", "equipment from {}"),
    "recruits": ("recruits", "recruits and deserters of {}"),
    "army": ("army", "whole army of {}"),
    "civilians": ("civilians", "civilians of {}"),
}
"""Kinds of noun that are no force: ending of the subject's id, and its name."""

SENT: Final = frozenset(
    {
        *(Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.PLANNED, Quantity.ROTATED),
        Quantity.RETURNED,
    }
)
"""Quantities of those whom a state sends somewhere."""


def force_id(read: ReadClaim, nobodys: str) -> str:
    """Id of the force or supply that a claim counts; `nobodys` is whose people are that the text gives to nobody."""
    actor = (read.actor or nobodys).lower()
    supply = SUPPLIES.get(_kind(read))
    return f"{actor}-{supply[0]}" if supply else f"{actor}-force"


def _kind(read: ReadClaim) -> str:
    """What kind of noun a claim counts. People who are sent, or are there as a contingent, are no civilians: police."""
    if read.quantity == Quantity.WORKERS:
        return Quantity.WORKERS
    return "" if read.kind == "civilians" and read.quantity in SENT else read.kind


def forces_of(dated: list[DatedReading], roles: Roles) -> tuple[Force, ...]:
    """A force or supply for each subject of a claim, the partner's force first and always."""
    partner_force = f"{roles.partner.lower()}-force"
    forces = {partner_force: _force(partner_force, roles.partner, "", roles)}
    for item in dated:
        for read in item.reading.claims:
            name = force_id(read, roles.partner)
            forces.setdefault(name, _force(name, read.actor or roles.partner, _kind(read), roles))
    return tuple(forces.values())


def _force(name: str, actor: str, kind: str, roles: Roles) -> Force:
    supply = SUPPLIES.get(kind)
    if supply:
        words = supply[1].format(actor_in_text(actor))
        return Force(force_id=name, name=words, actor=actor, kind=ForceKind.SUPPLY, starts_empty=False)
    place = f" in {actor_in_text(roles.principal)}'s war" if actor == roles.partner else ""
    return Force(force_id=name, name=f"{actor_adjective(actor)} force{place}", actor=actor, starts_empty=False)
