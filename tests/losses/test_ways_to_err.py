"""Ways to err: what is wrong with a number, and what that tells of others of its report."""

import numpy as np
import pytest

from passmuster.ledger.losses import LossClaim, LossTable
from passmuster.losses.ways_to_err import WaysToErr, WayToErr
from worlds.loss_fits import decreed_fit
from worlds.small_war import claim

GOODS = {"Tanks": 1843.0, "Guns": 507.0, "Jets": 122.0, "Trucks": 2951.0}
SPOILT = 100


def bulletin(day: int, first: int, numbers: dict[str, float]) -> list[LossClaim]:
    """All columns on one day, those in `numbers` with another number than is expected."""
    meant = {what: numbers.get(what, round(level * day / 200.0)) for what, level in GOODS.items()}
    return [claim(first + at, day, float(number), category=what) for at, (what, number) in enumerate(meant.items())]


def ways(
    numbers: dict[str, float], *, with_reports: bool = True, left_out: str = "Tanks"
) -> tuple[WaysToErr, LossClaim]:
    """A bulletin every ten days, the one of day 100 with these numbers, and one of its rows that is left out."""
    rows = [row for day in range(10, 201, 10) for row in bulletin(day, 10 * day, numbers if day == SPOILT else {})]
    (away,) = [row for row in rows if (row.day, row.category) == (SPOILT, left_out)]
    seen = LossTable("t", tuple(row for row in rows if row is not away), "")
    fit = decreed_fit(seen, levels={what: np.log(level) for what, level in GOODS.items()}, log_noise=-4.0)
    x, noise = (part.mean(axis=(0, 1)).astype(float) for part in (fit.draws.x, fit.draws.log_noise))
    return WaysToErr(fit.layout, x, noise, seen if with_reports else None), away


def wrong(found: WaysToErr, row: LossClaim) -> float:
    """Chance that a row is grossly wrong."""
    return float(found.of(row).chances[WayToErr.ANYTHING :].sum())


def test_chances_are_chances() -> None:
    """They add up to one, whether a report is known or not, and no number is alike where none is wrong."""
    for numbers in ({}, {"Guns": 3.0}):
        found, row = ways(numbers)
        lone = claim(9999, 55, 500.0)
        for one in (row, lone):
            assert found.of(one).chances.sum() == pytest.approx(1.0)
        assert found.of(lone).chances[WayToErr.ALIKE] == 0.0
    assert ways({})[0].of(row).chances[WayToErr.ALIKE] == 0.0


def test_numbers_of_a_report_go_wrong_together() -> None:
    """Three of four that are the day's alone make the fourth likelier wrong than right; three sound ones, hardly."""
    days = {what: round(level / 200.0) for what, level in GOODS.items()}
    spoilt, sound = (wrong(*ways(numbers)) for numbers in (days, {}))
    assert spoilt > 0.5
    assert sound < 0.02


def test_and_in_one_way() -> None:
    """After three numbers of the day the day is the likeliest way, or as far off as they are."""
    found, row = ways({what: round(level / 200.0) for what, level in GOODS.items()})
    gross = found.of(row).chances[WayToErr.ANYTHING :]
    assert gross[[WayToErr.DAY - 2, WayToErr.ALIKE - 2]].sum() > 0.6 * gross.sum()
    assert found.of(row).alike == pytest.approx(np.log(1.0 / 100.0), abs=0.3)


def test_an_exchange_of_columns_is_known_for_one() -> None:
    """Guns that print the trucks' total are another column's number."""
    found, row = ways({"Guns": round(2951.0 / 2.0)}, left_out="Trucks")
    gross = found.of(row).chances[WayToErr.ANYTHING :]
    assert np.argmax(gross) == WayToErr.COLUMN - 2


def test_without_a_table_no_row_has_a_report() -> None:
    """Rows of another file are foretold by the shares of the whole table."""
    found, row = ways(dict.fromkeys(GOODS, 1.0), with_reports=False)
    np.testing.assert_array_equal(found.of(row).chances, found.of(claim(9999, 55, 500.0)).chances)


def test_a_table_of_few_numbers_keeps_the_slips_of_the_model() -> None:
    """Nothing is wrong in four numbers, and one in thirty or forty is expected to be."""
    seen = LossTable("t", tuple(claim(at, 50 * at + 50, 460.0 * at + 461.0) for at in range(4)), "")
    fit = decreed_fit(seen, levels={"Tanks": np.log(1843.0)})
    x, noise = (part.mean(axis=(0, 1)).astype(float) for part in (fit.draws.x, fit.draws.log_noise))
    assert wrong(WaysToErr(fit.layout, x, noise), claim(9, 120, 900.0)) == pytest.approx(0.018, abs=0.008)
