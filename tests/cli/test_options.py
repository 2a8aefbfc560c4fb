"""Options that several commands share have one wording each."""

import pytest
from click.testing import CliRunner

from passmuster.cli import COMMANDS, main, options

SHARED = {
    "--as-of": options.as_of,
    "--horizon": options.horizon,
    "--seed": options.seed,
    "--no-cache": options.no_cache,
}


def said_of(command: str, option: str) -> str:
    """What the help of a command says of an option, on one line; empty when it has none."""
    page = " ".join(CliRunner().invoke(main, [command, "--help"], terminal_width=400).output.split())
    return page.partition(f" {option} ")[2].partition(" -")[0].strip()


@pytest.mark.parametrize("option", ["--seed", "--no-cache", "--quiet"])
def test_one_option_has_one_wording(option: str) -> None:
    """Whoever has learned it from one command knows it from all."""
    words = {said_of(command, option) for command in COMMANDS} - {""}
    assert len(words) == 1, words


def test_options_decorate_commands() -> None:
    """Each is a decorator that leaves the function callable."""
    for decorate in SHARED.values():
        assert callable(decorate(lambda: None))


@pytest.mark.parametrize(
    ("call", "also"),
    [(["brief", "x", "--as-of", "31/12/2024"], ""),
     (["backtest", "x", "--from", "31/12/2024"], ", or as its month YYYY-MM")],
)  # fmt: skip
def test_a_day_written_otherwise_is_refused_with_how_it_is_written(call: list[str], also: str) -> None:
    """The day that was found, the form, and one to copy."""
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 2
    said = " ".join(result.stderr.split())
    assert f"'31/12/2024': a day is written YYYY-MM-DD{also}. Write '2024-12-31'." in said


@pytest.mark.parametrize("call", [["read", "-", "--timeout", "nan"], ["read", "-", "--max-seconds", "nan"],
                                  ["losses", "-", "--names-delay", "nan"]])  # fmt: skip
def test_what_is_no_number_is_refused(call: list[str]) -> None:
    """ "nan" lies within no bounds and beyond none, and is refused like a word."""
    result = CliRunner().invoke(main, call)
    assert result.exit_code == 2
    assert "is not a number" in result.stderr


@pytest.mark.parametrize(
    ("call", "bounds"),
    [(["undo", "x", "x"], "of at least 1"), (["undo", "x", "1.5"], "of at least 1"),
     (["undo", "x", "0"], "of at least 1"), (["precedents", "--limit", "ten"], "of at least 1"),
     (["read", "-", "--workers", "x"], "from 0 to 256"), (["losses", "-", "--draws", "few"], "of at least 50"),
     (["brief", "x", "--seed", "-1"], "from 0 to 4,294,967,295")],
)  # fmt: skip
def test_what_is_no_whole_number_is_refused_with_its_bounds(call: list[str], bounds: str) -> None:
    """No word of the library that reads the call."""
    result = CliRunner().invoke(main, call)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"a whole number {bounds} is meant." in " ".join(result.stderr.split())
