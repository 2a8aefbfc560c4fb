"""Lines are appended whole or not at all, whoever else writes and whatever ends the writer."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.forecast.record.appending import append_whole, read_whole

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="locks and limits of POSIX systems")

WRITER = """
import sys
from pathlib import Path
from passmuster.forecast.record.appending import append_whole
path, name, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
def lines_after(content):
    number = content.count(b"\\n")
    start = content.rfind(b"\\n") + 1
    return start, b"".join(b"%d %s " % (number + k, name.encode()) + b"x" * 5000 + b"\\n" for k in range(3))
for _ in range(rounds):
    append_whole(path, lines_after)
    print("done", flush=True)
"""


def writer(path, name, rounds):
    """A process that appends three lines at a time, numbered on from those it finds."""
    command = [sys.executable, "-c", WRITER, str(path), name, str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def numbers(path):
    """The number that each whole line begins with."""
    return [int(line.split()[0]) for line in path.read_bytes().split(b"\n")[:-1]]


@POSIX
def test_four_writers_take_turns(tmp_path):
    """Every append is whole, and goes on from the one before."""
    path = tmp_path / "lines"
    writers = [writer(path, name, 25) for name in "abcd"]
    assert [process.wait(timeout=120) for process in writers] == [0, 0, 0, 0]
    for process in writers:
        process.stdout.close()
    assert numbers(path) == list(range(4 * 25 * 3))


@POSIX
@pytest.mark.parametrize("tries", [4, pytest.param(1000, marks=pytest.mark.slow)])
def test_what_was_acknowledged_outlives_a_killed_writer(tmp_path, tries):
    """However a writer ends, what it said was done stands, whole and in order; the next one goes on."""
    path, acknowledged = tmp_path / "lines", 0
    for attempt in range(tries):
        process = writer(path, "k", 10_000)
        process.stdout.readline()
        time.sleep(0.0007 * (attempt % 97))
        process.send_signal(signal.SIGKILL)
        acknowledged += 1 + process.stdout.read().count("done")
        process.wait()
        process.stdout.close()
        found = numbers(path)
        assert found == list(range(len(found)))
        assert len(found) >= 3 * acknowledged
        if len(found) > 3000:
            path.unlink()
            acknowledged = 0


@POSIX
def test_a_full_disk_leaves_the_file_as_it_was(tmp_path):
    """Where the system refuses to write on, nothing is added, and that is said; with room again, it goes on."""
    path = tmp_path / "lines"
    path.write_bytes(b"0 first\n")
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n{WRITER}"
    ran = subprocess.run(
        [sys.executable, "-c", limited, str(path), "f", "1"], capture_output=True, text=True, check=False
    )
    assert "the record must be writable; found File too large" in ran.stderr
    assert path.read_bytes() == b"0 first\n"
    append_whole(path, lambda content: (len(content), b"1 second\n"))
    assert path.read_bytes() == b"0 first\n1 second\n"


def test_what_is_cut_off_is_replaced(tmp_path):
    """New lines begin where the writer says; nothing of a longer rest stays."""
    path = tmp_path / "lines"
    path.write_bytes(b"one\n" + b"half" * 9)
    append_whole(path, lambda content: (4, b"two\n"))
    assert read_whole(path) == b"one\ntwo\n"


def test_no_lines_change_nothing(tmp_path):
    """A writer that has nothing to say leaves every byte."""
    path = tmp_path / "lines"
    path.write_bytes(b"one\nhalf")
    append_whole(path, lambda content: (4, b""))
    assert read_whole(path) == b"one\nhalf"


@POSIX
@pytest.mark.parametrize("open_it", [read_whole, lambda path: append_whole(path, lambda _: (0, b"x"))])
def test_what_is_no_file_is_refused_before_it_is_opened(tmp_path, open_it):
    """A pipe would be waited for, and a device written to."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for place, found in ((pipe, "a pipe"), (Path(os.devnull), "a device"), (tmp_path, "a folder")):
        with pytest.raises(BadInput, match=rf"a record is kept in a file; found {found}\. Name another"):
            open_it(place)


def test_a_folder_without_rights_is_said(tmp_path):
    """With the reason of the system, and what to do."""
    with pytest.raises(BadInput, match=r"the record must be writable; found No such file or directory\. Nothing was"):
        append_whole(tmp_path / "gone" / "lines", lambda _: (0, b"x"))
