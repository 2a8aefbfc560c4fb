"""A folder with a ledger is read just as a plain one, as of any moment, and turns into one and back without loss."""

import csv
import hashlib
import shutil
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings

from passmuster.analysis.amending import undo
from passmuster.analysis.forgetting import forget
from passmuster.analysis.ledger_log import log
from passmuster.analysis.listing import claims
from passmuster.errors import BadInput
from passmuster.ledger.entry import Act, Deed, ThingKind
from passmuster.ledger.head import LedgerHead
from passmuster.store.claimfile import write_claims
from passmuster.store.eventfile import write_events
from passmuster.store.folder import find_case, open_case
from passmuster.store.intake import Intake
from passmuster.store.journal.entries import standing
from passmuster.store.ledgerfolder import ledger_of, opened_journal, standing_case, with_case
from passmuster.store.ledgerplace import LEDGER_FILE, has_ledger
from passmuster.store.moving import claim_rows, event_rows, folder_acts, folder_from_ledger, ledger_from_folder
from worlds.small_claims import CASE
from worlds.strategies import claim_tables, event_tables

REPORT = "Title: A count\nPublished: 2025-01-09\n\nSeoul counts 600 dead.\n"
CLAIMS = """\
claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group,report_id,span,note
c2,2025-01-09,2025-01-09,kp-force,killed,600,at_least,estimated,Seoul,KR,{report},13-16,"a, note"
c1,2024-11-10,2024-11-10,kp-force,present,"10,000",about,asserted,Kyiv,UA,,,
"""
EVENTS = """\
date,source_actor,target_actor,event,score,claimant,claimant_group
2024-11-01,KP,RU,AID,7.25,Kyiv,UA
"""


@pytest.fixture
def plain(tmp_path) -> Path:
    """A plain folder with claims out of order, an event and a report."""
    folder = tmp_path / "plain"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "count.txt").write_bytes(REPORT.encode())
    (folder / "case.toml").write_text(CASE)
    (folder / "claims.csv").write_text(CLAIMS.format(report=hashlib.sha256(REPORT.encode()).hexdigest()))
    (folder / "events.csv").write_text(EVENTS)
    return folder


@pytest.fixture
def kept(plain) -> Path:
    """The same as a folder with a ledger."""
    ledger_from_folder(plain, plain.parent / "kept", who="Ann", why="begin")
    return plain.parent / "kept"


def same(one, other) -> bool:
    """Equal in all that a reader is told, but for where it came from and when reports were captured."""
    parts = [
        (each.case, each.claims, each.events, [(r.report_id, r.text) for r in each.reports]) for each in (one, other)
    ]
    return parts[0] == parts[1]


def test_both_kinds_of_folder_say_the_same(plain, kept) -> None:
    """Case, claims, events and reports are equal; the ledger's has a head, and its claims the moment of recording."""
    was, now = open_case(plain), open_case(kept)
    assert same(was, now)
    assert (has_ledger(plain), has_ledger(kept)) == (False, True)
    assert was.known(was.last_day).digest == now.known(now.last_day).digest
    assert now.head is not None
    assert now.head.entries == 5
    assert dict(now.input_hashes)["ledger, 5 entries"] == now.head.sha256
    assert all(claim.recorded_at is not None for claim in now.claims)
    assert now.known(now.last_day).head == now.head
    assert was.head is None


def test_there_and_back_again(plain, kept, tmp_path) -> None:
    """The plain folder that comes out has the same rows in the same order and the same documents byte by byte."""
    folder_from_ledger(kept, tmp_path / "back")
    assert same(open_case(tmp_path / "back"), open_case(plain))
    rows = [
        list(csv.DictReader((folder / "claims.csv").read_text().splitlines())) for folder in (plain, tmp_path / "back")
    ]
    assert [[row["claim_id"] for row in table] for table in rows] == [["c2", "c1"]] * 2
    for name in ("case.toml", "reports/count.txt"):
        assert (tmp_path / "back" / name).read_bytes() == (plain / name).read_bytes()


def test_the_shipped_case_goes_there_and_back(tmp_path) -> None:
    """Nothing of it is lost, and its digest is the same."""
    source = find_case("examples/kursk")
    ledger_from_folder(source, tmp_path / "kept", who="Ann", why="begin")
    folder_from_ledger(tmp_path / "kept", tmp_path / "back")
    ledgers = [open_case(folder) for folder in (source, tmp_path / "kept", tmp_path / "back")]
    assert all(same(ledgers[0], other) for other in ledgers[1:])
    assert len({one.digest(one.last_day) for one in ledgers}) == 1


@settings(max_examples=15)
@given(said=claim_tables(), done=event_tables())
def test_any_tables_go_there_and_back(said, done, tmp_path_factory) -> None:
    """Whatever claims and events hold."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "plain").mkdir()
    forces = "\n".join(
        f'[[forces]]\nid = "{name}"\nname = "{name}"\nactor = "RU"\n' for name in ("kp-force-kursk", "ru-force-kursk")
    )
    (folder / "plain" / "case.toml").write_text(f"{CASE}\n{forces}")
    (folder / "plain" / "claims.csv").write_text(write_claims(said), encoding="utf-8", newline="")
    (folder / "plain" / "events.csv").write_text(write_events(done), encoding="utf-8", newline="")
    ledger_from_folder(folder / "plain", folder / "kept", who="Ann", why="")
    folder_from_ledger(folder / "kept", folder / "back")
    first, *others = (open_case(folder / name) for name in ("plain", "kept", "back"))
    assert all(same(first, other) for other in others)
    own, in_ledger, back = ({one.claim_id: one.recorded_at for one in each.claims} for each in (first, *others))
    assert back == in_ledger == {**in_ledger, **{name: moment for name, moment in own.items() if moment is not None}}
    shutil.rmtree(folder)


def test_what_was_known_at_a_moment(kept) -> None:
    """A correction is not seen before it was made, nor is a case file that was edited later."""
    early = datetime.now(UTC)
    text = (kept / "case.toml").read_text()
    (kept / "case.toml").write_text(text.replace("title = ", "title = 'Renamed' # "))
    with opened_journal(kept) as journal:
        acts = [Act(deed=Deed.WITHDRAW, kind=ThingKind.CLAIM, name="c1")]
        journal.record(with_case(kept, journal, acts), who="Ben", why="retracted")
        assert [act.kind for act in with_case(kept, journal, [])] == []
        assert standing_case(journal) is not None
    then, now = open_case(kept, early), open_case(kept)
    assert [claim.claim_id for claim in then.claims] == ["c1", "c2"]
    assert [claim.claim_id for claim in now.claims] == ["c2"]
    assert (then.case.title == "Renamed", now.case.title) == (False, "Renamed")
    assert then.head is not None
    assert (then.head.entries, then.head.known_at) == (5, early)
    assert then.head != now.head


def test_before_the_first_entry_nothing_was_known(kept) -> None:
    """A moment before the ledger began has no claims; the case is that of the file."""
    found = ledger_of(kept, datetime(2000, 1, 1, tzinfo=UTC))
    assert (found.claims, found.head.entries) == ((), 0)


def test_a_plain_folder_does_not_know_when(plain) -> None:
    """Asking it what was known at a moment is refused with the way to a ledger."""
    with pytest.raises(BadInput, match="only a case with a ledger knows what was on record when"):
        open_case(plain, datetime.now(UTC))
    with pytest.raises(BadInput, match="the case must have a ledger"), opened_journal(plain):
        pass


def test_ratings_are_read(kept) -> None:
    """A to E stand beside a source and 1 to 5 beside a claim; F and 6 are no judgement and so no rating."""
    acts = [Act(deed=Deed.RATE, kind=ThingKind.SOURCE, name=name, after={"reliability": letter})
            for name, letter in (("Seoul", "B"), ("Kyiv", "F"))]  # fmt: skip
    with opened_journal(kept) as journal:
        journal.record(acts, who="Ann")
        digits = [Act(deed=Deed.RATE, kind=ThingKind.CREDIBILITY, name=name, after={"credibility": digit})
                  for name, digit in (("c1", "2"), ("c2", "6"))]  # fmt: skip
        journal.record(digits, who="Ann")
    ledger = open_case(kept)
    assert (ledger.ratings, ledger.credibility) == ((("Seoul", "B"),), (("c1", "2"),))
    known = ledger.known(ledger.last_day)
    assert (known.ratings, known.credibility) == (ledger.ratings, ledger.credibility)


def test_claims_that_were_changed_on_record_are_named(kept) -> None:
    """Of those that a day knows; a plain folder names none."""
    with opened_journal(kept) as journal:
        (stands,) = [one for one in standing(journal.shelf, ThingKind.CLAIM) if one.name == "c2"]
        after = {**stands.content, "note": "seen again"}
        journal.record([Act(deed=Deed.CORRECT, kind=ThingKind.CLAIM, name="c2", after=after)], who="Ben", why="x")
    ledger = open_case(kept)
    assert ledger.revised == ledger.known(ledger.last_day).revised == ("c2",)
    assert ledger.known(ledger.case.start).revised == ()


def test_claims_that_were_taken_off_the_record_are_named(kept) -> None:
    """Of those said by a day, and as known at a moment; not where they came back, or their words were forgotten."""
    with opened_journal(kept) as journal:
        for name in ("c1", "c2"):
            journal.record([Act(deed=Deed.WITHDRAW, kind=ThingKind.CLAIM, name=name)], who="Ben", why="x")
    ledger = open_case(kept)
    assert ledger.withdrawn == (("c1", date(2024, 11, 10)), ("c2", date(2025, 1, 9)))
    assert ledger.known(date(2024, 12, 31)).withdrawn == ("c1",)
    assert open_case(kept, datetime(2020, 1, 1, tzinfo=UTC)).withdrawn == ()
    undo(kept, ledger.head.entries - 1, why="another was meant")
    forget(kept, ["c2"], why="asked for")
    assert open_case(kept).withdrawn == ()


def test_tables_beside_a_ledger_are_told(kept, plain) -> None:
    """They are not read, and the reader is told so."""
    shutil.copy(plain / "claims.csv", kept)
    assert any("stands beside a ledger and is not read" in remark for remark in open_case(kept).remarks)


def test_nothing_is_overwritten_and_nothing_half_made_is_left(plain, kept, tmp_path) -> None:
    """A folder that holds something is refused; a source with faults leaves no folder behind."""
    for move in (lambda: ledger_from_folder(plain, kept, who="Ann", why=""), lambda: folder_from_ledger(kept, plain)):
        with pytest.raises(BadInput, match="nothing is overwritten"):
            move()
    (plain / "claims.csv").write_text("claim_id\nc1\n")
    with pytest.raises(BadInput, match="is required"):
        ledger_from_folder(plain, tmp_path / "new", who="Ann", why="")
    with pytest.raises(BadInput, match="every entry says who"):
        ledger_from_folder(find_case("examples/kursk"), tmp_path / "new", who="", why="")
    assert not (tmp_path / "new").exists()


def test_a_ledger_whose_words_were_changed_does_not_open_quietly(kept) -> None:
    """A number, or a report's text, that is not what was sealed is refused as the ledger is read: no briefing tells it
    under the head of what was recorded."""
    database = sqlite3.connect(kept / LEDGER_FILE)
    database.execute("DROP TRIGGER payload_stays")
    database.execute("UPDATE payload SET body = replace(replace(body, '600 dead', '900 dead'), '10000', '90000')")
    database.commit()
    database.close()
    said = r"entry \d: .* its words are not those that were sealed. Run passmuster verify"
    for read in (open_case, log, claims):
        with pytest.raises(BadInput, match=said):
            read(kept)


def test_rows_and_acts_name_their_columns(plain) -> None:
    """An empty ledger gives tables with a header; the acts of a folder are in the order of its files."""
    assert claim_rows([]).startswith("claim_id,reported_on,")
    assert event_rows([]).startswith("event_id,date,")
    assert [act.name[:9] for act in folder_acts(plain, Intake())][0::2] == ["case.toml", "c2", "e001"]
    assert str(LedgerHead(3, "ab")) == "3:ab"
