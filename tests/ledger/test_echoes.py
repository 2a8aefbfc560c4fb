"""Echoes go back to their origin, and independent statements do not."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passmuster.ledger.claim import Claim
from passmuster.ledger.echoes import Echoes, find_echoes
from passmuster.store.folder import open_case
from worlds.strategies import claims as random_claims
from worlds.strategies import texts

DAY = date(2025, 1, 13)

NIS = Claim(
    claim_id="a",
    said_on=DAY,
    subject="kp-force",
    quantity="killed",
    bound="about",
    mode="estimated",
    claimant="National Intelligence Service (South Korea)",
    claimant_group="KR",
    point=300.0,
    as_of_end=DAY,
)

UNNAMED_PAGE = {"claimant": "Some Daily", "claimant_group": "MEDIA"}


def later(days: int) -> dict[str, date]:
    """Said so many days later, about the day of saying."""
    return {"said_on": DAY + timedelta(days), "as_of_end": DAY + timedelta(days)}


def with_other(**changes: Any) -> Echoes:
    """Echoes of the first claim and a changed copy of it."""
    return find_echoes([NIS, replace(NIS, claim_id="b", **changes)])


def groups(echoes: Echoes) -> set[frozenset[str]]:
    """The claims of each origin, whatever the origins are called."""
    return {frozenset(echoes.claims_of(origin)) for origin in echoes.origins}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"outlet": "another", "url": "http://b", "note": "translated"},
        {"said_on": DAY + timedelta(20)},
        {**later(3)},
        {"bound": "at_least", "point": None, "low": 300.0},
        {"claimant": "NIS"},
        {"claimant": "the National Intelligence Service"},
        {**UNNAMED_PAGE, "relay": ("citing the National Intelligence Service",), **later(10)},
        {**UNNAMED_PAGE, "relay": ("Yonhap", "lawmakers briefed by NIS"), **later(-2)},
        {**UNNAMED_PAGE, "note": "relay error: NIS meant something else", "quantity": "casualties"},
        {**UNNAMED_PAGE, "note": "relay error: NIS meant something else", "subject": "ru-kp-force-kursk"},
        {"claimant": "Some Daily quoting the NIS", "claimant_group": "MEDIA"},
        {"claimant": "Somebody else", "claimant_group": "US", "origin": "a"},
    ],
)
def test_an_echo_has_the_origin_of_its_source(changes: Mapping[str, Any]) -> None:
    """Copies, later printings, other bounds of a day, other spellings, relays and named origins are one witness."""
    echoes = with_other(**changes)
    assert len(echoes.origins) == 1
    assert len(echoes.joins) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"point": 301.0},
        {"subject": "kp-force-kursk"},
        {"quantity": "wounded"},
        {**later(4)},
        {"bound": "at_least", **later(1)},
        {"as_of_start": DAY - timedelta(7)},
        {"claimant": "Joint Chiefs of Staff (South Korea)"},
        {"claimant_group": "OTHER"},
        {**UNNAMED_PAGE},
        {**UNNAMED_PAGE, "note": "the same figure as the NIS gave"},
        {**UNNAMED_PAGE, "relay": ("citing the NIS",), **later(11)},
        {**UNNAMED_PAGE, "relay": ("citing the NIS",), "point": 310.0},
        {**UNNAMED_PAGE, "relay": ("citing the NIS",), "quantity": "casualties", "subject": "kp-force-kursk"},
        {**UNNAMED_PAGE, "relay": ("citing the NIS",), "quantity": "present"},
    ],
)
def test_other_statements_have_origins_of_their_own(changes: Mapping[str, Any]) -> None:
    """Another number, force, quantity, speaker or time is another statement, and a comparison is no relay."""
    echoes = with_other(**changes)
    assert echoes.origins == ("a", "b") or echoes.origins == ("b", "a")
    assert echoes.joins == ()


def test_windows_are_one_statement_when_both_ends_agree() -> None:
    """A flow told twice is one; a flow from another day is another."""
    window = {"as_of_start": DAY - timedelta(7), "as_of_end": DAY}
    first = replace(NIS, **window)
    again = replace(first, claim_id="b", as_of_start=DAY - timedelta(6))
    other = replace(first, claim_id="c", as_of_start=DAY - timedelta(60))
    assert groups(find_echoes([first, again, other])) == {frozenset("ab"), frozenset("c")}


def test_plans_are_compared_by_the_day_of_saying() -> None:
    """Plans speak about no day: told within three days they are one statement, with horizons far apart they are not."""
    plan = replace(NIS, quantity="planned", mode="planned", as_of_end=None, horizon=date(2025, 12, 31))
    soon = replace(plan, claim_id="b", said_on=DAY + timedelta(2))
    sooner = replace(plan, claim_id="c", said_on=DAY + timedelta(1), horizon=date(2025, 3, 1))
    assert groups(find_echoes([plan, soon])) == {frozenset("ab")}
    assert groups(find_echoes([plan, sooner])) == {frozenset("a"), frozenset("c")}


def test_a_number_repeated_without_end_is_one_statement() -> None:
    """A speaker who says the same every other day for a year is one witness."""
    said = [replace(NIS, claim_id=f"c{day}", **later(day)) for day in range(0, 365, 2)]
    assert len(find_echoes(said).origins) == 1


def test_named_origins_win() -> None:
    """Claims that name different origins stay apart though they are alike in all else, and take those names."""
    claims = [replace(NIS, origin="briefing"), replace(NIS, claim_id="b", origin="leak"), replace(NIS, claim_id="c")]
    echoes = find_echoes(claims)
    assert set(echoes.origins) == {"briefing", "leak"}
    assert echoes.origin_of["a"] == "briefing"
    assert echoes.origin_of["b"] == "leak"


def test_a_claim_that_names_itself_is_a_witness_of_its_own() -> None:
    """However alike another is; only a claim that names it goes back to it."""
    own = replace(NIS, origin="a")
    alike = replace(NIS, claim_id="b", note="elsewhere")
    copy = replace(NIS, claim_id="d")
    naming = replace(NIS, claim_id="c", point=310.0, origin="a")
    found = find_echoes([own, alike, copy, naming])
    assert found.origin_of == {"a": "a", "b": "b", "d": "b", "c": "a"}


def test_claims_that_name_one_origin_are_one_witness() -> None:
    """Whatever they say, claims that name one origin share it."""
    echoes = with_other(origin="leak", point=9.0, claimant="Somebody else")
    shared = find_echoes([replace(NIS, origin="leak"), replace(NIS, claim_id="b", origin="leak", point=9.0)])
    assert set(echoes.origins) == {"a", "leak"}
    assert shared.origins == ("leak",)
    assert shared.claims_of("leak") == ("a", "b")
    assert shared.joins[0].evidence == "b and a both name the origin 'leak'."


def test_a_page_without_a_source_repeats_its_sources() -> None:
    """In one report, the page's own number goes back to the speaker who gives it there; in another it does not."""
    page = replace(NIS, claim_id="b", report_id="r1", mode="rumoured", quantity="casualties", **UNNAMED_PAGE)
    sourced = replace(NIS, report_id="r1")
    assert groups(find_echoes([sourced, page])) == {frozenset("ab")}
    assert len(find_echoes([sourced, replace(page, report_id="r2")]).origins) == 2


def test_each_join_has_its_sentence() -> None:
    """The evidence names both claims, the words that gave the echo away, the number and the days between."""
    changes = {**UNNAMED_PAGE, "relay": ("citing the NIS",), **later(2)}
    assert with_other(**changes).joins[0].evidence == (
        "b goes back to a: its words 'citing the NIS' name National Intelligence Service (South Korea), "
        "who gave the same number, 300, 2 days earlier."
    )
    assert with_other(**later(1)).joins[0].evidence == (
        "b is the statement of a again: National Intelligence Service (South Korea) gave 300 for the same quantity, "
        "1 day apart."
    )
    assert with_other().joins[0].evidence == "b is a again, word for word."


def test_kursk_relay_errors_go_back_to_their_sources() -> None:
    """The two rows that the table marks as relay errors, and no other two rows, are one witness."""
    echoes = find_echoes(open_case("examples/kursk").claims)
    assert {join.claim_id: join.echo_of for join in echoes.joins} == {"k090": "k089", "k135": "k133"}


few_claims = st.lists(
    random_claims(origins=st.sampled_from(("", "", "leak", "c0")) | texts()), max_size=6
).map(lambda claims: [replace(claim, claim_id=f"c{place}") for place, claim in enumerate(claims)])  # fmt: skip


@given(few_claims)
def test_every_claim_has_one_origin_and_joins_account_for_them(claims: list[Claim]) -> None:
    """Each join makes two origins one: claims less joins are origins."""
    echoes = find_echoes(claims)
    assert set(echoes.origin_of) == {claim.claim_id for claim in claims}
    assert len(echoes.origins) == len(claims) - len(echoes.joins)


@given(few_claims, st.data())
def test_the_order_of_rows_does_not_matter(claims: list[Claim], data: st.DataObject) -> None:
    """The same claims in another order have the same origins."""
    shuffled = data.draw(st.permutations(claims))
    assert find_echoes(shuffled) == find_echoes(claims)


@given(few_claims, st.integers(1, 3))
def test_copies_add_no_origins(claims: list[Claim], n_copies: int) -> None:
    """Rows copied under new ids leave the number of origins and the company of each claim as they were."""
    copies = [replace(claim, claim_id=f"{claim.claim_id}-{n}") for claim in claims for n in range(n_copies)]
    alone, together = find_echoes(claims), find_echoes([*claims, *copies])
    ids = {claim.claim_id for claim in claims}
    assert {group & ids for group in groups(together)} == groups(alone)


def test_ten_thousand_echoes_are_quick() -> None:
    """Copies of relays and sources are gathered at once: 0.5 s of processor time, allowed ten times that."""
    relay = replace(NIS, claim_id="b", relay=("citing the NIS",), **UNNAMED_PAGE)
    claims = [replace(claim, claim_id=f"{claim.claim_id}{n}") for claim in (NIS, relay) for n in range(5_000)]
    begin = process_time()
    assert len(find_echoes(claims).origins) == 1
    assert process_time() - begin < 5


def test_ten_thousand_speakers_are_quick() -> None:
    """Names are compared by index and not all with all: measured 1.4 s of processor time, allowed seven times that."""
    claims = [replace(NIS, claim_id=f"c{n}", claimant=f"Source {n}") for n in range(10_000)]
    begin = process_time()
    assert len(find_echoes(claims).origins) == 10_000
    assert process_time() - begin < 10
