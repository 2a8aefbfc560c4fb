"""Claims: every number of a text that states a quantity we follow, with who says it, of whom, how many and how firmly.

The grammar proposes (`proposals.py`), what was learned from the corpus chooses (`choices/`): whether a number is a
claim at all, which quantity it is, how firmly it is put, how much of the whole it is, whose men they are, and who says
so. The bound is the grammar's.
"""

from dataclasses import replace
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.choices.doubt import likely_right
from passmuster.reading.choices.force_choice import Told, chosen_force, owner_shares
from passmuster.reading.choices.force_features import ClaimedNumber
from passmuster.reading.choices.number_choice import NumberChoice, choices_for
from passmuster.reading.choices.stated_owner import as_stated
from passmuster.reading.choices.voice_choice import chosen_voice, note_voice, said_number
from passmuster.reading.corrections import with_corrections
from passmuster.reading.days.day_of_number import day_of_number
from passmuster.reading.meaning.contingents import subject_named
from passmuster.reading.meaning.disasters import without_disasters
from passmuster.reading.meaning.measures import measures_of
from passmuster.reading.meaning.told_otherwise import is_hour, quantity_told
from passmuster.reading.meaning.wholes import OF_SEVERAL, is_of_several, owner_of_whole
from passmuster.reading.proposals import MOST_KEPT, Proposal, ReadSoFar, fresh, proposals_of
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.speech.full_names import is_one_name
from passmuster.reading.speech.source import ARTICLE
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.speech.voices import Voice, voices_of
from passmuster.reading.syntax.symbols import symbols_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["chosen_claim", "claims_of"]

OF_MEN: Final = frozenset({Quantity.PRESENT, Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.PLANNED, Quantity.ROTATED})
"""Quantities of men whom several nations may send together."""


def claims_of(s: Parsed, statements: list[ReadStatement], state: ReadSoFar) -> list[ReadClaim]:
    """The claims of one sentence; `state` takes note of what later sentences may lean on."""
    proposals = proposals_of(s, statements, state)
    choices = choices_for(
        s, proposals, state.learned.numbers, state.told, state.memory.before, state.learned.number_network
    )
    state.told = next((choice.told for choice in reversed(choices) if choice.is_claim), state.told)
    if not any(choice.is_claim for choice in choices):
        return []
    chosen = zip(proposals, choices, strict=True)
    voices = voices_of(s, statements, state.memory)
    found = (chosen_claim(s, p, choice, statements, voices, state) for p, choice in chosen if choice.is_claim)
    counted = without_disasters([claim for claim in found if claim is not None], state.disaster)
    return with_corrections(s, counted)


def chosen_claim(
    s: Parsed,
    p: Proposal,
    choice: NumberChoice,
    statements: list[ReadStatement],
    voices: list[Voice],
    state: ReadSoFar,
) -> ReadClaim | None:
    """The claim of a number as it was chosen; None where the grammar finds no value for it, or it is only denied.

    `state` takes note of who says it and whose men it counts.
    """
    claim = p.claim or fresh(s, p, statements, state)
    if claim is None or is_hour(s, p.number):
        return None
    claim, likelihood, second = _voiced(s, p, claim, statements, voices, state)
    quantity, mode = choice.pair
    quantity = quantity_told(s, p.number, quantity)
    counted = ClaimedNumber(p, quantity, claim.actor, claim.claimant_actor)
    owners = owner_shares(s, counted, Told(state.named, state.forces, state.coming), state.learned.owner_fits)
    owners = as_stated(s, p, quantity, owners)
    actor, is_whole = chosen_force(owners, counted.owner), quantity in OF_MEN and is_of_several(s, claim.span)
    actor = owner_of_whole(s, actor, state.named) if is_whole else actor
    state.forces = (*state.forces, actor)[-MOST_KEPT:]
    days = {
        scope: day_of_number(
            s, statements, claim.span, quantity=quantity, mode=mode, scope=scope, published=state.published
        )
        for scope in choice.likely_scopes
    }
    measures, reason = measures_of(s, p.governed, quantity) if p.governed else ((), "")
    measure = likely_right(choice.measure_likelihood, "measure", state.learned.doubt)
    return replace(
        claim, quantity=quantity, mode=mode, scope=choice.scope, scopes=choice.scopes,
        days=days, as_of=days[choice.scope], actor=actor, worded_owner=actor,
        owners={actor: 1.0} if is_whole else owners,
        probability=min(measure, likely_right(choice.likelihood * likelihood, "whole", state.learned.doubt)),
        measure_probability=measure,
        measures=measures, measures_reason=reason, runners_up=_runners_up(choice, second, state),
        subject=OF_SEVERAL if is_whole and not actor else subject_named(claim.kind, actor, quantity),
        rule=f"{claim.rule};{choice.rule}",
    )  # fmt: skip


def _runners_up(
    choice: NumberChoice, second: tuple[str, float] | None, state: ReadSoFar
) -> tuple[tuple[str, str, float, str], ...]:
    quantity = choice.runner_up(state.learned.numbers)
    found = [("quantity", *quantity)] if quantity is not None else []
    return (*found, *([("claimant", *second, "")] if second is not None else ()))


def _voiced(
    s: Parsed,
    p: Proposal,
    claim: ReadClaim,
    statements: list[ReadStatement],
    voices: list[Voice],
    state: ReadSoFar,
) -> tuple[ReadClaim, float, tuple[str, float] | None]:
    """The claim with the speaker that was chosen, how likely that one is, and who came second."""
    said = said_number(s, p, statements, state)
    chosen = chosen_voice(s, symbols_of(s), said, voices, state.learned.speaker_fits)
    voice = chosen.voice
    note_voice(voice, state, s.stretch.paragraph, p.number.stop)
    source = ARTICLE if voice is None else voice.source
    if is_one_name(source.name, claim.claimant):  # the grammar's own speaker, perhaps by more of his words
        return replace(claim, claimant=source.name), chosen.likelihood, chosen.runner_up
    cue = "" if voice is None or voice.first < 0 else s.words(voice.first, voice.stop)
    form = "article" if voice is None else voice.form
    kept = tuple(mark for mark in claim.marks if mark[0] != "speaker")
    placed = () if not cue or voice is None else (("speaker", *s.span(voice.first, voice.stop)),)
    return replace(
        claim, claimant=source.name, claimant_group=source.group, claimant_actor=source.actor,
        relay=() if voice is None else voice.relay, cue=cue, marks=(*kept, *placed),
        rule=f"{claim.rule.split(';')[0]};speaker:{form}",
    ), chosen.likelihood, chosen.runner_up  # fmt: skip
