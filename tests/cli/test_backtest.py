"""`passmuster backtest`: the command as a caller meets it. Fits are decreed, so no chain is run."""

import json
from functools import partial
from types import SimpleNamespace

import pytest

from passmuster.forecast.actions import ActionForecast
from passmuster.forecast.looking_ahead import LookedAhead
from passmuster.inference.diagnostics import Health
from passmuster.ledger.vocabulary import Action
from passmuster.model.paths import paths_ahead
from worlds.small_claims import CASE

HEAD = "claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group\n"
ROWS = """\
c1,2024-11-10,2024-11-10,kp-force,present,10000,about,asserted,Kyiv,UA
c2,2024-11-18,2024-11-18,kp-force,present,10500,about,asserted,Washington,US
c3,2024-11-22,2024-11-22,kp-force,killed,300,about,asserted,Kyiv,UA
c4,2024-12-20,2024-12-20,kp-force,killed,500,about,asserted,Kyiv,UA
c5,2024-12-28,2024-12-28,kp-force,present,11000,about,asserted,Washington,US
c6,2024-12-29,2024-12-29,kp-force,captured,2,exact,asserted,Seoul,KR
c7,2025-01-09,2025-01-09,kp-force,killed,600,at_least,estimated,Seoul,KR
"""
LATER = """\
n1,2025-02-10,2025-02-10,kp-force,present,9000,about,asserted,Washington,US
n2,2025-02-11,,kp-force,planned,3000,about,planned,Kyiv,UA
n3,2025-03-01,2025-03-01,kp-force,killed,800,about,rumoured,A new voice,MEDIA
"""


WEEKS = 30
"""Paths are followed this far in every test, so that one compiled program serves them all."""


def decreed_look(fit, *, n_weeks, horizons_weeks, paths_per_draw):
    """Paths on which nobody leaves, and a forecaster who always says that the partner stays, with four in five."""
    assert n_weeks <= WEEKS
    assert paths_per_draw == 1
    actions = tuple(
        ActionForecast(
            action=action, horizon_weeks=weeks, probability=0.8 if action == "sustain" else 0.05, q05=0.0, q95=1.0,
            baseline_constant=float(action == "sustain"), baseline_kaplan_meier=0.2,
        )
        for weeks in horizons_weeks
        for action in Action
    )  # fmt: skip
    return LookedAhead(ahead=paths_ahead(fit.posterior, WEEKS, fit.seed), outlook=SimpleNamespace(actions=actions))


@pytest.fixture
def case(tmp_path):
    """A case folder."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    (folder / "claims.csv").write_text(HEAD + ROWS, encoding="utf-8")
    return folder


@pytest.fixture
def later(tmp_path):
    """A table of later claims."""
    path = tmp_path / "later.csv"
    path.write_text(HEAD + LATER, encoding="utf-8")
    return path


@pytest.fixture
def run(handed):
    """The command, called with its arguments as a caller would type them."""
    handed.looker = decreed_look
    return partial(handed.call, "backtest")


@pytest.fixture
def document(run):
    """What the command answers as JSON."""

    def document_by(*arguments):
        ran = run(*arguments, "--format", "json")
        assert ran.exit_code == 0, ran.stderr
        return json.loads(ran.stdout)

    return document_by


def test_json_keeps_the_contract(case, document):
    """The promised keys come first, in their order, with numbers in their ranges."""
    told = document(case, "--from", "2024-12", "--to", "2025-01")
    assert list(told)[:4] == ["n", "coverage50", "coverage90", "crps_log"]
    assert list(told["baselines"]) == ["last_claim", "median_claim", "trend"]
    assert {"brier", "baseline_brier"} <= told["actions"].keys()
    assert told["n"] == 3
    assert 0 <= told["coverage50"] <= told["coverage90"] <= 1
    assert told["crps_log"] > 0
    assert {row["claim_id"] for row in told["claims"]} == {"c4", "c5", "c6", "c7"}
    assert told["first_of_kind"]["n"] == 1
    assert (told["seed"], told["case"]) == (0, "small")


def test_people_are_not_singled_out(case, run, document):
    """Two who were captured are told as fewer than ten; with a reason as two, and the reason stands beside them."""
    days = ("--from", "2024-12", "--to", "2025-01")
    reason = ("--show-small-counts", "a court asks")
    numbers = {}
    for asked in ((), reason):
        told, text = document(case, *days, *asked), " ".join(run(case, *days, *asked).stdout.split())
        numbers[asked] = {row["claim_id"]: row["number"] for row in told["claims"]}["c6"]
        assert ("said 2 captured" in text) is (asked == reason)
        assert ("said fewer than 10 captured" in text) is (asked == ())
        assert ("because: a court asks" in text) is (asked == reason)
        assert (told["discretion"]["claims"], told["discretion"]["shown_because"]) == (
            (["c6"], "") if asked == () else ([], "a court asks")
        )
    assert numbers == {(): 10.0, reason: 2.0}


def test_the_table_says_the_same(case, run, document):
    """Headline numbers of the table are those of the JSON."""
    days = ("--from", "2024-12", "--to", "2025-01")
    told, ran = document(case, *days), run(case, *days)
    assert ran.exit_code == 0
    assert f"{told['n']} later claims were forecast" in ran.stdout
    assert f"{told['crps_log']:.3f}" in ran.stdout
    for heading in ("Beside naive forecasters", "Where it lost", "The partner's actions", "Not compared"):
        assert heading in ran.stdout


def test_the_same_call_gives_the_same_bytes(case, decree, run):
    """Anew or from what was kept, the same input and seed give the same bytes; only the first call fits."""
    arguments = (case, "--from", "2024-12", "--to", "2025-01", "--format", "json")
    first, kept, anew = run(*arguments), run(*arguments), run(*arguments, "--no-cache")
    assert first.stdout == kept.stdout == anew.stdout
    assert list(map(str, decree)) == ["2024-12-01", "2025-01-01"] * 2


def test_recalibrating_learns_from_settled_forecasts_only(case, decree, run, document):
    """Days before the first are tried too; the first day with nothing settled keeps the model's width, the next not.

    The claims are those asked about without it, and what the model would have scored at its own width is told.
    """
    days = ("--from", "2024-12-01", "--to", "2025-01-01")
    plain, mended = document(case, *days), document(case, *days, "--recalibrate")
    assert list(map(str, decree)) == [
        "2024-12-01",
        "2025-01-01",
        "2024-11-01",
        "2024-12-01",
        "2025-01-01",
    ]
    widths = [day["width"] for day in mended["as_of"]]
    assert [width["n_claims"] for width in widths] == [3, 6]
    assert widths[0]["factor"] != 1.0
    assert [day["width"]["factor"] for day in plain["as_of"]] == [1.0, 1.0]
    assert mended["as_modelled"]["crps_log"] == plain["crps_log"] == plain["as_modelled"]["crps_log"]
    assert {row["claim_id"] for row in mended["claims"]} == {row["claim_id"] for row in plain["claims"]}
    printed = " ".join(run(case, *days, "--recalibrate").stdout.split())
    assert f"{widths[1]['factor']:.2f} as of 1 January 2025" in printed


def test_the_yardstick_of_coverage_is_told(case, run, document):
    """How much 90 % intervals would hold, were the forecasts right, stands beside how much they held."""
    days = ("--from", "2024-12", "--to", "2025-01")
    held = document(case, *days)["coverage90_if_right"]
    assert 0 <= held["q05"] <= held["mean"] <= held["q95"] <= 1
    assert "even a perfect forecaster seldom holds just 90 in 100" in " ".join(run(case, *days).stdout.split())


def test_actions_are_scored_where_their_time_is_up(case, document):
    """Four weeks after the first of December lie within what is known; no other horizon does."""
    told = document(case, "--from", "2024-12", "--to", "2025-01")["actions"]
    assert [(row["as_of"], row["horizon_weeks"]) for row in told["forecasts"]] == [("2024-12-01", 4)]
    assert told["brier"] == pytest.approx(0.2**2 + 4 * 0.05**2, rel=1e-3)
    assert (told["baseline_brier"], told["constant_brier"]) == (0.0, 0.0)


def test_the_outlook_is_that_of_the_briefing(case, handed, document):
    """Undecreed, the actions are those that a briefing as of the day would print."""
    handed.looker = None
    (row,) = document(case, "--from", "2024-12", "--to", "2024-12")["actions"]["forecasts"]
    assert sum(row["forecast"]) == pytest.approx(1.0, abs=1e-5)
    assert 0 <= row["brier"] <= 2


def test_actions_whose_time_is_not_up_are_null(case, later, document):
    """A brier score of nothing is null, and a sentence says why."""
    later.write_text(HEAD + LATER.replace("2025-02", "2025-01").replace("2025-03-01", "2025-01-20"), encoding="utf-8")
    told = document(case, "--later", later)["actions"]
    assert (told["brier"], told["n"]) == (None, 0)
    assert "no action is scored" in told["remark"]


def test_later_claims_are_forecast_from_the_last_day_of_the_case(case, later, document):
    """A file of later claims is asked about as of the case's last claim; plans in it are left out by name."""
    told = document(case, "--later", later)
    assert [row["as_of"] for row in told["as_of"]] == ["2025-01-09"]
    assert [row["claim_id"] for row in told["claims"]] == ["n1", "n3"]
    assert [row["claim_id"] for row in told["left_out"]] == ["n2"]
    assert "later.csv" in str(told["input_hashes"])


def test_progress_goes_to_standard_error(case, run):
    """Each step is told on standard error, and nothing with --quiet."""
    days = ("--from", "2024-12", "--to", "2024-12")
    assert "passmuster: 2024-12-01: fitting" in run(case, *days).stderr
    assert run(case, *days, "--quiet", "--no-cache").stderr == ""


def test_a_failed_fit_ends_with_status_three(case, handed, run):
    """The answer says first that the fit failed, and the status says it too."""

    handed.health = Health(1.2, 30.0, 5, "kp-force present")
    ran = run(case, "--from", "2024-12", "--to", "2024-12")
    assert ran.exit_code == 3
    words = "THE FIT AS OF 2024-12-01 FAILED (R-hat 1.200, effective sample 30, 5 divergences)"
    assert words in " ".join(ran.stdout.split())


@pytest.fixture
def refused(run):
    """What standard error says of a call that is refused, nothing having been printed."""

    def refused_by(*arguments):
        ran = run(*arguments, "--quiet")
        assert (ran.exit_code, ran.stdout) == (2, "")
        return ran.stderr

    return refused_by


def test_nothing_later_is_refused(case, refused):
    """An as-of day after the last claim leaves nothing to score."""
    text = refused(case, "--from", "2025-02", "--to", "2025-02")
    assert "a backtest needs claims about what is or was, said after 2025-02-01; found none" in text
    assert "Ask for earlier as-of days with --from" in text


def test_a_file_of_old_claims_is_refused(case, later, refused):
    """A file whose claims are all known or plans says which."""
    later.write_text(HEAD + "n2,2025-02-11,,kp-force,planned,3000,about,planned,Kyiv,UA\n", encoding="utf-8")
    text = refused(case, "--later", later)
    assert "--later: a backtest needs claims" in text
    assert "it is a plan or a projection" in text


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("n9,2025-02-10,2025-02-10,kp-farce,present,9000,about,asserted,Who,US", "kp-force"),
        ("n9,2025-02-10,2025-02-10,kp-force,present,9000,about,asserted,Who,ATLANTIS", "A case adds its own"),
        ("n9,2025-02-10,2025-02-10,kp-force,present,-3,about,asserted,Who,US", "line 2, column 'point'"),
        ("n9,2025-02-30,2025-02-10,kp-force,present,3,about,asserted,Who,US", "line 2, column 'reported_on'"),
    ],
)
def test_bad_later_claims_are_refused(case, later, row, words, refused):
    """Unknown forces and groups, numbers and days that cannot be, are refused with line, rule and way out."""
    later.write_text(HEAD + row + "\n", encoding="utf-8")
    assert words in refused(case, "--later", later)


def test_missing_files_are_refused(case, tmp_path, refused):
    """A case or a file that is not there is a wrong call."""
    assert "no such file" in refused(case, "--later", tmp_path / "nowhere.csv").lower()
    assert "there is no such folder" in refused(tmp_path / "nocase")


def test_an_empty_file_is_refused(case, later, refused):
    """A table without rows has nothing to score."""
    later.write_text(HEAD, encoding="utf-8")
    assert "a backtest needs claims" in refused(case, "--later", later)


def test_as_recorded_hides_what_was_not_on_record(case, document):
    """With --as-recorded a claim that was recorded a month late is not known before."""
    table = case / "claims.csv"
    text = table.read_text(encoding="utf-8")
    late = text.replace("\n", ",2024-11-25T00:00:00+00:00\n").replace(
        "group,2024-11-25T00:00:00+00:00", "group,recorded_at"
    )
    late = late.replace("Washington,US,2024-11-25", "Washington,US,2024-12-24", 1)
    table.write_text(late, encoding="utf-8")
    days = ("--from", "2024-12", "--to", "2024-12")
    assert document(case, *days)["as_of"][0]["n_known"] == 3
    assert document(case, *days, "--as-recorded")["as_of"][0]["n_known"] == 2


def test_before_anything_was_said_nothing_is_compared(case, run, document):
    """As of a day without claims the program forecasts alone: no headline, and a sentence that says so."""
    days = ("--from", "2024-10-10", "--to", "2024-10-10")
    told = document(case, *days)
    assert (told["n"], told["crps_log"], told["baselines"]) == (0, None, {})
    assert told["first_of_kind"]["n"] == 7
    assert "Nothing said later could be compared" in run(case, *days).stdout
