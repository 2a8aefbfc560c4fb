"""The run of a command: what its options say, and what a caller in Python may have handed in."""

from dataclasses import replace
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from passmuster.analysis.run import Progress, Run

__all__ = ["run_of"]


def run_of(*, seed: int, cache: bool, progress: "Progress") -> "Run":
    """A run of this seed; a `Run` that a command was invoked with as its object gives fitter and keeper."""
    from passmuster.analysis.run import Keeper, Run

    given = click.get_current_context().find_object(Run)
    if given is None:
        return Run.usual(seed=seed, cache=cache, progress=progress)
    return replace(given, seed=seed, progress=progress, keeper=given.keeper if cache else Keeper(None))
