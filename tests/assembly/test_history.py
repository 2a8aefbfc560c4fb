"""Articles about a war long over: which are read as of the end of what they tell, and what is said of it."""

from datetime import date
from pathlib import Path

import pytest

from passmuster.assembly.articles import ledger_from_articles
from passmuster.assembly.history import with_history
from passmuster.documents import Document

PUBLISHED = date(2015, 2, 10)
HISTORY = (
    "In November 1950 a Turkish brigade landed in South Korea to fight against North Korea. By 1952 Turkey had 5,400 "
    "soldiers in South Korea. In the battle of Kunu-ri 218 of the Turkish soldiers were killed. In June 1953 the war "
    "ended."
)
END = date(1953, 6, 30)


def document(text: str = HISTORY, published_on: date | None = PUBLISHED) -> Document:
    """An article."""
    return Document(document_id=text, name="a.txt", text=text, kind="text", published_on=published_on)


def test_an_article_of_history_is_read_as_of_the_end_of_what_it_tells() -> None:
    """And it is said of which day it is, and of which it is read."""
    (read,), said = with_history([document()], None)
    assert read.published_on == END
    assert "it is of 10 February 2015" in said
    assert "read as of 30 June 1953" in said


def test_a_post_that_begins_with_its_day_is_history_too() -> None:
    """The day that it begins with is the one it is of, though nothing else tells when it was published."""
    (read,), said = with_history([document(f"Posted on 17 February 2019\n{HISTORY}", None)], None)
    assert read.published_on == date(1953, 12, 31)
    assert "it is of 17 February 2019" in said


@pytest.mark.parametrize(
    "text",
    [
        "Kenya has had 3,600 soldiers in Somalia since 2011, and since October 2012 has held Kismayo.",
        f"{HISTORY} In 2014 the last of them died.",
        "The war of 1991 is long over.",
        "On Tuesday two soldiers were killed. It is the worst since the war of 1991, and that of 1993.",
    ],
)
def test_an_article_of_now_keeps_its_day(text: str) -> None:
    """One that names a recent year, only one old year, only years since which, or a weekday of its own."""
    assert with_history([document(text)], None) == ([document(text)], "")


def test_whoever_asks_for_a_day_has_it() -> None:
    """A day before publication is that of the account; one after it leaves the article as it is."""
    asked = date(1952, 1, 1)
    (read,), said = with_history([document()], asked)
    assert read.published_on == asked
    assert "as of 1 January 1952" in said
    assert with_history([document()], PUBLISHED) == ([document()], "")
    assert with_history([document(published_on=None)], None) == ([document(published_on=None)], "")


def test_of_several_it_is_said_how_many() -> None:
    """Each has its own end."""
    now = document("Turkey has 5,400 soldiers in Syria.")
    read, said = with_history([document(), now], None)
    assert [one.published_on for one in read] == [END, PUBLISHED]
    assert said.startswith("1 of 2 articles look back on years long past")


def test_its_numbers_count_for_its_years_and_its_report_keeps_its_day(tmp_path: Path) -> None:
    """The case runs in the years that are told, the first screen says so, and what is kept says when it was printed."""
    path = tmp_path / "a.txt"
    path.write_text(f"Published: 2015-02-10\n\n{HISTORY}\n", encoding="utf-8")
    made = ledger_from_articles([path])
    assert {claim.said_on for claim in made.claims} == {END}
    assert made.case.undated in made.case.assumptions
    assert "looks back" in made.case.undated
    assert [report.published_on for report in made.reports] == [PUBLISHED]
    assert 5400 in {claim.point for claim in made.claims}
