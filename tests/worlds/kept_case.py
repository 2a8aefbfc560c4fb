"""A small case with a ledger, as a folder, for tests that put things on record."""

import hashlib
from pathlib import Path

import pytest

from passmuster.analysis.carrying import import_case
from worlds.small_claims import CASE

__all__ = ["HEAD", "REPORT", "plain_folder"]

REPORT = b"Title: A count\nOutlet: KBS\n\nSeoul counts 600 dead, says Major Hong Gildong."
REPORT_ID = hashlib.sha256(REPORT).hexdigest()
HEAD = "claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group,report_id,span,cue\n"
ROWS = f"""\
c1,2024-11-10,2024-11-10,kp-force,present,10000,about,asserted,Kyiv,UA,,,
c2,2024-12-22,2024-12-22,kp-force,killed,500,about,asserted,Kyiv,UA,,,
c3,2025-01-09,2025-01-09,kp-force,killed,600,about,estimated,Seoul,KR,{REPORT_ID},13-16,says Major Hong Gildong
"""
EVENTS = """\
event_id,date,source_actor,target_actor,event,score,claimant,claimant_group
e1,2024-11-01,KP,RU,AID,7,Kyiv,UA
"""


def plain_folder(folder: Path) -> Path:
    """A plain folder of three claims, an event and a report."""
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "count.txt").write_bytes(REPORT)
    (folder / "case.toml").write_text(CASE, encoding="utf-8")
    (folder / "claims.csv").write_text(HEAD + ROWS, encoding="utf-8")
    (folder / "events.csv").write_text(EVENTS, encoding="utf-8")
    return folder


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Path:
    """The same with a ledger of six entries, recorded by Ann; the cache is the test's own."""
    monkeypatch.setenv("PASSMUSTER_WHO", "Ann")
    monkeypatch.setenv("PASSMUSTER_CACHE", str(tmp_path / "cache"))
    import_case(plain_folder(tmp_path / "plain"), tmp_path / "kept")
    return tmp_path / "kept"
