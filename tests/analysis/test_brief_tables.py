"""The findings of a briefing as tables: as many rows, the same numbers."""

import pytest

from passmuster.analysis import brief_tables
from worlds.findings_example import bare, example

FINDINGS = example()
TABLES = [
    (brief_tables.sources_table, FINDINGS.sources),
    (brief_tables.muster_table, FINDINGS.muster),
    (brief_tables.actions_table, FINDINGS.actions),
    (brief_tables.questions_table, FINDINGS.questions),
    (brief_tables.strain_table, FINDINGS.strain),
    (brief_tables.dependence_table, FINDINGS.dependence),
    (brief_tables.claims_table, FINDINGS.claims),
    (brief_tables.events_table, FINDINGS.events),
]


@pytest.mark.parametrize(("table_of", "rows"), TABLES, ids=lambda value: getattr(value, "__name__", ""))
def test_nothing_is_lost_on_the_way(table_of, rows) -> None:
    """One row of the table for each of the findings, also when there is none."""
    assert len(table_of(FINDINGS)) == len(rows)
    assert len(table_of(bare())) == 0


def test_kind_tells_estimate_forecast_and_prior() -> None:
    """By the day, and by whether any claim bears on it."""
    table = brief_tables.estimates_table(FINDINGS, lambda table: table)
    kinds = {(row["quantity"], row["date"]): row["kind"] for row in table.where(subject="kp-force")}
    assert kinds["present", FINDINGS.as_of] == "estimate"
    assert kinds["returned", FINDINGS.as_of] == "prior"
    assert "forecast" in kinds.values()


def test_weekly_counts_are_as_long_as_their_fans() -> None:
    """One row a week and quantity."""
    table = brief_tables.weekly_table(FINDINGS, lambda table: table)
    assert len(table) == sum(len(fan.dates) for fan in FINDINGS.fans)


def test_rows_are_found_by_what_names_them() -> None:
    """Claims, verdicts, events and questions by their ids."""
    claim = FINDINGS.claims[0]
    assert brief_tables.claims_table(FINDINGS)[claim.claim_id]["claimant"] == claim.claimant
    verdict = FINDINGS.muster[0]
    assert brief_tables.muster_table(FINDINGS)[verdict.claim_id]["verdict"] == verdict.verdict
