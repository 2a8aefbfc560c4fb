"""What commands say beside their answer drives no terminal, wherever it goes."""

import subprocess
import sys

import pytest

from passmuster.cli.saying import say

HOSTILE = "\x1b[31mred\x07 \u202e000,21\u202c \x9b2J \u2028"
RAW = ("\x1b", "\x07", "\x9b", "\u202e", "\u202c", "\u2028")


def test_a_remark_is_one_harmless_line(capsys):
    """Escapes, C1 controls and overrides of direction are gone; the words stay."""
    say(f"{HOSTILE} {chr(10)} end")
    text = capsys.readouterr().err
    assert " ".join(text.split()) == "passmuster: [31mred 000,21 2J end"
    assert text.count("\n") == 1
    assert not any(raw in text for raw in RAW)


@pytest.mark.parametrize(
    "arguments",
    [
        ("brief", f"{HOSTILE}.csv"),
        ("read", f"{HOSTILE}.html"),
        ("forecast", HOSTILE, "--record", HOSTILE),
        ("losses", f"{HOSTILE}.csv"),
        ("brief", "x", "--format", HOSTILE),
        (HOSTILE,),
        ("brief", f"--{HOSTILE}"),
        ("forecast", "--verify", HOSTILE, "--against", HOSTILE),
    ],
)
def test_no_fault_reaches_a_pipe_raw(arguments, tmp_path):
    """Names that somebody made up are told harmless in faults and usage errors, with status 2."""
    ran = subprocess.run(
        [sys.executable, "-m", "passmuster", *arguments], capture_output=True, text=True, encoding="utf-8",
        cwd=tmp_path, check=False,
    )  # fmt: skip
    assert ran.returncode == 2, ran.stderr
    assert ran.stdout == ""
    assert not [raw for raw in RAW if raw in ran.stderr]
