"""Which format a file has, and what it holds."""

from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.exchange.claim_jsonld import jsonld_document
from passmuster.exchange.opening import content_of_file, is_other_form
from passmuster.exchange.stix import stix_bundle
from worlds.carried_case import carried


@pytest.mark.parametrize("written", [stix_bundle, jsonld_document])
def test_one_document_is_told_by_what_it_holds(tmp_path: Path, written) -> None:
    """Either format, by one ending."""
    path = tmp_path / "case.json"
    path.write_text(written(carried()), encoding="utf-8")
    assert is_other_form(path)
    assert content_of_file(path).case_text == carried().case_text


@pytest.mark.parametrize("text", ["{}", "[]", "no json", '{"objects": 3}', '{"objects": []}'])
def test_what_nobody_exported_is_refused(tmp_path: Path, text: str) -> None:
    """With the way out."""
    path = tmp_path / "case.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match="a JSON file is imported that passmuster export wrote"):
        content_of_file(path)


def test_a_database_of_others_is_refused(tmp_path: Path) -> None:
    """It is told by its first bytes, whatever it is called."""
    path = tmp_path / "case"
    path.write_bytes(b"SQLite format 3\0 and nothing")
    assert is_other_form(path)
    with pytest.raises(BadInput, match="an SQLite file is imported that passmuster export"):
        content_of_file(path)
    assert not is_other_form(tmp_path / "nowhere.json")
