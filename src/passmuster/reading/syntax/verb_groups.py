"""Verb groups: the verbs of a sentence with what stands before them, and so whether a deed is done, ahead or denied.

"had already been sent" is one group: the verb `send`, passive, done. Its state is one of

- `done`, `now`, `prog` ("are sending"), `ahead` ("is to send", "will send"), `meant` ("plans to send"), `may`, `guess`
  ("may have sent"), `not`, `purpose` ("to fight"), `part` ("sent to Kursk") and `ing` ("serving in Mali").
"""

from typing import Final, NamedTuple

from passmuster.reading.syntax.symbols import stem
from passmuster.reading.syntax.word_kinds import VerbForm, noun_kinds, states, verb_form
from passmuster.reading.text.lexicon import word_set
from passmuster.reading.text.parsed import Parsed

__all__ = ["VerbGroup", "verb_groups", "verb_tokens"]

BE: Final = word_set("verb_groups", "be")
HAVE: Final = word_set("verb_groups", "have")
DO: Final = word_set("verb_groups", "do")
WILL: Final = word_set("verb_groups", "will")
MAY: Final = word_set("verb_groups", "may")
NOT: Final = word_set("verb_groups", "not")
BE_OR_HAVE: Final = BE | HAVE
PLAIN_AUXILIARY: Final = BE_OR_HAVE | DO
AUXILIARY: Final = PLAIN_AUXILIARY | WILL | MAY | NOT | {"to"}
VERB_BEHIND: Final = AUXILIARY - {"no"}
"""Words behind which a word is a verb."""

ADVERBS: Final = word_set("verb_groups", "adverbs")
PARTS_OF_A_GROUP: Final = AUXILIARY | ADVERBS
BETWEEN_VERBS: Final = ADVERBS | NOT
NO_AUXILIARY: Final = DO | {"'s", "get", "gets", "got", "'d", "'m", "'ve", "'re"}
"""Of the plain auxiliaries those that tell nothing alone."""

DETERMINERS: Final = word_set("frames", "determiners")
NO_VERB_BEHIND: Final = DETERMINERS | word_set("frames", "prepositions")
"""Words behind which a word that may be a noun is one."""

CONJUNCTIONS: Final = frozenset({"to", "as", "if", "when", "while", "than", "once", "until"})
NOUN_BEHIND: Final = NO_VERB_BEHIND - CONJUNCTIONS
OBJECT_OPENERS: Final = word_set("verb_groups", "object_openers")
PRONOUNS: Final = word_set("verb_groups", "pronouns")
INTRANSITIVE: Final = word_set("verb_groups", "intransitive")
"""Verbs whose past form is no participle that describes what was done to a noun."""

NO_PAST: Final = word_set("verb_groups", "no_past")
FURTHEST: Final = 6
"""Tokens between a word that puts an infinitive into a state and its "to": "asked Kenya's parliament to send"."""


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries: tokens `first` to `stop`, the verb at `head`."""

    first: int
    stop: int
    head: int
    base: str
    classes: tuple[str, ...]
    state: str
    passive: bool

    @property
    def is_finite(self) -> bool:
        """True where it may have a subject of its own."""
        return self.state not in {"part", "ing", "purpose"}


def verb_groups(s: Parsed) -> list[VerbGroup]:
    """The verb groups of a sentence, from left to right."""
    return s.once(_groups)


def _groups(s: Parsed) -> list[VerbGroup]:
    found: list[VerbGroup] = []
    for at in range(len(s.tokens)):
        form = _as_verb(s, at)
        if form is not None:
            found.append(_group(s, at, form, found[-1].stop if found else 0))
    return found


def verb_tokens(s: Parsed) -> frozenset[int]:
    """The tokens of a sentence that belong to a verb."""
    return frozenset(at for group in verb_groups(s) for at in range(group.first, group.stop))


def _as_verb(s: Parsed, at: int) -> VerbForm | None:
    """The word as a verb, None where it is none here."""
    low = s.low(at)
    if s.kind(at) not in {"word", "clitic"} or s.at("actor", at) is not None:
        return None
    if low in PLAIN_AUXILIARY:
        return _main_auxiliary(s, at)
    form = verb_form(low) or _unknown_past(low)
    if form is None or (s.tokens[at].is_capital and at > 0 and not s.tokens[at].text.isupper()):
        return None
    lead = _lead(s, at)
    if lead in VERB_BEHIND:
        return form
    if "past" in form.forms or "part" in form.forms:
        return None if _only_describes(s, at) else form
    if "ing" in form.forms:
        names = s.low(at - 1) in DETERMINERS or (s.low(at - 1) in NO_VERB_BEHIND and _is_noun(s, at + 1))
        return None if names else form
    return form if _has_subject_of_present(s, at, form) else None


def _only_describes(s: Parsed, at: int) -> bool:
    """True for "the wounded" and "of captured men", but not for "as reported"."""
    before = s.low(at - 1)
    return before in NOUN_BEHIND and (before in DETERMINERS or _is_noun(s, at + 1))


def _has_subject_of_present(s: Parsed, at: int, form: VerbForm) -> bool:
    """True for a word that may be a noun too, where it stands as a verb in the present: "Nepal counts 300"."""
    before = s.low(at - 1)
    if before in NO_VERB_BEHIND or s.kind(at - 1) == "number" or at == 0 or s.low(at + 1) == "of":
        return False
    named = s.at("actor", at - 1) is not None or s.tokens[at - 1].is_capital or _is_noun(s, at - 1)
    return before in PRONOUNS or (named and ("s" in form.forms or before.endswith("s")))


def _unknown_past(low: str) -> VerbForm | None:
    if len(low) < 5 or not low.endswith("ed") or low in NO_PAST:
        return None
    return VerbForm(stem(low), frozenset({"past", "part"}), ())


def _main_auxiliary(s: Parsed, at: int) -> VerbForm | None:
    """ "were" or "has" where no verb follows that it helps."""
    low = s.low(at)
    if low in NO_AUXILIARY:
        return None
    here = at + 1
    while s.low(here) in BETWEEN_VERBS or (s.low(here).endswith("ly") and s.kind(here) == "word"):
        here += 1
    word = s.low(here)
    if word in BE_OR_HAVE or word == "to":
        return None
    following = verb_form(word) or _unknown_past(word)
    helped = following is not None and following.forms & ({"part", "ing"} if low in BE else {"part"})
    if helped or (low in BE and states(word) and s.low(here + 1) == "to"):
        return None
    base = "be" if low in BE else "have"
    forms = {"is": "s", "has": "s", "are": "base", "was": "past", "were": "past", "had": "past", "been": "part"}
    return VerbForm(base, frozenset({forms.get(low, "base")}), (base,))


def _is_noun(s: Parsed, at: int) -> bool:
    return s.at("head", at) is not None or bool(noun_kinds(s.low(at)))


def _lead(s: Parsed, at: int) -> str:
    """The word ahead of a verb, adverbs left out."""
    here = at - 1
    while here >= 0 and (s.low(here) in ADVERBS or (s.low(here).endswith("ly") and s.kind(here) == "word")):
        here -= 1
    return s.low(here)


def _group(s: Parsed, at: int, form: VerbForm, left: int) -> VerbGroup:
    first = at
    while first > left and (
        s.low(first - 1) in PARTS_OF_A_GROUP or states(s.low(first - 1)) or s.low(first - 1).endswith("ly")
    ):
        first -= 1
    while first < at and s.low(first) in ADVERBS and not states(s.low(first)):
        first += 1
    words = ["" if s.low(i) == "may" and s.tokens[i].is_capital and i > 0 else s.low(i) for i in range(first, at)]
    passive = "part" in form.forms and any(w in BE for w in words[-3:])
    return VerbGroup(first, at + 1, at, form.base, form.classes, _state(s, first, words, form, passive, left), passive)


def _state(s: Parsed, first: int, words: list[str], form: VerbForm, passive: bool, left: int) -> str:
    if NOT & set(words) - {"no"}:
        return "not"
    said = {state for word in words for state in states(word)}
    if "may" in said and ("have" in words or ("be" in words and "ing" in form.forms)):
        return "guess"
    for state in ("may", "meant", "ahead"):
        if state in said:
            return state
    if "to" in words:
        return _of_infinitive(s, first, words)
    if set(words) & HAVE or (form.base in {"be", "have"} and "past" in form.forms):
        return "done"
    if "ing" in form.forms:
        return "prog" if set(words) & BE else "ing"
    if passive:
        return "now" if {"is", "are"} & set(words) else "done"
    if "past" in form.forms:
        told = "part" not in form.forms or words or form.base in INTRANSITIVE or _has_subject(s, first)
        return "done" if told or _has_object(s, first + len(words) + 1) else "part"
    return "part" if form.forms == {"part"} else "now"


def _of_infinitive(s: Parsed, first: int, words: list[str]) -> str:
    """ "is to send" is ahead; "asked Kenya to send" is meant; "flown in to fight" is what for."""
    if set(words) & BE:
        return "ahead"
    for at in range(first - 1, max(-1, first - 1 - FURTHEST), -1):
        if s.low(at) in {",", ";", ".", ":"}:
            break
        if states(s.low(at)):
            return states(s.low(at))[-1]
    return "purpose"


def _has_object(s: Parsed, behind: int) -> bool:
    """True where an object stands right behind a past form, which is then no participle: "withdrew its men"."""
    low = s.low(behind)
    return s.kind(behind) == "number" or low in OBJECT_OPENERS or s.at("actor", behind) is not None


def _has_subject(s: Parsed, first: int) -> bool:
    """True for a past form right behind a name, a pronoun or "who", which is no participle."""
    before = s.low(first - 1)
    return before in PRONOUNS or first == 0 or (s.at("actor", first - 1) is not None and not _is_noun(s, first - 1))
