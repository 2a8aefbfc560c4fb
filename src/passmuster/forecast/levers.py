"""Levers: what a reader sets with `--if NAME=VALUE`, and what each sets in motion.

A case names its levers and what each acts on; this file holds the mechanism behind each such word, with the sentence
that is printed beside every number made with it and the assumption that an expert may dispute. Sizes that no data tell
are judgements with a spread, drawn once for each draw of the posterior, so that their doubt is in the interval of the
effect.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.ledger import Case, Lever
from passmuster.ledger.nearest import did_you_mean
from passmuster.randomness import RandomStream, generator

__all__ = ["MECHANISMS", "Mechanism", "Push", "SetLever", "push_of", "set_levers"]

Floats = NDArray[np.float64]

ARRIVAL_WEEKS: Final = 8
"""Weeks over which men sent beyond those on their way arrive."""

ARMS: Final = (math.log(1.25), 0.15)
"""Arms from a third party: log of the factor on the partner's loss rate, mean and spread."""

SANCTIONS: Final = (math.log(0.8), 0.15)
"""Sanctions: log of the factor on what the principal can give, mean and spread."""

TALKS: Final = (math.log(3.0), 0.4)
"""Talks: log of the factor on the chance in a week that the war ends, mean and spread."""

REWARD_TO_SURGE: Final = 0.5
RECRUITS_TO_SURGE: Final = -0.5
"""Powers by which rewards and the principal's own recruits change the rate of surges: twice the pay makes sending more
1.4 times as likely, twice the recruits 0.7 times. Judgements."""

LEAST_FACTOR: Final = 0.01
"""Factors below count as this where a power of them is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanism:
    """What a lever may act on: the values it takes, how it acts, and what an expert may dispute."""

    acts_on: str
    low: float
    high: float
    values: str
    acts: str
    disputed: str
    is_switch: bool = False

    def admits(self, value: float) -> bool:
        """Whether a value can be set."""
        return value in (0.0, 1.0) if self.is_switch else self.low <= value <= self.high


MECHANISMS: Final[Mapping[str, Mechanism]] = MappingProxyType(
    {
        mechanism.acts_on: mechanism
        for mechanism in (
            Mechanism(
                acts_on="casualty_hazard",
                low=0.0,
                high=10.0,
                values="a factor from 0 to 10, 1 as it is",
                acts="Multiplies the partner's weekly chance of becoming a casualty on every path; deaths per soldier "
                "and strain follow after a quarter, and both act on the chance of leaving.",
                disputed="Lost men are replaced by the same share as before, however many they are.",
            ),
            Mechanism(
                acts_on="reward",
                low=0.0,
                high=10.0,
                values="a factor from 0 to 10, 1 as it is",
                acts="Multiplies what the principal gives in a week: strain follows within a quarter, sending more "
                "becomes likelier with the root of the factor, and nothing at all makes the partner an unpaid one.",
                disputed="Pay acts through strain and through the rate of surges, both by judgement; that it binds a "
                "partner is disputed among scholars.",
            ),
            Mechanism(
                acts_on="arrivals",
                low=0.0,
                high=1_000_000.0,
                values="people, from 0 to 1,000,000",
                acts=f"Adds these men on every path in even parts over {ARRIVAL_WEEKS} weeks, unless the partner has "
                "left.",
                disputed="They come beside whatever else is sent and do not take its place.",
            ),
            Mechanism(
                acts_on="tour_length",
                low=1.0,
                high=520.0,
                values="weeks, from 1 to 520",
                acts="Sends home each week one part in so many of those present; they are replaced by the same share "
                "as losses, so that more men pass through.",
                disputed="Tours end at random around their mean, and who goes home is replaced like who is lost.",
            ),
            Mechanism(
                acts_on="diplomacy",
                low=0.0,
                high=1.0,
                values="0 or 1, 0 as it is",
                acts="Makes the end of the war in any week three times as likely, give or take a factor of 1.5.",
                disputed="The factor is a judgement; losses often rise while talks go on, which is not counted.",
                is_switch=True,
            ),
            Mechanism(
                acts_on="third_party_arms",
                low=0.0,
                high=1.0,
                values="0 or 1, 0 as it is",
                acts="Raises the partner's weekly chance of becoming a casualty by a quarter, give or take 15 per "
                "cent; what follows is as for losses.",
                disputed="The size is a judgement, and an answer by the partner's side is not counted.",
                is_switch=True,
            ),
            Mechanism(
                acts_on="sanctions",
                low=0.0,
                high=1.0,
                values="0 or 1, 0 as it is",
                acts="Lowers what the principal can give by a fifth, give or take 15 per cent; what follows is as for "
                "rewards.",
                disputed="The size is a judgement; sanctions may as well bind the two closer.",
                is_switch=True,
            ),
            Mechanism(
                acts_on="principal_arrivals",
                low=0.0,
                high=10.0,
                values="a factor from 0 to 10, 1 as it is",
                acts="Multiplies the arrivals of the principal's own forces; sending more becomes less likely with the "
                "root of the factor.",
                disputed="That a principal with more recruits asks its partner for fewer is a judgement.",
            ),
        )
    }
)
"""By what a lever acts on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLever:
    """A lever of the case with the value that the reader set."""

    lever: Lever
    value: float

    @property
    def mechanism(self) -> Mechanism:
        """What it sets in motion."""
        return MECHANISMS[self.lever.acts_on]

    @property
    def shown(self) -> str:
        """The value as it would be written after the equals sign."""
        return f"{self.value:.10g}"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Push:
    """All that set levers change, one entry for each draw, shape (draw,); factors are 1 and people 0 for no change.

    `tour_weeks` is None when tours are left as they are.
    """

    casualty: Floats
    extra_people: float
    tour_weeks: float | None
    principal_arrivals: float
    reward: Floats
    surge: Floats
    war_end: Floats

    @property
    def is_unpaid(self) -> bool:
        """Whether nothing is given any more."""
        return bool((self.reward <= 0).all())


def set_levers(case: Case, asked: Sequence[str]) -> tuple[SetLever, ...]:
    """The levers that a reader set, each written NAME=VALUE, in the order of the case.

    Raises
    ------
    BadInput
        When a lever is unknown, set twice or acts on something without a mechanism, or a value is not a number or out
        of range; all faults at once.
    """
    faults: list[Fault] = []
    found = [set_one(case, text, faults) for text in asked]
    names = [setting.lever.name for setting in found if setting is not None]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        faults.append(
            Fault.of_argument(
                "levers", "a lever is set once", f"'{name}' {names.count(name)} times", "Keep one of them."
            )
        )
    if faults:
        raise BadInput(faults)
    order = [lever.name for lever in case.levers]
    known = [setting for setting in found if setting is not None]
    return tuple(sorted(known, key=lambda setting: order.index(setting.lever.name)))


def set_one(case: Case, text: str, faults: list[Fault]) -> SetLever | None:
    """One setting, or None with its faults appended."""
    name, equals, value_text = (part.strip() for part in text.partition("="))
    if not equals or not name or not value_text:
        faults.append(
            Fault.of_argument("levers", "takes NAME=VALUE", f"'{text}'", 'Write for example `levers="losses=2"`.')
        )
        return None
    lever = next((lever for lever in case.levers if lever.name == name), None)
    if lever is None:
        remedy = did_you_mean(name, [known.name for known in case.levers]) if case.levers else NO_LEVERS
        faults.append(Fault.of_argument("levers", "names a lever of the case", f"'{name}'", remedy))
        return None
    mechanism = MECHANISMS.get(lever.acts_on)
    if mechanism is None:
        rule = f"lever '{name}' acts on something that has a mechanism"
        faults.append(Fault.of_argument("levers", rule, f"'{lever.acts_on}'", did_you_mean(lever.acts_on, MECHANISMS)))
        return None
    value = number_in(value_text)
    if value is None or not mechanism.admits(value):
        remedy = f"It reads: {lever.text}"
        faults.append(Fault.of_argument("levers", f"'{name}' takes {mechanism.values}", f"'{value_text}'", remedy))
        return None
    return SetLever(lever=lever, value=value)


NO_LEVERS: Final = "This case names none; add [[levers]] to its case.toml."


def number_in(text: str) -> float | None:
    """The finite number that a text holds, or None."""
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def push_of(levers: Sequence[SetLever], *, n_draws: int, seed: int) -> Push:
    """What the levers change together; factors of several multiply, people add up.

    Each mechanism draws from a stream of its own, so that what one does hangs on no other.
    """
    value: dict[str, list[float]] = {}
    for lever in levers:
        value.setdefault(lever.lever.acts_on, []).append(lever.value)

    def factor(acts_on: str) -> float:
        return math.prod(value.get(acts_on, [1.0]))

    def judged(acts_on: str, size: tuple[float, float]) -> Floats:
        on = max(value.get(acts_on, [0.0]))
        at = list(MECHANISMS).index(acts_on)
        noise = generator(RandomStream.LEVERS, seed, at).standard_normal(n_draws)
        return np.exp(on * (size[0] + size[1] * noise))

    reward = factor("reward") * judged("sanctions", SANCTIONS)
    recruits = factor("principal_arrivals")
    surge = np.maximum(reward, LEAST_FACTOR) ** REWARD_TO_SURGE * max(recruits, LEAST_FACTOR) ** RECRUITS_TO_SURGE
    tours = value.get("tour_length")
    return Push(
        casualty=factor("casualty_hazard") * judged("third_party_arms", ARMS),
        extra_people=sum(value.get("arrivals", [0.0])),
        tour_weeks=min(tours) if tours else None,
        principal_arrivals=recruits,
        reward=reward,
        surge=surge,
        war_end=judged("diplomacy", TALKS),
    )
