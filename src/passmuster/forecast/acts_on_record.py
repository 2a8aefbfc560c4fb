"""What the acts on record in a case make of leaving: floors under its hazards, by what such acts meant in past wars.

Each act opens a road to leaving (`precedents/act_roads.py`); the widest open road is the floor, week by week and draw
by draw, so that one more act never makes leaving rarer. An act that has been borne out, in that a quarter or more of
those there on its day are gone, counts as a withdrawal under way, of the day on which the last quarter that is gone was
still there: a force that was cut years ago and has stood since is no longer on its way home.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.datasets.acts import load_acts
from passmuster.datasets.coalitions import load_participants
from passmuster.forecast.horizons import LONGEST_HORIZON
from passmuster.forecast.leaving_acts import LeavingAct
from passmuster.ledger import Case
from passmuster.ledger.actors import actor_name
from passmuster.precedents.act_roads import ActRoads, KindCount, fit_acts
from passmuster.precedents.acts import ActKind, PastAct
from passmuster.precedents.exposure import DAYS_PER_MONTH, WEEKS_PER_MONTH
from passmuster.precedents.participant import CAUSES, own_row

__all__ = ["ActsOnRecord", "acts_on_record"]

Floats = NDArray[np.float64]

GONE: Final = 0.75
"""Share of those there on the day of an act below which it counts as borne out: the quarter that makes a surge."""

NOBODY: Final = (0.0, 0.0)
"""Chance and months of an act after which nobody left."""

TELLS_OF_TROOPS: Final = frozenset(ActKind) - {ActKind.TALKS, ActKind.CEASEFIRE}
"""Acts that a smaller force bears out; fewer men after talks have many causes."""

BY_THE_PARTNER: Final = frozenset({ActKind.ANNOUNCED, ActKind.SIGNED, ActKind.UNDER_WAY, ActKind.PART_LEAVES})
"""Acts by which a partner itself sets out to leave; what others do or ask says less about what it sends."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ActsOnRecord:
    """Acts of a case that point to leaving, what such acts meant in past wars, and how far each was borne out.

    `borne_out` holds for each act how likely it is that a quarter of the force has left since, 0 to 1, and
    `months_borne_out` how many months ago, by the middle of the draws, the force was last a third larger than now.
    """

    acts: tuple[LeavingAct, ...]
    roads: ActRoads
    as_of: date
    borne_out: tuple[float, ...]
    months_borne_out: tuple[float, ...]

    def counted(self, act: LeavingAct) -> KindCount:
        """Past acts of the same kind."""
        return self.roads.counts[act.kind]

    @cached_property
    def floors(self) -> Floats | None:
        """The least that weekly hazards are up to the longest horizon, shape (draw, week, cause); None without acts."""
        if not self.acts:
            return None
        opened: dict[ActKind, Floats] = {}
        for act in self.acts:
            self._open(opened, act.kind, self._since(act), act.credence, _named(act))
        for chance, months in zip(self.borne_out, self.months_borne_out, strict=True):
            self._open(opened, ActKind.UNDER_WAY, months, chance, None)
        widest = np.zeros((*next(iter(opened.values())).shape, len(CAUSES)))
        for kind, total in opened.items():
            np.maximum(widest, self.roads.by_cause(kind, total), out=widest)
        return widest

    def staying(self, n_weeks: int) -> Floats:
        """Chance in each week that a partner that is still there is not on its way out, shape (n_weeks,).

        By the act on record that speaks most for leaving; 1 where the partner has done nothing toward it.
        """
        chances = [
            self.roads.not_leaving(
                act.kind, months_since=self._since(act), credence=act.credence, months_named=_named(act),
                n_weeks=n_weeks,
            )
            for act in self.acts
            if act.kind in BY_THE_PARTNER
        ]  # fmt: skip
        return np.asarray(np.min([np.ones(n_weeks), *chances], axis=0))

    def _since(self, act: LeavingAct) -> float:
        return (self.as_of - act.day).days / DAYS_PER_MONTH

    def _open(
        self, opened: dict[ActKind, Floats], kind: ActKind, months_since: float, credence: float, named: float | None
    ) -> None:
        """Widen the road of a kind by an act of so long ago; of many acts of one kind the strongest counts."""
        if credence <= 0.0:
            return
        road = self.roads.weekly(
            kind, months_since=months_since, credence=credence, n_weeks=LONGEST_HORIZON, months_named=named
        )
        opened[kind] = np.maximum(opened[kind], road) if kind in opened else road


def _named(act: LeavingAct) -> float | None:
    """Months from an act to the last day that it names."""
    return None if act.last_day is None else (act.last_day - act.day).days / DAYS_PER_MONTH


def acts_on_record(
    case: Case, acts: Sequence[LeavingAct], as_of: date, *, present_since: Sequence[Floats], seed: int
) -> ActsOnRecord:
    """Acts of a case beside those of past wars, its own war left out.

    `present_since` holds for each act how many were there from its day to the as-of day, a week apart, people, shape
    (draw, week), two weeks or more.
    """
    past = load_acts()
    own = {act.act_id for act in past if _is_own(act, case)}
    gone = [
        _gone(paths) if act.kind in TELLS_OF_TROOPS else NOBODY for act, paths in zip(acts, present_since, strict=True)
    ]
    roads = fit_acts(past, as_of=as_of, leave_out=own, seed=seed)
    return ActsOnRecord(
        acts=tuple(acts), roads=roads, as_of=as_of,
        borne_out=tuple(chance for chance, _ in gone), months_borne_out=tuple(months for _, months in gone),
    )  # fmt: skip


def _gone(present: Floats) -> tuple[float, float]:
    """How likely a quarter of those there at first is gone at last, and how many months ago the last quarter was there.

    The months are the median over the draws in which it is gone, 0 where it is in none.
    """
    now = present[:, -1:]
    gone = (present[:, 0] > 0.0) & (present[:, 0] * GONE >= now[:, 0])
    if not gone.any():
        return NOBODY
    weeks = np.argmax((present * GONE >= now)[gone, ::-1], axis=1)
    return float(gone.mean()), float(np.median(weeks)) / WEEKS_PER_MONTH


def _is_own(act: PastAct, case: Case) -> bool:
    """Whether a past act is of the war of the case: by the case's row among the precedents, or by who fights when."""
    row = own_row(load_participants(), case.precedent_id)
    if row is not None and act.war == row.war:
        return True
    names = {actor_name(case.partner), actor_name(case.principal)}
    return act.day >= case.start and bool(names & {act.partner, act.principal})
