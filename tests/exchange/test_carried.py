"""The plain folder made of what a format carried."""

from pathlib import Path

from passmuster.exchange.carried import FolderContent, write_folder
from passmuster.store.folder import open_case
from worlds.kept_case import REPORT
from worlds.small_claims import CASE

ROW = {
    "claim_id": "c1", "reported_on": "2024-11-10", "subject": "kp-force", "quantity": "present", "point": "10000",
    "bound": "about", "mode": "asserted", "claimant": "Kyiv", "claimant_group": "UA",
}  # fmt: skip


def test_a_folder_opens_as_any_other(tmp_path: Path) -> None:
    """Its case, its claims, and its documents under names of ours, whatever they were called."""
    hostile = ("../../etc/passwd", REPORT)
    write_folder(FolderContent(case_text=CASE, claims=[ROW], documents=[hostile]), tmp_path)
    found = open_case(tmp_path)
    assert [claim.claim_id for claim in found.claims] == ["c1"]
    assert [path.name for path in (tmp_path / "reports").iterdir()] == ["0000-passwd.txt"]
    assert [report.title for report in found.reports] == ["A count"]


def test_nothing_is_written_where_nothing_is(tmp_path: Path) -> None:
    """A case without events has no table of them."""
    write_folder(FolderContent(case_text=CASE, claims=[]), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.toml", "claims.csv"]
