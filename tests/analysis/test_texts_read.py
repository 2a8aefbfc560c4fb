"""What was read in texts, as a value."""

from pathlib import Path

import pytest
from click.testing import CliRunner

import passmuster as pm
from passmuster.analysis.texts_read import TextsRead, read
from passmuster.cli import main
from worlds.data import SAMPLE_ARTICLE

TEXT = "South Korean intelligence says about 3,000 North Korean soldiers have been killed in Kursk."


def test_a_text_gives_its_claims_as_a_table() -> None:
    """Number, quantity, claimant and span of the one claim."""
    found = read(TEXT)
    assert isinstance(found, TextsRead)
    (claim,) = found.claims
    assert (claim["quantity"], claim["point"], claim["claimant_group"]) == ("killed", 3000, "KR")
    assert "span" in found.claims.columns
    assert found.claims.frame("pandas").shape[0] == 1


def test_json_lines_are_those_of_the_command() -> None:
    """Byte for byte, for a file."""
    printed = CliRunner().invoke(main, ["read", str(SAMPLE_ARTICLE), "--format", "jsonl"]).stdout
    assert read(SAMPLE_ARTICLE).to_jsonl() == printed


def test_the_text_is_the_table_of_the_command() -> None:
    """What a terminal shows."""
    printed = CliRunner().invoke(main, ["read", str(SAMPLE_ARTICLE)]).stdout
    assert str(read(SAMPLE_ARTICLE)) == printed


def test_a_folder_passes_over_what_it_cannot_read(tmp_path: Path) -> None:
    """One bad file is a remark, and the others are read."""
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 nothing")
    found = read(tmp_path)
    assert len(found.claims) == 1
    assert any("bad.pdf" in remark for remark in found.remarks)


def test_a_file_that_is_not_there_is_refused() -> None:
    """By its name, as the commands do."""
    with pytest.raises(pm.BadInput, match=r"nowhere\.txt"):
        pm.read("nowhere.txt")
    with pytest.raises(pm.BadInput, match="something must be read"):
        pm.read([])


def test_text_without_claims_is_an_empty_table() -> None:
    """Nothing read is nothing wrong."""
    assert len(read("There was no news from the front on Sunday.").claims) == 0
