"""`passmuster losses`: what it prints, what it writes, and how it ends."""

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import passmuster
from passmuster.analysis.losses import DAY_ONE, NAMES_DELAY_DAYS
from passmuster.analysis.run import Run
from passmuster.cache.keeper import Keeper
from passmuster.cli import main
from passmuster.cli.losses import command
from worlds.small_war import small_war

pytestmark = pytest.mark.usefixtures("in_one_process", "short_warm_up")

KEYS = ["totals", "lean", "meaning", "slips", "duplicates", "held_out", "diagnostics", "seconds"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small table, tanks and the dead of one side, and two rows of it held out."""
    place = tmp_path_factory.mktemp("losses")
    header = "days,loss_count,category,loss_country,claim_source,time_frame,minimum,maximum\n"
    claims = small_war(3).table.claims
    rows = [
        f"{one.day},{one.count:.0f},{one.category},{one.side},{one.source},Cumulative,0,0\n"
        for one in (*claims[:84], *claims[168:252])
    ]
    (place / "war.csv").write_text(header + "".join([*rows, rows[4]]), encoding="utf-8")
    (place / "held.csv").write_text(header + rows[10] + rows[70], encoding="utf-8")
    return place


def losses(*arguments: str | Path, keeper: Keeper | None = None) -> Result:
    """The command's end and output; results are kept where a keeper is given, and nowhere else."""
    run = Run(keeper=keeper or Keeper(None))
    return CliRunner().invoke(main, ["losses", *map(str, arguments)], obj=run, catch_exceptions=False)


@pytest.fixture(scope="module")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Keeper:
    """A place for what is worked out."""
    return Keeper(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def answered(folder: Path, keeper: Keeper, in_one_process: None, short_warm_up: None) -> Result:
    """One run with everything asked for, too short to settle."""
    page = folder / "losses.html"
    held = folder / "held.csv"
    call = (folder / "war.csv", "--draws", "50", "--held-out", held, "--html", page, "--format", "json", "--seed", "4")
    return losses(*call, keeper=keeper)


def test_the_json_keeps_its_contract(answered: Result, folder: Path) -> None:
    """The keys of the contract come first and in order, and rows count from 0."""
    document = json.loads(answered.stdout)
    assert list(document)[: len(KEYS)] == KEYS
    assert document["duplicates"] == [168]
    assert {"side", "category", "date", "q025", "q50", "q975"} <= set(document["totals"][0])
    assert {"group", "side", "category", "factor_q025", "factor_q50", "factor_q975"} <= set(document["lean"][0])
    assert {"group", "phrase", "measure", "probability"} <= set(document["meaning"][0])
    assert document["held_out"]["n"] == 2
    assert set(document["held_out"]) == {
        "n",
        "coverage95",
        "log_score",
        "crps_log",
        "log_score_count",
        "crps_log1p",
        "folds",
    }
    assert (document["seed"], document["version"], document["as_of"][:2]) == (4, passmuster.__version__, "20")
    (digest,) = document["inputs"].values()
    assert digest == hashlib.sha256((folder / "war.csv").read_bytes()).hexdigest()


def test_people_are_not_singled_out(tmp_path: Path, keeper: Keeper) -> None:
    """Deaths of one to nine are told as fewer than ten, on terminal, page and in JSON; a reason shows them."""
    header = "days,loss_count,category,loss_country,claim_source,time_frame,minimum,maximum\n"
    rows = [f"{day},{day},Military Deaths,A,X,Cumulative,0,0\n{day},{3 * day},Tanks,A,X,Cumulative,0,0\n"
            for day in range(1, 10)]  # fmt: skip
    (tmp_path / "few.csv").write_text(header + "".join(rows), encoding="utf-8")
    said = {}
    for name, asked in (("told", ()), ("shown", ("--show-small-counts", "a court asks"))):
        call = (tmp_path / "few.csv", "--draws", "50", "--html", tmp_path / f"{name}.html", *asked)
        document = json.loads(losses(*call, "--format", "json", keeper=keeper).stdout)
        deaths = [row for row in document["totals"] if row["category"] == "Military Deaths"]
        text = " ".join(losses(*call, keeper=keeper).stdout.split())
        page = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        said[name] = (deaths[-1]["q50"] < 10.0, "fewer than 10" in text, '"says":"8"' in page.replace(": ", ":"))
        assert ("because: a court asks" in text, "because: a court asks" in page) == (bool(asked), bool(asked))
        assert document["discretion"]["rows"] == ([] if asked else list(range(0, 18, 2)))
    assert said == {"told": (False, True, False), "shown": (True, False, True)}


def test_the_same_call_gives_the_same_bytes(answered: Result, folder: Path) -> None:
    """Worked out anew, from the same table and seed, everything but the seconds is as it was."""
    call = (folder / "war.csv", "--draws", "50", "--held-out", folder / "held.csv", "--format", "json", "--seed", "4")
    first, again = (json.loads(text) for text in (answered.stdout, losses(*call).stdout))
    assert first.pop("seconds") >= 0.0
    assert again.pop("seconds") >= 0.0
    assert first == again


def test_draws_that_have_not_settled_are_a_failed_fit(answered: Result) -> None:
    """The exit status is 3 and the output says so."""
    assert answered.exit_code == 3
    assert json.loads(answered.stdout)["diagnostics"]["status"] == "failed"


def test_the_page_stands_alone(answered: Result, folder: Path) -> None:
    """The page is one file with its content policy, every total and a warning when the draws have not settled."""
    page = (folder / "losses.html").read_text(encoding="utf-8")
    assert answered.exit_code == 3
    assert "default-src &#39;none&#39;" in page
    assert "the draws have not settled" in page
    assert "src=" not in page.split("<script>")[0]
    assert all(f"{row['category']}, {row['side']}" in page for row in json.loads(answered.stdout)["totals"])


def test_the_published_structure_answers_in_the_same_form(folder: Path) -> None:
    """With --as-published the same keys come, without meanings; the table tells which model it was."""
    ran = losses(folder / "war.csv", "--as-published", "--draws", "60")
    assert "as published model" in ran.output
    assert "Tanks" in ran.output


def test_a_claim_table_is_told_which_command_takes_it(tmp_path: Path) -> None:
    """By its first line, and not by the columns that it lacks."""
    (tmp_path / "claims.csv").write_text("claim_id,reported_on,subject,quantity,point,bound,mode,claimant\n")
    ran = losses(tmp_path / "claims.csv")
    assert ran.exit_code == 2
    assert "a table of losses is read here; found a claim table. Try: passmuster brief " in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_every_fault_is_told_and_nothing_written(tmp_path: Path) -> None:
    """A bad table ends with status 2, its faults on standard error, nothing on standard output and no page."""
    bad = tmp_path / "bad.csv"
    bad.write_text("days,loss_count\n1,2\n", encoding="utf-8")
    ran = losses(bad, "--html", tmp_path / "page.html")
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "column 'category' is required" in ran.stderr
    assert not (tmp_path / "page.html").exists()


def test_a_column_held_for_an_echo_must_be_there(folder: Path) -> None:
    """A name that the table does not have is refused with the nearest one."""
    ran = losses(folder / "war.csv", "--one-origin", "X:Tank")
    assert ran.exit_code == 2
    assert "Did you mean 'X:Tanks'?" in ran.stderr


def test_how_the_cells_of_others_were_read_is_told(folder: Path) -> None:
    """On standard error, before anything is worked out; nothing is read past in silence."""
    (folder / "theirs.csv").write_text("Datum;Panzer\n01.03.2024;~90[a]\nSumme;90\n", encoding="utf-8")
    how = '[columns]\nday = "Datum"\n[categories]\nPanzer = "Tanks"\n[same]\nside = "A"\nsource = "X"\n'
    (folder / "theirs.toml").write_text(how, encoding="utf-8")
    ran = losses(folder / "theirs.csv", "--map", folder / "theirs.toml", "--one-origin", "X:Tank")
    assert ran.exit_code == 2
    assert "rows that sum others up are no claims and were passed over: line 3 ('summe')" in ran.stderr
    assert "numbers with words and marks beside them were read: '~90[a]' as 90" in ran.stderr


def test_a_list_of_names_is_told(folder: Path, keeper: Keeper) -> None:
    """The answer says which column was held for one, and how late it is."""
    call = (folder / "war.csv", "--names-list", "X:Tanks", "--names-delay", "30", "--draws", "50")
    told = json.loads(losses(*call, "--format", "json", keeper=keeper).stdout)
    assert told["names_lists"] == [{"group": "X", "category": "Tanks", "delay_days": 30.0}]
    assert any(row["group"] == "X, by name" for row in told["lean"])
    assert "Held for a list of names, 30 days late on average: X on Tanks." in " ".join(
        losses(*call, keeper=keeper).stdout.split()
    )


def test_a_list_of_names_must_be_there_and_goes_with_the_default_model(folder: Path) -> None:
    """An unknown column is refused with the nearest one, and so is what lists do not go with, all at once."""
    ran = losses(folder / "war.csv", "--names-list", "X:Tank")
    assert ran.exit_code == 2
    assert "--names-list" in ran.stderr
    assert "Did you mean 'X:Tanks'?" in ran.stderr
    ran = losses(folder / "war.csv", "--names-list", "X:Tanks", "--as-published", "--held-out", folder / "war.csv")
    assert ran.exit_code == 2
    assert ran.stderr.count("it goes with the default model on all rows") == 2


def test_rows_are_left_out_in_turn(folder: Path) -> None:
    """A number instead of a file asks for so many parts, and the answer says so."""
    ran = losses(folder / "war.csv", "--as-published", "--draws", "50", "--held-out", "2", "--format", "json")
    score = json.loads(ran.stdout)["held_out"]
    assert (score["n"], score["folds"]) == (168, 2)
    assert "2 parts or more; found 300" in losses(folder / "war.csv", "--held-out", "300").stderr


def test_what_the_help_shows_is_what_the_analysis_takes() -> None:
    """The command says delay and day 1 without loading anything, so that nothing but this holds the two together."""
    defaults = {option.name: option.default for option in command.params}
    assert defaults["names_delay"] == NAMES_DELAY_DAYS
    assert defaults["day_one"] == DAY_ONE.isoformat()


def test_a_second_run_prints_the_same(answered: Result, folder: Path, keeper: Keeper) -> None:
    """What was worked out before is printed again, seconds and all."""
    held = folder / "held.csv"
    call = (folder / "war.csv", "--draws", "50", "--held-out", held, "--format", "json", "--seed", "4")
    assert losses(*call, keeper=keeper).stdout == answered.stdout


def test_without_a_cache_nothing_is_kept(folder: Path, tmp_path: Path) -> None:
    """`--no-cache` leaves the user's folder as it was."""
    losses(folder / "war.csv", "--as-published", "--draws", "50", "--no-cache", keeper=Keeper(tmp_path))
    assert not list(tmp_path.iterdir())
