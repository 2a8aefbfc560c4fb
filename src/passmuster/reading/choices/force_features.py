"""Features of a force: what makes a nation or group the owner of the men a number counts, or nobody.

For each that the text has named so far: how and where it stands in the sentence, what stands beside it, what the
grammar thinks, and whose men were counted last.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.reading.choices.bare_names import bare_features, bare_forces
from passmuster.reading.choices.families import families_of
from passmuster.reading.choices.force_links import force_links, hanging_of, nobody_links
from passmuster.reading.choices.force_lists import list_features
from passmuster.reading.meaning.mentions import WAYS, Mentions, way_of
from passmuster.reading.numbers.cues import TAGS
from passmuster.reading.proposals import Proposal
from passmuster.reading.syntax.word_kinds import noun_kinds
from passmuster.reading.text.lexicon import Mark, word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["NOBODY", "ClaimedNumber", "force_features", "possible_forces"]

NOBODY = ""
"""The force of people whom the text gives to nobody."""

CLAUSE_ENDS: Final = word_set("choices", "clause_ends")

POSSESSIVES: Final = frozenset({"its", "their", "his", "her", "our", "ours"})
SHORT_WAY: Final = 3
"""Tokens between a mention and a number that are read as one."""

MOST_BEFORE = 6
"""Nations and groups of earlier sentences that are thought of, those named most often first."""


WORDS_BESIDE: Final = ("before=", "behind=")
"""Features of a mention that are told of the nearest alone."""

MOST_COMING: Final = 4
"""Nations and groups of the next sentences that are thought of, in order."""


class ClaimedNumber(NamedTuple):
    """A number that is a claim: what the grammar proposes, the quantity chosen, whose men they are by the grammar, and
    of which nation or group the speaker is.
    """

    proposal: Proposal
    quantity: str
    owner: str
    speaker: str = ""


def possible_forces(s: Parsed, named: Mentions, coming: Sequence[str] = ()) -> list[str]:
    """Nations and groups that may own a force here: of this sentence, of those before, of the next, and nobody."""
    here = [str(mark.value[0]) for mark in s.by_tag.get("actor", ())]
    before = sorted(named.counts, key=lambda code: (-named.counts[code], code))[:MOST_BEFORE]
    bare = bare_forces(s, named, coming)
    return list(dict.fromkeys([*here, *bare, *before, *coming[:MOST_COMING], NOBODY]))


def force_features(
    s: Parsed, symbols: list[str], counted: ClaimedNumber, force: str, named: Mentions, forces: Sequence[str]
) -> list[str]:
    """The features of one possible owner; `forces` are those whose men were counted, the last of them at the end."""
    kind = counted.proposal.candidate.kind if counted.proposal.candidate else "?"
    hanging = hanging_of(s, counted.proposal)
    if force == NOBODY:
        links = nobody_links(hanging, forces[-1] if forces else None, counted.quantity, named)
        listed = list_features(s, counted.proposal.number, NOBODY, counted.quantity, counted.speaker)
        return [*_of_nobody(s, symbols, counted, kind, named), *_of_counted(forces, NOBODY, "nobody"), *links, *listed]
    last = forces[-1] if forces else NOBODY
    found = [f"grammar={counted.owner == force}", f"last={last == force}" if last else "last=?"]
    found.append(f"speaker={counted.speaker == force}:{counted.quantity}")
    found.append(f"speaker={counted.speaker == force},grammar={counted.owner == force}")
    for noun in _nouns(s, counted):
        found += [f"{noun}:speaker={counted.speaker == force}", f"{noun}:grammar={counted.owner == force}"]
        found.append(f"{noun}:last={last == force}")
    found.append(f"grammar={counted.owner == force},last={last == force}")
    marks = [mark for mark in s.by_tag.get("actor", ()) if mark.value[0] == force]
    found += _leaning(s, counted, force, last, bool(s.by_tag.get("actor")))
    rivals = len({mark.value[0] for mark in s.by_tag.get("actor", ())})
    where = named.where(force, bool(marks))
    found.append(f"named={where}{min(3, named.counts[force])}")
    if where == "coming":
        found += [f"coming:{bool(named.counts)}:{rivals > 0}", f"coming:kind={kind}", f"coming:{counted.quantity}"]
    found += _of_counted(forces, force, where)
    found.append(f"rivals={min(3, rivals)}{bool(marks)}")
    if named.counts and not marks:
        found.append(f"most-named={max(named.counts.values()) == named.counts[force]}:{bool(rivals)}")
    found += _of_mentions(s, counted, force, named, where, bool(rivals))
    found += bare_features(s, force, counted.proposal.number.first, named)
    found += list_features(s, counted.proposal.number, force, counted.quantity, counted.speaker)
    found += force_links(s, hanging, force, marks, named, (last, counted.quantity, counted.owner))
    if marks:
        found += _of_nearest(s, symbols, counted, marks)
    for mark in marks:
        found += [f"any:{feature}" for feature in _of_mark(s, symbols, mark) if not feature.startswith(WORDS_BESIDE)]
    return list(dict.fromkeys(found))


def _of_counted(forces: Sequence[str], force: str, where: str) -> Iterator[str]:
    """How often its men were counted so far, and whether nobody's were more often."""
    times = forces.count(force)
    most = times == max((forces.count(other) for other in forces), default=0)
    yield from (f"counted={min(3, times)}:{where}", f"counted={min(3, times)}:{min(4, len(forces))}:{where}")
    yield from (f"most-counted={most}:{where}", f"counted-first={tuple(forces[:1]) == (force,)}:{where}")


def _of_mentions(
    s: Parsed, counted: ClaimedNumber, force: str, named: Mentions, where: str, rivals: bool
) -> Iterator[str]:
    """How the sentences before have named it: as what, how long ago, and whether the text began with it."""
    mainly, ago = named.mainly(force), min(4, named.ago(force))
    candidate = counted.proposal.candidate
    elliptic, own = candidate is None or candidate.elliptic, _possessive(s, counted)
    yield from (f"told-{way}={min(3, named.ways[force, way])}:{where}" for way in WAYS)
    yield from (
        f"mainly={mainly}:{where}:{rivals}",
        f"mainly={mainly}:{counted.quantity}",
        f"ago={ago}:{where}:{rivals}",
    )
    yield f"most-armed={named.most_as_force() == force}:{where}:{rivals}"
    yield from (f"mainly={mainly}:{counted.owner == force}", f"mainly={mainly}:own={own}:{where}")
    yield from (
        f"opened={force in named.opened}:{where}",
        f"opened-first={named.opened[:1] == (force,)}:{where}:{rivals}",
    )
    yield from (f"heads={named.heads == force}:{where}:{rivals}", f"heads={named.heads == force}:{where}:{elliptic}")
    if ago:
        way = named.latest[force][1]
        yield from (f"last-way={way}:{ago}:{where}", f"last-way={way}:{ago}:{rivals}:{elliptic}")


def _leaning(s: Parsed, counted: ClaimedNumber, force: str, last: str, rivals: bool) -> Iterator[str]:
    """How a number leans on whose men were counted last: most where it has no noun of its own, or "its" men."""
    candidate = counted.proposal.candidate
    elliptic = candidate is None or candidate.elliptic
    was = f"last={last == force if last else '?'}"
    yield from (f"{was}:elliptic={elliptic}:{rivals}", f"{was}:{counted.quantity}")
    yield f"{was}:own={_possessive(s, counted)}"


def _nouns(s: Parsed, counted: ClaimedNumber) -> list[str]:
    """The kinds of what is counted and of the words before it: "300 enemy dead", "40 villagers", or `noun~?`."""
    number, candidate = counted.proposal.number, counted.proposal.candidate
    stop = max(number.stop, candidate.noun_stop) if candidate else number.stop + 1
    kinds = dict.fromkeys(kind for at in range(number.stop, stop) for kind in noun_kinds(s.low(at)))
    return [f"noun~{kind}" for kind in kinds] or ["noun~?"]


def _possessive(s: Parsed, counted: ClaimedNumber) -> str:
    """The word that makes a number or its noun somebody's: "its 300 men", "12 of their officers"; empty for none."""
    number, candidate = counted.proposal.number, counted.proposal.candidate
    stop = max(number.stop, candidate.noun_stop) if candidate else number.stop + 2
    return next((s.low(at) for at in range(number.first - 2, stop) if s.low(at) in POSSESSIVES), "")


def _of_nobody(s: Parsed, symbols: list[str], counted: ClaimedNumber, kind: str, named: Mentions) -> Iterator[str]:
    number = counted.proposal.number
    yield "nobody"
    yield from (f"nobody:{noun}" for noun in _nouns(s, counted))
    yield f"nobody:grammar={bool(counted.owner)}"
    yield f"nobody:kind={kind}"
    yield f"nobody:quantity={counted.quantity}"
    yield f"nobody:named={min(3, len(named.counts))}:{bool(s.by_tag.get('actor'))}"
    armed = sum(1 for code in named.counts if named.ways[code, "force"])
    yield f"nobody:armed={min(3, armed)}:{bool(s.by_tag.get('actor'))}"
    yield from (f"nobody:behind={symbol}" for symbol in symbols[number.stop : number.stop + 3])


def _of_nearest(s: Parsed, symbols: list[str], counted: ClaimedNumber, marks: list[Mark]) -> Iterator[str]:
    """The place of the mention that is nearest to the number."""
    number = counted.proposal.number
    noun_stop = counted.proposal.candidate.noun_stop if counted.proposal.candidate else number.stop

    def away(mark: Mark) -> int:
        return number.first - mark.stop if mark.stop <= number.first else max(0, mark.first - number.stop)

    mark = min(marks, key=away)
    side = "ahead" if mark.stop <= number.first else "within" if mark.stop <= noun_stop else "behind"
    distance = min(6, away(mark) // 2)
    closer = [m for m in s.by_tag.get("actor", ()) if m.value[0] != mark.value[0] and away(m) < away(mark)]
    yield f"place={side}{distance}"
    yield f"place={side}:{mark.value[1]}"
    yield f"place={side}:{counted.quantity}"
    yield f"nearest={not closer}:{side}"
    first = not any(m.first < mark.first for m in s.by_tag.get("actor", ()))
    yield from (f"first={first}:{side}", f"first={first}:{side}:own={_possessive(s, counted)}:{bool(closer)}")
    yield from _of_way(s, counted, mark, side)
    between = symbols[mark.stop : number.first] if side == "ahead" else symbols[number.stop : mark.first]
    yield from (f"between-{side}:{symbol}" for symbol in between[:12] if len(between) <= 6)
    yield from (f"near-{side}:{feature}" for feature in _of_mark(s, symbols, mark))
    yield from _on_the_way(s, symbols, counted, mark, side)
    for tag in TAGS:
        for cue in s.by_tag.get(tag, ()):
            if mark.stop <= cue.first <= mark.stop + 4:
                yield f"does-{side}:{cue.value[0]}:{counted.quantity == cue.value[0]}"


def _of_way(s: Parsed, counted: ClaimedNumber, mark: Mark, side: str) -> Iterator[str]:
    """As what the nearest mention names it, and whether others of the sentence are named as forces."""
    way, grammar = way_of(s, mark), counted.owner == mark.value[0]
    others = {way_of(s, m) for m in s.by_tag.get("actor", ()) if m.value[0] != mark.value[0]}
    armed = bool(others & {"force", "people"})
    yield from (f"way={way}:{side}", f"way={way}:{side}:{counted.quantity}", f"way={way}:{side}:rivals={armed}")
    yield from (f"way={way}:{grammar}", f"way={way}:{side}:own={_possessive(s, counted)}")


def _on_the_way(s: Parsed, symbols: list[str], counted: ClaimedNumber, mark: Mark, side: str) -> Iterator[str]:
    """What leads from a mention to the number: the deeds on the way, the clauses, the word that opens the mention.

    Who sends men owns them, who kills them does not: each is told with the quantity.
    """
    number, what = counted.proposal.number, counted.quantity
    way = range(mark.stop, number.first) if side == "ahead" else range(number.stop, mark.first)
    yield f"way-{side}:ends={min(3, sum(s.low(at) in CLAUSE_ENDS for at in way))}"
    deeds = {family for at in way for family in families_of(symbols[at])}
    yield from (f"way-{side}~{family}:{what}" for family in sorted(deeds))
    lead = symbols[mark.first - 1] if mark.first else "^"
    yield from (f"lead-{side}={lead}:{what}", f"lead-{side}={lead}:{mark.value[1]}")
    yield f"way-{side}={' '.join(symbols[at] for at in way) if len(way) <= SHORT_WAY else 'long'}"


def _of_mark(s: Parsed, symbols: list[str], mark: Mark) -> Iterator[str]:
    """What stands right before and behind a mention."""
    yield f"form={mark.value[1]}"
    yield f"before={symbols[mark.first - 1] if mark.first else '^'}"
    yield f"behind={symbols[mark.stop] if mark.stop < len(symbols) else '$'}"
    yield f"force={s.begins('head', mark.stop) is not None}"
    yield f"speaks={s.at('source', mark.first) is not None or s.at('says', mark.stop) is not None}"
