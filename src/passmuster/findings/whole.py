"""The whole of the findings: each part is given what it needs and composed in its own file, put together here."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from passmuster._version import __version__
from passmuster.findings.about import about_case, confidence_lines, counts_on, support_of
from passmuster.findings.acts import act_lines, acts_told, war_ends
from passmuster.findings.agreement import admissions, agreement_line, agreements
from passmuster.findings.alliance import dependence_points, past_steps, strain_makings, strain_parts, strain_points
from passmuster.findings.answers import actions, answers, classes
from passmuster.findings.audit import conflict_lines, joint_lines, muster_lines, untold
from passmuster.findings.bottom_line import failed_line, no_force_line, outlook_lines, strength_lines
from passmuster.findings.diagnosis import diagnosis
from passmuster.findings.discretion import discreet, discreet_counts, discreet_fans, discreet_verdict
from passmuster.findings.disputes import disputes
from passmuster.findings.estimates import estimates, fans
from passmuster.findings.evidence import claim_line, event_line
from passmuster.findings.findings import Findings
from passmuster.findings.habit_words import habits, revisions, taken_off
from passmuster.findings.leans import leans
from passmuster.findings.levers import effect_lines, lever_lines
from passmuster.findings.manifest import manifest_of
from passmuster.findings.material import Material
from passmuster.findings.methods import methods_note
from passmuster.findings.not_weighed_words import not_weighed_words
from passmuster.findings.parts.audit import Conflict, SourceLean
from passmuster.findings.parts.counts import Estimate, Fan
from passmuster.findings.parts.evidence import ClaimLine, StatementKind, StatementLine
from passmuster.findings.parts.outlook import ActionOutlook, EffectKind, Indicator, LeverEffect
from passmuster.findings.printable import is_printable, printable
from passmuster.findings.rating_words import rated_claims, rated_sources
from passmuster.findings.relays import relayed_claims
from passmuster.findings.statements import (
    assumed_end,
    assumed_of_case,
    assumed_of_outlook,
    assumed_priors,
    inferred_counts,
    inferred_leans,
    not_answered,
    not_modelled,
    not_stated,
    prior_alone,
    uncounted_munitions,
)
from passmuster.findings.watch import action_indicators, narrowing_indicators, question_indicators
from passmuster.forecast.courses import Courses
from passmuster.forecast.indicators import count_of_dead, moves_of_actions, moves_of_questions
from passmuster.forecast.lever_effects import effects_on_actions, effects_on_counts, effects_on_questions
from passmuster.forecast.other_wars import stances_of_this_war
from passmuster.forecast.partner_share import partner_shares
from passmuster.forecast.questions import QuestionForecast, forecast_questions
from passmuster.ledger import Claim
from passmuster.ledger.roles import WEIGHED
from passmuster.ledger.vocabulary import Quantity
from passmuster.model.settled import unsettled_priors
from passmuster.muster.found import Verdict, VerdictWord
from passmuster.muster.parting import parting_claims

__all__ = ["compose"]


def compose(material: Material) -> Findings:
    """Everything that a briefing says, as plain data: the same material gives the same findings, to the bit."""
    fit, case, as_of, courses = material.fit, material.case, material.as_of, material.courses
    outlook, strain, audited = material.outlook, material.strain, material.audited
    days = [min(day, as_of) for day in fit.design.clock.sundays()]
    claims = {claim.claim_id: claim for claim in material.claims}
    why_not = _why_not(material, claims)
    counts, weekly, verdicts = _told(material)
    told = leans(fit.posterior, material.claims, fit.known.ratings, material.verdict_of)
    factors = _sound(told, fit.health.unsound)
    acts = actions(outlook, material.standard, levers=bool(material.levers)) if outlook else ()
    open_questions = [question for question in case.questions if is_printable(fit.health, question)]
    asked = forecast_questions(courses, open_questions, fit.health.ess_min)
    at_odds = conflict_lines(audited.contradictions, claims, case)
    found = Findings(
        case=case.case_id,
        title=case.title,
        as_of=as_of,
        seed=fit.seed,
        version=__version__,
        standard=material.standard,
        bottom_line=_bottom_line(material, counts, acts) if fit.health.is_usable else _failed(material, at_odds),
        estimates=counts,
        fans=weekly,
        sources=factors,
        muster=muster_lines(verdicts, claims, case, why_not),
        joint=joint_lines(audited.joint, claims),
        conflicts=at_odds,
        strain=strain_points(strain, days) if strain else (),
        dependence=dependence_points(partner_shares(fit.posterior), days),
        actions=acts,
        war_end=war_ends(outlook, case.end, as_of) if outlook else (),
        acts=act_lines(outlook.judging.acts) if outlook else (),
        classes=classes(outlook.classes) if outlook else (),
        questions=answers(asked, material.standard, shows_small=bool(material.shows_small_because)),
        indicators=_indicators(material, asked) if fit.health.is_usable else (),
        statements=tuple(_statements(material, counts, factors, asked, why_not)),
        claims=_claim_lines(material, claims, why_not),
        events=tuple(event_line(event) for event in material.events),
        methods=methods_note(fit, material.ahead.n_paths, untold(audited.contradictions, audited.joint)),
        diagnostics=diagnosis(fit.health, case),
        manifest=manifest_of(fit),
        force_names=tuple((force.force_id, force.name) for force in case.forces),
        levers=tuple((setting.lever.name, setting.shown) for setting in material.levers),
        lever_lines=lever_lines(case.levers, material.levers),
        lever_effects=_lever_effects(material),
        stances=past_steps(stances_of_this_war(material.events, case, as_of)),
        strain_parts=strain_parts(strain) if strain else (),
        disputed=disputes(
            outlook, material.partner_horizon, has_strain=strain is not None, has_questions=bool(case.questions)
        ),
        about=about_case(material),
        confidence=confidence_lines(material, counts),
    )
    return discreet(found, case, shown_because=material.shows_small_because)


def _failed(material: Material, at_odds: Sequence[Conflict]) -> tuple[str, ...]:
    """That no number can be used, and which claims to look at first."""
    return failed_line([line.claims for line in at_odds], parting_claims(material.fit.posterior))


def _told(material: Material) -> tuple[tuple[Estimate, ...], tuple[Fan, ...], tuple[Verdict, ...]]:
    """Estimates, weekly courses and verdicts as they are told: small counts of people as fewer, unless asked for."""
    courses, weeks, health = material.courses, material.horizons_weeks, material.fit.health
    counts = printable(estimates(courses, material.as_of, weeks), health)
    weekly = printable(fans(courses, material.as_of + timedelta(weeks=weeks[-1])), health)
    verdicts = tuple(material.audited.verdicts)
    if material.shows_small_because:
        return counts, weekly, verdicts
    return discreet_counts(counts), discreet_fans(weekly), tuple(map(discreet_verdict, verdicts))


def _sound(factors: Iterable[SourceLean], unsound: Collection[str]) -> tuple[SourceLean, ...]:
    """The leans whose chains agree."""
    return tuple(lean for lean in factors if " ".join((lean.group, lean.side, lean.family)) not in unsound)


def _claim_lines(material: Material, claims: Mapping[str, Claim], why_not: Mapping[str, str]) -> tuple[ClaimLine, ...]:
    """Every claim as a reader sees it, with why it was set aside and whose number it may be again."""
    design, relays = material.design, relayed_claims(material.fit.posterior)
    set_aside = {**why_not, **{name: rest.relation for name, rest in design.restated.items()}}
    return tuple(
        claim_line(claim, design.roles[name], set_aside.get(name, ""), relays.get(name))
        for name, claim in claims.items()
    )


def _why_not(material: Material, claims: Mapping[str, Claim]) -> dict[str, str]:
    """Claim id to why it is not weighed, in words, for those that are not."""
    design = material.design
    return {
        claim_id: not_weighed_words(why, claims[claim_id], material.case, design.clock.start)
        for claim_id, why in design.why_not.items()
    }


def _bottom_line(material: Material, counts: Iterable[Estimate], acts: Iterable[ActionOutlook]) -> tuple[str, ...]:
    """Strength and losses now, what the partner does next, and the confidence in each."""
    force, case, as_of = material.partner_force, material.case, material.as_of
    if force is None:
        names = {force.force_id: force.name for force in case.forces}
        return no_force_line(case.partner, names, counts, as_of)
    now = counts_on(counts, force.force_id, as_of)
    strength = strength_lines(force.name, now, case.start, as_of, support_of(material, now[Quantity.PRESENT].claims))
    if material.outlook is None:
        return strength
    near = [row for row in acts if row.horizon_weeks == material.partner_horizon]
    return (*strength, *outlook_lines(case.partner, material.outlook, near, as_of, material.standard))


def _indicators(material: Material, asked: Sequence[QuestionForecast]) -> tuple[Indicator, ...]:
    """Reports that would move a judgement most, and the one count that would narrow the losses."""
    force, courses, weeks = material.partner_force, material.courses, material.partner_horizon
    if force is None:
        return ()
    return (
        *action_indicators(moves_of_actions(courses, force.force_id, weeks, material.fates), material.words, weeks),
        *question_indicators(moves_of_questions(courses, force.force_id, asked)),
        *narrowing_indicators(count_of_dead(courses, force.force_id), shows_small=bool(material.shows_small_because)),
    )


def _lever_effects(material: Material) -> tuple[LeverEffect, ...]:
    """Differences to the case as it stands: of actions, of counts, horizon by horizon, and of answers to questions."""
    before, force, effective = material.without_levers, material.partner_force, material.fit.health.ess_min
    if not material.levers or before is None:
        return ()
    on_actions = (
        effects_on_actions(before.outlook, material.outlook, effective) if before.outlook and material.outlook else ()
    )
    on_counts = (
        effects_on_counts(before.ahead, material.ahead, force.force_id, material.horizons_weeks, effective)
        if force
        else ()
    )
    on_questions = effects_on_questions(Courses(before.ahead), material.courses, material.case.questions, effective)
    return (
        *effect_lines(EffectKind.ACTION, on_actions),
        *effect_lines(EffectKind.COUNT, on_counts),
        *effect_lines(EffectKind.QUESTION, on_questions),
    )


# Statements -----------------------------------------------------------------------------------------------------------


def _statements(
    material: Material,
    counts: Sequence[Estimate],
    factors: Sequence[SourceLean],
    asked: Iterable[QuestionForecast],
    why_not: Mapping[str, str],
) -> Iterator[StatementLine]:
    """Every sentence, known first. From a fit that failed nothing is inferred."""
    agreed = _agreed(material)
    yield from (line for line in agreed if line.kind == StatementKind.KNOWN)
    yield from admissions(material.claims, material.case)
    yield from revisions(material.fit.known.revised)
    yield from taken_off(material.fit.known.withdrawn)
    yield from (line for line in agreed if line.kind == StatementKind.INFERRED)
    if material.fit.health.is_usable:
        yield from _inferred(material, counts, factors)
    yield from _assumed(material, factors)
    yield from not_modelled(why_not)
    yield from _unknown(material, counts, asked)


def _agreed(material: Material) -> list[StatementLine]:
    """Floors on which groups agree, known or of one side alone; they rest on claims and on no fit."""
    roles, doubted = material.design.roles, {VerdictWord.DOUBTFUL, VerdictWord.FAILS}
    weighed = [claim for claim in material.claims if roles[claim.claim_id] in WEIGHED]
    ruled_out = {claim_id for claim_id, word in material.verdict_of.items() if word in doubted}
    origin_of = material.design.echoes.origin_of
    found = agreements(material.courses.subjects, weighed, origin_of, ruled_out, material.case)
    return [agreement_line(agreed, material.case) for agreed in found]


def _inferred(material: Material, counts: Sequence[Estimate], factors: Sequence[SourceLean]) -> Iterator[StatementLine]:
    if material.partner_force is not None:
        yield from inferred_counts(material.partner_force, material.as_of, counts)
    if material.strain is not None:
        yield from strain_makings(material.strain)
    if material.outlook is not None:
        yield from acts_told(act_lines(material.outlook.judging.acts))
    yield from inferred_leans(factors)


def _assumed(material: Material, factors: Sequence[SourceLean]) -> Iterator[StatementLine]:
    yield from assumed_of_case(material.case.assumptions)
    known, verdict_of = material.fit.known, material.verdict_of
    yield from rated_sources(known.ratings, known.claims, verdict_of, factors)
    yield from rated_claims(known.credibility, {claim.claim_id for claim in known.claims}, verdict_of)
    if material.partner_force is not None:
        yield from assumed_priors(unsettled_priors(material.fit.posterior, material.fit.priors, material.partner_force))
    if material.outlook is not None:
        yield from assumed_of_outlook(material.outlook, material.case.partner)
    yield from assumed_end(material.case.end, material.as_of)


def _unknown(
    material: Material, counts: Sequence[Estimate], asked: Iterable[QuestionForecast]
) -> Iterator[StatementLine]:
    case, courses = material.case, material.courses
    answered = {forecast.question for forecast in asked}
    yield from prior_alone(courses.subjects, material.as_of, counts)
    yield from not_answered((question for question in case.questions if question not in answered), material.as_of)
    if material.partner_force is not None:
        yield from not_stated(material.partner_force, case, material.claims)
    supplies = {supply: courses.quantities(supply.force_id)[0] for supply in material.design.supplies}
    yield from uncounted_munitions(case, supplies)
    yield from habits(material.claims, case, material.as_of)
