"""Acts on record that point to leaving: which events of a case they are, and how surely they took place.

What was signed, ordered or announced is read off the type and mode of an event (PLOVER) and, where these leave it open,
off the words of its note and cue. The pair decides what an act is, and no rule knows a name.

| who | event | act |
| --- | --- | --- |
| partner | RETREAT (withdraw) | under way; of a part: part leaves |
| partner | CONCEDE of leaving | announced; promise if only promised |
| partner or principal | AGREE, SUPPORT or COOPERATE of leaving | signed |
| any of the three | RETREAT (ceasefire), AGREE, SUPPORT or CONCEDE of a ceasefire or peace | ceasefire |
| partner or principal | CONSULT with the opponent, or with anybody about peace or leaving | talks |
| partner, toward the principal | SANCTION (withdraw, discontinue), or of leaving | part leaves |
| principal, toward the partner | REQUEST, REJECT or SANCTION of leaving; SANCTION (expel) | asked to go |
| principal | RETREAT or CONCEDE of its own leaving | principal leaves |
| partner | REJECT of leaving | takes back what was promised, announced or signed before |

What is hypothetical is at most a promise. An act reported by several within a week is one act, the surer for it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from passmuster.forecast.last_days import last_day_named
from passmuster.forecast.pair_events import ANONYMOUS, UNNAMED
from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.precedents.acts import ActKind

__all__ = ["NAMING", "LeavingAct", "act_shown", "leaving_acts"]

LEAVING: Final = re.compile(
    r"\b(withdr[ae]w\w*|pull(s|ed|ing)?[ -]?(out|back)|pull-?outs?|leav(e|es|ing)|left|depart\w*|go(es)? home|"
    r"(come|came|bring|brought|sent|send|sail\w*|fl[yei]\w*|flown) (\w+ ){0,3}home|homeward|evacuat\w*|repatriat\w*|"
    r"draw(s|n|ing)?[ -]?down|drawdown|disengag\w*|recall\w*|exit|gone|out of the country|"
    r"(foreign|all|its|their) (\w+ )?(troops|forces|soldiers) (out|home|gone)|out (by|within))\b",
    re.IGNORECASE,
)
REDUCING: Final = re.compile(
    r"\b((reduc\w*|cut(s|ting)?|halv\w*|shrink\w*|scal(e|es|ed|ing) (down|back)) [^.;]{0,40}"
    r"(troops|force|forces|contingent|soldiers|strength|numbers|presence|mission))\b",
    re.IGNORECASE,
)
PART: Final = re.compile(
    r"\b(part(ial\w*|ly)?|some (of|units|troops|forces|soldiers|men|went|have|are|were|will|left|leave|return\w*)|"
    r"a third|a quarter|reduc\w*|cut(s|ting)?|"
    r"scal(e|es|ed|ing) (down|back)|(one|a|two|three|six) (battalion|regiment|brigade|division|unit)s?|token)\b",
    re.IGNORECASE,
)
ARMS_AT_REST: Final = re.compile(
    r"\b(cease-?fires?|truces?|armistices?|peace (accords?|agreements?|treaty|treaties|deal)|"
    r"end (of|to) (the )?(war|hostilities|fighting)|cessation of hostilities)\b",
    re.IGNORECASE,
)
PEACE: Final = re.compile(rf"{ARMS_AT_REST.pattern}|\bpeace\b", re.IGNORECASE)
SIGNING: Final = re.compile(
    r"\b(sign(s|ed|ing|atures?)?|ratif\w*|treat(y|ies)|accords?|agreements?|agree[sd]?|protocols?|timetables?|"
    r"communiqu\S*|pacts?)\b",
    re.IGNORECASE,
)
HOME: Final = re.compile(
    r"\b(home|homeward|repatriat\w*|out of the country|its (own )?(\w+ )?(troops|forces|soldiers))\b", re.IGNORECASE
)
PROMISED: Final = re.compile(
    r"\b(promis\w*|pledg\w*|vow\w*|candidate|election|campaign\w*|opposition|would|might|hopes?|wants?|consider\w*)\b",
    re.IGNORECASE,
)
FRONT: Final = re.compile(
    r"\b(front([ -]?line)?s?|line|positions?|rear|village|town|bridgehead|prisoners?|captives?|soldiers? captured)\b",
    re.IGNORECASE,
)
AWAY: Final = re.compile(r"\b(home|countr(y|ies)|withdr[ae]w\w*|border|repatriat\w*|evacuat\w*)\b", re.IGNORECASE)
DENIED: Final = re.compile(
    r"\b(no(?! later)|not(?! (later|only))|never|nor|refus\w+|den(y|ies|ied)|rul(e|es|ed) out|(reject|dismiss)\w*)\b"
    r"[^.;]{0,40}\b(withdr\w+|pull\w*|leav\w*|go(es)? home|evacuat\w*|timetable)\b",
    re.IGNORECASE,
)
TALKING: Final = re.compile(r"\b(talks?|negotiat\w*|dialogue|conference|summit)\b", re.IGNORECASE)

BINDING: Final = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE})
ASKING: Final = frozenset({EventType.REQUEST, EventType.REJECT, EventType.SANCTION})
CUTTING: Final = frozenset({"withdraw", "discontinue"})
VOICED: Final = BINDING | {EventType.CONCEDE}

CREDENCE: Final = {"named": 0.95, "unnamed": 0.6, "anonymous": 0.25}
"""How likely it is that an act took place when one source reports it. `named`: who signs, orders or marches does so in
the open, and a false report of it is soon found out. `unnamed`: officials without a name announce what may yet be
decided otherwise. `anonymous`: rumours of withdrawals are mostly rumours. Judgements."""

NAMING: Final = frozenset({ActKind.PROMISE, ActKind.ANNOUNCED, ActKind.SIGNED, ActKind.ASKED_TO_GO})
"""Acts that may name a last day."""

SAME_ACT_DAYS: Final = 7
"""Reports of one kind of act within so many days are taken for one act."""

TAKEN_BACK: Final = frozenset(
    {ActKind.PROMISE, ActKind.PART_LEAVES, ActKind.ANNOUNCED, ActKind.SIGNED, ActKind.ASKED_TO_GO}
)
"""What a refusal to leave undoes; nobody takes back what the principal or the opponent did, nor troops gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingAct:
    """An act on record: its kind, its day, the events that report it, and how likely it is that it took place.

    `last_day` is the last day of leaving that it names, None where it names none.
    """

    kind: ActKind
    day: date
    events: tuple[Event, ...]
    credence: float
    last_day: date | None = None


def leaving_acts(
    events: Iterable[Event], *, partner: str, principal: str, opponent: str, as_of: date, start: date = date.min
) -> tuple[LeavingAct, ...]:
    """Acts from a day to another that point to leaving and were not taken back, the earliest first."""
    kept = sorted(
        (event for event in events if start <= event.date <= as_of), key=lambda event: (event.date, event.event_id)
    )
    found: list[tuple[ActKind, Event]] = []
    for event in kept:
        if refuses_to_leave(event, partner=partner):
            found = [(kind, act) for kind, act in found if kind not in TAKEN_BACK]
        elif kind := act_shown(event, partner=partner, principal=principal, opponent=opponent):
            found.append((kind, event))
    return tuple(_gathered(found))


def _gathered(found: Sequence[tuple[ActKind, Event]]) -> list[LeavingAct]:
    """Reports of one act as one, in the order of first report."""
    acts: list[LeavingAct] = []
    for kind, event in found:
        same = next((at for at, act in enumerate(acts) if act.kind == kind and _near(act.day, event.date)), None)
        if same is None:
            acts.append(
                LeavingAct(
                    kind=kind, day=event.date, events=(event,), credence=credence_of(event),
                    last_day=_last_day(kind, event),
                )
            )  # fmt: skip
        else:
            act = acts[same]
            fresh = all(event.claimant != other.claimant for other in act.events)
            doubt = (1.0 - act.credence) * (1.0 - credence_of(event) * fresh)
            acts[same] = replace(
                act, events=(*act.events, event), credence=1.0 - doubt,
                last_day=act.last_day or _last_day(kind, event),
            )  # fmt: skip
    return acts


def _last_day(kind: ActKind, event: Event) -> date | None:
    """The last day of leaving that an act by words names; deeds name none."""
    return last_day_named(_words(event), event.date) if kind in NAMING else None


def _near(one: date, other: date) -> bool:
    return abs((other - one).days) <= SAME_ACT_DAYS


def credence_of(event: Event) -> float:
    """How likely it is that a reported act took place, by who answers for the report; the same rule for every side."""
    if ANONYMOUS.search(event.claimant):
        return CREDENCE["anonymous"]
    return CREDENCE["unnamed"] if UNNAMED.search(event.claimant) else CREDENCE["named"]


def refuses_to_leave(event: Event, *, partner: str) -> bool:
    """Whether the partner says that it does not leave."""
    return event.source_actor == partner and event.event == EventType.REJECT and bool(LEAVING.search(_words(event)))


def act_shown(event: Event, *, partner: str, principal: str, opponent: str) -> ActKind | None:
    """The kind of act that an event is, None for an event that points to no leaving."""
    words = _words(event)
    own = {partner, principal}
    if DENIED.search(words) or not own & {event.source_actor, event.target_actor}:
        return None
    kind = _kind(event, words, partner=partner, principal=principal, opponent=opponent)
    if kind is None or event.status != EventStatus.HYPOTHETICAL:
        return kind
    return ActKind.PROMISE if event.source_actor == partner and kind != ActKind.TALKS else None


def _kind(event: Event, words: str, *, partner: str, principal: str, opponent: str) -> ActKind | None:
    by, toward = event.source_actor, event.target_actor
    if event.event == EventType.CONSULT or (event.event == EventType.AGREE and TALKING.search(words)):
        about = PEACE.search(words) or _speaks_of_leaving(event, words)
        if opponent in (by, toward) or about:
            signed = event.event == EventType.AGREE and SIGNING.search(words) and _speaks_of_leaving(event, words)
            return ActKind.SIGNED if signed else ActKind.TALKS
        return None
    if by == principal and toward == partner and event.event in ASKING:
        expelled = event.event == EventType.SANCTION and event.event_mode == "expel"
        return ActKind.ASKED_TO_GO if expelled or _speaks_of_leaving(event, words) else None
    if by == partner and toward == principal and event.event == EventType.SANCTION:
        return ActKind.PART_LEAVES if event.event_mode in CUTTING or _speaks_of_leaving(event, words) else None
    if event.event == EventType.RETREAT:
        return _retreat(event, words, partner=partner, principal=principal)
    return _said(event, words, partner=partner, principal=principal)


def _retreat(event: Event, words: str, *, partner: str, principal: str) -> ActKind | None:
    """Troops on their way home, the partner's or the principal's, or arms at rest."""
    by = event.source_actor
    if event.event_mode == "ceasefire" or (not event.event_mode and ARMS_AT_REST.search(words)):
        return ActKind.CEASEFIRE
    withdraws = event.event_mode == "withdraw" or (
        not event.event_mode and (LEAVING.search(words) or HOME.search(words))
    )
    if not withdraws or _stays_in_country(words):
        return None
    if by == principal:
        return ActKind.PRINCIPAL_LEAVES if HOME.search(words) else None
    if by != partner:
        return None
    return ActKind.PART_LEAVES if PART.search(words) else ActKind.UNDER_WAY


def _said(event: Event, words: str, *, partner: str, principal: str) -> ActKind | None:
    """What words of leaving or of peace are, by who says them, to whom and how firmly."""
    if event.event not in VOICED or (event.event == EventType.SUPPORT and not SIGNING.search(words)):
        return None
    if not _speaks_of_leaving(event, words):
        return ActKind.CEASEFIRE if ARMS_AT_REST.search(words) else None
    by, toward = event.source_actor, event.target_actor
    if event.event in BINDING and (by in (partner, principal) or toward == partner):
        return ActKind.PROMISE if PROMISED.search(words) and not SIGNING.search(words) else ActKind.SIGNED
    if by == partner or (by == principal and toward == partner):
        if PROMISED.search(words):
            return ActKind.PROMISE
        return ActKind.PART_LEAVES if PART.search(words) else ActKind.ANNOUNCED
    return ActKind.PRINCIPAL_LEAVES if by == principal and HOME.search(words) else None


def _speaks_of_leaving(event: Event, words: str) -> bool:
    """Whether an event speaks of troops that leave; a concession without a word of what is taken for one."""
    if event.event == EventType.CONCEDE and not words:
        return True
    return bool(LEAVING.search(words) or REDUCING.search(words)) and not _stays_in_country(words)


def _stays_in_country(words: str) -> bool:
    """Whether troops only leave the line, or a place in it."""
    return bool(FRONT.search(words)) and not AWAY.search(words)


def _words(event: Event) -> str:
    return f"{event.note} {event.cue}".strip()
