"""The run of a command: what its options say, and what a caller in Python may have handed in."""

from dataclasses import replace

import click

from passmuster.analysis.run import Keeper, Progress, Run

__all__ = ["run_of"]


def run_of(*, seed: int, cache: bool, progress: Progress) -> Run:
    """A run of this seed; a `Run` that a command was invoked with as its object gives fitter and keeper."""
    given = click.get_current_context().find_object(Run)
    if given is None:
        return Run.usual(seed=seed, cache=cache, progress=progress)
    return replace(given, seed=seed, progress=progress, keeper=given.keeper if cache else Keeper(None))
