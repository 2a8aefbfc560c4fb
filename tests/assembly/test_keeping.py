"""Documents as report files of a case, and claims that point into them."""

from datetime import date

import pytest

from passmuster.assembly.articles import ledger_from_articles
from passmuster.assembly.keeping import kept
from passmuster.documents import open_document
from passmuster.store.intake import Intake
from passmuster.store.reportfile import parse_report

TEXT = "Rwanda has 2,500 soldiers in Mozambique, the army said. Four Rwandan soldiers were killed."
PAGE = f"<html><head><title>A page: with Title: in it</title></head><body><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT, "a.txt"), ("\n\n\n" + TEXT, "a.txt"), ("Title: not a header?\nof ours\n\n" + TEXT, "a.txt"),
        ("Published: 2024-05-01\n\n" + TEXT, "a.txt"), (PAGE, "a.html"),
        ("\r\n" + TEXT.replace(". ", ".\r\n"), "a.txt"),
    ],
)  # fmt: skip
def test_spans_mark_the_same_words_in_the_file_as_in_the_document(content: str, name: str) -> None:
    """Whatever the document was, and wherever its text began."""
    ledger = ledger_from_articles(open_document(content.encode(), name), as_of=date(2025, 1, 1))
    keeping = kept(ledger)
    intake = Intake()
    reports = {r.report_id: r for _, content in keeping.files if (r := parse_report(content, "r.txt", intake))}
    assert not intake.faults
    assert len(keeping.claims) == len(ledger.claims) == 2
    documents = {report.report_id: report.text for report in ledger.reports}
    for before, after in zip(ledger.claims, keeping.claims, strict=True):
        if before.span and after.span:
            marked = documents[before.report_id][slice(*before.span)]
            assert reports[after.report_id].text[slice(*after.span)] == marked
    assert keeping.claims[0].span is not None


def test_files_are_named_by_number_and_title() -> None:
    """Two documents of one title are two files."""
    texts = [open_document((PAGE + " " * n).encode(), "a.html")[0] for n in range(2)]
    names = [name for name, _ in kept(ledger_from_articles(texts, as_of=date(2025, 1, 1))).files]
    assert names == ["001-a-page-with-title-in-it.txt", "002-a-page-with-title-in-it.txt"]
