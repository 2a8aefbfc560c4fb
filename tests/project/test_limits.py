"""The page on errors tells the limits that hold."""

from passmuster.analysis.bulk.batch import LONGEST_LINE
from passmuster.documents import feed, html, mail, pdf, unpacking, warc
from passmuster.documents.document import LARGEST_FILE, LONGEST_TEXT
from passmuster.errors import MOST_TOLD
from passmuster.plainfile import LARGEST_IMPORT, LARGEST_TABLE, MIB
from worlds.project_files import ROOT

KIB = 1024
PAGE = (ROOT / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")


def test_the_page_tells_the_limits_that_hold() -> None:
    """Each row has the numbers of the code; a limit that is moved is moved on the page."""
    rows = [
        f"| a document | {LARGEST_FILE // MIB} MiB; {LONGEST_TEXT // MIB} Mi characters of text are read |",
        f"| a compressed archive | {unpacking.MOST_UNPACKED // MIB} MiB unpacked, all parts together |",
        f"| the pages of an archive | {warc.MOST_RECORDS:,}, of {warc.LARGEST_RECORD // MIB} MiB each, "
        f"and {warc.LONGEST_TOGETHER // MIB} Mi characters together |",
        f"| the heads of an archive | {warc.LONGEST_LINE // KIB} KiB a line, {warc.MOST_LINES:,} lines together |",
        f"| the head of a mail | {mail.LONGEST_HEADER:,} characters of subject, sender and day each |",
        f"| a page | {html.DEEPEST_READ} elements within each other; what comes from a deeper one on is not read |",
        f"| a feed | {feed.MOST_ITEMS:,} items; what calls itself an item within an item is part of it |",
        f"| a PDF | {pdf.MOST_PAGES} pages, {pdf.LARGEST_TOGETHER // MIB} MiB of page contents, "
        f"{pdf.MOST_STEPS:,} drawing steps |",
        f"| a table, a case file | {LARGEST_TABLE // MIB} MiB |",
        f"| a claim table that `import` makes a ledger of | {LARGEST_IMPORT // MIB:,} MiB |",
        f"| a line of `read --batch` | {LONGEST_LINE // MIB} Mi characters |",
    ]
    assert [row for row in rows if row not in PAGE] == []


def test_a_hundred_faults_are_told() -> None:
    """As the page says."""
    assert MOST_TOLD == 100
    assert "up to a hundred" in PAGE
