"""Opening: what a first screen says, chosen from finished findings: three sentences, one table, what comes next.

Nothing here is new: each number is one of the findings, picked for a reader who has a minute. What no claim bears on is
named and its numbers are withheld; what follows by balance alone is marked. Sentences below the table are made in
`opening_notes`.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from passmuster.findings.findings import Findings, actions_by_horizon
from passmuster.findings.opening_claims import opening_claims
from passmuster.findings.opening_notes import notes
from passmuster.findings.parts.changes import FAILED
from passmuster.findings.parts.counts import Estimate
from passmuster.findings.parts.evidence import ClaimLine
from passmuster.findings.parts.methods import FitStatus
from passmuster.findings.parts.opening import (
    OpeningChance,
    OpeningCount,
    OpeningDay,
    OpeningView,
    Standing,
)
from passmuster.findings.parts.outlook import ActionOutlook
from passmuster.findings.sentences import sentence_case
from passmuster.findings.short_words import CHANCE_WORDS, DOES, ahead_words, partner_name, short_estimate
from passmuster.findings.standing import is_thin, names_losses, standing_of, tells_of_stretches_alone
from passmuster.ledger.vocabulary import PROSPECTIVE_MODES, Action, Quantity
from passmuster.muster.found import VerdictWord
from passmuster.wording.dates import long_date, short_date
from passmuster.wording.dots import dots_of
from passmuster.wording.likelihood import likelihood_opening
from passmuster.wording.lists import joined
from passmuster.wording.quantities import quantity_noun, tally

__all__ = ["ROWS", "opening_of", "subject_of"]

ROWS: Final = (
    (Quantity.PRESENT, "present"),
    (Quantity.DEPLOYED, "sent so far"),
    (Quantity.KILLED, "dead"),
    (Quantity.CASUALTIES, "dead or wounded"),
)
"""Rows of the table, in its order, each in words that need no glossary."""

COMING_OR_GOING: Final = frozenset({Quantity.RETURNED, Quantity.PLANNED})
"""Quantities of which any claim bears on what the partner does next."""

MONTH, HALF_A_YEAR = 4, 26
"""Weeks ahead of the table's second and third column."""


def opening_of(findings: Findings) -> OpeningView:
    """The first screen of a briefing. Of a fit that failed it holds no estimate at all."""
    if findings.diagnostics.status == FitStatus.FAILED:
        return _without_numbers(findings)
    subject = subject_of(findings)
    weeks, near = _near(findings)
    days = _days(findings, subject)
    if is_thin(findings):
        # What a few claims allow ahead of their day is what is usual in war, and nothing that they say.
        days = days[:1]
    return OpeningView(
        force=dict(findings.force_names).get(subject, "") or subject,
        answer=_answer(findings, subject, weeks, near),
        days=days,
        counts=_counts(findings, subject, days),
        outlook=_outlook_title(findings, weeks) if near else "",
        chances=_chances(near),
        war_ends=next((row.probability for row in findings.war_end if near and row.horizon_weeks == weeks), None),
        claims=opening_claims(findings, subject),
        notes=notes(findings, subject, near),
    )


def subject_of(findings: Findings) -> str:
    """The force that a briefing is about: the partner's own, or the first that is counted; empty without any."""
    if findings.about is not None and findings.about.force:
        return findings.about.force
    counted = {row.subject for row in findings.estimates}
    named = [subject for subject, _ in findings.force_names if subject in counted]
    return (named or sorted(counted) or [""])[0]


def _without_numbers(findings: Findings) -> OpeningView:
    said = tuple(line for line in findings.bottom_line if line != FAILED)
    return OpeningView(
        force="", answer=said, days=(), counts=(), outlook="", chances=(), war_ends=None,
        claims=opening_claims(findings, subject_of(findings)), notes=(),
    )  # fmt: skip


# The answer -----------------------------------------------------------------------------------------------------------


def _answer(findings: Findings, subject: str, weeks: int, near: Sequence[ActionOutlook]) -> tuple[str, ...]:
    """What is there, what was lost, what comes next; the bottom line itself where there is no count to speak of."""
    now = {row.quantity: row for row in findings.estimates if (row.subject, row.date) == (subject, findings.as_of)}
    if Quantity.PRESENT not in now:
        return findings.bottom_line[:3] or ("No answer was reached.",)
    name = dict(findings.force_names).get(subject, "") or subject
    if is_thin(findings):
        return (_heard(findings), _allowed(findings, now), *_by_other_wars(findings, weeks, near))
    return (
        _strength(name, now[Quantity.PRESENT], findings.as_of),
        _losses(findings, now),
        *_next(findings, weeks, near),
    )


def _strength(name: str, row: Estimate, as_of: date) -> str:
    name = sentence_case(name)
    if row.is_prior:
        return f"{name}: how many are present on {long_date(as_of)} is not known, for no claim bears on it."
    return f"{name}: {short_estimate(row)} present on {short_date(as_of, as_of)}."


def _losses(findings: Findings, now: Mapping[Quantity, Estimate]) -> str:
    """Losses of which somebody speaks; what is worked out from other counts is left to the table, which says so."""
    told = _spoken_of(findings, now, (Quantity.KILLED, Quantity.CASUALTIES))
    if not told and any(tells_of_stretches_alone(findings.claims, row.date) for row in now.values()):
        return "Its losses in all are not known: they are told of single fights and stretches alone."
    if not told and names_losses(findings, [now[q] for q in (Quantity.KILLED, Quantity.CASUALTIES) if q in now]):
        return "Its losses in all are not known: single fights or a part of those lost are all that is told."
    if not told:
        return "Its losses are not known: nobody states a number of them."
    counted = joined([f"{short_estimate(row)} {quantity_noun(row.quantity)}" for row in told])
    return f"Lost so far: {counted}{' in all' if told[-1].quantity == Quantity.CASUALTIES else ''}."


def _spoken_of(findings: Findings, now: Mapping[Quantity, Estimate], wanted: Sequence[Quantity]) -> list[Estimate]:
    rows = [now[quantity] for quantity in wanted if quantity in now]
    return [row for row in rows if standing_of(row, findings) == Standing.CLAIMED]


def _next(findings: Findings, weeks: int, near: Sequence[ActionOutlook]) -> tuple[str, ...]:
    if not near:
        return ()
    main, rest = _likeliest(findings, weeks, near)
    second = max(rest, key=lambda row: row.probability, default=None)
    after = f"; next in likelihood, that it {DOES[second.action]}" if second else ""
    return (f"{main}{after}.",)


def _likeliest(findings: Findings, weeks: int, near: Sequence[ActionOutlook]) -> tuple[str, Sequence[ActionOutlook]]:
    """The likeliest action as the beginning of a sentence, and the others."""
    row = max(near, key=lambda row: row.probability)
    opening = likelihood_opening(row.probability, row.q05, row.q95, findings.standard, interval_name="")
    by = f"{'to' if row.action == Action.SUSTAIN else 'by'} {long_date(findings.as_of + timedelta(weeks=weeks))}"
    said = f"{opening} that {partner_name(findings)} {DOES[row.action]} {by}"
    return said, [other for other in near if other is not row]


# The answer where little was said -------------------------------------------------------------------------------------


def _heard(findings: Findings) -> str:
    """How much was said, and how much of it can be held against what others said."""
    held = sum(row.verdict != VerdictWord.CANNOT_BE_JUDGED for row in findings.muster)
    left = len(findings.claims) - held
    speakers = len({row.claimant for row in findings.claims})
    said = f"{tally(len(findings.claims), 'claim')} by {tally(speakers, 'speaker')}"
    if not held:
        return f"{said}, and nothing to hold any of it against."
    if len(findings.claims) == 1:
        return f"{said}."
    return f"{said}: {held} can be held against the rest{f', {left} cannot' if left else ''}."


def _allowed(findings: Findings, now: Mapping[Quantity, Estimate]) -> str:
    """What the claims allow together with what is usual; only counts of which somebody speaks."""
    told = _spoken_of(findings, now, (Quantity.PRESENT, Quantity.KILLED, Quantity.CASUALTIES))
    if not told:
        return "Nobody states how many are present or lost, and what is usual in war is no answer."
    counted = joined([f"{short_estimate(row)} {quantity_noun(row.quantity)}" for row in told])
    return f"Taken with what is usual in war, they allow {counted} on {long_date(findings.as_of)}."


def _by_other_wars(findings: Findings, weeks: int, near: Sequence[ActionOutlook]) -> tuple[str, ...]:
    if not near:
        return ()
    main, _ = _likeliest(findings, weeks, near)
    by = "No claim here bears on what comes next; by other wars alone"
    if findings.acts:
        by = "By other wars and by what was said of leaving"
    elif any(_comes_or_goes(row) for row in findings.claims):
        by = "By other wars and by what was told of men who come and go"
    return (f"{by}, {main[:1].lower()}{main[1:]}.",)


def _comes_or_goes(row: ClaimLine) -> bool:
    """Whether a claim is of men who went home, or are to come or go; those who pass through say nothing of it."""
    is_ahead = row.mode in PROSPECTIVE_MODES and row.quantity != Quantity.ROTATED
    return row.quantity in COMING_OR_GOING or is_ahead


# The table ------------------------------------------------------------------------------------------------------------


def _days(findings: Findings, subject: str) -> tuple[OpeningDay, ...]:
    """Now, a month and half a year ahead, or the nearest days before these that were worked out."""
    weeks = sorted({(row.date - findings.as_of).days // 7 for row in findings.estimates if row.subject == subject})
    ahead = [[week for week in weeks if 0 < week <= most] for most in (MONTH, HALF_A_YEAR)]
    wanted = sorted({0, *(found[-1] for found in ahead if found)}) if weeks else []
    return tuple(OpeningDay(day=findings.as_of + timedelta(weeks=week), words=ahead_words(week)) for week in wanted)


def _counts(findings: Findings, subject: str, days: Iterable[OpeningDay]) -> tuple[OpeningCount, ...]:
    cells = {(row.quantity, row.date): row for row in findings.estimates if row.subject == subject}
    return tuple(
        OpeningCount(
            what=what,
            standing=standing_of(cells[quantity, findings.as_of], findings),
            cells=tuple(cells.get((quantity, column.day)) for column in days),
        )
        for quantity, what in ROWS
        if (quantity, findings.as_of) in cells
    )


# What comes next ------------------------------------------------------------------------------------------------------


def _near(findings: Findings) -> tuple[int, Sequence[ActionOutlook]]:
    """Half a year ahead, or the last horizon before it, or the first one after it, with its actions."""
    horizons = actions_by_horizon(findings)
    within = [horizon for horizon in horizons if horizon[0] <= HALF_A_YEAR] or horizons[:1]
    return within[-1] if within else (0, ())


def _outlook_title(findings: Findings, weeks: int) -> str:
    by = long_date(findings.as_of + timedelta(weeks=weeks))
    return f"What {partner_name(findings)} does first by {by}, as twenty dots of like chance"


def _chances(near: Sequence[ActionOutlook]) -> tuple[OpeningChance, ...]:
    dots = dots_of([row.probability for row in near])
    return tuple(
        OpeningChance(
            action=row.action, what=CHANCE_WORDS[row.action], probability=row.probability, q05=row.q05, q95=row.q95,
            dots=count, is_base_rate=row.is_base_rate,
        )
        for row, count in zip(near, dots, strict=True)
    )  # fmt: skip
