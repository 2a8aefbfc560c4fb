"""Vocabulary: the rule files hung in one lexicon, tag by tag.

Tags and their values:

    bound, bound_after   `about`, `at_least`, `at_most`, `exact`
    actor                (code, form) with form one of `name`, `adjective`, `people`, `seat`, `leader`
    head                 what a plural noun counts: `troops`, `specialists`, `civilians`, `shells`, ...
    not_counted          True: a unit, a formation, a trip
    cue                  (quantity, form) with form `verb` or `noun`
    change               True: a verb that moves a value from one figure to another
    says                 mode of a reporting verb: `asserted`, `estimated`, `projected`, `denied`
    gives                True: a verb that says a number only where a number is its object
    says_noun            the same of a noun ("estimate")
    hedge                mode a hedge puts on a number
    source               (kind, name, group) with kind `person`, `body`, `institution`, `role`, `unknown`, ...
    boundary             True: a contrast
    phrase               `phrase` or `deep`: the source stands behind the words
    doubt                index of the entry of `measures.toml`
"""

from functools import cache

from passmuster.ledger.actors import actors, known_states
from passmuster.reading.text.event_words import add_event_words
from passmuster.reading.text.lexicon import Lexicon, inflect, load_rules, phrases

__all__ = ["build", "vocabulary"]


@cache
def vocabulary() -> Lexicon:
    """The lexicon of the shipped rules; built once in a few milliseconds."""
    return build()


def build(aliases: tuple[tuple[str, str], ...] = ()) -> Lexicon:
    """A lexicon of the shipped rules with a case's own aliases (words of texts, group or actor they stand for)."""
    lexicon = Lexicon()
    _add_actors(lexicon)
    _add_nouns(lexicon)
    _add_numbers(lexicon)
    _add_speech(lexicon)
    _add_sources(lexicon)
    _add_cues(lexicon)
    add_event_words(lexicon)
    for index, doubt in enumerate(load_rules("measures")["doubt"]):
        lexicon.add("doubt", reversed(phrases(doubt["words"])), index)
    for words, stands_for in aliases:
        known = stands_for.upper() in known_states()
        lexicon.add("source", [words], ("body", words, stands_for.upper() if known else stands_for))
        lexicon.add("actor", [words], (stands_for, "name"))
    return lexicon


def _add_actors(lexicon: Lexicon) -> None:
    for code, entry in actors().items():
        adjectives = entry.get("adjectives", [])
        lexicon.add("actor", entry["names"], (code, "name"))
        lexicon.add("actor", entry.get("seats", []), (code, "seat"))
        lexicon.add("actor", entry.get("leaders", []), (code, "leader"))
        lexicon.add("actor", adjectives, (code, "adjective"))
        people = entry.get("people") or [word + "s" for word in adjectives]
        lexicon.add("actor", [word for word in people if word not in adjectives], (code, "people"))


def _add_nouns(lexicon: Lexicon) -> None:
    rules = load_rules("nouns")
    for table in (rules["people"], rules["things"]):
        for name, cell in table.items():
            kind = name.removesuffix("_phrases")
            lexicon.add("head", phrases(cell) if name.endswith("_phrases") else cell.split(), kind)
    lexicon.add("army", [*rules["army"]["words"].split(), *phrases(rules["army"]["words_phrases"])], True)
    lexicon.add("not_counted", rules["not_counted"]["units"].split(), True)


def _add_numbers(lexicon: Lexicon) -> None:
    rules = load_rules("numbers")["bound"]
    for bound, cell in rules["before"].items():
        lexicon.add("bound", phrases(cell), bound)
    for bound, cell in rules["after"].items():
        lexicon.add("bound_after", phrases(cell), bound)


def _add_speech(lexicon: Lexicon) -> None:
    rules = load_rules("speech")
    for mode, cell in rules["verbs"].items():
        lexicon.add("says", inflect(cell), mode)
    lexicon.add("gives", inflect(rules["gives"]["verbs"]), True)
    for mode, cell in rules["nouns"].items():
        lexicon.add("says_noun", phrases(cell), mode)
    for mode, cell in rules["hedges"].items():
        lexicon.add("hedge", phrases(cell), mode)
    lexicon.add("boundary", phrases(rules["boundary"]["contrast"]), True)
    lexicon.add("phrase", phrases(rules["phrases"]["plain"]), "phrase")
    lexicon.add("phrase", phrases(rules["phrases"]["deep"]), "deep")
    for name, cell in rules["pronouns"].items():
        lexicon.add("pronoun", [word.replace("_", " ") for word in cell.split()], name)


def _add_sources(lexicon: Lexicon) -> None:
    rules = load_rules("sources")
    lexicon.add("source", phrases(rules["institution"]["words"]), ("institution", "", ""))
    groups = {"official": "OTHER", "unknown": "OTHER", "osint": "OSINT", "media": "MEDIA", "un": "UN"}
    for kind, group in groups.items():
        lexicon.add("source", phrases(rules["role"][kind]), (kind, "", group))
    for group, names in rules["body"].items():
        for name in names:
            lexicon.add("source", [name], ("body", name, group))
    for short, (name, group) in rules["person"].items():
        surname = short.title() if " " not in short else name
        lexicon.add("source", {surname, name}, ("person", name, group))


def _add_cues(lexicon: Lexicon) -> None:
    for quantity, table in load_rules("cues").items():
        if quantity == "change":
            lexicon.add("change", inflect(table["verbs"]), True)
            continue
        lexicon.add(f"cue_{quantity}", phrases(table.get("nouns", "")), (quantity, "noun"))
        lexicon.add(f"cue_{quantity}_verb", inflect(table.get("verbs", "")), (quantity, "verb"))
