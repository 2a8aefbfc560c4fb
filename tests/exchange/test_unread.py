"""What is told of files that nobody exported."""

import json

import pytest

from passmuster.exchange.unread import told_of


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyError("objects"), "nothing called 'objects' in it"),
        (TypeError("'NoneType' object is not subscriptable"), "something else in it than an export holds"),
        (AttributeError("'list' object has no attribute 'get'"), "something else in it than an export holds"),
        (UnicodeDecodeError("utf-8", b"a\xe9", 1, 2, "invalid"), "bytes that are no UTF-8, from byte 1 on"),
        (ValueError("it nests too deep"), "it nests too deep"),
        (OSError("The file is cut."), "The file is cut"),
    ],
)
def test_what_was_found_is_told_without_words_of_the_program(error: Exception, words: str) -> None:
    """No class of Python stands in a message."""
    assert told_of(error) == words


def test_broken_json_is_told_with_its_place() -> None:
    """By line and column."""
    with pytest.raises(json.JSONDecodeError) as broken:
        json.loads('{\n"a": }')
    assert told_of(broken.value).startswith("no JSON: ")
    assert "line 2 column 6" in told_of(broken.value)
