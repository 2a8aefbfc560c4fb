"""Data frames are read by the rules of the files, whichever library made them."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given

from passmuster.analysis.tables import Table
from passmuster.errors import BadInput
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.store.claimfile import COLUMNS, EXTRA_COLUMNS, parse_claims, write_claims
from passmuster.store.eventfile import parse_events
from passmuster.store.frames import claims_of_frame, events_of_frame, is_frame, losses_of_frame, rows_of_frame
from passmuster.store.intake import Intake
from passmuster.store.losstable import parse_loss_table
from worlds.doorstep import GOOD_CLAIM, GOOD_EVENT, only_fault, table
from worlds.strategies import claim_tables

Columns = Mapping[str, Sequence[object]]

LIBRARIES: dict[str, Callable[[Columns], Any]] = {
    "pandas": lambda columns: pd.DataFrame(dict(columns)),
    "polars": lambda columns: pl.DataFrame(dict(columns), strict=False),
    "pyarrow": lambda columns: pa.table(dict(columns)),
    "mapping": dict,
    "ours": lambda columns: Table("claims", columns),
}
"""Ways to hold columns."""

GOOD = {"claim_id": ["a", "b"], "reported_on": [date(2025, 1, 13), date(2025, 1, 14)], "subject": ["kp-force"] * 2,
        "quantity": ["killed"] * 2, "bound": ["about"] * 2, "mode": ["estimated"] * 2, "claimant": ["NIS"] * 2,
        "claimant_group": ["KR"] * 2, "low": [None, None], "point": [300, 1200.0]}  # fmt: skip

LOSSES = """\
days,loss_count,category,loss_country,claim_source,time_frame,minimum,maximum
5,4300,Tanks,A,X,Cumulative,0,0
6,20,Tanks,A,X,Day,1,0
"""


@pytest.fixture(params=LIBRARIES)
def framed(request: pytest.FixtureRequest) -> Callable[[Columns], Any]:
    """A library's way to make a frame of columns."""
    return LIBRARIES[request.param]


def columns_of(text: str) -> dict[str, list[str]]:
    """The cells of a table's text by column."""
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return {name: [row[place] for row in rows] for place, name in enumerate(header)}


def typed(claims: Sequence[Claim]) -> dict[str, list[object]]:
    """Claims as columns of days, numbers, texts and None, as a program would hold them."""
    written = columns_of(write_claims(claims))
    numbers = {name: [getattr(claim, name) for claim in claims] for name in ("low", "high", "point")}
    days = {name: [getattr(claim, name) for claim in claims] for name in ("as_of_start", "as_of_end", "horizon")}
    return written | numbers | days | {"reported_on": [claim.said_on for claim in claims]}


def read(frame: Any) -> tuple[Claim, ...]:
    """The claims of a frame, which must be in order."""
    intake = Intake()
    claims = claims_of_frame(frame, intake)
    intake.close()
    return claims


def test_a_frame_says_what_its_file_says(framed: Callable[[Columns], Any]) -> None:
    """The claims of a table are the same in a frame, with days and numbers of their own types."""
    file = "claim_id,reported_on,subject,quantity,bound,mode,claimant,claimant_group,low,point\n"
    file += "a,2025-01-13,kp-force,killed,about,estimated,NIS,KR,,300\n"
    file += "b,2025-01-14,kp-force,killed,about,estimated,NIS,KR,,1200\n"
    assert read(framed(GOOD)) == parse_claims(file, "claims.csv", Intake())


@given(claim_tables())
def test_frames_of_any_claims_are_read_as_they_were(claims: tuple[Claim, ...]) -> None:
    """Whatever a ledger holds comes back from each library, letter for letter."""
    for make in (LIBRARIES["pandas"], LIBRARIES["pyarrow"], LIBRARIES["mapping"]):
        if claims:
            assert read(make(typed(claims))) == claims


def test_events_and_losses_come_in_frames_too(framed: Callable[[Columns], Any]) -> None:
    """An event table and a table of losses give what their files give; losses count rows from 0 either way."""
    text = table(GOOD_EVENT | {"status": "past"}, GOOD_EVENT | {"status": ""})
    events: tuple[Event, ...] = events_of_frame(framed(columns_of(text)), Intake())
    assert events == parse_events(text, "events.csv", Intake())
    lost = losses_of_frame(framed(columns_of(LOSSES)))
    assert lost.claims == parse_loss_table(LOSSES, "losses.csv", Intake()).claims
    assert len(lost.sha256) == 64


def test_faults_name_the_row_of_the_frame(framed: Callable[[Columns], Any]) -> None:
    """Rows count from 0, and rule, value and way out are those of the file."""
    wrong = GOOD | {"quantity": ["killed", "kiled"]}
    said = only_fault(lambda intake: claims_of_frame(framed(wrong), intake))
    assert said.startswith(
        "data frame, row 1, column 'quantity': the word must be a known one; found 'kiled'. Did you mean 'killed'?"
    )
    twice = GOOD | {"claim_id": ["a", "a"]}
    assert "It stands on row 0 already" in only_fault(lambda intake: claims_of_frame(framed(twice), intake))


def test_faults_of_columns_name_no_row() -> None:
    """A missing column and columns of different lengths are told of the frame as a whole."""
    without = {name: values for name, values in GOOD.items() if name != "mode"}
    said = only_fault(lambda intake: claims_of_frame(without, intake))
    assert said.startswith("data frame: column 'mode' is required")
    uneven = GOOD | {"mode": ["estimated"]}
    said = only_fault(lambda intake: claims_of_frame(uneven, intake))
    assert said.startswith("data frame: all columns have the same length; found 'claim_id' 2")
    unnumbered = {name: values for name, values in GOOD.items() if name not in ("low", "point")}
    said = only_fault(lambda intake: claims_of_frame(unnumbered, intake))
    assert said.startswith("data frame: one of the columns 'low', 'high', 'point' is required")


def test_a_column_of_one_name_twice_is_refused() -> None:
    """Pandas lets a name be used twice; the door does not."""
    frame = pd.DataFrame(GOOD)
    twice = pd.concat([frame, frame[["mode"]]], axis=1)
    assert "'mode' is there 2 times" in only_fault(lambda intake: claims_of_frame(twice, intake))


def cell(value: object) -> str:
    """What a cell of a frame is read as."""
    (row,) = rows_of_frame({"x": [value], "y": ["there"]}, "t", Intake(), required=("x", "y"), optional=())
    return row.text("x")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (np.float64("nan"), ""),
        (np.int64(12_000), "12000"),
        (12_000.0, "12000"),
        (0.5, "0.5"),
        (True, "1"),
        (np.bool_(False), "0"),
        (date(2025, 1, 2), "2025-01-02"),
        (pd.Timestamp("2025-01-02"), "2025-01-02"),
        (np.datetime64("2025-01-02"), "2025-01-02"),
        (datetime(2025, 1, 2, 3, tzinfo=UTC), "2025-01-02T03:00:00+00:00"),
        (" 12,000 ", "12,000"),
        (["Axios", "CNN"], "Axios; CNN"),
        (np.array(["Axios", "CNN"]), "Axios; CNN"),
    ],
)
def test_a_value_is_read_as_its_text(value: object, text: str) -> None:
    """Missing values are empty cells, days are ISO days, whole numbers have no point, lists are joined."""
    assert cell(value) == text


def test_rows_without_values_are_passed_over_and_keep_their_count() -> None:
    """As blank lines of a file are; the rows behind them keep their number."""
    columns = {name: [values[0], None, values[1]] for name, values in GOOD.items()}
    assert [claim.claim_id for claim in read(columns)] == ["a", "b"]
    wrong = columns | {"mode": ["estimated", None, "sworn"]}
    assert "data frame, row 2" in only_fault(lambda intake: claims_of_frame(wrong, intake))


def test_unknown_columns_are_passed_over_with_a_remark() -> None:
    """As in a file, with the nearest known name."""
    intake = Intake()
    claims_of_frame(GOOD | {"outlett": ["x", "y"]}, intake)
    assert intake.remarks == ["data frame: column 'outlett' is not known and was not kept (did you mean 'outlet'?)"]


def test_the_hash_is_that_of_the_cells(framed: Callable[[Columns], Any]) -> None:
    """Frames of one content have one hash, whichever library holds them."""
    hashes = []
    for columns in (framed(GOOD), GOOD):
        intake = Intake()
        claims_of_frame(columns, intake)
        hashes += intake.hashes
    assert hashes[0] == hashes[1]
    assert hashes[0][0] == "data frame"


def test_frames_are_told_from_texts_and_paths(framed: Callable[[Columns], Any]) -> None:
    """What has columns by name is a frame; a name, a list of names and a number are none."""
    assert is_frame(framed(GOOD))
    assert not any(is_frame(other) for other in ("claims.csv", ["claims.csv"], 3, None))


def test_losses_of_a_frame_are_refused_whole() -> None:
    """Every fault of a table of losses is told at once."""
    wrong = columns_of(LOSSES.replace("5,", "0,", 1).replace("Day", "Fortnightly"))
    with pytest.raises(BadInput, match=r"(?s)row 0, column 'days'.*row 1, column 'time_frame'"):
        losses_of_frame(wrong)


@pytest.mark.parametrize("sign", ["\x00", "\ud800"])
def test_a_cell_that_no_file_holds_is_refused(sign) -> None:
    """Of a claim and of a loss, each with its row and column; a file with such a cell is no text either."""
    intake = Intake()
    assert claims_of_frame(columns_of(table(GOOD_CLAIM | {"claimant": f"a{sign}"})), intake) == ()
    assert "row 0, column 'claimant': it is text that UTF-8 can hold" in str(intake.faults[0])
    with pytest.raises(BadInput, match="row 0, column 'claim_source': it is text that UTF-8 can hold"):
        losses_of_frame({**columns_of(LOSSES), "claim_source": [f"X{sign}", "X"]})


def test_every_column_of_the_file_is_one_of_the_frame() -> None:
    """Nothing that a claim table may hold is left out of a frame of it."""
    row = GOOD_CLAIM | {"outlet": "Yonhap", "url": "u", "measures": "killed:1", "origin": "o", "report_id": "r",
                        "span": "1-2", "cue": "c", "rule": "r", "recorded_at": "2025-01-13T08:30:00+00:00"}  # fmt: skip
    assert set(row) == {*COLUMNS, *EXTRA_COLUMNS}
    assert read({name: [value] for name, value in row.items()}) == parse_claims(table(row), "claims.csv", Intake())
