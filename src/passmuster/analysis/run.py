"""A run: what all steps of answering one question share, handed down as one value."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from passmuster.analysis.bounds import refuse_seed
from passmuster.cache.keeper import Keeper, cache_folder, own_folder
from passmuster.progress import SILENT, Behind, Progress

if TYPE_CHECKING:
    from passmuster.forecast.looking_ahead import LookedAhead
    from passmuster.ledger import Known
    from passmuster.model.fit import Fit
    from passmuster.model.found_fit import Fitted, FoundFit
    from passmuster.model.settings import Settings

__all__ = ["SILENT", "Fitter", "Keeper", "Looker", "Progress", "Run"]


class Fitter(Protocol):
    """Gives the fit of what was known on a day; the usual one is `model.fit.fit_case`."""

    def __call__(
        self,
        known: "Known",
        *,
        seed: int,
        settings: "Settings | None",
        keeper: Keeper | None,
        progress: Progress,
    ) -> "Fit":
        """The fit."""


class Looker(Protocol):
    """Looks ahead from a fit; the usual one is `forecast.looking_ahead.look_ahead`."""

    def __call__(
        self, fit: "Fit", *, n_weeks: int, horizons_weeks: tuple[int, ...], paths_per_draw: int
    ) -> "LookedAhead":
        """What lies ahead."""


@dataclass(frozen=True, kw_only=True)
class Run:
    """The seed of every draw, how long to sample, where results are kept, who is told, who fits, and who looks ahead.

    Everything but the seed is as usual when left out; a keeper of no folder keeps nothing.
    """

    seed: int = 0
    settings: "Settings | None" = None
    keeper: Keeper = field(default_factory=lambda: Keeper(None))
    progress: Progress = SILENT
    fitter: Fitter | None = None
    looker: Looker | None = None

    def __post_init__(self) -> None:
        refuse_seed(self.seed)

    @classmethod
    def usual(cls, *, seed: int = 0, cache: bool = True, progress: Progress = SILENT) -> "Run":
        """A run that looks for results in the user's cache and leaves its own there, unless `cache` is False."""
        keeper = Keeper(own_folder(cache_folder()) if cache else None)
        return cls(seed=seed, keeper=keeper, progress=progress)

    def fit(self, known: "Known") -> "Fit":
        """The fit of what was known, in which compiled programs are kept beside results."""
        self._keep_programs()
        fitter = self.fitter or _usual_fitter()
        return fitter(known, seed=self.seed, settings=self.settings, keeper=self.keeper, progress=self.progress)

    def found(self, known: "Known") -> "FoundFit | None":
        """The fit where an earlier call left it, without its draws; None where there is none."""
        from passmuster.model.found_fit import find_fit

        self._keep_programs()
        return find_fit(known, lambda: self.fit(known), seed=self.seed, settings=self.settings, keeper=self.keeper)

    def found_or_fit(self, known: "Known") -> "Fitted":
        """The fit that an earlier call left, without its draws, or for want of it one that is made."""
        return self.found(known) or self.fit(known)

    def _keep_programs(self) -> None:
        """Have compiled programs kept beside results."""
        from passmuster.inference.compiling import keep_compiled_programs

        if self.keeper.folder is not None:
            keep_compiled_programs(self.keeper.folder)

    def telling(self, before: str) -> "Run":
        """The same run, whose progress is told behind some words."""
        return replace(self, progress=Behind(before, self.progress))


def _usual_fitter() -> Fitter:
    from passmuster.model.fit import fit_case

    return fit_case
