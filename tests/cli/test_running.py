"""The run of a command: what its options say, and what a caller in Python handed in."""

import click

from passmuster.analysis.run import Keeper, Run
from passmuster.cli.running import run_of


def run_in(given, tmp_path, **asked) -> Run:
    """The run that a command invoked with this object gets."""
    with click.Context(click.Command("command"), obj=given):
        return run_of(progress=print, **asked)


def test_without_an_object_it_is_the_usual_run(tmp_path, monkeypatch) -> None:
    """Results are kept in the user's cache, unless that is not wanted."""
    monkeypatch.setenv("PASSMUSTER_CACHE", str(tmp_path / "cache"))
    assert run_in(None, tmp_path, seed=3, cache=True).keeper.folder == tmp_path / "cache"
    assert run_in(None, tmp_path, seed=3, cache=False).keeper.folder is None


def test_a_run_that_was_handed_in_gives_fitter_and_keeper(tmp_path) -> None:
    """Seed and progress are the command's; without a cache nothing is kept."""

    def fitter(*_, **__):
        raise AssertionError

    given = Run(seed=1, fitter=fitter, keeper=Keeper(tmp_path))
    run = run_in(given, tmp_path, seed=5, cache=True)
    assert (run.seed, run.fitter, run.keeper.folder) == (5, fitter, tmp_path)
    assert run_in(given, tmp_path, seed=5, cache=False).keeper.folder is None
