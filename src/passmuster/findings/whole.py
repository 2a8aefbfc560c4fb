"""The whole of the findings: each part composed in its own file, put together here."""

from datetime import timedelta

from passmuster._version import __version__
from passmuster.findings.alliance import dependence_points, past_steps, strain_parts, strain_points
from passmuster.findings.answers import actions, answers, classes
from passmuster.findings.audit import conflict_lines, joint_lines, muster_lines, untold
from passmuster.findings.bottom_line import bottom_line, failed_line
from passmuster.findings.disputes import disputes
from passmuster.findings.estimates import estimates, fans
from passmuster.findings.evidence import claim_line, event_line
from passmuster.findings.findings import Findings
from passmuster.findings.leans import leans
from passmuster.findings.levers import lever_effects, lever_lines
from passmuster.findings.material import Material
from passmuster.findings.methods import methods_note
from passmuster.findings.parts.methods import Diagnostics, FitStatus
from passmuster.findings.statements import statements
from passmuster.findings.watch import indicators
from passmuster.inference.diagnostics import ESS_NEEDED, R_HAT_LIMIT, Health

__all__ = ["compose"]


def compose(material: Material) -> Findings:
    """Everything that a briefing says, as plain data: the same material gives the same findings, to the bit."""
    counts = estimates(material.courses, material.as_of, material.horizons_weeks)
    factors = leans(material.fit.posterior, material.claims)
    health, audited = material.fit.health, material.audited
    claims = {claim.claim_id: claim for claim in material.claims}
    return Findings(
        case=material.case.case_id,
        title=material.case.title,
        as_of=material.as_of,
        seed=material.fit.seed,
        version=__version__,
        standard=material.standard,
        bottom_line=bottom_line(material, counts) if health.is_usable else failed_line(),
        estimates=counts,
        fans=fans(material.courses, material.as_of + timedelta(weeks=material.horizons_weeks[-1])),
        sources=factors,
        muster=muster_lines(audited.verdicts, claims, material.case, material.design.why_not),
        joint=joint_lines(audited.joint, claims),
        conflicts=conflict_lines(audited.contradictions, claims, material.case),
        strain=strain_points(material),
        dependence=dependence_points(material),
        actions=actions(material),
        classes=classes(material),
        questions=answers(material),
        indicators=indicators(material) if health.is_usable else (),
        changes=(),
        statements=statements(material, counts, factors),
        claims=tuple(claim_line(claim, material.design) for claim in material.claims),
        events=tuple(event_line(event) for event in material.events),
        methods=methods_note(material, untold(audited.contradictions, audited.joint)),
        diagnostics=_diagnostics(health),
        force_names=tuple((force.force_id, force.name) for force in material.case.forces),
        levers=tuple((setting.lever.name, setting.shown) for setting in material.levers),
        lever_lines=lever_lines(material),
        lever_effects=lever_effects(material),
        stances=past_steps(material),
        strain_parts=strain_parts(material),
        disputed=disputes(material),
    )


def _diagnostics(health: Health) -> Diagnostics:
    return Diagnostics(
        status=FitStatus.OK if health.is_usable else FitStatus.FAILED,
        r_hat_max=health.r_hat_max,
        ess_min=health.ess_min,
        divergences=health.divergences,
        seconds=health.seconds,
        remarks=_remarks(health),
    )


def _remarks(health: Health) -> tuple[str, ...]:
    """Which bar was missed, and by which quantity."""
    if health.is_usable:
        return ()
    return (
        f"A usable fit has R-hat below {R_HAT_LIMIT}, an effective sample size above {ESS_NEEDED} and no divergence; "
        f"the largest R-hat is that of {health.worst}.",
    )
