"""`passmuster brief`: the command as a caller meets it. The fit is decreed, so no chain is run."""

import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from passmuster.inference.diagnostics import Health
from worlds.small_claims import TABLE
from worlds.sockets import sockets_told


@pytest.fixture
def table(tmp_path):
    """A claim table."""
    path = tmp_path / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def run(handed):
    """The command, called with its arguments as a caller would type them."""
    return partial(handed.call, "brief")


def test_the_answer_goes_to_standard_output(table, run):
    """Status 0, the whole briefing on standard output with `--full`, the answer near its top."""
    ran = run(table, "--full")
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.splitlines()[1].startswith("table · as of 22 December 2024 · seed 0 · passmuster ")
    assert "kp-force: about " in ran.stdout


def test_a_screen_is_printed_unless_all_is_asked_for(table, run):
    """Without `--full` at most 40 lines, the title first; with it what was printed is whole."""
    screen, full = run(table).stdout, run(table, "--full").stdout
    assert len(screen.splitlines()) <= 40 < len(full.splitlines())
    assert screen.splitlines()[0] == "Claims about kp-force, 22 December 2024"
    assert screen.splitlines()[-1].endswith("--html FILE makes a page of it.")
    assert "How this was made" in full


def test_json_holds_what_the_text_says(table, run):
    """`--format json` prints one object with the promised keys, seed, version and as-of date."""
    ran = run(table, "--format", "json", "--seed", "3")
    document = json.loads(ran.stdout)
    assert (document["seed"], document["as_of"], document["case"]) == (3, "2024-12-22", "table")
    assert {"estimates", "muster", "actions", "diagnostics"} <= document.keys()
    assert document["bottom_line"].startswith("kp-force: about ")


def test_the_same_call_gives_the_same_bytes(table, decree, run):
    """Anew or from what was kept, the same input and seed give the same bytes; only the first call fits."""
    first, kept, anew = run(table), run(table), run(table, "--no-cache")
    assert first.stdout == kept.stdout == anew.stdout
    assert len(decree) == 2


@pytest.mark.parametrize("changed", [["--seed", "1"], ["--horizon", "30"], ["--as-of", "2024-12-10"]])
def test_another_call_is_worked_out_anew(table, decree, changed, run):
    """Another seed, horizon or day is another briefing."""
    assert run(table, "--full").stdout != run(table, "--full", *changed).stdout
    assert len(decree) == 2


def test_a_changed_claim_is_worked_out_anew(table, decree, run):
    """One digit in one claim is another briefing."""
    before = run(table).stdout
    Path(table).write_text(TABLE.replace("10500", "10600"), encoding="utf-8")
    assert run(table).stdout != before
    assert len(decree) == 2


def test_as_of_leaves_later_claims_out(table, run):
    """What was said after the day is not there."""
    document = json.loads(run(table, "--as-of", "2024-12-10", "--format", "json").stdout)
    assert [row["claim_id"] for row in document["claims"]] == ["c1", "c2"]


def test_the_horizon_bounds_what_is_told(table, run):
    """Horizons are the customary ones below what was asked, and that one."""
    document = json.loads(run(table, "--horizon", "20", "--format", "json").stdout)
    assert {row["horizon_weeks"] for row in document["actions"]} == {4, 13, 20}


@pytest.mark.parametrize("standard", ["phia", "ajp21", "kent", "ipcc"])
def test_the_standard_is_the_callers(table, standard, run):
    """Words follow the standard that was asked for."""
    assert json.loads(run(table, "--standard", standard, "--format", "json").stdout)["standard"] == standard


def test_the_page_is_written_beside_the_text(table, tmp_path, run):
    """`--html` writes a page and the text ends with its address; a second run writes over it."""
    page = tmp_path / "briefing.html"
    for _ in range(2):
        ran = run(table, "--html", str(page))
        assert ran.exit_code == 0
        assert ran.stdout.splitlines()[-1].strip() == page.as_uri()
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_an_article_on_standard_input(run):
    """A dash reads an article; an undated one gets its day by --as-of."""
    text = "North Korea has sent 12,000 troops to Russia to fight Ukraine, President Volodymyr Zelenskyy said."
    ran = run("-", "--as-of", "2025-01-05", given=text)
    assert ran.exit_code == 0, ran.output
    assert ran.stdout.splitlines()[0] == "North Korean force in Russia's war with Ukraine, 5 January 2025"
    assert ran.stdout.splitlines()[1].startswith("  1 claim by 1 speaker")


def test_a_failed_fit_is_status_3_and_the_first_line(table, handed, run):
    """When the fit failed, the first line says so and the status is 3."""

    handed.health = Health(1.3, 20.0, 5, "kp-force present")
    ran = run(table)
    assert ran.exit_code == 3
    assert ran.stdout.startswith("THE FIT FAILED: no number below is an estimate")
    document = json.loads(run(table, "--format", "json").stdout)
    assert document["bottom_line"].startswith("THE FIT FAILED")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nowhere"),
        (["TABLE", "examples/kursk"], "are not mixed"),
        (["TABLE", "--horizon", "0"], "the horizon is 1 to 260 weeks; found 0"),
        (["TABLE", "--as-of", "2020-01-01"], "the as-of date is not before the case's start"),
        (["TABLE", "--as-of", "2090-01-01"], "the as-of date is at most 1040 weeks after the case's start"),
        (["TABLE", "--html", "gone/briefing.html"], "the page needs a file name in a folder that is there"),
        (["TABLE", "--as-of", "yesterday"], "a day is written YYYY-MM-DD"),
        (["TABLE", "--standard", "guess"], "is not one of"),
        ([], "Missing argument"),
    ],
)
def test_bad_calls_are_status_2_and_write_nothing(table, decree, arguments, words, run):
    """A wrong call is told on standard error; nothing is printed, and nothing is fitted."""
    ran = run(*(table if argument == "TABLE" else argument for argument in arguments))
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr
    assert decree == []


def test_bad_input_writes_no_page(table, tmp_path, run):
    """A refused table leaves no page behind."""
    Path(table).write_text(TABLE.replace("about", "purple"), encoding="utf-8")
    page = tmp_path / "briefing.html"
    assert run(table, "--html", str(page)).exit_code == 2
    assert not page.exists()


def test_a_strangers_file_is_not_written_over(table, tmp_path, decree, run):
    """A file that is no briefing stays, and the way out is named."""
    page = tmp_path / "thesis.html"
    page.write_text("my thesis", encoding="utf-8")
    ran = run(table, "--html", str(page))
    assert ran.exit_code == 2
    assert "add --force" in ran.stderr
    assert page.read_text(encoding="utf-8") == "my thesis"
    assert run(table, "--html", str(page), "--force").exit_code == 0


def test_remarks_go_to_standard_error(table, run):
    """What was passed over in reading is told on standard error, and --quiet silences it."""
    head, *rows = TABLE.splitlines()
    Path(table).write_text("\n".join([f"{head},mood", *(f"{row},sad" for row in rows)]) + "\n", encoding="utf-8")
    ran, quiet = run(table), run(table, "--quiet")
    assert "mood" in ran.stderr
    assert quiet.stderr == ""
    assert "mood" not in ran.stdout


def test_what_was_kept_answers_at_once(table, tmp_path, run):
    """An unchanged case answers in under two seconds of work, without the numerical libraries."""
    first = run(table)
    environment = os.environ | {"PASSMUSTER_CACHE": str(tmp_path / "cache")}
    command = [sys.executable, "-X", "importtime", "-m", "passmuster", "brief", table]
    began = os.times()
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, env=environment)
    spent = sum(now - then for now, then in zip(os.times()[2:4], began[2:4], strict=True))
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines()}
    assert ran.stdout == first.stdout
    assert imported & {"jax", "numpyro", "numpy", "scipy"} == set()
    assert spent < 2.0


def test_a_pipe_gets_a_line_for_each_stage(table, run):
    """Where standard error is no terminal, whole lines go to it, each once, and with --quiet none."""
    lines = run(table).stderr.splitlines()
    assert all(line.startswith("passmuster: ") for line in lines)
    assert len(set(lines)) == len(lines)
    assert run(table, "--quiet").stderr == ""


def with_few_captured(table):
    """The table with one more claim: two captured, said by a prisoner's wife, with a number to ring."""
    header, *rows = Path(table).read_text(encoding="utf-8").splitlines()
    values = dict(zip(header.split(","), rows[0].split(","), strict=True))
    few = {"claim_id": "few", "quantity": "captured", "low": "", "high": "", "point": "2", "bound": "exact",
           "claimant": "Anna Petrova (wife of a prisoner)", "claimant_group": "OTHER", "mode": "asserted",
           "note": "ring +82 2-1234-5678"}  # fmt: skip
    values |= {name: value for name, value in few.items() if name in values}
    Path(table).write_text("\n".join([header, *rows, ",".join(values.values())]) + "\n", encoding="utf-8")


def test_people_are_not_singled_out(table, run, tmp_path):
    """Terminal, page and JSON say that fewer than ten were captured, name no wife and give no number to ring."""
    with_few_captured(table)
    page = tmp_path / "page.html"
    shown = [run(table, "--full", "--html", page).stdout, run(table, "--format", "json").stdout]
    for text in (*shown, page.read_text(encoding="utf-8")):
        assert "fewer than 10" in " ".join(text.split())
        assert "Petrova" not in text
        assert "1234-5678" not in text
    document = json.loads(shown[1])
    (claim,) = [row for row in document["claims"] if row["claim_id"] == "few"]
    assert (claim["low"], claim["high"], claim["claimant"]) == (None, 10, "a soldier's relative")
    assert document["discretion"]["claims"] == ["few"]
    (kept,) = [row for row in document["manifest"]["claims"] if row["claim_id"] == "few"]
    assert kept.keys() == {"claim_id", "withheld"}
    assert all(row["q05"] == 0 or row["q05"] >= 10 for row in document["estimates"] if row["quantity"] == "captured")


def test_small_counts_are_shown_for_a_reason(table, run):
    """The reason is printed with them; the wife stays unnamed all the same."""
    with_few_captured(table)
    document = json.loads(run(table, "--format", "json", "--show-small-counts", "for the tracing agency").stdout)
    (claim,) = [row for row in document["claims"] if row["claim_id"] == "few"]
    assert (claim["low"], claim["high"], claim["claimant"]) == (2, 2, "a soldier's relative")
    assert document["discretion"]["shown_because"] == "for the tracing agency"
    assert any("because: for the tracing agency" in text for text in document["methods"]["paragraphs"])


def test_no_socket_is_opened(table, run, tmp_path):
    """From the table to terminal, JSON and page nothing asks for the network, by whatever name it was imported."""
    with sockets_told() as asked:
        for arguments in (["--full"], ["--format", "json"], ["--html", tmp_path / "page.html"]):
            ran = run(table, *arguments)
            assert ran.exit_code == 0, ran.output
    assert asked == []


def test_a_socket_would_be_noticed():
    """The watch sees one that is made, and one that is asked for by a name."""
    with sockets_told() as asked:
        socket.socket().close()
        with suppress(OSError):
            socket.getaddrinfo("localhost", 80)
    assert {"socket.__new__", "socket.getaddrinfo"} <= set(asked)
