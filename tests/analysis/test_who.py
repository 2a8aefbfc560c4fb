"""Who records, and which moment is meant."""

import getpass
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from passmuster.analysis.who import moment_of_text, name_of_user
from passmuster.errors import BadInput


def test_the_name_comes_from_the_call_the_environment_or_the_machine(monkeypatch) -> None:
    """In that order; a machine that knows nobody is told so."""
    monkeypatch.setenv("PASSMUSTER_WHO", "Ann")
    assert name_of_user("Ben") == "Ben"
    assert name_of_user() == "Ann"
    monkeypatch.delenv("PASSMUSTER_WHO")
    monkeypatch.setattr(getpass, "getuser", lambda: "root")
    assert name_of_user() == "root"

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    with pytest.raises(BadInput, match="every entry says who made it"):
        name_of_user()


@pytest.mark.parametrize(
    ("given", "moment"),
    [
        (None, None),
        ("2025-02-28", datetime(2025, 2, 28, 23, 59, 59, 999999, UTC)),
        (date(2025, 2, 28), datetime(2025, 2, 28, 23, 59, 59, 999999, UTC)),
        ("2025-02-28T14:30", datetime(2025, 2, 28, 14, 30, tzinfo=UTC)),
        ("2025-02-28T14:30+01:00", datetime(2025, 2, 28, 13, 30, tzinfo=UTC)),
        (datetime(2025, 2, 28, 14, tzinfo=timezone(timedelta(hours=9))), datetime(2025, 2, 28, 5, tzinfo=UTC)),
    ],
)
def test_a_day_is_its_end_and_no_zone_is_utc(given, moment) -> None:
    """What a reader types means the same everywhere."""
    assert moment_of_text(given) == moment


@pytest.mark.parametrize("given", ["yesterday", "2025-02-30", "2025-13-01T00:00"])
def test_no_moment_is_refused(given) -> None:
    """With an example."""
    with pytest.raises(BadInput, match="a moment is a day, or ISO 8601"):
        moment_of_text(given)
