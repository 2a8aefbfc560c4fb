"""Output to a pipe that cannot write every letter, and to one whose reader has gone."""

import io
import os
import subprocess
import sys

import pytest

from passmuster.cli import streams
from passmuster.cli.streams import lenient_streams, reader_may_leave

TEXT = "About 3,000 North Korean soldiers were killed near Kursk, said Zelenskyy \u2014 \ubd81\ud55c\uad70."


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "utf-8"])
def test_no_letter_stops_the_output(tmp_path, encoding):
    """What the encoding lacks is a mark; everything else is there, and the status is that of success."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "passmuster", "read", "a.txt", "--format", "jsonl"], capture_output=True, cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert b"3000" in ran.stdout


@pytest.mark.parametrize(
    "words", [("read", "a.txt", "--format", "jsonl"), ("read", "a.txt"), ("claims", "examples/kursk"), ("precedents",)]
)
def test_a_closed_pipe_is_no_error(tmp_path, words):
    """A reader that has seen enough ends the work quietly, whatever writes: we, or the library that draws tables."""
    (tmp_path / "a.txt").write_text("\n\n".join([TEXT] * 400), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "passmuster", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors of POSIX shells")
@pytest.mark.parametrize(
    ("closed", "status"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0), (">&- --format nope", 2), ("- <&-", 0)]
)
def test_a_stream_that_was_closed_before_is_no_fault(tmp_path, closed, status):
    """Nobody listens, and the work ends as it would have."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    line = f"{sys.executable} -m passmuster read a.txt {closed}"
    ran = subprocess.run(["sh", "-c", line], capture_output=True, cwd=tmp_path, check=False)
    assert ran.returncode == status, ran.stderr
    assert b"not foreseen" not in ran.stderr


def test_streams_are_made_lenient(monkeypatch):
    """Those that have an encoding; others are let be."""
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(streams.sys, "stdout", narrow)
    monkeypatch.setattr(streams.sys, "stderr", io.StringIO())
    lenient_streams()
    narrow.write("\u2014")
    narrow.flush()
    assert narrow.buffer.getvalue() == b"?"


def test_other_errors_go_on():
    """Only a closed pipe is the reader's affair."""
    with pytest.raises(OSError, match="full"), reader_may_leave():
        raise OSError("full")
