"""One document's faults: told as its own, and apart from those of the program."""

import email

import pytest

from passmuster.documents import one, opening
from passmuster.documents.one import one_document
from passmuster.errors import BadInput, Fault


def test_what_a_library_makes_of_bytes_is_the_documents_fault() -> None:
    """The kind of the exception is named."""
    rule = r"a\.eml: the document must be whole enough to be read; found AttributeError"
    with pytest.raises(BadInput, match=rule), one_document("a.eml"):
        email.message_from_bytes(5)  # type: ignore[arg-type]


def test_a_slip_of_ours_is_called_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """With its place, so that it can be reported."""
    monkeypatch.setattr(one, "PACKAGE", str(__file__).rpartition("/")[0])
    with (
        pytest.raises(
            BadInput, match=r"a fault of the program and not of the document; found KeyError at test_one\.py:\d"
        ),
        one_document("a.txt"),
    ):
        {}["x"]


def test_a_refusal_stays_as_it_is() -> None:
    """It says more than we could."""
    with pytest.raises(BadInput, match=r"^x: y\.$"), one_document("a.txt"):
        raise BadInput([Fault("x", "y")])


def test_every_exception_while_opening_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """The door itself holds."""
    monkeypatch.setattr(opening, "read_plain", lambda content, name: 1 / 0)
    with pytest.raises(BadInput, match="ZeroDivisionError"):
        opening.open_document(b"x", "a.txt")
