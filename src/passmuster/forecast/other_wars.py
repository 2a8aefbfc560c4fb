"""Acts of leaving that are of another war: their words name a country that is none of this one's.

A partner with troops in two wars signs its way out of one of them. Whoever writes down its acts writes that too, for it
tells of the partner's mood; but who agrees to leave Angola has not agreed to leave Ethiopia. An act is of another war
where each country that its words have troops leave is neither partner, principal nor opponent, nor a side of the event,
nor named by the case (in its title, its forces and its sides), and its words name none that is, but the partner. The
rule knows no state.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from passmuster.forecast.leaving_acts import LeavingAct, leaving_acts
from passmuster.forecast.past_stance import PastStep, past_stances
from passmuster.forecast.staying_acts import means_to_stay
from passmuster.ledger.actors import actor_code, known_states
from passmuster.ledger.case import Case
from passmuster.ledger.event import Event

__all__ = ["acts_of_this_war", "events_of_this_war", "left_countries", "stances_of_this_war", "stays_in_this_war"]

LEFT: Final = re.compile(
    r"\b(?:(?i:leav(?:e|es|ing)|left|quit(?:s|ting)?|evacuat(?:e|es|ed|ing)|out of|(?:withdr[ae]w\w*|pull\w*|depart\w*|"
    r"exit\w*|return\w*|home|gone|go|goes|recall\w*|repatriat\w*|disengag\w*) (?:\w+ ){0,3}?(?:from|of)))"
    r" (?:the )?([A-Z][\w'’-]*(?: (?:of )?(?:the )?[A-Z][\w'’-]*){0,3})"
)
"""Words of leaving and the name behind them."""

WORD: Final = re.compile(r"[A-Z][\w-]+")


def acts_of_this_war(events: Iterable[Event], case: Case, as_of: date) -> tuple[LeavingAct, ...]:
    """Acts up to a day that point to leaving the case's own war, the earliest first."""
    return leaving_acts(
        events_of_this_war(events, case),
        partner=case.partner, principal=case.principal, opponents=case.opponents, as_of=as_of,
    )  # fmt: skip


def stays_in_this_war(events: Iterable[Event], case: Case, as_of: date) -> tuple[date, ...]:
    """Days up to a day on which the partner said that it stays, or lengthened its stay."""
    own = events_of_this_war(events, case)
    return tuple(event.date for event in own if event.date <= as_of and means_to_stay(event, partner=case.partner))


def stances_of_this_war(events: Iterable[Event], case: Case, as_of: date) -> tuple[PastStep, ...]:
    """The partner's turns up to a day, without what it signed about another war, the earliest first."""
    return past_stances(
        events_of_this_war(events, case),
        partner=case.partner, principal=case.principal, opponents=case.opponents, as_of=as_of,
    )  # fmt: skip


def events_of_this_war(events: Iterable[Event], case: Case) -> tuple[Event, ...]:
    """The events without acts of leaving another country than those of the case's own war, in their order."""
    own = frozenset({case.partner, case.principal, *case.opponents, *_named(case)})
    return tuple(event for event in events if not _is_elsewhere(event, own, case.partner))


def left_countries(words: str) -> frozenset[str]:
    """Codes of the states that words have somebody leave.

    >>> sorted(left_countries("Cuban troops leave Angola by July 1991")), sorted(left_countries("leaves Luanda"))
    (['AO'], [])
    """
    return frozenset(code for found in LEFT.finditer(words) if (code := _first_state(found[1])))


def _is_elsewhere(event: Event, own: frozenset[str], partner: str) -> bool:
    words = f"{event.note} {event.cue}"
    left = left_countries(words)
    if not left or left & (own | {event.source_actor, event.target_actor}):
        return False
    return not (own - {partner}) & _states(words)


def _named(case: Case) -> Iterator[str]:
    """Codes of the states that the case itself names."""
    for side in case.sides:
        yield from side.members
    for force in case.forces:
        yield force.actor
    for text in (case.title, *(force.name for force in case.forces), *(side.name for side in case.sides)):
        yield from _states(text)


def _states(text: str) -> frozenset[str]:
    """Codes of the states that a text names, by name or by people."""
    return frozenset(code for found in WORD.finditer(text) if (code := _first_state(text[found.start() :])))


def _first_state(text: str) -> str:
    """Code of the state that a text begins with, by the longest name; empty for none."""
    words = text.replace("’", "'").split()[:4]
    for length in range(len(words), 0, -1):
        code = actor_code(re.sub(r"('s|[.,;:])$", "", " ".join(words[:length])))
        if code in known_states():
            return code
    return ""
