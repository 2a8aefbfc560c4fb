"""Material for composing from the decreed world of the model's tests: no chain is run, every draw follows by hand."""

from functools import cache

from passmuster.analysis.run import Run
from passmuster.analysis.working_out import material_of
from passmuster.findings.findings import Findings
from passmuster.findings.material import Material
from passmuster.findings.whole import compose
from worlds.muster_world import AS_OF, case, claim, decreed, decreed_fit, ordinary_ledger

__all__ = ["AS_OF", "HORIZONS", "case", "claim", "composed", "decreed", "decreed_fit", "material", "ordinary_ledger"]

HORIZONS = (4, 13, 26, 52)


@cache
def material(*more, standard: str = "icd203") -> Material:
    """What is found out about the decreed fit of the ordinary claims and some more."""
    return material_of(decreed_fit(*more), HORIZONS, Run(seed=7), standard=standard)


@cache
def composed(*more, standard: str = "icd203") -> Findings:
    """The findings of the decreed world."""
    return compose(material(*more, standard=standard))
