"""A briefing as a value: its tables are what the command prints, and its draws are what its tables tell."""

import csv
import json
import warnings
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

import passmuster as pm
from passmuster.analysis import brief as brief_file
from passmuster.analysis.brief import brief, brief_ledger
from passmuster.analysis.briefed import Briefing
from passmuster.analysis.datatree import claimed_number, datatree_of
from passmuster.analysis.run import Run
from passmuster.analysis.working_out import material_for
from passmuster.briefing.json.briefing import to_json
from passmuster.inference.diagnostics import Health
from passmuster.ledger import Ledger
from passmuster.ledger.head import LedgerHead
from worlds.decreed_material import HORIZONS, composed, material
from worlds.findings_example import example, failed
from worlds.handed import Handed, OnlyThePast
from worlds.listener import Listener
from worlds.muster_world import AS_OF, case, claim, decreed, ordinary_claims
from worlds.small_claims import TABLE


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """The briefing of the decreed world."""
    return Briefing(composed(), material)


def test_json_is_what_the_command_prints(briefing: Briefing) -> None:
    """Byte for byte: one writer serves both."""
    assert briefing.to_json() == to_json(briefing.findings)


def test_estimates_are_long_and_tidy(briefing: Briefing) -> None:
    """One row a number, its level in the name of the column, and what kind of number it is."""
    frame = briefing.estimates.frame("pandas")
    wanted = ["date", "subject", "quantity", "mean", "median", "q05", "q25", "q75", "q95", "kind"]
    assert list(frame.columns)[: len(wanted)] == wanted
    assert set(frame["kind"]) <= {"estimate", "forecast", "prior"}
    assert (frame["q05"] <= frame["median"]).all()
    printed = {(row.date, row.subject, row.quantity): row.q50 for row in briefing.findings.estimates}
    told = {(row["date"], row["subject"], row["quantity"]): row["median"] for row in briefing.estimates}
    assert told == printed


def test_weeks_are_told_from_the_first_to_the_last(briefing: Briefing) -> None:
    """Strength by week comes out in one line, past and ahead."""
    weeks = briefing.weekly.where(subject="kp-force", quantity="present")
    days = weeks["date"]
    assert days[0] == date(2024, 10, 6)
    assert [row["kind"] for row in weeks if row["date"] <= AS_OF] == ["estimate"] * 14
    assert {row["kind"] for row in weeks if row["date"] > AS_OF} == {"forecast"}


def test_draws_tell_the_numbers_of_the_table(briefing: Briefing) -> None:
    """Mean and quantiles of the draws of a row are the row's own, for stocks, totals, flows and throughputs alike."""
    table = briefing.estimates.where(subject="kp-force", quantity=["present", "killed", "arrivals", "rotated"])
    draws = table.draws("pandas")
    assert list(draws.columns) == ["draw", "posterior_draw", "date", "subject", "quantity", "value"]
    for row in table:
        mine = draws[(draws["quantity"] == row["quantity"]) & (draws["date"] == np.datetime64(row["date"]))]["value"]
        assert np.quantile(mine, 0.95) == pytest.approx(row["q95"], rel=1e-12)
        assert mine.mean() == pytest.approx(row["mean"], rel=1e-12)


def test_draws_of_quantities_belong_together(briefing: Briefing) -> None:
    """Casualties are killed and wounded in every single draw, because all three come from one path."""
    table = briefing.weekly.where(subject="kp-force", quantity=["killed", "wounded", "casualties"], date=AS_OF)
    wide = table.draws("pandas").pivot(index="draw", columns="quantity", values="value")
    np.testing.assert_allclose(wide["killed"] + wide["wounded"], wide["casualties"], rtol=1e-9)


def test_a_plot_shows_the_table(briefing: Briefing) -> None:
    """The plotted medians are the table's."""
    table = briefing.weekly.where(subject="kp-force", quantity="present")
    drawn = table.plot().to_dict()
    (values,) = drawn["datasets"].values() if "datasets" in drawn else [drawn["data"]["values"]]
    assert [row["median"] for row in values] == list(table["median"])


@pytest.mark.parametrize("name", ["estimates", "weekly", "sources", "actions", "strain"])
def test_every_table_of_numbers_has_a_chart(briefing: Briefing, name: str) -> None:
    """Both libraries draw it."""
    table = getattr(briefing, name)
    assert table.plot("matplotlib").axes
    assert table.plot("altair").to_dict()


def test_a_verdict_is_found_by_its_claim(briefing: Briefing) -> None:
    """The verdict on one claim comes as numbers."""
    verdict = briefing.muster["killed-1"]
    assert verdict["verdict"] in {"passes", "doubtful", "fails", "cannot be judged"}
    assert verdict["tail_probability"] is None or 0.0 <= verdict["tail_probability"] <= 1.0


def test_text_and_notebook_show_the_answer(briefing: Briefing) -> None:
    """Both begin with what is answered, and neither holds an escape or a script."""
    sentence = briefing.findings.bottom_line[0]
    assert sentence.split("(")[0].strip()[:40] in " ".join(briefing.text.split())
    assert "\x1b" not in briefing.text
    assert str(briefing) == briefing.text
    assert len(briefing.screen.splitlines()) <= 40 < len(briefing.text.splitlines())
    assert repr(briefing) == "Briefing(case='small', as_of=2025-01-05, seed=7, is_usable=True)"
    assert "<script" not in briefing._repr_html_()


def test_a_page_is_written_whole_and_not_over_others(briefing: Briefing, tmp_path) -> None:
    """The file holds the page; a stranger's file is left alone."""
    path = tmp_path / "page.html"
    assert path.write_text("mine") == 4
    with pytest.raises(pm.BadInput, match="only a page that passmuster wrote is written over"):
        briefing.to_html(path)
    assert briefing.to_html(path, force=True) == path.read_text(encoding="utf-8")


def test_a_failed_fit_is_a_value_and_an_error_when_asked() -> None:
    """The briefing comes, says so, and raises for those who want that."""
    told = Briefing(failed(), lambda: None)
    assert not told.is_usable
    with pytest.raises(pm.FitFailed, match="THE FIT FAILED"):
        told.or_raise()
    sound = Briefing(example(), lambda: None)
    assert sound.or_raise() is sound


# Through the door -----------------------------------------------------------------------------------------------------


LEDGER = Ledger(case=case(), claims=ordinary_claims())


def test_what_is_wrong_with_a_call_is_told_by_argument() -> None:
    """A day, a horizon and a lever that cannot be used are refused before anything is fitted."""
    with pytest.raises(pm.BadInput, match=r"as_of: a day is written YYYY-MM-DD; found 'soon'"):
        brief(LEDGER, as_of="soon")
    with pytest.raises(pm.BadInput, match=r"horizon: the horizon is 1 to 260 weeks; found 0"):
        brief(LEDGER, horizon=0, cache=False)
    with pytest.raises(pm.BadInput, match=r"levers: takes NAME=VALUE; found 'x'"):
        brief(LEDGER, levers="x", cache=False)


def test_the_library_and_the_command_print_the_same_bytes(tmp_path, monkeypatch) -> None:
    """`pm.brief(...).to_json()` is what `passmuster brief --format json` prints."""
    handed = Handed(tmp_path)
    table = tmp_path / "claims.csv"
    table.write_text(TABLE, encoding="utf-8")
    monkeypatch.setattr(brief_file.Run, "usual", lambda *, seed, **_: handed.run(seed=seed))
    told = pm.brief(table, seed=3, horizon=13).to_json()
    assert told == handed.call("brief", table, "--seed", "3", "--horizon", "13", "--format", "json").stdout


def test_a_run_fits_with_what_is_handed_in(tmp_path) -> None:
    """Fitter, seed, health and progress are the run's."""
    told = Listener()

    def fit(known, *, seed, settings, keeper, progress):
        progress.step("fitting")
        return decreed(known)

    run = Run(seed=7, fitter=fit, progress=told)
    findings = brief_ledger(LEDGER, run, as_of=AS_OF)
    assert told.texts[0] == "fitting"
    assert findings == composed()
    assert run.telling("day: ").fit(LEDGER.known(AS_OF)).health == Health(1.0, 1000.0, 0, "")
    assert told.texts[-1] == "day: fitting"


def test_entries_that_change_nothing_cost_no_fit(tmp_path) -> None:
    """What was found of the content serves the ledger of now, whose own head is told; a new revision is another."""
    handed, heads = Handed(tmp_path), [LedgerHead(3, "a" * 64), LedgerHead(5, "b" * 64)]
    then, now = (replace(LEDGER, head=head, input_hashes=((f"ledger, {head.entries} entries", head.sha256),))
                 for head in heads)  # fmt: skip
    first = brief_ledger(then, handed.run(), as_of=AS_OF)
    second = brief_ledger(now, handed.run(), as_of=AS_OF)
    assert len(handed.days) == 1
    assert (first.methods.head, second.methods.head) == tuple(heads)
    assert second == brief_ledger(now, Run(fitter=handed.fit), as_of=AS_OF)
    revised = replace(now, revised=(LEDGER.claims[0].claim_id,))
    assert len(brief_ledger(revised, handed.run(), as_of=AS_OF).statements) > len(second.statements)


# For other tools ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fit():
    """The decreed fit with something said of every kind."""
    run = Run(seed=7, fitter=lambda known, **_: decreed(known), keeper=OnlyThePast())
    return material_for(LEDGER.known(AS_OF), HORIZONS, run, standard="icd203").fit


def test_the_tree_has_the_groups_that_arviz_knows(fit) -> None:
    """Posterior, prior, predictive, likelihood and data, with claims by their ids and paths by week."""
    tree = datatree_of(fit)
    assert set(tree.children) == {
        "posterior", "prior", "posterior_predictive", "log_likelihood", "observed_data", "paths"
    }  # fmt: skip
    names = [claim.claim_id for claim in fit.design.observed]
    assert list(tree["log_likelihood"]["claims"]["claim_id"].values) == names
    assert list(tree["observed_data"]["claims"].values) == [claimed_number(c) for c in fit.design.observed]
    np.testing.assert_array_equal(
        tree["posterior"]["present"].sel(subject="kp-force").values,
        fit.posterior.by_chain(fit.posterior.path("kp-force", "present")[:, -1]),
    )
    assert tree["paths"]["present"].sizes["date"] == fit.design.clock.n_weeks


def test_the_tree_is_the_same_twice(fit) -> None:
    """No time of day is in it."""
    assert datatree_of(fit).identical(datatree_of(fit))


def test_arviz_runs_on_the_tree(fit) -> None:
    """Leave-one-out and summaries need no change to it."""
    import arviz_stats

    tree = datatree_of(fit)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Decreed parameters do not vary, which ArviZ remarks on.
        assert np.isfinite(arviz_stats.loo(tree).elpd)
        summary = arviz_stats.summary(tree, var_names=["present", "hazard_level"])
    assert list(summary.index) == ["present[kp-force]", "hazard_level[kp-force]"]


def test_predictions_scatter_around_what_is_believed(fit) -> None:
    """The median of what sources would print once more lies near the fair count, for point claims without a lean."""
    tree = datatree_of(fit)
    printed = tree["posterior_predictive"]["claims"].sel(claim_id="present-1").values
    counted = fit.posterior.path("kp-force", "present")[:, 6]
    assert np.median(printed) == pytest.approx(np.median(counted), rel=0.25)


def test_r_reads_the_table_of_draws(briefing: Briefing, tmp_path) -> None:
    """Chains, iterations and draws count from 1, and every column is one number of every draw."""
    path = tmp_path / "draws.csv"
    briefing.to_tidy_draws(path)
    with path.open(newline="") as text:
        rows = list(csv.DictReader(text))
    posterior = briefing.fit.posterior
    assert [int(row[".draw"]) for row in rows] == list(range(1, posterior.n_draws + 1))
    assert {row[".chain"] for row in rows} == {"1", "2"}
    present = [float(row["present[kp-force]"]) for row in rows]
    np.testing.assert_array_equal(present, posterior.path("kp-force", "present")[:, -1])
    with pytest.raises(pm.BadInput, match="nothing is overwritten"):
        briefing.to_tidy_draws(path)


def test_the_middle_of_a_range_is_on_the_log_scale() -> None:
    """1,000 to 4,000 counts as 2,000; a claim of none as none."""
    assert claimed_number(claim("r", "killed", None, low=1_000.0, high=4_000.0, bound="range")) == pytest.approx(2_000)
    assert claimed_number(claim("z", "killed", 0.0)) == 0.0


def test_the_json_is_a_document(briefing: Briefing) -> None:
    """Other programs can read it."""
    assert json.loads(briefing.to_json())["case"] == briefing.case
