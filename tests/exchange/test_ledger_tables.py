"""Tables for other programs, of a ledger that was changed behind its back."""

import pytest

from passmuster.errors import BadInput
from passmuster.exchange.ledger_tables import NUMBERS, write_sqlite


def test_a_number_that_is_none_is_refused(tmp_path) -> None:
    """With its column, and nothing else happens."""
    name = sorted(NUMBERS)[0]
    with pytest.raises(BadInput, match=f"the column '{name}' holds numbers"):
        write_sqlite(tmp_path / "out.db", {"claim": {"claim_id": ["a"], name: ["many"]}})
