"""Work in processes."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from passmuster.parallel.processes import done_in_order, one_each


def doubled(chunk, *, times=2):
    """Each item of a chunk doubled, slowest first."""
    time.sleep(0.02 * (5 - len(chunk)))
    return [times * item for item in chunk]


def environment_of(task, /, *, tell):
    """What a process sees of the environment, and which process it is."""
    tell(0.5)
    time.sleep(task)
    tell(1.0)
    return os.environ.get("PASSMUSTER_TRIED"), os.getpid()


def failing(task, /, *, tell):
    """The second task goes wrong at once; the first would take long."""
    if task:
        raise ValueError(f"task {task}")
    time.sleep(0.5)


@pytest.mark.parametrize("workers", [1, 2])
def test_chunks_come_back_in_order(workers):
    """On one core as on many, the last chunk shorter than the others."""
    made = done_in_order(range(7), partial(doubled, times=3), size=3, workers=workers)
    assert list(made) == [[0, 3, 6], [9, 12, 15], [18]]


def test_one_chunk_needs_no_process():
    """Nor do none."""
    assert list(done_in_order([1, 2], lambda chunk: (os.getpid(), chunk), size=5, workers=4)) == [(os.getpid(), [1, 2])]
    assert list(done_in_order([], lambda chunk: chunk, size=5, workers=4)) == []


def test_an_endless_input_is_read_only_as_far_as_it_is_worked_on():
    """However long the input is, little of it is held."""
    read = []

    def endless():
        while True:
            read.append(1)
            yield 1

    made = done_in_order(endless(), doubled, size=2, workers=2)
    assert next(made) == [2, 2]
    made.close()
    assert len(read) < 40


def test_each_task_has_a_process_and_the_environment():
    """Variables that are set for the processes are gone from this one afterwards, and shares done are told."""
    told = []
    settings = {"PASSMUSTER_TRIED": "yes"}
    done = one_each(environment_of, [0.7, 0.7], environment=settings, tell=told.append)
    assert [value for value, _ in done] == ["yes", "yes"]
    assert len({process for _, process in done} | {os.getpid()}) == 3
    assert "PASSMUSTER_TRIED" not in os.environ
    assert told
    assert all(0.0 <= share <= 1.0 for share in told)


def test_what_goes_wrong_in_a_process_is_raised_here():
    """With its own words."""
    with pytest.raises(ValueError, match="task 1"):
        one_each(failing, [0, 1], environment={})


def report_and_wait(task, /, *, tell):
    """Write down which process this is, and do not end by oneself."""
    (task / str(os.getpid())).touch()
    time.sleep(60)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_processes_end_with_their_parent_however_it_ends(tmp_path, how):
    """Killed, it can tell them nothing; interrupted, it does not wait until they are done."""
    script = tmp_path / "run.py"
    script.write_text(
        "import signal\nfrom pathlib import Path\nfrom test_processes import one_each, report_and_wait\n"
        # Interrupts may be ignored by whoever runs the tests, and what is ignored is inherited.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"if __name__ == '__main__':\n"
        f"    one_each(report_and_wait, [Path({str(tmp_path / 'pids')!r})] * 2, environment={{}})\n"
    )
    (tmp_path / "pids").mkdir()
    paths = os.pathsep.join([str(Path(__file__).parent), *sys.path])
    running = subprocess.Popen(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": paths},
        stderr=subprocess.DEVNULL,
    )
    while len(pids := list((tmp_path / "pids").iterdir())) < 2:
        assert running.poll() is None
        time.sleep(0.05)
    running.send_signal(how)
    running.wait(20)
    until = time.monotonic() + 20
    while any(is_running(int(pid.name)) for pid in pids):
        assert time.monotonic() < until
        time.sleep(0.05)


def is_running(pid):
    """Whether a process is there and no mere entry of one that ended."""
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
