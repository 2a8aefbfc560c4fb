"""What a file is, by its bytes, and what is refused."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passmuster.documents.document import LARGEST_FILE
from passmuster.documents.opening import open_document, open_documents
from passmuster.errors import BadInput
from passmuster.reading.reader import read_document
from worlds.small_documents import PAGE, SENTENCE, small_pdf, small_warc


def test_binary_files_are_refused() -> None:
    """A picture is no document, and the refusal says what is."""
    with pytest.raises(BadInput, match=r"a\.png: the document must be text or a kind that is known; found binary data"):
        open_document(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "a.png")


def test_too_large_files_are_refused(tmp_path: Path) -> None:
    """The refusal gives the limit and the size, and nothing is read into memory for it."""
    path = tmp_path / "large.txt"
    with path.open("wb") as out:
        out.truncate(LARGEST_FILE + 1)
    with pytest.raises(BadInput, match="more than the 64 MiB that are read"):
        open_documents(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that leads nowhere is named."""
    with pytest.raises(BadInput, match=r"nowhere\.txt: the file must be readable"):
        open_documents(tmp_path / "nowhere.txt")


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.html", "a.eml", "a.xml", "a.json", "a.warc"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    """Whatever the bytes, there are documents whose claims lie in their text, or a refusal."""
    try:
        documents = open_document(content, name)
    except BadInput:
        return
    for document in documents:
        for claim in read_document(document).claims:
            assert 0 <= claim.span[0] < claim.span[1] <= len(document.text)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (SENTENCE, "a", "text"),
        (PAGE, "a", "html"),
        ("<p>a</p>", "a.txt", "html"),
        (SENTENCE, "a.html", "html"),
        ("Subject: a\nDate: b\n\nText.", "a", "mail"),
        ("Subject: a\n\nText.", "a.txt", "text"),
        ("<rss><channel><item><title>a</title></item></channel></rss>", "a", "feed"),
        ('{"name": "a", "messages": [{"text": "b"}]}', "a", "telegram"),
    ],
)
def test_bytes_tell_what_a_document_is(content: str, name: str, kind: str) -> None:
    """The name decides only where the bytes do not."""
    assert [document.kind for document in open_document(content.encode(), name)] == [kind]


def test_a_pdf_and_a_web_archive_are_known_by_their_bytes() -> None:
    """Whatever they are called; an archive may be packed under a name of its own."""
    pytest.importorskip("pypdf", reason="PDFs need the extra 'pdf'")
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    archive, pdf = small_warc(PAGE.encode()), small_pdf(SENTENCE)
    packed = gzip.compress(archive)
    for content, name, kind in ((pdf, "a.txt", "pdf"), (archive, "a.txt", "warc"), (packed, "a.warc.gz", "warc")):
        assert [document.kind for document in open_document(content, name)] == [kind]


def test_a_document_too_large_is_refused() -> None:
    """Bytes from standard input have the limit that files have."""
    with pytest.raises(BadInput, match="standard input: a document may have 64 MiB"):
        open_document(bytes(LARGEST_FILE + 1), "standard input")
