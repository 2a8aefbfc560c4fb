"""One sentence, parsed with the shipped rules, and what the reader's parts find in it one after the other."""

from passmuster.reading.meaning.governed import Governed
from passmuster.reading.meaning.quantities import governed
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.find_numbers import find_numbers
from passmuster.reading.numbers.nouns import find_candidates
from passmuster.reading.speech.find_statements import find_statements
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.parsed import Parsed, parse
from passmuster.reading.text.sentences import Stretch
from passmuster.reading.text.vocabulary import vocabulary

__all__ = ["candidates_of", "governed_of", "only_candidate", "parsed", "place", "statements_of"]


def parsed(text: str, paragraph: int = 0) -> Parsed:
    """A text taken for one sentence."""
    return parse(text, Stretch(0, len(text), paragraph), vocabulary())


def place(s: Parsed, words: str) -> int:
    """The first token of some words of the sentence."""
    starts = [token.start for token in s.tokens]
    return starts.index(s.text.index(words))


def candidates_of(s: Parsed) -> list[Candidate]:
    """The numbers that count something."""
    return find_candidates(s, find_numbers(s))


def only_candidate(s: Parsed) -> Candidate:
    """The one number that counts something."""
    (candidate,) = candidates_of(s)
    return candidate


def governed_of(s: Parsed) -> list[Governed | None]:
    """What is found for each of the candidates, in order."""
    candidates, found = candidates_of(s), list[Governed]()
    answers: list[Governed | None] = []
    for index in range(len(candidates)):
        answers.append(governed(s, candidates, index, found))
        found.append(answers[-1] or Governed("present", 0, 1, "default", (0, len(s.tokens))))
    return answers


def statements_of(s: Parsed, memory: SpeechMemory | None = None) -> list[ReadStatement]:
    """Who says what in the sentence."""
    return find_statements(s, SpeechMemory() if memory is None else memory)
