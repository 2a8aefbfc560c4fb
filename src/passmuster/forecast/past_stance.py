"""Past stance: what the partner has done so far in the war, as the events on record show it.

Only acts count, and the pair decides what they are: troops sent and fighting are acts toward the opponent, aid and its
withdrawal acts toward the principal. Rules know types of events and who acts, and no names.

| event | shows |
| --- | --- |
| first MOBILIZE toward the opponent | troops on their way |
| any later one | a further wave |
| first ASSAULT toward the opponent | first combat |
| first ASSAULT after a withdrawal | back in combat |
| RETREAT from the opponent | taken out of the line |
| SANCTION toward the principal | help cut |
| one by which it stays on (`staying_acts.py`) | says that it stays |
| another act that points to leaving (`leaving_acts.py`), whoever does it | what it is: talks, signed, under way, ... |

What was only meant (`status` hypothetical) does not count, and one event reported twice counts once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.forecast.leaving_acts import act_shown
from passmuster.forecast.pair_events import credit_of
from passmuster.forecast.staying_acts import means_to_stay
from passmuster.ledger.event import Event
from passmuster.ledger.vocabulary import Action, EventStatus, EventType
from passmuster.precedents.acts import ActKind

__all__ = ["PastStep", "past_stances"]

ACTS: Final = frozenset({EventType.MOBILIZE, EventType.ASSAULT, EventType.RETREAT, EventType.SANCTION})

STANCE_OF_STEP: Final = {
    "troops on their way": Action.SURGE,
    "a further wave on its way": Action.SURGE,
    "first combat": Action.SUSTAIN,
    "back in combat": Action.SUSTAIN,
    "taken out of the line": Action.DRAW_DOWN,
    "a withdrawal announced": Action.WITHDRAW,
    "help cut": Action.DRAW_DOWN,
    "talks held": Action.TURN_TO_DIPLOMACY,
    "a ceasefire": Action.TURN_TO_DIPLOMACY,
    "leaving promised": Action.WITHDRAW,
    "leaving agreed": Action.WITHDRAW,
    "leaving under way": Action.WITHDRAW,
    "a part sent home": Action.DRAW_DOWN,
    "asked to go": Action.SUSTAIN,
    "told to go": Action.SUSTAIN,
    "its principal leaves": Action.SUSTAIN,
    "the mission leaves": Action.SUSTAIN,
    "says that it stays": Action.SUSTAIN,
}
"""The stance that each step opens; what others ask for or do opens none, so that the partner still stays."""

STEP_OF_ACT: Final = {
    ActKind.TALKS: "talks held",
    ActKind.PROMISE: "leaving promised",
    ActKind.PART_LEAVES: "a part sent home",
    ActKind.PRINCIPAL_LEAVES: "its principal leaves",
    ActKind.CEASEFIRE: "a ceasefire",
    ActKind.ANNOUNCED: "a withdrawal announced",
    ActKind.ASKED_TO_GO: "asked to go",
    ActKind.TOLD_TO_GO: "told to go",
    ActKind.SIGNED: "leaving agreed",
    ActKind.UNDER_WAY: "leaving under way",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PastStep:
    """A turn that an event shows: what it was, the event, and how far its report is trusted (above 0, at most 1)."""

    text: str
    event: Event
    credit: float

    @property
    def stance(self) -> Action:
        """The stance that it opens."""
        return STANCE_OF_STEP[self.text]


def past_stances(
    events: Iterable[Event], *, partner: str, principal: str, opponents: Sequence[str], as_of: date
) -> tuple[PastStep, ...]:
    """The turns up to a day, the earliest first; events that repeat the state of things are passed over."""
    known = sorted((event for event in events if event.date <= as_of), key=lambda event: (event.date, event.event_id))
    steps: list[PastStep] = []
    for event in known:
        kind = act_shown(event, partner=partner, principal=principal, opponents=opponents)
        if kind == ActKind.PRINCIPAL_LEAVES and event.source_actor != principal:
            text = "the mission leaves"
        elif kind is not None:
            text = STEP_OF_ACT[kind]
        elif means_to_stay(event, partner=partner):
            text = "says that it stays"
        elif _is_act(event, partner=partner, others=(principal, *opponents)):
            text = step_shown(event, [step.text for step in steps], principal=principal)
        else:
            continue
        again = any((step.text, step.event.date) == (text, event.date) for step in steps)
        if text and not again:
            steps.append(PastStep(text=text, event=event, credit=credit_of(event)))
    return tuple(steps)


def _is_act(event: Event, *, partner: str, others: tuple[str, ...]) -> bool:
    """Whether an event is something that the partner did toward one of the two others."""
    return (
        event.source_actor == partner
        and event.target_actor in others
        and event.event in ACTS
        and event.status != EventStatus.HYPOTHETICAL
    )


def step_shown(event: Event, before: list[str], *, principal: str) -> str:
    """What an act shows after the steps before it, empty for nothing new."""
    toward_principal = event.target_actor == principal
    if event.event == EventType.SANCTION:
        return "help cut" if toward_principal else ""
    if toward_principal:
        return ""
    if event.event == EventType.MOBILIZE:
        return "a further wave on its way" if before else "troops on their way"
    if event.event == EventType.RETREAT:
        return "taken out of the line"
    out = "taken out of the line" in before and "back in combat" not in before[before.index("taken out of the line") :]
    return "back in combat" if out else "" if "first combat" in before else "first combat"
