"""What was read as plain data."""

from passmuster.documents import open_document
from passmuster.findings.reading_rows import reading_rows
from passmuster.reading.reader import read_document


def test_claims_come_before_events_and_name_their_document() -> None:
    """Each row says its kind, its document and the day it was published, null where none is known."""
    (article,) = open_document(b"Two soldiers were killed, Nairobi said. Kenya thanked Haiti.", "a.txt")
    rows = list(reading_rows(article, read_document(article)))
    assert [row["kind"] for row in rows] == sorted(row["kind"] for row in rows)
    assert {row["document"] for row in rows} == {"a.txt"}
    assert {row["document_id"] for row in rows} == {article.document_id}
    assert all(row["published_on"] is None for row in rows)
    assert rows[0]["quantity"] == "killed"
