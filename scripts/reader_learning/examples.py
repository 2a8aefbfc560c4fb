"""Examples: the numbers of the corpus with the features that the reader sees and the claim that was written out."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from passmuster.networks.number_network import NumberWindow
from passmuster.reading.choices.force_features import ClaimedNumber, force_features, possible_forces
from passmuster.reading.choices.number_choice import NOT_A_CLAIM, as_answered, features_for
from passmuster.reading.choices.number_features import leaning_features
from passmuster.reading.choices.voice_choice import note_voice, said_number, voice_options
from passmuster.reading.choices.windows import window_of
from passmuster.reading.learned.tables import TABLES, Learned
from passmuster.reading.learned.weights import read_weights
from passmuster.reading.proposals import MOST_KEPT, Proposal, ReadSoFar, ToldBefore, proposals_of
from passmuster.reading.reader import has_number, spoken_sentences
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.speech.voices import Voice, voices_of
from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.text.parsed import Parsed
from reader_learning.names import names_one
from reader_learning.patterns import filled_patterns
from reader_learning.ranking import Choice

CORPUS = Path(__file__).parents[2] / "corpus" / "passages"
LESSONS = CORPUS.parent / "lessons.txt"
LESSONS_OF_WHO = CORPUS.parent / "lessons_who.txt"
NOTHING = Learned(*(read_weights("none\tnone\n\n") for _ in TABLES))
"""Tables without a weight, for reading before anything is learned."""


class Passage(NamedTuple):
    """A passage of the corpus as written, and who wrote it."""

    writer: str
    row: dict[str, Any]


class NumberExample(NamedTuple):
    """A number: its features, the claim it makes, None for no claim, whose men it may count, and who may say it."""

    features: list[str]
    claim: dict[str, Any] | None
    force: Choice | None
    voice: Choice | None
    window: NumberWindow | None
    """What the network sees of it; None where it is shown the number elsewhere."""

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
    """The plain sentences of both files of lessons, each a passage of a writer that has the name of its file."""
    return [
        Passage(file.stem, {"id": f"{file.stem}-{n}", **_lesson(line)})
        for file in (LESSONS, LESSONS_OF_WHO)
        for n, line in enumerate(_lines(file), start=1)
    ]


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def patterns() -> list[Passage]:
    """The filled patterns of `corpus/patterns.txt`, each a passage of the writer "patterns"."""
    filled = enumerate(filled_patterns(), start=1)
    return [Passage("patterns", {"id": f"pattern-{n}", "text": text, "claims": claims}) for n, (text, claims) in filled]


def _lesson(line: str) -> dict[str, Any]:
    text, claims = "", list[dict[str, Any]]()
    for piece in re.split(r"(\[[^\]]*\])", line.replace("\\n", "\n")):
        if not piece.startswith("["):
            text += piece
            continue
        what, _, counted = piece.strip("[]").partition(":")
        number, *fields = counted.split("|")
        counts, _, scope = what.partition("@")
        quantity, _, mode = counts.partition("/")
        span = [len(text), len(text) + len(number)]
        told: dict[str, Any] = {"scope": scope} if scope else {}
        if fields and fields[0] != "?":
            told["force"] = fields[0]
        if len(fields) > 1:
            told |= {"claimant": fields[1], "relay": []}
        claims.append({"span": span, "quantity": quantity, "mode": mode or "asserted", **told})
        text += number
    return {"text": text, "claims": claims}


def number_examples(row: dict[str, Any]) -> list[NumberExample]:
    """Every number of a passage, as the reader comes to it."""
    return list(_numbers(row["text"], row["claims"]))


def _numbers(text: str, claims: Sequence[dict[str, Any]]) -> Iterator[NumberExample]:
    state, told = ReadSoFar(learned=NOTHING), None
    for s, statements in spoken_sentences(text, state):
        proposals = proposals_of(s, statements, state) if has_number(s) else []
        voices = voices_of(s, statements, state.memory) if proposals else []
        answered = [as_answered(p) for p in proposals]
        for index, (p, own) in enumerate(zip(proposals, features_for(s, proposals, state.memory.before), strict=True)):
            features = [*own, *leaning_features(own, told)]
            claim = written_claim(s, p, claims)
            force = None if claim is None or "force" not in claim else _force(s, p, claim, state)
            voice = None if claim is None or "claimant" not in claim else _voice(s, p, statements, voices, claim, state)
            if claim is not None:
                told = ToldBefore(claim["quantity"], claim["mode"], claim.get("scope", "?"))
            window = window_of(s, answered, index, state.memory.before)
            yield NumberExample(features, claim, force, voice, window)


def written_claim(s: Parsed, p: Proposal, claims: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The claim that was written out for a number; None for none."""
    start, end = s.span(p.number.core, p.number.stop)
    return next((c for c in claims if c["span"][0] < end and start < c["span"][1]), None)


def _force(s: Parsed, p: Proposal, claim: dict[str, Any], state: ReadSoFar) -> Choice:
    """Whose men a claim counts; they are taken note of as those counted last."""
    owner, speaker = (p.claim.actor, p.claim.claimant_actor) if p.claim else ("", "")
    counted = ClaimedNumber(p, claim["quantity"], owner, speaker)
    choice = force_choice(s, counted, claim["force"], state, state.forces)
    force = possible_forces(s, state.named, state.coming)[choice.right[0]]
    state.forces = (*state.forces, force)[-MOST_KEPT:]
    return choice


def force_choice(
    s: Parsed, counted: ClaimedNumber, force: str | None, state: ReadSoFar, forces: Sequence[str]
) -> Choice:
    """The owners that a number may have, nobody for one whom the text does not name; `forces` were counted before."""
    possible = possible_forces(s, state.named, state.coming)
    codes, written = [code.lower() for code in possible], str(force or "").lower()
    symbols = symbols_of(s)
    options = [force_features(s, symbols, counted, code, state.named, forces) for code in possible]
    return Choice(options, (codes.index(written if written in codes else ""),))


def _voice(
    s: Parsed,
    p: Proposal,
    statements: list[ReadStatement],
    voices: list[Voice],
    claim: dict[str, Any],
    state: ReadSoFar,
) -> Choice | None:
    """Who says a claim, who is taken note of as the last speaker; None where nobody who may have is the one written."""
    choice = voice_choice(s, p, statements, voices, claim, state)
    spoke = voices[choice.right[0]] if choice is not None and choice.right[0] < len(voices) else None
    note_voice(spoke, state, s.stretch.paragraph, p.number.stop)
    return choice


def voice_choice(
    s: Parsed,
    p: Proposal,
    statements: list[ReadStatement],
    voices: list[Voice],
    claim: dict[str, Any],
    state: ReadSoFar,
) -> Choice | None:
    """The speakers that a claim may have; None where the one written out is not among them."""
    options = voice_options(s, symbols_of(s), said_number(s, p, statements, state), voices)
    names = [*(voice.source.name for voice in voices), "article"]
    right = tuple(at for at, name in enumerate(names) if names_one(claim["claimant"], name))
    relayed = (at for at, name in enumerate(names) if any(names_one(r, name) for r in claim["relay"]))
    right = right or tuple(relayed)
    return Choice(options, right) if right else None
