"""Examples: the numbers of the corpus with the features that the reader sees and the claim that was written out."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from passmuster.reading.choices.number_choice import NOT_A_CLAIM, features_for
from passmuster.reading.learned.tables import Learned
from passmuster.reading.learned.weights import read_weights
from passmuster.reading.proposals import ReadSoFar, proposals_of
from passmuster.reading.reader import has_number, spoken_sentences

CORPUS = Path(__file__).parents[2] / "corpus" / "passages"
LESSONS = CORPUS.parent / "lessons.txt"
NOTHING = Learned(*(read_weights("quantity\tnone\nmode\tasserted\n\n") for _ in Learned._fields))
"""Tables without a weight, for reading before anything is learned."""


class Passage(NamedTuple):
    """A passage of the corpus as written, and who wrote it."""

    writer: str
    row: dict[str, Any]


class NumberExample(NamedTuple):
    """A number: its features and the claim it makes, None for no claim."""

    features: list[str]
    claim: dict[str, Any] | None

    @property
    def quantity(self) -> str:
        """The quantity that was written out."""
        return NOT_A_CLAIM if self.claim is None else str(self.claim["quantity"])


def passages() -> list[Passage]:
    """The corpus, by writer and in the order of its files."""
    files = sorted(CORPUS.glob("*.jsonl"))
    return [
        Passage(file.stem, json.loads(line)) for file in files for line in file.read_text(encoding="utf-8").splitlines()
    ]


def lessons() -> list[Passage]:
    """The plain sentences of `corpus/lessons.txt`, each a passage of the writer "lessons"."""
    lines = [line for line in LESSONS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [Passage("lessons", {"id": f"lesson-{n}", **_lesson(line)}) for n, line in enumerate(lines, start=1)]


def _lesson(line: str) -> dict[str, Any]:
    text, claims = "", list[dict[str, Any]]()
    for piece in re.split(r"(\[[^\]]*\])", line):
        if not piece.startswith("["):
            text += piece
            continue
        what, _, number = piece.strip("[]").partition(":")
        quantity, _, mode = what.partition("/")
        span = [len(text), len(text) + len(number)]
        claims.append({"span": span, "quantity": quantity, "mode": mode or "asserted"})
        text += number
    return {"text": text, "claims": claims}


def number_examples(row: dict[str, Any]) -> list[NumberExample]:
    """Every number of a passage, as the reader comes to it."""
    return list(_numbers(row["text"], row["claims"]))


def _numbers(text: str, claims: Sequence[dict[str, Any]]) -> Iterator[NumberExample]:
    state = ReadSoFar(learned=NOTHING)
    for s, statements in spoken_sentences(text, state):
        proposals = proposals_of(s, statements, state) if has_number(s) else []
        for p, features in zip(proposals, features_for(s, proposals), strict=True):
            start, end = s.span(p.number.core, p.number.stop)
            written = (c for c in claims if c["span"][0] < end and start < c["span"][1])
            yield NumberExample(features, next(written, None))
