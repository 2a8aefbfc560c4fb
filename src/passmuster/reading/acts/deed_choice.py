"""The choice of a deed: who did it to whom, or nobody, and which act it is."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.deed_features import DeedSeen, of_nobody, of_party, of_two, of_type
from passmuster.reading.acts.deeds import Party
from passmuster.reading.acts.seeing import Scene
from passmuster.reading.learned.weights import Weights, softmax

__all__ = ["DeedChoice", "chosen_deed", "options_of", "pairs_of", "types_of", "with_joined"]

ENOUGH: Final = 0.45
"""Chance of the two and of the act, both, from which a deed is told where it is not known whose war a text is of. Of
those in texts of writers that nothing was learned from some four in five are then right, in whole articles two in three
(docs/reference/reading.md). It is low so that promised help, which many tell in few words, is told too: from .55 on
two in five fewer were wrong in articles, and a quarter fewer right."""

ENOUGH_IN_A_WAR: Final = 0.4
"""The same where it is known whose war a text is of: the parts of the war then tell for or against a deed."""

EVEN: Final = 0.501
"""Chance that an act must pass beside all others: one that is as likely as another is none."""

KNOWN: Final = 2.0
"""What is given on top to the act that the rule of a phrase names: the corpus has too few of most to teach it."""

SETTLED: Final = 2.0
"""The same to two whom the grammar gives a phrase of the rules, where the text has named them together before."""

NOBODYS: Final = 5.0
"""Weight from which a deed is nobody's whoever is named; hardly one that is told has more. For speed."""

MOST_OF_TWO: Final = 4.0
"""Weight by which what is told of two together hardly ever lifts them above others, or above nobody. For speed."""

MUTUAL: Final = frozenset({EventType.AGREE, EventType.CONCEDE, EventType.CONSULT, EventType.COOPERATE})
"""Acts that two who are named as one do toward each other: "Egypt and Saudi Arabia agreed to end the war in Yemen"."""

DOER, TAKER = "s ", "t "
"""What is told of one as the doer of a deed, and as the one to whom it is done."""


class DeedChoice(NamedTuple):
    """Who did it to whom, which type of act it is, and how likely all of it is."""

    source: Party
    target: Party
    event: str
    likelihood: float


def pairs_of(parties: Sequence[Party]) -> Iterator[tuple[Party, Party]]:
    """Every two of whom at least one is named in the sentence, if anybody is; the doer first."""
    nobody_here = not any(party.mentions for party in parties)
    for source in parties:
        for target in parties:
            if source is not target and (source.mentions or target.mentions or nobody_here):
                yield source, target


def options_of(scene: Scene, seen: DeedSeen) -> list[list[str]]:
    """The features of each pair, and at the end those of nobody."""
    told = {party.code: _of(scene, seen, party) for party in scene.parties}
    pairs = [
        [
            *(DOER + feature for feature in told[source.code]),
            *(TAKER + feature for feature in told[target.code]),
            *of_two(scene.symbols, seen, source, target),
        ]
        for source, target in pairs_of(scene.parties)
    ]
    return [*pairs, _nobody(scene, seen)]


def types_of(scene: Scene, seen: DeedSeen, source: Party, target: Party) -> list[str]:
    """The features by which it is told which act it is."""
    return of_type(scene.s, scene.symbols, seen, source, target)


def chosen_deed(scene: Scene, seen: DeedSeen, weights: Weights) -> DeedChoice | None:
    """The likeliest two and their act; None where nobody, or no act, is likely enough."""
    pair, act = weights.begins["pair"], weights.begins["act"]
    nobody = weights.score(_nobody(scene, seen), pair)
    if nobody > NOBODYS:
        return None
    as_doer: dict[str, float] = {}
    as_taker: dict[str, float] = {}
    for party in scene.parties:
        told = _of(scene, seen, party)
        as_doer[party.code] = weights.score([DOER + feature for feature in told], pair)
        as_taker[party.code] = weights.score([TAKER + feature for feature in told], pair)
    alone = {(one.code, two.code): as_doer[one.code] + as_taker[two.code] for one, two in pairs_of(scene.parties)}
    best_alone = max(alone.values(), default=nobody)
    if best_alone + MOST_OF_TWO < nobody:
        return None
    pairs = [two for two in pairs_of(scene.parties) if alone[two[0].code, two[1].code] > best_alone - MOST_OF_TWO]
    scores = [
        alone[source.code, target.code]
        + weights.score(of_two(scene.symbols, seen, source, target), pair)
        + SETTLED * _is_settled(seen, source, target)
        for source, target in pairs
    ]
    shares = softmax([*scores, nobody])
    best = max(range(len(pairs)), key=shares.__getitem__)
    enough = ENOUGH_IN_A_WAR if pairs and pairs[best][0].part else ENOUGH
    if shares[best] < enough:
        return None
    source, target = pairs[best]
    told_types = weights.scores(types_of(scene, seen, source, target))
    acts = weights.heads["act"]
    rule = seen.deed.kind.partition(":")[0]
    chances = softmax([told_types[act + at] + KNOWN * (name == rule) for at, name in enumerate(acts)])
    likeliest = max(range(len(acts)), key=chances.__getitem__)
    likelihood = shares[best] * chances[likeliest]
    is_enough = likelihood >= enough and chances[likeliest] > EVEN
    return DeedChoice(source, target, acts[likeliest], likelihood) if is_enough else None


def with_joined(choice: DeedChoice, seen: DeedSeen, parties: Sequence[Party]) -> Iterator[DeedChoice]:
    """A deed, and the same by all who are named with its doer: "Spain and Honduras sent men to Iraq" tells two."""
    yield choice
    taker = choice.target.code
    if choice.event in MUTUAL or (choice.source.code, taker) not in seen.pairs:
        return
    for party in parties:
        if party.code != choice.source.code and (party.code, taker) in seen.pairs:
            yield choice._replace(source=party)


def _is_settled(seen: DeedSeen, source: Party, target: Party) -> bool:
    pair = (source.code, target.code)
    return seen.deed.mark is not None and not seen.doubts and pair in seen.pairs and pair in seen.often


def _of(scene: Scene, seen: DeedSeen, party: Party) -> list[str]:
    return of_party(scene.s, scene.symbols, scene.verbs, seen, party, scene.parties)


def _nobody(scene: Scene, seen: DeedSeen) -> list[str]:
    return of_nobody(scene.s, scene.symbols, seen, scene.parties)
