"""Tests of what an article tells of days before its case begins."""

from datetime import date
from pathlib import Path

from passmuster.assembly.articles import ledger_from_articles
from passmuster.assembly.dating import DatedReading
from passmuster.assembly.past import without_past
from passmuster.documents import open_documents
from passmuster.reading.reader import read_document

NOW = "Kenya has 3,600 soldiers in Somalia, fighting al-Shabaab beside the government."
THEN = "In May 2019 it had 4,100 soldiers in Somalia."


def told(tmp_path: Path, text: str) -> tuple[list[float | None], list[str]]:
    """The numbers of an article of 16 July 2024, and what its case assumes of the past."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {text}\n", encoding="utf-8")
    made = ledger_from_articles([path])
    return [claim.point for claim in made.claims], [
        line for line in made.case.assumptions if "case begins, and" in line
    ]


def test_background_is_left_out_and_counted(tmp_path: Path) -> None:
    """The strength of five years ago is not the strength of the first week."""
    numbers, assumed = told(tmp_path, f"{NOW} {THEN}")
    assert numbers == [3600]
    assert assumed == ["One number is about days before 2024-01-15, when this case begins, and left out."]


def test_where_nothing_else_is_told_the_past_is_kept(tmp_path: Path) -> None:
    """An article about the past is an article."""
    numbers, assumed = told(tmp_path, "In May 2019 Kenya had 4,100 soldiers in Somalia, fighting al-Shabaab.")
    assert (numbers, assumed) == ([4100], [])


def test_what_is_of_now_is_handed_on_as_it_is(tmp_path: Path) -> None:
    """Without a number of the past nothing is said about it."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {NOW}\n", encoding="utf-8")
    (document,) = open_documents(path)
    day = date(2024, 7, 16)
    item = DatedReading(document, read_document(document, published=day), day)
    assert without_past([item]) == ([item], [])
