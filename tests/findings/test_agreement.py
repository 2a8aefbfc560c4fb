"""What may be called known: floors on which two groups agree, and what a side says of its own force."""

from dataclasses import replace
from datetime import date

from passmuster.findings.agreement import Agreement, admissions, agreement_line, agreements
from passmuster.ledger import Claim
from passmuster.wording.quantities import counted_when
from worlds.muster_world import AS_OF, case, claim

EARLY, LATE = date(2024, 12, 15), date(2024, 12, 29)
FORCE = case().forces[0]

UKRAINE = claim("sent-ua", "deployed", 11_000, EARLY)
AMERICA = claim("sent-us", "deployed", 12_000, LATE, claimant_group="US")
KOREA = claim("sent-kr", "deployed", 12_500, LATE, claimant_group="KR")


def agreed(*claims: Claim, ruled_out: frozenset[str] = frozenset()) -> list[Agreement]:
    """Floors of the force on which these claims, each of an origin of its own, agree."""
    origins = {said.claim_id: said.origin or said.claim_id for said in claims}
    return list(agreements([FORCE], claims, origins, ruled_out, case()))


def test_two_groups_that_share_no_side_make_a_floor_known() -> None:
    """What two groups state independently is known: the smaller of the two, as a floor, by the later day."""
    (found,) = agreed(UKRAINE, KOREA)
    assert (found.number, found.claims, found.day) == (11_000, (UKRAINE, KOREA), LATE)
    line = agreement_line(found, case())
    assert line.text.startswith("North Korean force: at least 11,000 sent so far by 29 December 2024. ")
    assert "independently and from the Ukrainian side and no side" in line.text
    assert (line.kind, line.claims) == ("known", ("sent-ua", "sent-kr"))


def test_one_side_alone_makes_nothing_known() -> None:
    """Two groups that share a side share an interest: their floor is inferred, and says on whom it rests."""
    (found,) = agreed(UKRAINE, AMERICA)
    line = agreement_line(found, case())
    assert "though both of the Ukrainian side, so that it rests on that side alone" in line.text
    assert (line.kind, line.claims) == ("inferred", ("sent-ua", "sent-us"))


def test_what_is_known_stands_before_what_one_side_adds() -> None:
    """A lower floor across sides is known, and the higher one of one side is told behind it."""
    known, shared = agreed(UKRAINE, AMERICA, replace(KOREA, point=9_000.0, bound="at_least"))
    assert (known.number, known.side) == (9_000, "")
    assert (shared.number, shared.side) == (11_000, "Ukrainian side")


def test_one_group_alone_makes_nothing_known() -> None:
    """However often one group says a number, it stays a claim."""
    assert agreed(UKRAINE, replace(UKRAINE, claim_id="sent-ua-2", point=11_500.0)) == []


def test_one_origin_alone_makes_nothing_known() -> None:
    """Two groups that pass on one origin are one witness."""
    assert agreed(replace(UKRAINE, origin="wire"), replace(KOREA, origin="wire")) == []


def test_sides_that_are_not_shared_are_named_apart() -> None:
    """Of two groups that stand on no common side it is said where each stands; two without a side are told as such."""
    (found,) = agreed(AMERICA, KOREA)
    assert "though both" not in agreement_line(found, case()).text
    (neither,) = agreed(replace(UKRAINE, claimant_group="UN"), KOREA)
    assert "independently and from sources of no side" in agreement_line(neither, case()).text


def test_a_ceiling_contests_a_floor() -> None:
    """A later claim of fewer leaves the larger floor unknown."""
    fewer = claim("sent-few", "deployed", 11_200, AS_OF, claimant_group="US", bound="at_most")
    assert {found.number for found in agreed(UKRAINE, AMERICA, KOREA, fewer)} == {11_000}


def test_a_claim_that_is_ruled_out_supports_nothing_but_contests() -> None:
    """A floor that only a doubted claim would support is not known, and a doubted ceiling still speaks against one."""
    assert agreed(UKRAINE, KOREA, ruled_out=frozenset({"sent-kr"})) == []
    fewer = claim("sent-few", "deployed", 5_000, AS_OF, claimant_group="RU", bound="at_most")
    assert agreed(UKRAINE, KOREA, fewer, ruled_out=frozenset({"sent-few"})) == []


def test_nameless_sources_support_nothing() -> None:
    """The group of the unsorted counts for nobody."""
    assert agreed(UKRAINE, replace(KOREA, claimant_group="OTHER")) == []


def test_only_firm_totals_with_one_meaning_count() -> None:
    """Rumours, windows, stocks and words of two meanings make no floor known."""
    for change in (
        {"mode": "rumoured"},
        {"as_of_start": EARLY},
        {"quantity": "present"},
        {"measures": (("deployed", 0.5), ("present", 0.5))},
    ):
        assert agreed(UKRAINE, replace(KOREA, **change)) == []


def test_own_side_admits() -> None:
    """What the principal says of its partner's force stands as an admission, a projection of it does not."""
    said = claim("own", "killed", 600, AS_OF, claimant_group="RU", claimant="the ministry")
    (line,) = admissions([UKRAINE, said, replace(said, mode="projected")], case())
    assert line.text == ("North Korean force: its own side, the ministry, said on 5 January 2025: about 600 killed.")


def test_the_last_word_of_a_running_total_stands_for_those_before_it() -> None:
    """A later count that is no smaller takes the place of an earlier one; a smaller one stands beside it."""
    own = {"claimant_group": "RU", "claimant": "the ministry"}
    early, late = claim("early", "killed", 600, EARLY, **own), claim("late", "killed", 900, AS_OF, **own)
    assert [line.claims for line in admissions([early, late], case())] == [("late",)]
    assert len(list(admissions([replace(early, point=1_000.0), late], case()))) == 2


def test_an_admitted_loss_of_some_days_names_them() -> None:
    """What was lost in one fight is not read as all that were ever lost, and no total stands for it."""
    own = {"claimant_group": "RU", "claimant": "the ministry"}
    fight = claim("fight", "killed", 16, AS_OF, as_of_start=EARLY, **own)
    lines = list(admissions([fight, claim("total", "killed", 900, AS_OF, **own)], case()))
    assert len(lines) == 2
    assert lines[0].text.endswith(f"about 16 killed {counted_when('killed', EARLY, AS_OF)}.")


def test_that_some_went_home_is_no_admission() -> None:
    """It is in the interest of a side that is told to send them there."""
    own = {"claimant_group": "RU", "claimant": "the ministry"}
    assert not list(admissions([claim("home", "returned", 1_000, AS_OF, **own)], case()))


def test_denials_ceilings_and_worked_out_numbers_admit_nothing() -> None:
    """Who says that there are none, or at most some, grants nothing; what was worked out from words was not said."""
    own = {"claimant_group": "RU", "claimant": "the ministry"}
    assert not list(admissions([
        claim("none", "killed", 0, AS_OF, bound="exact", **own),
        claim("most", "killed", 900, AS_OF, bound="at_most", **own),
        claim("words", "killed", 300, AS_OF, note="derived: a third of 900", **own),
    ], case()))  # fmt: skip
