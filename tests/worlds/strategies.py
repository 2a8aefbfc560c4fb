"""Random ledgers for property tests. A new feature of the ledger joins here, so every property meets it.

What is drawn is valid: each claim, event, report and case would pass the door. Texts are meant to hurt: quotes, commas,
line breaks, formula signs, right-to-left marks and control characters all occur.
"""

from datetime import UTC, date, timedelta

from hypothesis import strategies as st

from passmuster.ledger.actors import spelt_as_known
from passmuster.ledger.case import Case, Force, Side
from passmuster.ledger.claim import Claim
from passmuster.ledger.event import Event
from passmuster.ledger.ledger import Ledger
from passmuster.ledger.report import Report
from passmuster.ledger.vocabulary import (
    CLAIM_QUANTITIES,
    EVENT_MODES,
    GROUPS,
    Bound,
    EventStatus,
    EventType,
    ForceKind,
    Mode,
    Quantity,
)
from passmuster.store.cells import FIRST_YEAR, LAST_YEAR

FORCES = ("kp-force", "kp-force-kursk", "ru-force-kursk")

HARD_TEXTS = (
    "=1+1",
    "-2",
    "+3",
    "@SUM(A1)",
    'a "quoted" word',
    "one, two",
    "two\nlines",
    "a\rb",
    "\u202ertl",
    "NaN",
    "''",
    '"',
)


def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """What a cell of text may hold: no NUL, no lone surrogate, no blanks around it."""
    free = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12).map(str.strip)
    return (free | st.sampled_from(HARD_TEXTS)).filter(lambda text: len(text) >= min_size)


def days() -> st.SearchStrategy[date]:
    """Any day that a table may name, near days more often."""
    near = st.dates(date(2024, 10, 1), date(2025, 6, 1))
    return near | st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def counts() -> st.SearchStrategy[float]:
    """Counts of people or pieces, round ones more often."""
    whole = st.sampled_from((0, 1, 300, 1_000, 4_000, 11_000, 12_000, 100_000)) | st.integers(0, 10**12)
    return whole.map(float)


@st.composite
def numbers_of(draw: st.DrawFn, bound: Bound) -> dict[str, float]:
    """Low, high and point as a bound has them."""
    if bound == Bound.RANGE:
        low, high = sorted((draw(counts()), draw(counts())))
        return {"low": low, "high": high}
    one_sided = {Bound.AT_LEAST: ("low", "point"), Bound.AT_MOST: ("high", "point")}
    column = draw(st.sampled_from(one_sided.get(bound, ("point",))))
    return {column: draw(counts())}


@st.composite
def days_spoken_of(draw: st.DrawFn, said_on: date) -> dict[str, date]:
    """No day, a day or a window at or before the day of saying."""
    kind = draw(st.sampled_from(("none", "day", "window")))
    if kind == "none":
        return draw(st.sampled_from(({}, {"horizon": said_on})))
    first = date(FIRST_YEAR, 1, 1)
    back = st.integers(0, min(400, (said_on - first).days))
    end = said_on - timedelta(days=draw(back))
    if kind == "day":
        return {"as_of_end": end}
    return {"as_of_start": max(first, end - timedelta(days=draw(st.integers(0, 60)))), "as_of_end": end}


@st.composite
def measures(draw: st.DrawFn) -> tuple[tuple[Quantity, float], ...]:
    """Meanings with weights that sum to one, or none."""
    names = draw(st.lists(st.sampled_from(CLAIM_QUANTITIES), unique=True, max_size=3))
    parts = [draw(st.integers(1, 99)) for _ in names]
    return tuple((name, part / sum(parts)) for name, part in zip(names, parts, strict=True))


def relays() -> st.SearchStrategy[tuple[str, ...]]:
    """Those through whom it came; a semicolon separates them and so is in none of them."""
    link = texts(min_size=1).filter(lambda text: ";" not in text)
    return st.lists(link, max_size=3).map(tuple)


def spans() -> st.SearchStrategy[tuple[int, int] | None]:
    """A passage of a report, or none."""
    return st.none() | st.tuples(st.integers(0, 500), st.integers(1, 80)).map(lambda pair: (pair[0], sum(pair)))


@st.composite
def claims(draw: st.DrawFn, claim_id: str = "c1", origins: st.SearchStrategy[str] | None = None) -> Claim:
    """One claim that the door lets pass."""
    said_on, bound = draw(days()), draw(st.sampled_from(Bound))
    return Claim(
        claim_id=claim_id,
        said_on=said_on,
        subject=draw(st.sampled_from(FORCES)),
        quantity=draw(st.sampled_from(CLAIM_QUANTITIES)),
        bound=bound,
        mode=draw(st.sampled_from(Mode)),
        claimant=draw(st.sampled_from(("Volodymyr Zelenskyy", "HUR (Ukraine)")) | texts(min_size=1)),
        claimant_group=draw(st.sampled_from(GROUPS)),
        relay=draw(relays()),
        measures=draw(measures()),
        outlet=draw(texts()),
        url=draw(texts()),
        note=draw(texts()),
        origin=draw(texts() if origins is None else origins),
        report_id=draw(texts()),
        span=draw(spans()),
        cue=draw(texts()),
        rule=draw(texts()),
        recorded_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        **draw(numbers_of(bound)),
        **draw(days_spoken_of(said_on)),
    )


def claim_tables(max_size: int = 3) -> st.SearchStrategy[tuple[Claim, ...]]:
    """Claims with ids of their own."""
    ids = st.lists(texts(min_size=1), unique=True, max_size=max_size)
    return ids.flatmap(lambda names: st.tuples(*(claims(name) for name in names)))


def whoever_acts() -> st.SearchStrategy[str]:
    """Somebody who acts, spelt as the door spells those that it knows: "Ar" would come back as "AR"."""
    return texts(min_size=1).map(lambda written: spelt_as_known(written, GROUPS) or written)


@st.composite
def events(draw: st.DrawFn, event_id: str = "e1") -> Event:
    """One event that the door lets pass."""
    kind = draw(st.sampled_from(EventType))
    return Event(
        event_id=event_id,
        date=draw(days()),
        source_actor=draw(whoever_acts()),
        target_actor=draw(whoever_acts()),
        event=kind,
        score=draw(st.floats(-10, 10)),
        claimant=draw(texts(min_size=1)),
        claimant_group=draw(st.sampled_from(GROUPS)),
        event_mode=draw(st.sampled_from(("", *EVENT_MODES[kind]))),
        status=draw(st.sampled_from(EventStatus)),
        relay=draw(relays()),
        url=draw(texts()),
        note=draw(texts()),
        report_id=draw(texts()),
        span=draw(spans()),
        cue=draw(texts()),
        rule=draw(texts()),
    )


def event_tables(max_size: int = 3) -> st.SearchStrategy[tuple[Event, ...]]:
    """Events with ids of their own."""
    ids = st.lists(texts(min_size=1), unique=True, max_size=max_size)
    return ids.flatmap(lambda names: st.tuples(*(events(name) for name in names)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A report of any text."""
    text = draw(texts(min_size=1))
    return Report(Report.identity(text.encode()), text, title=draw(texts()), published_on=draw(st.none() | days()))


def cases() -> st.SearchStrategy[Case]:
    """A case of three forces, two of them of one partner."""
    forces = (
        Force(force_id="kp-force", name="partner's force", actor="KP"),
        Force(
            force_id="kp-force-kursk", name="its part at the front", actor="KP", kind=ForceKind.PART, part_of="kp-force"
        ),
        Force(force_id="ru-force-kursk", name="principal's force", actor="RU", starts_empty=False),
    )
    sides = (Side(name="one", members=("RU", "KP")), Side(name="other", members=("UA",)))
    starts = st.integers(0, 80).map(lambda weeks: date(2024, 1, 1) + timedelta(weeks=weeks))
    return st.builds(
        Case, case_id=st.just("random"), title=texts(min_size=1), principal=st.just("RU"), partner=st.just("KP"),
        opponent=st.just("UA"), start=starts, forces=st.just(forces), sides=st.just(sides),
    )  # fmt: skip


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """A whole ledger, in order of saying."""
    said, done = draw(claim_tables()), draw(event_tables())
    return Ledger(
        case=draw(cases()),
        claims=tuple(sorted(said, key=lambda claim: claim.said_on)),
        events=tuple(sorted(done, key=lambda event: event.date)),
        reports=tuple(draw(st.lists(reports(), max_size=2))),
    )
