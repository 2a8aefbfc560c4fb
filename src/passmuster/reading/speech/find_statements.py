"""Every statement in a sentence, with who makes it.

A statement is made by a reporting verb with its subject ("the NIS estimates that ..."), an inverted one ("..., said
Budanov"), a participle ("..., adding that ..."), a phrase ("according to ...", "citing ..."), or a noun with its owner
("Prigozhin's claim that ..."). Who of them answers for a number is settled in `attribution.py`.
"""

from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.offices import stated_in_office
from passmuster.reading.speech.reporting_phrases import headline_statements, noun_statements, phrase_statements
from passmuster.reading.speech.reporting_verbs import put_statements, verb_statement
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.parsed import Parsed

__all__ = ["find_statements"]


def find_statements(s: Parsed, memory: SpeechMemory) -> list[ReadStatement]:
    """All statement frames of a sentence, in order of their place; speakers met are put into `memory`."""
    found: list[ReadStatement] = []
    for mark in s.by_tag.get("says", ()):
        statement = verb_statement(s, mark, found, memory)
        if statement is not None:
            found.append(statement)
            memory.note(statement.source)
    found += noun_statements(s, memory)
    found += phrase_statements(s, memory)
    found += put_statements(s, memory)
    found += headline_statements(s, memory)
    found.sort(key=lambda statement: statement.first)
    return stated_in_office(found, memory)
