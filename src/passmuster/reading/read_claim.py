"""A quantity claim as read from a text, with the words it rests on."""

from dataclasses import dataclass, field
from typing import Any

from passmuster.ledger.vocabulary import Bound, Mode, Quantity
from passmuster.reading.numbers.vague import vague_distribution

__all__ = ["ReadClaim"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadClaim:
    """One quantity claim as read from a text.

    `low`, `high`, `point` follow `bound` as in `data/reader/README.md`. `span` covers the number and its noun, offsets
    into the text, end exclusive. `actor` is the code of the nation or group counted, empty when the text names none.
    `measures` are candidate meanings with weights; empty means the quantity as it stands. `rule` names what decided.
    """

    claimant: str
    claimant_group: str
    quantity: Quantity
    subject: str
    low: float | None
    high: float | None
    point: float | None
    bound: Bound
    mode: Mode
    cue: str
    span: tuple[int, int]
    relay: tuple[str, ...] = ()
    time: str | None = None
    actor: str = ""
    kind: str = ""
    vague: str = ""
    measures: tuple[tuple[Quantity, float], ...] = ()
    measures_reason: str = ""
    sentence: tuple[int, int] = (0, 0)
    paragraph: int = 0
    rule: str = ""
    marks: tuple[tuple[str, int, int], ...] = ()
    """What decided, as (role, start, end) in the text: `number`, `speaker`, `quantity`, `hedge`."""
    claimant_actor: str = ""
    probability: float | None = None
    """Of being wholly right: number, quantity, bound, mode and speaker; None where that was not worked out."""

    measure_probability: float | None = None
    """Of being a claim of that quantity."""

    runners_up: tuple[tuple[str, str, float, str], ...] = ()
    """What came second: (`quantity` or `claimant`, what it would have been, its probability, what spoke against it)."""

    scope: str = ""
    """`part` of another number here, `flow` of a period, `incident`, or `total`; empty where it was not chosen."""

    scopes: dict[str, float] = field(default_factory=dict)
    """How likely each scope is: by what stands around the number, and then beside the other numbers of the text."""

    as_of: str = ""
    """The days it speaks about: a day, month or year, or two of these with a stroke between; empty for none told."""

    days: dict[str, str] = field(default_factory=dict)
    """The days it would speak about in each scope that is likely enough."""

    owners: dict[str, float] = field(default_factory=dict)
    """How likely each nation or group of the text is to own those counted, by what stands around the number."""

    worded_owner: str = ""
    """The owner by what stands around the number alone; `actor` is the one when it is known whose war it is as well."""

    superseded: bool = False
    """Whether its speaker takes it back in the same sentence ("revised from 4,700 to 4,300")."""

    @property
    def value(self) -> float:
        """Its number: the point or, where there is none, the lower end, else the upper one."""
        return next((end for end in (self.point, self.low, self.high) if end is not None), 0.0)

    def as_dict(self) -> dict[str, Any]:
        """The claim as plain data for JSON, in the order of the fields of `data/reader/README.md`."""
        return {
            "claimant": self.claimant,
            "claimant_group": self.claimant_group,
            "quantity": self.quantity,
            "subject": self.subject,
            "low": plain_number(self.low),
            "high": plain_number(self.high),
            "point": plain_number(self.point),
            "bound": self.bound,
            "mode": self.mode,
            "cue": self.cue,
            "relay": list(self.relay),
            "time": self.time,
            "span": list(self.span),
            "sentence": list(self.sentence),
            "paragraph": self.paragraph + 1,
            "actor": self.actor,
            "force": self.actor,
            "scope": self.scope,
            "as_of": self.as_of,
            "superseded": self.superseded,
            "probability": self.probability,
            "measure_probability": self.measure_probability,
            "runners_up": [
                {"field": field, "value": value, "probability": probability, "against": against}
                for field, value, probability, against in self.runners_up
            ],
            "measures": dict(self.measures),
            "measures_reason": self.measures_reason,
            "marks": [list(mark) for mark in self.marks],
            "vague": self.vague,
            "vague_distribution": vague_distribution(self.vague, self.low),
            "rule": self.rule,
        }


def plain_number(value: float | None) -> int | float | None:
    return int(value) if value is not None and float(value).is_integer() else value
