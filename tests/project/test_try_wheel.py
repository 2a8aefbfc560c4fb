"""The trial of the wheel takes the Pythons that are here, says which are not, and notices other answers."""

import sys
from pathlib import Path

import pytest

from worlds.project_files import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import try_wheel

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
SOUND = [f"answer {number}" for number, _ in enumerate(try_wheel.QUESTIONS)]


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A path with nothing on it, and a wheel that builds in no time."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", "kept for others")
    monkeypatch.setattr(try_wheel, "call", lambda *command, **_: Path(command[-1], "a.whl").touch())
    return tmp_path


def script(folder: Path, name: str, *lines: str) -> None:
    """A program that prints something."""
    (folder / name).write_text("\n".join(["#!/bin/sh", *lines]) + "\n")
    (folder / name).chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="programs of a shell")
def test_a_python_is_one_that_runs_and_is_of_its_version(alone: Path) -> None:
    """This one, one on the path, or uv's; a name that finds nothing behind it is none."""
    assert try_wheel.interpreter_of(HERE) == sys.executable
    assert try_wheel.interpreter_of("3.7") == ""
    script(alone, "python3.7", "exit 127")
    assert try_wheel.interpreter_of("3.7") == ""
    script(alone, "uv", 'echo "/of/uv/python$4"')
    assert try_wheel.interpreter_of("3.7") == "/of/uv/python3.7"
    script(alone, "python3.7", "echo 3.7")
    assert try_wheel.interpreter_of("3.7") == str(alone / "python3.7")


def test_what_is_not_here_is_said_and_passed_over(alone, monkeypatch, capsys) -> None:
    """One line for each of the three; the trial holds with what there is, and fails with nothing."""
    monkeypatch.setattr(try_wheel, "answers", lambda python, wheel: SOUND)
    try_wheel.main()
    told = capsys.readouterr().out.splitlines()
    assert f"{HERE}: {len(SOUND)} answers" in told
    assert sum("not tried, no python3." in line for line in told) == len(try_wheel.PYTHONS) - 1 == len(told) - 1
    monkeypatch.setattr(try_wheel, "interpreter_of", lambda version: "")
    with pytest.raises(SystemExit, match="no Python was tried"):
        try_wheel.main()


def test_other_answers_and_none_are_faults() -> None:
    """Each is told with the question."""
    other = [*SOUND[:-1], "otherwise"]
    assert try_wheel.compare({"3.11": SOUND, "3.12": SOUND}) == []
    assert try_wheel.compare({"3.11": SOUND, "3.12": other}) == ["3.12: otherwise than 3.11: precedents"]
    assert try_wheel.compare({"3.11": ["", *SOUND[1:]]}) == ["3.11: no answer: --version"]
