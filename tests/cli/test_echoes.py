"""`passmuster echoes`: the command as a caller meets it."""

import json

import pytest
from click.testing import CliRunner

from passmuster.cli.echoes import command
from passmuster.errors import BadInput
from worlds.kept_case import kept

__all__ = ["kept"]


def test_echoes_are_proposed_and_nothing_is_decided(kept) -> None:
    """One document copies nobody; JSON and the terminal say so."""
    told = CliRunner().invoke(command, [str(kept)])
    assert "1 document, 0 of which print an earlier one again" in " ".join(told.output.split())
    asked = CliRunner().invoke(command, [str(kept), "--format", "json"])
    assert json.loads(asked.output)["proposals"] == []


def test_what_was_asked_is_told(kept) -> None:
    """The day, and where the ledger stood."""
    asked = CliRunner().invoke(command, [str(kept), "--as-of", "2025-03-01", "--format", "json"])
    document = json.loads(asked.output)
    assert (document["as_of"], document["ledger"]["entries"]) == ("2025-03-01", 6)
    assert "The ledger was read at 6 entries" in CliRunner().invoke(command, [str(kept)]).output


def test_a_folder_that_is_not_there_is_refused(kept) -> None:
    """With its name."""
    with pytest.raises(BadInput, match=r"case\.toml"):
        CliRunner().invoke(command, [str(kept / "nowhere")], catch_exceptions=False)
