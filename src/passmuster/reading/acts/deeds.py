"""Deeds: the words of a sentence that may tell an act or an attitude, and those whose it may be.

A deed is a phrase of `rules/events.toml`, or any verb of a clause. A party is a nation or group that the sentence
names, the state of a place in it, one that the sentences before named last, or one that has a part in the war that the
text is of: "the cabinet decided to bring the battalion home" names neither.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from passmuster.reading.acts.cast import OFTEN, Cast
from passmuster.reading.acts.stand_ins import has_stand_in
from passmuster.reading.syntax.verb_groups import VerbGroup
from passmuster.reading.text.event_words import event_rule
from passmuster.reading.text.lexicon import Mark
from passmuster.reading.text.named_places import places_of
from passmuster.reading.text.parsed import Parsed

__all__ = ["Mention", "Party", "ToldDeed", "deeds_of", "parties_of"]

MOST_DEEDS: Final = 12
"""Deeds of a sentence; one with more is a list without verbs."""

MOST_PARTIES: Final = 6
"""Parties of a sentence, those of the sentence first, then those of the war."""

LATELY: Final = 2
"""How many of those named last before a sentence may have a part in it."""

NOT_TOLD: Final = frozenset({"be", "have"})
"""Verbs that tell no deed by themselves."""


NAMELESS: Final = re.compile(
    r"(?:ask|request|insist|demand|prefer)(?:ed|ing|s|red|ring)? (?:for anonymity|to remain anonymous|anonymity|"
    r"(?:on |that )?(?:\w+ )?(?:not to be|not be|not being|remain) "
    r"(?:named|identified|quoted|anonymous|photographed|cited))\b"
)
"""What a source asks for himself, which no state asks of another."""

NAMELESS_WORDS: Final = 8
"""Words that tell it, at most."""


MOVES: Final = re.compile(
    r"\b(?:bring|brought|send|sent|com|came|go|went|gone|pull|call|tak|took|get|got|fly|flew|flown|ship|ferr|mov|turn|"
    r"hold|held|fight|fought|push|driv|drove|beat|throw|thrown|fall|fell|report|hand|giv|want|return|be|was|were|is|are)"
    r"(?:e|s|es|ed|en|ing|ting|ling|y|ied)?\b"
)
"""Verbs beside which "back" is no verb: "bring it back", "the attack was beaten back"."""

MOVED_WITHIN: Final = 5
"""Tokens before "back" in which such a verb stands."""


class ToldDeed(NamedTuple):
    """Tokens `first` to `stop`; the phrase of the rules and the verb that stand there, None for none."""

    first: int
    stop: int
    mark: Mark | None
    verb: VerbGroup | None

    @property
    def kind(self) -> str:
        """The type and the roles of its rule; empty for a verb that no rule knows."""
        if self.mark is None:
            return ""
        rule = event_rule(self.mark.value)
        return f"{rule['type']}:{rule['roles']}"


class Mention(NamedTuple):
    """Where a party is named: its tokens, and `name`, `adjective`, `people`, `seat`, `leader` or `place`."""

    first: int
    stop: int
    form: str


class Party(NamedTuple):
    """One who may have done it, or to whom it may be done; without mentions where only sentences before name it."""

    code: str
    mentions: tuple[Mention, ...]
    back: int = 0
    """Which of those named before it is, from the last on; 0 for one who is named here, or not lately."""

    part: str = ""
    """What part it has in the war that the text is of, as `Cast.part_of` tells it."""


def deeds_of(s: Parsed, verbs: Sequence[VerbGroup]) -> list[ToldDeed]:
    """The deeds of a sentence, from left to right."""
    marks = s.by_tag.get("event", ())
    told = [
        ToldDeed(mark.first, mark.stop, mark, next((v for v in verbs if mark.first <= v.head < mark.stop), None))
        for mark in marks
    ]
    covered = {at for mark in marks for at in range(mark.first, mark.stop)}
    told += [
        ToldDeed(verb.head, verb.stop, None, verb)
        for verb in verbs
        if verb.head not in covered and verb.base not in NOT_TOLD
    ]
    told = [deed for deed in told if not _is_none(s, deed)]
    return sorted(told, key=lambda deed: deed.first) if len(told) <= MOST_DEEDS else []


def _is_none(s: Parsed, deed: ToldDeed) -> bool:
    """Whether the words tell no deed of anybody toward another: a source that stays unnamed, men brought back."""
    if s.low(deed.first) == "back" and deed.stop == deed.first + 1:
        return MOVES.search(s.words(max(0, deed.first - MOVED_WITHIN), deed.first).lower()) is not None
    return NAMELESS.match(s.words(deed.first, deed.first + NAMELESS_WORDS).lower()) is not None


def parties_of(s: Parsed, actors: Sequence[Mark], cast: Cast, *, counts_men: bool = False) -> list[Party]:
    """Those who may have a part in a deed of a sentence; where it names nobody, the pair or the war of the text.

    `counts_men` tells whether it counts anybody: "half of them have gone home".
    """
    here: dict[str, list[Mention]] = {}
    for actor in actors:
        here.setdefault(str(actor.value[0]), []).append(Mention(actor.first, actor.stop, str(actor.value[1])))
    for place in places_of(s):
        if not place.is_dateline:
            here.setdefault(place.code, []).append(Mention(place.first, place.stop, "place"))
    if not here and not cast.is_of_a_war:
        return _pair_of_text(cast) if s.by_tag.get("event") else []
    if not here and not counts_men and not has_stand_in(s):
        return []
    back = {code: at for at, code in enumerate((code for code in cast.recent if code not in here), start=1)}
    lately = [code for code, at in back.items() if at <= LATELY]
    away = dict.fromkeys([*(code for code in cast.roles if code and code not in here), *(lately if here else ())])
    found = [Party(code, tuple(mentions), 0, cast.part_of(code)) for code, mentions in here.items()]
    found += [Party(code, (), back.get(code, 0) if code in lately else 0, cast.part_of(code)) for code in away]
    return found[:MOST_PARTIES]


def _pair_of_text(cast: Cast) -> list[Party]:
    """The two who were named last, where the text has named them together more than once."""
    last = cast.recent[:2]
    is_pair = len(last) == 2 and cast.pairs[last[0], last[1]] >= OFTEN
    return [Party(code, (), back) for back, code in enumerate(last, start=1)] if is_pair else []
