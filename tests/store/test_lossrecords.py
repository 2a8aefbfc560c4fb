"""Tables of losses as people keep them: days, numbers, heads and rows of sums, read by a mapping or told."""

import pytest

from passmuster.errors import BadInput
from passmuster.ledger.losses import LossTable
from passmuster.store.intake import Intake
from passmuster.store.lossmap import parse_loss_map
from passmuster.store.losstable import parse_loss_table

LONG = """
[columns]
day = "Month"
count = "Number"
category = "What"
side = "Side"
[same]
source = "Herald"
"""
WIDE = """
[columns]
day = "Datum"
[categories]
Panzer = "Tanks"
[same]
side = "Red"
source = "Blue Source"
"""
FEBRUARY = 736
"""The last day of February 2024, counted from 24 February 2022 as day 1."""


def read(text: str, how: str) -> tuple[LossTable, list[str]]:
    """A table read by a mapping, and the remarks on it."""
    intake = Intake()
    mapping = parse_loss_map(how, "map.toml", intake)
    assert mapping is not None
    table = parse_loss_table(text, "theirs", intake, mapping=mapping)
    return table, list(table.remarks)


def test_numbers_are_read_as_people_write_them() -> None:
    """Marks of notes, words for about and for bounds, ranges and words for nothing; what was read so is told."""
    cells = ["1,644[a]", "~300", "175+", "10\u201312", "n/a", "5 thousand", "4\u2009400*"]
    rows = "".join(f'Mar 2024,Red,Tanks,"{cell}"\n' for cell in cells)
    found, remarks = read(f"Month,Side,What,Number\n{rows}", LONG)
    assert [(one.count, str(one.bound)) for one in found.claims] == [
        (1644, "point"), (300, "point"), (175, "at_least"), (10, "at_least"), (12, "at_most"), (5000, "point"),
        (4400, "point"),
    ]  # fmt: skip
    assert remarks == ["theirs: numbers with words and marks beside them were read: '1,644[a]' as 1644, '~300' as 300, "
                       "'175+' as at least 175, and 4 more"]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("3 March 2024", 3),
        ("Mar 3, 2024", 3),
        ("03.03.2024", 3),
        ("2024-03", 31),
        ("Mar 2024", 31),
        ("March, 2024", 31),
    ],
)
def test_days_are_read_as_they_are_told(day: str, number: int) -> None:
    """A month stands for its last day, as a week does for its Sunday."""
    found, _ = read(f'Month,Side,What,Number\n"{day}",Red,Tanks,5\n', LONG)
    assert found.claims[0].day == FEBRUARY + number


def test_what_a_month_alone_cost_is_no_running_total() -> None:
    """Its frame says so, and no frame of ours is a month."""
    with pytest.raises(BadInput, match=r"line 2, column 'days'.*found '2024-03'"):
        read("Month,Side,What,Number\nMar 2024,Red,Tanks,5\n", LONG + 'frame = "Day"\n')


def test_columns_that_a_mapping_does_not_name_are_passed_over_in_silence() -> None:
    """Tables of others have two hundred of them, and some without a name."""
    assert read("Datum;Panzer;Notiz;;Notiz;\n01.03.2024;90;x;;;\n", WIDE)[1] == []


def test_a_row_of_sums_is_no_claim() -> None:
    """It is passed over and told."""
    found, remarks = read("Datum;Panzer\n01.03.2024;90\nSumme;90\n", WIDE)
    assert len(found.claims) == 1
    assert remarks == ["theirs: rows that sum others up are no claims and were passed over: line 3 ('summe')"]


@pytest.mark.parametrize(("decimal", "count"), [(".", 5), (",", 4800)])
def test_a_point_before_three_digits_is_read_as_the_mapping_says(decimal: str, count: float) -> None:
    """Half the world reads 4.800 as nearly five thousand; rounding to whole numbers made five of it unasked."""
    text, rounded = "Datum;Panzer\n01.03.2024;4.800\n", f"{WIDE}[reading]\nwhole = true\n"
    found, _ = read(text, f'{rounded}decimal = "{decimal}"\n')
    assert found.claims[0].count == count
    with pytest.raises(BadInput, match=r"line 2, column 'panzer': a count must not be ambiguous; .* Say by decimal"):
        read(text, rounded)


def test_a_header_of_two_lines_below_a_title_gives_each_column_its_side() -> None:
    """Merged cells reach to the right; faults name the lines of the file."""
    how = """
    columns = {day = "Date"}
    same = {source = "Herald"}
    reading = {skip_lines = 1, header_lines = 2}
    [categories]
    "Red losses: Tanks" = {category = "Tanks", side = "Red"}
    "Red losses: Killed" = {category = "Military Deaths", side = "Red"}
    "Blue losses: Tanks" = {category = "Tanks", side = "Blue", source = "Red Source"}
    """
    head = "Our war,,,\n,Red losses,,Blue losses\nDate,Tanks,Killed,Tanks\n"
    found, _ = read(head + "2024-03-01,5,70,3\n", how)
    assert [(one.side, one.category, one.source, one.count) for one in found.claims] == [
        ("Red", "Tanks", "Herald", 5), ("Red", "Military Deaths", "Herald", 70), ("Blue", "Tanks", "Red Source", 3),
    ]  # fmt: skip
    with pytest.raises(BadInput, match="theirs, line 5, column 'loss_count'"):
        read(head + "2024-03-01,5,70,3\n2024-03-02,five,71,3\n", how)
