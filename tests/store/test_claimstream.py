"""A table read so many rows at a time says what it says when it is read at once."""

from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.vocabulary import GROUPS
from passmuster.plainfile import LARGEST_TABLE
from passmuster.store.claimfile import take_claims, write_claims
from passmuster.store.claimstream import ROWS_AT_ONCE, claim_chunks
from passmuster.store.intake import Intake
from worlds.small_claims import TABLE
from worlds.strategies import claim_tables


@given(claims=claim_tables(max_size=5), size=st.integers(1, 4))
def test_two_roads_to_the_same_claims(claims, size, tmp_path_factory) -> None:
    """Whatever the claims hold and however many come at a time."""
    path = tmp_path_factory.getbasetemp() / "claims.csv"
    path.write_text(write_claims(claims), encoding="utf-8", newline="")
    one, other = Intake(), Intake()
    whole = take_claims(path, one, groups=GROUPS)
    assert tuple(claim for chunk in claim_chunks(path, other, size=size) for claim in chunk) == whole == claims
    assert (one.faults, one.hashes, one.remarks) == (other.faults, other.hashes, other.remarks)


def test_faults_are_the_same_ones(tmp_path) -> None:
    """An id that was used chunks before is told with its line, like every other fault."""
    path = tmp_path / "claims.csv"
    path.write_text(TABLE + "c1,2024-13-01,,kp-force,killed,-3,about,asserted,Kyiv,UA\n")
    one, other = Intake(), Intake()
    take_claims(path, one)
    assert [len(chunk) for chunk in claim_chunks(path, other, size=1)] == [1, 1, 1, 0]
    assert other.faults == one.faults
    assert len(one.faults) == 3
    assert ROWS_AT_ONCE > 1


def test_a_ledger_is_made_of_more_than_a_folder_may_hold(tmp_path) -> None:
    """A table beyond what is read of a plain folder at once, of which the rest is blank."""
    path = tmp_path / "claims.csv"
    blank = " " * 2**16 + "\n"
    path.write_text(TABLE + blank * (LARGEST_TABLE // len(blank) + 1))
    (claims,) = claim_chunks(path, Intake())
    assert len(claims) == 3


def test_a_missing_or_empty_table(tmp_path) -> None:
    """A missing one is a fault and no chunk, an empty one a remark and an empty chunk."""
    intake = Intake()
    assert list(claim_chunks(tmp_path / "none.csv", intake)) == []
    assert len(intake.faults) == 1
    (tmp_path / "empty.csv").write_text(TABLE.splitlines()[0])
    assert list(claim_chunks(tmp_path / "empty.csv", empty := Intake())) == [()]
    assert "the table holds no claims" in empty.remarks[0]
