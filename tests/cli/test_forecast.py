"""`passmuster forecast`: the command as a caller meets it. The fit is decreed, so no chain is run."""

import csv
import io
import json
from functools import partial

import pytest
from click.testing import CliRunner

from passmuster.cli import main
from passmuster.inference.diagnostics import Health
from worlds.small_claims import CASE, TABLE

QUESTIONS = """\

[[questions]]
id = "deployed-15000"
text = "Will 15,000 have been sent by 1 September 2025?"
subject = "kp-force"
quantity = "deployed"
threshold = 15000
by = 2025-09-01

[[questions]]
id = "killed-900"
text = "Will 900 have been killed by 1 March 2025?"
subject = "kp-force"
quantity = "killed"
threshold = 900
by = 2025-03-01
"""

CAME = "question_id,outcome,resolved_on,receipt,value\nkilled-900,yes,2025-03-01,https://example.org/a; c9,1000\n"


@pytest.fixture
def case(tmp_path):
    """A case folder."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "case.toml").write_text(CASE + QUESTIONS, encoding="utf-8")
    (folder / "claims.csv").write_text(TABLE, encoding="utf-8")
    return folder


@pytest.fixture
def record(tmp_path):
    """Where the record will be."""
    return tmp_path / "record.jsonl"


@pytest.fixture
def came(tmp_path):
    """A table of what came."""
    path = tmp_path / "came.csv"
    path.write_text(CAME, encoding="utf-8")
    return path


@pytest.fixture
def run(handed):
    """The command, called with its arguments as a caller would type them."""
    return partial(handed.call, "forecast")


@pytest.fixture
def refused(run):
    """What standard error says of a call that is refused, nothing having been printed."""

    def refused_by(*arguments):
        ran = run(*arguments)
        assert (ran.exit_code, ran.stdout) == (2, ""), ran.output
        return ran.stderr

    return refused_by


def test_the_table_says_what_lies_ahead(case, run):
    """Actions, rival classes, stocks and questions, each under its heading, on standard output."""
    ran = run(case)
    assert ran.exit_code == 0, ran.output
    for words in ("What the partner does next", "What partners did in other wars", "Strength and losses ahead",
                  "Questions", "Will 15,000 have been sent by 1 September 2025?"):  # fmt: skip
        assert words in ran.stdout


def test_json_holds_the_same_as_the_briefing(case, run):
    """What lies ahead has the names and numbers of `passmuster brief`, which it shares its work with."""
    told = json.loads(run(case, "--format", "json").stdout)
    whole = json.loads(CliRunner().invoke(main, ["brief", str(case), "--format", "json"]).stdout)
    for name in ("case", "as_of", "seed", "actions", "classes", "questions"):
        assert told[name] == whole[name]
    assert {row["date"] > told["as_of"] for row in told["stocks"]} == {True}
    assert told["recorded"] is None


def test_nothing_is_worked_out_twice(case, decree, run):
    """What a briefing kept answers the forecast, and the other way round."""
    run(case)
    run(case, "--format", "json")
    run(case, "--format", "hubverse")
    assert len(decree) == 1


def test_hubverse_rows_are_model_output(case, run):
    """For each horizon five actions that add up to one, and quantiles that rise with their level."""
    rows = list(csv.DictReader(io.StringIO(run(case, "--format", "hubverse").stdout)))
    actions = [row for row in rows if row["target"] == "partner action"]
    assert {row["horizon"] for row in actions} == {"4", "13", "26", "52"}
    for horizon in ("4", "13", "26", "52"):
        written = [row for row in actions if row["horizon"] == horizon]
        assert len(written) == 5
        assert sum(int(row["value"].replace(".", "")) for row in written) == 10**6
    stocks = [row for row in rows if row["target"] == "kp-force present" and row["horizon"] == "13"]
    values = [float(row["value"]) for row in stocks]
    assert [row["output_type_id"] for row in stocks] == ["0.05", "0.25", "0.5", "0.75", "0.95"]
    assert values == sorted(values)
    assert {row["target_end_date"] for row in stocks} == {"2025-03-23"}


def test_forecasts_go_on_record_once(case, record, run):
    """Each question and each horizon is an entry; the same forecast again adds nothing, and says so."""
    first = run(case, "--record", record)
    assert first.exit_code == 0, first.output
    assert "6 forecasts appended" in first.stderr
    before = record.read_bytes()
    again = run(case, "--record", record, "--format", "json")
    assert "0 forecasts appended" in again.stderr
    assert "6 stood there already" in again.stderr
    assert json.loads(again.stdout)["recorded"] == 0
    assert record.read_bytes() == before


def test_an_entry_says_what_it_was_made_on(case, record, run):
    """Day, claims and their hash, version and seed stand beside the chances and the number's quantiles."""
    run(case, "--record", record, "--seed", "4", "--quiet")
    entry = json.loads(record.read_bytes().splitlines()[0])
    assert (entry["question_id"], entry["as_of"], entry["seed"]) == ("deployed-15000", "2024-12-22", 4)
    assert (entry["knowledge"]["claims"], entry["knowledge"]["last_said"]) == (3, "2024-12-22")
    assert len(entry["knowledge"]["sha256"]) == 64
    assert entry["outcomes"]["yes"] + entry["outcomes"]["no"] == pytest.approx(1.0)
    assert entry["quantiles"] == sorted(entry["quantiles"])
    assert len(entry["quantiles"]) == 5


def test_a_changed_claim_is_another_knowledge(case, record, run):
    """The hash tells a forecast made on other claims apart, and both stay."""
    run(case, "--record", record)
    (case / "claims.csv").write_text(TABLE.replace("10500", "10600"), encoding="utf-8")
    run(case, "--record", record)
    entries = [json.loads(line) for line in record.read_bytes().splitlines()]
    assert len({entry["knowledge"]["sha256"] for entry in entries}) == 2
    assert len(entries) == 12


def test_what_came_is_appended_and_scored(case, record, came, decree, run):
    """A table of what came adds entries with receipts, prints scores, and fits nothing."""
    run(case, "--record", record)
    fits = len(decree)
    ran = run(case, "--record", record, "--resolve", came)
    assert ran.exit_code == 0, ran.output
    assert "1 entry written" in ran.stdout
    assert "https://example.org/a; c9" in " ".join(ran.stdout.split())
    assert "Too few to recalibrate" in ran.stdout
    assert len(decree) == fits
    told = json.loads(run(case, "--record", record, "--scores", "--format", "json").stdout)
    assert (told["written"], told["n_open"]) == (0, 5)
    (row,) = told["rows"]
    assert (row["question_id"], row["outcome"], row["value"]) == ("killed-900", "yes", 1000)
    assert row["brier"] == pytest.approx((row["probability"] - 1) ** 2, abs=1e-5)
    assert row["crps_log"] is not None


def test_what_came_is_appended_once(case, record, came, run):
    """The same table again writes nothing."""
    run(case, "--record", record)
    run(case, "--record", record, "--resolve", came)
    before = record.read_bytes()
    assert run(case, "--record", record, "--resolve", came).exit_code == 0
    assert record.read_bytes() == before


def test_a_failed_fit_is_not_recorded(case, record, handed, run):
    """Status 3, the failure first, and nothing on record."""

    handed.health = Health(1.3, 20.0, 5, "kp-force present")
    ran = run(case, "--record", record)
    assert ran.exit_code == 3
    assert ran.stdout.startswith("THE FIT FAILED")
    assert "a failed fit is no forecast: nothing was recorded" in ran.stderr
    assert not record.exists()


def test_scoring_needs_a_record(case, came, tmp_path, refused):
    """Options that do not go together are refused at once; a record that is not there says how to make one."""
    text = refused(case, "--resolve", came, "--format", "hubverse", "--as-of", "2025-01-01")
    for words in ("--resolve: it needs the record that is meant", "scores are no model output", "Leave --as-of out"):
        assert words in text
    assert "passmuster forecast CASE --record" in refused(case, "--record", tmp_path / "none.jsonl", "--scores")


def test_a_place_without_room_is_refused_before_fitting(case, tmp_path, decree, refused):
    """A folder that is not there, and a file that is no record, are told before anything is worked out."""
    diary = tmp_path / "diary.txt"
    diary.write_text("dear diary\n", encoding="utf-8")
    assert "each line of a record is one entry" in refused(case, "--record", diary)
    assert "no folder" in refused(case, "--record", tmp_path / "gone" / "record.jsonl")
    assert decree == []
    assert diary.read_text(encoding="utf-8") == "dear diary\n"


def test_a_bad_table_leaves_the_record_alone(case, record, came, run, refused):
    """Nothing is appended when any row is wrong."""
    run(case, "--record", record)
    before = record.read_bytes()
    came.write_text(CAME + "killed-9000,yes,2025-03-01,x,\n", encoding="utf-8")
    assert "Did you mean 'killed-900'?" in refused(case, "--record", record, "--resolve", came)
    assert record.read_bytes() == before


def test_another_cases_record_is_refused(case, record, run, refused):
    """One record is of one case."""
    run(case, "--record", record)
    (case / "case.toml").write_text(CASE.replace('name = "small"', 'name = "other"'), encoding="utf-8")
    assert "a record is of one case, here 'other'; found 'small'" in refused(case, "--record", record)


def test_the_head_is_told_and_vouches_later(case, record, run, tmp_path):
    """Every forecast and score prints where the record stands; --verify holds it against that, or against a copy."""
    first = json.loads(run(case, "--record", record, "--format", "json").stdout)["record"]
    assert first["entries"] == 6
    told = json.loads(run("--record", record, "--head", "--format", "json").stdout)
    assert (told["record"], told["holds"]) == (first, None)
    table = run(case, "--record", record).stdout
    assert f"The record holds 6 entries; its head is {first['head']}." in " ".join(table.split())
    scored = run(case, "--record", record, "--scores", "--format", "json").stdout
    assert json.loads(scored)["record"] == first
    copy = tmp_path / "copy.jsonl"
    copy.write_bytes(record.read_bytes())
    run(case, "--record", record, "--seed", "1")
    for witness in (first["head"], copy):
        ran = run("--verify", record, "--against", witness)
        assert ran.exit_code == 0, ran.output
        text = " ".join(ran.stdout.split())
        assert "It holds: Entries 1 to 6 are as when the head was noted" in text
        assert "Nobody outside vouches for entries 7 to 12" in text


def test_a_record_that_was_cut_does_not_hold(case, record, run):
    """Cut to whole lines a record is sound in itself; beside the head that was noted it is not: status 1."""
    head = json.loads(run(case, "--record", record, "--format", "json").stdout)["record"]["head"]
    record.write_bytes(b"".join(record.read_bytes().splitlines(keepends=True)[:-1]))
    ran = run("--verify", record, "--against", head, "--format", "json")
    assert ran.exit_code == 1
    told = json.loads(ran.stdout)
    assert (told["holds"], told["vouched"], told["record"]["entries"]) == (False, None, 5)


def test_questions_about_a_record_are_checked(record, refused):
    """What does not go together is refused, all at once."""
    text = refused("--head", "--against", "0" * 64, "--scores")
    for words in ("--head: it needs the record", "--against: a record is held against something", "one thing is asked"):
        assert words in text
    assert "a forecast is of a case" in refused("--record", record)
    assert "the record must be there" in refused("--record", record, "--head")


def test_half_a_line_is_remarked(case, record, run):
    """What a killed writer left is told on standard error and mended."""
    run(case, "--record", record)
    whole = record.read_bytes()
    record.write_bytes(whole[:-30])
    ran = run(case, "--record", record)
    assert "ends with half a line" in ran.stderr
    assert len(record.read_bytes().splitlines()) == 6
