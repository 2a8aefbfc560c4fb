"""Features of a deed: what makes it the act of one party toward another, or an act of nobody's, and of which type.

The deed by its word, its class and its clause; each party by its form, its side, and the words beside it; the two by
what stands between them and whether the grammar of roles (`acts/roles.py`) gives them the deed. What is told by the
part that each has in the war stands in `acts/part_features.py`.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.ledger.actors import kind_of
from passmuster.reading.acts.deeds import Mention, Party, ToldDeed
from passmuster.reading.acts.part_features import of_part, of_parts
from passmuster.reading.acts.stand_ins import StandIns
from passmuster.reading.learned.past_wars import known_of_two
from passmuster.reading.syntax.symbols import stem
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.syntax.word_kinds import noun_kinds
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["DeedSeen", "of_nobody", "of_party", "of_two", "of_type"]

CLAUSE_ENDS: Final = word_set("choices", "clause_ends")
DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "his", "her"})
PRONOUNS: Final = frozenset({"it", "its", "they", "their", "he", "his", "she", "her", "who"})
FAR: Final = 6
AHEAD, BEHIND = 3, 6
"""Words looked at before a deed and behind it."""

SHORT_WAY: Final = 3
"""Tokens between two that are read as one."""


class DeedSeen(NamedTuple):
    """A deed in its sentence, with what the grammar makes of it: its pairs, and why it may be no act."""

    deed: ToldDeed
    word: str
    """The stem of its verb, or its phrase in stems."""

    classes: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    sure: bool
    doubts: tuple[str, ...]
    counted: tuple[tuple[str, str, str], ...]
    """Whose people or goods the sentence counts, as which quantity, and whether ahead of the deed or behind it."""

    often: frozenset[tuple[str, str]]
    """Those whom the sentences before named together, in either order."""

    stand_ins: StandIns
    """Who may be meant by what stands around it, without a name."""

    governor: str = ""
    """What kind of verb or noun settles, asks for or refuses it (`acts/governors.py`); empty for none."""

    is_beside_governor: bool = False
    governs: str = ""
    """The type of the deed that it settles, asks for or refuses itself; empty for none."""


def of_nobody(s: Parsed, symbols: Sequence[str], seen: DeedSeen, parties: Sequence[Party]) -> list[str]:
    """What is told of a deed that is nobody's, or toward nobody."""
    deed = seen.deed
    here = [party for party in parties if party.mentions]
    found = ["nobody", f"nobody:kind={deed.kind}", f"nobody:word={seen.word}", f"nobody:parties={len(here)}"]
    found += [f"nobody:doubt={doubt}:{deed.kind}" for doubt in seen.doubts]
    found += [f"nobody:{feature}" for feature in _governed(seen)]
    found += [f"nobody:class={name}" for name in seen.classes]
    found += [f"nobody:grammar={bool(seen.pairs)}:{seen.sure}", f"nobody:form={_form(deed)}"]
    found += [f"nobody:grammar={bool(seen.pairs)}:{seen.sure}:{deed.kind}"]
    found += [f"nobody:{feature}" for feature in _around(s, symbols, deed)]
    is_of_a_war = any(party.part for party in parties)
    found += [f"nobody:war={is_of_a_war}:{len(here)}"]
    found += [f"nobody:stand-in={is_of_a_war}:{kind}" for kind in seen.stand_ins.before[:1] or ("none",)]
    found += [
        f"nobody:stand-in={is_of_a_war}:{kind}:{name}" for kind in seen.stand_ins.before[:1] for name in seen.classes
    ]
    return list(dict.fromkeys(found))


def of_party(
    s: Parsed, symbols: Sequence[str], verbs: Sequence[VerbGroup], seen: DeedSeen, party: Party, others: Sequence[Party]
) -> list[str]:
    """What is told of one as the doer of a deed, or as the one to whom it is done."""
    kind, form = seen.deed.kind, _form(seen.deed)
    found = [f"kind={kind_of(party.code)}:{kind}"]
    found += [f"governor={seen.governor}:{'here' if party.mentions else party.part or 'away'}"] if seen.governor else []
    counted = [(quantity, side) for code, quantity, side in seen.counted if code == party.code]
    for quantity, side in counted:
        found += [f"counted={quantity}", f"counted={quantity}:{side}:{form}", f"counted={quantity}:{kind}"]
        found += [f"counted={quantity}:{name}" for name in seen.classes]
    if not counted:
        found.append(f"counted=none:{bool(seen.counted)}")
    if not party.mentions:
        named = sum(bool(other.mentions) for other in others)
        where = f"back={party.back}"
        found += [where, f"{where}:{form}", f"{where}:named={named}", f"{where}:{kind}"]
        found += [f"{where}:own={_own(s, seen.deed)}", f"{where}:opens={symbols[0]}"]
        return [*found, *of_part(seen, party, "away", form)]
    mention = _nearest(seen.deed, party)
    side = "before" if mention.stop <= seen.deed.first else "behind" if mention.first >= seen.deed.stop else "within"
    way = range(mention.stop, seen.deed.first) if side == "before" else range(seen.deed.stop, mention.first)
    place = f"{side}:{form}"
    rivals = [m for other in others if other is not party for m in other.mentions if m.first in way]
    ends = min(2, sum(s.low(at) in CLAUSE_ENDS for at in way))
    between = sum(verb.head in way for verb in verbs)
    lead = _lead(s, mention)
    behind = symbols[mention.stop] if mention.stop < len(symbols) else "$"
    found += [place, f"{place}:{kind}", f"form={mention.form}:{side}", f"form={mention.form}:{place}"]
    found += [f"far={side}:{min(FAR, len(way) // 2)}", f"rivals={place}:{min(2, len(rivals))}"]
    found += [f"ends={place}:{ends}", f"verbs={place}:{min(2, between)}", f"near={place}:{not rivals}:{not between}"]
    found += [f"lead={side}:{lead}", f"lead={place}:{lead}", f"lead={side}:{lead}:{seen.word}"]
    found += [f"lead={side}:{lead}:{name}" for name in seen.classes]
    found += [f"behind={side}:{behind}", f"word={place}:{seen.word}", f"lead={side}:{lead}:{kind}"]
    found += [f"class={place}:{name}" for name in seen.classes]
    found += [f"force={side}:{s.begins('head', mention.stop) is not None}", f"owns={place}:{behind == chr(39) + 's'}"]
    found += [f"head={side}:{noun}" for noun in noun_kinds(s.low(mention.stop))]
    found += [f"speaks={side}:{s.at('source', mention.first) is not None or s.at('says', mention.stop) is not None}"]
    if len(way) <= SHORT_WAY:
        found.append(f"way={side}:{' '.join(symbols[at] for at in way)}")
    else:
        found += [f"way={side}:{'long'}"]
    found += [f"first={side}:{mention.first <= 1}:{ends}"]
    return [*found, *of_part(seen, party, side, form)]


def of_two(symbols: Sequence[str], seen: DeedSeen, source: Party, target: Party) -> list[str]:
    """What is told of two together, from the doer to the one it is done to."""
    kind = seen.deed.kind
    grammar = (source.code, target.code) in seen.pairs
    turned = (target.code, source.code) in seen.pairs
    kinds = f"{kind_of(source.code)} {kind_of(target.code)}"
    past = list(known_of_two(source.code, target.code)) or ["nothing"]
    found = [f"grammar={grammar}:{turned}:{seen.sure}", f"grammar={grammar}:{kind}", f"kinds={kinds}:{kind}"]
    found += [f"grammar={grammar}:{bool(seen.pairs)}:{name}" for name in seen.doubts]
    found += [f"past={known}" for known in past]
    found += [f"past={known}:{kind}" for known in past]
    found += [f"past={known}:{name}" for known in past for name in seen.classes]
    found.append(f"often={(source.code, target.code) in seen.often}")
    found += of_parts(seen, source, target, _form(seen.deed))
    if not source.mentions or not target.mentions:
        found.append(f"named={bool(source.mentions)}{bool(target.mentions)}:{_form(seen.deed)}")
        return found
    one, other = _nearest(seen.deed, source), _nearest(seen.deed, target)
    first, second = (one, other) if one.first < other.first else (other, one)
    order = "source" if one.first < other.first else "target"
    sides = f"{_side(seen.deed, one)}>{_side(seen.deed, other)}"
    found += [f"order={order}:{sides}", f"order={order}:{sides}:{_form(seen.deed)}", f"sides={sides}:{kind}"]
    way = symbols[first.stop : second.first]
    if len(way) <= SHORT_WAY:
        found.append(f"between={order}:{' '.join(way)}")
    found += [f"forms={one.form}>{other.form}:{order}", f"forms={one.form}>{other.form}:{order}:{sides}"]
    return found


def of_type(s: Parsed, symbols: Sequence[str], seen: DeedSeen, source: Party, target: Party) -> list[str]:
    """What is told of which act it is of the one toward the other."""
    deed = seen.deed
    found = ["any", f"kind={deed.kind}", f"word={seen.word}", f"form={_form(deed)}"]
    found += [f"class={name}" for name in seen.classes]
    found += _governed(seen)
    found += _around(s, symbols, deed)
    found += [f"kinds={kind_of(source.code)} {kind_of(target.code)}"]
    past = list(known_of_two(source.code, target.code)) or ["nothing"]
    found += [f"past={known}" for known in past]
    if source.part:
        parts = f"parts={source.part}>{target.part}"
        found += [parts, f"{parts}:{deed.kind}", f"{parts}:{seen.word}", f"{parts}:{_form(deed)}"]
        found += [f"{parts}:{name}" for name in seen.classes]
        found += [f"stand-in behind={kind}" for kind in seen.stand_ins.behind[:2]]
    for role, party in (("source", source), ("target", target)):
        found += [f"{role}:counted={quantity}" for code, quantity, _ in seen.counted if code == party.code]
    for role, party in (("source", source), ("target", target)):
        if party.mentions:
            mention = _nearest(deed, party)
            lead = _lead(s, mention)
            found += [f"{role}={mention.form}", f"{role}:lead={lead}", f"{role}:side={_side(deed, mention)}"]
            found += [f"{role}:lead={lead}:{name}" for name in seen.classes]
            found += [f"{role}:lead={lead}:{seen.word}"]
    return list(dict.fromkeys(found))


def _governed(seen: DeedSeen) -> Iterator[str]:
    """What settles, asks for or refuses a deed, and what it settles, asks for or refuses itself."""
    if seen.governor:
        governor = f"governor={seen.governor}"
        yield from (governor, f"{governor}:{seen.deed.kind}", f"{governor}:beside={seen.is_beside_governor}")
        yield from (f"{governor}:{name}" for name in seen.classes)
    if seen.governs:
        yield from (f"governs={seen.governs}", f"governs={seen.governs}:{seen.deed.kind}")


def _around(s: Parsed, symbols: Sequence[str], deed: ToldDeed) -> Iterator[str]:
    for at in range(max(0, deed.first - AHEAD), deed.first):
        yield f"ahead={symbols[at]}"
    for at in range(deed.stop, min(len(symbols), deed.stop + BEHIND)):
        yield f"after={symbols[at]}"
        yield from (f"after-noun~{name}" for name in noun_kinds(s.low(at)))
    yield f"next={symbols[deed.stop] if deed.stop < len(symbols) else '$'}"
    yield f"before={symbols[deed.first - 1] if deed.first else '^'}"


def _form(deed: ToldDeed) -> str:
    """`noun` for a phrase without a verb; a verb by its state, and whether it was done to the one before it."""
    if deed.verb is None:
        return "noun"
    return f"{deed.verb.state}{'-passive' if deed.verb.passive else ''}"


def _own(s: Parsed, deed: ToldDeed) -> str:
    """The last pronoun before a deed; empty for none."""
    words = (s.low(at) for at in range(deed.first - 1, -1, -1))
    return next(
        (word for word in words if word in {"it", "its", "they", "their", "he", "his", "she", "her", "who"}), ""
    )


def _lead(s: Parsed, mention: Mention) -> str:
    at = mention.first - 1
    if s.low(at) in DETERMINERS:
        at -= 1
    return stem(s.low(at)) if at >= 0 else "^"


def _side(deed: ToldDeed, mention: Mention) -> str:
    return "before" if mention.stop <= deed.first else "behind" if mention.first >= deed.stop else "within"


def _nearest(deed: ToldDeed, party: Party) -> Mention:
    def away(mention: Mention) -> int:
        ahead = mention.stop <= deed.first
        return deed.first - mention.stop if ahead else max(0, mention.first - deed.stop)

    return min(party.mentions, key=away)
