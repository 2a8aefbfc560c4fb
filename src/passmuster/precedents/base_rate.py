"""The base rate: how fast partners left past wars, with wars allowed to differ.

There are three kinds of exit: departure (early withdrawal, drawdown, change of side), completed, defeated. Participant
i on side w of a war makes an exit of kind c in interval j since entry at the rate, per month,

    h = level_c * shape_cj * camp_cw
    level_c  ~ Gamma(1/2, rate 60)      how often it happens at all
    shape_cj ~ Gamma(4, rate 4)         how the rate varies with time since entry; mean 1, spread about a half
    camp_cw  ~ Gamma(1/s_c^2, 1/s_c^2)  what this war does to this side; mean 1, standard deviation s_c
    s_c      ~ half-normal(scale 1)     how much camps differ

and a departure is one of its three sorts with shares ~ Dirichlet(1/2 each). A war's two sides have effects of their
own, because what makes one of them crumble makes the other stay.

Exits then count as Poisson over time at risk (Holford 1980, Biometrics 36:299-305), and each factor has a Gamma
posterior given the others, so that the posterior is drawn by Gibbs steps; s_c is drawn from a grid with camp_cw summed
out. A participant still in after m months comes, on the evidence of having stayed, from a camp that is milder than
average: camp_cw given no exit is Gamma(1/s^2, 1/s^2 + hazard added up to m) (Hougaard 2000, section 7.2).

Completed and defeated are risks like the others: they end the time in which a partner can leave.
"""

from collections.abc import Collection, Sequence
from datetime import date

from passmuster.errors import BadInput, Fault
from passmuster.precedents.exposure import INTERVAL_BOUNDS, Exposure, exposure_of
from passmuster.precedents.gibbs import BaseRateDraws, Counts, draw_posterior
from passmuster.precedents.hazards import Hazards
from passmuster.precedents.participant import Participant
from passmuster.randomness import RandomStream

__all__ = ["fit_base_rate"]


def fit_base_rate(
    participants: Sequence[Participant],
    *,
    as_of: date | None = None,
    leave_out: Collection[str] = (),
    seed: int = 0,
    n_draws: int = 2000,
    bounds: tuple[float, ...] = INTERVAL_BOUNDS,
    drawn: BaseRateDraws | None = None,
) -> Hazards:
    """Hazards of leaving among the participants, as far as known on a day; takes half a second.

    They are those of a participant of a war that is not in the sample; `rates` are level times shape.

    Parameters
    ----------
    as_of
        Last day that counts: who entered later is dropped, who left later counts as still in.
    leave_out
        Names (`case_id`) of rows that must not count, such as the case that is being forecast.
    n_draws
        Posterior draws kept, a multiple of the four chains.
    drawn
        What an earlier call with the same arguments drew; nothing is drawn then.

    Raises
    ------
    BadInput
        When nobody is left to learn from.
    """
    exposure = exposure_of(participants, as_of=as_of, leave_out=leave_out, bounds=bounds)
    refuse_nobody(exposure, as_of)
    posterior = drawn or draw_posterior(Counts.of(exposure), seed=seed, n_draws=n_draws)
    return Hazards(
        rates=posterior.rates,
        camp_spread=posterior.camp_spread,
        shares=posterior.shares,
        exposure=exposure,
        seed=seed,
        stream=RandomStream.NEW_WAR,
    )


def refuse_nobody(exposure: Exposure, as_of: date | None) -> None:
    """Refuses an exposure without participants, from which nothing can be learned."""
    if not exposure.case_ids:
        until = "at all" if as_of is None else f"before {as_of.isoformat()}"
        rule = "a base rate needs at least one participant that entered before the as-of day"
        raise BadInput([Fault("precedents", rule, f"none {until}", "Widen the class or move the day.")])
