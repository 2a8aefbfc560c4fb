"""Which quantity a number of people is: strength, arrivals, dead, gone home.

The words that govern the number decide. They are looked for in this order:

1. right behind the noun, in a verb that has the noun for its subject ("troops killed", "troops who have been sent");
2. ahead of the number, where it is the object or complement ("has sent 10,000 troops", "a batch of 1,500");
3. further behind in the same clause;
4. in the number it stands in a list with ("South Korea 2,300");
5. failing all, men named in a place are men present.

What is meant for the future (`modes.py`) turns a sending, an arrival or a strength into `planned`.
"""

from dataclasses import dataclass
from typing import Final

from passmuster.reading.candidate import Counted
from passmuster.reading.counted import is_work
from passmuster.reading.lexicon import Mark, word_set
from passmuster.reading.parsed import Parsed

__all__ = ["Governed", "clause_of", "governed"]

OWN_QUANTITY: Final = {
    "shells": "shells", "missiles": "missiles", "other": "other", "recruits": "other", "workers": "workers",
    "prisoners": "captured", "dead": "killed", "hurt": "wounded", "losses": "casualties", "army": "other",
}  # fmt: skip
"""Nouns that settle the quantity by themselves."""

CLAUSE_MARKS: Final = frozenset({";", ":", ".", "?", "!", "(", ")"})
LOSSES: Final = ("killed", "wounded", "captured", "missing", "casualties")
ORDER: Final = (
    "killed",
    "wounded",
    "captured",
    "missing",
    "casualties",
    "other",
    "returned",
    "rotated",
    "arrivals",
    "deployed",
    "planned",
    "present",
)
"""Where several cues begin at one word, the earlier here wins unless a later one is longer."""

AUXILIARIES: Final = word_set("quantities", "auxiliaries")
LINK_VERBS: Final = frozenset(
    {"total", "totals", "totaled", "totalled", "totaling", "totalling", "involving", "including"}
)
"""Verbs that lead to a number without saying what it is."""

LEFT_FILLERS: Final = 14
"""Tokens a governing word may stand ahead of its number."""

RIGHT_REACH: Final = 26
"""Tokens a governing word may stand behind its noun."""


@dataclass(frozen=True, slots=True)
class Governed:
    """A number's quantity, the tokens of the words that decided (stop exclusive), and where they stand.

    `side` is `behind`, `ahead`, `noun`, `list`, `total` or `default`. `clause`: its first and last (exclusive) token.
    """

    quantity: str
    cue_first: int
    cue_stop: int
    side: str
    clause: tuple[int, int]

    @property
    def rule(self) -> str:
        """Name of the rule that decided, for the record."""
        return f"{self.quantity}:{self.side}"


def governed(s: Parsed, candidates: list[Counted], index: int, earlier: list[Governed]) -> Governed | None:
    """The quantity of one candidate; None when it counts people of no force and says no loss of them."""
    c = candidates[index]
    clause = clause_of(s, c.number.first, c.noun_stop)
    left, right = _territory(s, candidates, index, clause)
    part = _of_part(s, c, right, clause)
    if part is not None:
        return part
    if c.kind in OWN_QUANTITY and not (c.kind in {"workers", "recruits", "hurt"} and _adjacent_loss(s, c, right)):
        return _by_noun(s, c, clause, left, right)
    if c.kind == "bodies":
        home = _ahead(s, c, left) or _behind(s, c, right, clause)
        quantity = (
            "returned" if home is not None and _cue(home)[0] in {"returned", "arrivals", "deployed"} else "killed"
        )
        return Governed(quantity, c.number.stop, c.noun_stop, "noun", clause)
    if c.total is not None:
        inherited = _inherited(s, c, candidates, index, earlier, clause) or _said_before(c, clause)
        return _settled(s, c, _by_total(s, c, c.total, clause, inherited))
    found = _of_base(s, c, right, clause) if _is_base(s, candidates, index) else _search(s, c, left, right, clause)
    if found is None or (found.side == "behind" and found.quantity == "present"):
        found = _with_next(s, candidates, index) or found
    inherited = _inherited(s, c, candidates, index, earlier, clause)
    if found is None:
        found = inherited or _said_before(c, clause)
    if found is None and c.kind in {"civilians", "anaphor"}:
        return None
    if found is None:
        found = Governed("present", c.number.first, c.noun_stop, "default", clause)
    return _settled(s, c, found)


def clause_of(s: Parsed, first: int, stop: int) -> tuple[int, int]:
    """First and last (exclusive) token of the clause around some tokens: to the next semicolon, contrast or end."""
    begin = first
    while begin > 0 and not _breaks(s, begin - 1):
        begin -= 1
    end = stop
    while end < len(s.tokens) and not _breaks(s, end):
        end += 1
    return begin, end


def _breaks(s: Parsed, at: int) -> bool:
    return s.low(at) in CLAUSE_MARKS or (
        s.at("boundary", at) is not None and s.low(at - 1) not in {"nothing", "all", "anything"}
    )


def _territory(s: Parsed, candidates: list[Counted], index: int, clause: tuple[int, int]) -> tuple[int, int]:
    """Tokens in which the words that govern a number may lie: from the number before it to the one behind it."""
    begin, end = clause
    if index > 0:
        previous = candidates[index - 1]
        begin = max(
            begin, previous.noun_stop if previous.noun_stop <= candidates[index].number.first else previous.number.stop
        )
    for following in candidates[index + 1 :]:
        if following.number.first >= candidates[index].noun_stop:
            return begin, min(end, following.number.first)
    return begin, end


def _of_part(s: Parsed, c: Counted, right: int, clause: tuple[int, int]) -> Governed | None:
    """What a part alone suffered ("a quarter of the 4,000 casualties were killed", "1,437 wounded North Koreans")."""
    for at in range(c.number.stop, c.noun_first):
        inner = _cue_at(s, at)
        if inner is not None and _is_loss(inner):
            return _from_mark(s, _combined(s, inner), "noun", clause)
    if not (c.part_of or c.number.share is not None):
        return None
    for at in range(c.noun_stop, min(right, c.noun_stop + 8)):
        if s.low(at) in {"have", "has", "had", "were", "was", "are", "is"}:
            here = at + 1
            while here < right and s.low(here) in AUXILIARIES:
                here += 1
            cue = _cue_at(s, here)
            settled = cue is not None and _cue(cue)[0] not in {"present", "planned"}
            return _from_mark(s, _combined(s, cue), "behind", clause) if cue is not None and settled else None
        if (
            s.low(at) in {",", ";", "who", "that", "which", "it", "they", "he", "she", "we"}
            or s.at("actor", at) is not None
        ):
            return None
    return None


def _is_base(s: Parsed, candidates: list[Counted], index: int) -> bool:
    """True for the number that a share or a part is taken of: "half of his 3,000 men"."""
    if index == 0:
        return False
    part = candidates[index - 1].number
    words = {s.low(i) for i in range(part.stop, candidates[index].number.first)}
    leads = part.share is not None or "of" in words
    return leads and words <= {"of", "the", "his", "their", "its", "those", "these", "some", "all"}


def _of_base(s: Parsed, c: Counted, right: int, clause: tuple[int, int]) -> Governed | None:
    """What is said of the whole alone: a participle or relative at its noun; the main verb belongs to the part."""
    close = _close_behind(s, c, right)
    if close is None:
        return None
    between = {s.low(i) for i in range(c.noun_stop, close.first)}
    named = any(s.at("actor", i) for i in range(c.noun_stop, close.first))
    relative = named or bool(between & {"who", "that", "which", "it", "they", "he"})
    if between & {"have", "has", "had", "were", "was", "are", "is", "been"} and not relative:
        return None
    return _from_mark(s, _combined(s, close), "behind", clause)


def _with_next(s: Parsed, candidates: list[Counted], index: int) -> Governed | None:
    """The words that govern the next number of a list: "33 officers and 250 men were wounded"."""
    if index + 1 >= len(candidates):
        return None
    c, following = candidates[index], candidates[index + 1]
    between = {s.low(i) for i in range(max(c.noun_stop, c.number.stop), following.number.first)}
    listed = bool(between) and between <= {"and", ",", "or", "plus", "as", "well", "another"}
    if not listed or following.kind not in {"troops", "specialists", "demonym", "civilians"}:
        return None
    ahead = governed(s, [following], 0, [])
    if ahead is None or ahead.side != "behind":
        return None
    return Governed(ahead.quantity, ahead.cue_first, ahead.cue_stop, "list", ahead.clause)


# ---- the search -----------------------------------------------------------------------------------------------------


def _search(s: Parsed, c: Counted, left: int, right: int, clause: tuple[int, int]) -> Governed | None:
    close = _finite_behind(s, c, right) or _close_behind(s, c, right)
    ahead = _ahead(s, c, left)
    if (
        c.elliptic
        and ahead is not None
        and ahead.stop == c.number.first
        and close is not None
        and close.first > c.noun_stop
    ):
        close = None  # "killed 34 and wounded 70"
    if close is not None and not (ahead is not None and _is_existential(s, c, ahead) and not _is_loss(close)):
        return _from_mark(s, _combined(s, close), "behind", clause)
    if ahead is not None:
        mark = _combined(s, ahead) if _is_loss(ahead) else _split_verb(s, c, ahead)
        return _from_mark(s, mark, "ahead", clause)
    behind = _behind(s, c, right, clause)
    return None if behind is None else _from_mark(s, _combined(s, behind), "behind", clause)


def _cue(mark: Mark) -> tuple[str, str]:
    quantity, form = mark.value
    return quantity, form


def _is_loss(mark: Mark) -> bool:
    return _cue(mark)[0] in LOSSES


def _from_mark(s: Parsed, mark: Mark, side: str, clause: tuple[int, int]) -> Governed:
    return Governed(_cue(mark)[0], mark.first, mark.stop, side, clause)


def _split_verb(s: Parsed, c: Counted, mark: Mark) -> Mark:
    """A verb whose particle stands behind the number: "bring 2,400 men home", "take nine men prisoner"."""
    particle = s.low(c.noun_stop)
    if particle in {"home", "back"} or (
        particle == "out" and s.low(mark.first).startswith(("pull", "move", "fl", "t"))
    ):
        return Mark(mark.first, mark.stop, mark.tag, ("returned", "verb"))
    if particle in {"prisoner", "captive", "hostage"}:
        return Mark(mark.first, mark.stop, mark.tag, ("captured", "verb"))
    return mark


def _cue_at(s: Parsed, at: int) -> Mark | None:
    """The cue that begins at a token: the longest, and among equals the first of `ORDER`."""
    best: Mark | None = None
    for quantity in ORDER:
        for tag in (f"cue_{quantity}", f"cue_{quantity}_verb"):
            mark = s.begins(tag, at)
            if mark is not None and (best is None or mark.stop > best.stop):
                best = mark
    return best


def _close_behind(s: Parsed, c: Counted, right: int) -> Mark | None:
    """A verb whose subject is the noun: only auxiliaries, relatives and adverbs stand between."""
    at = c.noun_stop
    if s.low(at) in {"in", "from", "at", "on"} and _is_place(s, at):
        at = _behind_place(s, at)
    fillers = 0
    while at < right and fillers < 9:
        cue = _cue_at(s, at)
        if cue is not None and not (_cue(cue)[0] == "present" and s.low(at) in {"have", "has", "had", "is", "are"}):
            bare_infinitive = s.low(at - 1) == "to" and at - 1 == c.noun_stop
            if cue.stop == right and s.low(at - 1) in {"and", ","} and _cue(cue)[1] == "verb" and right < len(s.tokens):
                return None  # "killed 21 North Koreans and wounded | 40"
            return None if bare_infinitive and not _is_loss(cue) else cue
        if s.low(at) not in AUXILIARIES and s.at("hedge", at) is None and not _is_subject_of_relative(s, c, at):
            return None
        at, fillers = at + 1, fillers + 1
    return None


def _finite_behind(s: Parsed, c: Counted, right: int) -> Mark | None:
    """The main verb behind a participle that only describes: "3,000 troops sent to Kursk | have been killed"."""
    described = _cue_at(
        s, c.noun_stop + (1 if s.low(c.noun_stop) in {"first", "originally", "initially", "already"} else 0)
    )
    if described is None or _cue(described)[1] != "verb" or _is_loss(described):
        return None
    for at in range(described.stop, min(right, described.stop + 12)):
        if s.low(at) in {",", ";", "who", "that", "which", "and", "but"}:
            return None
        if s.low(at) in {"have", "has", "had", "were", "was", "are"}:
            here = at + 1
            while here < right and s.low(here) in AUXILIARIES:
                here += 1
            cue = _cue_at(s, here)
            return cue if cue is not None and _cue(cue)[0] in {*LOSSES, "returned", "other"} else None
    return None


def _is_subject_of_relative(s: Parsed, c: Counted, at: int) -> bool:
    """ "10,000 soldiers Russia has sent": a short subject right behind the noun."""
    return at - c.noun_stop <= 3 and (s.at("actor", at) is not None or s.low(at) in {"the", "they", "'s"})


def _is_place(s: Parsed, at: int) -> bool:
    return s.kind(at + 1) == "word" and (
        s.tokens[at + 1].is_capital or s.low(at + 1) in {"the", "action", "eastern", "western", "southern", "northern"}
    )


def _behind_place(s: Parsed, at: int) -> int:
    here = at + 1
    while here < len(s.tokens) and here - at < 8:
        token = s.tokens[here]
        named = token.is_capital or token.low in {
            "the",
            "'s",
            "region",
            "oblast",
            "action",
            "province",
            "front",
            "border",
            "country",
            "eastern",
            "western",
            "northern",
            "southern",
            "of",
            "and",
        }
        if not named or _cue_at(s, here) is not None:
            break
        here += 1
    return here


def _ahead(s: Parsed, c: Counted, left: int) -> Mark | None:
    """The nearest word ahead of the number that can have it for object or complement."""
    rotation = next((m for m in s.all("cue_rotated", max(left, c.number.first - LEFT_FILLERS), c.number.first)), None)
    if rotation is not None:
        return rotation
    at = c.number.first - 1
    steps = 0
    while at >= left and steps < LEFT_FILLERS:
        for mark in _cues_ending(s, at):
            if mark.first >= left and not _is_idle(s, mark, c):
                return mark
        if s.low(at) in {"that", "who", "which", "when", "where", "because", "if"} and s.low(at + 1) not in {"fought"}:
            return None
        if s.low(at) == "," and not _is_aside(s, at, left):
            return None
        if _speaks(s, at):
            return None
        if (
            s.at("head", at) is not None
            and s.begins("actor", at + 1) is None
            and s.low(at + 1) not in {"of", "to", "at"}
            and steps > 4
        ):
            return None
        at, steps = at - 1, steps + 1
    return None


def _cues_ending(s: Parsed, at: int) -> list[Mark]:
    found = [
        mark
        for quantity in ORDER
        for tag in (f"cue_{quantity}", f"cue_{quantity}_verb")
        if (mark := s.ends(tag, at + 1)) is not None
    ]
    return sorted(found, key=lambda mark: (mark.first, ORDER.index(_cue(mark)[0])))


def _speaks(s: Parsed, at: int) -> bool:
    """True for a reporting verb in the active voice: what governs a number does not stand beyond it."""
    says = s.at("says", at)
    passive = s.low(at - 1) in {"is", "are", "was", "were", "been", "be"}
    return says is not None and says.value != "denied" and not passive and not _also_cue(s, at)


def _also_cue(s: Parsed, at: int) -> bool:
    return bool(_cues_ending(s, at))


def _is_aside(s: Parsed, at: int, left: int) -> bool:
    """True for a comma that ends a short aside ("the loss, he said, of 300 men") or belongs to a list."""
    return any(s.low(i) == "," for i in range(max(left, at - 5), at)) or s.low(at + 1) in {
        "including",
        "totalling",
        "totaling",
    }


def _is_idle(s: Parsed, mark: Mark, c: Counted) -> bool:
    """True for auxiliaries that only look like "have men" and nouns that do not govern the number."""
    quantity, form = _cue(mark)
    between = {s.low(i) for i in range(mark.stop, c.number.first)}
    low = s.low(mark.first)
    if low in LINK_VERBS:
        return True
    if quantity == "present" and low in {"have", "has", "had", "having", "keep", "keeps", "kept", "hold", "held"}:
        return bool(between & {"been", "said", "that"}) or any(
            s.at("says", i) for i in range(mark.stop, c.number.first)
        )
    if low in {"arrest", "death", "left", "number", "lives"} and form == "noun":
        return "of" not in between
    if form == "noun" and quantity in LOSSES and low in {"killed", "wounded", "dead", "injured", "captured"}:
        return bool(between & {"and", ",", "that", "while"})
    return False


def _is_existential(s: Parsed, c: Counted, mark: Mark) -> bool:
    """ "there are", "has 12,000 troops deployed": the strength speaks, the participle only says where."""
    return _cue(mark)[0] == "present" and c.number.first - mark.stop <= 3


def _behind(s: Parsed, c: Counted, right: int, clause: tuple[int, int]) -> Mark | None:
    at = c.noun_stop
    while at < min(right, c.noun_stop + RIGHT_REACH):
        if s.low(at) == "," and s.low(at + 1) in {"and"} and _has_subject(s, at + 2, right):
            return None
        if s.begins("says", at) is not None and s.low(at - 1) in {",", '"', "”"}:
            return None
        infinitive = _cue_at(s, at + 1) if s.low(at) == "to" else None
        if infinitive is not None and _cue(infinitive)[0] in {"present", "returned", *LOSSES}:
            at += 2
            continue
        cue = _cue_at(s, at)
        if cue is not None and not _is_someone_elses(s, cue):
            return cue
        at += 1
    return None


def _is_someone_elses(s: Parsed, cue: Mark) -> bool:
    """True for auxiliaries, and for losses with an owner of their own ("to replace its losses")."""
    quantity, form = _cue(cue)
    auxiliary = quantity == "present" and s.low(cue.first) in {"have", "has", "had", "is", "are"}
    owned = (
        form == "noun" and quantity in LOSSES and s.low(cue.first - 1) in {"its", "their", "his", "the", "'s", "heavy"}
    )
    return auxiliary or owned


def _has_subject(s: Parsed, first: int, right: int) -> bool:
    return any(s.at("actor", i) is not None or s.at("head", i) is not None for i in range(first, min(first + 4, right)))


def _combined(s: Parsed, mark: Mark) -> Mark:
    """Two losses joined are casualties: "killed or wounded", "dead, wounded and captured"."""
    if not _is_loss(mark) or _cue(mark)[0] == "casualties":
        return mark
    first, stop, joined = mark.first, mark.stop, False
    while s.low(stop) in {"or", "and", ",", "/"}:
        here = stop + 1
        while s.low(here) in {
            "or",
            "and",
            "seriously",
            "severely",
            "badly",
            "heavily",
            "were",
            "went",
            "have",
            "been",
            "gravely",
        }:
            here += 1
        following = _cue_at(s, here)
        if following is None or not _is_loss(following):
            break
        stop, joined = following.stop, True
    before = first - 1
    if (
        s.low(before) in {"or", "and"}
        and (previous := next(iter(_cues_ending(s, before - 1)), None)) is not None
        and _is_loss(previous)
    ):
        first, joined = previous.first, True
    return Mark(first, stop, mark.tag, ("casualties", "noun")) if joined else mark


def _adjacent_loss(s: Parsed, c: Counted, right: int) -> bool:
    close = _close_behind(s, c, right)
    return close is not None and _is_loss(close)


# ---- what else can decide -------------------------------------------------------------------------------------------


def _by_noun(s: Parsed, c: Counted, clause: tuple[int, int], left: int, right: int) -> Governed:
    quantity = OWN_QUANTITY[c.kind]
    if c.kind in {"dead", "hurt"}:
        stop = c.noun_stop
        mark = next((m for q in LOSSES if (m := s.at(f"cue_{q}", c.noun_first)) is not None), None)
        if mark is not None:
            joined = _combined(s, mark)
            quantity, stop = _cue(joined)[0], max(stop, joined.stop)
        return Governed(quantity, c.noun_first, stop, "noun", clause)
    return Governed(quantity, c.noun_first, max(c.noun_stop, c.noun_first), "noun", clause)


def _inherited(
    s: Parsed, c: Counted, candidates: list[Counted], index: int, earlier: list[Governed], clause: tuple[int, int]
) -> Governed | None:
    """The quantity of the number that this one follows in a list or leans on."""
    if index == 0 or index - 1 >= len(earlier):
        return None
    source = earlier[c.leans_on if c.leans_on is not None and c.leans_on < len(earlier) else index - 1]
    previous = candidates[index - 1]
    between = {s.low(i) for i in range(previous.noun_stop, c.number.first)}
    if c.leans_on is not None or (
        between
        and between
        <= {
            "and",
            ",",
            "or",
            "as",
            "well",
            "including",
            "another",
            "the",
            "plus",
            "than",
            "rather",
            "not",
            "up",
            "from",
        }
    ):
        return Governed(source.quantity, source.cue_first, source.cue_stop, "list", clause)
    return None


def _said_before(c: Counted, clause: tuple[int, int]) -> Governed | None:
    """What the sentence before counted, for "the count" and "this figure"."""
    return Governed(c.recalled, c.number.first, c.number.stop, "total", clause) if c.recalled else None


GENERIC_TOTALS: Final = frozenset({"number", "figure", "figures", "total", "count", "tally", "estimate", "numbers"})
"""Totals that only say that something was counted before."""


def _by_total(s: Parsed, c: Counted, total: int, clause: tuple[int, int], before: Governed | None) -> Governed:
    """What a total before a bare number is of: a loss first ("the death toll ... reached 190"), else a force."""
    marks = [mark for at in range(max(0, total - 4), c.number.first) if (mark := _cue_at(s, at)) is not None]
    own = any(_is_loss(mark) for mark in marks)
    if before is not None and not own and s.low(total) in GENERIC_TOTALS and s.low(total + 1) != "of":
        return before
    for wanted in (LOSSES, ("returned", "rotated", "deployed", "arrivals", "other"), ("present",)):
        for mark in marks:
            link = (
                wanted is not LOSSES
                and mark.first > total
                and _cue(mark)[1] == "verb"
                and c.number.first - mark.stop < 3
            )
            if _cue(mark)[0] in wanted and not link:
                return _from_mark(s, _combined(s, mark), "total", clause)
    return Governed("present", total, total + 1, "total", clause)


def _settled(s: Parsed, c: Counted, found: Governed) -> Governed | None:
    quantity = found.quantity
    if c.kind == "civilians" and quantity not in LOSSES:
        return None
    if c.kind in {"demonym", "anaphor"} and quantity not in LOSSES and is_work(s):
        quantity = "workers"
    stationed = s.low(found.cue_first - 1) in {"were", "was"} and s.low(found.cue_stop) in {
        "in",
        "at",
        "along",
        "near",
        "on",
    }
    if s.low(found.cue_first) == "deployed" and stationed and found.side == "behind":
        quantity = "present"
    if (
        quantity == "deployed"
        and s.low(found.cue_first) in {"deployed"}
        and s.low(found.cue_first - 1) in {"are", "is", "still", "currently", "now"}
        and found.side == "behind"
    ):
        quantity = "present"
    return Governed(quantity, found.cue_first, found.cue_stop, found.side, found.clause)
