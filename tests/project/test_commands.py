"""The command line as a whole: it answers at once, and every command tells how to go on."""

import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from passmuster.cli import COMMANDS, main
from worlds.project_files import ROOT, tracked_files

HEAVY = {
    *("altair", "arviz_base", "arviz_stats", "jax", "jinja2", "lxml", "numpy", "numpyro", "pandas", "rich", "scipy"),
    *("email", "multiprocessing", "platformdirs"),
}
"""Libraries that take a noticeable time to import, and that nobody needs who asks for help."""

SPOKEN_OF = {
    *("add", "backtest", "brief", "claims", "correct", "diff", "export", "forecast", "import", "init", "losses"),
    *("muster", "precedents", "rate", "read", "serve", "withdraw"),
}
"""Commands that the design speaks of; each arrives with the work that needs it."""


def imported_by(*arguments: str) -> set[str]:
    """The top-level packages that `passmuster ARGUMENTS` imports, in a fresh process."""
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "passmuster", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    names = (line.rpartition("|")[2].strip() for line in ran.stderr.splitlines() if line.startswith("import time:"))
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), *((name, "--help") for name in COMMANDS)])
def test_help_is_light(arguments: tuple[str, ...]) -> None:
    """Asking for help imports the command line and no numerical library."""
    imported = imported_by(*arguments)
    assert "passmuster" in imported
    assert imported & HEAVY == set()


def help_of(*arguments: str) -> str:
    """The help text of a command, in one width on every terminal."""
    ran = CliRunner().invoke(main, [*arguments, "--help"], terminal_width=200, prog_name="passmuster")
    assert ran.exit_code == 0, ran.output
    return ran.output


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_ends_with_a_line_to_copy(name: str) -> None:
    """The last line of each help is `Try: passmuster ...`, and the options in it exist."""
    words = shlex.split(help_of(*filter(None, [name])).strip().splitlines()[-1])
    assert words[:2] == ["Try:", "passmuster"]
    assert words[2] == (name or words[2])
    known = {option for parameter in command_called(words[2]).params for option in parameter.opts}
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known


def command_called(name: str) -> click.Command:
    """The command of that name."""
    command = import_module(f"passmuster.cli.{name}").command
    assert isinstance(command, click.Command)
    return command


def test_help_names_every_command() -> None:
    """`passmuster --help` lists each command with its line."""
    text = help_of()
    assert all(f"  {name} " in text for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    """Each option of each command has a help text."""
    options = [parameter for parameter in command_called(name).params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_unknown_command_is_refused() -> None:
    """A command that does not exist is a wrong call: status 2, said on standard error, nothing on standard output."""
    ran = subprocess.run([sys.executable, "-m", "passmuster", "breif"], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "No such command 'breif'" in ran.stderr


@pytest.mark.parametrize("word", sorted(SPOKEN_OF - set(COMMANDS)))
def test_no_message_names_a_command_that_does_not_exist(word: str) -> None:
    """A command that is thought of but not there is named by no message, help or page."""
    places = [path for path in tracked_files() if path.suffix in {".py", ".md", ".html", ".toml"}]
    named = re.compile(rf"(?<!from )\bpassmuster {word}\b")
    texts = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in places}
    assert [str(path) for path, text in texts.items() if named.search(text)] == []


@pytest.mark.parametrize("answered", ["brief", "diff"])
def test_what_was_found_before_is_told_without_what_fits(answered: str) -> None:
    """What finds a kept answer and tells it loads none of the libraries that work one out."""
    needed = (
        f"import passmuster.analysis.{answered}, passmuster.briefing.terminal.changes, passmuster.briefing.json.changes"
    )
    ran = subprocess.run(
        [sys.executable, "-c", f"{needed}, sys; print(*sys.modules)"], capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    assert set(ran.stdout.split()) & {"jax", "numpy", "numpyro", "scipy"} == set()


LIGHT = {
    "claims": ["case"],
    "read": ["article"],
    "export": ["ledger", "made", "--to", "csv"],
    "echoes": ["case"],
    "import": ["case", "made"],
    "log": ["ledger"],
    "verify": ["ledger"],
    "backup": ["ledger", "made"],
}
"""What to ask of commands that fit nothing, by the names of `PLACES`; `ledger` is a case with one, `made` not there."""
KURSK = ROOT / "src" / "passmuster" / "examples" / "kursk"
PLACES = {"case": str(KURSK), "article": str(KURSK / "reports" / "2024-10-31-blinken-eight-thousand.txt")}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped case with a ledger."""
    made = tmp_path_factory.mktemp("ledger") / "case"
    assert CliRunner().invoke(main, ["import", str(KURSK), str(made)]).exit_code == 0
    return made


@pytest.mark.parametrize("name", LIGHT)
def test_what_needs_no_fit_loads_no_jax(name: str, ledger: Path, tmp_path: Path) -> None:
    """Reading, listing, keeping and proving ask nothing of the model."""
    places = PLACES | {"ledger": str(ledger), "made": str(tmp_path / "made")}
    imported = imported_by(name, *(places.get(word, word) for word in LIGHT[name]))
    assert imported & {"jax", "jaxlib", "numpyro", "scipy"} == set()
