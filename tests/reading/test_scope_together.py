"""What a number is of, once the other numbers of its text are known."""

from dataclasses import replace

import pytest

from passmuster.reading.learned.weights import Weights, read_weights
from passmuster.reading.read_claim import ReadClaim
from passmuster.reading.reader import read_text
from passmuster.reading.scope_together import scope_choices, scoped_together

TEXT = "Kenya said 38 of its soldiers were killed. Kenya said 29 of its soldiers were killed. It has 4,000 men there."
AS_READ = {"total": 0.5, "incident": 0.4, "part": 0.1}

AS_IT_WAS = read_weights("scope\tfit\n\nnear\ta100\n")
THE_SMALLER_IS_A_PART = read_weights("scope\tfit\n\nnear\ta100\npart:larger before:killed\ta900\n")
LIKE_WHAT_FOLLOWS = read_weights("scope\tfit\n\nnear\ta100\nincident:behind:killed=incident\ta900\n")
NOTHING = read_weights("none\tnone\n\n")


@pytest.fixture(scope="module")
def claims() -> list[ReadClaim]:
    """Three claims of one army, each of them as likely a total, an incident and a part as the others."""
    days = {"total": "2015-06", "incident": "2015-06-07", "part": "2015"}
    read = read_text(TEXT).claims
    assert [claim.point for claim in read] == [38, 29, 4000]
    return [replace(claim, actor="KE", scope="total", scopes=AS_READ, days=days, as_of="2015-06") for claim in read]


def scopes_by(weights: Weights, claims: list[ReadClaim]) -> list[str]:
    """The scopes of the claims by a table."""
    return [claim.scope for claim in scoped_together(claims, weights)]


def test_scopes_stand_as_they_were_read_where_nothing_else_is_told(claims: list[ReadClaim]) -> None:
    """A table that knows the words alone changes nothing, nor does one that tells of no scopes."""
    assert scopes_by(AS_IT_WAS, claims) == ["total"] * 3
    assert scoped_together(claims, NOTHING) == tuple(claims)


def test_a_number_is_weighed_beside_those_of_its_text(claims: list[ReadClaim]) -> None:
    """The smaller of two numbers of dead by the larger before it; and what stands before by what follows."""
    assert scopes_by(THE_SMALLER_IS_A_PART, claims) == ["total", "part", "total"]
    assert scopes_by(LIKE_WHAT_FOLLOWS, claims) == ["incident", "total", "total"]


def test_the_days_go_with_the_scope(claims: list[ReadClaim]) -> None:
    """A number that turns out to be an incident's speaks of the incident's day."""
    assert [claim.as_of for claim in scoped_together(claims, LIKE_WHAT_FOLLOWS)] == ["2015-06-07", "2015-06", "2015-06"]


def test_the_chances_of_all_scopes_sum_to_one(claims: list[ReadClaim]) -> None:
    """They are those of all numbers together."""
    for claim in scoped_together(claims, LIKE_WHAT_FOLLOWS):
        assert sum(claim.scopes.values()) == pytest.approx(1.0)
        assert max(claim.scopes, key=claim.scopes.__getitem__) == claim.scope


def test_a_scope_that_was_hardly_likely_is_not_chosen(claims: list[ReadClaim]) -> None:
    """Chosen is among those for which the days were read."""
    kept = [replace(claim, days={"total": "2015-06"}) for claim in claims]
    assert scopes_by(THE_SMALLER_IS_A_PART, kept) == ["total"] * 3


def test_a_claim_alone_has_nothing_beside_it(claims: list[ReadClaim]) -> None:
    """It is told so, and its other features are its own."""
    (choice,) = scope_choices(claims[:1])
    told = dict(zip(choice.names, choice.told, strict=True))["total"]
    assert told["total:nothing before"] == told["total:nothing behind"] == 1.0
    assert not any(feature.startswith("total:behind:") for feature in told)


def test_claims_that_no_scope_was_chosen_for_stay_as_they_are(claims: list[ReadClaim]) -> None:
    """Those of a model's answer, for one."""
    bare = [replace(claim, scopes={}, days={}) for claim in claims]
    assert scoped_together(bare, LIKE_WHAT_FOLLOWS) == tuple(bare)


def test_the_shipped_table_reads_a_list_as_a_list() -> None:
    """Contributions of several states to one force, each of them a total of its state's men."""
    text = (
        "Contributions to the mission: Chad 2,250; Togo 720; Niger 680; Senegal 500. The mission has 6,300 men in Mali."
    )
    claims = read_text(text).claims
    assert len(claims) >= 4
    assert {claim.scope for claim in claims} <= {"total", "part"}
