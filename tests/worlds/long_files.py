"""The files of tests that take longest, the longest first: they are begun first, so that no worker ends up alone with
one of them. A file that is missing here costs some balance and nothing else."""

from pathlib import Path

__all__ = ["LONG_FILES", "place_in_line"]

LONG_FILES = (
    "briefing/page/test_browser.py",
    "cli/test_losses.py",
    "project/test_notebook.py",
    "project/test_docs.py",
    "model/test_simulate.py",
    "cli/test_identity.py",
    "model/test_pace_map.py",
    "model/test_told_path.py",
    "model/test_truth.py",
    "cli/test_precedents.py",
    "losses/test_fit.py",
    "forecast/test_looking_ahead.py",
    "ledger/test_known.py",
    "cli/test_brief.py",
    "project/test_fuzz.py",
    "latent/test_force.py",
    "observation/test_witness.py",
    "analysis/test_briefed.py",
    "analysis/test_diff.py",
    "precedents/test_regression.py",
    "inference/test_compiling.py",
    "model/test_paths.py",
    "analysis/test_forecast.py",
    "losses/test_names.py",
    "project/test_house.py",
    "cli/test_streams.py",
    "latent/test_intensity.py",
    "forecast/test_acts_on_record.py",
    "project/test_hard_ground.py",
    "model/test_bounds.py",
    "precedents/test_base_rate.py",
    "cli/test_saying.py",
    "muster/test_muster.py",
    "model/test_health.py",
    "cli/test_forecast.py",
    "forecast/test_teaching.py",
    "model/test_withdrawals.py",
    "inference/test_steps.py",
    "model/test_kept_chains.py",
    "reading/test_passages.py",
    "cli/test_known_at.py",
    "observation/test_t4.py",
    "inference/test_nuts.py",
    "muster/test_joint.py",
    "findings/test_whole.py",
    "analysis/bulk/test_batch.py",
    "project/test_strings.py",
    "model/test_landings.py",
    "ledger/test_echoes.py",
    "observation/test_printing.py",
    "forecast/record/test_tampering.py",
    "findings/test_precedents.py",
    "cli/test_ledger_commands.py",
    "cli/test_backtest.py",
    "forecast/backtest/test_saying.py",
    "analysis/test_working_out.py",
    "precedents/test_prediction.py",
    "analysis/test_loss_models.py",
    "losses/test_sampler.py",
    "analysis/test_precedents.py",
    "project/test_commands.py",
    "analysis/test_track_record.py",
    "model/test_untold.py",
    "losses/test_singletons.py",
    "model/test_parameters.py",
    "muster/test_scatter.py",
)
"""Below `tests`; by seconds of one core, from a minute to five seconds."""

TESTS = Path(__file__).parent.parent


def place_in_line(file: Path) -> int:
    """Where a file of tests stands in line; all that are not named here stand behind, in the order they come in."""
    name = file.relative_to(TESTS).as_posix() if file.is_relative_to(TESTS) else ""
    return LONG_FILES.index(name) if name in LONG_FILES else len(LONG_FILES)
