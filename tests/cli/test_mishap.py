"""What nobody foresaw: a status of its own, one sentence, and a report without a word of the documents."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from passmuster.cli import main, read
from passmuster.cli.mishap import report_of

SECRET = "words of a document"


def test_a_mishap_ends_in_a_sentence_and_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Status 4; the report names the place and the kind, and holds neither message nor values."""

    def stumble(*_: object, **__: object) -> None:
        raise KeyError(SECRET)

    monkeypatch.setattr(read, "_check", stumble)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = CliRunner().invoke(main, ["read", "--alias", f"{SECRET}=KR"])
    assert (ran.exit_code, ran.stdout) == (4, "")
    assert ran.stderr.count("\n") == 1
    assert "a fault of the program (KeyError)" in ran.stderr
    (report,) = tmp_path.iterdir()
    assert "KeyError" in report.read_text()
    assert "cli/read.py" in report.read_text()
    assert SECRET not in report.read_text() + ran.stderr


def test_the_options_of_a_report_have_no_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor are arguments told: they are names of the user's files."""
    monkeypatch.setattr(sys, "argv", ["passmuster", "brief", "secret/case", "--by=me", "--as-of", "2025-01-01"])
    assert "command brief, options --as-of --by\n" in report_of(ValueError("x"), "brief")


@pytest.mark.parametrize(
    ("error", "words"), [(OSError(28, "No space left on device"), "No space"), (MemoryError(), "memory")]
)
def test_what_the_system_does_not_give_is_no_mishap(monkeypatch, error, words) -> None:
    """A full disk is the user's to mend: status 2, in a sentence."""

    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(read, "_check", refuse)
    ran = CliRunner().invoke(main, ["read"])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert words in ran.stderr


HEEDING = """
import runpy, signal
signal.signal(signal.SIGINT, signal.default_int_handler)
runpy.run_module("passmuster", run_name="__main__")
"""
"""Whoever runs the tests may ignore interrupts, and what is ignored is inherited."""


def test_an_interrupt_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Status 130, a sentence, and only whole lines."""
    for number in range(3000):
        (tmp_path / f"{number}.txt").write_text("Kenya has sent 100 soldiers to Haiti. " * 4)
    out = tmp_path / "out.jsonl"
    words = [sys.executable, "-c", HEEDING, "read", "--batch", str(tmp_path), "-o", str(out), "--workers", "1"]
    running = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and not (out.exists() and out.stat().st_size) and running.poll() is None:
        time.sleep(0.02)
    os.kill(running.pid, signal.SIGINT)
    assert "interrupted" in running.communicate()[1]
    assert running.returncode == 130
    assert out.read_bytes().endswith(b"\n")
