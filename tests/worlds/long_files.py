"""The files of tests that take longest, the longest first: they are begun first, so that no worker ends up alone with
one of them. A file that is missing here costs some balance and nothing else."""

from pathlib import Path

__all__ = ["LONG_FILES", "place_in_line"]

LONG_FILES = (
    "model/test_simulate.py",
    "project/test_docs.py",
    "model/test_truth.py",
    "project/test_notebook.py",
    "analysis/test_diff.py",
    "cli/test_brief.py",
    "forecast/test_looking_ahead.py",
    "analysis/test_briefed.py",
    "model/test_paths.py",
    "latent/test_force.py",
    "model/test_kept_chains.py",
    "model/test_parameters.py",
    "model/test_bounds.py",
    "cli/test_backtest.py",
    "inference/test_steps.py",
    "inference/test_nuts.py",
    "muster/test_joint.py",
    "inference/test_compiling.py",
    "analysis/test_loss_models.py",
    "analysis/test_precedents.py",
    "analysis/test_working_out.py",
    "latent/test_intensity.py",
    "model/test_health.py",
    "analysis/test_track_record.py",
    "losses/test_sampler.py",
    "analysis/test_forecast.py",
)
"""Below `tests`; by processor seconds, from a minute to five."""

TESTS = Path(__file__).parent.parent


def place_in_line(file: Path) -> int:
    """Where a file of tests stands in line; all that are not named here stand behind, in the order they come in."""
    name = file.relative_to(TESTS).as_posix() if file.is_relative_to(TESTS) else ""
    return LONG_FILES.index(name) if name in LONG_FILES else len(LONG_FILES)
