"""Named days: every time that a sentence names, as the days it means seen from the day of publication.

"14 July 2024", "in May", "on Tuesday", "last week", "two days ago", "since January", "from 3 to 9 March", "2012". A day
or month without a year is the latest one not after publication, or the next one where what is spoken of is to come; a
year that the sentence names holds for the months behind it, and one beside a month for all of them, but not for those
ahead of it where both are to come: "half by June, all by December 2024" may be of June 2023. Behind a month with a year
one of an earlier name is of the next year, and a text about the past gives its own years (`told_of_past`). A weekday is
the last of its name on or before publication. Without a day of publication only what names its own year is resolved;
nothing is taken from a clock.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from passmuster.reading.days import patterns
from passmuster.reading.days.counted_from import counted_from
from passmuster.reading.days.patterns import COUNTS, ORDINALS, WEEKDAYS, month_of
from passmuster.reading.days.steps import month_end, months_on, on, stepped_back
from passmuster.reading.days.told_of_past import past_year, year_from

__all__ = ["NamedDays", "first_and_last", "named_days"]

SATURDAY: Final = 5
"""Its place in the week, from Monday's 0."""


@dataclass(frozen=True, slots=True)
class NamedDays:
    """A time that a sentence names: where it stands in the text, its first and last day, and how it is written.

    `written` is `2024-07-14`, `2024-07`, `2024`, or two of these with a stroke between. `is_since` says that it opens
    a stretch that ends with publication.
    """

    start: int
    stop: int
    first: date
    last: date
    written: str
    is_since: bool = False

    @property
    def is_interval(self) -> bool:
        """True for a stretch of time with two ends of its own."""
        return "/" in self.written


def named_days(text: str, start: int, stop: int, published: date | None, *, ahead: bool = False) -> list[NamedDays]:
    """The times that a stretch of a text names, in the order in which they stand; none stands within another.

    Parameters
    ----------
    text, start, stop
        The text and the stretch of it, characters.
    published
        The day from which the text speaks; None where it is not known.
    ahead
        Whether what is spoken of is to come: a month without a year is then the next one.
    """
    year = _years_of(text, start, stop, published, only_behind=ahead and published is not None)
    found: list[NamedDays] = []
    for named in _all(text, start, stop, published, year, ahead):
        if not any(named.start < other.stop and other.start < named.stop for other in found):
            found.append(named)
    days = [(named.stop, named.first) for named in found if named.first == named.last]
    for begins, ends, day in counted_from(text, start, stop, days):
        found.append(NamedDays(begins, ends, day, day, day.isoformat()))
    return sorted(found, key=lambda named: named.start)


def first_and_last(written: str) -> tuple[date, date] | None:
    """First and last day of `2024-07-14`, `2024-07`, `2024`, or of two of these with a stroke between; None for ""."""
    if not written:
        return None
    opening, _, closing = written.partition("/")
    return _ends(opening)[0], _ends(closing or opening)[1]


def _ends(written: str) -> tuple[date, date]:
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    first = date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
    return first, first if len(parts) == 3 else month_end(first)


YearAt = Callable[[int, int], int | None]
"""The year of a month that stands at a place without one, as its sentence or a text about the past gives it."""


def _years_of(text: str, start: int, stop: int, published: date | None, *, only_behind: bool) -> YearAt:
    """A year beside another month holds for all of them; one alone for the months behind it; else that of the past.

    "In 2022 they had 900, in May 1,200" tells of May 2022; "8,000 were there in May, up from 900 in 2022" does not.
    With `only_behind` a year beside a month holds for those ahead of it only where they stand in one list with it.
    """
    beside = [(m.start("m"), int(m["y"]), month_of(m["m"])) for m in patterns.MONTH_YEAR.finditer(text, start, stop)]
    alone = [(m.start("y"), int(m["y"])) for m in patterns.YEAR_ALONE.finditer(text, start, stop)]

    def holds(place: int, stands: int) -> bool:
        return not only_behind or stands <= place or patterns.IN_A_LIST.fullmatch(text, place, stands) is not None

    def at(place: int, month: int) -> int | None:
        years = {
            year_from(year, since if stands < place else 0, month)
            for stands, year, since in beside
            if holds(place, stands)
        }
        years |= {year for stands, year in alone if stands < place}
        return years.pop() if len(years) == 1 else past_year(text, place, month, published)

    return at


def _all(text: str, start: int, stop: int, published: date | None, year: YearAt, ahead: bool) -> Iterator[NamedDays]:
    """Every reading of every place, the longer kinds first."""
    yield from _spans(text, start, stop, published, year)
    for match in patterns.ISO.finditer(text, start, stop):
        yield from _day(match, _safe(int(match["y"]), int(match["m"]), int(match["d"])), text)
    for pattern in (patterns.DAY_MONTH, patterns.MONTH_DAY):
        for match in pattern.finditer(text, start, stop):
            month, own = month_of(match["m"]), int(match["y"]) if match["y"] else None
            held = year(match.start(), month)
            yield from _day(match, _in_year(_day_number(match["d"]), month, own, held, published, ahead), text)
    for pattern in (patterns.MONTH_YEAR, patterns.MONTH_ALONE):
        for match in pattern.finditer(text, start, stop):
            month, own = month_of(match["m"]), int(match["y"]) if match["y"] else None
            first = _in_year(1, month, own, year(match.start(), month), published, ahead)
            at = match.start("m")
            if first is not None:
                yield NamedDays(at, match.end(), first, month_end(first), f"{first:%Y-%m}", _since(text, at))
    if published is not None:
        yield from _relative(text, start, stop, published, ahead)
    for match in patterns.YEAR_ALONE.finditer(text, start, stop):
        first, at = date(int(match["y"]), 1, 1), match.start("y")
        yield NamedDays(at, match.end(), first, date(first.year, 12, 31), f"{first.year}", _since(text, at))


def _spans(text: str, start: int, stop: int, published: date | None, year: YearAt) -> Iterator[NamedDays]:
    """Stretches with both ends named."""
    for match in patterns.DAY_SPAN.finditer(text, start, stop):
        own = int(match["y"]) if match["y"] else year(match.start(), month_of(match["m2"]))
        last = _placed(int(match["d2"]), month_of(match["m2"]), own, published, False)
        first = None if last is None else _safe(last.year, month_of(match["m1"] or match["m2"]), int(match["d1"]))
        if first is not None and last is not None and first <= last:
            yield NamedDays(match.start(), match.end(), first, last, f"{first}/{last}")
    for match in patterns.MONTH_SPAN.finditer(text, start, stop):
        turns = month_of(match["m1"]) > month_of(match["m2"])  # "from November to March": of the next year
        held = year(match.start(), month_of(match["m2"]))
        closed = int(match["y2"]) if match["y2"] else int(match["y1"]) + turns if match["y1"] else held
        end = _placed(1, month_of(match["m2"]), closed, published, False)
        opened = None if end is None else int(match["y1"]) if match["y1"] else end.year - turns
        first = None if opened is None else _safe(opened, month_of(match["m1"]), 1)
        if first is not None and end is not None and first <= end:
            yield NamedDays(match.start(), match.end(), first, month_end(end), f"{first:%Y-%m}/{end:%Y-%m}")
    for match in patterns.YEAR_SPAN.finditer(text, start, stop):
        opened, closed = int(match["y1"]), int(match["y2"]) if len(match["y2"]) == 4 else None
        closed = closed if closed is not None else opened // 100 * 100 + int(match["y2"])
        if opened < closed:
            whole = date(opened, 1, 1), date(closed, 12, 31)
            yield NamedDays(match.start(), match.end(), *whole, f"{opened}/{closed}")


def _relative(text: str, start: int, stop: int, published: date, ahead: bool) -> Iterator[NamedDays]:
    """Times that are counted from publication."""
    for match in patterns.PAST_SPAN.finditer(text, start, stop):
        first = stepped_back(
            published, COUNTS.get((match["count"] or "one").lower()) or int(match["count"]), match["unit"]
        )
        written = f"{first:%Y-%m}/{published:%Y-%m}" if match["unit"] in {"month", "year"} else f"{first}/{published}"
        yield NamedDays(match.start(), match.end(), first, published, written)
    for match in patterns.RELATIVE.finditer(text, start, stop):
        count = COUNTS.get(match["count"].lower()) or int(match["count"])
        if match["way"].lower() == "ago":
            yield _ago(match, published, count)
    for match in patterns.LAST.finditer(text, start, stop):
        yield from _last(match, published)
    for match in patterns.WORDS.finditer(text, start, stop):
        yield from _word(match, published)
    for match in patterns.WEEKDAY.finditer(text, start, stop):
        if not match["w"][0].isupper():
            continue
        back = (published.weekday() - WEEKDAYS.index(match["w"].lower())) % 7
        to_come = ahead and back and patterns.AHEAD.search(text, max(start, match.start() - 20), match.start())
        day = on(published, (7 if match["next"] or to_come else 0) - back)
        yield from _day(match, day, text)


def _ago(match: re.Match[str], published: date, count: int) -> NamedDays:
    day = stepped_back(published, count, match["unit"], whole=False)
    if match["unit"] in {"month", "year"}:
        first = day.replace(day=1) if match["unit"] == "month" else date(day.year, 1, 1)
        last = month_end(first) if match["unit"] == "month" else date(day.year, 12, 31)
        written = f"{first:%Y-%m}" if match["unit"] == "month" else f"{first:%Y}"
        return NamedDays(match.start(), match.end(), first, last, written)
    return NamedDays(match.start(), match.end(), day, day, day.isoformat())


def _last(match: re.Match[str], published: date) -> Iterator[NamedDays]:
    which, unit = match["which"].lower(), match["unit"].lower()
    step = {"last": -1, "this": 0, "next": 1}[which]
    monday = on(published, -published.weekday())
    if unit == "night":
        first = last = on(published, -1)
    elif unit in {"week", "weekend"}:
        if unit == "weekend":
            step -= which != "next"
        first, last = on(monday, 7 * step), on(monday, 7 * step + 6)
        first = on(first, SATURDAY) if unit == "weekend" else first
    elif unit == "month":
        first = months_on(published, step)
        last = month_end(first)
    else:
        year = min(max(published.year + step, 1), 9999)
        first, last = date(year, 1, 1), date(year, 12, 31)
    written = {"month": f"{first:%Y-%m}", "year": f"{first:%Y}", "night": first.isoformat()}.get(
        unit, f"{first}/{last}"
    )
    yield NamedDays(match.start(), match.end(), first, last, written)


def _word(match: re.Match[str], published: date) -> Iterator[NamedDays]:
    word = match.group().lower()
    yesterday = on(published, -1)
    if word.endswith("weekend"):
        since_saturday = (published.weekday() - SATURDAY) % 7
        first = on(published, -since_saturday if since_saturday == 1 else -(since_saturday or 7))
        last = on(first, 1)
    elif word == "overnight":
        first, last = yesterday, published
    elif word in {"yesterday", "the day before"}:
        first = last = yesterday
    else:
        first = last = published
    written = first.isoformat() if first == last else f"{first}/{last}"
    yield NamedDays(match.start(), match.end(), first, last, written)


def _day(match: re.Match[str], day: date | None, text: str) -> Iterator[NamedDays]:
    if day is not None:
        since = _since(text, match.start())
        yield NamedDays(match.start(), match.end(), day, day, day.isoformat(), since)


SINCE_WITHIN: Final = 70
"""Characters before a day in which it is told that something is so since then."""


def _since(text: str, at: int) -> bool:
    return patterns.SINCE.search(text, max(0, at - SINCE_WITHIN), at) is not None


def _is_ahead(match: re.Match[str], text: str, ahead: bool) -> bool:
    """Whether a month without a year is one to come."""
    return (ahead and patterns.AHEAD.search(text, max(0, match.start() - 20), match.start("m")) is not None) or ahead


def _in_year(
    day: int, month: int, own: int | None, held: int | None, published: date | None, ahead: bool
) -> date | None:
    """The day of its `own` year; else of the one that the sentence gives it, unless what is over would then be to come:
    of "10 August 1989 - ... signed on 22 December" the latter is of 1988."""
    if own is not None:
        return _safe(own, month, day)
    found = _placed(day, month, held, published, ahead)
    is_too_late = held is not None and not ahead and published is not None and found is not None and found > published
    return _placed(day, month, None, published, ahead) if is_too_late else found


def _placed(day: int, month: int, year: int | None, published: date | None, ahead: bool) -> date | None:
    """The day of a year; without a year the latest not after publication, or the next one."""
    if year is not None:
        return _safe(year, month, day)
    if published is None:
        return None
    here = _safe(published.year, month, day)
    if here is None:
        return None
    opening, now = (here.year, here.month, day), (published.year, published.month, published.day)
    if ahead:
        return here if opening >= (*now[:2], min(day, now[2])) else _safe(published.year + 1, month, day)
    return here if opening <= now else _safe(published.year - 1, month, day)


def _day_number(word: str) -> int:
    return ORDINALS.get(word.lower()) or int(re.sub(r"\D", "", word))


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
