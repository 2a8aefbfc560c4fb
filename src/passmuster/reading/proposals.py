"""Proposals: what the grammar makes of each number of a sentence, before it is chosen what counts.

Whole before parts: the number's noun (`nouns.py`), the words that govern it (`quantities.py`), its claimant
(`claimants.py`) and its hedges (`modes.py`) are found one after the other; what each step decided, and where, stays on
the claim. Every number is proposed, also one that the grammar would leave out: the choice is made in `claims.py`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, NamedTuple

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.learned.tables import Learned, shipped
from passmuster.reading.meaning.admission import is_admissible, is_earlier_figure
from passmuster.reading.meaning.called_false import is_called_false
from passmuster.reading.meaning.contingents import actor_of, subject_named
from passmuster.reading.meaning.governed import Governed
from passmuster.reading.meaning.measures import measures_of
from passmuster.reading.meaning.mentions import Mentions
from passmuster.reading.meaning.modes import hedges_from, in_mode, mode_of
from passmuster.reading.meaning.quantities import governed
from passmuster.reading.meaning.values import ends_of
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.find_numbers import written_numbers
from passmuster.reading.numbers.not_counts import is_something_else
from passmuster.reading.numbers.nouns import find_candidates
from passmuster.reading.numbers.number import Number
from passmuster.reading.numbers.times import time_beside
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.speech.attribution import Attribution
from passmuster.reading.speech.claimants import claimant_of
from passmuster.reading.speech.memory import SpeechMemory
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["MOST_KEPT", "Proposal", "ReadSoFar", "ToldBefore", "fresh", "proposals_of"]


MOST_NUMBERS: Final = 40
"""Numbers of a sentence; one with more is a table that lost its lines, and nobody's statement."""


MOST_KEPT: Final = 12
"""Claims of which it is kept in mind whose men they count and who says them."""


class ToldBefore(NamedTuple):
    """What was chosen for the last number of the text that is a claim."""

    quantity: str
    mode: str
    scope: str


@dataclass(slots=True)
class ReadSoFar:
    """What the reading of one text carries from sentence to sentence."""

    memory: SpeechMemory = field(default_factory=SpeechMemory)
    last_actor: str = ""
    last_counted: Candidate | None = None
    counted_in: int = 0
    named: Mentions = field(default_factory=Mentions)
    """How each nation and group was named in the sentences before."""

    coming: tuple[str, ...] = ()
    """Nations and groups that the next sentences name, in order."""

    forces: tuple[str, ...] = ()
    """Whose men the claims so far have counted, the last of them at the end; empty for nobody's."""

    learned: Learned = field(default_factory=shipped)
    bases: list[float] = field(default_factory=list)
    """Numbers of people named so far, for shares of them."""

    told: ToldBefore | None = None
    """What was chosen for the last claim; None before the first."""

    last_voice: str | None = None
    """Who said the last claim: empty for the text itself, None before the first claim."""

    voiced: tuple[str, ...] = ()
    """Who said the claims so far, the last of them at the end."""

    voiced_in: int = -1
    """The sentence of the last claim."""

    voiced_to: int = -1
    """The token behind the number of the last claim, in its sentence."""

    disaster: int = 99
    """Sentences since a disaster was named."""

    published: date | None = None
    """The day from which the text speaks."""

    n_english: int = 0
    n_foreign: int = 0
    """Sentences of the text that are English, and those that are not and are left out."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A number with what the grammar found about it, and the claim that it makes of it, None where it makes none.

    `candidates` are those of the sentence; `index` is its place among them, None where the grammar knows no noun.
    """

    number: Number
    is_something_else: bool
    candidates: tuple[Candidate, ...]
    index: int | None
    governed: Governed | None
    claim: ReadClaim | None

    @property
    def candidate(self) -> Candidate | None:
        """The number with its noun, None where the grammar knows none."""
        return None if self.index is None else self.candidates[self.index]


def proposals_of(s: Parsed, statements: list[ReadStatement], state: ReadSoFar) -> list[Proposal]:
    """A proposal for each number of a sentence; `state` takes note of what later sentences may lean on."""
    written = s.once(written_numbers)
    found = [number for number in written if not is_something_else(s, number)]
    if not 0 < len(written) <= MOST_NUMBERS:
        return []
    counted = {p.number.core: p for p in _counted(s, found, statements, state)}
    kept = {number.core for number in found}
    return [
        counted.get(number.core) or Proposal(number, number.core not in kept, (), None, None, None)
        for number in written
    ]


def _counted(s: Parsed, found: list[Number], statements: list[ReadStatement], state: ReadSoFar) -> Iterator[Proposal]:
    """Proposals for the numbers that the grammar knows a noun for."""
    if state.last_counted is not None and state.counted_in != s.stretch.paragraph:
        state.last_counted = replace(
            state.last_counted, recalled=None
        )  # a new paragraph takes up the men, not the deed
    candidates = find_candidates(s, found, state.last_counted)
    decided: list[Governed] = []
    for index, c in enumerate(candidates):
        g = governed(s, candidates, index, decided)
        if g is not None and decided and is_earlier_figure(s, c, g):
            g = replace(g, quantity=decided[-1].quantity)
        decided.append(g or _by_default(s, c.number))
        admitted = g is not None and is_admissible(s, candidates, index, g, state.bases)
        claim = _draft(s, candidates, index, decided[-1], statements, state) if admitted else None
        if claim is not None:
            state.last_actor = claim.actor or state.last_actor
            _remember(c, claim.quantity, (claim.point, claim.low, claim.high), state)
            state.counted_in = s.stretch.paragraph
            state.last_counted = replace(c, actor=claim.actor, recalled=claim.quantity, leans_on=None, total=None)
        yield Proposal(c.number, False, tuple(candidates), index, g, claim)


def _by_default(s: Parsed, number: Number) -> Governed:
    return Governed(Quantity.PRESENT, number.first, number.stop, "default", (0, len(s.tokens)))


def fresh(s: Parsed, p: Proposal, statements: list[ReadStatement], state: ReadSoFar) -> ReadClaim | None:
    """The claim of a number of which the grammar makes none; None where it has no value or is only denied."""
    if p.index is not None:
        return _draft(s, list(p.candidates), p.index, p.governed or _by_default(s, p.number), statements, state)
    c = Candidate(p.number, "anaphor", "", p.number.stop, p.number.stop, elliptic=True)
    return _draft(s, [c], 0, _by_default(s, p.number), statements, state)


# ---- one claim ------------------------------------------------------------------------------------------------------


def _draft(
    s: Parsed,
    candidates: list[Candidate],
    index: int,
    g: Governed,
    statements: list[ReadStatement],
    state: ReadSoFar,
) -> ReadClaim | None:
    """The claim of a candidate as the grammar has it; None where its number is only denied or has no value."""
    c = candidates[index]
    said = claimant_of(s, statements, state.memory, c.number.first, c.number.core)
    if said.denied or is_called_false(s, c.number.first, c.number.stop):
        return None
    left = hedges_from(s, candidates, index, g)
    mode, hedge = mode_of(s, c, g, left, said.mode, sourced=said.is_sourced)
    quantity = in_mode(g.quantity, mode)
    low, high, point, bound = ends_of(s, candidates, index, mode, state.bases)
    if c.number.share is not None and not (point or high or low):
        return None  # a share of nothing that is named
    actor = actor_of(s, c, g, state.last_actor)
    measures, reason = measures_of(s, g, quantity)
    span = s.span(c.number.first, max(c.noun_stop, c.number.stop))
    return ReadClaim(
        claimant=said.source.name, claimant_group=said.source.group, quantity=quantity,
        subject=subject_named(c.kind, actor, quantity),
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
    if (
        value is not None
        and c.number.share is None
        and quantity not in {Quantity.SHELLS, Quantity.MISSILES, Quantity.OTHER}
    ):
        state.bases.append(value)


def _cue(s: Parsed, said: Attribution, hedge: Mark | None) -> str:
    words = [said.cue] if said.cue else []
    if hedge is not None and s.words(hedge.first, hedge.stop) not in words:
        words.append(s.words(hedge.first, hedge.stop))
    return " ... ".join(words)
