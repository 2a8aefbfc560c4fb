"""History: articles that tell of a war long over are read as of the end of what they tell, and not of their own day.

What somebody does next is asked of the day on which the account ends: a page of 2015 on volunteers of 1940 says nothing
of a force in 2015. Whoever asks for an as-of day has it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from passmuster.documents import Document
from passmuster.reading.text.end_of_history import end_of_history
from passmuster.reading.text.told_day import Sureness, told_day

__all__ = ["with_history"]


def with_history(documents: Sequence[Document], as_of: date | None) -> tuple[list[Document], str]:
    """The documents, those that look back dated by the end of what they tell, and a sentence where there are any.

    Parameters
    ----------
    documents
        What is to be read.
    as_of
        The day that was asked for; one that is looked back from it is read as of that day, where it is the earlier one.
    """
    read = [_as_of_its_end(document, as_of) for document in documents]
    moved = [(old, new) for old, new in zip(documents, read, strict=True) if old.published_on != new.published_on]
    if not moved:
        return read, ""
    day = max(new.published_on for _, new in moved if new.published_on)
    who, whose = f"{len(moved)} of {len(documents)} articles look", "they are of much later days"
    if len(documents) == 1:
        who, whose = "The article looks", f"it is of {_own_day(documents[0]):%-d %B %Y}"
    return read, (
        f"{who} back on years long past, and {whose}: all is read as of {day:%-d %B %Y}, where what is told ends."
    )


def _as_of_its_end(document: Document, as_of: date | None) -> Document:
    own = _own_day(document)
    if own is None or (as_of is not None and as_of >= own):
        return document
    end = end_of_history(document.text, own)
    return document if end is None else replace(document, published_on=as_of or end)


def _own_day(document: Document) -> date | None:
    """The day of publication, else the one that the text surely tells as its own."""
    if document.published_on is not None:
        return document.published_on
    told = told_day(document.text)
    return told.day if told is not None and told.sureness is Sureness.TOLD else None
