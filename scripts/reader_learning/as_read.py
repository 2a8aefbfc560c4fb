"""As read: the numbers of a passage with what went before them as a reader had it, and not as it was written out.

A number leans on who spoke last, whose men were counted and what was counted. In the corpus these are always right;
a reader has them right in two of three cases, and learns here how far to trust them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from passmuster.reading.choices.force_features import ClaimedNumber
from passmuster.reading.choices.number_choice import NumberChoice, choices_for
from passmuster.reading.claims import chosen_claim
from passmuster.reading.learned.tables import Learned
from passmuster.reading.proposals import Proposal, ReadSoFar, fresh, proposals_of
from passmuster.reading.reader import has_number, spoken_sentences
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.speech.voices import Voice, voices_of
from passmuster.reading.text.parsed import Parsed
from reader_learning.examples import NumberExample, force_choice, voice_choice, written_claim

__all__ = ["examples_as_read"]


def examples_as_read(row: dict[str, Any], learned: Learned) -> list[NumberExample]:
    """Every number of a passage, as a reader comes to it who chooses by some tables."""
    state, found = ReadSoFar(learned=learned), list[NumberExample]()
    for s, statements in spoken_sentences(row["text"], state):
        proposals = proposals_of(s, statements, state) if has_number(s) else []
        if proposals:
            found += _numbers(s, proposals, statements, row["claims"], state)
    return found


def _numbers(
    s: Parsed,
    proposals: list[Proposal],
    statements: list[ReadStatement],
    claims: Sequence[dict[str, Any]],
    state: ReadSoFar,
) -> Iterator[NumberExample]:
    choices = choices_for(
        s, proposals, state.learned.numbers, state.told, state.memory.before, state.learned.number_network
    )
    state.told = next((choice.told for choice in reversed(choices) if choice.is_claim), state.told)
    voices = voices_of(s, statements, state.memory)
    for p, choice in zip(proposals, choices, strict=True):
        claim = written_claim(s, p, claims)
        speaks = claim is not None and "claimant" in claim
        voice = voice_choice(s, p, statements, voices, claim, state) if claim is not None and speaks else None
        forces = state.forces
        counted = _taken(s, p, choice, statements, voices, state)
        force = None
        if claim is not None and "force" in claim:
            force = force_choice(s, counted, claim["force"], state, forces)
        yield NumberExample(list(choice.features), claim, force, voice, None)


def _taken(
    s: Parsed,
    p: Proposal,
    choice: NumberChoice,
    statements: list[ReadStatement],
    voices: list[Voice],
    state: ReadSoFar,
) -> ClaimedNumber:
    """The number as the reader takes it; `state` takes note of what it chooses."""
    draft = p.claim or (fresh(s, p, statements, state) if choice.is_claim else None)
    read = chosen_claim(s, p, choice, statements, voices, state) if choice.is_claim else None
    owner, speaker = (draft.actor, draft.claimant_actor) if draft else ("", "")
    return ClaimedNumber(p, choice.pair[0], owner, speaker if read is None else read.claimant_actor)
