"""Sources: what a caller may give instead of a ledger."""

import io
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from passmuster.analysis.sources import day_of, is_text, open_source
from passmuster.errors import BadInput
from worlds.data import SAMPLE_ARTICLE
from worlds.muster_world import case
from worlds.small_claims import TABLE


def test_a_ledger_is_given_back() -> None:
    """What is a ledger already is not opened again."""
    ledger = open_source("examples/kursk")
    assert open_source(ledger) is ledger


def test_an_article_is_the_same_by_name_and_by_text() -> None:
    """The claims of a text do not depend on how it came."""
    by_name = open_source(SAMPLE_ARTICLE, date(2025, 1, 5))
    by_text = open_source(SAMPLE_ARTICLE.read_text(encoding="utf-8"), date(2025, 1, 5))
    said = [[(c.quantity, c.number_low, c.number_high, c.claimant) for c in made.claims] for made in (by_name, by_text)]
    assert said[0] == said[1]


def test_tables_are_opened_by_name(tmp_path: Path) -> None:
    """One claim table, as text or as a path, or several."""
    path = tmp_path / "claims.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert open_source(path).claims == open_source(str(path)).claims == open_source([path]).claims


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("examples/kursk", False),
        ("my article.txt", False),
        ("One\ntwo", True),
        ("Seoul says 3,000 have died there.", True),
    ],
)
def test_a_string_of_several_words_is_a_text(text: str, is_one: bool) -> None:
    """Names are short; prose is not."""
    assert is_text(text) is is_one


def test_what_is_no_source_is_refused() -> None:
    """The message says what would be one; a dash is for commands."""
    with pytest.raises(BadInput, match=r"source: a source is a path, a text.*found a int"):
        open_source(3)
    with pytest.raises(BadInput, match="only commands read standard input"):
        open_source("-")


def test_days_come_as_dates_or_as_text() -> None:
    """ISO text is a day; nothing else is taken for one."""
    assert day_of("2025-02-28") == day_of(date(2025, 2, 28)) == date(2025, 2, 28)
    assert day_of(None) is None
    with pytest.raises(
        BadInput, match=r'first: a day is written YYYY-MM-DD; found \'28.2.\'. Write `first="2025-02-28"`'
    ):
        day_of("28.2.", "first")
    assert case().start == date(2024, 9, 30)


def test_a_data_frame_is_a_claim_table() -> None:
    """A frame of claims makes the case that its file makes, and its faults name the frame's rows."""
    frame = pd.read_csv(io.StringIO(TABLE))
    ledger = open_source(frame)
    assert (ledger.case.case_id, ledger.case.partner) == ("table", "kp-force")
    assert [claim.claim_id for claim in ledger.claims] == ["c1", "c2", "c3"]
    with pytest.raises(BadInput, match="data frame, row 2, column 'quantity'"):
        open_source(frame.replace("killed", "kiled"))
