"""Running totals that do what no running total does: fall, begin anew, go back to nothing, wander.

A total of losses never falls. One number out of order is a slip of somebody's; a fall that lasts is the source's own
doing, a revision or a count begun anew; and numbers that rise no more often than they fall were never a total.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import log
from statistics import median, median_low
from typing import Final, NamedTuple

from passmuster.losses.checks.check import CheckKind, LossCheck
from passmuster.losses.checks.points import PrintedTotal
from passmuster.losses.statements import Stream

__all__ = ["exchanged_digits", "look_at_floors", "look_at_running_total", "one_a_day"]

LEAST_POINTS: Final = 5
"""Fewer numbers show no habit: of four that wander, one order in 24 rises throughout."""
WEEK: Final = 7
LEAST_RISING: Final = 0.75
"""Share of pairs that rise, halfway between the half of numbers that wander and the whole of a total."""
MOST_BREAKS: Final = 0.125
"""A count that began anew more often than at every eighth number was never a total."""
HALF: Final = 0.5
"""A fall that lasts and leaves less than half was begun anew, for no revision known takes more at once."""
MUCH: Final = 0.02
"""Falls and second numbers of less than a fiftieth are rounding and routine corrections, and not worth a line."""
TIGHT: Final = 0.05
"""Widest room for a number, over the number: in a wide one nearly any exchange of digits would come to lie."""
WAVERING: Final = 5.0
"""Times the median: of errors that are normal one in 1,300 is larger."""
LEAST_OTHERS: Final = 3
"""Fewer other numbers do not tell how a source wavers."""


class _Exchange(NamedTuple):
    """A fall that exchanged digits may explain: its two rows, the number printed wrongly, and the one meant."""

    rows: tuple[int, int]
    printed: float
    meant: float


def look_at_running_total(stream: Stream, points: Sequence[PrintedTotal]) -> Iterator[LossCheck]:
    """Everything amiss with one running total."""
    positive = [point for point in points if point.number > 0.0]
    yield from _zeros(stream, points)
    yield from _two_numbers(stream, positive)
    daily = one_a_day(positive)
    breaks = _breaks(daily)
    parts = [daily[first:last] for first, last in pairwise([0, *breaks, len(daily)])]
    if _wanders(daily) and (len(breaks) > max(1.0, MOST_BREAKS * len(daily)) or any(map(_wanders, parts))):
        yield _no_total(stream, daily)
        return
    for place in breaks:
        yield _break(stream, daily, place)
    odd = [found for part in parts for found in _out_of_order(part)]
    yield from _told_of_exchanges(stream, odd)
    falls = sorted(point for point, exchange in odd if exchange is None)
    if falls:
        rows, number = tuple(point.row for point in falls), float(len(falls))
        yield LossCheck(kind=CheckKind.FALLS, rows=rows, stream=stream, day=falls[0].day, numbers=(number,))


def _no_total(stream: Stream, points: Sequence[PrintedTotal]) -> LossCheck:
    """Numbers of days or weeks; `numbers` are how many fall, of how many, and the usual days from one to the next."""
    n_falls = sum(after.number < before.number for before, after in pairwise(points))
    gaps = [after.day - before.day for before, after in pairwise(points)]
    usual = median_low(gaps)
    is_weekly = usual == WEEK and not any(gap % WEEK for gap in gaps)
    return LossCheck(
        kind=CheckKind.WEEKLY_AS_TOTAL if is_weekly else CheckKind.DAILY_AS_TOTAL,
        rows=tuple(point.row for point in points), stream=stream,
        numbers=(float(n_falls), float(len(points) - 1), float(usual)),
    )  # fmt: skip


def look_at_floors(stream: Stream, points: Sequence[PrintedTotal]) -> Iterator[LossCheck]:
    """A count of floors that began anew after it had risen for long.

    Nothing less is told of floors: what somebody calls the least today may be less than yesterday for many reasons.
    """
    daily = one_a_day([point for point in points if point.number > 0.0])
    breaks = _breaks(daily)
    for first, place, last in zip([0, *breaks], breaks, [*breaks[1:], len(daily)], strict=False):
        found = _break(stream, daily, place)
        is_long = place - first >= LEAST_POINTS and not _wanders(daily[first:place]) and not _wanders(daily[place:last])
        if found.kind is CheckKind.RESTART and is_long:
            yield found


def one_a_day(points: Sequence[PrintedTotal]) -> list[PrintedTotal]:
    """The last number of each day."""
    return list({point.day: point for point in points}.values())


def _zeros(stream: Stream, points: Sequence[PrintedTotal]) -> Iterator[LossCheck]:
    """Noughts after a number; `numbers` is the last number before the first of them."""
    before = next((point for point in points if point.number > 0.0), None)
    rows = [point for point in points if before is not None and point.number == 0.0 and point.day > before.day]
    if rows:
        last = [point.number for point in points if point.day < rows[0].day and point.number > 0.0][-1]
        yield LossCheck(
            kind=CheckKind.ZERO_AFTER_COUNTS, rows=tuple(point.row for point in rows), stream=stream,
            day=rows[0].day, numbers=(last,),
        )  # fmt: skip


def _two_numbers(stream: Stream, points: Sequence[PrintedTotal]) -> Iterator[LossCheck]:
    """Days with numbers more than MUCH apart; `numbers` are how many such days, and the first one's two ends."""
    by_day: dict[int, list[PrintedTotal]] = {}
    for point in points:
        by_day.setdefault(point.day, []).append(point)
    apart = [said for said in by_day.values() if _lowest(said) < (1.0 - MUCH) * _highest(said)]
    if apart:
        numbers = (float(len(apart)), _lowest(apart[0]), _highest(apart[0]))
        rows = tuple(sorted(point.row for said in apart for point in said))
        yield LossCheck(kind=CheckKind.TWO_NUMBERS, rows=rows, stream=stream, day=apart[0][0].day, numbers=numbers)


def _lowest(points: Sequence[PrintedTotal]) -> float:
    return min(point.number for point in points)


def _highest(points: Sequence[PrintedTotal]) -> float:
    return max(point.number for point in points)


def _wanders(points: Sequence[PrintedTotal]) -> bool:
    """Whether too few pairs of numbers rise for a total."""
    if len(points) < LEAST_POINTS:
        return False
    # A hundred numbers spread over the stream tell as much as thousands, and cost nothing.
    chosen = points[:: -(-len(points) // 100)]
    pairs = list(combinations((point.number for point in chosen), 2))
    return sum(after >= before for before, after in pairs) < LEAST_RISING * len(pairs)


def _breaks(points: Sequence[PrintedTotal]) -> list[int]:
    """Places at which a fall of more than MUCH begins that lasts: the next two numbers lie below the one before too."""
    found: list[int] = []
    for place in range(1, len(points) - 1):
        level = (1.0 - MUCH) * points[place - 1].number
        begins = found[-1] if found else 0
        # The level before must have been there twice: a lone number too high falls back by itself.
        was_there = place - begins >= 2 and points[place - 2].number > points[place].number
        if was_there and all(point.number < level for point in points[place : place + 3]):
            found.append(place)
    return found


def _break(stream: Stream, points: Sequence[PrintedTotal], place: int) -> LossCheck:
    """A fall that lasts; `numbers` are the number before and the number after."""
    before, after = points[place - 1], points[place]
    kind = CheckKind.RESTART if after.number < HALF * before.number else CheckKind.REVISION
    return LossCheck(
        kind=kind, rows=(before.row, after.row), stream=stream, day=after.day, numbers=(before.number, after.number)
    )


def _out_of_order(points: Sequence[PrintedTotal]) -> Iterator[tuple[PrintedTotal, _Exchange | None]]:
    """Numbers out of order, each with the exchange of digits that would mend it; trifles are passed over."""
    for place in _not_rising(points):
        exchange = _exchange(points, place)
        if exchange is not None or _is_far_off(points, place):
            yield points[place], exchange


def _told_of_exchanges(stream: Stream, odd: Sequence[tuple[PrintedTotal, _Exchange | None]]) -> Iterator[LossCheck]:
    """Digits exchanged, one check a number; `numbers` are the number printed and the one meant."""
    for point, exchange in odd:
        if exchange is not None:
            yield LossCheck(
                kind=CheckKind.DIGITS_EXCHANGED, rows=exchange.rows, stream=stream, day=point.day,
                numbers=(exchange.printed, exchange.meant),
            )  # fmt: skip


def _is_far_off(points: Sequence[PrintedTotal], place: int) -> bool:
    """Whether a number lies more than MUCH below the one before or above the one after."""
    number = points[place].number
    below = place > 0 and number < (1.0 - MUCH) * points[place - 1].number
    return below or (place + 1 < len(points) and number * (1.0 - MUCH) > points[place + 1].number)


def _not_rising(points: Sequence[PrintedTotal]) -> list[int]:
    """Places outside a longest run of points that never falls (patience sorting: Fredman 1975)."""
    tails: list[float] = []
    ends: list[int] = []
    before: list[int] = []
    for place, point in enumerate(points):
        length = bisect_right(tails, point.number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [point.number]
        ends[length : length + 1] = [place]
    kept, place = set(), ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return [place for place in range(len(points)) if place not in kept]


def _exchange(points: Sequence[PrintedTotal], place: int) -> _Exchange | None:
    """The exchange of two neighbouring digits that would mend a fall next to a place."""
    for high in (place, place - 1):
        if high < 0 or high + 1 >= len(points) or points[high].number <= points[high + 1].number:
            continue
        for at in (high, high + 1):
            if not 0 < at < len(points) - 1 or not _stands_out(points, at):
                continue
            for mended in exchanged_digits(points[at].number):
                if _comes_to_lie(mended, points, at):
                    return _Exchange((points[high].row, points[high + 1].row), points[at].number, mended)
    return None


def _comes_to_lie(number: float, points: Sequence[PrintedTotal], at: int) -> bool:
    """Whether a number lies between its neighbours, in a narrow room or, in a wide one, near the line between them."""
    before, after = points[at - 1].number, points[at + 1].number
    if not before < number < after:
        return False
    return after < before + TIGHT * number or abs(number - _on_line(points, at)) < 0.5 * TIGHT * number


def _stands_out(points: Sequence[PrintedTotal], at: int) -> bool:
    """Whether a number is farther off the line between its neighbours than those of its source are.

    Of a source whose every number wavers nearly any fall could be mended by some exchange.
    """
    others = [_off_line(points, place) for place in range(1, len(points) - 1) if abs(place - at) > 1]
    return len(others) < LEAST_OTHERS or _off_line(points, at) > WAVERING * median(others)


def _off_line(points: Sequence[PrintedTotal], at: int) -> float:
    return abs(log(points[at].number / _on_line(points, at)))


def _on_line(points: Sequence[PrintedTotal], at: int) -> float:
    """What the two neighbours of a number tell of its day."""
    before, after = points[at - 1], points[at + 1]
    share = (points[at].day - before.day) / (after.day - before.day)
    return before.number + share * (after.number - before.number)


def exchanged_digits(number: float) -> Iterator[float]:
    """The numbers that two neighbouring digits exchanged make of one."""
    digits = f"{number:.0f}"
    for place in range(len(digits) - 1):
        first, second = digits[place], digits[place + 1]
        if first != second and not (place == 0 and second == "0"):
            yield float(digits[:place] + second + first + digits[place + 2 :])
