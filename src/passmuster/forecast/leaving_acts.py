"""Acts on record that point to leaving: which events of a case they are, and how surely they took place.

What was signed, ordered or announced is read off the type and mode of an event (PLOVER) and, where these leave it open,
off the words of its note and cue (`leaving_words.py`). The pair decides what an act is, and no rule knows a state.

| who | event | act |
| --- | --- | --- |
| partner | RETREAT (withdraw) | under way; of a part: part leaves; only said, or by a day ahead: announced |
| partner, from the principal | RETREAT of no mode | the same, unless it leaves a line or a place |
| partner | CONCEDE of leaving, or of a day or home and nothing else | announced; promise if only promised |
| partner or principal | AGREE, SUPPORT or COOPERATE of leaving | signed |
| partner or principal, and an opponent | a ceasefire, or AGREE that is signed, of leaving besides | signed |
| any of the three | RETREAT (ceasefire), AGREE, SUPPORT or CONCEDE of a ceasefire or peace | ceasefire |
| partner or principal, and an opponent | AGREE that is signed, of no prisoners and no other small matter | ceasefire |
| partner or principal | CONSULT with the opponent, or with anybody about peace or leaving | talks |
| partner, toward the principal | SANCTION (withdraw, discontinue), or of leaving | part leaves |
| principal, toward the partner | REQUEST, REJECT or SANCTION of leaving; SANCTION (expel) | asked to go |
| the same | REQUEST (yield) of a day or home and nothing else | asked to go |
| a body of many states, toward partner or principal | REQUEST, ACCUSE, REJECT or SANCTION of leaving | told to go |
| principal | RETREAT or CONCEDE of its own leaving | principal leaves |
| a mission, toward partner or principal | CONCEDE, or RETREAT (withdraw), of leaving | principal leaves |
| partner | REJECT to extend its stay, or of more than it: a vote for leaving | announced; promise if only promised |
| partner | that it stays (`staying_acts.py`) | takes back what was promised, announced or signed before |

What is hypothetical is at most a promise. An act reported by several within a week is one act, the surer for it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from passmuster.forecast.pair_events import ANONYMOUS, UNNAMED
from passmuster.forecast.staying_acts import TAKEN_BACK, lets_it_end, means_to_stay
from passmuster.ledger.actors import actor_code, is_mission
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.last_days import last_day_named
from passmuster.ledger.leaving_words import (
    ARMS_AT_REST,
    BODIES,
    DENIED,
    FOREIGN,
    HOME,
    LEAVING,
    OTHER_THINGS,
    PART,
    PEACE,
    SIGNING,
    TALKING,
    has_begun,
    is_only_promised,
    is_only_said,
    names_a_day_to_leave,
    speaks_of_leaving,
    stays_in_country,
)
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.precedents.acts import ActKind

__all__ = ["CREDENCE", "NAMING", "LeavingAct", "act_shown", "leaving_acts"]

BINDING: Final = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.COOPERATE})
ASKING: Final = frozenset({EventType.REQUEST, EventType.REJECT, EventType.SANCTION})
DEMANDING: Final = ASKING | {EventType.ACCUSE, EventType.THREATEN}
CUTTING: Final = frozenset({"withdraw", "discontinue"})
VOICED: Final = BINDING | {EventType.CONCEDE}

CREDENCE: Final = {"named": 0.95, "unnamed": 0.6, "anonymous": 0.25}
"""How likely it is that an act took place when one source reports it. `named`: who signs, orders or marches does so in
the open, and a false report of it is soon found out. `unnamed`: officials without a name announce what may yet be
decided otherwise. `anonymous`: rumours of withdrawals are mostly rumours. Judgements."""

NAMING: Final = frozenset({ActKind.PROMISE, ActKind.ANNOUNCED, ActKind.SIGNED, ActKind.ASKED_TO_GO, ActKind.TOLD_TO_GO})
"""Acts that may name a last day."""

UNITED_NATIONS: Final = "UN"

SAME_ACT_DAYS: Final = 7
"""Reports of one kind of act within so many days are taken for one act."""

SOON: Final = timedelta(days=31)
"""Time ahead up to which a last day that is named is of troops on their way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeavingAct:
    """An act on record: its kind, its day, the events that report it, and how likely it is that it took place.

    `last_day` is the last day of leaving that it names, None where it names none. `claims` report an act of which no
    event tells (`told_home.py`).
    """

    kind: ActKind
    day: date
    events: tuple[Event, ...]
    credence: float
    last_day: date | None = None
    claims: tuple[Claim, ...] = ()


def leaving_acts(
    events: Iterable[Event],
    *,
    partner: str,
    principal: str,
    opponents: Sequence[str],
    as_of: date,
    start: date = date.min,
) -> tuple[LeavingAct, ...]:
    """Acts from a day to another that point to leaving and were not taken back, the earliest first."""
    kept = sorted(
        (event for event in events if start <= event.date <= as_of), key=lambda event: (event.date, event.event_id)
    )
    found: list[tuple[ActKind, Event]] = []
    for event in kept:
        if means_to_stay(event, partner=partner):
            found = [(kind, act) for kind, act in found if kind not in TAKEN_BACK]
        elif kind := act_shown(event, partner=partner, principal=principal, opponents=opponents):
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
    is_past = event.status == EventStatus.PAST
    return last_day_named(_words(event), event.date, is_past=is_past) if kind in NAMING else None


def _near(one: date, other: date) -> bool:
    return abs((other - one).days) <= SAME_ACT_DAYS


def credence_of(event: Event) -> float:
    """How likely it is that a reported act took place, by who answers for the report; the same rule for every side."""
    if ANONYMOUS.search(event.claimant):
        return CREDENCE["anonymous"]
    return CREDENCE["unnamed"] if UNNAMED.search(event.claimant) else CREDENCE["named"]


def act_shown(event: Event, *, partner: str, principal: str, opponents: Sequence[str]) -> ActKind | None:
    """The kind of act that an event is, None for an event that points to no leaving."""
    words = _words(event)
    if DENIED.search(words) or not {partner, principal} & {event.source_actor, event.target_actor}:
        return None
    kind = _kind(event, words, _Roles(partner, principal, frozenset(opponents)))
    if kind is None or event.status != EventStatus.HYPOTHETICAL:
        return kind
    return ActKind.PROMISE if event.source_actor == partner and kind != ActKind.TALKS else None


class _Roles(NamedTuple):
    """Whose troops, whose war, and whom they fight."""

    partner: str
    principal: str
    opponents: frozenset[str]

    def own(self, actor: str) -> bool:
        """Whether an actor is the partner or its principal."""
        return actor in (self.partner, self.principal)

    def is_with_the_enemy(self, event: Event) -> bool:
        """Whether an event is between the two sides of the war."""
        by, toward = event.source_actor, event.target_actor
        return (self.own(by) and toward in self.opponents) or (by in self.opponents and self.own(toward))


def _kind(event: Event, words: str, roles: _Roles) -> ActKind | None:
    by, toward = event.source_actor, event.target_actor
    if event.event == EventType.CONSULT or (event.event == EventType.AGREE and TALKING.search(words)):
        return _talked(event, words, roles)
    if by == roles.principal and toward == roles.partner and event.event in ASKING:
        return ActKind.ASKED_TO_GO if _asks_to_go(event, words) else None
    if by == roles.partner and toward == roles.principal and event.event == EventType.SANCTION:
        return ActKind.PART_LEAVES if event.event_mode in CUTTING or _is_of_leaving(event, words) else None
    if event.event in DEMANDING and not roles.own(by) and by not in roles.opponents:
        return ActKind.TOLD_TO_GO if _is_told_by_a_body(event, words) else None
    if not roles.own(by) and is_mission(actor_code(by) or by) and event.event_mode != "ceasefire":
        leaves = event.event in {EventType.CONCEDE, EventType.RETREAT} and speaks_of_leaving(words)
        return ActKind.PRINCIPAL_LEAVES if leaves and by not in roles.opponents else _said(event, words, roles)
    if event.event == EventType.RETREAT:
        return _retreat(event, words, roles)
    return _said(event, words, roles)


def _talked(event: Event, words: str, roles: _Roles) -> ActKind | None:
    """Talks with the enemy, or about peace or leaving; signed where they ended in an accord on leaving."""
    of_leaving = _is_of_leaving(event, words)
    if not (roles.opponents & {event.source_actor, event.target_actor} or PEACE.search(words) or of_leaving):
        return None
    signed = event.event == EventType.AGREE and SIGNING.search(words) and of_leaving
    return ActKind.SIGNED if signed else ActKind.TALKS


def _asks_to_go(event: Event, words: str) -> bool:
    """Whether the principal wants the partner's troops gone."""
    expelled = event.event == EventType.SANCTION and event.event_mode == "expel"
    by_a_day = event.event == EventType.REQUEST and event.event_mode == "yield"
    return expelled or _is_of_leaving(event, words) or (by_a_day and names_a_day_to_leave(words, event.date))


def _is_told_by_a_body(event: Event, words: str) -> bool:
    """Whether a body of many states wants troops gone, the partner's or all that are foreign."""
    speaks = event.source_actor == UNITED_NATIONS or BODIES.search(f"{words} {event.claimant} {event.source_actor}")
    return bool(speaks) and speaks_of_leaving(words)


def _retreat(event: Event, words: str, roles: _Roles) -> ActKind | None:
    """Troops on their way home, the partner's or the principal's, or arms at rest."""
    by = event.source_actor
    if event.event_mode == "ceasefire" or (not event.event_mode and ARMS_AT_REST.search(words)):
        bound = FOREIGN.search(words) and speaks_of_leaving(words)
        return ActKind.SIGNED if bound and roles.is_with_the_enemy(event) else ActKind.CEASEFIRE
    from_its_host = by == roles.partner and event.target_actor == roles.principal
    withdraws = event.event_mode == "withdraw" or (
        not event.event_mode and (LEAVING.search(words) or HOME.search(words) or (from_its_host and words))
    )
    if not withdraws or stays_in_country(words):
        return None
    if by == roles.principal:
        return ActKind.PRINCIPAL_LEAVES if HOME.search(words) else None
    if by != roles.partner:
        return None
    if PART.search(words):
        return ActKind.PART_LEAVES
    return ActKind.ANNOUNCED if _is_still_to_come(event, words) else ActKind.UNDER_WAY


def _is_still_to_come(event: Event, words: str) -> bool:
    """Whether a retreat is one that was only announced: by a day well ahead, or in words of what will be."""
    last = last_day_named(words, event.date)
    ahead = last is not None and last > event.date + SOON
    return (ahead or is_only_said(words)) and not has_begun(words)


def _said(event: Event, words: str, roles: _Roles) -> ActKind | None:
    """What words of leaving or of peace are, by who says them, to whom and how firmly."""
    if event.source_actor == roles.partner and lets_it_end(event):
        return ActKind.PROMISE if is_only_promised(words) else ActKind.ANNOUNCED
    if event.event not in VOICED or (event.event == EventType.SUPPORT and not SIGNING.search(words)):
        return None
    if not _is_of_leaving(event, words):
        return _at_rest(event, words, roles)
    by, toward = event.source_actor, event.target_actor
    if event.event in BINDING and (roles.own(by) or toward == roles.partner):
        return ActKind.PROMISE if is_only_promised(words) and not SIGNING.search(words) else ActKind.SIGNED
    if by == roles.partner or (by == roles.principal and toward == roles.partner):
        if is_only_promised(words):
            return ActKind.PROMISE
        return ActKind.PART_LEAVES if PART.search(words) else ActKind.ANNOUNCED
    return ActKind.PRINCIPAL_LEAVES if by == roles.principal and HOME.search(words) else None


def _at_rest(event: Event, words: str, roles: _Roles) -> ActKind | None:
    """A ceasefire or a peace, or whatever was signed with the enemy that is no small matter."""
    accord = event.event == EventType.AGREE and SIGNING.search(words) and not OTHER_THINGS.search(words)
    if ARMS_AT_REST.search(words) or (accord and roles.is_with_the_enemy(event)):
        return ActKind.CEASEFIRE
    return None


def _is_of_leaving(event: Event, words: str) -> bool:
    """Whether an event is about troops that leave; a concession without a word of what is taken for one."""
    if event.event == EventType.CONCEDE:
        return not words or speaks_of_leaving(words) or names_a_day_to_leave(words, event.date)
    return speaks_of_leaving(words)


def _words(event: Event) -> str:
    return f"{event.note} {event.cue}".strip()
