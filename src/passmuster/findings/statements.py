"""Statements: what is inferred, assumed and not known, one sentence each, with the claims behind it.

What is known follows a rule of its own (`agreement.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.findings.prior_words import prior_words
from passmuster.findings.sentences import estimate_phrase, prior_phrase, sentence_case
from passmuster.forecast.horizons import LONGEST_HORIZON, weeks_until
from passmuster.forecast.outlook import Outlook
from passmuster.ledger import Case, Claim, Force, Prior, Question
from passmuster.ledger.actors import actor_in_text
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.dates import long_date
from passmuster.wording.lists import joined
from passmuster.wording.numbers import factor_words, lean_words
from passmuster.wording.order import natural_order
from passmuster.wording.quantities import tally
from passmuster.wording.sides import side_words

__all__ = [
    "assumed_end",
    "assumed_of_case",
    "assumed_of_outlook",
    "assumed_priors",
    "inferred_counts",
    "inferred_leans",
    "not_answered",
    "not_modelled",
    "not_stated",
    "prior_alone",
    "uncounted_munitions",
]

TOLD: Final = (
    (Quantity.DEPLOYED, Quantity.PRESENT, Quantity.ARRIVALS),
    (Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED),
    (Quantity.RETURNED,),
)
"""Counts of the partner's force that share a sentence; the tables hold all."""

MUNITIONS: Final = frozenset({Quantity.SHELLS, Quantity.MISSILES})


# Inferred -------------------------------------------------------------------------------------------------------------


def inferred_counts(force: Force, as_of: date, estimates: Iterable[Estimate]) -> Iterator[StatementLine]:
    """Strengths, losses and returns of a force on the day, as far as any claim bears on them."""
    now = {row.quantity: row for row in estimates if (row.subject, row.date) == (force.force_id, as_of)}
    for quantities in TOLD:
        rows = [now[quantity] for quantity in quantities if quantity in now and not now[quantity].is_prior]
        if rows:
            claims = tuple(sorted({claim for row in rows for claim in row.claims}, key=natural_order))
            text = f"{force.name}, {long_date(as_of)}: {joined([_told(row) for row in rows])}."
            yield StatementLine(kind=StatementKind.INFERRED, text=text, claims=claims)


def _told(row: Estimate) -> str:
    since = f" since {long_date(row.since)}" if row.since else ""
    return f"{estimate_phrase(row)}{since}"


def inferred_leans(leans: Iterable[SourceLean]) -> Iterator[StatementLine]:
    """How each source leans whose interval leaves no doubt that it does."""
    for row in leans:
        reading = lean_words(row.factor_q05, row.factor_q50, row.factor_q95)
        if reading.startswith("leans"):
            low, middle, high = (factor_words(value) for value in (row.factor_q05, row.factor_q50, row.factor_q95))
            text = (
                f"{row.group} {reading} on {row.family} of {side_words(row.side)}: its figures are {middle} times the "
                f"true ones (90 % interval {low} to {high})."
            )
            yield StatementLine(kind=StatementKind.INFERRED, text=text, claims=row.claim_ids)


# Assumed --------------------------------------------------------------------------------------------------------------


def assumed_of_case(assumptions: Iterable[str]) -> Iterator[StatementLine]:
    """Sentences that the case, or the program for it, holds without evidence."""
    return (StatementLine(kind=StatementKind.ASSUMED, text=sentence) for sentence in assumptions)


def assumed_priors(unsettled: Iterable[Prior]) -> Iterator[StatementLine]:
    """Beliefs that the claims did not settle, as they were held before."""
    for prior in unsettled:
        text = f"The claims do not settle {prior.name.replace('_', ' ')}; held is {prior_words(prior)}. {prior.reason}"
        yield StatementLine(kind=StatementKind.ASSUMED, text=text)


def assumed_of_outlook(outlook: Outlook, partner: str) -> Iterator[StatementLine]:
    """From when the partner counts as in the war, by what it is judged, and what must stand beside that."""
    yield StatementLine(
        kind=StatementKind.ASSUMED,
        text=f"{sentence_case(actor_in_text(partner))} is counted as in the war since {long_date(outlook.began)}, the "
        f"case's start; what it does next is judged by {outlook.judged_by}.",
    )
    yield from (StatementLine(kind=StatementKind.ASSUMED, text=remark) for remark in outlook.remarks)


def assumed_end(end: date | None, as_of: date) -> Iterator[StatementLine]:
    """The last day of the war, where the case names it."""
    if end is not None:
        ends = "ended" if end <= as_of else "is taken to end"
        text = f"The war {ends} on {long_date(end)}, as the case has it: after that day nobody becomes a casualty."
        yield StatementLine(kind=StatementKind.ASSUMED, text=text)


# Unknown --------------------------------------------------------------------------------------------------------------


def not_modelled(why_not: Mapping[str, str]) -> Iterator[StatementLine]:
    """Each reason for not weighing claims, with the claims it holds for; `why_not` maps claim ids to reasons."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for claim_id, reason in why_not.items():
        by_reason[reason].append(claim_id)
    for reason, claim_ids in sorted(by_reason.items()):
        ids = tuple(sorted(claim_ids, key=natural_order))
        text = f"Not weighed, {tally(len(ids), 'claim')}: {reason}."
        yield StatementLine(kind=StatementKind.UNKNOWN, text=text, claims=ids)


def prior_alone(subjects: Iterable[Force], as_of: date, estimates: Sequence[Estimate]) -> Iterator[StatementLine]:
    """Counts on which no claim bears, force by force, with what the prior alone allows for the first."""
    for force in subjects:
        rows = [row for row in estimates if row.subject == force.force_id and row.is_prior and row.date == as_of]
        if rows:
            counts = joined([row.quantity for row in rows])
            text = f"{force.name}: no claim bears on {counts}; the prior alone allows {prior_phrase(rows[0])}."
            yield StatementLine(kind=StatementKind.UNKNOWN, text=text)


def not_answered(questions: Iterable[Question], as_of: date) -> Iterator[StatementLine]:
    """Questions about a count that the model does not keep, or beyond the longest horizon."""
    for question in questions:
        why = f"the model keeps no such count up to {long_date(question.by)}"
        if weeks_until(question.by, as_of) > LONGEST_HORIZON:
            why = f"{long_date(question.by)} lies more than {LONGEST_HORIZON} weeks ahead"
        text = f"“{question.text}” is not answered: {why}."
        yield StatementLine(kind=StatementKind.UNKNOWN, text=text)


def not_stated(force: Force, case: Case, claims: Iterable[Claim]) -> Iterator[StatementLine]:
    """Those whose force it is, where they state no number of it."""
    spoken = {claim.claimant_group for claim in claims if claim.subject == force.force_id}
    silent = [actor for actor in (case.partner, case.principal) if actor not in spoken]
    if silent:
        names = joined([actor_in_text(actor) for actor in silent])
        text = f"The own count of {names}: no claim of theirs states a number of the {force.name}."
        yield StatementLine(kind=StatementKind.UNKNOWN, text=text)


def uncounted_munitions(case: Case, supplies: Mapping[Force, str]) -> Iterator[StatementLine]:
    """The partner's share of munitions, where it sends some and nobody counts the principal's own.

    `supplies` maps each supply that is modelled to the kind of its goods.
    """
    own = any(supply.actor == case.principal for supply in supplies)
    goods = [supply.name for supply, kind in supplies.items() if supply.actor == case.partner and kind in MUNITIONS]
    if goods and not own:
        text = (
            f"What part of the munitions of {actor_in_text(case.principal)} its partner's are "
            f"({joined(goods)}): no claim counts its own."
        )
        yield StatementLine(kind=StatementKind.UNKNOWN, text=text)
