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
        ("Year,Date,Tanks\n", 'columns = {day = "Date"}; categories = {"Year" = "...", "Tanks" = "..."}'),
        ("a,b\n", 'columns = {day = "..."}'),
    ],
)
def test_the_way_out_is_told_once(text: str, way_out: str) -> None:
    """Eight columns that are missing were eight lines, and none of them spoke of mappings."""
    with pytest.raises(BadInput, match="line 1: a table of losses has the columns days, loss_count") as refused:
        parse_loss_table(text, "theirs", Intake())
    (fault,) = refused.value.faults
    assert way_out in fault.remedy


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
