"""Words of the notes of events that tell of leaving, of peace and of what else may be yielded or asked for.

Whoever writes an event's note writes a few words of it, and the same act is put in many ways: "withdraws", "home by the
end of the year", "the last ship sails". The patterns know troops and days and no names.
"""

import re
from datetime import date
from typing import Final

from passmuster.ledger.last_days import last_day_named

__all__ = [
    "ARMS_AT_REST", "BODIES", "DENIED", "EXTENDED", "FOREIGN", "FOR_LEAVING", "HOME", "LEAVING", "NOT_EXTENDED",
    "OTHER_THINGS", "PART", "PEACE", "SIGNING", "STAYING", "TALKING", "gone_words", "has_begun", "is_only_promised",
    "is_only_said", "names_a_day_to_leave", "speaks_of_leaving", "stays_in_country",
]  # fmt: skip

TROOPS: Final = r"(troops|forces?|soldiers|contingents?|men|army|units|battalions?|brigades?|divisions?|volunteers)"
LEAVING: Final = re.compile(
    r"\b(withdr[ae]w\w*|pull(s|ed|ing)?[ -]?(out|back)|pull-?outs?|leav(e|es|ing)|left|depart\w*|go(es)? home|"
    r"(come|came|bring|brought|sent|send|sail\w*|fl[yei]\w*|flown) (\w+ ){0,3}home|homeward|evacuat\w*|repatriat\w*|"
    r"draw(s|n|ing)?[ -]?down|drawdown|disengag\w*|recall\w*|exit|gone|out of the country|phas\w+[ -]?out|quit\w*|"
    rf"{TROOPS} (\w+ ){{0,2}}(out|home|gone)|out (by|within)|"
    rf"remov\w* [^.;]{{0,30}}{TROOPS}|{TROOPS} [^.;]{{0,20}}return\w*|return of (the |its |all |his )?(\w+ )?{TROOPS}|"
    r"(mission|intervention|deployment|occupation|mandate|tour)s? (\w+ )?"
    r"(ends?|over|ended|expires?|concluded|completed|accomplished)|"
    r"(ends?|ending|terminat\w*|conclud\w*|winds? (up|down)) (\w+ ){0,3}"
    r"(mission|intervention|deployment|presence|involvement|occupation)|"
    r"not (be |to )?(extend|renew|prolong)(ed)?|"
    r"(refus|declin)\w* (to |[^.;]{1,20} to )(extend|renew|prolong|lengthen))\b",
    re.IGNORECASE,
)
NOT_EXTENDED: Final = re.compile(
    r"\b(not|(refus|declin)\w*) ([^.;]{1,20} )?(to )?(be )?(extend|renew|prolong|lengthen)\w*\b", re.IGNORECASE
)
TERM: Final = r"(mandate|mission|deployment|stay|presence|operation|tour|contingent)"
EXTENDED: Final = re.compile(
    rf"\b((extend|renew|prolong|lengthen)\w* [^.;]{{0,30}}\b{TERM}|{TERM}s? [^.;]{{0,20}}(extended|renewed|prolonged|"
    rf"lengthened)|(extension|renewal|prolongation) of [^.;]{{0,20}}\b{TERM})\b",
    re.IGNORECASE,
)
"""A stay that is made longer."""

FOR_LEAVING: Final = re.compile(
    r"^(?!.*\b(reject|refus|dismiss|rul(e|es|ed|ing) out|turn(s|ed)? down)\w*)"
    r".*\b((vot\w*|is|are|was|were|came|campaign\w*|stood|stands?) (\w+ )?for|in favou?r of|approv\w*|promis\w*|"
    r"pledg\w*) "
    r"([\w-]+ ){0,3}(withdrawal|pull-?out|drawdown|departure|to (withdraw|leave|pull out)|end of the mission)\b",
    re.IGNORECASE | re.DOTALL,
)
"""Words for leaving, where it is something else that is refused; what is promised and rejected at once is not meant."""

REDUCING: Final = re.compile(
    r"\b((reduc\w*|cut(s|ting)?|halv\w*|shrink\w*|scal(e|es|ed|ing) (down|back)) [^.;]{0,40}"
    r"(troops|force|forces|contingent|soldiers|strength|numbers|presence|mission)|"
    r"(troops?|force) (\w+ )?(cuts?|reductions?))\b",
    re.IGNORECASE,
)
ROLE: Final = (
    r"(?<!\bits )(?<!\bhis )(?<!\bour )(?<!\btheir )(?<!\btake )(?<!\btook )(?<!\btakes )(?<!\btaken )(?<!\btaking )"
)
"""What stands before a part that is none of a force: "has done its part", "taking part"."""

PART: Final = re.compile(
    rf"\b({ROLE}part(ial\w*|ly)?|some (of|units|troops|forces|soldiers|men|went|have|are|were|will|left|leave|"
    r"return\w*)|a third|a quarter|reduc\w*|cut(s|ting)?|scal(e|es|ed|ing) (down|back)|"
    r"(one|an?|two|three|six) ([\w-]+ )?(battalion|regiment|brigade|division|unit)s?|token)\b",
    re.IGNORECASE,
)
ARMS_AT_REST: Final = re.compile(
    r"\b(cease-?fires?|truces?|armistices?|peace (accords?|agreements?|treaty|treaties|deal|settlements?)|"
    r"(principles of|political|negotiated) (an? |the )?settlement|"
    r"end (of|to) (the )?(war|hostilities|fighting)|cessation of hostilities)\b",
    re.IGNORECASE,
)
PEACE: Final = re.compile(rf"{ARMS_AT_REST.pattern}|\bpeace\b", re.IGNORECASE)
SIGNING: Final = re.compile(
    r"\b(sign(s|ed|ing|atures?)?|ratif\w*|treat(y|ies)|accords?|agreements?|agree[sd]?|protocols?|timetables?|"
    r"communiqu\S*|pacts?)\b",
    re.IGNORECASE,
)
HOME: Final = re.compile(
    r"\b(home|homeward|repatriat\w*|out of the country|its (own )?(\w+ )?(troops|forces|soldiers))\b", re.IGNORECASE
)
PROMISED: Final = re.compile(
    r"\b(promis\w*|pledg\w*|vow\w*|candidate|election|campaign\w*|opposition|would|might|hopes?|wants?|consider\w*)\b",
    re.IGNORECASE,
)
ANNOUNCED_WOULD: Final = re.compile(
    r"\b(announc|decid|declar|confirm|order)\w*\b[^.;]{0,60}\bwould\b(?! have)", re.IGNORECASE
)
"""A would that only puts into the past what was announced."""

STILL_TO_COME: Final = re.compile(
    r"\b(announc\w*|will|shall|would|decid\w*|plan(s|ned)?|order(s|ed)?|intends?|"
    r"(is|are|has|have)? ?to (be )?(withdraw|leave|pull|go|return|brought|come)\w*)\b",
    re.IGNORECASE,
)
BEGUN: Final = re.compile(
    r"\b(beg[aiu]n\w*|start(s|ed)?|first|last|left|gone|cross\w*|under ?way|sail(s|ed)|depart(s|ed)|fl(ew|own)|"
    r"already|so far|now|half|complet\w*|returned|came|went|pulled|withdrew|withdrawn from|is (leaving|withdrawing))\b",
    re.IGNORECASE,
)
FRONT: Final = re.compile(
    r"\b(front([ -]?line)?s?|line|positions?|rear|village|town|bridgehead|prisoners?|captives?|soldiers? captured)\b",
    re.IGNORECASE,
)
AWAY: Final = re.compile(r"\b(home|countr(y|ies)|withdr[ae]w\w*|border|repatriat\w*|evacuat\w*)\b", re.IGNORECASE)
OFF_A_BORDER: Final = re.compile(
    r"\b(pull\w*[ -]?back|withdr[ae]w\w*|mov(e|es|ed|ing) (back|away)) (\w+ ){0,3}from (the |their |its )?(\w+ )?"
    r"(borders?|frontiers?)\b",
    re.IGNORECASE,
)
"""Armies that face one another part, and stay each on its side."""

ABROAD: Final = re.compile(r"\b(home|countr(y|ies)|repatriat\w*|evacuat\w*|foreign)\b", re.IGNORECASE)
MOVED: Final = re.compile(
    r"\b(redeploy\w*|reposition\w*|regroup\w*|relocat\w*|mov(e|es|ed|ing)|pull(s|ed|ing)?[ -]?back|shift(s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Troops that go elsewhere, which may be within the country."""

ANOTHER_CLAUSE: Final = (
    r"(and|but) (now |then |has |have |is |are )?(beg[ai]n\w*|start(s|ed|ing)?|will|shall|go(es|ing)|went|"
    r"pull(s|ed|ing)|leav(es|ing)|left|withdrew|withdraw(s|ing)|withdrawn|it|they|he|she|its|the)\b"
)
"""Where what is denied ends and something is told: "will not fight a guerrilla war and begins to go home"."""

DENIED: Final = re.compile(
    r"\b(no(?! later)|not(?! (later|only))|never|nor|refus\w+|den(y|ies|ied)|rul(e|es|ed) out|(reject|dismiss)\w*)\b"
    rf"(?:(?!\b{ANOTHER_CLAUSE})[^.;]){{0,40}}\b(withdr\w+|pull\w*|leav\w*|go(es)? home|evacuat\w*|timetable)\b",
    re.IGNORECASE,
)
STAYING: Final = re.compile(r"\b(stay\w*|remain\w*)\b", re.IGNORECASE)
TALKING: Final = re.compile(r"\b(talks?|negotiat\w*|dialogue|conference|summit)\b", re.IGNORECASE)
FOREIGN: Final = re.compile(rf"\b(foreign|outside|external|all (other )?|invading) ?{TROOPS}", re.IGNORECASE)
BODIES: Final = re.compile(
    r"\b((?i:security council|general assembly|united nations|resolution \d+|league of nations|african union|"
    r"organi[sz]ation of (african unity|american states|the islamic conference|islamic cooperation)|arab league|"
    r"league of arab states|european union|non-aligned movement)|UN|UNSC|OAU|OAS|ECOWAS|SADC|IGAD|OSCE)\b"
)
"""Bodies of many states."""
OTHER_THINGS: Final = re.compile(
    r"\b(prisoners?|captives?|hostages?|elections?|vot(e|es|ing)|pay(s|ments?)?|paid|aid|money|debts?|apolog\w*|"
    r"compensat\w*|cease-?fires?|truces?|talks?|arms|weapons|reinforce\w*|arriv\w*|more (troops|men|soldiers)|"
    r"deploy\w*|send(s|ing)?|stay\w*|remain\w*|reform\w*|power|autonomy|constitution\w*)\b",
    re.IGNORECASE,
)
"""What else may be yielded or asked for by a day."""


def speaks_of_leaving(words: str) -> bool:
    """Whether words speak of troops that leave a country."""
    return bool(LEAVING.search(words) or REDUCING.search(words)) and not stays_in_country(words)


def is_only_promised(words: str) -> bool:
    """Whether words only promise, hope or think of it: "would" is no more than "will" in what was announced."""
    return PROMISED.search(ANNOUNCED_WOULD.sub(" ", words)) is not None


def is_only_said(words: str) -> bool:
    """Whether words of leaving are of what will be: announced, decided, ordered, to be done."""
    return STILL_TO_COME.search(words) is not None


def has_begun(words: str) -> bool:
    """Whether words tell of men who are on their way or gone."""
    return BEGUN.search(words) is not None


def names_a_day_to_leave(words: str, said_on: date) -> bool:
    """Whether words name home, or a last day and nothing else that is to be by then: "all by the end of the year"."""
    if OTHER_THINGS.search(words) or stays_in_country(words):
        return False
    return bool(HOME.search(words)) or last_day_named(words, said_on) is not None


def stays_in_country(words: str) -> bool:
    """Whether troops only leave the line or a place in it, or the border on which they stand."""
    if OFF_A_BORDER.search(words) and not ABROAD.search(words):
        return True
    return bool(FRONT.search(words)) and not AWAY.search(words)


def gone_words(words: str) -> str:
    """How men are told to have left, by the words of who told of them: home, or only back."""
    if not MOVED.search(words):
        return "gone home"
    return "pulled back or gone home" if HOME.search(words) else "pulled back"
