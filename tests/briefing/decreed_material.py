"""Material for composing from the decreed world of the model's tests: no chain is run, every draw follows by hand."""

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "model"))

from muster_world import AS_OF, case, claim, decreed, decreed_fit

from passmuster.briefing.compose import Material, compose
from passmuster.briefing.findings import Findings
from passmuster.briefing.working_out import material_of

__all__ = ["AS_OF", "HORIZONS", "case", "claim", "composed", "decreed", "decreed_fit", "material"]

HORIZONS = (4, 13, 26, 52)


@cache
def material(*more, standard: str = "icd203") -> Material:
    """What is found out about the decreed fit of the ordinary claims and some more."""
    return material_of(decreed_fit(*more), HORIZONS, standard=standard)


@cache
def composed(*more, standard: str = "icd203") -> Findings:
    """The findings of the decreed world."""
    return compose(material(*more, standard=standard))
