"""What a number counts: the noun at its head, and whose people or things they are.

A number becomes a candidate claim only when its noun is known to be countable here (`rules/nouns.toml`), so that dates,
brigades, visits and dollars fall away by themselves. Where the noun is left out ("Georgia 800", "had passed 3,000",
"3,000 of them"), the number must stand in one of a few known shapes, and takes the noun of what it leans on.
"""

from dataclasses import dataclass, replace
from typing import Final

from passmuster.reading.lexicon import Mark, word_set
from passmuster.reading.numbers import Number
from passmuster.reading.parsed import Parsed

__all__ = ["Counted", "counted"]

LONGEST_NOUN_PHRASE: Final = 9
"""Tokens between a number and its noun."""

MOST_UNKNOWN_WORDS: Final = 3
"""Unknown adjectives allowed between a number and its noun."""

STOPS: Final = word_set("counted", "stops")
OPENERS: Final = word_set("counted", "openers")
THINGS: Final = frozenset({"shells", "missiles", "other", "army"})
CLAUSE_MARKS: Final = frozenset({";", ":", ".", "?", "!", "(", ")"})
QUOTES: Final = frozenset("\"'“”‘’«»`")

TOTALS: Final = word_set("counted", "totals")
"""Nouns whose value follows them: "the toll has reached 190"."""

LINKS: Final = word_set("counted", "links")
"""Words that may stand between such a noun and its value."""

WORK_WORDS: Final = word_set("counted", "work_words")


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with its noun: what kind of thing, whose, and where the noun phrase lies.

    `kind` is a head of `nouns.toml` or `demonym` ("North Koreans"). `actor` is the code of the nation or group named
    in the phrase, or empty. `leans_on` is the index (among the sentence's candidates) of the number whose noun this one
    borrows, or None. `part_of` is True for "3,000 of them" and "of whom 3,000". `total` is the token of the
    total that the number completes ("the toll has reached 190"), or None.
    """

    number: Number
    kind: str
    actor: str
    noun_first: int
    noun_stop: int
    elliptic: bool = False
    leans_on: int | None = None
    part_of: bool = False
    total: int | None = None


def counted(s: Parsed, found: list[Number], said_before: Counted | None = None) -> list[Counted]:
    """The numbers of a sentence that count something we follow, in order.

    `said_before` is the last candidate of the sentences before, for "a third of them" and "another 90".
    """
    candidates: list[Counted] = []
    starts = {number.first: number for number in found} | {number.core: number for number in found}
    for index, number in enumerate(found):
        limit = found[index + 1].first if index + 1 < len(found) else len(s.tokens)
        candidate = _forward(s, number, starts, limit)
        if candidate is None:
            candidate = _elliptic(s, number, candidates, said_before)
        if candidate is not None and candidate.kind:
            candidates.append(candidate)
    return _corrected(s, found, candidates)


def _corrected(s: Parsed, found: list[Number], candidates: list[Counted]) -> list[Counted]:
    """With the former value of a correction, whose noun stands behind the new one: "from 43 to 51 dead"."""
    out: list[Counted] = []
    taken = {candidate.number.core for candidate in candidates}
    for candidate in candidates:
        earlier = [n for n in found if n.stop <= candidate.number.first and n.core not in taken]
        if (
            earlier
            and s.low(earlier[-1].first - 1) == "from"
            and s.words(earlier[-1].stop, candidate.number.first).lower() == "to"
        ):
            out.append(replace(candidate, number=earlier[-1], elliptic=True))
        out.append(candidate)
    return out


# ---- the noun stands behind the number ------------------------------------------------------------------------------


def _forward(s: Parsed, number: Number, starts: dict[int, Number], limit: int) -> Counted | None:
    """The noun behind a number; kind empty when what stands there is no claim, None when nothing is found."""
    at, actor, unknown, part = number.stop, "", 0, False
    end = min(len(s.tokens), number.stop + LONGEST_NOUN_PHRASE)
    if number.strong:
        return _strong(s, number)
    if s.low(at) == "(" or s.low(at) == ")":
        return None
    while at < end:
        low, kind = s.low(at), s.kind(at)
        if (
            low == "of"
            and s.low(at + 1) in {"them", "whom", "these", "which", "those"}
            and s.begins("head", at + 2) is None
        ):
            return None
        head = s.begins("head", at)
        if head is not None and not _qualifies(s, head.stop, head.value):
            return Counted(
                number,
                _kind(s, head.value, head.stop),
                actor or _owner(s, number, head.stop),
                at,
                head.stop,
                part_of=part,
            )
        people = s.begins("actor", at)
        if people is not None:
            actor = people.value[0]
            if people.value[1] == "people" and s.begins("head", people.stop) is None:
                return Counted(number, "demonym", actor, at, people.stop, part_of=part)
            at = people.stop
            continue
        if s.at("not_counted", at) is not None and not (head is not None):
            return replace(_nothing(number), noun_stop=at + 1)
        if at in starts and at != number.core:
            part, at = True, starts[at].stop
            end = min(len(s.tokens), at + LONGEST_NOUN_PHRASE)
            continue
        if kind == "number":
            if s.low(at + 1) == "mm" or (s.low(at + 1) == "-" and s.low(at + 2) == "mm"):
                at += 3 if s.low(at + 1) == "-" else 2
                continue
            return None
        if low in OPENERS:
            part = part or low == "of"
            at += 1
            continue
        if low in {"and", "or", ","} and _joins(s, at, unknown, actor):
            at += 1
            continue
        if low in QUOTES or low == "-":
            at += 1
            continue
        if kind == "ordinal" or low in STOPS or kind in {"mark", "clitic", "abbr"} or _is_loss_word(s, at):
            return None
        unknown += 1
        if unknown > MOST_UNKNOWN_WORDS:
            return None
        at += 1
    return None


def _qualifies(s: Parsed, at: int, kind: str) -> bool:
    """True when the noun at hand only qualifies the next one ("marines units", "officers' families")."""
    if s.low(at) in {"'", "’"} and s.begins("head", at + 1) is None:
        return False
    following = s.begins("head", at)
    return (
        following is not None
        and following.value not in {"dead", "hurt", "losses"}
        and kind not in {"dead", "hurt", "losses"}
    )


def _kind(s: Parsed, kind: str, stop: int) -> str:
    """A head may change its kind by its company: "rounds of talks" are no shells."""
    if (
        kind == "shells"
        and s.low(stop) == "of"
        and s.low(stop + 1) in {"talks", "negotiations", "sanctions", "fighting", "applause"}
    ):
        return ""
    if kind == "troops" and s.low(stop) == "-":
        return ""
    return kind


def _joins(s: Parsed, at: int, unknown: int, actor: str) -> bool:
    nearby = s.at("actor", at + 1) is not None and bool(actor)
    calibre = s.kind(at + 1) == "number" and s.low(at - 1) == "mm"
    adjectives = s.low(at) == "," and unknown > 0 and s.kind(at + 1) == "word" and s.low(at + 1) not in STOPS
    pair = s.low(at) in {"and", "or"} and unknown > 0 and s.begins("head", at + 2) is not None
    return nearby or calibre or (adjectives and s.begins("head", at + 2) is not None) or pair


def _is_loss_word(s: Parsed, at: int) -> bool:
    """True when a loss stands right here without a noun: "3,000 killed"."""
    return any(
        s.begins(f"cue_{loss}{form}", at)
        for loss in ("killed", "wounded", "captured", "missing")
        for form in ("", "_verb")
    )


def _owner(s: Parsed, number: Number, stop: int) -> str:
    """The nation behind the noun: "1,000 soldiers from Rwanda", "troops of the North"; else empty."""
    if s.low(stop) == "from" and any(
        s.low(i).startswith(("withdr", "pull", "return", "remov"))
        for i in range(max(0, number.first - 6), number.first)
    ):
        return ""
    if s.low(stop) in {"from", "of"}:
        for step in (1, 2, 3):
            mark = s.begins("actor", stop + step)
            if mark is not None:
                return str(mark.value[0])
    return ""


def _strong(s: Parsed, number: Number) -> Counted:
    """ "a 10,000-strong contingent": men, whatever the noun; the nation before or after."""
    actor, at = "", number.stop
    while at < min(len(s.tokens), number.stop + 5):
        mark = s.begins("actor", at)
        if mark is not None:
            actor = actor or mark.value[0]
        if s.kind(at) == "mark" and s.low(at) != "-":
            break
        if s.at("army", at) is not None and number.value >= 150_000:
            return Counted(number, "army", actor or _nearest_actor(s, number.first), at, at + 1)
        at += 1
    return Counted(
        number,
        "troops",
        actor or _nearest_actor(s, number.first),
        number.stop,
        min(number.stop + 1, len(s.tokens)),
        elliptic=False,
    )


def _nearest_actor(s: Parsed, at: int) -> str:
    marks = force_actors(s, 0, at)
    return str(marks[-1].value[0]) if marks else ""


def force_actors(s: Parsed, first: int, stop: int) -> list[Mark]:
    """Nations and groups between two tokens that may own a force: not those that only name a source ("Kyiv's HUR")."""
    sources = [m for m in s.by_tag.get("source", ()) if m.value[0] != "person" and s.at("head", m.first) is None]
    naming = {i for mark in sources for i in range(mark.first - 2, mark.stop + 3) if not _breaks_off(s, mark, i)}
    return [
        m
        for m in s.all("actor", first, stop)
        if m.value[1] not in {"seat", "leader"} and not naming & set(range(m.first, m.stop))
    ]


def _breaks_off(s: Parsed, source: Mark, at: int) -> bool:
    """True when something other than "of", "for" or "the" stands between a source and token `at`."""
    if at < source.first:
        return any(
            s.low(i) not in {"'s", "'", "military", "top"} and s.at("actor", i) is None for i in range(at, source.first)
        )
    if at < source.stop:
        return s.source_kind(at) in {"official", "unknown"}
    return any(
        s.low(i) not in {"of", "for", "in", "the"} and s.at("actor", i) is None for i in range(source.stop, at + 1)
    )


def _nothing(number: Number) -> Counted:
    return Counted(number, "", "", number.stop, number.stop)


# ---- the noun is left out -------------------------------------------------------------------------------------------


def _elliptic(s: Parsed, number: Number, before: list[Counted], said_before: Counted | None) -> Counted | None:
    """A number without a noun of its own, in one of the known shapes; None when it fits none."""
    after = s.low(number.stop)
    if (
        s.at("not_counted", number.stop) is not None
        or after in {"-", "/", "%"}
        or (after in {":", "."} and s.kind(number.stop + 1) == "number")
    ):
        return None
    if (
        number.small_word
        and after not in {"of"}
        and not _is_loss_word(s, number.stop)
        and s.low(number.first - 1) != "whom"
    ):
        return _gapped(s, number, before) if number.value > 1 else None
    for shape in (_partitive, _with_loss, _gapped, _after_total, _after_loss_verb, _verb_phrase_left_out, _restated):
        candidate = shape(s, number, before)
        if candidate is not None:
            return _recalled(candidate, said_before)
    if not before and said_before is not None and _is_addition(s, number):
        return replace(
            said_before,
            number=number,
            noun_first=number.stop,
            noun_stop=number.stop,
            elliptic=True,
            leans_on=None,
            total=None,
        )
    return None


def _recalled(candidate: Counted, said_before: Counted | None) -> Counted:
    """The candidate with the noun of the sentence before, where its own sentence holds none."""
    if candidate.kind != "anaphor" or said_before is None or said_before.kind in THINGS:
        return candidate
    return replace(candidate, kind=said_before.kind, actor=candidate.actor or said_before.actor)


def _is_addition(s: Parsed, number: Number) -> bool:
    """True for "another 90 to join them", "a further 120 are in hospital"."""
    words = s.words(number.first, number.core).lower()
    return words in {"another", "a further", "further", "an additional", "additional"} and (
        s.low(number.stop) in STOPS or s.kind(number.stop) in {"mark", ""}
    )


def _restated(s: Parsed, number: Number, before: list[Counted]) -> Counted | None:
    """ "... officials in Damascus speak of 3,000": another figure for what was counted before."""
    at = number.first - 2 if s.low(number.first - 1) == "of" else number.first - 1
    bare = s.kind(number.stop) in {"mark", ""} or s.low(number.stop) in STOPS
    if not before or not bare or s.at("says", at) is None or number.value < 10:
        return None
    return _lean(s, number, before)


def _lean(s: Parsed, number: Number, before: list[Counted]) -> Counted:
    """A candidate that borrows the noun of the latest number before it, or the nearest noun to its left."""
    for index in range(len(before) - 1, -1, -1):
        if before[index].kind:
            source = before[index]
            return Counted(number, source.kind, source.actor, number.stop, number.stop, True, index)
    kind, actor = _nearest_noun(s, number.first)
    return Counted(number, kind or "anaphor", actor, number.stop, number.stop, True)


def _nearest_noun(s: Parsed, at: int) -> tuple[str, str]:
    for mark in reversed([*s.all("head", 0, at)]):
        if mark.value not in {"civilians", "dead", "hurt", "losses", "recruits"}:
            named = s.ends("actor", mark.first)
            return str(mark.value), str(named.value[0]) if named else _nearest_actor(s, mark.first)
    people = [mark for mark in force_actors(s, 0, at) if mark.value[1] == "people"]
    return ("demonym", str(people[-1].value[0])) if people else ("", "")


def _partitive(s: Parsed, number: Number, before: list[Counted]) -> Counted | None:
    """ "3,000 of them", "of whom 3,000", "including 300 officers' sons", "3,000 of whom"."""
    follows = s.low(number.stop) == "of" and s.low(number.stop + 1) in {"them", "whom", "these", "those", "which"}
    leads = s.low(number.first - 1) in {"whom", "these", "which"} or s.words(
        number.first - 2, number.first
    ).lower() in {"of them", "among them"}
    leads = leads or (
        s.low(number.first - 1) == "," and s.words(number.first - 3, number.first - 1).lower() == "of them"
    )
    if not (follows or leads):
        return None
    lean = _lean(s, number, before)
    stop = number.stop + 2 if follows else number.stop
    return replace(lean, noun_first=number.stop, noun_stop=stop, part_of=True, elliptic=True)


def _with_loss(s: Parsed, number: Number, before: list[Counted]) -> Counted | None:
    """ "3,000 killed", "3,000 were wounded", "300 dead": the loss stands beside the number."""
    at = number.stop
    while s.low(at) in {
        "have",
        "has",
        "had",
        "been",
        "were",
        "was",
        "are",
        "is",
        "reportedly",
        "also",
        "already",
        "more",
        "others",
        "other",
        "of",
        "or",
        "seriously",
        "who",
        "being",
        "went",
    }:
        at += 1
    if not _is_loss_word(s, at) or (s.low(number.first - 1) == "the" and s.low(number.stop) != "who"):
        return None
    lean = _lean(s, number, before)
    if lean.kind in {"shells", "missiles", "other", "army"}:
        lean = replace(lean, kind="anaphor", actor="")
    return replace(lean, noun_first=number.stop, noun_stop=number.stop)


def _gapped(s: Parsed, number: Number, before: list[Counted]) -> Counted | None:
    """ "South Korea 2,300 and Georgia 800", "2,300 from South Korea": a list that leaves out verb and noun."""
    if not before or before[-1].number.stop > number.first:
        return None
    last = before[-1]
    named = s.ends("actor", number.first)
    if (
        named is not None
        and s.low(named.first - 1) in {",", "and", ";", "the", "by", "with"}
        and s.kind(number.stop) != "word"
    ):
        return Counted(number, last.kind, named.value[0], number.stop, number.stop, True, len(before) - 1)
    if named is not None and s.low(number.stop) in {"and", ",", "."}:
        return Counted(number, last.kind, named.value[0], number.stop, number.stop, True, len(before) - 1)
    if s.low(number.stop) in {"from", "in", "by"}:
        for step in (1, 2):
            mark = s.begins("actor", number.stop + step)
            if mark is not None and mark.value[1] == "name" and s.low(number.first - 1) in {",", "and"}:
                actor = mark.value[0] if s.low(number.stop) == "from" else last.actor
                return Counted(number, last.kind, actor, number.stop, mark.stop, True, len(before) - 1)
    return None


def _after_total(s: Parsed, number: Number, before: list[Counted]) -> Counted | None:
    """ "the death toll has reached 190", "this figure could swell to 15,000", "up from 8,000"."""
    at = number.first - 1
    steps = 0
    linked = s.low(at) in LINKS or (
        s.at("bound", number.first) is not None
        and s.low(number.first) in LINKS | {"exceeded", "surpassed", "passed", "topped"}
    )
    if not linked:
        return None
    if s.low(at) in {"of", "with"} and s.low(at - 1) not in TOTALS:
        return None
    if (
        s.low(at) == "from"
        and s.low(at - 1)
        in {
            "up",
            "down",
            "revised",
            "rose",
            "grown",
            "risen",
            "raised",
            "increase",
            "rise",
            "increased",
            "climbed",
            "dropped",
        }
        | TOTALS
        and before
    ):
        return replace(_lean(s, number, before), elliptic=True)
    while at >= 0 and steps < 30:
        if s.low(at) in CLAUSE_MARKS:
            break
        if s.low(at) in TOTALS and not s.at("not_counted", at):
            return _of_total(s, number, at)
        at, steps = at - 1, steps + 1
    if (
        before
        and before[-1].kind
        and s.low(number.first - 1) in {"to", "from"}
        and any(s.all("change", max(0, number.first - 8), number.first))
    ):
        return replace(_lean(s, number, before), elliptic=True)
    return None


def _of_total(s: Parsed, number: Number, at: int) -> Counted:
    """The kind and owner of a total: nouns near it, first after "of", then before it."""
    near = [*force_actors(s, at, number.first), *reversed(force_actors(s, 0, at))]
    if s.low(at - 1) in {"this", "that"}:
        near = []
    actor = str(near[0].value[0]) if near else ""
    kind = next(
        (str(m.value) for m in s.all("head", at, number.first) if m.value not in {"losses", "dead", "hurt"}), ""
    )
    if not kind and any(mark.value[1] == "people" for mark in s.all("actor", at, number.first)):
        kind = "demonym"
    return Counted(number, kind or "anaphor", actor, number.stop, number.stop, True, total=at)


def _after_loss_verb(s: Parsed, number: Number, before: list[Counted]) -> Counted | None:
    """ "lost 3,000 in Kursk", "wounding another 50", "losses at 6,000": the loss governs the bare number."""
    at = number.first - 1
    while s.low(at) in {"a", "the", "some", "further", "almost", "only"}:
        at -= 1
    governs = any(s.ends(f"cue_{loss}_verb", at + 1) for loss in ("killed", "wounded", "captured", "casualties"))
    at_most_two = s.low(at) == "at" and any(
        s.at(f"cue_{loss}", i) for loss in ("casualties", "killed", "wounded") for i in (at - 1, at - 2)
    )
    if not (governs or at_most_two) or (s.kind(number.stop) == "word" and s.low(number.stop) not in STOPS):
        return None
    lean = _lean(s, number, before)
    kind = "anaphor" if lean.kind in {"shells", "missiles", "other", "workers"} else lean.kind
    return replace(lean, kind=kind)


def _verb_phrase_left_out(s: Parsed, number: Number, before: list[Counted]) -> Counted | None:
    """ "... that more than 3,000 had been": the verb of the number before is understood."""
    bare = s.low(number.stop) in {"had", "have", "has", "were", "was", "are"} and s.kind(number.stop + 1) != "number"
    if not bare or not before or number.small_word:
        return None
    return _lean(s, number, before)


def is_work(s: Parsed) -> bool:
    """True when the sentence speaks of building and factories, so that people without a rank are workers."""
    return any(token.low in WORK_WORDS for token in s.tokens)
