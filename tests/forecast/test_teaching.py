"""What past wars teach about the case at hand."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from passmuster.cache.keeper import Keeper
from passmuster.errors import BadInput
from passmuster.forecast import teaching
from passmuster.forecast.looking_ahead import look_ahead
from passmuster.forecast.teaching import taught_by_past
from worlds.muster_world import decreed_fit

HORIZONS = (4, 13)
FIT = decreed_fit()
BARRED = {"reference_class": (("no_such_column", ("yes",)),)}


def test_what_was_learned_is_learned_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time it is found, and the same."""
    keeper = Keeper(tmp_path)
    first = taught_by_past(FIT.known, HORIZONS, seed=FIT.seed, keeper=keeper)
    monkeypatch.setattr(teaching, "_learned", None)
    again = taught_by_past(FIT.known, HORIZONS, seed=FIT.seed, keeper=keeper)
    assert again.classes == first.classes
    assert [one is None for one in (again.hazards, again.base_rate)] == [first.hazards is None, first.base_rate is None]


def test_a_case_is_judged_by_its_row_or_by_its_class() -> None:
    """One of both is learned, never the other."""
    alone = replace(FIT.known, case=replace(FIT.known.case, precedent_id=""))
    of_class = taught_by_past(alone, HORIZONS, seed=1, keeper=Keeper(None))
    assert of_class.hazards is None
    assert of_class.base_rate is not None
    own = replace(FIT.known, case=replace(FIT.known.case, precedent_id="ukraine_north_korea"))
    of_row = taught_by_past(own, HORIZONS, seed=1, keeper=Keeper(None))
    assert of_row.hazards is not None
    assert of_row.base_rate is None


def test_looking_ahead_is_the_same_whoever_learned() -> None:
    """What was learned beforehand and what is learned on the way are one."""
    taught = taught_by_past(FIT.known, HORIZONS, seed=FIT.seed, keeper=Keeper(None))
    asked = []

    def teach():
        asked.append(1)
        return taught

    given = look_ahead(FIT, n_weeks=13, horizons_weeks=HORIZONS, teach=teach, paths_per_draw=1)
    alone = look_ahead(FIT, n_weeks=13, horizons_weeks=HORIZONS, paths_per_draw=1)
    assert asked == [1]
    assert given.outlook is not None
    assert alone.outlook is not None
    assert given.outlook.actions == alone.outlook.actions
    np.testing.assert_array_equal(given.ahead.present, alone.ahead.present)


def test_a_class_that_cannot_be_is_refused() -> None:
    """In the same words wherever it is found out."""
    known = replace(FIT.known, case=replace(FIT.known.case, **BARRED))
    with pytest.raises(BadInput):
        taught_by_past(known, HORIZONS, seed=1, keeper=Keeper(None))
