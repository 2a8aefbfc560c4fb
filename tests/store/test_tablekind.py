"""What kind of table a file is, whatever its name."""

from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.store import claimfile, losstable
from passmuster.store.tablekind import CLAIMS, LOSSES, refuse_tables, table_kind


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (",".join(claimfile.COLUMNS), CLAIMS), (";".join(claimfile.REQUIRED), CLAIMS),
        ("\ufeff" + "\t".join(claimfile.REQUIRED).upper(), CLAIMS), (",".join(losstable.REQUIRED), LOSSES),
        ("The quantity, the mode and the claimant of a claim are columns.", ""), ("", ""), ('"an open quote', ""),
        (",".join(claimfile.REQUIRED[:4]), CLAIMS), (",".join(claimfile.REQUIRED[:3]), ""),
    ],
)  # fmt: skip
def test_the_first_line_tells(first: str, kind: str, tmp_path: Path) -> None:
    """Whatever divides the cells; a sentence about columns is no header."""
    path = tmp_path / "notes.txt"
    path.write_text(first + "\nmore\n", encoding="utf-8")
    assert table_kind(path) == kind


def test_what_is_no_plain_file_is_no_table(tmp_path: Path) -> None:
    """A folder, and a name that leads nowhere."""
    assert table_kind(tmp_path) == table_kind(tmp_path / "nowhere") == ""


def test_tables_among_texts_are_refused_with_their_command(tmp_path: Path) -> None:
    """Every one, at once."""
    for name, columns in (("a", claimfile.REQUIRED), ("b", losstable.REQUIRED)):
        (tmp_path / name).write_text(",".join(columns) + "\n")
    with pytest.raises(BadInput) as refusal:
        refuse_tables([tmp_path / "a", tmp_path / "b"])
    assert [fault.remedy.split(" /")[0] for fault in refusal.value.faults] == [
        "Try: passmuster brief", "Try: passmuster losses"
    ]  # fmt: skip
