"""Ellipsis: numbers whose noun is left out, in the few shapes in which news text leaves it out.

Each shape is a function that looks at one number and answers with a candidate or with None. They are tried in the
order of `SHAPES`, the surest first. A candidate leans on a number before it, on a noun to its left, or on what the
sentence before counted.
"""

from dataclasses import replace
from typing import Final

from passmuster.ledger.vocabulary import Quantity
from passmuster.reading.numbers.candidate import Candidate
from passmuster.reading.numbers.number import Number
from passmuster.reading.numbers.owners import force_actors, nearest_actor
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["is_loss_word", "without_noun"]

STOPS: Final = word_set("nouns", "stops")
TOTALS: Final = word_set("ellipsis", "totals")
"""Nouns whose value follows them: "the toll has reached 190"."""

LINKS: Final = word_set("ellipsis", "links")
"""Words that may stand between such a noun and its value."""

AUXILIARIES: Final = word_set("ellipsis", "auxiliaries")
BESIDE_A_LOSS: Final = word_set("ellipsis", "beside_a_loss")
CHANGED_FROM: Final = word_set("ellipsis", "changed_from")
CLAUSE_MARKS: Final = frozenset({";", ":", ".", "?", "!", "(", ")"})
THINGS: Final = frozenset({"shells", "missiles", "other", "army"})
POINTERS: Final = frozenset({"them", "whom", "these", "those", "which"})
LOSS_KINDS: Final = frozenset({"losses", "dead", "hurt", "prisoners", "bodies"})
LOSSES: Final = (Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.MISSING)
FURTHEST_TOTAL: Final = 30
"""Tokens between a total and its value."""

STAYS: Final = frozenset({"remain", "stay", "remained", "stayed", "fighting", "serving", "operating", "stationed"})
"""Verbs of being there that a bare number may be the subject of: "155 were fighting"."""

EXIST: Final = frozenset({"there were", "there are", "there was", "there remain", "it was", "it is", "they were"})


def without_noun(s: Parsed, number: Number, before: list[Candidate], said_before: Candidate | None) -> Candidate | None:
    """The candidate for a number without a noun of its own; None when it stands in none of the known shapes."""
    if _is_unit(s, number):
        return None
    if _is_pronoun_like(s, number):
        return _gapped(s, number, before) if number.value > 1 else None
    for shape in SHAPES:
        candidate = shape(s, number, before)
        if candidate is not None:
            return _recalled(candidate, said_before)
    said_again = (
        _is_addition(s, number) or _restated(s, number, [said_before] if said_before is not None else []) is not None
    )
    if not before and said_before is not None and said_again:
        stop = number.stop
        return replace(said_before, number=number, noun_first=stop, noun_stop=stop, elliptic=True)
    return None


def is_loss_word(s: Parsed, at: int) -> bool:
    """True when a loss begins at a token: "3,000 | killed"."""
    return any(s.begins(f"cue_{loss}{form}", at) is not None for loss in LOSSES for form in ("", "_verb"))


def _is_unit(s: Parsed, number: Number) -> bool:
    after = s.low(number.stop)
    clock = after in {":", "."} and s.kind(number.stop + 1) == "number"
    return s.at("not_counted", number.stop) is not None or after in {"-", "/", "%"} or clock


def _is_pronoun_like(s: Parsed, number: Number) -> bool:
    """True for "one" and "two" that stand for no count: neither "two of them", "two were killed" nor "of whom two"."""
    beside = s.low(number.stop) == "of" or _loss_beside(s, number) or s.low(number.first - 1) == "whom"
    return number.small_word and not beside


# ---- what a bare number leans on ------------------------------------------------------------------------------------


def _lean(s: Parsed, number: Number, before: list[Candidate]) -> Candidate:
    """A candidate that borrows the noun of the latest number before it, or the nearest noun to its left."""
    if before:
        source = before[-1]
        kind = "troops" if source.kind in LOSS_KINDS else source.kind
        return Candidate(number, kind, source.actor, number.stop, number.stop, True, len(before) - 1)
    kind, actor = _nearest_noun(s, number.first)
    return Candidate(number, kind or "anaphor", actor, number.stop, number.stop, True)


def _nearest_noun(s: Parsed, at: int) -> tuple[str, str]:
    for mark in reversed([*s.all("head", 0, at)]):
        if mark.value not in LOSS_KINDS | {"civilians", "recruits"}:
            named = s.ends("actor", mark.first)
            return str(mark.value), str(named.value[0]) if named else nearest_actor(s, mark.first)
    people = [mark for mark in force_actors(s, 0, at) if mark.value[1] == "people"]
    return ("demonym", str(people[-1].value[0])) if people else ("", "")


def _recalled(candidate: Candidate, said_before: Candidate | None) -> Candidate:
    """The candidate with the noun of the sentence before, where its own sentence holds none."""
    if candidate.kind != "anaphor" or said_before is None or said_before.kind in THINGS:
        return candidate
    actor = candidate.actor or said_before.actor
    return replace(candidate, kind=said_before.kind, actor=actor, recalled=said_before.recalled)


# ---- the shapes -----------------------------------------------------------------------------------------------------


def _partitive(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "3,000 of them", "of whom 3,000", "of them, 300"."""
    follows = s.low(number.stop) == "of" and s.low(number.stop + 1) in POINTERS
    at = number.first - 1 if s.low(number.first - 1) == "," else number.first
    leads = s.low(at - 1) in {"whom", "these", "which"} or s.words(at - 2, at).lower() in {"of them", "among them"}
    if not (follows or leads):
        return None
    stop = number.stop + 2 if follows else number.stop
    return replace(_lean(s, number, before), noun_first=number.stop, noun_stop=stop, part_of=True)


def _loss_beside(s: Parsed, number: Number) -> bool:
    at = number.stop
    if s.low(number.first - 1) == s.low(at) == ",":  # "the rest, some 3,000, are wounded"
        at += 1
    while s.low(at) in BESIDE_A_LOSS:
        at += 1
    return is_loss_word(s, at)


def _with_loss(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "3,000 killed", "3,000 were wounded", "300 dead": the loss stands beside the number."""
    if not _loss_beside(s, number):
        return None
    lean = _lean(s, number, before)
    return replace(lean, kind="anaphor", actor="") if lean.kind in THINGS else lean


def _gapped(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "South Korea 2,300 and Georgia 800", "2,300 from South Korea": a list that leaves out verb and noun."""
    if not before or before[-1].number.stop > number.first:
        return None
    last = before[-1]
    named = s.ends("actor", number.first)
    if named is not None and _stands_alone(s, number):
        return Candidate(number, last.kind, named.value[0], number.stop, number.stop, True, len(before) - 1)
    if s.low(number.stop) not in {"from", "in"} or s.low(number.first - 1) not in {",", "and"}:
        return None
    behind = s.begins("actor", number.stop + 1) or s.begins("actor", number.stop + 2)
    if behind is None or behind.value[1] != "name":
        return None
    actor = behind.value[0] if s.low(number.stop) == "from" else last.actor
    return Candidate(number, last.kind, actor, number.stop, behind.stop, True, len(before) - 1)


def _after_total(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "the death toll has reached 190", "this figure could swell to 15,000", "up from 8,000"."""
    at = number.first - 1
    if s.low(at) not in LINKS and not (s.begins("bound", number.first) is not None and s.low(number.first) in LINKS):
        return None
    if s.low(at) in {"of", "with"} and s.low(at - 1) not in TOTALS:
        return None
    if s.low(at) == "from" and s.low(at - 1) in CHANGED_FROM and before:
        return _lean(s, number, before)
    for place in range(at, max(-1, at - FURTHEST_TOTAL), -1):
        if s.low(place) in CLAUSE_MARKS:
            break
        if s.low(place) in TOTALS and s.at("not_counted", place) is None:
            return _of_total(s, number, place)
    changed = s.low(at) in {"to", "from"} and any(s.all("change", max(0, number.first - 8), number.first))
    return _lean(s, number, before) if changed and before else None


def _of_total(s: Parsed, number: Number, at: int) -> Candidate:
    """The kind and owner of a total: nouns between it and its value, owners there and then before it."""
    near = [*force_actors(s, at, number.first), *reversed(force_actors(s, 0, at))]
    if s.low(at - 1) in {"this", "that"}:
        near = []
    heads = (str(mark.value) for mark in s.all("head", at, number.first) if mark.value not in LOSS_KINDS)
    people = any(mark.value[1] == "people" for mark in s.all("actor", at, number.first))
    kind = next(heads, "demonym" if people else "anaphor")
    return Candidate(number, kind, str(near[0].value[0]) if near else "", number.stop, number.stop, True, total=at)


def _after_loss_verb(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "lost 3,000 in Kursk", "wounding another 50", "losses at 6,000": the loss governs the bare number."""
    at = number.first - 1
    verbs = (
        s.ends(f"cue_{loss}_verb", number.first)
        for loss in (Quantity.KILLED, Quantity.WOUNDED, Quantity.CAPTURED, Quantity.CASUALTIES)
    )
    put_at = s.low(at) == "at" and any(
        s.at(f"cue_{x}", i) for x in (Quantity.CASUALTIES, *LOSSES) for i in (at - 1, at - 2)
    )
    if not (any(verbs) or put_at) or not _stands_alone(s, number):
        return None
    lean = _lean(s, number, before)
    return replace(lean, kind="anaphor") if lean.kind in THINGS | {"workers"} else lean


def _stands_alone(s: Parsed, number: Number) -> bool:
    return s.kind(number.stop) != "word" or s.low(number.stop) in STOPS


def _verb_phrase_left_out(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "... that more than 3,000 had been": the verb of the number before is understood."""
    bare = s.low(number.stop) in {"had", "have", "has", "were", "was", "are"} and s.kind(number.stop + 1) != "number"
    return _lean(s, number, before) if bare and before and not number.small_word else None


def _restated(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "... officials in Damascus speak of 3,000": another figure for what was counted before."""
    at = number.first - 2 if s.low(number.first - 1) == "of" else number.first - 1
    said = s.at("says", at) is not None and number.value >= 10
    return _lean(s, number, before) if before and said and _stands_alone(s, number) else None


def _bare_subject(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "3,000 more have been sent", "10,000 had been deployed to Kursk", "8,600 will remain"."""
    at = number.stop + (s.low(number.stop) in {"more", "others"})
    verb = at
    while s.low(verb) in AUXILIARIES:
        verb += 1
    quantities = (
        Quantity.DEPLOYED,
        Quantity.ARRIVALS,
        Quantity.RETURNED,
        Quantity.ROTATED,
        Quantity.CAPTURED,
        Quantity.CASUALTIES,
    )
    moved = any(s.begins(f"cue_{quantity}_verb", verb) is not None for quantity in quantities)
    moved = moved or s.low(verb) in STAYS
    if number.small_word or verb == at or not moved or s.low(number.first - 1) == "in":
        return None
    return _lean(s, number, before)


def _the_known(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "the 11,000 sent", "of 15,000 deployed", "the 3,600 who were injured": known by what befell them."""
    opens = s.low(number.first - 1) == "of" and number.first <= 2
    led = opens or s.low(number.first - 1) in {"the", "those", "its", "their"}
    at = number.stop + (s.low(number.stop) in {"first", "originally", "initially", "who"})
    while s.low(number.stop) == "who" and s.low(at) in AUXILIARIES:
        at += 1
    quantities = (Quantity.DEPLOYED, Quantity.ARRIVALS, Quantity.CASUALTIES, *LOSSES)
    befell = any(s.begins(f"cue_{quantity}_verb", at) is not None for quantity in quantities)
    return _lean(s, number, before) if led and befell and not number.small_word else None


def _sent(s: Parsed, number: Number, before: list[Candidate]) -> Candidate | None:
    """ "had sent 1,500 more", "there were 12,000": men understood, where men were spoken of."""
    verb = s.ends("cue_deployed_verb", number.first) or s.ends("cue_returned_verb", number.first)
    there = s.words(number.first - 2, number.first).lower() in EXIST
    at = number.stop + (s.low(number.stop) in {"more", "others"})
    alone = s.kind(at) in {"mark", ""} or s.low(at) in STOPS
    wanted = verb is not None or (there and bool(before))
    return _lean(s, number, before) if wanted and alone and not number.small_word else None


def _is_addition(s: Parsed, number: Number) -> bool:
    """True for "another 90 to join them", "a further 120 are in hospital"."""
    words = s.words(number.first, number.core).lower()
    return words in {"another", "a further", "further", "an additional", "additional"} and _stands_alone(s, number)


SHAPES: Final = (
    _partitive,
    _with_loss,
    _gapped,
    _after_total,
    _after_loss_verb,
    _verb_phrase_left_out,
    _restated,
    _bare_subject,
    _the_known,
    _sent,
)
"""The shapes in which a number may stand without its noun, the surest first."""
