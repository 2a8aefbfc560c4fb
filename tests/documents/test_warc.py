"""Archives: a document for each page."""

import gzip
import sys
import time
from collections.abc import Callable
from datetime import date

import pytest

from passmuster.documents import open_document
from passmuster.documents.warc import read_warc
from passmuster.errors import BadInput
from worlds.small_documents import PAGE, SENTENCE, small_warc


def test_a_warc_gives_a_document_for_each_page() -> None:
    """Archived pages keep their address and are read like pages."""
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    (page,) = open_document(small_warc(PAGE.encode()), "a.warc")
    assert (page.kind, page.url, page.published_on) == ("warc", "https://example.org/a", date(2024, 5, 6))
    assert SENTENCE in page.text


def test_a_truncated_warc_keeps_what_came_before() -> None:
    """An archive that breaks off gives its whole pages and says so, or is refused; it never hangs."""
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    whole = small_warc(PAGE.encode())
    pages = open_document(whole + whole[: len(whole) // 2], "a.warc")
    assert SENTENCE in pages[0].text


def test_an_archive_needs_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the refusal says what to install."""
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    with pytest.raises(
        BadInput, match=r"warcio, which is not installed\. Install it: pip install 'passmuster\[warc\]'"
    ):
        read_warc(small_warc(b"<p>a</p>"), "a.warc")


def test_what_is_no_archive_is_refused() -> None:
    """Nothing came before it breaks, so nothing is kept."""
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    with pytest.raises(BadInput, match="the archive must be a WARC file"):
        read_warc(b"WARC/9.9\r\nnonsense", "a.warc")


HEAD = b"WARC/1.0\r\nWARC-Type: response\r\n"


@pytest.mark.parametrize(
    "bomb",
    [
        lambda: b"\0" * 60_000_000,
        lambda: gzip.compress(b"a" * 200_000_000),
        lambda: HEAD + b"X: " + b"a" * 60_000_000,
        lambda: HEAD + b"a: b\r\n" * 8_000_000,
        lambda: (HEAD + b"Content-Length: 0\r\n\r\n" + b"\n" * 30_000) * 500,
    ],
    ids=["no line", "packed twice", "a line without end", "headers without end", "blank lines without end"],
)
def test_what_unpacks_to_no_records_ends_soon(bomb: Callable[[], bytes]) -> None:
    """However little it is when packed: lines are bounded in length and number, and nothing is unpacked twice."""
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    packed = gzip.compress(bomb())
    began = time.process_time()
    with pytest.raises(BadInput, match="the archive must be a WARC file"):
        open_document(packed, "a.warc.gz")
    assert time.process_time() - began < 10.0


def test_a_bomb_after_a_page_leaves_the_page() -> None:
    """What came before is read, and the archive is said to break off."""
    pytest.importorskip("warcio", reason="WARC files need the extra 'warc'")
    (page,) = open_document(gzip.compress(small_warc(PAGE.encode()) + HEAD + b"X: " + b"a" * 9_000_000), "a.warc.gz")
    assert SENTENCE in page.text
    assert "the archive breaks off after this page" in page.remarks
