"""Plain text: what stands in the file, dated by a line at its top."""

from datetime import date

import pytest

from passmuster.documents.plain import day_at_top, read_plain
from worlds.small_documents import SENTENCE, only


def test_plain_text_is_kept_as_it_stands() -> None:
    """The text is that of the file, with one kind of line end."""
    assert only("One.\r\nTwo.\r\n").text == "One.\nTwo.\n"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2024-05-06", date(2024, 5, 6)),
        ("Published: 6 May 2024", date(2024, 5, 6)),
        ("Monday, May 6, 2024, 10:00 GMT", date(2024, 5, 6)),
        ("By Jane Doe | 06 May 2024", date(2024, 5, 6)),
    ],
)
def test_a_date_line_dates_a_plain_text(line: str, day: date) -> None:
    """A line at the top that is a date and little else is the day of publication."""
    assert only(f"Title\n{line}\n\n{SENTENCE}").published_on == day


def test_a_date_inside_a_sentence_is_no_day_of_publication() -> None:
    """What a text speaks about is not when it was published."""
    assert only("The war began on 24 February 2022 and many soldiers died in it that year.").published_on is None


def test_a_plain_file_is_called_by_its_name_and_its_bytes() -> None:
    """The same bytes have the same id whatever they are called."""
    one, other = (
        read_plain(b"300 soldiers.", "a.txt"),
        read_plain(b"300 soldiers.", "b.txt", url="https://example.org/"),
    )
    assert one.document_id == other.document_id
    assert (one.name, one.kind, other.url) == ("a.txt", "text", "https://example.org/")


@pytest.mark.parametrize(
    "line", ["31 February 2024", "Marchember 3, 2024", "a" * 130 + " 2024-05-06", "9999-12-31", "3 May 0001"]
)
def test_a_line_that_is_no_day_dates_nothing(line: str) -> None:
    """A day that cannot be, a month that is none, and a line too long to be a date line leave it open."""
    assert day_at_top(f"{line}\n\n{SENTENCE}") is None


def test_the_header_of_a_report_is_no_sentence_of_it() -> None:
    """What stands above the first blank line of a report goes into the fields, and the text begins below it."""
    document = read_plain(
        b"Title: Seoul counts\nOutlet: KBS\nURL: http://a.example/1\nPublished: 2025-01-13\n\n\nIt said so.\n", "a.txt"
    )
    assert (document.title, document.outlet, document.url) == ("Seoul counts", "KBS", "http://a.example/1")
    assert (document.published_on, document.text) == (date(2025, 1, 13), "It said so.")


def test_a_line_that_only_looks_like_a_header_stays() -> None:
    """One line that is none of a report's fields makes the whole paragraph text."""
    document = read_plain(b"Title: A\nSaigon: quiet.\n\nMore.", "a.txt")
    assert document.text.startswith("Title: A")
