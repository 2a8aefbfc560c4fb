"""Case: who fights beside whom, which forces are counted, and what is believed before any claim.

`case.toml` is read by `store/casefile.py`; this file holds the types only.
"""

from dataclasses import dataclass, field
from datetime import date

from passmuster.ledger.vocabulary import Asks, ForceKind, Quantity, When

__all__ = ["Case", "Force", "Lever", "Prior", "Question", "Side"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """A belief held before the claims: two numbers and the sentence that justifies them.

    `location` and `scale` are on the scale that `model/priors.py` documents for the parameter of this name (usually
    natural log, so that `scale` is a multiplicative spread). `is_default` is True when the case file is silent.
    """

    name: str
    location: float
    scale: float
    reason: str
    is_default: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Force:
    """A contingent, or a flow of goods, that claims are about.

    `force_id` is the word claims use in their `subject` column. `kind` is `force` (people who come, fight, are lost
    and go home), `part` (the share of `part_of` in one place: at most the whole, not a rival count), `supply` (a
    running total of goods or of people outside the stock and flow) or `sum` (the forces of `sum_of` counted together).
    `actor` is the state it belongs to; a sum may leave it empty.
    """

    force_id: str
    name: str
    actor: str
    kind: ForceKind = ForceKind.FORCE
    part_of: str = ""
    sum_of: tuple[str, ...] = ()
    starts_empty: bool = True
    """True when nobody of it was there at the case's start; False gives the stock at the start a prior of its own."""
    largest: float | None = None
    """The most people of it that can ever have been in place; None leaves it to the model's own bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A camp of the war: its name and the source groups or actors that belong to it."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """Something that could change, with the range that can be asked about (`--if NAME=VALUE`)."""

    name: str
    text: str
    acts_on: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A forecast question: what `quantity` of `subject` will be on `by`, or on any day up to it.

    `threshold` is the number asked about, for `between` its lower end beside `upper`; 0 for whether a force has left.
    """

    question_id: str
    text: str
    subject: str
    quantity: Quantity
    threshold: float
    by: date
    asks: Asks = Asks.AT_LEAST
    upper: float | None = None
    when: When = When.ON

    @property
    def asks_whether_reached(self) -> bool:
        """True for the plain question, whether a number is reached on a day, which the number of that day answers."""
        return self.asks == Asks.AT_LEAST and self.when == When.ON


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything that is settled before claims are weighed.

    Weeks run Monday to Sunday, UTC; `start` is the Monday of week 0. `assumptions` are sentences that the program
    itself supplied (for a case built from one article) and that a briefing must print. `reference_class` filters the
    precedents: column name to allowed values.
    """

    case_id: str
    title: str
    principal: str
    partner: str
    opponent: str
    start: date
    forces: tuple[Force, ...]
    sides: tuple[Side, ...]
    more_opponents: tuple[str, ...] = ()
    """Whom they fight beside the first opponent, on a side of their own or on that one's."""
    end: date | None = None
    """The last day of the war, where it is over or its end is settled: after it nobody becomes a casualty."""
    groups: tuple[str, ...] = ()
    """Source groups of the case's own, beside the known ones."""
    priors: tuple[Prior, ...] = ()
    reference_class: tuple[tuple[str, tuple[str, ...]], ...] = ()
    public_figures: tuple[str, ...] = ()
    """People who are named though they speak for no state or organisation: they chose to be known."""
    precedent_id: str = ""
    """The row of the precedents that is this case itself, to be left out of its own base rate."""
    aliases: tuple[tuple[str, str], ...] = ()
    """Words of texts and the subject or source group they stand for."""
    levers: tuple[Lever, ...] = ()
    questions: tuple[Question, ...] = ()
    assumptions: tuple[str, ...] = field(default=())
    undated: str = ""
    """What is said of its days where no article tells them, or their year is a guess; empty where they are known."""

    @property
    def opponents(self) -> tuple[str, ...]:
        """Everybody whom principal and partner fight, the first one first; empty when nobody is named."""
        return (self.opponent, *self.more_opponents) if self.opponent else self.more_opponents

    def force(self, force_id: str) -> Force | None:
        """The force of that name, or None."""
        return next((force for force in self.forces if force.force_id == force_id), None)

    def name_of(self, force_id: str) -> str:
        """The name of that force in words; its id where the case lists none such."""
        force = self.force(force_id)
        return force.name if force else force_id

    def side_of(self, actor_or_group: str) -> str:
        """Name of the side that an actor or source group belongs to; empty when it belongs to none."""
        return next((side.name for side in self.sides if actor_or_group in side.members), "")
