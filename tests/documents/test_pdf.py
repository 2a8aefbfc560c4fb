"""PDF files: the text of their pages."""

import sys

import pytest

from passmuster.documents import open_document
from passmuster.documents.pdf import read_pdf
from passmuster.errors import BadInput
from worlds.small_documents import SENTENCE, only, small_pdf


def test_a_pdf_gives_its_text() -> None:
    """Text, title and day of a PDF are those of its pages and its facts."""
    pytest.importorskip("pypdf", reason="PDF files need the extra 'pdf'")
    document = only(small_pdf(SENTENCE), "a.pdf")
    assert document.kind == "pdf"
    assert SENTENCE in " ".join(document.text.split())


def test_a_broken_pdf_is_refused() -> None:
    """Bytes that only claim to be a PDF are refused by name."""
    pytest.importorskip("pypdf", reason="PDF files need the extra 'pdf'")
    with pytest.raises(BadInput, match=r"a\.pdf: the file must be a PDF that can be opened"):
        open_document(b"%PDF-1.7\n" + b"nonsense" * 40, "a.pdf")


def test_a_pdf_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the refusal says what to install."""
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(BadInput, match=r"pypdf, which is not installed\. Install it: pip install 'passmuster\[pdf\]'"):
        read_pdf(small_pdf(SENTENCE), "a.pdf")


def test_a_page_too_many_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages beyond the limit are left out, and a remark counts them."""
    pytest.importorskip("pypdf", reason="PDF files need the extra 'pdf'")
    monkeypatch.setattr("passmuster.documents.pdf.MOST_PAGES", 0)
    document = read_pdf(small_pdf(SENTENCE), "a.pdf")
    assert (document.text, document.remarks) == ("", ("only the first 0 of 1 pages were read",))
