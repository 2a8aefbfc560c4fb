"""The model once more, in plain Python: loops over weeks and claims, one number at a time.

It takes parameters by name (`parameters.unpack`) and the ledger's own claims, and returns what `truth.log_posterior`
should have added up. It is slow and meant to be read beside docs/explanation/model.md.
"""

import math
from itertools import pairwise

import numpy as np
from scipy import stats
from scipy.optimize import brentq

from passmuster.model.design import Design
from passmuster.model.parameters import DEVIATIONS, blocks
from passmuster.model.priors import PriorTable
from passmuster.observation.rounding import rounding_spread, rounding_unit
from passmuster.observation.witness import SLIP_SCALE

__all__ = ["log_likelihood", "log_prior", "stocks", "totals"]

QUANTITIES = {"arrivals": "deployed"}


def sigmoid(value: float) -> float:
    """A logit as a share."""
    return 1.0 / (1.0 + math.exp(-value))


def wander(shocks: np.ndarray, persistence: float) -> list[float]:
    """A first-order autoregression about zero, started in its long-run spread."""
    x = [shocks[0] / math.sqrt(1.0 - persistence**2)]
    for shock in shocks[1:]:
        x.append(persistence * x[-1] + shock)
    return x


def moves_of(moving: tuple[int, ...], name: str, p: dict[str, np.ndarray], f: int, weeks: int) -> list[float]:
    """Departures from the mean of one force; none where too few claims speak of it."""
    if f not in moving:
        return [0.0] * weeks
    return wander(p[f"{name}_shocks"][:, moving.index(f)], sigmoid(p[f"{name}_persistence"][f]))


def drifted(design: Design, drift: float, anchor: int) -> list[float]:
    """How far a part has drifted at the end of every week, of which too few claims speak."""
    return [drift * math.sqrt(abs(week - anchor) / 52.0) for week in range(design.shape.n_steps)]


def bent(y: float) -> float:
    """A log pace, of which what is above the average is halved."""
    return y - 0.15 * (math.log1p(math.exp(y / 0.3)) - math.log(2.0))


def worn(y: float, share: float) -> float:
    """A log pace, of which a share of what is above the average is kept up."""
    return y - (1.0 - share) * 0.3 * math.log1p(math.exp(y / 0.3))


def kept(design: Design, f: int, week: int) -> float:
    """That share: half of it goes each quarter, from a quarter after the last day that anybody told of the force."""
    own, days = design.forces[f].force_id, []
    parts = [part.force_id for part in design.parts if part.part_of == own]
    sums = [one.force_id for one in design.sums if {own, *parts} & set(one.sum_of)]
    for claim in design.observed:
        if claim.subject in {own, *parts, *sums} and claim.quantity in {"present", "deployed", "arrivals"}:
            days.append(((claim.day - design.clock.start).days + 1) / 7)
    if not days or week >= design.clock.n_weeks:
        return 1.0
    return 0.5 ** (max(week + 0.5 - max(days) - 13.0, 0.0) / 13.0)


def log_bounds(design: Design, p: dict[str, np.ndarray]) -> float:
    """Log of the factor for forces near 1,500,000 heads, or what that many a year can send."""
    total = 0.0
    for f in range(len(design.forces)):
        past = stocks(design, p, f)[1 : design.clock.n_weeks + 1]
        for place, most in (("present", 1.5e6), ("deployed", 1.5e6 * (1.0 + design.clock.n_weeks / 52.0))):
            peak = sum(moment[place] ** 20 for moment in past) ** 0.05
            total -= math.log1p(math.exp(20.0 * math.log(peak / most) + 3.0))
    return total


def chance_of_coming(week: int, first: float) -> float:
    """Mean over a week of the chance that a force has begun to come, which rises evenly to 1 until it is spoken of."""
    if week >= first:
        return 1.0
    told = min(week + 1.0, first)
    return (told**2 - week**2) / (2.0 * first) + week + 1.0 - told


def stocks(design: Design, p: dict[str, np.ndarray], f: int) -> list[dict[str, float]]:
    """Heads of one force in each place at every week boundary, the start first; for cases whose steps are weeks."""
    weeks = range(design.shape.n_steps)
    moves = growth_moves = moves_of(design.shape.growing, "growth", p, f, design.shape.n_steps)
    low = [is_lowered(design, f, t) for t in weeks]
    still = [low[t] and not is_withdrawing(design, f, t) for t in weeks]
    begin, first = design.begins[f], design.first_told[f]
    since = [t + 1 - begin if t + 1 > begin else t + 1 for t in weeks]
    growth = [min(math.exp(worn(bent(p["growth_level"][f]), kept(design, f, t))) / since[t], 20.0) for t in weeks]
    jumps = [sum(landing_jumps(design, p, f, t)) for t in weeks]
    even = [math.exp(sum(growth[: t + 1]) + sum(jumps[: t + 1])) for t in weeks]
    coming = [chance_of_coming(t, first) for t in weeks]
    hastes = [haste(design, p, f, t) for t in weeks]
    arrivals = [
        (even[t] / math.exp(jumps[t]) - (even[t - 1] if t else 1.0))
        * coming[t] * (1e-3 if low[t] else share_left(design, f, t)) * math.exp(moves[t] - not_relieved(hastes[t]))
        + even[t] * (1.0 - math.exp(-jumps[t]))
        for t in weeks
    ]  # fmt: skip
    lifts = [*design.battles[:, f], *[0.0] * (design.shape.n_steps - len(design.battles))]
    if f in design.shape.silent:
        silence = p["hazard_silence"][design.shape.silent.index(f)]
        lifts = [lift + silence * of for lift, of in zip(lifts, [*design.silences[:, f], *[0.0] * 99], strict=False)]
    moves = moves_of(design.shape.fighting, "hazard", p, f, design.shape.n_steps)
    battles = [math.exp(move + lift) for move, lift in zip(moves, lifts, strict=True)]
    told = [max(1.0 - silent, 1e-3) for silent in design.silences[:, f]]
    mean = sum(battle * share for battle, share in zip(battles, told, strict=False)) / sum(told)
    hazard = [math.exp(p["hazard_level"][f]) * battle / mean for battle in battles]
    before = 0.0 if design.starts_empty[f] else 1.0
    path = [dict.fromkeys(("recovering", "killed", "wounded", "captured", "evacuated", "returned"), 0.0)]
    path[0] |= {"present": before, "deployed": before}
    captured = min(math.exp(p["captured_share"][f]), 0.5)
    killed = sigmoid(p["killed_share"][f]) * (1.0 - captured)
    for t in weeks:
        relieved = min(1.0, math.exp(-0.3 * math.log(1.0 + math.exp(-growth_moves[t] / 0.3)))) if still[t] else 0.0
        path.append(one_week(path[-1], arrivals[t], hazard[t], hastes[t], killed, captured, p, f, relieved))
    scale = math.exp(p["force_size"][f]) / path[design.anchor_steps[f] + 1]["present"]
    for t, moment in enumerate(path[1:]):
        moment["landed"] = even[t] * (1.0 - math.exp(-jumps[t]))
    path[0]["landed"] = 0.0
    return [{place: heads * scale for place, heads in moment.items()} for moment in path]


def landing_jumps(design: Design, p: dict[str, np.ndarray], f: int, week: int) -> list[float]:
    """How far each landing told of the week takes the force, 0 for those of others; log units."""
    here = [landing_week(design, one) == week and one.force_id == design.forces[f].force_id for one in design.landings]
    return [min(math.exp(p["landing"][n]), 20.0) if is_here else 0.0 for n, is_here in enumerate(here)]


def landing_week(design: Design, one) -> int:
    """The week in which the middle of a landing lies."""
    return ((one.first - design.clock.start).days + (one.last - one.first).days // 2) // 7


def landed_beyond(
    design: Design, p: dict[str, np.ndarray], subject: str, window: tuple[float, float], named: tuple[float, float]
) -> float:
    """What a window reads of landings beyond what a path that is straight within a week has.

    A claim that names days of a landing reads it on them, whichever days its number is true of.
    """
    beyond = 0.0
    for n, one in enumerate(design.landings):
        if one.force_id == subject:
            f = [force.force_id for force in design.forces].index(subject)
            week = landing_week(design, one)
            jumps = landing_jumps(design, p, f, week)
            heads = stocks(design, p, f)[week + 1]["landed"] * jumps[n] / sum(jumps)
            days = (one.first - design.clock.start).days / 7, ((one.last - design.clock.start).days + 1) / 7
            is_own = named[0] > days[0] - 1e-6 and named[1] < days[1] + 1e-6
            read = named if is_own else window
            own = [float(np.interp(moment, days, [0, 1])) for moment in read]
            even = [float(np.interp(moment, [week, week + 1], [0, 1])) for moment in window]
            beyond += heads * (own[1] - own[0] - even[1] + even[0])
    return beyond


def haste(design: Design, p: dict[str, np.ndarray], f: int, week: int) -> float:
    """Log of how many times as fast as tours end a force goes home: of every told withdrawal that the week is of."""
    told = 0.0
    for n, one in enumerate(design.withdrawals):
        if one.force_id == design.forces[f].force_id and is_of(design, one, week):
            told += p["withdrawal_haste"][n] * (2.0 if one.is_ending else 1.0)
    return told


def is_of(design: Design, one, week: int) -> bool:
    """Whether a week is one that a withdrawal stands for."""
    first = (one.first - design.clock.start).days / 7
    last = ((one.last - design.clock.start).days + 1) / 7
    covers = any(first <= other + 0.5 <= last for other in range(design.clock.n_weeks))
    of_week = first <= week + 0.5 <= last if covers else int((first + last) / 2) == week
    return of_week and week < design.clock.n_weeks


def is_withdrawing(design: Design, f: int, week: int) -> bool:
    """Whether people of a force are told to go home in a week."""
    return any(one.force_id == design.forces[f].force_id and is_of(design, one, week) for one in design.withdrawals)


def is_lowered(design: Design, f: int, week: int) -> bool:
    """Whether a force is behind a told fall, and has not grown or ended since."""
    for one in design.lowered:
        is_behind = week > max(other for other in range(design.clock.n_weeks) if is_of(design, one.fall, other))
        days = (one.until - design.clock.start).days + 1
        if one.fall.force_id == design.forces[f].force_id and is_behind and 7 * week + 3.5 <= days:
            return week < design.clock.n_weeks
    return False


def share_left(design: Design, f: int, week: int) -> float:
    """Of those whom the pace brings the share that comes: fewer behind the week in which a force ended."""
    for one in design.endings:
        if one.force_id == design.forces[f].force_id and week > (one.last - design.clock.start).days // 7:
            return max(one.left, 1e-3)
    return 1.0


def moment_read(design: Design, subject: str, moment: float) -> float:
    """Where a level of a force is read: from the day on which it ended at the end of the week."""
    whole = {part.force_id: part.part_of for part in design.parts}.get(subject, subject)
    for one in design.endings:
        week = (one.last - design.clock.start).days // 7
        if one.force_id == whole and week < moment < week + 1:
            over = ((one.last - design.clock.start).days + 1) / 7
            return week + min((moment - week) / (over - week), 1.0)
    return moment


def not_relieved(told: float) -> float:
    """Log of how many times fewer come."""
    return 0.3 * (math.log(1.0 + math.exp(told / 0.3)) - math.log(2.0))


def one_week(
    now: dict[str, float], arrivals: float, hazard: float, told: float, killed: float, captured: float,
    p: dict[str, np.ndarray], f: int, relieved: float = 0.0,
) -> dict[str, float]:  # fmt: skip
    """The stock a week later; `relieved` is the share of those who go home in whose place others come at once."""
    back = now["recovering"] * (1.0 - math.exp(-math.exp(-p["recovery_weeks"][f])))
    leaving = min(math.exp(told - p["tour_weeks"][f]), 25.0)
    exposed = now["present"] + arrivals + back
    stay = exposed * math.exp(-(hazard + leaving))
    hit = (exposed - stay) * hazard / (hazard + leaving)
    wounded = hit * (1.0 - killed - captured)
    to_recover = wounded * sigmoid(p["recovering_share"][f])
    come_for_them = relieved * (exposed - stay - hit)
    return {
        "present": stay + come_for_them,
        "recovering": now["recovering"] - back + to_recover,
        "deployed": now["deployed"] + arrivals + come_for_them,
        "killed": now["killed"] + hit * killed,
        "wounded": now["wounded"] + wounded,
        "captured": now["captured"] + hit * captured,
        "evacuated": now["evacuated"] + wounded - to_recover,
        "returned": now["returned"] + exposed - stay - hit,
    }


def totals(design: Design, p: dict[str, np.ndarray]) -> dict[tuple[str, str], list[float]]:
    """Every path at week boundaries, by subject and quantity."""
    paths: dict[tuple[str, str], list[float]] = {}
    for f, force in enumerate(design.forces):
        moments = stocks(design, p, f)
        for place in ("present", "deployed", "killed", "wounded", "captured", "returned"):
            paths[force.force_id, place] = [moment[place] for moment in moments]
        paths[force.force_id, "casualties"] = [m["killed"] + m["wounded"] for m in moments]
        paths[force.force_id, "irrecoverable"] = [m["killed"] + m["captured"] + m["evacuated"] for m in moments]
    for n, part in enumerate(design.parts):
        if n in design.shape.shifting:
            moves = wander(p["part_shocks"][:, design.shape.shifting.index(n)], 0.95)
        else:
            moves = drifted(design, p["part_drift"][design.shape.still.index(n)], design.part_anchors[n])
        whole = paths[part.part_of, "present"]
        heads_then, follow = max(whole[design.part_anchors[n] + 1], 1e-3), sigmoid(p["part_follow"][n])
        there = []
        for move, heads in zip([moves[0], *moves], whole, strict=True):
            change = math.log(max(heads, 1e-3) / heads_then)
            along = follow * 2.0 * math.tanh(change / 2.0)
            there.append(heads / (1.0 + math.exp(p["part_gap"][n] + move + change - along)))
        moved = [there[0]]
        for earlier, later in pairwise(there):
            moved.append(moved[-1] + max(later - earlier, 0.0))
        paths[part.force_id, "present"], paths[part.force_id, "deployed"] = there, moved
    for total in design.sums:
        members = [paths[member, "present"] for member in total.sum_of]
        paths[total.force_id, "present"] = [sum(heads) for heads in zip(*members, strict=True)]
    return paths


def fair_count(design, p, paths, claim, quantity, shift=0):
    """What a fair witness would have counted, so many weeks after the day that is named."""
    last = claim.as_of_end or claim.said_on
    supplies = [force.force_id for force in design.supplies]
    moved = 0 if claim.subject in supplies else shift
    # Nobody has seen a day after the as-of week. A supply's days are not told apart, and its law knows no end.
    end = math.inf if claim.subject in supplies else design.clock.n_weeks
    closing = min(((last - design.clock.start).days + 1) / 7 + moved, end)
    opening = min((claim.as_of_start - design.clock.start).days / 7 + moved, end) if claim.is_window else None
    if claim.subject in supplies:
        n = supplies.index(claim.subject)
        at = lambda u: math.exp(p["supply_total"][n] + math.exp(p["supply_growth"][n]) * u)  # noqa: E731
    else:
        path = paths[claim.subject, QUANTITIES.get(quantity, quantity)]
        at = lambda u: float(np.interp(u, range(len(path)), path))  # noqa: E731
    beyond = 0.0
    if quantity == "arrivals" and opening is not None:
        named = (claim.as_of_start - design.clock.start).days / 7, ((last - design.clock.start).days + 1) / 7
        beyond = landed_beyond(design, p, claim.subject, (opening, closing), named)
    elif quantity in {"present", "deployed", "arrivals"} and opening is None:
        beyond = landed_beyond(design, p, claim.subject, (-1e6, closing), (-1e6, closing))
    if opening is None and claim.subject not in supplies:
        closing = moment_read(design, claim.subject, closing)
    return max(at(closing) - (at(opening) if opening is not None else 0.0) + beyond, 1e-3)


def lean(design: Design, table: PriorTable, p: dict[str, np.ndarray], claim) -> float:
    """Log of claimed over true for one claim: its camp's lean and its group's."""
    force = design.case.force(claim.subject)
    side = design.case.side_of(force.actor) or force.actor
    own = design.cells.index((claim.claimant_group, side, claim.family))
    onlooker = "*" if claim.family == "losses" else ""
    home = design.case.side_of(claim.claimant_group)
    home = home or (claim.claimant_group if claim.claimant_group == side else onlooker)
    camp = (home, side, claim.family)
    shared = 0.0
    if camp[0]:
        of_party = "own_lean_losses" if home == side and claim.family == "losses" else f"camp_lean_{claim.family}"
        prior = table["third_lean_losses" if home == "*" else of_party]
        shared = prior.location + prior.scale * p["camps"][design.camps.index(camp)]
    of_group = shared + p["group_leans"][own]
    if camp[0] and home == side and claim.family == "losses":
        # Of its own dead a party seldom admits more than there are.
        of_group -= 0.75 * 0.1 * (math.log1p(math.exp(of_group / 0.1)) - math.log(2.0))
    if claim.quantity == "captured" and not claim.measures:
        # Who holds a man can show him.
        of_group *= 0.2
    return of_group + habit(design, p, claim, side) + burst(design, p, claim, side)


def habit(design: Design, p: dict[str, np.ndarray], claim, side: str) -> float:
    """A group's habit with one measure of loss; none where the words leave the measure open."""
    if claim.family != "losses" or claim.measures:
        return 0.0
    return p["habits"][design.measure_cells.index((claim.claimant_group, side, claim.quantity))]


def burst(design: Design, p: dict[str, np.ndarray], claim, side: str) -> float:
    """What a group's claims of one kind share for four weeks; nothing for one that stands alone."""

    def weeks(other):
        force = design.case.force(other.subject)
        about = design.case.side_of(force.actor) or force.actor
        return (other.claimant_group, about, other.family, (other.said_on - design.case.start).days // 28)

    key = (claim.claimant_group, side, claim.family, (claim.said_on - design.case.start).days // 28)
    if sum(weeks(other) == key for other in design.observed) < 2:
        return 0.0
    return p["bursts"][design.bursts.index(key)]


def log_likelihood(design: Design, table: PriorTable, p: dict[str, np.ndarray]) -> float:
    """Sum over the weighed claims."""
    paths = totals(design, p)
    total = 0.0
    for claim in design.observed:
        bias = lean(design, table, p, claim)
        own = p[f"noise_{claim.family}"]
        own = own + {"asserted": 0.0, "estimated": p["noise_estimated"], "rumoured": p["noise_rumoured"]}[claim.mode]
        likelihood = 0.0
        for quantity, weight in claim.measures or ((claim.quantity, 1.0),):
            slip = sigmoid(p["slip_probability"])
            for shift, chance in days(p, claim.mode).items():
                belief = math.log(fair_count(design, p, paths, claim, quantity, shift)) + bias
                sound = of_print(claim, belief, math.hypot(math.exp(own), rounding(claim)))
                likelihood += weight * chance * (1.0 - slip) * sound
            belief = math.log(fair_count(design, p, paths, claim, quantity)) + bias
            likelihood += weight * slip * of_print(claim, belief, SLIP_SCALE)
        total += math.log(relayed(design, p, claim, likelihood))
    return total


def relayed(design: Design, p: dict[str, np.ndarray], claim, own: float) -> float:
    """Likelihood when a point may be another speaker's number of the ten days before."""
    if claim.bound not in {"exact", "about"} or claim.point == 0 or claim.measures or claim.origin:
        return own
    others = [
        other.point for other in design.observed[: design.observed.index(claim)]
        if other.bound in {"exact", "about"} and other.point and not other.measures
        and other.claimant != claim.claimant and (claim.said_on - other.said_on).days <= 10
        and (other.subject, other.quantity, other.is_window) == (claim.subject, claim.quantity, claim.is_window)
    ]  # fmt: skip
    if not others:
        return own
    share = sigmoid(p["relay_share"])
    strayed = 0.4 / max(0.04, rounding_unit(claim.point) / claim.point)
    again = sum(
        (0.6 * other / rounding_unit(other) if other == claim.point else 0.0)
        + (strayed if abs(math.log(claim.point / other)) <= 0.02 else 0.0)
        for other in others
    ) / len(others)  # fmt: skip
    return share * max(again, math.exp(-700.0)) + (1.0 - share) * own


def days(p: dict[str, np.ndarray], mode: str) -> dict[int, float]:
    """Chance that a number is true of a day so many weeks after the one that it names."""
    wrong, stale = sigmoid(p[f"misdated_{mode}"]), sigmoid(p["stale_share"])
    late = {-1: 2 / 3, -2: 1 / 3}
    early = {1: 1.0}
    shifted = {k: wrong * stale * share for k, share in late.items()}
    shifted |= {k: wrong * (1 - stale) * share for k, share in early.items()}
    return shifted | {0: 1 - wrong}


def rounding(claim) -> float:
    """Spread of the rounding of a printed number; a range has none."""
    return 0.0 if claim.bound == "range" else rounding_spread(claim.point)


def of_print(claim, belief: float, scale: float) -> float:
    """Likelihood of what was printed given a belief and its scale."""
    source = stats.t(4, loc=belief, scale=scale)
    if claim.bound == "range":
        return float(source.cdf(math.log(claim.high)) - source.cdf(math.log(claim.low)))
    if claim.point == 0:
        return float(source.cdf(0.0))
    if claim.bound in ("at_least", "at_most"):
        beyond = source.sf if claim.bound == "at_least" else source.cdf
        room = (1.0 if claim.bound == "at_least" else -1.0) * (belief - math.log(claim.point))
        return float(beyond(math.log(claim.point))) * math.exp(-max(room, 0.0) / 0.5)
    return float(source.pdf(math.log(claim.point)))


def log_prior(design: Design, table: PriorTable, p: dict[str, np.ndarray]) -> float:
    """Log density of the parameters in their own units, up to a constant."""
    total = 0.0
    for block in blocks(design.shape):
        centre, scale = 0.0, 1.0
        if block.prior:
            centre, scale = table.location(block.prior), table.scale(block.prior)
        elif block.name == "group_leans":
            families = [cell[2] for cell in design.cells] + ["strength"] * (design.shape.n_cells - len(design.cells))
            scale = np.array([math.exp(p[f"group_lean_{family}"]) for family in families])
        elif block.name in DEVIATIONS:
            scale = np.exp(p[DEVIATIONS[block.name]])
            moving = {
                "growth_shocks": design.shape.growing,
                "hazard_shocks": design.shape.fighting,
                "part_shocks": design.shape.shifting,
            }.get(block.name)
            scale = scale if moving is None else scale[list(moving)]
        value = p[block.name]
        if block.name == "hazard_level":
            # What lies above the middle was halved, and its prior is that of what it was.
            value = centre + np.array([brentq(lambda y, off=off: bent(y) - off, -99.0, 99.0) for off in value - centre])
        total += float(np.sum(stats.norm(centre, scale).logpdf(value)))
    return total
