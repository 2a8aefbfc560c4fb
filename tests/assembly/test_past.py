"""How far back the case of an article reaches, and what it tells of days before that."""

from datetime import date
from pathlib import Path

from passmuster.assembly.articles import ledger_from_articles
from passmuster.assembly.dating import DatedReading
from passmuster.assembly.past import start_of, without_past
from passmuster.documents import open_documents
from passmuster.ledger import Ledger
from passmuster.ledger.case_start import case_start
from passmuster.reading.reader import read_document

NOW = "Kenya has 3,600 soldiers in Somalia, fighting al-Shabaab beside the government."
THEN = "In May 2019 it had 4,100 soldiers in Somalia."
LONG_AGO = "In May 2012 Kenya had 1,800 soldiers in Somalia, fighting al-Shabaab."


def ledger(tmp_path: Path, text: str) -> Ledger:
    """What an article of 16 July 2024 makes."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {text}\n", encoding="utf-8")
    return ledger_from_articles([path])


def background(made: Ledger) -> list[str]:
    """What the case assumes of numbers of the past."""
    return [line for line in made.case.assumptions if "case begins, and" in line]


def test_what_was_there_before_is_told_of_its_time(tmp_path: Path) -> None:
    """The strength of five years ago is that of five years ago: the case begins half a year before it."""
    made = ledger(tmp_path, f"{NOW} {THEN}")
    assert [(claim.point, claim.as_of_end) for claim in made.claims] == [
        (3600, date(2024, 7, 16)),
        (4100, date(2019, 5, 31)),
    ]
    assert made.case.start == case_start(date(2019, 5, 1))


def test_another_time_is_left_out_and_counted(tmp_path: Path) -> None:
    """A force of which nothing is told for more than ten years is another one."""
    made = ledger(tmp_path, f"{NOW} {LONG_AGO}")
    assert [claim.point for claim in made.claims] == [3600]
    assert background(made) == ["One number is about days before 2024-01-15, when this case begins, and left out."]


def test_a_history_is_followed_back_from_one_told_day_to_the_next(tmp_path: Path) -> None:
    """What lies between bridges the time to what is older."""
    made = ledger(tmp_path, f"{NOW} {THEN} {LONG_AGO}")
    assert [claim.point for claim in made.claims] == [3600, 4100, 1800]
    assert background(made) == []


def test_where_nothing_else_is_told_the_past_is_kept(tmp_path: Path) -> None:
    """An article about the past is an article."""
    made = ledger(tmp_path, LONG_AGO)
    assert [claim.point for claim in made.claims] == [1800]
    assert background(made) == []


def test_the_past_of_others_moves_no_start(tmp_path: Path) -> None:
    """A number of another state's men, of before the case, is background."""
    made = ledger(tmp_path, f"{NOW} In May 2019 Uganda had 5,400 soldiers in Somalia.")
    assert made.case.start == date(2024, 1, 15)
    assert [claim.point for claim in made.claims] == [3600]


def test_what_is_of_now_is_handed_on_as_it_is(tmp_path: Path) -> None:
    """Without a number of the past nothing is said about it."""
    path = tmp_path / "article.txt"
    path.write_text(f"Nairobi, 16 July 2024 - {NOW}\n", encoding="utf-8")
    (document,) = open_documents(path)
    day = date(2024, 7, 16)
    item = DatedReading(document, read_document(document, published=day), day)
    assert without_past([item], start_of([item], "KE")) == ([item], [])
