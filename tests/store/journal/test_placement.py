"""A ledger on a network is refused before anything is written."""

from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.store.journal import placement
from passmuster.store.journal.placement import NETWORKS, check_place, mount_of

TABLE = """\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:40 / /srv/team rw - nfs4 server:/team rw,vers=4.2
31 22 0:41 / /srv/team/fast rw - ext4 /dev/vdb rw
32 22 0:42 / /srv/my\\040share rw shared:3 master:1 - fuse.sshfs me@host: rw
33 22 0:43 / /twice rw - nfs host:/a rw
34 22 0:44 / /twice rw - tmpfs tmpfs rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/ledger.db", "ext4"),
        ("/srv/ledger.db", "ext4"),
        ("/srv/team/a/ledger.db", "nfs4"),
        ("/srv/team/fast/ledger.db", "ext4"),
        ("/srv/teams/ledger.db", "ext4"),
        ("/srv/my share/ledger.db", "fuse.sshfs"),
        ("/twice/ledger.db", "tmpfs"),
    ],
)
def test_the_nearest_mount_decides(path, kind) -> None:
    """The deepest mount above a path, the latest where two hang in one place."""
    assert mount_of(Path(path), TABLE) == kind


@pytest.mark.parametrize("kind", sorted(NETWORKS))
def test_networks_are_refused(kind, tmp_path, monkeypatch) -> None:
    """Every kind that reaches over a network is named, with what to do instead."""
    table = tmp_path / "mountinfo"
    table.write_text(f"22 1 0:1 / / rw - {kind} host:/ rw\n")
    monkeypatch.setattr(placement, "MOUNTS", table)
    with pytest.raises(BadInput, match=f"must lie on a disk of this machine; found a {kind} mount"):
        check_place(tmp_path / "ledger.db")


def test_a_system_without_a_mount_table_is_trusted(tmp_path, monkeypatch) -> None:
    """Nothing is refused for want of knowledge."""
    monkeypatch.setattr(placement, "MOUNTS", tmp_path / "none")
    check_place(tmp_path / "ledger.db")
    assert mount_of(tmp_path, "") == ""
