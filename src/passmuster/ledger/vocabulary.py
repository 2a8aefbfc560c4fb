"""The fixed words of the ledger, each spelt one way.

Everything that a file may say in a closed column is listed here. Where a word has a meaning that a reader could
mistake, the meaning stands beside it.
"""

from typing import Final

__all__ = [
    "ACTIONS",
    "BOUNDS",
    "EVENT_MODES",
    "EVENT_STATUSES",
    "EVENT_TYPES",
    "FAMILY_OF_QUANTITY",
    "FORCE_KINDS",
    "GROUPS",
    "MODES",
    "PROSPECTIVE_MODES",
    "QUANTITIES",
]

GROUPS: Final = ("UA", "RU", "KP", "KR", "US", "GB", "NATO", "EU", "UN", "OSINT", "MEDIA", "OTHER")
"""Source groups known everywhere; a case may add its own."""

QUANTITIES: Final = {
    "present": "stock: people there at a day",
    "deployed": "running total: people sent so far",
    "arrivals": "flow: people newly come in a window",
    "rotated": "throughput: people who pass through over a window",
    "planned": "intention: people to be sent, or the strength a force is to have",
    "killed": "running total or flow of the dead",
    "wounded": "running total or flow of the wounded",
    "captured": "running total or flow of prisoners",
    "missing": "running total or flow of the unaccounted for",
    "casualties": "killed and wounded together, sometimes with missing and captured",
    "returned": "running total or flow of people gone home",
    "shells": "running total or flow of artillery rounds",
    "missiles": "running total or flow of missiles",
    "workers": "people sent to work, not to fight",
    "other": "anything else that was counted",
}

FAMILY_OF_QUANTITY: Final = {
    "present": "strength",
    "deployed": "strength",
    "arrivals": "strength",
    "rotated": "strength",
    "planned": "strength",
    "returned": "strength",
    "killed": "losses",
    "wounded": "losses",
    "captured": "losses",
    "missing": "losses",
    "casualties": "losses",
    "shells": "materiel",
    "missiles": "materiel",
    "workers": "strength",
    "other": "materiel",
}
"""Kinds of number within which one source leans alike."""

BOUNDS: Final = ("exact", "about", "at_least", "at_most", "range")

MODES: Final = ("asserted", "estimated", "projected", "planned", "rumoured")

PROSPECTIVE_MODES: Final = frozenset({"projected", "planned"})
"""Modes that speak of intentions or the future and never count as observations of the present."""

EVENT_TYPES: Final = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""PLOVER event types (STANDARDS table 5.1)."""

EVENT_MODES: Final = {
    "AGREE": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "SUPPORT": (),
    "CONCEDE": (),
    "COOPERATE": (),
    "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
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
    "ASSAULT": (
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
"""PLOVER modes of each event type (STANDARDS table 5.2); five types have none."""

EVENT_STATUSES: Final = ("actual", "past", "hypothetical")
"""Whether an event is happening, lies before the report's own time, or was only spoken of as possible."""

FORCE_KINDS: Final = {
    "force": "people who come, fight, are lost and go home",
    "part": "the share of another force in one place",
    "supply": "a running total of goods, or of people outside the stock and flow",
    "sum": "several forces counted together",
}

ACTIONS: Final = ("sustain", "surge", "draw down", "withdraw", "turn to diplomacy")
"""What a partner can do next."""
