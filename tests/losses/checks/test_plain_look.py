"""The whole look: every kind of look is taken, the weightiest first, and a sound war gives no more than it must."""

from passmuster.losses.checks.check import CheckKind
from passmuster.losses.checks.plain_look import ORDER, look_at
from worlds.running_totals import rows_of_series, steady
from worlds.small_war import claim


def test_every_kind_has_its_place() -> None:
    """None twice, none missing."""
    assert sorted(ORDER) == sorted(CheckKind)


def test_what_spoils_a_series_comes_first() -> None:
    """A count begun anew, then people among goods, then a nought."""
    anew = [*steady(6), *((70 + 10 * at, 40.0 + 37.0 * at) for at in range(6))]
    rows = [*rows_of_series(anew), claim(50, 130, 0.0), claim(60, 9, 80.0, category="Killed")]
    assert [check.kind for check in look_at(rows)] == [
        CheckKind.RESTART, CheckKind.PEOPLE_AS_GOODS, CheckKind.ZERO_AFTER_COUNTS,
    ]  # fmt: skip


def test_of_sound_series_nothing_is_said() -> None:
    """Two sources, two sides, two kinds of goods."""
    rows = [
        row
        for at, (source, side, category) in enumerate(
            [("Red", "A", "Tanks"), ("Red", "B", "Jets"), ("Blue", "A", "Jets"), ("Blue", "B", "Tanks")]
        )
        for row in rows_of_series(
            steady(12, pace=31.0 + 17 * at), 100 * at, source=source, side=side, category=category
        )
    ]
    assert look_at(rows) == ()
