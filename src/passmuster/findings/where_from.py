"""Where a ledger stood when a briefing on it was made, which is told with what it says and changes none of it.

Entries may come and leave everything as it was: a duplicate, a change and its undoing. What was found of the content
then serves the ledger of now.
"""

from dataclasses import replace

from passmuster.findings.ledger_words import head_sentence
from passmuster.findings.parts.methods import MethodsNote
from passmuster.ledger import Known

__all__ = ["where_from"]


def where_from(note: MethodsNote, known: Known) -> MethodsNote:
    """The note of a briefing on the content of `known`, with the head that `known` was read at in place of its own."""
    if note.head is None or known.head is None:
        return note
    former, told = head_sentence(note.head), head_sentence(known.head)
    paragraphs = tuple(told if paragraph == former else paragraph for paragraph in note.paragraphs)
    return replace(note, paragraphs=paragraphs, input_hashes=tuple(sorted(known.input_hashes)), head=known.head)
