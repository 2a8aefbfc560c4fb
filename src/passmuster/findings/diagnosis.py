"""The health of a fit in words: what can be used, what is coarse, what is withheld, and what would help."""

from collections.abc import Iterator, Mapping
from typing import Final

from passmuster.findings.parts.methods import Diagnostics
from passmuster.inference.diagnostics import ESS_NEEDED, FEW_DIVERGENCES, R_HAT_LIMIT, Health
from passmuster.ledger import Case
from passmuster.ledger.vocabulary import Quantity
from passmuster.wording.lists import joined
from passmuster.wording.numbers import count_words
from passmuster.wording.quantities import tally

__all__ = ["diagnosis"]


def diagnosis(health: Health, case: Case) -> Diagnostics:
    """The figures of a fit's health with what must be said about them."""
    return Diagnostics(
        status=health.status,
        r_hat_max=health.r_hat_max,
        ess_min=health.ess_min,
        divergences=health.divergences,
        seconds=health.seconds,
        remarks=_remarks(health, case),
        withheld=health.withheld,
        left_aside=health.left_aside,
    )


def _remarks(health: Health, case: Case) -> tuple[str, ...]:
    """Which bar was missed, and by which quantity; of a usable fit what is coarse or withheld, and what diverged."""
    if not health.is_usable:
        return (
            f"A usable fit has R-hat below {R_HAT_LIMIT}, an effective sample size above {ESS_NEEDED} and at most "
            f"{1000 * FEW_DIVERGENCES:.0f} in 1,000 draws diverging; the largest R-hat is that of {health.worst}.",
        )
    return (*_coarse(health), *_held_back(health, case), *_left_aside(health, case), *_diverged(health))


def _coarse(health: Health) -> Iterator[str]:
    """That chains fell short of the usual bars, and what that does to an interval."""
    if not health.is_sound and not health.unsound and not health.is_divergent:
        missed = " and ".join(_bars_missed(health))
        yield f"The fit is coarse: {missed}. Ends of intervals may move by a tenth of their width with another --seed."


def _bars_missed(health: Health) -> Iterator[str]:
    """Each usual bar that the chains miss, with what they reached."""
    if health.r_hat_max >= R_HAT_LIMIT:
        yield f"R-hat {health.r_hat_max:.3f} of {health.worst} misses the usual bar of {R_HAT_LIMIT}"
    if health.ess_min <= ESS_NEEDED:
        yield f"an effective sample size of {count_words(health.ess_min)} misses the usual bar of {ESS_NEEDED}"


def _held_back(health: Health, case: Case) -> Iterator[str]:
    """Whose numbers are withheld, and what would help."""
    aside = {f"{force_id} {quantity}" for force_id, quantity in health.left_aside}
    leans = [name for name in health.unsound if name.split()[0] not in health.withheld and name not in aside]
    if leans:
        yield f"{tally(len(leans), 'lean')} of sources withheld: the chains do not agree on {', '.join(leans)}."
    for force_id in health.withheld:
        yield (
            f"Numbers are withheld of {case.name_of(force_id)}: its chains do not agree. What would help: a claim "
            "of its strength with a day of its own, or `largest` under its name in case.toml."
        )


def _left_aside(health: Health, case: Case) -> Iterator[str]:
    """Totals of which nobody states more than a least and on which the chains do not agree."""
    for force_id in dict.fromkeys(force_id for force_id, _ in health.left_aside):
        what = joined([TOTALS[quantity] for of, quantity in health.left_aside if of == force_id])
        yield (
            f"Of {case.name_of(force_id)} it is not said {what}: nobody states more than a least, if that, and the "
            "chains do not agree. "
            "What would help: a claim of either, or a prior of `tour_weeks` in case.toml."
        )


TOTALS: Final[Mapping[str, str]] = {
    Quantity.DEPLOYED: "how many were sent in all",
    Quantity.RETURNED: "how many went home",
}


def _diverged(health: Health) -> Iterator[str]:
    """How many draws diverged, and what that did."""
    if health.divergences == 0:
        return
    yield (
        f"{tally(health.divergences, 'draw')} of {count_words(health.n_draws)} diverged; without them no mean moves by "
        f"more than {health.divergence_effect:.2g} standard deviations."
    )
