"""What a number may repeat: one that stands, of another source, in the same column, in the days before."""

import numpy as np
import pytest

from passmuster.ledger.echoes import RELAY_DAYS
from passmuster.ledger.losses import LossBound, LossTable
from passmuster.losses.laying_out import lay_out
from passmuster.losses.relay_links import STANDING, STRAYS, RelayLinks
from passmuster.losses.statements import Stream, statements_of
from worlds.small_war import claim, layout_of


def links_of(*rows) -> RelayLinks:
    """Of claims in the order of their rows."""
    return layout_of(LossTable("t", rows, "")).relay_links


def test_a_number_that_is_kept_has_the_density_of_its_rounding() -> None:
    """12,345 again is one of 12,345 to the head, and 12,000 again one of twelve; both are near as well."""
    for number, told in ((12_345.0, 12_345.0), (12_000.0, 12.0)):
        links = links_of(claim(0, 10, number), claim(1, 11, number, source="Y"))
        assert links.rows.tolist() == [1]
        assert links.kept[0, 0] == pytest.approx(told)
        np.testing.assert_allclose(links.strayed[0, 0], [min(0.5 / near, told) for near in STRAYS])


def test_a_number_that_strays_is_met_within_its_width() -> None:
    """0.8 % off lies within two and one per cent, and within no less."""
    links = links_of(claim(0, 10, 10_000.0), claim(1, 11, 10_080.0, source="Y"))
    assert (links.kept.sum(), links.is_met.tolist()) == (0.0, [True])
    np.testing.assert_array_equal(links.strayed[0, 0] > 0.0, [True, True, False, False])


def test_nobody_repeats_what_is_told_later() -> None:
    """Of one day the later row is the relay; a later day's number is nobody's origin."""
    assert links_of(claim(0, 11, 500.0), claim(1, 10, 500.0, source="Y")).rows.tolist() == [0]
    assert links_of(claim(0, 10, 500.0, source="Y"), claim(1, 10, 500.0)).rows.tolist() == [1]


@pytest.mark.parametrize(
    "other",
    [
        {"category": "Guns"}, {"side": "B"}, {"is_daily": True}, {"source": "X"}, {"bound": LossBound.AT_LEAST},
    ],
    ids=["column", "side", "of a day", "speaker", "floor"],
)  # fmt: skip
def test_another_count_is_repeated_by_nobody(other: dict[str, object]) -> None:
    """The same number of another column, side or span, of the same source, or as a floor."""
    rows = claim(0, 10, 500.0), claim(1, 11, 500.0, **({"source": "Y"} | other))
    assert not links_of(*rows).rows.size


def test_a_number_of_a_day_is_told_again_as_that_days() -> None:
    """Of the same day yes, and of the next no."""
    for day, told in ((10, [1]), (11, [])):
        rows = claim(0, 10, 37.0, is_daily=True), claim(1, day, 37.0, is_daily=True, source="Y")
        assert links_of(*rows).rows.tolist() == told


def test_a_number_stands_until_others_follow_and_for_ten_days() -> None:
    """The last two of a source stand; one of eleven days ago does not."""
    rows = [claim(n, 10 + n, 100.0 + 50.0 * n) for n in range(4)]
    for number, is_met in ((250.0, True), (200.0, True), (150.0, False)):
        assert links_of(*rows, claim(9, 14, number, source="Y")).is_met.any() == is_met
    assert STANDING == 2
    for late, told in ((RELAY_DAYS, [1]), (RELAY_DAYS + 1, [])):
        assert links_of(claim(0, 10, 500.0), claim(1, 10 + late, 500.0, source="Y")).rows.tolist() == told


def test_sources_that_are_met_nowhere_are_no_origins_but_counted() -> None:
    """Y gives X's number and had Z's before it too; a row where X has no number stays, with nothing there."""
    rows = (
        claim(0, 10, 700.0), claim(1, 10, 900.0, source="Z"), claim(2, 11, 700.0, source="Y"),
        claim(3, 40, 1500.0, source="Z"), claim(4, 41, 1900.0, source="Y"),
    )  # fmt: skip
    links = links_of(*rows)
    assert links.rows.tolist() == [2, 4]
    assert (links.origins.tolist(), links.n_others.tolist()) == ([[-1], [-1], [0]], [0, 1, 2])
    assert links.is_there.tolist() == [[True], [False]]


def test_who_surely_counts_relays_nobody() -> None:
    """A stream that the reader vouches for is left out, and may still be an origin."""
    rows = claim(0, 10, 700.0), claim(1, 11, 700.0, source="Y"), claim(2, 12, 700.0, source="Z")
    layout = lay_out(statements_of(rows), 12, own={Stream("Y", "A", "Tanks")})
    assert layout.relay_links.rows.tolist() == [2]
    assert layout.relay_links.origins[2].tolist() == [0, 1]
