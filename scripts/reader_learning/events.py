"""Events: deeds of the corpus with the features that the reader sees, and who did what to whom in them.

A passage tells an event, and not by which words: the likeliest of the deeds that could tell it is learned from, as the
weights so far have it. Nothing was written out of most deeds, so that nobody's deed counts less there than in plain
sentences (`corpus/events.txt`) and where a person judged what was read (`corpus/events_judged.jsonl`).
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from passmuster.ledger.actors import actor_code
from passmuster.ledger.vocabulary import EventType
from passmuster.reading.acts.cast import Cast
from passmuster.reading.acts.deed_choice import options_of, pairs_of, types_of
from passmuster.reading.acts.seeing import Scene, scene_of
from passmuster.reading.acts.tense import status_of, timed
from passmuster.reading.claims import claims_of
from passmuster.reading.learned.tables import Learned
from passmuster.reading.learned.weights import Weights, read_weights, softmax
from passmuster.reading.proposals import ReadSoFar
from passmuster.reading.reader import has_number, spoken_sentences
from passmuster.reading.roles.role_choice import OPEN, ROLES, Casting
from passmuster.reading.speech.attribution import attributed, by_article
from passmuster.reading.text.event_words import event_rule
from passmuster.reading.text.lexicon import Mark
from reader_learning.filled import filled_casts
from reader_learning.logistic import Table, fit
from reader_learning.ranking import Choice, fit_ranking
from reader_learning.table import as_text

CORPUS = Path(__file__).parents[2] / "corpus"
LESSONS = CORPUS / "events.txt"
JUDGED = CORPUS / "events_judged.jsonl"

RIDGE = 8.0
PULL = 0.5
"""How hard the weights of the two and of the act are pulled to nothing, chosen by leaving out writers."""

UNTOLD = 0.25
"""How much a deed counts as nobody's where it is only that nobody wrote it out."""

LESSON_COUNT = 3.0
ROUNDS = 2
LEAST = 14
"""Hundredths; smaller weights are left out, for the size of the package."""

SAME_TYPE = {"YIELD": "RETREAT", "DEMAND": "REQUEST"}
"""Codes of writers that PLOVER has no longer."""

KIN = (frozenset({"AID", "AGREE", "COOPERATE", "SUPPORT", "CONSULT"}), frozenset({"RETREAT", "CONCEDE"}))
"""An act and the promise of it."""

Pair = tuple[str, str]


class DeedExample(NamedTuple):
    """A deed: where it stands, its pairs, the features of each and of nobody, and those of its act for each pair."""

    span: tuple[int, int]
    pairs: list[Pair]
    options: list[list[str]]
    types: list[list[str]]
    rule: str
    """The type of the rule that knows its phrase; empty for none."""

    is_ahead: bool
    """Whether it is only announced."""

    grammar: frozenset[Pair]
    named: list[bool]
    """Of each pair, whether both are named in the sentence."""


class Text(NamedTuple):
    """A text with its deeds, its events as written out, and what was judged of some of its deeds, by their place."""

    row: dict[str, Any]
    deeds: list[DeedExample]
    judged: dict[int, list[tuple[str, str, str]]]
    count: float = 1.0
    is_whole: bool = False
    """Whether all of its events are written out."""


class Answer(NamedTuple):
    """A deed with whose it is, the place of its pair, none for nobody's; its act; and how much it counts."""

    deed: DeedExample
    pair: int | None
    act: str
    count: float


def events_text(rows: Iterable[dict[str, Any]], learned: Learned) -> str:
    """The table of events, from texts with their events; `learned` are the tables by which their claims are read."""
    judged = judgements()
    texts = [one for row in rows for one in texts_of(row, learned, judged.get(row["id"], {}))]
    return table_of([*texts, *lessons(learned)])


def texts_of(
    row: dict[str, Any], learned: Learned, judged: dict[int, list[tuple[str, str, str]]], count: float = 1.0
) -> Iterator[Text]:
    """A text as it is read where nobody knows whose war it is of, and as where that is known."""
    is_whole = "cast" in row
    for cast in dict.fromkeys([OPEN, war_of_row(row)]):
        yield Text(row, deeds_of_text(row["text"], learned, cast), judged, count, is_whole)


def war_of_row(row: dict[str, Any]) -> Casting:
    """Whose war a text was written as being of, by the codes of the reader; of nobody's where that is left out."""
    told = Casting(*(row.get("cast") or [str(row.get(role, "")) for role in ROLES]))
    return Casting(*(actor_code(code) or code for code in told)) if told.partner and told.principal else OPEN


def table_of(texts: Sequence[Text]) -> str:
    """The table that some texts teach."""
    weights: Weights | None = None
    text = ""
    for _ in range(ROUNDS):
        answers = [answer for one in texts for answer in answers_of(one, weights)]
        text = _text(answers)
        weights = read_weights(text)
    return text


def deeds_of_text(text: str, learned: Learned, roles: Casting = OPEN) -> list[DeedExample]:
    """The deeds of a text, as the reader comes to them where it is known to be of a war."""
    return list(_deeds(text, learned, roles))


def _deeds(text: str, learned: Learned, roles: Casting) -> Iterator[DeedExample]:
    state, cast = ReadSoFar(learned=learned), Cast(roles=roles)
    for s, statements in spoken_sentences(text, state):
        here = claims_of(s, statements, state) if has_number(s) else []
        scene = scene_of(s, cast, here)
        for seen in scene.deeds if scene else ():
            said = attributed(s, statements, seen.deed.first) or by_article()
            if scene is not None and not said.denied:
                yield _example(scene, seen)
        cast.note(s, list(s.by_tag.get("actor", ())))


def _example(scene: Scene, seen: Any) -> DeedExample:
    s, deed = scene.s, seen.deed
    pairs = list(pairs_of(scene.parties))
    mark = deed.mark or Mark(deed.first, deed.stop, "event", None)
    return DeedExample(
        s.span(deed.first, deed.stop),
        [(source.code, target.code) for source, target in pairs],
        options_of(scene, seen),
        [types_of(scene, seen, source, target) for source, target in pairs],
        str(event_rule(deed.mark.value)["type"]) if deed.mark else "",
        timed(s, mark, EventType.AID, "", status_of(s, mark))[0] == EventType.AGREE,
        seen.pairs,
        [bool(source.mentions and target.mentions) for source, target in pairs],
    )


# ---- whose deed each is ---------------------------------------------------------------------------------------------


def answers_of(text: Text, weights: Weights | None) -> Iterator[Answer]:
    """Each deed of a text with its answer; what was judged first, then what was written out."""
    written = _written(text, weights)
    for at, deed in enumerate(text.deeds):
        told = text.judged.get(deed.span[0])
        if told is not None:
            yield from _as_judged(deed, told)
        elif at in written:
            pair, act = written[at]
            promised = act == EventType.AGREE and deed.is_ahead and deed.rule != EventType.AGREE
            yield Answer(deed, pair, EventType.AID if promised else act, text.count)
        else:
            yield Answer(deed, None, "", text.count if text.is_whole else UNTOLD)


def _as_judged(deed: DeedExample, told: list[tuple[str, str, str]]) -> Iterator[Answer]:
    found = [(deed.pairs.index(pair), act) for *both, act in told if (pair := (both[0], both[1])) in deed.pairs]
    if found:
        yield Answer(deed, *found[0], 1.0)
    elif not told:
        yield Answer(deed, None, "", 1.0)


def _written(text: Text, weights: Weights | None) -> dict[int, tuple[int, str]]:
    """The deeds that tell the events that are written out, with their pair and act."""
    found: dict[int, tuple[int, str]] = {}
    for event in text.row["events"]:
        act = SAME_TYPE.get(event["event"], event["event"])
        may = _may_tell(text, event, act)
        if may:
            at, pair = max(may, key=lambda place: _rank(text.deeds[place[0]], place, act, weights))
            found.setdefault(at, (pair, act))
    return found


def _may_tell(text: Text, event: dict[str, Any], act: str) -> list[tuple[int, int]]:
    """The deeds, and their pairs, that may tell an event: of those in the words that tell it, where these are known."""
    wanted = (event["source"].lower(), event["target"].lower())
    begin = text.row["text"].find(event["cue"]) if "cue" in event else 0
    end = begin + len(event["cue"]) if "cue" in event else len(text.row["text"])
    may = [
        (at, pair)
        for at, deed in enumerate(text.deeds)
        if deed.span[0] < end and begin < deed.span[1]
        for pair, (source, target) in enumerate(deed.pairs)
        if (source.lower(), target.lower()) == wanted
    ]
    same = [place for place in may if _is_same(text.deeds[place[0]], act)]
    by_grammar = [(at, pair) for at, pair in same if text.deeds[at].pairs[pair] in text.deeds[at].grammar]
    return by_grammar or same or may


def _is_same(deed: DeedExample, act: str) -> bool:
    """Whether the rule of a deed is of this act, or of the act that is only promised."""
    return deed.rule == act or (deed.is_ahead and any({deed.rule, act} <= kin for kin in KIN))


def _rank(
    deed: DeedExample, place: tuple[int, int], act: str, weights: Weights | None
) -> tuple[float, bool, bool, int]:
    """How well a deed tells an event: by the weights so far, else where both are named and the grammar sees a pair."""
    at, pair = place
    if weights is None:
        return 0.0, deed.named[pair], bool(deed.grammar), -at
    begin, acts = weights.begins["act"], weights.heads["act"]
    two = softmax([weights.scores(option)[weights.begins["pair"]] for option in deed.options])[pair]
    types = softmax(weights.scores(deed.types[pair])[begin : begin + len(acts)])
    return two * types[acts.index(act)], deed.named[pair], bool(deed.grammar), -at


# ---- weights --------------------------------------------------------------------------------------------------------


def _text(answers: Sequence[Answer]) -> str:
    choices = [
        (Choice(options, (len(a.deed.pairs) if a.pair is None else a.pair,)), a.count)
        for a in answers
        for options in (a.deed.options, _without_past_wars(a.deed.options))
    ]
    acts = [str(event) for event in EventType]
    told = [(a, a.pair) for a in answers if a.pair is not None]
    own = [a.deed.types[pair] for a, pair in told]
    types = [features for both in zip(own, _without_past_wars(own), strict=True) for features in both]
    named = [str(a.act) for a, _ in told for _ in range(2)]
    counts = [a.count for a, _ in told for _ in range(2)]
    pair_table = fit_ranking([choice for choice, _ in choices], 2 * RIDGE, counts=[count for _, count in choices])
    act_table: Table = fit(types, named, acts, 2 * PULL, counts)
    return as_text({"pair": ["fit"], "act": acts}, {"pair": pair_table, "act": act_table}, LEAST)


def _without_past_wars(options: list[list[str]]) -> list[list[str]]:
    """Features as they are told of two who never stood together before, so that these are no strangers for good."""
    return [[feature for feature in option if not feature.startswith("past=")] for option in options]


# ---- what teaches beside the passages -------------------------------------------------------------------------------


def judgements() -> dict[str, dict[int, list[tuple[str, str, str]]]]:
    """What was judged, by text and by the place of the deed: who did what to whom, or nothing."""
    found: dict[str, dict[int, list[tuple[str, str, str]]]] = {}
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found.setdefault(row["id"], {})[row["span"][0]] = [tuple(told) for told in row["right"]]
    return found


def lessons(learned: Learned) -> Iterator[Text]:
    """The plain sentences, each with several casts."""
    for number, (told, text, cast) in enumerate(filled_casts(LESSONS)):
        plain, spans = _unmarked(text)
        events = []
        for one, (begin, end) in zip(told.split(", ") if told != "none" else [], spans, strict=False):
            pair, act = one.split()
            source, target = (cast[letter] for letter in pair.split(">"))
            events.append({"source": source, "target": target, "event": act, "cue": plain[begin:end]})
        war = [cast["P"], cast["H"], cast["O"]]
        row = {"id": f"event-{number}", "text": plain, "events": events, "cast": war}
        yield from texts_of(row, learned, {}, LESSON_COUNT)


def _unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A sentence without its asterisks, and where the words between them stand."""
    plain, spans = "", list[tuple[int, int]]()
    for at, piece in enumerate(re.split(r"\*", text)):
        if at % 2:
            spans.append((len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, spans
