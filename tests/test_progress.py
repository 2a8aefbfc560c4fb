"""How whoever waits is told how far a piece of work is."""

import subprocess
import sys

from passmuster.progress import SILENT, Behind
from worlds.listener import Listener


def test_nobody_is_told_of_work_that_nobody_waits_for(capsys):
    """The silent one takes every step and says nothing."""
    SILENT.step("fitting")
    SILENT.step("fitting", 0.5)
    assert capsys.readouterr() == ("", "")


def test_steps_are_passed_on_behind_some_words():
    """Text and share come through, and words add up from the outside in."""
    told = Listener()
    Behind("2025-02-28: ", Behind("Kursk: ", told)).step("fitting", 0.25)
    assert told == Listener(["Kursk: 2025-02-28: fitting"], [0.25])


def test_telling_needs_nothing():
    """The protocol is as light as can be, so that every room may know it."""
    heavy = ("numpy", "jax", "click", "rich")
    code = f"import sys, passmuster.progress; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
