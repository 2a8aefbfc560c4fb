"""What is added to a ledger is held to the rules of a plain folder, and goes on record whole or not at all."""

import pytest

from passmuster.analysis.adding import add, reports_on_record
from passmuster.analysis.amending import correct, withdraw
from passmuster.analysis.ledger_log import log
from passmuster.errors import BadInput
from passmuster.store.folder import open_case
from passmuster.store.intake import Intake
from passmuster.store.ledgerfolder import opened_journal
from worlds.foreign_tables import ACLED, PLOVER
from worlds.kept_case import HEAD, REPORT, REPORT_ID, ROWS, kept

__all__ = ["kept"]

NEW = "c4,2025-02-01,2025-02-01,kp-force,killed,700,about,estimated,Seoul,KR,{report},{span},\n"


@pytest.fixture
def table(tmp_path):
    """A writer of claim tables."""

    def write(*rows, name="more.csv"):
        (tmp_path / name).write_text(HEAD + "".join(rows), encoding="utf-8")
        return tmp_path / name

    return write


def test_claims_events_and_reports_go_on_record(kept, table, tmp_path) -> None:
    """One batch of all kinds; who, why and the head tell it."""
    events = tmp_path / "acts.csv"
    events.write_text("date,source_actor,target_actor,event,score,claimant,claimant_group,event_id\n"
                      "2025-02-01,KP,RU,AID,7,Kyiv,UA,e2\n")  # fmt: skip
    report = tmp_path / "new.txt"
    report.write_text("Seoul: 700 dead.")
    done, remarks = add(kept, [table(NEW.format(report="", span="")), events, report], who="Ben", why="week 5")
    assert (done.count, done.held, remarks) == (3, (), ())
    ledger = open_case(kept)
    assert [len(part) for part in (ledger.claims, ledger.events, ledger.reports)] == [4, 2, 2]
    assert {(entry.who, entry.why) for entry in log(kept)[-3:]} == {("Ben", "week 5")}


@pytest.mark.parametrize(("sign", "ending"), [(";", "csv"), ("\t", "tsv")])
def test_a_table_of_a_spreadsheet_goes_on_record(kept, tmp_path, sign, ending) -> None:
    """Semicolons or tabs between cells; one file may be named by itself and as text."""
    events = "event_id,date,source_actor,target_actor,event,claimant,claimant_group\ne2,2025-02-01,KP,RU,AID,Kyiv,UA\n"
    for name, text in (("new", HEAD + NEW.format(report="", span="")), ("acts", events)):
        (tmp_path / f"{name}.{ending}").write_text(text.replace(",", sign), encoding="utf-8")
        assert add(kept, str(tmp_path / f"{name}.{ending}"), who="Ben")[0].count == 1
    ledger = open_case(kept)
    assert (len(ledger.claims), len(ledger.events), len(ledger.reports)) == (4, 2, 1)


def test_events_without_ids_are_counted_past_those_on_record(kept, table, tmp_path) -> None:
    """Whatever the ledger holds or held; the same table again records nothing."""
    events = tmp_path / "acts.csv"
    head = "date,source_actor,target_actor,event,claimant,claimant_group\n"
    first = "2025-02-01,KP,RU,help,Kyiv,UA\n"
    events.write_text(head + first)
    assert add(kept, [events])[0].count == 1
    withdraw(kept, ["e001"], why="x")
    events.write_text(head + "2025-02-02,KP,UA,attack,Kyiv,UA\n2025-02-03,KP,UA,attack,Kyiv,UA\n")
    assert (add(kept, [events])[0].count, add(kept, [events])[0].count) == (2, 0)
    assert [event.event_id for event in open_case(kept).events] == ["e1", "e002", "e003"]


def test_adding_a_table_again_records_nothing(kept, table) -> None:
    """What stands is passed over with the day it came; only what is new is recorded."""
    done, _ = add(kept, [table(ROWS, NEW.format(report="", span=""))])
    assert done.count == 1
    assert [act.name for act, _ in done.held] == ["c1", "c2", "c3"]
    assert all("it stands so since 20" in reason for _, reason in done.held)


def test_rows_that_changed_are_refused_or_recorded_as_corrections(kept, table) -> None:
    """The refusal tells old and new; with `corrections` each changed row is one entry, and told."""
    changed = table(ROWS.replace("killed,500", "killed,550"))
    with pytest.raises(BadInput, match=r"claim 'c2' is on record since .* with other content; found point 500 → 550"):
        add(kept, [changed])
    done, remarks = add(kept, [changed], corrections=True)
    assert [words.partition(" since ")[0] for words in remarks] == ["claim c2 stood otherwise"]
    assert remarks[0].endswith("(entry 4): point 500 → 550")
    assert (done.count, log(kept)[-1].before["point"], log(kept)[-1].after["point"]) == (1, "500", "550")


def test_many_rows_that_changed_are_counted(kept, table, monkeypatch) -> None:
    """Some are told one by one; what came for the first time is none of them."""
    monkeypatch.setattr("passmuster.analysis.adding.MOST_RESTATED", 1)
    changed = table(ROWS.replace("killed,500", "killed,550").replace("present,10000", "present,10500"))
    remarks = add(kept, [changed], corrections=True)[1]
    assert remarks[1:] == ("and 1 more row says something else",)


def test_a_refusal_singles_nobody_out(kept, table) -> None:
    """Neither the number of few people nor a private person's name is told, of the record or of what was handed in."""
    row = "c4,2025-02-01,2025-02-01,kp-force,captured,{point},about,asserted,{who},OTHER,,,{cue}\n"
    add(kept, [table(row.format(point=7, who="Ivan Petrov (captured soldier)", cue="seven of us"))])
    with pytest.raises(BadInput) as refusal:
        add(kept, [table(row.format(point=8, who="Pavel Orlov (captured soldier)", cue="eight of us"))])
    assert refusal.value.faults[0].found == (
        "claimant a prisoner → a prisoner, cue withheld → withheld, point fewer than 10 → fewer than 10"
    )
    with pytest.raises(BadInput, match="low must not be above high; found a count of fewer than 10 above a count of f"):
        correct(kept, "c4", {"low": "9", "high": "3", "bound": "range", "point": ""}, why="x")


def test_a_total_that_falls_to_few_is_told_without_its_number(kept, table) -> None:
    """That it fell is told, and to fewer than ten."""
    fell = "c4,2025-02-01,2025-02-01,kp-force,killed,6,about,estimated,Seoul,KR,,,\n"
    (remark,) = (line for line in add(kept, [table(fell)])[1] if "Seoul" in line)
    assert "its total was about 600 by 9 January 2025 and fewer than 10 by 1 February 2025" in remark


def test_what_was_withdrawn_stays_so(kept, table) -> None:
    """A table that still has the row does not bring it back."""
    from passmuster.analysis.amending import withdraw

    withdraw(kept, ["c1"], why="retracted")
    done, _ = add(kept, [table(ROWS)])
    assert done.count == 0
    assert "withdrew it: retracted; undo that to bring it back" in done.held[0][1]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("c4,2025-02-01,2025-02-01,nobody,killed,700,about,estimated,Seoul,KR,,,\n", "must be a known one"),
        (NEW.format(report=REPORT_ID, span="13-16"), "the number of claim 'c4' must stand in the passage"),
        (NEW.format(report=REPORT_ID, span="13-9000"), "must lie in its report"),
        ("c4,2025-02-01\n", "a row must have 13 cells"),
    ],
)
def test_a_ledger_is_never_made_unreadable(kept, table, rows, said) -> None:
    """What would be refused when the case is opened is refused before it goes on record."""
    before = log(kept)
    with pytest.raises(BadInput, match=said):
        add(kept, [table(NEW.format(report="", span="").replace("c4", "c9"), rows)])
    assert log(kept) == before
    open_case(kept)


def test_a_claim_may_point_into_a_report_of_the_same_batch_or_of_before(kept, table, tmp_path) -> None:
    """Spans are read again in reports on record and in those that come along."""
    text = b"Seoul: 700 dead."
    (tmp_path / "new.txt").write_bytes(text)
    import hashlib

    row = NEW.format(report=hashlib.sha256(text).hexdigest(), span="7-10")
    add(kept, [table(row), tmp_path / "new.txt"])
    add(kept, [table(NEW.format(report=REPORT_ID, span="13-16").replace("700", "600").replace("c4", "c5"))])
    assert len(open_case(kept).claims) == 5
    with opened_journal(kept) as journal:
        assert [report.text[:5] for report in reports_on_record(journal, Intake())] == ["Seoul", "Seoul"]


def test_an_edited_case_file_goes_on_record_with_what_comes_next(kept, table) -> None:
    """The frame's own change is an entry before the rows that may need it."""
    text = (kept / "case.toml").read_text() + '\n[[forces]]\nid = "new"\nname = "New"\nactor = "KP"\n'
    (kept / "case.toml").write_text(text)
    done, _ = add(kept, [table(NEW.format(report="", span="").replace("kp-force", "new"))])
    assert [entry.kind.value for entry in log(kept)[-2:]] == ["case", "claim"]
    assert done.count == 2


def test_a_missing_file_is_told(kept, tmp_path) -> None:
    """Every file that cannot be read, at once."""
    with pytest.raises(BadInput) as caught:
        add(kept, [tmp_path / "no.csv", tmp_path / "no.txt"])
    assert len(caught.value.faults) == 2
    assert REPORT


def test_an_event_table_of_others_goes_on_record_once(kept, tmp_path) -> None:
    """Known by its columns; added again it records nothing, and a changed row is refused as any other."""
    table = tmp_path / "acled.csv"
    table.write_text(ACLED, encoding="utf-8")
    done, remarks = add(kept, [table], who="Ben", why="the week's table")
    assert done.count == 2
    assert any(
        "read as ACLED; about the case are 2 events and 0 claims, and 2 rows are not" in line for line in remarks
    )
    assert {event.event_id for event in open_case(kept).events} >= {"acled-UKR1", "acled-UKR2"}
    again, _ = add(kept, [table], who="Ben", why="again")
    assert again.count == 0
    table.write_text(ACLED.replace("Sumy", "Kharkiv"), encoding="utf-8")
    with pytest.raises(BadInput, match="acled-UKR1"):
        add(kept, [table], who="Ben", why="a later version")
    assert add(kept, [table], who="Ben", why="a later version", corrections=True)[0].count == 1


def test_a_broken_line_of_others_is_refused_whole(kept, tmp_path) -> None:
    """Nothing of the file is recorded."""
    lines = tmp_path / "events.jsonl"
    lines.write_text(PLOVER + "{broken\n", encoding="utf-8")
    with pytest.raises(
        BadInput, match="each line of PLOVER a JSON object, any other one well-formed CSV; found line 2"
    ):
        add(kept, [lines], who="Ben", why="x")
    assert len(open_case(kept).events) == 1


def test_a_total_that_falls_by_what_was_added_is_told(kept, table) -> None:
    """Once, when it comes; adding something else does not tell it again."""
    fell = "c4,2025-02-01,2025-02-01,kp-force,killed,90,about,estimated,Seoul,KR,,,\n"
    _, remarks = add(kept, [table(fell)], who="Ben", why="x")
    assert any("What Seoul counts as killed of the kp-force: its total was about 600" in line for line in remarks)
    other = "c5,2025-02-01,2025-02-01,kp-force,present,9000,about,estimated,Washington,US,,,\n"
    assert add(kept, [table(other, name="other.csv")], who="Ben", why="x")[1] == ()


def test_a_case_file_is_no_report(kept) -> None:
    """Its text goes on record by itself; nothing is recorded of it as a document."""
    with pytest.raises(BadInput, match="a case file is no report"):
        add(kept, [kept / "case.toml"])
    assert len(open_case(kept).reports) == 1


def test_unknown_sides_of_a_table_are_told_by_name(kept, tmp_path) -> None:
    """With what makes them known."""
    table = tmp_path / "acled.csv"
    table.write_text(
        ACLED.replace("Military Forces of Ukraine (2019-),Kursk", "Somebody: a band,Kursk"), encoding="utf-8"
    )
    remarks = add(kept, [table])[1]
    assert any("nobody here knows, such as 'Somebody: a band' (1); a group in case.toml" in line for line in remarks)


def test_json_that_is_no_event_is_no_document(kept, tmp_path) -> None:
    """Nothing is recorded of it as a text."""
    (tmp_path / "x.jsonl").write_text('{"a": 1}\n')
    with pytest.raises(BadInput, match="what is added as JSON is PLOVER"):
        add(kept, [tmp_path / "x.jsonl"])
