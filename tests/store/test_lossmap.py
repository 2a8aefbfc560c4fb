"""Mapping files: public shapes of tables read as ours, and every fault of a mapping told."""

import pytest

from passmuster.errors import BadInput
from passmuster.ledger.losses import LossTable
from passmuster.store.intake import Intake
from passmuster.store.lossmap import LossMap, parse_loss_map
from passmuster.store.lossrecords import mapped_rows
from passmuster.store.losstable import DAY_ONE, parse_loss_table

WIDE = """
[columns]
day = "date"
[categories]
personnel = "Military Deaths"
tank = "Tanks"
[same]
side = "Red"
source = "Blue Source"
"""
ESTIMATES = """
[columns]
day = "date"
count = "estimate"
low = "estimate_low"
high = "estimate_high"
category = "type"
source = "source"
side = "country"
[read_as]
deaths = "Military Deaths"
casualties = "Military Casualties"
[reading]
whole = true
"""


def mapping(text: str) -> LossMap:
    """A mapping without fault."""
    found = parse_loss_map(text, "map.toml", Intake())
    assert found is not None
    return found


def table(text: str, how: str) -> LossTable:
    """A table read by a mapping."""
    return parse_loss_table(text, "theirs", Intake(), mapping=mapping(how))


def test_a_json_list_of_daily_totals_becomes_a_claim_for_each_category() -> None:
    """Empty and missing numbers make none."""
    text = '[{"date": "2022-02-25", "day": 2, "personnel": 2800, "tank": 80}, {"date": "2022-02-26", "tank": 146.0}]'
    claims = table(text, WIDE).claims
    assert [(one.row, one.day, one.count, one.category) for one in claims] == [
        (0, 2, 2800.0, "Military Deaths"), (1, 2, 80.0, "Tanks"), (2, 3, 146.0, "Tanks"),
    ]  # fmt: skip
    assert {(one.side, one.source, one.is_daily) for one in claims} == {("Red", "Blue Source", False)}


def test_estimates_with_intervals_dates_and_decimals_are_read() -> None:
    """The day comes first, thousands are grouped, an interval is a doubt, and ends alone are a range."""
    text = (
        "date,estimate_low,estimate_high,estimate,type,source,country\n"
        '24/02/2023,"100,000","180,000","140,000.4",casualties,MoD,Red\n'
        "25.02.2023,40000,60000,,deaths,MoD,Red\n"
    )
    best, low, high = table(text, ESTIMATES).claims
    assert (best.day, best.count, best.category) == (366, 140_000.0, "Military Casualties")
    assert best.doubt == pytest.approx(0.14995, abs=1e-4)
    assert [(one.count, one.bound, one.day) for one in (low, high)] == [
        (40_000.0, "at_least", 367), (60_000.0, "at_most", 367),
    ]  # fmt: skip


def test_months_and_years_in_columns_of_their_own_are_read() -> None:
    """A running total of a month stands at its end, with a day's column on its day; a row of sums is passed over."""
    how = WIDE.replace('day = "date"', 'month = "Monat"\nyear = "Jahr"')
    text = "Jahr;Monat;personnel;tank\n2022;März;100;5\n2022;4;130;\n2022;Summe;230;5\n"
    assert [(one.day, one.count) for one in table(text, how).claims] == [(36, 100.0), (36, 5.0), (66, 130.0)]
    daily = how.replace("month =", 'day = "Tag"\nmonth =')
    (claim,) = table("Jahr;Monat;Tag;personnel;tank\n2022;März;2;100;\n", daily).claims
    assert claim.day == 7
    with pytest.raises(BadInput, match="found 'Smarch 2022'"):
        table("Jahr;Monat;personnel;tank\n2022;Smarch;100;5\n", how)


def test_days_counted_from_nought_and_months_first_are_as_the_mapping_says() -> None:
    """Ours count from 1."""
    how = WIDE.replace('"date"', '"day"') + "[reading]\nfirst_day = 0\n"
    assert [one.day for one in table("day,personnel,tank\n0,5,7\n", how).claims] == [1, 1]
    how = WIDE + "[reading]\nday_first = false\n"
    assert table("date,personnel,tank\n3/4/2022,5,\n", how).claims[0].day == 9


def test_a_day_of_thousands_of_digits_is_refused() -> None:
    """No day has so many, and Python reads no such number: it was a fault of the program."""
    with pytest.raises(BadInput, match=r"column 'days': the number must lie from 1 to") as refused:
        table(f"day,personnel,tank\n{'1' * 5000},5,7\n", WIDE.replace('"date"', '"day"'))
    assert "(5,002 characters)" in str(refused.value)
    assert len(str(refused.value)) < 1500


def test_heads_may_be_of_any_script_and_carry_a_mark() -> None:
    """Columns are found by name, letter case aside."""
    how = WIDE.replace('"date"', '"Дата"').replace("tank =", '"Танки" =').replace("personnel =", '"Люди" =')
    claims = table("дата,ЛЮДИ,танки\n2022-02-24,1,2\n", how).claims
    assert [one.category for one in claims] == ["Military Deaths", "Tanks"]


def test_each_column_may_be_multiplied_by_its_own() -> None:
    """What is said under [reading] goes for all others."""
    how = WIDE.replace('"Tanks"', '{ category = "Tanks", times = 1 }') + "[reading]\ntimes = 1000"
    claims = table('[{"date": "2022-02-25", "personnel": "2.8", "tank": 80}]', how).claims
    assert [(one.count, one.category) for one in claims] == [(2800.0, "Military Deaths"), (80.0, "Tanks")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "must be valid TOML"),
        ("[same]\nside = 'a'", "columns: is required"),
        (WIDE.replace("day =", "dya ="), "this key is not known"),
        (WIDE.replace('side = "Red"', ""), "side: is required"),
        (WIDE.replace("day =", "month ="), "year: month and year are told together"),
        (WIDE.replace("[categories]", "[read_as]"), "must say where numbers stand"),
        (WIDE + "[reading]\nfirst_day = 3", "must be 0 or 1"),
        (WIDE + "[reading]\nheader_lines = 0", "must be a whole number from 1 to 100"),
        (WIDE + '[reading]\ndecimal = ";"', "must be a known word"),
        (WIDE + "[reading]\ntimes = 7", "must be one of 1, 1000, 1000000"),
        (WIDE.replace('"Tanks"', '{ side = "Blue" }'), "[categories.tank] category: is required"),
        (WIDE.replace('"Tanks"', '{ category = "Tanks", sdie = "Blue" }'), "this key is not known"),
    ],
)
def test_a_wrong_mapping_is_refused(text: str, said: str) -> None:
    """With the place, the rule and the way out."""
    intake = Intake()
    assert parse_loss_map(text, "map.toml", intake) is None
    assert said in "\n".join(map(str, intake.faults))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[1, 2]", "must be a list of records"), ("{", "must be valid JSON"),
        ('[{"datum": 1}]', "no record has a 'date'"), ("tag,tank\n1,2\n", "column 'date' is required"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_mapped_is_refused(text: str, said: str) -> None:
    """Nothing is read of it."""
    intake = Intake()
    assert mapped_rows(text, "theirs", intake, mapping(WIDE), DAY_ONE) == ()
    assert said in "\n".join(map(str, intake.faults))


def test_faults_name_the_line_of_the_file() -> None:
    """A number that is none, on line 3."""
    with pytest.raises(BadInput, match="theirs, line 3, column 'loss_count'"):
        table("date,personnel,tank\n2022-02-24,1,2\n2022-02-25,many,3\n", WIDE)


@pytest.mark.parametrize("text", ["a = " + "9" * 5_000, "a = " + "[" * 100_000, "a = 2025-02-30", "a"])
def test_what_is_no_toml_is_one_fault(text: str) -> None:
    """Numbers without end, nesting without end and days that no calendar has are refused like a missing quote."""
    intake = Intake()
    assert parse_loss_map(text, "map.toml", intake) is None
    assert [fault.rule for fault in intake.faults] == ["the mapping must be valid TOML"]
