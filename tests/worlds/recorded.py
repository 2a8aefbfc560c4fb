"""Forecasts and resolutions for tests of the record."""

from datetime import UTC, date, datetime

from passmuster.forecast.record.entries import Forecast, Head, Knowledge, Resolution

__all__ = ["HEAD", "NOW", "forecast", "resolution"]

NOW = datetime(2030, 2, 1, 12, 0, tzinfo=UTC)
HEAD = Head(3, "f" * 64)
"""Where a record of three entries stands."""


def forecast(question_id="q1", yes=0.3, **changed):
    """A forecast of a question about the end of 2030, made on the first of February."""
    settled = {
        "case": "small", "question_id": question_id, "by": date(2030, 12, 31), "text": "Will it?",
        "as_of": date(2030, 2, 1), "outcomes": (("yes", yes), ("no", round(1 - yes, 6))),
        "knowledge": Knowledge(claims=3, last_said=date(2030, 1, 30), sha256="a" * 64), "seed": 0, "version": "0.1.0",
        "subject": "force", "quantity": "deployed", "threshold": 15000.0, "q05": 0.2, "q95": 0.4,
        "levels": (0.05, 0.25, 0.5, 0.75, 0.95), "quantiles": (9000.0, 11000.0, 12000.0, 14000.0, 20000.0),
    }  # fmt: skip
    return Forecast(**(settled | changed))


def resolution(question_id="q1", outcome="yes", **changed):
    """What came of it."""
    settled = {
        "question_id": question_id, "by": date(2030, 12, 31), "outcome": outcome, "resolved_on": date(2031, 1, 5),
        "receipts": ("https://example.org/a", "k9"), "value": None,
    }  # fmt: skip
    return Resolution(**(settled | changed))
