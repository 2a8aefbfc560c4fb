"""A table of losses under other names is refused once, with the mapping that would read it."""

import pytest

from passmuster.errors import BadInput
from passmuster.store.intake import Intake
from passmuster.store.lossmap import parse_loss_map
from passmuster.store.losstable import parse_loss_table


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        (
            "Month,Side,What,Number,Source\n",
            'columns = {day = "Month", count = "Number", category = "What", side = "Si',
        ),
        ("Datum;Panzer;Jets\n1.3.2024;1;2\n", 'columns = {day = "Datum"}; categories = {"Panzer" = "...", "Jets" = '),
        ("Title,x\n\ndays,loss_count,category,loss_country\n", "Its header stands on line 3: take away what"),
        (",Red,,Blue,\nDate,A,B,A,B\n", '"Blue: B" = "..."}; same = {side = "...", source = "..."}; reading = {head'),
        ("Jahr;Monat;Panzer\n", 'columns = {month = "Monat", year = "Jahr"}; categories = {"Panzer" = "..."}'),
        ("Year,Date,Tanks,Note\n", 'columns = {day = "Date"}; categories = {"Tanks" = "..."}'),
        (
            "date,estimate_low,estimate_high,estimate,type,source,country\n",
            'columns = {day = "date", low = "estimate_low", high = "estimate_high", count = "estimate", category =',
        ),
        ("Date,Low,High,What,Side,Source\n", 'columns = {day = "Date", low = "Low", high = "High", category = "What"'),
        ("Date,Low loaders,Side,Source\n", 'side = "Side", source = "Source"}; categories = {"Low loaders" = "..."}'),
        ("a,b\n", 'columns = {day = "..."}'),
        (
            "week_ending,party,killed_claimed,claimed_by,source_url\n",
            'columns = {day = "week_ending", side = "party", source = "claimed_by"}; categories = {"killed_claimed" =',
        ),
        ("Killed (thousands),Who\n", '"..."}; same = {side = "..."}; reading = {times = 1000}'),
    ],
)
def test_the_way_out_is_told_once(text: str, way_out: str) -> None:
    """Eight columns that are missing were eight lines, and none of them spoke of mappings."""
    with pytest.raises(BadInput, match="line 1: a table of losses has the columns days, loss_count") as refused:
        parse_loss_table(text, "theirs", Intake())
    (fault,) = refused.value.faults
    assert way_out in fault.remedy


@pytest.mark.parametrize(
    ("text", "line", "reading"),
    [
        ("Losses, as told;;;\n;;;\nDate;Tanks;Jets;Guns\n1.3.24;1;2;3\n", 3, "{skip_lines = 2}"),
        ("Losses;;;;\n;Red;;Blue;\nDate;A;B;A;B\n", 2, "{skip_lines = 1, header_lines = 2}"),
    ],
)
def test_a_title_above_the_header_is_no_header(text: str, line: int, reading: str) -> None:
    """It stands alone on its line, whatever commas are in it; the fault names the line of the header."""
    with pytest.raises(BadInput) as refused:
        parse_loss_table(text, "theirs", Intake())
    (fault,) = refused.value.faults
    assert (fault.row, fault.remedy.partition("; reading = ")[2]) == (line, reading)


def test_records_of_json_are_proposed_by_their_names() -> None:
    """They were taken for a header of commas, and a mapping was proposed for its brackets."""
    text = '[{"date": "2024-03-01", "day": 7, "tank": 80}, {"date": "2024-03-02", "tank": 81, "jets": 2}]'
    with pytest.raises(BadInput) as refused:
        parse_loss_table(text, "theirs", Intake())
    (fault,) = refused.value.faults
    beginning = 'columns = {day = "date"}; categories = {"tank" = "...", "jets" = "..."}; same = {side'
    assert (fault.row, beginning in fault.remedy) == (None, True)


def test_records_of_json_under_our_names_are_read_as_they_come() -> None:
    """As a table of them is."""
    cells = '"days": 3, "loss_count": 12, "category": "Tanks", "loss_country": "Red", "claim_source": "Herald", '
    cells += '"time_frame": "Cumulative", "minimum": 0, "maximum": 0'
    (claim,) = parse_loss_table(f"[{{{cells}}}]", "theirs", Intake()).claims
    assert (claim.day, claim.count, claim.source) == (3, 12, "Herald")
    with pytest.raises(BadInput, match="no record has a 'maximum'"):
        parse_loss_table("[{" + cells.replace(', "maximum": 0', "") + "}]", "theirs", Intake())


def test_what_is_proposed_works_when_it_is_filled_in() -> None:
    """The lines are TOML, a line each."""
    text = 'Datum;Panzer "neu";Seite\n1.3.2024;12;Rot\n'
    with pytest.raises(BadInput) as refused:
        parse_loss_table(text, "theirs", Intake())
    beginning = refused.value.faults[0].remedy.partition("a line each: ")[2]
    intake = Intake()
    mapping = parse_loss_map(beginning.replace("; ", "\n").replace("...", "Tanks"), "map.toml", intake)
    assert (mapping is not None, intake.faults) == (True, [])
    (claim,) = parse_loss_table(text, "theirs", Intake(), mapping=mapping).claims
    assert (claim.side, claim.count) == ("Rot", 12)


def test_a_header_of_ours_with_a_column_missing_is_told_by_column() -> None:
    """As every table of ours is."""
    with pytest.raises(BadInput, match="column 'maximum' is required"):
        parse_loss_table("days,loss_count,category,loss_country,claim_source,time_frame,minimum\n", "t", Intake())


def test_what_a_mapping_can_do_without_need_not_be_added() -> None:
    """It was four lines that each said to add a column; the mapping that is proposed reads the table as it is."""
    text = "date,loss_count,category,loss_country,claim_source\n2024-03-05,12,Tanks,Red,Herald\n"
    with pytest.raises(BadInput, match="columns 'days', 'time_frame', 'minimum', 'maximum' are required") as refused:
        parse_loss_table(text, "theirs", Intake())
    (fault,) = refused.value.faults
    mapping = parse_loss_map(fault.remedy.partition("a line each: ")[2], "map.toml", Intake())
    (claim,) = parse_loss_table(text, "theirs", Intake(), mapping=mapping).claims
    assert (claim.count, claim.is_daily, claim.source) == (12, False, "Herald")


def test_a_misspelt_column_of_ours_is_told_as_one() -> None:
    """With the name that it should have."""
    with pytest.raises(BadInput, match="Rename 'minimums' to 'minimum'"):
        parse_loss_table(
            "days,loss_count,category,loss_country,claim_source,time_frame,minimums,maximum\n", "t", Intake()
        )
