"""History: articles that tell of a war long over are read as of the end of what they tell, and not of their own day.

What somebody does next is asked of the day on which the account ends: a page of 2015 on volunteers of 1940 says nothing
of a force in 2015. Whoever asks for an as-of day has it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from passmuster.documents import Document
from passmuster.reading.text.told_day import end_of_history

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
        who, whose = "The article looks", f"it is of {documents[0].published_on:%-d %B %Y}"
    return read, (
        f"{who} back on years long past, and {whose}: all is read as of {day:%-d %B %Y}, where what is told ends."
    )


def _as_of_its_end(document: Document, as_of: date | None) -> Document:
    if document.published_on is None or (as_of is not None and as_of >= document.published_on):
        return document
    end = end_of_history(document.text, document.published_on)
    return document if end is None else replace(document, published_on=as_of or end)
