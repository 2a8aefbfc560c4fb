"""Statements laid out: every number reads total, lean, drift and habit at its day."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossBound, LossTable
from passmuster.losses.grid import uneven_days
from passmuster.losses.layout import Layout
from passmuster.losses.printing import beliefs
from passmuster.losses.statements import BY_NAME
from passmuster.observation.rounding import rounding_spread
from worlds.small_war import claim, layout_of


@pytest.fixture
def layout() -> Layout:
    """X on tanks from end to end, with a floor and a daily number; Y on tanks and on two columns about people."""
    rows = [claim(row, 10 + 20 * row, 101.0 + 30 * row) for row in range(9)]
    rows += [claim(20, 100, 222.0, bound=LossBound.AT_LEAST), claim(21, 120, 9.0, is_daily=True)]
    rows += [claim(22, 130, 300.0, source="Y"), claim(23, 130, 9_000.0, source="Y", category="Military Deaths")]
    rows += [claim(24, 170, 20_000.0, source="Y", category="Military Injuries")]
    rows += [claim(25, 60, 7_000.0, source="Y", category="Military Injuries")]
    return layout_of(LossTable("t", tuple(rows), ""))


def at(layout: Layout, row: int) -> int:
    """The place of the statement of a row."""
    return next(place for place, one in enumerate(layout.statements) if row in one.rows)


def belief(
    layout: Layout,
    row: int,
    *,
    level: float = 0.0,
    lean: float = 0.0,
    drift: float = 0.0,
    habit: float = 0.0,
    moved: float = 0.0,
) -> float:
    """What the design reads for the statement of a row when its stream's parameters are these on every day."""
    place = at(layout, row)
    number, stream = int(layout.curve[place]), int(layout.stream[place])
    block, own = layout.blocks[number], np.zeros(layout.blocks[number].size)
    own[: block.n_knots] = level
    own[block.leans.start + block.streams.index(stream)] = lean
    for at_drift in range(len(block.drifting)):
        own[block.drift(at_drift)] = drift
    own[block.habits] = habit
    own[block.moving] = moved
    x = np.zeros(int(layout.offsets[-1]))
    x[layout.offsets[number] : layout.offsets[number + 1]] = own
    return float((layout.design @ x)[place])


def test_a_point_reads_total_lean_and_drift(layout: Layout) -> None:
    """Each with weight one, and no habit."""
    assert belief(layout, 4, level=5.0, lean=0.3, drift=0.1, habit=9.0) == pytest.approx(5.4)


def test_a_floor_reads_its_habit(layout: Layout) -> None:
    """What is printed lies above what is believed by the habit."""
    assert belief(layout, 20, level=5.0, lean=0.3, habit=0.2) == pytest.approx(5.5)


def test_a_short_stream_has_no_drift(layout: Layout) -> None:
    """Y's single number on tanks reads none."""
    assert belief(layout, 22, level=5.0, lean=0.3, drift=0.1) == pytest.approx(5.3)


def test_deaths_and_injuries_read_how_the_share_moved(layout: Layout) -> None:
    """The dead with weight one, the injured the other way by the odds of the killed; of day 130 of 170 in part."""
    nodes = layout.nodes
    left = (170.0 - 130.0) / (nodes[-1] - nodes[-2])
    assert belief(layout, 23, level=5.0, moved=0.3) == pytest.approx(5.0 + 0.3 * left)
    assert belief(layout, 24, level=5.0, moved=0.3) == pytest.approx(5.0)
    assert belief(layout, 25, level=5.0, moved=0.3) == pytest.approx(5.0 - 0.3 / 3.0)
    assert belief(layout, 22, level=5.0, moved=0.3) == pytest.approx(5.0)


def test_a_week_is_read_from_its_eve() -> None:
    """In an even war a week's number is seven times a day's; of the first week it is the total."""
    weeks = [claim(0, 100, 70.0, is_daily=True, span=7), claim(1, 7, 70.0, is_daily=True, span=7)]
    layout = layout_of(LossTable("t", (claim(2, 150, 1500.0), claim(3, 100, 10.0, is_daily=True), *weeks), ""))
    x = np.zeros((1, int(layout.offsets[-1])))
    x[:, layout.knot_places[0]] = np.log(10.0 * layout.knots)
    total, day, week, first = beliefs(layout, x)[0, [at(layout, row) for row in (2, 3, 0, 1)]]
    np.testing.assert_allclose(np.exp([total, day, week, first]), [1500.0, 10.0, 70.0, 70.0], rtol=0.03)


def test_totals_are_read_as_powers_of_time_between_knots(layout: Layout) -> None:
    """With log X a multiple of the log of the day at knots, it is so on every day."""
    knots = np.zeros((1, layout.knots.size)) + 1.3 * np.log(layout.knots)
    days = np.array([1.0, 5.0, 77.0, 170.0])
    np.testing.assert_allclose(layout.read(knots, days)[0], 1.3 * np.log(days))


def test_columns_of_one_source_about_people_share_a_cell_and_a_curve(layout: Layout) -> None:
    """Deaths and injuries speak of one curve; tanks are another cell."""
    people = [number for number, stream in enumerate(layout.streams) if stream.curve.is_people]
    assert len(people) == 2
    assert len(set(layout.stream_cell[people])) == len(set(layout.stream_curve[people])) == 1
    assert layout.cells[layout.stream_cell[people[0]]] == ("Y", "A", "Military")


def test_totals_and_days_of_a_stream_have_noises_of_their_own(layout: Layout) -> None:
    """A unit is a stream's running totals or its days."""
    total, day = layout.unit[at(layout, 4)], layout.unit[at(layout, 21)]
    assert total != day
    assert layout.unit_stream[total] == layout.unit_stream[day]
    assert layout.unit_kind[day] == layout.unit_kind[total] + 1


def test_rounding_is_that_of_the_printed_number_and_its_doubt(layout: Layout) -> None:
    """9,000 printed to the thousand is rounded by a thirtieth, and days are uneven; of a day's number nothing is."""
    row = at(layout, 23)
    uneven = uneven_days(np.array([130.0]), layout.knots)[0]
    assert layout.uneven[row] == uneven > 0.0
    assert layout.rounding[row] == pytest.approx(np.hypot(rounding_spread(9_000.0), uneven))
    assert layout.uneven[at(layout, 21)] == 0.0


def test_lists_of_names_are_known_by_their_source() -> None:
    """The layout knows which sources are lists."""
    rows = (claim(0, 50, 9.0), claim(1, 50, 9.0, source=f"N{BY_NAME}"))
    np.testing.assert_array_equal(layout_of(LossTable("t", rows, "")).is_by_name, [False, True])
