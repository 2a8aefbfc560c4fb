"""Odd but valid cases pass the door, and come back from it as they went in."""

from pathlib import Path

import pytest

from passmuster.model.design import make_design
from passmuster.store.folder import open_case
from worlds.odd_cases import odd_case, write_case
from worlds.oddities import ODDITIES, START


@pytest.mark.parametrize("seed", range(len(ODDITIES)), ids=list(ODDITIES))
def test_an_odd_case_is_opened_and_laid_out(seed: int, tmp_path: Path) -> None:
    """No oddity is refused, none loses a claim or an event, and each has steps, origins and roles for a fit."""
    odd = odd_case(seed)
    write_case(odd, tmp_path)
    ledger = open_case(tmp_path)
    assert {claim.claim_id for claim in ledger.claims} == {claim.claim_id for claim in odd.claims}
    assert len(ledger.events) == len(odd.events)
    known = ledger.known(odd.as_of or ledger.last_day or START)
    design = make_design(known)
    assert design.grid.ticks[-1] == design.clock.n_weeks
    assert set(design.roles) == {claim.claim_id for claim in known.claims}


def test_a_seed_is_a_case() -> None:
    """The same seed is the same case, and the next round of an oddity is another."""
    assert odd_case(5) == odd_case(5)
    assert odd_case(5).claims != odd_case(5 + len(ODDITIES)).claims
