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
        assert document["input_hashes"][name] == hash_of(case / name)


def test_the_text_names_them_too(handed, tmp_path) -> None:
    """On the whole briefing, each hash by its first letters or in full."""
    case = plain_folder(tmp_path / "case")
    text = handed.call("brief", case, "--seed", "3", "--full", "--quiet").stdout
    assert f"seed 3 · passmuster {passmuster.__version__}" in text
    assert hash_of(case / "claims.csv")[:12] in text


def test_what_moved_names_what_both_states_were_made_from(handed, tmp_path, monkeypatch) -> None:
    """The files of the case, and of an earlier state what it was given as: a day, the file of a briefing, a folder."""
    monkeypatch.setattr("passmuster.model.passage.LEAST_SHARE", 0.0)
    monkeypatch.setattr("passmuster.model.passage.ESS_NEEDED", 1)
    case, former = plain_folder(tmp_path / "case"), plain_folder(tmp_path / "former")
    kept = tmp_path / "kept.json"
    kept.write_text(handed.call("brief", case, "--as-of", "2025-01-08", "--format", "json", "--quiet").stdout)
    now = {name: hash_of(case / name) for name in ("case.toml", "claims.csv", "events.csv")}
    then = {"2025-01-08": now, str(kept): {"kept.json": hash_of(kept)}, str(former): now}
    for since, expected in then.items():
        document = json.loads(handed.call("diff", case, "--since", since, "--format", "json", "--quiet").stdout)
        assert now.items() <= document["input_hashes"].items()
        assert expected.items() <= document["input_hashes_then"].items()
    assert len(document["input_hashes"]) == 4


def hash_of(path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
