"""Held: what is known, inferred, assumed and not known, one sentence each, with the claims behind it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from passmuster.findings.agreement import admissions, agreements
from passmuster.findings.alliance import strain_makings
from passmuster.findings.answers import unanswered
from passmuster.findings.material import Material
from passmuster.findings.parts.audit import SourceLean
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import StatementKind, StatementLine
from passmuster.findings.sentences import estimate_phrase, prior_phrase
from passmuster.ledger.actors import actor_name
from passmuster.model.priors import describe
from passmuster.wording.dates import long_date
from passmuster.wording.lists import joined
from passmuster.wording.numbers import factor_words, lean_words
from passmuster.wording.order import natural_order

__all__ = ["statements"]

TOLD: Final = (("deployed", "present", "arrivals"), ("killed", "wounded", "captured"), ("returned",))
"""Counts of the partner's force that share a sentence; the tables hold all."""

DECISIVE: Final = ("tour_weeks", "hazard_level", "killed_share", "captured_share", "recovering_share", "recovery_weeks")
"""Beliefs that the accounts hang on where claims do not settle them."""

UNMOVED: Final = 0.9
"""A belief whose spread after the claims is more than this part of its spread before them was not settled by them."""


def statements(
    material: Material, estimates: Sequence[Estimate], leans: Sequence[SourceLean]
) -> tuple[StatementLine, ...]:
    """Every sentence, known first. From a fit that failed nothing is inferred."""
    inferred = (
        (*_inferred(material, estimates), *strain_makings(material), *_leaning(leans))
        if material.fit.health.is_usable
        else ()
    )
    return (
        *agreements(material),
        *admissions(material),
        *inferred,
        *_assumed(material),
        *_unknown(material, estimates),
    )


# Inferred -------------------------------------------------------------------------------------------------------------


def _inferred(material: Material, estimates: Sequence[Estimate]) -> Iterator[StatementLine]:
    force = material.partner_force
    if force is None:
        return
    now = {row.quantity: row for row in estimates if (row.subject, row.date) == (force.force_id, material.as_of)}
    for quantities in TOLD:
        rows = [now[quantity] for quantity in quantities if not now[quantity].is_prior]
        if rows:
            claims = tuple(sorted({claim for row in rows for claim in row.claims}, key=natural_order))
            text = f"{force.name}, {long_date(material.as_of)}: {joined([_told(row) for row in rows])}."
            yield StatementLine(kind=StatementKind.INFERRED, text=text, claims=claims)


def _told(row: Estimate) -> str:
    since = f" since {long_date(row.since)}" if row.since else ""
    return f"{estimate_phrase(row)}{since}"


def _leaning(leans: Sequence[SourceLean]) -> Iterator[StatementLine]:
    for row in leans:
        reading = lean_words(row.factor_q05, row.factor_q50, row.factor_q95)
        if reading.startswith("leans"):
            low, middle, high = (factor_words(value) for value in (row.factor_q05, row.factor_q50, row.factor_q95))
            text = (
                f"{row.group} {reading} on {row.family} of the {row.side}: its figures are {middle} times the true "
                f"ones (90 % interval {low} to {high})."
            )
            yield StatementLine(kind=StatementKind.INFERRED, text=text, claims=row.claim_ids)


# Assumed --------------------------------------------------------------------------------------------------------------


def _assumed(material: Material) -> Iterator[StatementLine]:
    for sentence in material.case.assumptions:
        yield StatementLine(kind=StatementKind.ASSUMED, text=sentence)
    for name in _unsettled(material):
        prior = material.fit.priors[name]
        text = f"The claims do not settle {name.replace('_', ' ')}; held is {describe(prior)}. {prior.reason}"
        yield StatementLine(kind=StatementKind.ASSUMED, text=text)
    if material.outlook is not None:
        outlook = material.outlook
        yield StatementLine(
            kind=StatementKind.ASSUMED,
            text=f"{actor_name(material.case.partner)} is counted as in the war since {long_date(outlook.began)}, the "
            f"case's start; what it does next is judged by {outlook.judged_by}.",
        )
        yield from (StatementLine(kind=StatementKind.ASSUMED, text=remark) for remark in outlook.remarks)


def _unsettled(material: Material) -> list[str]:
    """Decisive beliefs about the partner's force that the claims left as wide as they were."""
    force = material.partner_force
    if force is None:
        return []
    place = material.design.forces.index(force)
    spreads = {name: float(np.std(material.fit.posterior.parameters[name][:, place])) for name in DECISIVE}
    return [name for name in DECISIVE if spreads[name] > UNMOVED * material.fit.priors[name].scale]


# Unknown --------------------------------------------------------------------------------------------------------------


def _unknown(material: Material, estimates: Sequence[Estimate]) -> Iterator[StatementLine]:
    yield from _not_modelled(material)
    yield from _prior_alone(material, estimates)
    for question in unanswered(material):
        text = f"“{question.text}” is not answered: the model keeps no such count up to {long_date(question.by)}."
        yield StatementLine(kind=StatementKind.UNKNOWN, text=text)
    yield from _silent(material)
    yield from _munitions(material)


def _not_modelled(material: Material) -> Iterator[StatementLine]:
    """Each reason for not weighing claims, with the claims it holds for."""
    by_reason: dict[str, list[str]] = defaultdict(list)
    for claim_id, reason in material.design.why_not.items():
        by_reason[reason].append(claim_id)
    for reason, claim_ids in sorted(by_reason.items()):
        ids = tuple(sorted(claim_ids, key=natural_order))
        yield StatementLine(kind=StatementKind.UNKNOWN, text=f"{reason[:1].upper()}{reason[1:]}.", claims=ids)


def _prior_alone(material: Material, estimates: Sequence[Estimate]) -> Iterator[StatementLine]:
    """Counts on which no claim bears, force by force, with what the prior alone allows for the first."""
    for force in material.courses.subjects:
        rows = [row for row in estimates if row.subject == force.force_id and row.is_prior]
        rows = [row for row in rows if row.date == material.as_of]
        if rows:
            counts = joined([row.quantity for row in rows])
            allowed = prior_phrase(rows[0])
            text = f"{force.name}: no claim bears on {counts}; the prior alone allows {allowed}."
            yield StatementLine(kind=StatementKind.UNKNOWN, text=text)


def _silent(material: Material) -> Iterator[StatementLine]:
    """Those whose force it is, where they state no number of it."""
    force = material.partner_force
    if force is None:
        return
    spoken = {claim.claimant_group for claim in material.claims if claim.subject == force.force_id}
    silent = [actor for actor in (material.case.partner, material.case.principal) if actor not in spoken]
    if silent:
        names = joined([actor_name(actor) for actor in silent])
        text = f"The own count of {names}: no claim of theirs states a number of the {force.name}."
        yield StatementLine(kind=StatementKind.UNKNOWN, text=text)


def _munitions(material: Material) -> Iterator[StatementLine]:
    """The partner's share of munitions, where it sends some and nobody counts the principal's own."""
    supplies = [supply for supply in material.design.supplies if supply.actor == material.case.partner]
    own = any(supply.actor == material.case.principal for supply in material.design.supplies)
    goods = [supply.name for supply in supplies if material.courses.quantities(supply.force_id)[0] in MUNITIONS]
    if goods and not own:
        text = (
            f"What part of the munitions of {actor_name(material.case.principal)} its partner's are "
            f"({joined(goods)}): no claim counts its own."
        )
        yield StatementLine(kind=StatementKind.UNKNOWN, text=text)


MUNITIONS: Final = frozenset({"shells", "missiles"})
