"""No command waits for a pipe that nobody writes to: what is no plain file is refused before it is opened."""

import os
import shutil
import signal
import sys

import pytest
from click.testing import CliRunner

from passmuster.analysis.carrying import import_case
from passmuster.cli import main
from worlds.kept_case import plain_folder

CALLS = (
    "read p.txt", "read --reviewed p.csv", "read p.jsonl --batch", "read b.jsonl --batch --resume -o p.jsonl",
    "brief p.txt", "brief p.csv", "brief plain --html p.html", "losses p.csv", "losses t.csv --map p.toml",
    "losses t.csv --held-out p.csv", "losses t.csv --html p.html", "diff plain --since p.json",
    "verify kept --against p.json", "import p.json new", "import p.jsonl new", "add kept p.csv", "add kept p.txt",
    "add kept p.json", "forecast plain --record p.jsonl", "forecast plain --record r.jsonl --resolve p.csv",
    "forecast --verify p.jsonl --against r.jsonl", "backtest plain --later p.csv", "precedents --fit p.csv",
    "init new --from p.txt", "export kept p.csv --to csv", "claims spoilt",
)  # fmt: skip
"""Every way to name a file; those whose name begins with p are pipes."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with two cases and a record of nothing, and an alarm for whoever waits."""
    plain_folder(tmp_path / "plain")
    import_case(tmp_path / "plain", tmp_path / "kept", who="Ann")
    shutil.copytree(tmp_path / "plain", tmp_path / "spoilt")
    (tmp_path / "spoilt" / "claims.csv").unlink()
    os.mkfifo(tmp_path / "spoilt" / "claims.csv")
    (tmp_path / "r.jsonl").touch()
    (tmp_path / "b.jsonl").touch()
    (tmp_path / "t.csv").write_text("days,loss_count,category,loss_country,claim_source,time_frame,minimum,maximum\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def too_long(number, frame):
    """What an alarm does."""
    pytest.fail("a command waits for a pipe")


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX systems")
@pytest.mark.parametrize("call", CALLS)
def test_no_command_waits_for_a_pipe(folder, call: str) -> None:
    """Status 2 and a reason, at once."""
    for word in call.split():
        if word.startswith("p."):
            os.mkfifo(word)
    signal.signal(signal.SIGALRM, too_long)
    signal.alarm(30)
    try:
        ran = CliRunner().invoke(main, [*call.split()], prog_name="passmuster")
    finally:
        signal.alarm(0)
    assert ran.exit_code == 2, (ran.output, ran.exception)
    assert ran.stderr.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes of POSIX systems")
@pytest.mark.parametrize("call", [("claims", "case"), ("import", "case", "new")])
def test_a_pipe_for_events_is_told(tmp_path, monkeypatch, call) -> None:
    """It is no folder without events: whoever put it there meant some."""
    plain_folder(tmp_path / "case")
    (tmp_path / "case" / "events.csv").unlink()
    os.mkfifo(tmp_path / "case" / "events.csv")
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(main, call)
    assert ran.exit_code == 2, (ran.output, ran.exception)
    assert "events.csv: the file must be readable" in ran.stderr


def test_a_review_file_without_end_is_refused(tmp_path) -> None:
    """A cell that no table has is a fault with its line, and so is a header like that."""
    for content in ("decision,sentence\n" + "x" * 200_000, "x" * 200_000):
        file = tmp_path / "review.csv"
        file.write_text(content)
        ran = CliRunner().invoke(main, ["read", "--reviewed", str(file)])
        assert (ran.exit_code, "review file must" in ran.stderr) == (2, True)
