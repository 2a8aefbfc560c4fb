"""What may drive a partner to leave, read off its row: who it is, how it is tied, what it suffers.

Flags are 0 or 1. The two measures are natural logs: losses per soldier and month, and share of the coalition's troops.
A value that is not known is NaN and is modelled, not guessed (see `missing`).

The table records losses over a whole stay, so that their recent change, held by the literature to matter more, cannot
be learned from it. `[expelled]` describes an exit, not what came before, and is therefore no covariate.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from passmuster.errors import BadInput, Fault
from passmuster.precedents.exposure import Exposure
from passmuster.precedents.participant import CombatRole, Participant, Regime

__all__ = ["COVARIATES", "KNOWN_AT_ENTRY", "Covariate", "DesignMatrix", "design_of", "measured"]

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Covariate:
    """One possible driver: what it says in words and how it is read off a row and the months of its stay."""

    name: str
    meaning: str
    read: Callable[[Participant, float], float]
    is_flag: bool = True
    known_at_entry: bool = True


def unknown_as_nan(value: bool | None) -> float:
    """A flag as a number, NaN where it is not known."""
    return np.nan if value is None else float(value)


def log_losses(row: Participant, months: float) -> float:
    """Log of deaths per soldier of the peak force and month; NaN where deaths or force are not known, or none reported.

    Zero deaths may be the truth or silence; which of the two is left to the model of missing values.
    """
    if not row.deaths or not row.peak_troops:
        return np.nan
    return float(np.log(row.deaths / (row.peak_troops * months)))


def log_share(row: Participant, months: float) -> float:
    """Log of its part in the coalition's troops, both at their peaks; NaN where one of them is not known."""
    if not row.peak_troops or not row.coalition_peak_troops:
        return np.nan
    return float(np.log(min(row.peak_troops / row.coalition_peak_troops, 1.0)))


COVARIATES: Final[Mapping[str, Covariate]] = MappingProxyType(
    {
        covariate.name: covariate
        for covariate in (
            Covariate(name="autocracy", meaning="autocracy", read=lambda row, _: float(row.regime == Regime.AUTOCRACY)),
            Covariate(
                name="anocracy", meaning="mixed regime", read=lambda row, _: float(row.regime == Regime.ANOCRACY)
            ),
            Covariate(
                name="support", meaning="support role", read=lambda row, _: float(row.combat_role == CombatRole.SUPPORT)
            ),
            Covariate(
                name="mixed", meaning="mixed role", read=lambda row, _: float(row.combat_role == CombatRole.MIXED)
            ),
            Covariate(name="paid", meaning="paid or armed for it", read=lambda row, _: unknown_as_nan(row.paid)),
            Covariate(name="treaty_ally", meaning="treaty ally", read=lambda row, _: float(row.treaty_ally)),
            Covariate(name="adjacent", meaning="adjacent to the war", read=lambda row, _: float(row.adjacent)),
            Covariate(name="own_soil", meaning="attacked itself", read=lambda row, _: float(row.own_soil)),
            Covariate(name="before_1914", meaning="before 1914", read=lambda row, _: float(row.start.year < 1914)),
            Covariate(
                name="world_wars", meaning="1914 to 1945", read=lambda row, _: float(1914 <= row.start.year <= 1945)
            ),
            Covariate(name="since_1990", meaning="since 1990", read=lambda row, _: float(row.start.year >= 1990)),
            Covariate(
                name="log_share",
                meaning="share of the coalition's troops",
                read=log_share,
                is_flag=False,
                known_at_entry=False,
            ),
            Covariate(
                name="log_losses",
                meaning="deaths per soldier and month",
                read=log_losses,
                is_flag=False,
                known_at_entry=False,
            ),
        )
    }
)
"""All covariates. Flags compare with a democracy, a combat role, and the years 1946 to 1989."""

KNOWN_AT_ENTRY: Final = tuple(name for name, covariate in COVARIATES.items() if covariate.known_at_entry)
"""Those a forecaster could have known on the day the troops came; the others need the whole stay."""

FULLY_KNOWN: Final = tuple(name for name in KNOWN_AT_ENTRY if name != "paid")
"""Those without gaps in any table: every row has a regime, a role, ties, a border and a date."""


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class DesignMatrix:
    """Covariates of the participants of an exposure, on a scale where 0 is the mean and flags keep their step of 1.

    `values` (participant, covariate) with NaN where not known; a measure is divided by two standard deviations so that
    its step compares with a flag's (Gelman 2008, Statistics in Medicine 27:2865-2873). `centre` and `step` (covariate,)
    lead back. `silent_months` (participant,) holds soldier-months of who reported no dead, 0 elsewhere.
    """

    names: tuple[str, ...]
    values: Floats
    centre: Floats
    step: Floats
    silent_months: Floats

    def column(self, name: str) -> int:
        """Where a covariate stands."""
        return self.names.index(name)

    def scaled(self, raw: Floats) -> Floats:
        """Raw values (..., covariate) on the scale of `values`."""
        return (raw - self.centre) / self.step


def measured(rows: Sequence[Participant], months: Floats, names: Sequence[str]) -> Floats:
    """Raw values of the named covariates, shape (participant, covariate), NaN where not known."""
    values = [[COVARIATES[name].read(row, stay) for name in names] for row, stay in zip(rows, months, strict=True)]
    return np.array(values, dtype=np.float64).reshape(len(rows), len(names))


def design_of(rows: Sequence[Participant], exposure: Exposure, names: Sequence[str]) -> DesignMatrix:
    """Covariates of an exposure's participants.

    Deaths of who was still in on the as-of day are the total of a later day and count as not known.

    Raises
    ------
    BadInput
        When a covariate is not known by that name.
    """
    unknown = [name for name in names if name not in COVARIATES]
    if unknown:
        known = f"Known: {', '.join(COVARIATES)}."
        raise BadInput([Fault("covariates", "a covariate is one of the known", f"'{name}'", known) for name in unknown])
    raw = measured(rows, exposure.months, names)
    is_flag = np.array([COVARIATES[name].is_flag for name in names])
    if "log_losses" in names:
        raw[exposure.cause < 0, list(names).index("log_losses")] = np.nan
    centre = np.array([mean_of_known(column) for column in raw.T])
    step = np.array([1.0 if flag else two_spreads(column) for flag, column in zip(is_flag, raw.T, strict=True)])
    return DesignMatrix(
        names=tuple(names),
        values=(raw - centre) / step,
        centre=centre,
        step=step,
        silent_months=silent_months(rows, exposure),
    )


def silent_months(rows: Sequence[Participant], exposure: Exposure) -> Floats:
    """Soldier-months of participants that reported no dead and have left; 0 for the others."""
    silent = [row.deaths == 0 and cause >= 0 for row, cause in zip(rows, exposure.cause, strict=True)]
    troops = np.array([row.peak_troops or 0 for row in rows], dtype=np.float64)
    return np.where(silent, troops * exposure.months, 0.0)


def mean_of_known(column: Floats) -> float:
    """Mean of what is known, 0 when nothing is."""
    known = column[~np.isnan(column)]
    return float(known.mean()) if len(known) else 0.0


def two_spreads(column: Floats) -> float:
    """Twice the standard deviation of what is known, 1 when that is nothing or all the same."""
    known = column[~np.isnan(column)]
    spread = 2.0 * float(known.std()) if len(known) else 0.0
    return spread or 1.0


def rows_in(participants: Sequence[Participant], case_ids: Collection[str]) -> list[Participant]:
    """The participants of these names, in their own order."""
    wanted = set(case_ids)
    return [row for row in participants if row.case_id in wanted]
