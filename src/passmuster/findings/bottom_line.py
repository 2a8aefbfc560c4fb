"""The bottom line: the answer first, then how sure the ground is on which it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from passmuster.findings.parts.about import STRENGTH, ConfidenceLine
from passmuster.findings.parts.changes import FAILED
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.outlook import ActionOutlook
from passmuster.findings.sentences import (
    ACTION_WORDS,
    estimate_phrase,
    prior_phrase,
    sentence_case,
)
from passmuster.forecast.outlook import Outlook
from passmuster.ledger.actors import actor_in_text
from passmuster.ledger.vocabulary import Action, Quantity
from passmuster.wording.confidence import Basis, confidence_level, confidence_sentence
from passmuster.wording.dates import long_date
from passmuster.wording.likelihood import likelihood_opening
from passmuster.wording.lists import joined
from passmuster.wording.quantities import tally

__all__ = [
    "Support", "failed_line", "no_force_line", "outlook_confidence", "outlook_lines", "strength_confidence",
    "strength_lines",
]  # fmt: skip

Rows = Mapping[Quantity, Estimate]
"""Quantity to its estimate."""

ACTIONS_TOLD = 2
"""Actions that the bottom line names, the most probable first; the table holds all five."""

LEADING = frozenset({Quantity.PRESENT, Quantity.SHELLS, Quantity.MISSILES, Quantity.WORKERS, Quantity.OTHER})
"""The count by which a force, or goods, are told in one sentence."""

LOSSES = (Quantity.KILLED, Quantity.CASUALTIES)


@dataclass(frozen=True, slots=True)
class Support:
    """What an estimate rests on: how many independent origins, and whether a claim that bears on it fails.

    Of the origins `rated` go back to sources that somebody rated, and `good` of these to such of a letter A or B.
    `denied` says that all of the claims are of none: who denies that men are there counts nobody.
    """

    origins: int
    opposed: bool
    rated: int = 0
    good: int = 0
    denied: bool = False


PAIRS_TOLD = 3
"""Pairs of claims at odds that a failed fit names; who mends these sees the others next."""


def failed_line(at_odds: Sequence[Sequence[str]] = (), parting: Sequence[str] = ()) -> tuple[str, ...]:
    """What stands where the answer would be when the fit cannot be used.

    `at_odds` are ids of claims that cannot all hold, set by set: draws between two such numbers are what fails most.
    `parting` are those over which the chains do not agree.
    """
    pairs = list(dict.fromkeys(tuple(sorted(claims)) for claims in at_odds))[:PAIRS_TOLD]
    told = "; ".join(" or ".join(pair) for pair in pairs)
    first = f"correct or take out one of the claims that cannot all hold ({told}); " if pairs else ""
    if parting:
        first += f"correct or take out what the chains do not agree on, claim {' and claim '.join(parting)}; "
    return (
        FAILED,
        f"What to try, cheapest first: {first}another --seed; more claims with a day of their own; a prior in "
        "case.toml for the quantity that the diagnostics name.",
    )


def no_force_line(partner: str, names: Mapping[str, str], counts: Iterable[Estimate], as_of: date) -> tuple[str, ...]:
    """What stands where the answer would be when no force of the partner's is counted: what is, at most two of it.

    `names` are those of the forces and goods by their ids, the first ones first.
    """
    now = {row.subject: row for row in counts if row.date == as_of and row.quantity in LEADING and not row.is_prior}
    told = [f"{sentence_case(names[subject])}: {estimate_phrase(now[subject])}." for subject in names if subject in now]
    alone = f"No force of {actor_in_text(partner)} is counted in this case"
    return (
        (f"{alone}, so that nothing is said of what it does next.", *told[:2])
        if told
        else (f"{alone}, so nothing is estimated.",)
    )


# The answer -----------------------------------------------------------------------------------------------------------


def strength_lines(name: str, now: Rows, start: date, as_of: date, support: Support) -> tuple[str, ...]:
    """Strength and losses of the partner's force on the day, and the confidence in the strength, a sentence each.

    `now` holds the estimates of the force on the day; losses count from `start`; `support` is that of the strength.
    """
    present = now[Quantity.PRESENT]
    confidence = map(_confidence, strength_confidence(present, support))
    return (*_strength(name, present, as_of), *_losses(now, start), *confidence)


def outlook_lines(
    partner: str, outlook: Outlook, actions: Iterable[ActionOutlook], as_of: date, standard: str
) -> tuple[str, ...]:
    """What the partner does next, the likeliest actions first, and the confidence in it, a sentence each.

    `actions` are those of one horizon.
    """
    likeliest = sorted(actions, key=lambda row: -row.probability)[:ACTIONS_TOLD]
    confidence = _confidence(outlook_confidence(outlook))
    return (*(_action(partner, row, as_of, standard) for row in likeliest), confidence)


def _strength(name: str, row: Estimate, as_of: date) -> tuple[str, ...]:
    day = long_date(as_of)
    if row.is_prior:
        return (
            f"How many of the {name} were present on {day} is not known: no claim bears on it, and the prior alone "
            f"allows {prior_phrase(row)}.",
        )
    return (f"{name}: {estimate_phrase(row)} on {day}.",)


def _losses(now: Rows, start: date) -> tuple[str, ...]:
    rows = [now[quantity] for quantity in LOSSES]
    if all(row.is_prior for row in rows):
        return (
            f"Its losses are not known: no claim bears on them, and the prior alone allows {prior_phrase(rows[0])}.",
        )
    return (f"Its losses since {long_date(start)}: {joined([estimate_phrase(row) for row in rows])}.",)


def _action(partner: str, row: ActionOutlook, as_of: date, standard: str) -> str:
    opening = likelihood_opening(row.probability, row.q05, row.q95, standard)
    last_day = long_date(as_of + timedelta(weeks=row.horizon_weeks))
    does = f"{actor_in_text(partner)} {ACTION_WORDS[row.action]}"
    if row.action == Action.SUSTAIN:
        return f"{opening} that {does} for {row.horizon_weeks} weeks, to {last_day}."
    return f"{opening} that {does} within {row.horizon_weeks} weeks, by {last_day}."


# The ground -----------------------------------------------------------------------------------------------------------


def strength_confidence(present: Estimate, support: Support) -> tuple[ConfidenceLine, ...]:
    """Confidence in the strength; none where it is the prior alone. It is never high where nobody rated the sources."""
    if present.is_prior:
        return ()
    basis = Basis(
        origins=support.origins, good_origins=support.good, opposed=support.opposed,
        untested=not support.origins or support.denied,
    )  # fmt: skip
    conflict = ", and not all of its claims can hold" if support.opposed else ""
    conflict += ", and all that is said is that there are none" if support.denied else ""
    because = f"it rests on {tally(support.origins, 'independent origin')}, {_rated_words(support)}{conflict}"
    return (ConfidenceLine(judgement=STRENGTH, level=confidence_level(basis), because=because),)


def _rated_words(support: Support) -> str:
    """What people think of the sources of the origins."""
    if not support.rated:
        return "whose reliability nobody has rated"
    good = f"{support.good:,} of them A or B" if support.good else "none of them A or B"
    return f"the sources of {support.rated:,} of which are rated, {good}"


def outlook_confidence(outlook: Outlook) -> ConfidenceLine:
    """Confidence in what the partner does next: that it is like those of other wars is what no claim can test."""
    basis = Basis(origins=outlook.n_members, good_origins=0, opposed=False, untested=True)
    because = (
        f"it takes this partner to be like {tally(outlook.n_members, 'partner')} of other wars, {outlook.n_exits} of "
        "which left early, which no claim can test"
    )
    return ConfidenceLine(judgement="what the partner does next", level=confidence_level(basis), because=because)


def _confidence(line: ConfidenceLine) -> str:
    return confidence_sentence(line.level, line.because, judgement=line.judgement)
