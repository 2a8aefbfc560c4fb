"""What commands say beside their answer drives no terminal, wherever it goes."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from passmuster import cli
from passmuster.cli.saying import answer, say, tell

HOSTILE = "\x1b[31mred\x07 \u202e000,21\u202c \x9b2J \u2028"
RAW = ("\x1b", "\x07", "\x9b", "\u202e", "\u202c", "\u2028")


def test_a_remark_is_one_harmless_line(capsys):
    """Escapes, C1 controls and overrides of direction are gone; the words stay."""
    say(f"{HOSTILE} {chr(10)} end")
    text = capsys.readouterr().err
    assert " ".join(text.split()) == "passmuster: [31mred 000,21 2J end"
    assert text.count("\n") == 1
    assert not any(raw in text for raw in RAW)


def test_remarks_are_said_unless_nobody_wants_them(capsys):
    """One line each."""
    tell(["a", "b"])
    tell(["c"], quiet=True)
    assert capsys.readouterr().err == "passmuster: a\npassmuster: b\n"


def test_an_answer_is_one_harmless_line(capsys):
    """On standard output, with the blanks that it begins with."""
    answer(f"  {HOSTILE} {chr(10)} end")
    told = capsys.readouterr()
    assert told.out.startswith("  ")
    assert told.out.count("\n") == 1
    assert not any(raw in told.out + told.err for raw in RAW)


def test_no_command_has_another_way_of_saying():
    """What is put together of words and printed is printed by `saying`, which cleans it."""
    commands = [path for path in Path(cli.__file__).parent.glob("*.py") if path.stem != "saying"]
    written = {path.stem: path.read_text(encoding="utf-8") for path in commands}
    assert len(written) > 20
    raw = re.compile(r"click\.echo\(f?[\"']|echo\(.*err=|\bprint\(")
    assert [name for name, text in written.items() if raw.search(text)] == []


@pytest.fixture(name="case")
def case_(tmp_path):
    """A case with words in its title, its table and its header that would drive a terminal."""
    words = f"So {HOSTILE}".replace("\u2028", "").strip()
    ran = called(tmp_path, "init", "case", "--partner", "KE", "--principal", "SO", "--opponent", "shabaab",
                 "--start", "2011-10-16", "--title", words, "--force-name", words)  # fmt: skip
    assert ran.returncode == 0
    assert not [raw for raw in RAW if raw in ran.stdout + ran.stderr]
    columns = "claim_id,reported_on,subject,quantity,point,bound,mode,claimant,claimant_group,note"
    cells = f'c1,2011-11-01,ke-force,killed,10,exact,asserted,"{words}",UN,"{words}\nand more",x'
    table = f'{columns},"{words}"\n{cells}\n'
    (tmp_path / "case" / "claims.csv").write_text(table, encoding="utf-8")
    return tmp_path / "case"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_no_claim_reaches_a_pipe_raw(case, form):
    """In every form, and a table of them is read again."""
    ran = called(case, "claims", ".", "--format", form)
    assert "not known and was not kept" in ran.stderr
    assert not [raw for raw in RAW if raw in ran.stdout + ran.stderr]
    if form == "csv":
        (case / "claims.csv").write_text(ran.stdout, encoding="utf-8")
        again = called(case, "claims", ".", "--format", form)
        assert (again.stdout, again.stderr) == (ran.stdout, "")


def test_no_remark_on_a_case_reaches_a_pipe_raw(case):
    """Whatever command opens it; the day is wrong, so that nothing is fitted."""
    ran = called(case, "diff", ".", "--since", "9999-01-01")
    assert ran.returncode == 2
    assert "not known and was not kept" in ran.stderr
    assert not [raw for raw in RAW if raw in ran.stderr]


def test_no_answer_in_bulk_is_raw(tmp_path):
    """Ids and passages are written so that JSON gives them back as they were."""
    asked = json.dumps({"id": HOSTILE, "text": f"Kenya has sent 100 soldiers to Haiti, {HOSTILE} said."})
    ran = called(tmp_path, "read", "--batch", "-", given=asked)
    assert not [raw for raw in RAW if raw in ran.stdout]
    assert json.loads(ran.stdout)["id"] == HOSTILE


def called(folder, *arguments, given=""):
    """A command called in a folder, in a process of its own, its output as bytes tell it."""
    return subprocess.run(
        [sys.executable, "-m", "passmuster", *arguments], capture_output=True, text=True, encoding="utf-8",
        cwd=folder, check=False, input=given,
    )  # fmt: skip


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
    ran = called(tmp_path, *arguments)
    assert ran.returncode == 2, ran.stderr
    assert ran.stdout == ""
    assert not [raw for raw in RAW if raw in ran.stderr]
