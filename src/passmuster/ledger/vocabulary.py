"""The fixed words of the ledger, each spelt one way.

Everything that a file may say in a closed column is listed here, as an enumeration of texts: its members are what the
file holds, letter for letter. Where a word has a meaning that a reader could mistake, the meaning stands below it.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

__all__ = [
    "CLAIM_QUANTITIES",
    "EVENT_MODES",
    "FAMILY_OF_QUANTITY",
    "GROUPS",
    "PROSPECTIVE_MODES",
    "Action",
    "Asks",
    "Bound",
    "EventStatus",
    "EventType",
    "Family",
    "ForceKind",
    "Mode",
    "Quantity",
    "When",
]

GROUPS: Final = ("UA", "RU", "KP", "KR", "US", "GB", "NATO", "EU", "UN", "OSINT", "MEDIA", "OTHER")
"""Source groups known everywhere; a case may add its own, so that they are no closed set."""


class Quantity(StrEnum):
    """What is counted: by the number of a claim, or in the accounts of a force."""

    PRESENT = "present"
    """Stock: people there at a day."""
    DEPLOYED = "deployed"
    """Running total: people sent so far."""
    ARRIVALS = "arrivals"
    """Flow: people newly come in a window."""
    ROTATED = "rotated"
    """Throughput: people who pass through over a window."""
    PLANNED = "planned"
    """Intention: people to be sent, or the strength a force is to have."""
    KILLED = "killed"
    """Running total or flow of the dead."""
    WOUNDED = "wounded"
    """Running total or flow of the wounded."""
    CAPTURED = "captured"
    """Running total or flow of prisoners."""
    MISSING = "missing"
    """Running total or flow of the unaccounted for."""
    CASUALTIES = "casualties"
    """Killed and wounded together, sometimes with missing and captured."""
    RETURNED = "returned"
    """Running total or flow of people gone home."""
    SHELLS = "shells"
    """Running total or flow of artillery rounds."""
    MISSILES = "missiles"
    """Running total or flow of missiles."""
    WORKERS = "workers"
    """People sent to work, not to fight."""
    OTHER = "other"
    """Anything else that was counted."""
    EVACUATED = "evacuated"
    """Running total of the wounded who are gone for good; kept in a force's accounts, and no claim names it."""
    IRRECOVERABLE = "irrecoverable"
    """Running total of the killed, captured and evacuated; kept in a force's accounts, and no claim names it."""
    RECOVERING = "recovering"
    """Stock of the wounded who will be back; kept in a force's accounts, and no claim names it."""


CLAIM_QUANTITIES: Final = tuple(
    quantity
    for quantity in Quantity
    if quantity not in {Quantity.EVACUATED, Quantity.IRRECOVERABLE, Quantity.RECOVERING}
)
"""What the column of a file may say."""


class Family(StrEnum):
    """Kinds of number within which one source leans alike."""

    STRENGTH = "strength"
    LOSSES = "losses"
    MATERIEL = "materiel"


FAMILY_OF_QUANTITY: Final = MappingProxyType(
    {
        Quantity.PRESENT: Family.STRENGTH,
        Quantity.DEPLOYED: Family.STRENGTH,
        Quantity.ARRIVALS: Family.STRENGTH,
        Quantity.ROTATED: Family.STRENGTH,
        Quantity.PLANNED: Family.STRENGTH,
        Quantity.RETURNED: Family.STRENGTH,
        Quantity.KILLED: Family.LOSSES,
        Quantity.WOUNDED: Family.LOSSES,
        Quantity.CAPTURED: Family.LOSSES,
        Quantity.MISSING: Family.LOSSES,
        Quantity.CASUALTIES: Family.LOSSES,
        Quantity.SHELLS: Family.MATERIEL,
        Quantity.MISSILES: Family.MATERIEL,
        Quantity.WORKERS: Family.STRENGTH,
        Quantity.OTHER: Family.MATERIEL,
        Quantity.EVACUATED: Family.LOSSES,
        Quantity.IRRECOVERABLE: Family.LOSSES,
        Quantity.RECOVERING: Family.LOSSES,
    }
)


class Bound(StrEnum):
    """How a claim's words fence its number in."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    RANGE = "range"


class Mode(StrEnum):
    """How firmly a claim is made."""

    ASSERTED = "asserted"
    ESTIMATED = "estimated"
    PROJECTED = "projected"
    PLANNED = "planned"
    RUMOURED = "rumoured"


PROSPECTIVE_MODES: Final = frozenset({Mode.PROJECTED, Mode.PLANNED})
"""Modes that speak of intentions or the future and never count as observations of the present."""


class EventType(StrEnum):
    """PLOVER event types (STANDARDS table 5.1)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


EVENT_MODES: Final[MappingProxyType[EventType, tuple[str, ...]]] = MappingProxyType(
    {
        EventType.AGREE: (),
        EventType.CONSULT: ("visit", "third-party", "multilateral", "phone"),
        EventType.SUPPORT: (),
        EventType.CONCEDE: (),
        EventType.COOPERATE: (),
        EventType.AID: (),
        EventType.RETREAT: ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
        EventType.REQUEST: ("assist", "change", "yield", "meet"),
        EventType.ACCUSE: ("disapprove", "investigate", "allege"),
        EventType.REJECT: ("assist", "change", "yield", "meet"),
        EventType.THREATEN: ("restrict", "arrest", "relations", "expel", "territory", "violence"),
        EventType.PROTEST: ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
        EventType.SANCTION: ("convict", "expel", "withdraw", "discontinue"),
        EventType.MOBILIZE: ("troops", "weapons", "police", "militia"),
        EventType.COERCE: (
            "seize",
            "restrict",
            "censor",
            "curfew",
            "martial-law",
            "arrest",
            "deport",
            "withhold",
            "misinformation",
            "cyber",
        ),
        EventType.ASSAULT: (
            "abduct",
            "beat",
            "torture",
            "sexual",
            "targeted",
            "destroy",
            "primitive",
            "firearms",
            "explosives",
            "suicide-attack",
            "aerial",
            "drone",
            "heavy-weapons",
            "crowd-control",
            "unconventional",
        ),
    }
)
"""PLOVER modes of each event type (STANDARDS table 5.2); five types have none."""


class EventStatus(StrEnum):
    """Whether an event is happening, lies before the report's own time, or was only spoken of as possible."""

    ACTUAL = "actual"
    PAST = "past"
    HYPOTHETICAL = "hypothetical"


class ForceKind(StrEnum):
    """What a force is a count of."""

    FORCE = "force"
    """People who come, fight, are lost and go home."""
    PART = "part"
    """The share of another force in one place."""
    SUPPLY = "supply"
    """A running total of goods, or of people outside the stock and flow."""
    SUM = "sum"
    """Several forces counted together."""


class Asks(StrEnum):
    """What a question asks of a count."""

    AT_LEAST = "at_least"
    """Whether it is the threshold or more."""
    BELOW = "below"
    """Whether it is less than the threshold."""
    BETWEEN = "between"
    """Whether it lies from the threshold to an upper number, both included."""
    LEFT = "left"
    """Whether the force has left: a tenth or less of the most there ever were is still present."""


class When(StrEnum):
    """On which day a question asks."""

    ON = "on"
    """On its day."""
    BY = "by"
    """On any day up to it, the as-of day included."""


class Action(StrEnum):
    """What a partner can do next, from staying to leaving."""

    SUSTAIN = "sustain"
    SURGE = "surge"
    DRAW_DOWN = "draw down"
    WITHDRAW = "withdraw"
    TURN_TO_DIPLOMACY = "turn to diplomacy"
