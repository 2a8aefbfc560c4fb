"""What is known of a text, and the limits every reader keeps to."""

import pytest

from passmuster.documents.document import LONGEST_TEXT, Document, day_of, refuse, tidy
from passmuster.errors import BadInput


@pytest.mark.parametrize(
    "written",
    ["2024-13-45", "yesterday", "", "0000-00-00", "Mon, 99 Foo 2024 10:00:00", "0001-01-01", "9999-12-31",
     "Fri, 31 Dec 9999 23:59:59 -2359"],
)  # fmt: skip
def test_days_that_are_none_are_left_open(written: str) -> None:
    """A date that cannot be is no date."""
    assert day_of(written) is None


def test_a_text_is_tidied() -> None:
    """One kind of line end, and a blank for every character that prints nothing."""
    assert tidy("a\r\nb\rc\u200bd\x00") == ("a\nb\nc d ", ())
    assert tidy("a\x1b\x9b\u202e\u2066\u061cb") == ("a     b", ())


def test_what_is_said_of_a_document_drives_no_terminal() -> None:
    """It goes into the tables and reports of a case that is begun from it."""
    odd = "a\x1b[2J\u202e\nb"
    made = Document(document_id="d", name=odd, text="", kind="html", title=odd, outlet=odd, url=odd)
    assert {made.title, made.outlet, made.url, made.report().title} == {"a [2J b"}


def test_a_text_too_long_is_cut_and_says_so() -> None:
    """The remark gives both lengths."""
    text, (remark,) = tidy("a" * (LONGEST_TEXT + 5))
    assert len(text) == LONGEST_TEXT
    assert remark == f"only the first {LONGEST_TEXT:,} of {LONGEST_TEXT + 5:,} characters were read"


def test_a_document_is_a_report_of_the_ledger() -> None:
    """Its id, text and facts are those the ledger keeps."""
    document = Document(
        document_id="d",
        name="a.txt",
        text="t",
        kind="text",
        title="T",
        outlet="O",
        url="u",
        published_on=day_of("2024-05-06"),
    )
    report = document.report()
    assert (report.report_id, report.text, report.title, report.outlet) == ("d", "t", "T", "O")
    assert report.published_on == document.published_on


def test_a_refusal_names_the_document() -> None:
    """The thing, the rule, what was found, and the way out."""
    refusal = refuse("a.txt", "it must be text", "a picture", "Give text.")
    assert isinstance(refusal, BadInput)
    assert str(refusal) == "a.txt: it must be text; found a picture. Give text."


def test_days_of_mails_and_pages_are_read() -> None:
    """ISO 8601 and the dates of e-mail, in the zone they were written in."""
    assert day_of("2024-05-06T23:59:00-08:00") == day_of("Mon, 06 May 2024 23:59:00 -0800")
