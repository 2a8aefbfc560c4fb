"""Tests of `passmuster precedents` as a user calls it."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from passmuster.cli import main
from passmuster.datasets.coalitions import SHIPPED_TABLE, load_participants


def called(*arguments: str) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(main, ["precedents", *arguments])


@pytest.fixture(name="halves")
def two_tables(tmp_path: Path) -> tuple[Path, Path]:
    """The shipped table cut in two between wars."""
    header, *rows = SHIPPED_TABLE.read_text(encoding="utf-8").splitlines()
    early = [row for row in rows if not any(word in row for word in ("Korean War", "Iraq War", "Mali War"))]
    late = [row for row in rows if row not in early]
    for name, part in (("train.csv", early), ("test.csv", late)):
        (tmp_path / name).write_text("\n".join((header, *part)) + "\n", encoding="utf-8")
    return tmp_path / "train.csv", tmp_path / "test.csv"


def test_lists_who_passes_the_filter() -> None:
    """Filters on columns and dates narrow the list, and a sentence counts it."""
    result = called("--where", "paid=yes", "--where", "regime=autocracy", "--since", "1946", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert result.exit_code == 0
    wanted = [row for row in load_participants() if row.paid and row.regime == "autocracy" and row.start.year >= 1946]
    assert [row["case_id"] for row in rows] == [row.case_id for row in wanted]
    assert {"case_id", "war", "months", "exit"} <= rows[0].keys()
    table = called("--where", "principal=Russia")
    assert "3 participants of 2 wars, 0 of which left early" in table.stdout


def test_knows_nothing_later_than_the_day() -> None:
    """On an earlier day later participants are missing and later exits have not happened."""
    rows = json.loads(called("--as-of", "2005-01-01", "--format", "json").stdout)["participants"]
    assert max(row["start"] for row in rows) < "2005-01-01"
    iraq = {row["participant"]: row["exit"] for row in rows if row["war"].startswith("Iraq War")}
    assert (iraq["Spain"], iraq["Poland"]) == ("early_withdrawal", "ongoing")


def test_fit_shows_effects_beside_expectations() -> None:
    """Every covariate has a ratio, an interval and what scholars expect."""
    answer = json.loads(called("--fit", "shipped", "--format", "json").stdout)
    effects = {row["covariate"]: row for row in answer["effects"]}
    assert effects["log_losses"]["expected"] == "+"
    assert all(row["q05"] <= row["hazard_ratio"] <= row["q95"] for row in effects.values())
    assert answer["n"] == 418


def test_nearest_gives_reasons() -> None:
    """The most similar precedents come with what speaks for and against them."""
    answer = json.loads(called("--nearest", "ukraine_north_korea", "--limit", "4", "--format", "json").stdout)
    assert len(answer["nearest"]) == 4
    assert "autocracy" in answer["nearest"][0]["for"]
    assert "ukraine_north_korea" not in [row["case_id"] for row in answer["nearest"]]


def test_scores_of_unseen_wars_follow_the_contract(halves: tuple[Path, Path]) -> None:
    """The JSON that other programs rely on: three numbers for the model and the same for each baseline."""
    train, test = map(str, halves)
    answer = json.loads(called("--fit", train, "--test", test, "--format", "json").stdout)
    numbers = ("concordance", "brier_12_months", "log_loss_per_month")
    assert answer["n_train"] + answer["n_test"] == 418
    assert {"kaplan_meier", "constant"} <= answer["baseline"].keys()
    for scores in (answer, *answer["baseline"].values()):
        assert all(isinstance(scores[name], float) for name in numbers)
    assert answer["baseline"]["constant"]["concordance"] == 0.5
    assert set(answer["inputs"]) == {"train.csv", "test.csv"}
    assert answer["seed"] == 0


def test_wars_to_be_forecast_are_not_learned_from(halves: tuple[Path, Path]) -> None:
    """Testing on wars that the shipped table holds leaves them out of what is learned, and says so."""
    train, test = map(str, halves)
    apart = called("--fit", train, "--test", test, "--format", "json")
    together = called("--test", test, "--format", "json")
    numbers = ("n_train", "n_test", "brier_12_months", "log_loss_per_month")
    assert [json.loads(apart.stdout)[name] for name in numbers] == [
        json.loads(together.stdout)[name] for name in numbers
    ]
    assert "participants of the wars to be forecast out of what is learned" in together.stderr
    assert apart.stderr == ""


def test_a_test_without_departures_is_scored_as_far_as_it_can(tmp_path: Path) -> None:
    """Two partners that stayed have no concordance and no intervals; the losses are there."""
    header, *rows = SHIPPED_TABLE.read_text(encoding="utf-8").splitlines()
    calm = tmp_path / "calm.csv"
    calm.write_text("\n".join([header, *(row for row in rows if row.startswith("russoturk77"))]), encoding="utf-8")
    answer = json.loads(called("--test", str(calm), "--format", "json").stdout)
    assert (answer["n_test"], answer["concordance"]) == (2, None)
    assert answer["log_loss_per_month"] > 0
    assert answer["difference"]["constant"]["brier_12_months"] is None


@pytest.mark.parametrize("case_id", ["mali_france", "mali_chad", "iraq2003_spain", "ukraine_north_korea"])
def test_a_test_of_one_participant_is_scored_as_far_as_it_can(tmp_path: Path, case_id: str) -> None:
    """One participant alone has no concordance and maybe no slopes; what can be told is told, and nothing fails."""
    header, *rows = SHIPPED_TABLE.read_text(encoding="utf-8").splitlines()
    alone = tmp_path / "alone.csv"
    alone.write_text("\n".join([header, *(row for row in rows if row.startswith(f"{case_id},"))]), encoding="utf-8")
    ran = called("--test", str(alone), "--format", "json")
    assert ran.exit_code == 0, ran.exception
    answer = json.loads(ran.stdout)
    assert (answer["n_test"], answer["concordance"]) == (1, None)
    assert answer["log_loss_per_month"] > 0
    if case_id == "mali_france":  # stayed for years and left in the last: told apart from all years before
        assert answer["calibration_slope"]["12_months"] is None


def test_same_call_same_bytes(halves: tuple[Path, Path]) -> None:
    """The same tables and seed print the same bytes."""
    train, test = map(str, halves)
    call = ("--fit", train, "--test", test, "--format", "json", "--seed", "7")
    assert called(*call).stdout == called(*call).stdout


def test_table_says_what_the_scores_mean(halves: tuple[Path, Path]) -> None:
    """For eyes: a line for each forecaster, and sentences with the difference and its interval."""
    train, test = map(str, halves)
    shown = called("--fit", train, "--test", test).stdout
    assert "kaplan_meier" in shown
    assert "Event: departure: early withdrawal, drawdown or change of side." in shown
    assert "Log loss per month less that of constant:" in shown


def test_wrong_calls_are_refused_together() -> None:
    """A filter without a sign and two questions at once: status 2, both told, nothing on standard output."""
    result = called("--where", "paid", "--nearest", "x", "--test", "y")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "a filter is COLUMN=VALUE; found 'paid'" in result.stderr
    assert "three questions; found 2 of them. Ask one at a time." in result.stderr


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (("--where", "pay=yes"), "--where: a filter names a column of the table; found 'pay'. Known: case_id, war,"),
        (("--where", "paid=maybe"), "--where: a filter's value occurs in column 'paid'; found 'maybe'. There are: no,"),
        (("--since", "long ago"), "--since: 'since' takes a year or a day; found 'long ago'. Write 1990 or"),
    ],
)
def test_a_wrong_filter_is_told_by_its_option(call: tuple[str, str], said: str) -> None:
    """Whoever wrote it finds it in the call."""
    result = called(*call)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_unknown_names_and_files_are_refused(tmp_path: Path) -> None:
    """A participant and a file that are not there: status 2 and the way out."""
    unknown = called("--nearest", "nobody")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "found 'nobody'. See `passmuster precedents` for the names." in unknown.stderr
    absent = called("--test", str(tmp_path / "absent.csv"))
    assert absent.exit_code == 2
    assert "the file must be readable" in absent.stderr


def test_one_war_cannot_be_left_out() -> None:
    """With no other war to learn from the call is refused."""
    result = called("--where", "war=Iraq War 2003-2009", "--leave-one-war-out")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there must be another to learn from; found 1 in all. Widen the class." in result.stderr


def test_scores_need_whole_tables() -> None:
    """Scoring with an as-of day would leave exits out; it is refused."""
    result = called("--test", "x.csv", "--as-of", "2005-01-01")
    assert result.exit_code == 2
    assert "--as-of: scores use all that the tables hold" in result.stderr
