"""Telegram exports: a document for each post."""

import json
from datetime import date

import pytest

from passmuster.documents import open_document
from passmuster.documents.telegram import is_telegram, read_telegram
from passmuster.errors import BadInput


def test_a_telegram_export_gives_a_document_for_each_post() -> None:
    """Posts keep their day; marked-up pieces are joined; posts without text are left out."""
    export = {
        "name": "Front",
        "type": "public_channel",
        "messages": [
            {"id": 7, "date": "2024-05-06T10:00:00", "text": ["Lost ", {"type": "bold", "text": "300 men"}, " today."]},
            {"id": 8, "date": "2024-05-07T10:00:00", "text": ""},
        ],
    }
    (post,) = open_document(json.dumps(export).encode(), "result.json")
    assert (post.text, post.published_on, post.outlet) == (
        "Lost 300 men today.",
        date(2024, 5, 6),
        "Telegram channel Front",
    )


def test_an_export_is_known_by_how_it_begins() -> None:
    """JSON with a list of messages and a name or type is one; other JSON is not."""
    assert is_telegram(b'{"name": "a", "messages": []}')
    assert not is_telegram(b'{"id": 1, "text": "messages"}')


@pytest.mark.parametrize(
    ("content", "found"), [(b"{", "JSONDecodeError"), (b"{}", "KeyError"), (b'{"messages": 1}', "int")]
)
def test_what_is_no_export_is_refused(content: bytes, found: str) -> None:
    """The refusal says what it must hold."""
    with pytest.raises(BadInput, match=f"a list 'messages'; found {found}"):
        read_telegram(content, "a.json")


def test_a_forwarded_post_says_from_where() -> None:
    """Whose words they were is a remark."""
    (post,) = read_telegram(b'{"messages": [{"id": 1, "text": "a", "forwarded_from": "Them"}]}', "a.json")
    assert post.remarks == ("forwarded from Them",)
