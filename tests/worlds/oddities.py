"""What may be odd about a case, one function each: it makes an ordinary case odd in one way."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import numpy as np

from passmuster.ledger import Case, Claim, Event, Force, Lever, Prior, Question, Side
from passmuster.ledger.vocabulary import EventType

__all__ = ["ODDITIES", "START", "Drawn"]

START = date(2003, 3, 3)
"""A Monday."""
GROUPS = ("BUND", "ALLY", "FOE", "MEDIA", "UN", "OTHER")
MEN = ("present", "deployed", "killed", "wounded", "casualties", "captured", "missing", "returned", "arrivals")
BOUNDS = ("exact", "about", "at_least", "at_most", "range")
MODES = ("asserted", "estimated", "rumoured")


@dataclass
class Drawn:
    """What chance has settled so far: an ordinary case of some length, to be made odd."""

    random: np.random.Generator
    n_days: int
    case: Case
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    as_of: date | None = None

    def day(self) -> date:
        """Some day of the case."""
        return START + timedelta(days=int(self.random.integers(0, self.n_days)))

    def number(self) -> float:
        """A number of people, from one to some hundred thousand."""
        return float(f"{np.exp(self.random.uniform(0.0, 12.0)):.2g}") // 1

    def claim(self, **changes: object) -> Claim:
        """One more claim, of anything about the first force unless told otherwise."""
        pick = self.random.choice
        day = self.day()
        whole = {
            "claim_id": f"c{len(self.claims)}", "said_on": day, "as_of_end": day, "subject": "ally",
            "quantity": str(pick(MEN)), "bound": str(pick(BOUNDS)), "mode": str(pick(MODES)),
            "claimant": f"speaker {pick(9)}", "claimant_group": str(pick(GROUPS)),
        } | changes  # fmt: skip
        if not {"point", "low", "high"} & set(changes):
            whole |= numbers(str(whole["bound"]), self.number())
        if whole["quantity"] == "arrivals" and "as_of_start" not in whole:
            whole["as_of_start"] = whole["as_of_end"] - timedelta(days=6)
        return Claim(**whole)  # type: ignore[arg-type]

    def add(self, n_claims: int, **changes: object) -> None:
        """So many more claims."""
        for _ in range(n_claims):
            self.claims.append(self.claim(**changes))


def numbers(bound: str, number: float) -> dict[str, float]:
    """The cells that a bound asks for."""
    return {"low": number, "high": 2.0 * number} if bound == "range" else {"point": number}


# What is odd ----------------------------------------------------------------------------------------------------------


def one_claim(drawn: Drawn) -> None:
    """A single claim."""
    drawn.add(1)


def no_claim(drawn: Drawn) -> None:
    """Events and no claim."""
    drawn.events += list(events(drawn, 3))
    drawn.as_of = START + timedelta(days=drawn.n_days)


def one_day(drawn: Drawn) -> None:
    """Everything said on one day."""
    day = drawn.day()
    drawn.add(8, said_on=day, as_of_end=day)


def one_day_long(drawn: Drawn) -> None:
    """A war that began today."""
    drawn.n_days = 1
    drawn.add(3)
    drawn.as_of = START


def very_long(drawn: Drawn) -> None:
    """Seven hundred weeks and few words."""
    drawn.n_days = 4900
    drawn.add(20)
    drawn.as_of = START + timedelta(days=4899)


def only_ranges(drawn: Drawn) -> None:
    """No number that is not a range, some of them as wide as a factor of a thousand."""
    for width in (1.0, 2.0, 10.0, 1000.0):
        low = drawn.number()
        drawn.add(2, bound="range", low=low, high=low * width)


def only_floors(drawn: Drawn) -> None:
    """Nothing but "at least"."""
    drawn.add(8, bound="at_least")


def only_ceilings(drawn: Drawn) -> None:
    """Nothing but "at most"."""
    drawn.add(8, bound="at_most")


def only_plans(drawn: Drawn) -> None:
    """Nobody says what is, everybody what will be; some of it nothing at all, some of it past, some without a day."""
    last = START + timedelta(days=drawn.n_days)
    for horizon in (None, last + timedelta(days=90), last + timedelta(days=3000), START):
        said = min(drawn.day(), horizon or last)
        drawn.add(1, quantity="planned", mode="planned", said_on=said, as_of_end=None, horizon=horizon)
    drawn.add(1, quantity="rotated", mode="projected", as_of_end=None)
    drawn.add(1, quantity="planned", mode="planned", as_of_end=None, horizon=last + timedelta(days=60), point=0.0,
              bound="exact")  # fmt: skip


def only_denials(drawn: Drawn) -> None:
    """Nobody is there and nobody was hurt, say all."""
    for quantity in ("present", "deployed", "killed"):
        drawn.add(2, quantity=quantity, point=0.0, bound="exact")


def zeros_among_numbers(drawn: Drawn) -> None:
    """Noughts beside numbers, as points, floors, ceilings and ends of ranges."""
    drawn.add(4)
    drawn.add(1, bound="at_least", point=0.0)
    drawn.add(1, bound="at_most", point=0.0)
    drawn.add(1, bound="range", low=0.0, high=100.0)
    drawn.add(2, bound="exact", point=0.0)


def huge(drawn: Drawn) -> None:
    """Numbers of millions and thousands of millions."""
    for number in (2e6, 4e7, 9e9):
        drawn.add(2, point=number, bound="about")


def tiny(drawn: Drawn) -> None:
    """Numbers below ten."""
    for number in (1.0, 2.0, 7.0):
        drawn.add(2, point=number, bound="exact")


def larger_than_can_be(drawn: Drawn) -> None:
    """A force said to be larger than the case allows."""
    drawn.case = replace(drawn.case, forces=(replace(drawn.case.forces[0], largest=500.0),))
    drawn.add(4, quantity="present", point=40_000.0, bound="about")
    drawn.add(2)


def strangers(drawn: Drawn) -> None:
    """Speakers of no side, and names in other scripts, with quotes, commas and line ends of their own."""
    for name in ("وكالة الأنباء", "国防部", 'A "quoted", person', "x" * 300, "=SUM(A1)"):
        drawn.add(1, claimant=name, claimant_group="OTHER", note='a note, "quoted"\nand broken')
    drawn.case = replace(drawn.case, title="Krieg in “Überall” & <i>nirgends</i>")


def silent_forces(drawn: Drawn) -> None:
    """Forces, a part, a sum and goods of which nobody speaks."""
    drawn.case = replace(drawn.case, forces=(*drawn.case.forces, *others()))
    drawn.add(4)


def everything_at_once(drawn: Drawn) -> None:
    """All kinds of force, all spoken of, men and goods mixed."""
    drawn.case = replace(drawn.case, forces=(*drawn.case.forces, *others()))
    for subject in ("ally", "bund", "there", "both"):
        drawn.add(3, subject=subject)
    for quantity in ("shells", "missiles", "workers", "other", "killed"):
        drawn.add(1, subject="goods", quantity=quantity)
    drawn.add(1, subject="ally", quantity="shells")
    drawn.add(1, subject="goods", quantity="present")


def only_a_part(drawn: Drawn) -> None:
    """Nobody speaks of the whole."""
    drawn.case = replace(drawn.case, forces=(*drawn.case.forces, *others()))
    drawn.add(5, subject="there")


def only_a_sum(drawn: Drawn) -> None:
    """Two forces always counted together."""
    drawn.case = replace(drawn.case, forces=(*drawn.case.forces, *others()))
    drawn.add(5, subject="both")


def only_goods(drawn: Drawn) -> None:
    """A war of arms: no word of men."""
    goods = Force(force_id="goods", name="shells sent", actor="ALLY", kind="supply", starts_empty=False)
    drawn.case = replace(drawn.case, forces=(goods,))
    drawn.add(6, subject="goods", quantity="shells")


def another_force_first(drawn: Drawn) -> None:
    """The partner's own force is nowhere counted; only its foe's is."""
    foe = Force(force_id="foe", name="hostile force", actor="FOE", starts_empty=False)
    drawn.case = replace(drawn.case, forces=(foe,))
    drawn.add(5, subject="foe")


def many_opponents(drawn: Drawn) -> None:
    """Three opponents on two sides."""
    sides = (
        drawn.case.sides[0],
        Side(name="other", members=("FOE", "REBEL")),
        Side(name="third", members=("OUTLAW",)),
    )
    groups = (*drawn.case.groups, "OUTLAW")
    drawn.case = replace(drawn.case, more_opponents=("REBEL", "OUTLAW"), groups=groups, sides=sides)
    drawn.add(6)
    drawn.events += list(events(drawn, 4))


def no_opponent(drawn: Drawn) -> None:
    """Nobody is named whom they fight."""
    drawn.case = replace(drawn.case, opponent="", sides=drawn.case.sides[:1])
    drawn.add(5)


def days_with_width(drawn: Drawn) -> None:
    """Months, years and spans in place of days, some reaching back before the start."""
    first = drawn.case.forces[0]
    drawn.case = replace(drawn.case, forces=(replace(first, starts_empty=False),))
    last = START + timedelta(days=drawn.n_days)
    drawn.add(2, quantity="present", as_of_start=START, as_of_end=last, said_on=last)
    drawn.add(2, quantity="killed", as_of_start=date(1976, 1, 1), as_of_end=last, said_on=last)
    drawn.add(2, quantity="wounded", as_of_start=START, as_of_end=START, said_on=last)


def flows_only(drawn: Drawn) -> None:
    """Nothing but losses of days, weeks and months."""
    for days in (0, 6, 30, 400):
        end = drawn.day()
        drawn.add(2, quantity=str(drawn.random.choice(["killed", "wounded", "casualties", "arrivals", "returned"])),
                  as_of_start=end - timedelta(days=days), as_of_end=end, said_on=end)  # fmt: skip


def over(drawn: Drawn) -> None:
    """A war that ended before the day of the briefing."""
    drawn.case = replace(drawn.case, end=START + timedelta(days=drawn.n_days // 2))
    drawn.add(6)
    drawn.as_of = START + timedelta(days=drawn.n_days + 200)


def before_the_first_claim(drawn: Drawn) -> None:
    """Briefed on a day on which nothing had been said yet."""
    drawn.add(4)
    drawn.as_of = min(claim.said_on for claim in drawn.claims) - timedelta(days=1)
    drawn.as_of = max(drawn.as_of, START)


def long_after(drawn: Drawn) -> None:
    """Nobody has spoken for years."""
    drawn.add(5)
    drawn.as_of = START + timedelta(days=drawn.n_days + 1500)


def said_before_the_start(drawn: Drawn) -> None:
    """Claims and events from before the case begins."""
    early = START - timedelta(days=500)
    drawn.add(3, said_on=early, as_of_end=early)
    drawn.add(3)


def one_claim_many_times(drawn: Drawn) -> None:
    """One number in sixty coats."""
    one = drawn.claim(quantity="present", bound="about", point=9_000.0)
    last = START + timedelta(days=drawn.n_days)
    drawn.claims += [replace(one, claim_id=f"r{at}", relay=("a journal",), said_on=last) for at in range(60)]


def at_odds(drawn: Drawn) -> None:
    """Two camps that differ by a factor of a hundred about the same day."""
    day = drawn.day()
    for group, number in (("ALLY", 300.0), ("FOE", 30_000.0)):
        drawn.add(3, quantity="present", bound="about", point=number, claimant_group=group, said_on=day, as_of_end=day)
    drawn.add(1, quantity="killed", bound="exact", point=90_000.0)


def believed_beforehand(drawn: Drawn) -> None:
    """Priors of the case's own that leave hardly any room."""
    drawn.case = replace(
        drawn.case,
        priors=(
            Prior(name="force_size", location=3.0, scale=0.05, reason="Said to be known."),
            Prior(name="hazard_level", location=-12.0, scale=0.05, reason="Said to be known."),
        ),
    )
    drawn.add(6)


def asked_oddly(drawn: Drawn) -> None:
    """Questions about the past, the far future, more than there can be, and a force of which nobody speaks."""
    last = START + timedelta(days=drawn.n_days)
    asked = [
        {"by": last + timedelta(days=30), "threshold": 1.0}, {"by": START, "threshold": 10.0},
        {"by": last + timedelta(days=4000), "threshold": 1e7}, {"by": last + timedelta(days=50), "asks": "left"},
        {"by": last + timedelta(days=50), "asks": "between", "threshold": 5.0, "upper": 6.0, "when": "by"},
        {"by": last + timedelta(days=50), "asks": "below", "threshold": 1.0, "quantity": "captured"},
    ]  # fmt: skip
    questions = tuple(
        Question(**({"question_id": f"q{at}", "text": "Will it be so?", "subject": "ally", "quantity": "present",
                     "threshold": 0.0} | one))
        for at, one in enumerate(asked)
    )  # fmt: skip
    levers = tuple(
        Lever(name=acts_on, text="If so.", acts_on=acts_on)
        for acts_on in ("casualty_hazard", "reward", "arrivals", "tour_length", "diplomacy")
    )
    drawn.case = replace(drawn.case, questions=questions, levers=levers)
    drawn.add(4)
    drawn.as_of = last


def many_events(drawn: Drawn) -> None:
    """Every type of event, by and toward everybody, unknown ones too, some after the day of the briefing."""
    drawn.add(3)
    drawn.events += list(events(drawn, 40))
    drawn.as_of = START + timedelta(days=drawn.n_days)


def others() -> tuple[Force, ...]:
    """A second force, a part of the first, a sum of both, and goods."""
    return (
        Force(force_id="bund", name="own force", actor="BUND", starts_empty=False),
        Force(force_id="there", name="allied force at the border", actor="ALLY", kind="part", part_of="ally"),
        Force(force_id="both", name="both together", actor="", kind="sum", sum_of=("ally", "bund")),
        Force(force_id="goods", name="shells sent", actor="ALLY", kind="supply", starts_empty=False),
    )


def events(drawn: Drawn, n_events: int) -> Iterator[Event]:
    """So many events of all types, in no order."""
    for at in range(n_events):
        who = drawn.random.choice(["ALLY", "BUND", "FOE", "ELSEWHERE"], size=2, replace=False)
        yield Event(
            event_id=f"e{at}", date=drawn.day() + timedelta(days=int(drawn.random.integers(-400, 200))),
            source_actor=str(who[0]), target_actor=str(who[1]), event=list(EventType)[at % len(EventType)],
            score=float(drawn.random.integers(-10, 11)), claimant="a paper", claimant_group="MEDIA",
            note=str(drawn.random.choice(["", "All troops go home by the spring.", "A peace accord is signed."])),
        )  # fmt: skip


ODDITIES: dict[str, Callable[[Drawn], None]] = {
    function.__name__: function
    for function in (
        one_claim, no_claim, one_day, one_day_long, very_long, only_ranges, only_floors, only_ceilings, only_plans,
        only_denials, zeros_among_numbers, huge, tiny, larger_than_can_be, strangers, silent_forces,
        everything_at_once, only_a_part, only_a_sum, only_goods, another_force_first, many_opponents, no_opponent,
        days_with_width, flows_only, over, before_the_first_claim, long_after, said_before_the_start,
        one_claim_many_times, at_odds, believed_beforehand, asked_oddly, many_events,
    )
}  # fmt: skip
"""What may be odd, by name; each makes an ordinary case odd in one way."""
