"""The bottom line: the answer first, then how sure the ground is on which it stands."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from passmuster.findings.findings import FAILED
from passmuster.findings.material import Material
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.sentences import (
    ACTION_WORDS,
    estimate_phrase,
    prior_phrase,
)
from passmuster.forecast.actions import ActionForecast
from passmuster.ledger.actors import actor_name
from passmuster.ledger.vocabulary import Action
from passmuster.muster.found import VerdictWord
from passmuster.wording.confidence import Basis, confidence_level, confidence_sentence
from passmuster.wording.dates import long_date, tally
from passmuster.wording.likelihood import likelihood_opening
from passmuster.wording.lists import joined

__all__ = ["bottom_line", "failed_line"]

Rows = Mapping[str, Estimate]

ACTIONS_TOLD = 2
"""Actions that the bottom line names, the most probable first; the table holds all five."""

LOSSES = ("killed", "casualties")


def failed_line() -> tuple[str, ...]:
    """What stands where the answer would be when the fit cannot be used."""
    return (
        FAILED,
        "What to try, cheapest first: another --seed; more claims with a day of their own; a prior in case.toml for "
        "the quantity that the diagnostics name.",
    )


def bottom_line(material: Material, estimates: Sequence[Estimate]) -> tuple[str, ...]:
    """Strength and losses now, what the partner does next, and the confidence in each, one sentence each."""
    force = material.partner_force
    if force is None:
        return (f"No force of {actor_name(material.case.partner)} is counted in this case, so nothing is estimated.",)
    now = {row.quantity: row for row in estimates if row.subject == force.force_id and row.date == material.as_of}
    return (
        *_strength(material, force.name, now["present"]),
        *_losses(material, now),
        *_strength_confidence(material, now["present"]),
        *_actions(material),
        *_outlook_confidence(material),
    )


# The answer -----------------------------------------------------------------------------------------------------------


def _strength(material: Material, name: str, row: Estimate) -> tuple[str, ...]:
    day = long_date(material.as_of)
    if row.is_prior:
        return (
            f"How many of the {name} were present on {day} is not known: no claim bears on it, and the prior alone "
            f"allows {prior_phrase(row)}.",
        )
    return (f"{name}: {estimate_phrase(row)} on {day}.",)


def _losses(material: Material, now: Rows) -> tuple[str, ...]:
    rows = [now[quantity] for quantity in LOSSES]
    if all(row.is_prior for row in rows):
        return (
            f"Its losses are not known: no claim bears on them, and the prior alone allows {prior_phrase(rows[0])}.",
        )
    since = long_date(material.case.start)
    return (f"Its losses since {since}: {joined([estimate_phrase(row) for row in rows])}.",)


def _actions(material: Material) -> tuple[str, ...]:
    if material.outlook is None:
        return ()
    rows = [row for row in material.outlook.actions if row.horizon_weeks == material.partner_horizon]
    likeliest = sorted(rows, key=lambda row: -row.probability)[:ACTIONS_TOLD]
    return tuple(_action(material, row) for row in likeliest)


def _action(material: Material, row: ActionForecast) -> str:
    opening = likelihood_opening(row.probability, row.q05, row.q95, material.standard)
    last_day = long_date(material.as_of + timedelta(weeks=row.horizon_weeks))
    does = f"{actor_name(material.case.partner)} {ACTION_WORDS[row.action]}"
    if row.action == Action.SUSTAIN:
        return f"{opening} that {does} for {row.horizon_weeks} weeks, to {last_day}."
    return f"{opening} that {does} within {row.horizon_weeks} weeks, by {last_day}."


# The ground -----------------------------------------------------------------------------------------------------------


def _strength_confidence(material: Material, present: Estimate) -> tuple[str, ...]:
    """Nobody has rated the sources of a case yet, so none counts as good and the level is never high."""
    if present.is_prior:
        return ()
    origin_of = material.design.echoes.origin_of
    origins = len({origin_of[claim_id] for claim_id in present.claims})
    opposed = any(material.verdict_of.get(claim_id) == VerdictWord.FAILS for claim_id in present.claims)
    basis = Basis(origins=origins, good_origins=0, opposed=opposed, untested=not origins)
    conflict = ", and not all of its claims can hold" if opposed else ""
    because = f"it rests on {tally(origins, 'independent origin')}, whose reliability nobody has rated{conflict}"
    return (confidence_sentence(confidence_level(basis), because, judgement="the strength"),)


def _outlook_confidence(material: Material) -> tuple[str, ...]:
    """That this partner is like those of other wars is an assumption that no claim can test."""
    outlook = material.outlook
    if outlook is None:
        return ()
    basis = Basis(origins=outlook.n_members, good_origins=0, opposed=False, untested=True)
    because = (
        f"it takes this partner to be like {tally(outlook.n_members, 'partner')} of other wars, {outlook.n_exits} of "
        "which left early, which no claim can test"
    )
    return (confidence_sentence(confidence_level(basis), because, judgement="what the partner does next"),)
