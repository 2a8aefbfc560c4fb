"""How findings about a table of losses come about: how far chains go on."""

from datetime import date

import pytest

from passmuster.analysis import losses as compose
from passmuster.analysis.losses import PUBLISHED, PUBLISHED_DRAWS, PUBLISHED_ROUNDS, compose_losses
from passmuster.losses.estimates import Health
from worlds.small_war import small_war

SOUND, UNSETTLED = Health(1.001, 900.0, "Tanks of A"), Health(1.2, 40.0, "Tanks of A")


@pytest.mark.parametrize(
    ("healths", "wanted"),
    [
        ([SOUND], [1]),
        ([UNSETTLED, SOUND], [1, 2]),
        ([UNSETTLED] * 9, [2**n for n in range(PUBLISHED_ROUNDS + 1)]),
    ],
)
def test_the_published_structure_is_drawn_until_it_settles(
    monkeypatch: pytest.MonkeyPatch, healths: list[Health], wanted: list[int]
) -> None:
    """Twice as far while it has not settled, as often as allowed; the last health is the one that is told."""
    drawn, told = [], iter(healths)
    short = PUBLISHED_DRAWS // 20
    real = compose.fit_published

    def fit(*given: object, n_draws: int, **more: object) -> object:
        drawn.append(n_draws)
        return real(*given, n_draws=20, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(compose, "PUBLISHED_DRAWS", short)
    monkeypatch.setattr(compose, "fit_published", fit)
    monkeypatch.setattr(compose, "examine_published", lambda _: next(told))
    found = compose_losses(small_war(3).table, model=PUBLISHED, day_one=date(2022, 2, 24))
    assert drawn == [short * times for times in wanted]
    assert found.health == healths[len(wanted) - 1]


def test_a_length_asked_for_is_kept_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for a number of draws gets it, settled or not."""
    drawn = []
    real = compose.fit_published

    def fit(*given: object, n_draws: int, **more: object) -> object:
        drawn.append(n_draws)
        return real(*given, n_draws=n_draws, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(compose, "fit_published", fit)
    monkeypatch.setattr(compose, "examine_published", lambda _: UNSETTLED)
    found = compose_losses(small_war(3).table, model=PUBLISHED, day_one=date(2022, 2, 24), n_draws=30)
    assert drawn == [30]
    assert found.health.status == "failed"
