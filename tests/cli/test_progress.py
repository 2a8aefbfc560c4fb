"""What is shown on standard error while work goes on."""

import sys

import pytest

from passmuster.cli.progress import shown


class Terminal:
    """A standard error that is a terminal."""

    encoding = "utf-8"

    def __init__(self):
        self.written = ""

    def isatty(self):
        """It is."""
        return True

    def write(self, text):
        """Keep what is written."""
        self.written += text
        return len(text)

    def flush(self):
        """Nothing to do."""


def on_a_terminal(monkeypatch):
    """Standard error made a terminal that knows how to move its cursor."""
    made = Terminal()
    monkeypatch.setattr(sys, "stderr", made)
    monkeypatch.setenv("TERM", "xterm")
    return made


def test_elsewhere_than_on_a_terminal_each_stage_is_a_line(capsys):
    """A pipe gets no line that changes: of steps with their share only the first, and no stage twice."""
    with shown(quiet=False) as progress:
        progress.step("fitting")
        progress.step("fitting", 0.5)
        progress.step("2,000 items")
        progress.step("4,000 items")
        progress.step("leaving out the first", 0.0)
        progress.step("leaving out the second", 0.5)
    assert capsys.readouterr() == (
        "",
        "passmuster: fitting\npassmuster: 2,000 items\npassmuster: leaving out the first\n",
    )


@pytest.mark.parametrize("in_lines", [False, True])
def test_the_quiet_are_told_nothing(monkeypatch, in_lines):
    """With --quiet not even a terminal shows anything."""
    terminal = on_a_terminal(monkeypatch)
    with shown(quiet=True, in_lines=in_lines) as progress:
        progress.step("fitting")
    assert terminal.written == ""


def test_a_terminal_shows_one_line_with_its_share(monkeypatch):
    """Each step takes the place of the one before."""
    terminal = on_a_terminal(monkeypatch)
    with shown(quiet=False) as progress:
        progress.step("fitting")
        progress.step("drawing", 0.374)
    assert "passmuster: drawing, 37 %" in terminal.written
    assert terminal.written.count("\n") == 1


def test_lines_come_once_for_each_step(capsys):
    """A share that grows is no new step."""
    with shown(quiet=False, in_lines=True) as progress:
        for share in (0.1, 0.2):
            progress.step("fitting", share)
        progress.step("drawing")
        progress.step("fitting")
    said = capsys.readouterr()
    assert said.err == "passmuster: fitting\npassmuster: drawing\npassmuster: fitting\n"
    assert said.out == ""
