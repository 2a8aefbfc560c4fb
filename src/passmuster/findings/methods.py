"""The methods note: the model in words, the beliefs it began with, versions, references and inputs."""

import platform
from collections.abc import Sequence
from importlib.metadata import version
from typing import Final

from passmuster._version import __version__
from passmuster.cache.machine import processor
from passmuster.findings.ledger_words import head_sentence
from passmuster.findings.parts.methods import MethodsNote, PriorLine
from passmuster.findings.prior_words import prior_words
from passmuster.findings.relays import relayed_claims, relays_told
from passmuster.ledger import Prior
from passmuster.ledger.roles import Role
from passmuster.model.design import Design
from passmuster.model.fit import Fit
from passmuster.wording.quantities import tally

__all__ = ["methods_note"]

REFERENCES: Final = (
    "Office of the Director of National Intelligence (2015), Intelligence Community Directive 203: Analytic Standards.",
    "Aalen, O. and Johansen, S. (1978), Scandinavian Journal of Statistics 5:141-150: exits that compete.",
    "Hoffman, M. and Gelman, A. (2014), Journal of Machine Learning Research 15:1593-1623: the No-U-Turn sampler.",
    "Hougaard, P. (2000), Analysis of Multivariate Survival Data: effects that members of one camp share.",
    "Little, J. D. C. (1961), Operations Research 9:383-387: stock, throughput and stay.",
    "Open Event Data Alliance, PLOVER: types and scores of events.",
    "Phan, D., Pradhan, N. and Jankowiak, M. (2019), arXiv:1912.11554: NumPyro.",
    "Radford, B. J. and others (2023), PNAS 120(34) e2307372120: contested loss figures and the lean of their sources.",
    "Silva, L. A. and Zanella, G. (2024), Journal of the American Statistical Association 119:2369-2381: leaving "
    "several pieces of evidence out by draws of one mixture.",
    "Vehtari, A., Gelman, A. and Gabry, J. (2017), Statistics and Computing 27:1413-1432, and Vehtari, A. and others "
    "(2024), Journal of Machine Learning Research 25(72): leaving evidence out by Pareto-smoothed importance sampling.",
    "Vehtari, A. and others (2021), Bayesian Analysis 16:667-718: R-hat and effective sample size.",
)

PARTS: Final = ("numpy", "scipy", "jax", "numpyro")
"""Distributions whose version can move a draw or a diagnostic."""

MODEL: Final = (
    "Time runs in weeks, Monday to Sunday, UTC. Each force is kept as accounts that balance every week in every draw: "
    "everybody sent is present, recovering, killed, captured, evacuated for good, or returned. Arrivals and losses "
    "move from week to week by amounts learned from the claims."
)
WITNESSES: Final = (
    "A claim is the true count seen by a witness: times a lean that speakers of one group share about one side and one "
    "kind of number, plus a noise of its own that is never below the rounding of what was printed, with a small chance "
    "of a slip. Floors, ceilings and ranges are taken as such. A number whose meaning is open keeps all its meanings."
)
PROSPECTS: Final = (
    "Plans and projections are evidence of intentions. They are held against the paths ahead and never weighed as "
    "observations."
)
PATHS: Final = (
    "Paths ahead: losses and tours go on as each draw has gone so far. A partner that keeps its course relieves who "
    "goes home and replaces, in waves, between the share of its losses that it replaced in the last quarter and all of "
    "them; a wave under way wears off. On each path it may turn to another stance, which changes who comes and goes."
)
ACTIONS: Final = (
    "What the partner does next comes from how partners left past wars, with this case left out and nothing later than "
    "the as-of day, from acts on record that point to leaving, and from how often contingents that stayed grew by a "
    "quarter, as risks that compete; a surge is new arrivals of a quarter of those sent so far."
)


def methods_note(fit: Fit, n_paths: int, untold: Sequence[str]) -> MethodsNote:
    """Enough to repeat the briefing and to cite what it rests on.

    `n_paths` is how many paths ahead there are in all; `untold` says in sentences what was found and is too much to be
    listed.
    """
    priors = [fit.priors[name] for name in sorted(fit.priors)]
    return MethodsNote(
        paragraphs=(
            MODEL,
            WITNESSES,
            _origins(fit.design) + relays_told(relayed_claims(fit.posterior)),
            *untold,
            PROSPECTS,
            PATHS,
            ACTIONS,
            _sampling(fit, n_paths),
            *([] if fit.known.head is None else [head_sentence(fit.known.head)]),
        ),
        priors=tuple(_prior_line(prior) for prior in priors),
        versions=(
            ("passmuster", __version__),
            ("python", platform.python_version()),
            ("processor", processor()),
            *((name, version(name)) for name in PARTS),
        ),
        references=REFERENCES,
        input_hashes=tuple(sorted(fit.known.input_hashes)),
        head=fit.known.head,
    )


def _prior_line(prior: Prior) -> PriorLine:
    return PriorLine(name=prior.name, text=prior_words(prior), reason=prior.reason, is_default=prior.is_default)


def _origins(design: Design) -> str:
    """How many claims were weighed, and how many witnesses they are."""
    roles = list(design.roles.values())
    counts = ", ".join(
        f"{roles.count(role)} {words}"
        for role, words in (
            (Role.OBSERVATION, "weighed"),
            (Role.REPEAT, "set aside as repeats of another"),
            (Role.RESTATEMENT, "set aside as restatements of another number or of words"),
            (Role.PROSPECT, "kept as plans or projections"),
            (Role.NOT_MODELLED, "not modelled"),
        )
        if role in roles
    )
    origins = len({design.echoes.origin_of[claim.claim_id] for claim in design.observed})
    if not roles:
        return "No claim was on record by the as-of day, so every number is the prior alone."
    return (
        f"Claims that go back to one origin are one witness. Of {tally(len(roles), 'claim')}: {counts}. "
        f"Those weighed come from {tally(origins, 'origin')}."
    )


def _sampling(fit: Fit, n_paths: int) -> str:
    posterior = fit.posterior
    each, paths = posterior.n_draws // posterior.n_chains, tally(n_paths // posterior.n_draws, "path")
    return (
        f"Posterior draws: {posterior.n_chains} chains of {each}, {paths} ahead from each draw, seed "
        f"{fit.seed}. All chance follows from the seed."
    )
