"""Other words for the words of closed sets: what people write before they have read the list.

A file may say any of them, in any letter case; what is kept, shown and written again is the word of the set.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeVar

from passmuster.ledger.vocabulary import Asks, Bound, EventStatus, EventType, ForceKind, Mode, Quantity, When

__all__ = ["SYNONYMS", "implied_cue", "implied_mode", "is_only_announced", "meant"]

Known = TypeVar("Known", bound=str)

SYNONYMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        Quantity.PRESENT: (
            "strength troops soldiers fighters combatants men manpower personnel in_place on_the_ground stationed there"
        ),
        Quantity.DEPLOYED: "sent dispatched sent_so_far total_sent committed contributed",
        Quantity.ARRIVALS: "arrived arrival arriving reinforcements newly_arrived",
        Quantity.ROTATED: "rotation rotations passed_through throughput",
        Quantity.PLANNED: "pledged promised to_come ceiling authorised authorized intended plan ordered",
        Quantity.KILLED: "dead deaths died kia fatalities fallen killed_in_action",
        Quantity.WOUNDED: "injured injuries wia wounded_in_action",
        Quantity.CAPTURED: "prisoners pow pows prisoner captives taken_prisoner",
        Quantity.MISSING: "mia missing_in_action unaccounted",
        Quantity.CASUALTIES: "losses lost killed_and_wounded killed_or_wounded dead_and_wounded dead_or_wounded",
        Quantity.RETURNED: "withdrawn left gone_home repatriated went_home departed",
        Quantity.SHELLS: "rounds artillery_rounds ammunition",
        Quantity.MISSILES: "rockets",
        Quantity.WORKERS: "labourers laborers builders",
        Bound.EXACT: "= equal exactly",
        Bound.ABOUT: "~ approximately circa ca around roughly some nearly almost",
        Bound.AT_LEAST: ">= > more_than over minimum min no_fewer_than",
        Bound.AT_MOST: "<= < up_to fewer_than less_than under maximum max as_many_as",
        Bound.RANGE: "between from_to",
        Mode.ASSERTED: "claimed said stated reported confirmed fact announced",
        Mode.ESTIMATED: "estimate assessed believed assumed",
        Mode.PROJECTED: "forecast expected predicted projection",
        Mode.RUMOURED: "rumored rumour rumor unconfirmed reportedly alleged",
        EventType.AGREE: (
            "agreement treaty sign signed accord deal pact pledge promise peace peace_agreement peace_accord "
            "peace_deal peace_treaty"
        ),
        EventType.CONSULT: "meet meeting talks peace_talks visit negotiate negotiation negotiations summit dialogue",
        EventType.SUPPORT: "praise endorse back",
        EventType.CONCEDE: "yield concession announce_withdrawal withdrawal_announced announced_withdrawal",
        EventType.COOPERATE: "cooperation co-operate join",
        EventType.AID: "help send pay supply arm",
        EventType.RETREAT: "withdraw withdrew withdrawn withdrawal leave left pull_out pulled_out retreated ceasefire",
        EventType.REQUEST: ("demand ask appeal demand_withdrawal demanded_withdrawal ask_to_leave asked_to_leave"),
        EventType.ACCUSE: "complain complaint criticise criticize blame condemn",
        EventType.REJECT: "refuse deny denial denied",
        EventType.THREATEN: "threat warn",
        EventType.PROTEST: "demonstrate strike",
        EventType.SANCTION: "punish embargo cut",
        EventType.MOBILIZE: "mobilise mobilisation mobilization deploy deployed deployment",
        EventType.COERCE: "arrest seize",
        EventType.ASSAULT: (
            "fight fighting attack attacked offensive battle combat clash invade invasion bomb bombing kill raid "
            "airstrike air_strike"
        ),
        EventStatus.ACTUAL: "real done happening",
        EventStatus.HYPOTHETICAL: "possible conditional",
        ForceKind.FORCE: "contingent troops",
        ForceKind.SUPPLY: "supplies goods materiel",
        ForceKind.SUM: "total together",
        Asks.BELOW: "fewer_than less_than under <",
        Asks.BETWEEN: "range from_to",
        Asks.LEFT: "gone withdrawn have_left",
        When.BY: "before until",
    }
)
"""A word of a closed set to others for it, with blanks as underlines; one may stand for words of several sets.

Members of two sets that are spelt alike are one key (`planned`, `at_least`), so that what stands for them stands once.
"""


IMPLIED_MODES: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(
            ["withdraw", "withdrew", "withdrawn", "withdrawal", "leave", "left", "pull_out", "pulled_out"], "withdraw"
        ),
        "ceasefire": "ceasefire",
        "visit": "visit",
        "seize": "seize",
        "arrest": "arrest",
    }
)
"""Words that stand for the type of an event and for a mode of it at once."""


SPEAK_OF_LEAVING: Final = frozenset(
    [
        "announce_withdrawal", "withdrawal_announced", "announced_withdrawal", "demand_withdrawal",
        "demanded_withdrawal", "ask_to_leave", "asked_to_leave",
    ]
)  # fmt: skip
"""Words for the type of an event that say besides that it is about leaving, which the type does not."""


ONLY_ANNOUNCED: Final = frozenset(["announced", "announce", "ordered", "planned", "promised", "agreed", "decided"])
"""Words that people write for the mode of a withdrawal that is still to come, for which it has none."""


def is_only_announced(written: str) -> bool:
    """Whether the word for a mode says that a thing was only announced.

    >>> is_only_announced("Announced"), is_only_announced("withdraw")
    (True, False)
    """
    return _folded(written) in ONLY_ANNOUNCED


def implied_cue(written: str) -> str:
    """What the word for an event's type says that the type itself does not; empty for nothing.

    >>> implied_cue("announced withdrawal"), implied_cue("CONCEDE")
    ('withdrawal', '')
    """
    return "withdrawal" if _folded(written) in SPEAK_OF_LEAVING else ""


def implied_mode(written: str) -> str:
    """The mode that the word for an event's type says as well; empty for none.

    >>> implied_mode("Pull out"), implied_mode("RETREAT")
    ('withdraw', '')
    """
    return IMPLIED_MODES.get(_folded(written), "")


def meant(written: str, known: Iterable[Known]) -> Known | None:
    """The word of a closed set that is written, letter case, blanks and hyphens aside, or that is meant by a synonym.

    >>> meant("Dead", tuple(Quantity)).value, meant("up to", tuple(Bound)).value, meant("dead", tuple(Mode))
    ('killed', 'at_most', None)
    """
    return _spellings(tuple(known)).get(_folded(written))


@lru_cache(maxsize=64)
def _spellings(known: tuple[Known, ...]) -> dict[str, Known]:
    others = {other: word for word in known for other in SYNONYMS.get(word, "").split()}
    return {**others, **{_folded(word): word for word in known}}


def _folded(written: str) -> str:
    return "_".join(written.casefold().replace("-", " ").split())
