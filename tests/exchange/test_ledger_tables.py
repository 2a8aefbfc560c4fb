"""Tables for other programs: what goes out comes back, and a ledger that was changed behind its back is refused."""

from collections.abc import Callable

import pyarrow
import pytest
from hypothesis import given, settings
from pyarrow import parquet

from passmuster.errors import BadInput
from passmuster.exchange import ledger_tables
from passmuster.exchange.ledger_tables import (
    CASE_TABLE,
    CLAIM_TABLE,
    NUMBERS,
    Rows,
    content_of_parquet,
    content_of_sqlite,
    write_parquet,
    write_sqlite,
)
from passmuster.store.claimfile import COLUMNS, EXTRA_COLUMNS, cells_of_claim
from passmuster.store.eventfile import COLUMNS as EVENT_COLUMNS
from passmuster.store.eventfile import cells_of_event
from worlds.carried_case import read_back
from worlds.small_claims import CASE
from worlds.strategies import claim_tables, event_tables

FORMS = [(write_parquet, content_of_parquet), (write_sqlite, content_of_sqlite)]


def tables_of(claims=(), events=()) -> dict[str, Rows]:
    """What a ledger of these claims and events is written as, with two documents."""
    rows = [cells_of_claim(claim) for claim in claims], [cells_of_event(event) for event in events]
    columns = (*COLUMNS, *EXTRA_COLUMNS), EVENT_COLUMNS
    told = [{name: [row[name] for row in own] for name in names} for own, names in zip(rows, columns, strict=True)]
    reports = {"report_id": ["r1", "r2"], "file": ["a.txt", "b"], "text": ["hé", ""], "base64": ["", "/w=="]}
    return {CASE_TABLE: {"file": ["case.toml"], "text": [CASE]}, CLAIM_TABLE: told[0], "event": told[1],
            "report": reports}  # fmt: skip


@pytest.mark.parametrize(("write", "read"), FORMS)
@settings(max_examples=15)
@given(claims=claim_tables(), events=event_tables())
def test_what_goes_out_comes_back(write: Callable, read: Callable, claims, events, tmp_path_factory) -> None:
    """Any claims and events, to the last mark, with the case file and the documents' bytes."""
    path = tmp_path_factory.mktemp("tables") / "out"
    write(path, tables_of(claims, events))
    content = read(path)
    assert read_back(content) == (claims, events)
    assert content.case_text == CASE
    assert list(content.documents) == [("a.txt", "hé".encode()), ("b", b"\xff")]


def test_a_number_that_is_none_is_refused(tmp_path) -> None:
    """With its column, and nothing else happens."""
    name = sorted(NUMBERS)[0]
    with pytest.raises(BadInput, match=f"the column '{name}' holds numbers"):
        write_sqlite(tmp_path / "out.db", {"claim": {"claim_id": ["a"], name: ["many"]}})


@pytest.mark.parametrize("beside", [None, {}, {b"passmuster": b"[]"}, {b"passmuster": b"{"}])
def test_a_parquet_file_of_others_is_refused(tmp_path, beside) -> None:
    """Whatever stands in its metadata; and one that was cut."""
    path = tmp_path / "x.parquet"
    parquet.write_table(pyarrow.table({"claim_id": ["a"]}, metadata=beside), path)
    with pytest.raises(BadInput, match="a Parquet file is imported that passmuster export"):
        content_of_parquet(path)
    path.write_bytes(path.read_bytes()[:-3])
    with pytest.raises(BadInput, match="a Parquet file is imported that passmuster export"):
        content_of_parquet(path)


def test_a_parquet_file_of_too_many_rows_is_not_read(tmp_path, monkeypatch) -> None:
    """By what it says of itself, before anything of it is taken in."""
    write_parquet(tmp_path / "x", tables_of())
    monkeypatch.setattr(ledger_tables, "MOST_ROWS", -1)
    with pytest.raises(BadInput, match="it is read up to -1 rows"):
        content_of_parquet(tmp_path / "x")
