"""A report is a small header and a text, known by the hash of its bytes."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.report import Report
from passmuster.store.intake import Intake
from passmuster.store.reportfile import parse_report, take_reports
from worlds.doorstep import only_fault, taken

GOOD = "Title: A: title\nOutlet: KBS\nURL: http://x.kr/?a=b\nPublished: 2025-01-13\n\nFirst.\n\nSecond.\n"


def parse(content: str) -> Report:
    """The report of a good file."""
    intake = Intake()
    report = parse_report(content.encode(), "r.txt", intake)
    assert report is not None
    assert not intake.faults
    return report


def test_header_and_text_are_told_apart() -> None:
    """The first blank line ends the header; colons in it and blank lines after it are content."""
    report = parse(GOOD)
    assert (report.title, report.outlet, report.url) == ("A: title", "KBS", "http://x.kr/?a=b")
    assert (report.published_on, report.text) == (date(2025, 1, 13), "First.\n\nSecond.")


def test_a_file_without_a_header_is_all_text() -> None:
    """A text whose first line is no header word is text from there, colons or not."""
    assert parse("Kyiv: 300 killed.\n\nMore.").text == "Kyiv: 300 killed.\n\nMore."


def test_line_ends_do_not_move_spans() -> None:
    """The same report saved on another system has the same text, though it is another document."""
    one, other = parse(GOOD), parse(GOOD.replace("\n", "\r\n"))
    assert one.text == other.text
    assert one.report_id != other.report_id


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Title: a\nPublishd: 2025-01-13\n\nx", "line 2: a header line must begin with a known word and a colon; found "
         "'Publishd: 2025-01-13'. Did you mean 'Published'?"),
        ("Title: a\nTitle: b\n\nx", "line 2: a header word must be used once; found 'Title' again."),
        ("Title: a\nPublished: 2025-02-30\n\nx", "Published: a day is written YYYY-MM-DD and must exist; found"),
        ("Title: a\nCaptured: later\n\nx", "line 2: Captured: a moment is written in ISO 8601"),
        ("Title: a\nno header", "A blank line ends the header."),
        ("Title: a\n\n \n", "a report must have a text; found none."),
        ("", "a report must have a text; found none."),
    ],
)  # fmt: skip
def test_bad_reports_are_refused_in_words(content: str, words: str) -> None:
    """Each refusal names line, rule, value and way out."""
    intake = Intake()
    assert parse_report(content.encode(), "r.txt", intake) is None
    assert words in " ".join(map(str, intake.faults))


def test_the_same_document_counts_once(tmp_path: Path) -> None:
    """Two files of the same bytes are one report; other kinds of file are passed over with a remark."""
    folder, intake = tmp_path / "reports", Intake()
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.pdf"):
        (folder / name).write_text(GOOD)
    (report,) = take_reports(folder, intake)
    assert report.report_id == Report.identity(GOOD.encode())
    assert [name for name, _ in intake.hashes] == ["reports/a.txt", "reports/b.txt"]
    assert [remark.rpartition("/")[2] for remark in intake.remarks] == [
        "b.txt: the same document as an earlier file, counted once",
        "c.pdf: not a text file (.txt) and not read",
    ]
    assert taken(lambda intake: take_reports(folder, intake)) == (report,)


def test_bytes_that_are_no_text_are_refused() -> None:
    """A report in another encoding is refused at its line."""
    assert "byte 0xE9" in only_fault(lambda intake: parse_report(b"caf\xe9", "r.txt", intake))


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=60))
def test_any_text_is_a_report_or_a_fault(content: str) -> None:
    """No text raises: it is read or refused."""
    intake = Intake()
    assert (parse_report(content.encode(), "r.txt", intake) is None) == bool(intake.faults)
