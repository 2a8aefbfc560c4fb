"""A table read in pieces, in one process or in several, says what it says when it is read at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.vocabulary import GROUPS
from passmuster.store.claimfile import take_claims, write_claims
from passmuster.store.claimpieces import LINES_A_PIECE, claim_acts, pieces_of
from passmuster.store.contents import claim_act
from passmuster.store.intake import Intake
from passmuster.store.receipts import check_days, check_receipts
from worlds.small_claims import TABLE
from worlds.strategies import claim_tables


@given(claims=claim_tables(max_size=5), lines=st.integers(1, 5))
def test_two_roads_to_the_same_acts(claims, lines, tmp_path_factory) -> None:
    """Whatever cells hold, line breaks and quotes among it."""
    path = tmp_path_factory.getbasetemp() / "claims.csv"
    path.write_text(write_claims(claims), encoding="utf-8", newline="")
    one, other = Intake(), Intake()
    whole = take_claims(path, one, groups=GROUPS)
    check_receipts(whole, (), (), one, claim_place=str(path), event_place=str(path))
    assert list(claim_acts(path, other, workers=1, lines=lines)) == [claim_act(claim) for claim in whole]
    assert (one.faults, one.hashes) == (other.faults, other.hashes)


FAULTY = (
    "c4,2024-13-01,,kp-force,killed,-3,about,asserted,Kyiv,UA\nc1,2024-12-01,,kp-force,killed,3,about,asserted,K,UA\n"
)


@pytest.mark.parametrize(("workers", "lines"), [(1, 1), (1, 2), (2, 2), (1, 99)])
def test_faults_are_told_with_the_lines_of_the_whole(tmp_path, workers, lines) -> None:
    """Also an id that was used pieces before; after the first fault no more acts come."""
    path = tmp_path / "claims.csv"
    path.write_text(TABLE + FAULTY)
    one, other = Intake(), Intake()
    take_claims(path, one)
    acts = list(claim_acts(path, other, workers=workers, lines=lines))
    assert sorted(map(str, other.faults)) == sorted(map(str, one.faults))
    assert [fault.row for fault in other.faults if "used once" in fault.rule] == [6]
    assert [act.name for act in acts] == ["c1", "c2", "c3"][: len(acts)]
    assert LINES_A_PIECE > 1000


def test_what_is_told_of_days_is_told_of_each_piece(tmp_path) -> None:
    """A remark is no fault, and the acts come."""
    path = tmp_path / "claims.csv"
    path.write_text(TABLE.replace("c3,2024-12-22,2024-12-22", "c3,2190-12-22,"))
    intake, whole = Intake(), Intake()
    assert len(list(claim_acts(path, intake, workers=1, lines=1))) == 3
    check_days(take_claims(path, whole), (), whole, place=str(path))
    assert intake.remarks == whole.remarks != []


def test_pieces_end_where_records_end() -> None:
    """A cell with line breaks is never cut; an empty table is one piece; a missing one is a fault."""
    text = 'a,b\n1,"x\ny"\n2,z\n3,w'
    assert list(pieces_of(text, 2)) == [(0, 'a,b\n1,"x\ny"\n'), (2, "a,b\n2,z\n3,w")]
    assert list(pieces_of("a,b\n")) == [(0, "a,b\n")]
    assert list(pieces_of("")) == [(0, "")]


def test_a_missing_table_is_a_fault(tmp_path) -> None:
    """And no act comes."""
    assert list(claim_acts(tmp_path / "none.csv", intake := Intake())) == []
    assert len(intake.faults) == 1
