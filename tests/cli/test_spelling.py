"""Faults of arguments, in the words of the command line."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from passmuster.cli import COMMANDS, main
from passmuster.cli.spelling import OPTIONS, as_option
from passmuster.errors import BadInput, Fault
from passmuster.forecast.levers import set_levers
from passmuster.store.folder import open_case


def test_an_argument_is_told_as_its_option() -> None:
    """Place and remedy name the option, with its value behind it."""
    fault = Fault.of_argument("as_of", "a day is needed", "none", 'Give it: `as_of="2025-02-28"`, or `horizon`.')
    assert str(fault) == 'as_of: a day is needed; found none. Give it: `as_of="2025-02-28"`, or `horizon`.'
    assert str(as_option(fault)) == "--as-of: a day is needed; found none. Give it: --as-of 2025-02-28, or --horizon."


def test_a_file_of_that_name_stays_a_file() -> None:
    """A place that is no argument, and a word between backticks that is none, are left alone."""
    fault = Fault("as_of", "rule", remedy="See `passmuster precedents` and `column`.")
    assert as_option(fault) == fault


def test_every_option_named_is_one_that_a_command_has() -> None:
    """What the table of spellings promises is there to be typed."""
    said = "".join(CliRunner().invoke(main, [name, "--help"]).output for name in COMMANDS)
    assert [option for option in OPTIONS.values() if option not in said and option != "PATH"] == []


def test_the_library_speaks_of_arguments() -> None:
    """A lever that is not there is told by the argument, in Python, and by the option, on the command line."""
    case = open_case("examples/kursk").case
    with pytest.raises(BadInput, match=r"^levers: takes NAME=VALUE; found 'x'. Write for example `levers="):
        set_levers(case, ["x"])
    told = CliRunner().invoke(main, ["brief", "examples/kursk", "--if", "x"])
    assert told.exit_code == 2
    assert "--if: takes NAME=VALUE; found 'x'. Write for example --if losses=2." in told.stderr


def test_arguments_named_in_a_rule_are_options_too():
    """A rule about several arguments names their options."""
    fault = Fault("precedents", "`test` and `nearest` are two questions", "both", "Ask one at a time.")
    assert str(as_option(fault)) == "precedents: --test and --nearest are two questions; found both. Ask one at a time."


def test_whose_war_is_said_by_options(tmp_path: Path) -> None:
    """A refusal of articles that do not tell it names what to type."""
    article = tmp_path / "article.txt"
    article.write_text("Some 300 soldiers were killed on Monday, officials said.\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["brief", str(article)])
    assert told.exit_code == 2
    assert "Say it, for example with --partner " in told.stderr
    assert " and --principal " in told.stderr
