"""Events: who did or expressed what to whom, as a sentence has it.

Any verb, and any phrase that names an act or an attitude (`rules/events.toml`), may tell a deed (`acts/deeds.py`).
Whose deed it is, toward whom, and which act, is chosen by learned weights (`acts/deed_choice.py`); what is not likely
enough is not told. Promised help is AGREE and not AID, an announced withdrawal CONCEDE and not RETREAT
(`acts/tense.py`); scores hold for the pair and are never summed without it.
"""

from collections.abc import Sequence
from typing import Final

from passmuster.ledger.event_scores import score_of
from passmuster.ledger.vocabulary import EventStatus, EventType
from passmuster.reading.acts.asked import is_question, mode_asked
from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.deed_choice import DeedChoice, chosen_deed, with_joined
from passmuster.reading.acts.deed_features import DeedSeen
from passmuster.reading.acts.deeds import ToldDeed
from passmuster.reading.acts.governors import only_settles
from passmuster.reading.acts.homecoming import as_bound, leaves_nobody
from passmuster.reading.acts.seeing import scene_of
from passmuster.reading.acts.tense import FUTURE_TYPES, status_of, timed
from passmuster.reading.learned.weights import Weights
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.read_event import ReadEvent
from passmuster.reading.speech.attribution import Attribution, attributed, by_article
from passmuster.reading.speech.statement import ReadStatement
from passmuster.reading.text.event_words import event_rule
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.parsed import Parsed

__all__ = ["events_of"]

ONLY_WANTED: Final = frozenset({f"within {EventType.REQUEST}", f"within {EventType.THREATEN}"})
"""Doubts of a deed that is only asked for or threatened: "demands that Kenya withdraw"."""


JOINING: Final = frozenset({"and", "but", "then"})
LEADING: Final = frozenset({"that", "whether", "having"})
"""Words behind a denial by which all that follows is denied."""


def events_of(
    s: Parsed, statements: list[ReadStatement], cast: Cast, weights: Weights, counted_here: Sequence[ReadClaim] = ()
) -> list[ReadEvent]:
    """The events of one sentence; `cast` takes note of its actors. `counted_here` are the claims of the sentence."""
    scene = scene_of(s, cast, counted_here) if weights.heads.keys() >= {"pair", "act"} else None
    found: list[tuple[ReadEvent, float]] = []
    for seen in scene.deeds if scene else ():
        said = attributed(s, statements, seen.deed.first) or by_article()
        denied = said.denied and not _goes_past_denial(s, statements, seen.deed)
        said = by_article() if said.denied else said
        choice = None if scene is None or denied else chosen_deed(scene, seen, weights)
        if scene is not None and choice is not None and not _is_no_act(s, seen.deed, choice):
            told = with_joined(as_bound(s, seen.deed, choice), seen, scene.parties)
            found += [(_event(s, seen, one, said), one.likelihood) for one in told]
    cast.note(s, list(s.by_tag.get("actor", ())))
    return _once(found)


def _is_no_act(s: Parsed, deed: ToldDeed, choice: DeedChoice) -> bool:
    """Whether nobody goes of whom that is told, and nothing is asked for."""
    return leaves_nobody(s, deed, choice) or is_question(s, deed.stop, choice.event)


def _goes_past_denial(s: Parsed, statements: list[ReadStatement], deed: ToldDeed) -> bool:
    """True for the second deed of one who denies: "Kigali denied the charge and accused Kinshasa of the same"."""
    denial = max((f.stop for f in statements if f.mode == "denied" and f.first < deed.first), default=-1)
    if denial < 0 or deed.verb is None or not deed.verb.is_finite or s.low(deed.verb.first - 1) not in JOINING:
        return False
    return not any(s.low(i) in LEADING for i in range(denial, deed.first))


def _event(s: Parsed, seen: DeedSeen, choice: DeedChoice, said: Attribution) -> ReadEvent:
    deed = seen.deed
    mark = deed.mark or Mark(deed.first, deed.stop, "event", None)
    rule = {} if deed.mark is None else event_rule(deed.mark.value)
    chosen = EventType(choice.event)
    own_mode = str(rule.get("mode", "")) if rule.get("type") == chosen else ""
    status = EventStatus.HYPOTHETICAL if ONLY_WANTED & set(seen.doubts) else status_of(s, mark)
    event, mode = timed(s, mark, chosen, own_mode, status, deed.verb)
    if only_settles(seen.word, seen.governs) and status != EventStatus.HYPOTHETICAL:
        event = FUTURE_TYPES.get(event, event)
    mode = mode_asked(s, event, mode, mark.stop)
    both_named = bool(choice.source.mentions and choice.target.mentions)
    return ReadEvent(
        source_actor=choice.source.code, target_actor=choice.target.code, event=event, event_mode=mode,
        score=score_of(event, mode), status=status, claimant=said.source.name,
        claimant_group=said.source.group, relay=said.relay, cue=s.words(*_cue(s, mark)), span=s.span(*_cue(s, mark)),
        sentence=(s.stretch.start, s.stretch.end), paragraph=s.stretch.paragraph,
        confidence="high" if both_named else "low", rule=f"{event}:{choice.likelihood:.2f};{said.rule}",
    )  # fmt: skip


def _cue(s: Parsed, mark: Mark) -> tuple[int, int]:
    first = mark.first
    while (
        first > 0
        and first > mark.first - 2
        and s.low(first - 1) in {"initially", "currently", "expresses", "expressed", "expressing", "voicing", "voiced"}
    ):
        first -= 1
    return first, mark.stop


def _once(found: list[tuple[ReadEvent, float]]) -> list[ReadEvent]:
    """Without repeats: one act of a pair told twice in a sentence ("sent men to help") is one event, the likelier."""
    best: dict[tuple[str, str, str], float] = {}
    for event, likelihood in found:
        key = (event.source_actor, event.target_actor, event.event)
        best[key] = max(best.get(key, 0.0), likelihood)
    kept: list[ReadEvent] = []
    for event, likelihood in found:
        if best.get(key := (event.source_actor, event.target_actor, event.event)) == likelihood:
            kept.append(event)
            del best[key]
    return kept
