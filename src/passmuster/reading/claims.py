"""Claims: every number of a text that states a quantity we follow, with who says it, of whom, how many and how firmly.

Whole before parts: a text is cut into sentences; each sentence with a number is parsed; the number's noun
(`nouns.py`), the words that govern it (`quantities.py`), its claimant (`claimants.py`) and its hedges (`modes.py`) are
found one after the other; what each step decided, and where, stays on the claim.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from passmuster.reading.meaning.admission import is_admissible, is_earlier_figure
from passmuster.reading.meaning.contingents import actor_of, subject_of
from passmuster.reading.meaning.governed import Governed
from passmuster.reading.meaning.measures import measures_of
from passmuster.reading.meaning.modes import hedges_from, in_mode, mode_of
from passmuster.reading.meaning.quantities import governed
from passmuster.reading.meaning.values import ends_of
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.find_numbers import find_numbers
from passmuster.reading.numbers.nouns import find_candidates
from passmuster.reading.numbers.times import time_beside
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.speech.attribution import Attribution
from passmuster.reading.speech.claimants import claimant_of
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["ReadSoFar", "claims_of"]


MOST_NUMBERS: Final = 40
"""Numbers of a sentence; one with more is a table that lost its lines, and nobody's statement."""


@dataclass(slots=True)
class ReadSoFar:
    """What the reading of one text carries from sentence to sentence."""

    memory: SpeechMemory = field(default_factory=SpeechMemory)
    last_actor: str = ""
    last_counted: Candidate | None = None
    counted_in: int = 0
    bases: list[float] = field(default_factory=list)
    """Numbers of people named so far, for shares of them."""


def claims_of(s: Parsed, statements: list[ReadStatement], state: ReadSoFar) -> list[ReadClaim]:
    """The claims of one sentence; `state` takes note of what later sentences may lean on."""
    found = find_numbers(s)
    if not 0 < len(found) <= MOST_NUMBERS:
        return []
    if state.last_counted is not None and state.counted_in != s.stretch.paragraph:
        state.last_counted = replace(state.last_counted, recalled="")  # a new paragraph takes up the men, not the deed
    candidates = find_candidates(s, found, state.last_counted)
    decided: list[Governed] = []
    claims: list[ReadClaim] = []
    for index, c in enumerate(candidates):
        g = governed(s, candidates, index, decided)
        if g is not None and decided and is_earlier_figure(s, c, g):
            g = replace(g, quantity=decided[-1].quantity)
        decided.append(
            g if g is not None else Governed("present", c.number.first, c.number.stop, "default", (0, len(s.tokens)))
        )
        if g is None or not is_admissible(s, candidates, index, g, state.bases):
            continue
        claim = _claim(s, candidates, index, g, statements, state)
        if claim is not None:
            claims.append(claim)
            state.counted_in = s.stretch.paragraph
            state.last_counted = replace(c, actor=claim.actor, recalled=claim.quantity, leans_on=None, total=None)
    return claims


# ---- one claim ------------------------------------------------------------------------------------------------------


def _claim(
    s: Parsed,
    candidates: list[Candidate],
    index: int,
    g: Governed,
    statements: list[ReadStatement],
    state: ReadSoFar,
) -> ReadClaim | None:
    c = candidates[index]
    said = claimant_of(s, statements, state.memory, c.number.first, c.number.core)
    if said.denied:
        return None
    left = hedges_from(s, candidates, index, g)
    mode, hedge = mode_of(s, c, g, left, said.mode, sourced=said.is_sourced)
    quantity = in_mode(g.quantity, mode)
    low, high, point, bound = ends_of(s, candidates, index, mode, state.bases)
    actor = actor_of(s, c, g, state.last_actor)
    state.last_actor = actor or state.last_actor
    measures, reason = measures_of(s, g, quantity)
    span = s.span(c.number.first, max(c.noun_stop, c.number.stop))
    _remember(c, quantity, (point, low, high), state)
    return ReadClaim(
        claimant=said.source.name, claimant_group=said.source.group, quantity=quantity,
        subject=subject_of(c, actor, quantity),
        low=low, high=high, point=point, bound=bound, mode=mode, cue=_cue(s, said, hedge), span=span, relay=said.relay,
        time=time_beside(s, c), actor=actor, kind=c.kind, vague=c.number.vague,
        measures=measures, measures_reason=reason,
        sentence=(s.stretch.start, s.stretch.end), paragraph=s.stretch.paragraph,
        rule=f"{g.rule};{said.rule}" + (f";hedge:{s.words(hedge.first, hedge.stop).lower()}" if hedge else ""),
        marks=_marks(s, c, g, said, hedge), claimant_actor=said.source.actor,
    )  # fmt: skip


def _marks(
    s: Parsed, c: Candidate, g: Governed, said: Attribution, hedge: Mark | None
) -> tuple[tuple[str, int, int], ...]:
    """The places in the text that decided, each with its role."""
    found = [("number", *s.span(c.number.first, max(c.noun_stop, c.number.stop)))]
    if said.cue_span is not None:
        found.append(("speaker", *said.cue_span))
    if g.side not in {"default", "noun"} and g.cue_first < g.cue_stop:
        found.append(("quantity", *s.span(g.cue_first, g.cue_stop)))
    if hedge is not None:
        found.append(("hedge", *s.span(hedge.first, hedge.stop)))
    return tuple(found)


def _remember(c: Candidate, quantity: str, ends: tuple[float | None, ...], state: ReadSoFar) -> None:
    value = next((end for end in ends if end is not None), None)
    if value is not None and c.number.share is None and quantity not in {"shells", "missiles", "other"}:
        state.bases.append(value)


def _cue(s: Parsed, said: Attribution, hedge: Mark | None) -> str:
    words = [said.cue] if said.cue else []
    if hedge is not None and s.words(hedge.first, hedge.stop) not in words:
        words.append(s.words(hedge.first, hedge.stop))
    return " ... ".join(words)
