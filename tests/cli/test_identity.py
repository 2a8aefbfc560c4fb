"""Whatever a program takes from here says what it was made from: seed, version, day, hashes of what was read."""

import hashlib
import json

import pytest

import passmuster
from worlds.kept_case import plain_folder

COMMANDS = {
    "brief": (), "muster": (), "forecast": (), "backtest": ("--from", "2024-12", "--to", "2024-12"),
}  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_json_names_what_it_was_made_from(command, handed, tmp_path) -> None:
    """The seed that was asked for, this version, a day, and the hash of every file of the case."""
    case = plain_folder(tmp_path / "case")
    ran = handed.call(command, case, *COMMANDS[command], "--seed", "3", "--format", "json", "--quiet")
    assert ran.exit_code == 0, ran.stderr
    document = json.loads(ran.stdout)
    assert (document["seed"], document["version"]) == (3, passmuster.__version__)
    assert document["as_of"]
    for name in ("case.toml", "claims.csv", "events.csv"):
        assert document["input_hashes"][name] == hashlib.sha256((case / name).read_bytes()).hexdigest()


def test_the_text_names_them_too(handed, tmp_path) -> None:
    """On the whole briefing, each hash by its first letters or in full."""
    case = plain_folder(tmp_path / "case")
    text = handed.call("brief", case, "--seed", "3", "--full", "--quiet").stdout
    assert f"seed 3 · passmuster {passmuster.__version__}" in text
    assert hashlib.sha256((case / "claims.csv").read_bytes()).hexdigest()[:12] in text
