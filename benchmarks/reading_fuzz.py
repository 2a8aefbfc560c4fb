"""Fuzz the reader: random and mutated texts, guided by the lines of the reader they reach.

    python benchmarks/reading_fuzz.py --count 1000000 --seed 1

Inputs begin with sentences of the tests' own passages and the words of the rule files. One in `TRACED_ONE_IN` is traced
line by line; those that reach a new line join the corpus and are mutated further. Each input must be read without an
exception, in under a second, with every span inside the text. The first that is not stops the run and is printed.
"""

import argparse
import json
import random
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any

from passmuster.ledger.actors import actors
from passmuster.reading import read_text
from passmuster.reading.reader import TextReading
from passmuster.reading.text.lexicon import load_rules
from passmuster.reading.war_told import war_told_by

PASSAGES = Path(__file__).parents[1] / "tests" / "data" / "reader" / "other_wars.jsonl"
TRACED_ONE_IN = 40
LENGTHS = (40, 80, 160, 400)
"""Most characters of an input, drawn for each; one in a thousand is a hundred times longer."""

SLOWEST = 1.0
"""Seconds of processor time that one input may take."""

NASTY = [
    *("\x00", "\n", "\r\n", "\u2028", "\u00a0", "\u202f", "’s", "'", '"', "“", "”", "-", "–", "…", "(", ")", ";", ":"),
    *("%", "$", "U.S.", "a", "half", "of", "the", "1", "0", "9" * 20, "1,000", "1 000", "1.6", "million", "billion"),
    *("hundred", "and", "to", "11-12,000", "27-hundred", "four-thousand-100", "two-thirds", "of whom", "of them"),
    *("𝟙𝟚", "①", "½", "۳۰۰", "Ⅷ", "é", "\u0301"),
]


def told_by(text: str) -> TextReading:
    """What is read in a text, after asking it whose war it is."""
    reading = read_text(text)
    war_told_by([reading])
    return reading


class Lines:
    """Lines of the reader that were reached so far."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, int]] = set()
        self.new = False

    def trace(self, frame: FrameType, event: str, argument: Any) -> Any:
        """A trace function that follows the reader's own modules only."""
        name = frame.f_code.co_filename
        if "passmuster/reading" not in name:
            return None
        place = (name, frame.f_lineno)
        if place not in self.seen:
            self.seen.add(place)
            self.new = True
        return self.trace

    def read(self, text: str) -> bool:
        """Read a text under the trace; True when it reached a new line."""
        self.new = False
        sys.settrace(self.trace)
        try:
            told_by(text)
        finally:
            sys.settrace(None)
        return self.new


def words_of_rules() -> list[str]:
    """Every phrase that the lexicon is made of: the names of actors, and the rule files."""
    found: list[str] = []
    files = ("nouns", "numbers", "speech", "sources", "cues", "events")
    pending: list[Any] = [actors(), *(load_rules(name) for name in files)]
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            pending += [*value.values(), *map(str, value)]
        elif isinstance(value, list):
            pending += value
        elif isinstance(value, str):
            found += [piece.replace("_", " ").strip() for piece in value.split("|")]
    return [word for word in found if word]


def mutated(chance: random.Random, corpus: list[str], words: list[str]) -> str:
    """A text made from the corpus by a few random changes."""
    text = chance.choice(corpus)
    for _ in range(chance.randint(1, 6)):
        at = chance.randint(0, len(text))
        what = chance.random()
        if what < 0.25:
            text = f"{text[:at]} {chance.choice(words)} {text[at:]}"
        elif what < 0.45:
            text = text[:at] + chance.choice(NASTY) + text[at:]
        elif what < 0.6:
            text = text[:at] + text[at + chance.randint(1, 30) :]
        elif what < 0.75:
            other = chance.choice(corpus)
            text = text[:at] + other[chance.randint(0, len(other)) :]
        elif what < 0.85:
            text = text[:at] + chr(chance.randint(1, 0x2FFF)) + text[at:]
        else:
            pieces = text.split(" ")
            chance.shuffle(pieces)
            text = " ".join(pieces)
    longest = chance.choice(LENGTHS)
    start = chance.randint(0, max(0, len(text) - longest))
    text = text[start : start + longest]
    if chance.random() < 0.001:
        return (text + chance.choice(["", " ", "\n", ". "])) * 100
    return text


def fault_of(text: str) -> str:
    """What is wrong with the reading of a text; empty when nothing is."""
    begun = time.process_time()
    try:
        reading = told_by(text)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    seconds = time.process_time() - begun
    if seconds > SLOWEST:
        return f"took {seconds:.1f} s for {len(text)} characters"
    spans = [mark[1:] for claim in reading.claims for mark in claim.marks]
    spans += [claim.span for claim in reading.claims] + [claim.sentence for claim in reading.claims]
    spans += [event.span for event in reading.events]
    outside = [span for span in spans if not 0 <= span[0] < span[1] <= len(text)]
    return f"spans outside the text: {outside}" if outside else ""


def main() -> None:
    """Run the campaign and print what was done."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    chance = random.Random(given.seed)
    corpus = [json.loads(line)["text"] for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    words, lines = words_of_rules(), Lines()
    for text in corpus:
        lines.read(text)
    begun = time.perf_counter()
    for number in range(given.count):
        text = mutated(chance, corpus, words)
        fault = fault_of(text)
        if fault:
            print(f"input {number} of seed {given.seed}: {fault}\n{text[:2000]!r}")
            sys.exit(1)
        if number % TRACED_ONE_IN == 0 and lines.read(text):
            corpus.append(text)
    seconds = time.perf_counter() - begun
    done = f"{given.count:,} inputs, seed {given.seed}, {seconds:.0f} s"
    print(f"{done}, {len(lines.seen):,} lines reached, corpus {len(corpus)}: no fault")


if __name__ == "__main__":
    main()
