"""Event tables that others keep, read as events and claims of a case."""

from dataclasses import replace

import pytest

from passmuster.exchange.event_tables import EVENTS_OF, TableKind, event_table_kind, read_event_table
from worlds.foreign_tables import ACLED, GED, PLOVER, POLECAT
from worlds.muster_world import case


def _pairs(text: str, kind: TableKind) -> list[tuple[str, ...]]:
    columns = ("event_id", "date", "source_actor", "target_actor", "event", "event_mode", "score")
    return [tuple(row[column] for column in columns) for _, row in read_event_table(text, kind, case()).events]


@pytest.mark.parametrize(
    ("text", "kind"),
    [(GED, TableKind.GED), (ACLED, TableKind.ACLED), (POLECAT, TableKind.POLECAT), (PLOVER, TableKind.PLOVER)],
)
def test_a_table_is_known_by_its_first_line(text: str, kind: TableKind) -> None:
    """In any order of columns, with a mark of its encoding or without, and in either letter case."""
    assert event_table_kind(text) is kind
    assert event_table_kind(f"\ufeff{text}") is kind
    first, _, rest = text.partition("\n")
    if kind is not TableKind.PLOVER:
        assert event_table_kind(f"{first.upper()}\n{rest}") is kind


@pytest.mark.parametrize(
    "text", ["", "claim_id,reported_on\n", "{no json\n", '{"id": 1}\n', "[1]\n", "A report of a day.\n"]
)
def test_another_file_is_none_of_them(text: str) -> None:
    """Least of all a table of ours, or a report."""
    assert event_table_kind(text) is None


def test_rows_of_ged_are_acts_of_one_side_on_the_other() -> None:
    """States are found behind the words before them; who is not known is passed over and counted."""
    assert _pairs(GED, TableKind.GED) == [
        ("ucdp-7", "2025-01-04", "UA", "RU", "ASSAULT", "", "-9"),
        ("ucdp-8", "2025-01-06", "KP", "UA", "ASSAULT", "", "-9"),
    ]
    found = read_event_table(GED, TableKind.GED, case())
    assert found.passed_over == 1
    assert found.events[0][1]["claimant"] == "Ukrainian army"
    assert found.events[0][1]["note"] == "Sudzha town; 43 dead (40 to 50)"


@pytest.mark.parametrize(
    ("best", "low", "high", "said"),
    [("43", "40", "50", "43 dead (40 to 50)"), ("12", "8", "20", "12 dead (fewer than 10 to 20)"),
     ("0", "0", "0", "0 dead"), ("3", "2", "4", "fewer than 10 dead"),
     ("9", "9", "30", "fewer than 10 dead (fewer than 10 to 30)"),
     ("?", "", "x", "? dead ( to x)")],
)  # fmt: skip
def test_the_note_of_an_event_tells_few_dead_as_such(best: str, low: str, high: str, said: str) -> None:
    """It is printed wherever the event is, and nobody looks through it again."""
    record = {"side_a": "Government of Ukraine", "side_b": "Government of Russia (Soviet Union)", "id": "7",
              "date_start": "2025-01-04", "best": best, "low": low, "high": high}  # fmt: skip
    (row,) = EVENTS_OF[TableKind.GED](record, ())
    assert row["note"] == said


def test_the_dead_of_a_side_are_a_claim_where_the_case_has_its_force() -> None:
    """Its own, in the days of the row; those of others and noughts are none."""
    ((line, row),) = read_event_table(GED, TableKind.GED, case()).claims
    assert line == 3
    assert (row["claim_id"], row["subject"], row["quantity"], row["point"]) == ("ucdp-8-a", "kp-force", "killed", "12")
    assert (row["as_of_start"], row["as_of_end"]) == ("2025-01-06", "2025-01-07")


def test_rows_of_acled_have_their_type_by_what_was_done() -> None:
    """Either way of writing a day; what nobody did to another is left out."""
    assert _pairs(ACLED, TableKind.ACLED) == [
        ("acled-UKR1", "2025-01-04", "RU", "UA", "ASSAULT", "aerial", "-9.5"),
        ("acled-UKR2", "2025-01-05", "KP", "UA", "ASSAULT", "firearms", "-9"),
    ]
    assert read_event_table(ACLED, TableKind.ACLED, case()).passed_over == 2


def test_rows_of_polecat_are_plover_already() -> None:
    """Countries in three letters or by name; a mode that its type does not have is left out."""
    assert _pairs(POLECAT, TableKind.POLECAT) == [
        ("polecat-e-1", "2025-01-03", "KP", "RU", "AID", "", "10"),
        ("polecat-e-2", "2025-01-03", "RU", "KP", "CONSULT", "visit", "4"),
        ("polecat-e-3", "2025-01-03", "RU", "UA", "ASSAULT", "", "-9"),
    ]


def test_a_record_that_was_cut_is_let_be() -> None:
    """Cells that are not there are empty; a line that is no object is an error that names it."""
    assert read_event_table(POLECAT + "e-5\t2025-01-03\n", TableKind.POLECAT, case()).passed_over == 2
    with pytest.raises(ValueError, match="line 2: no object"):
        read_event_table(PLOVER + "3\n", TableKind.PLOVER, case())


def test_a_table_is_known_by_the_line_that_it_is_read_by() -> None:
    """A carriage return ends a line and a separator of Unicode none, for whoever looks and for whoever reads."""
    odd = ACLED.replace("\n", "\r").replace("event_id_cnty", "event_id_cnty,\u2028x", 1)
    tabs = POLECAT.replace("\n", "\r", 1) + "," * 300
    for text, kind in ((odd, TableKind.ACLED), (tabs, TableKind.POLECAT)):
        assert event_table_kind(text) is kind
        assert read_event_table(text, kind, case()).passed_over >= 0


@pytest.mark.parametrize(
    ("text", "kind"),
    [(f"{GED}{'x' * 200_000}\n", TableKind.GED), (f"{PLOVER}{'[' * 100_000}\n", TableKind.PLOVER)],
)
def test_a_broken_line_is_told_by_its_number(text: str, kind: TableKind) -> None:
    """A cell and a nesting without end are one kind of error."""
    with pytest.raises(ValueError, match=r"^line \d+: "):
        read_event_table(text, kind, case())


@pytest.mark.parametrize("text", ['{"actor": ' + "[" * 100_000, '{"a": ' + "9" * 5_000 + "}", '"' + "x" * 200_000])
def test_what_nests_or_runs_on_without_end_is_no_table(text: str) -> None:
    """It is left to whoever reads reports."""
    assert event_table_kind(text) is None


def test_groups_of_the_case_and_further_opponents_are_known() -> None:
    """By their name or the short one before a colon; who stays unknown beside somebody of the case is told."""
    head = ACLED.splitlines(keepends=True)[0]
    row = "MLI{n},2025-01-05,Political violence,Battles,Armed clash,{one},{other},Gao,A wire,Clash,1\n"
    russia, group = "Military Forces of Russia (2000-)", "JNIM: Group for Support of Islam and Muslims"
    text = head + row.format(n=1, one=russia, other=group) + row.format(n=2, one=group, other="A band (Gao)")
    unknown = read_event_table(text, TableKind.ACLED, case())
    assert (unknown.events, unknown.passed_over, unknown.strangers) == ((), 2, ((group, 1),))
    own = replace(case(), groups=("JNIM",), more_opponents=("JNIM",))
    known = read_event_table(text, TableKind.ACLED, own)
    assert [(row["source_actor"], row["target_actor"]) for _, row in known.events] == [("RU", "JNIM")]
    assert known.strangers == (("A band (Gao)", 1),)
