"""Material for composing from the decreed world of the model's tests: no chain is run, every draw follows by hand."""

from functools import cache

from passmuster.analysis.run import Run
from passmuster.analysis.working_out import material_of
from passmuster.findings.findings import Findings
from passmuster.findings.material import Material
from passmuster.findings.whole import compose
from worlds.handed import OnlyThePast
from worlds.muster_world import AS_OF, case, claim, decreed, decreed_fit, ordinary_ledger

__all__ = [
    "AS_OF", "HORIZONS", "RUN", "case", "claim", "composed", "decreed", "decreed_fit", "material", "ordinary_ledger",
]  # fmt: skip

HORIZONS = (4, 13, 26, 52)
RUN = Run(seed=7, keeper=OnlyThePast())


@cache
def material(*more, standard: str = "icd203") -> Material:
    """What is found out about the decreed fit of the ordinary claims and some more."""
    return material_of(decreed_fit(*more), HORIZONS, RUN, standard=standard)


@cache
def composed(*more, standard: str = "icd203") -> Findings:
    """The findings of the decreed world."""
    return compose(material(*more, standard=standard))
