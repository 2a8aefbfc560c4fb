"""Bytes become text, or a sentence that says which byte would not."""

import hashlib
from pathlib import Path

import pytest

from passmuster.store.intake import Intake
from passmuster.store.textfile import decode, read_text
from worlds.doorstep import faults_of, only_fault

TEXT = "Zelenskyy said 4,000\nПономаренко 15 000 명\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(codec: str) -> None:
    """UTF-8 is read with and without its mark, UTF-16 and UTF-32 with theirs."""
    intake = Intake()
    assert decode(TEXT.encode(codec), "a.csv", intake) == TEXT
    assert not intake.faults


def test_big_endian_marks_are_read() -> None:
    """The mark decides which end comes first."""
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "a.csv", Intake()) == TEXT


def test_a_wrong_byte_is_named_with_its_line() -> None:
    """A file in another encoding is refused with the byte, its offset, its line and the way out."""
    said = only_fault(lambda intake: decode("one\ntwo caf\xe9\n".encode("latin-1"), "a.csv", intake))
    assert said == (
        "a.csv, line 2: the file must be valid UTF-8; found byte 0xE9 at offset 11. "
        "It was probably saved in another encoding, such as Windows-1252; save it as UTF-8."
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04\x00\x00\xff", "a,b\n".encode("utf-16-le"), b"\x89PNG\r\n\x1a\n\x00"])
def test_binary_files_are_refused(content: bytes) -> None:
    """Bytes with NUL are no text, whatever else they are."""
    assert "must be text" in only_fault(lambda intake: decode(content, "a.csv", intake))


def test_half_a_character_at_the_end_is_refused() -> None:
    """A UTF-16 file that was cut within a character is refused by the name of its encoding."""
    assert "must be valid UTF-16" in only_fault(lambda intake: decode("ab".encode("utf-16") + b"x", "a.csv", intake))


def test_the_hash_is_of_the_bytes(tmp_path: Path) -> None:
    """The intake keeps the SHA-256 of the file as it lies on the disk."""
    path, intake = tmp_path / "a.csv", Intake()
    path.write_bytes(TEXT.encode("utf-16"))
    read_text(path, intake, name="folder/a.csv")
    assert intake.hashes == [("folder/a.csv", hashlib.sha256(path.read_bytes()).hexdigest())]


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    """A missing file is told like any other fault."""
    assert "must be readable; found No such file" in only_fault(lambda intake: read_text(tmp_path / "no.csv", intake))


def test_a_file_that_is_too_large_is_to_be_split(tmp_path: Path) -> None:
    """Its path and its rights are as they should be."""
    (tmp_path / "a.csv").write_text("claim_id\n", encoding="utf-8")
    intake = Intake()
    assert read_text(tmp_path / "a.csv", intake, limit=4) is None
    assert intake.faults[0].remedy == "Split it, each part with the header line."


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    """A folder in the place of a file is told like any other fault."""
    assert "must be readable" in only_fault(lambda intake: read_text(tmp_path, intake))


def test_good_bytes_leave_no_fault() -> None:
    """An empty file is text: what it lacks is for the table to say."""
    assert faults_of(lambda intake: decode(b"", "a.csv", intake)) == []


def test_a_spreadsheet_is_told_how_to_become_a_table() -> None:
    """Its bytes are packed, and no line of them is anybody's."""
    for beginning in (b"PK\x03\x04rest", b"\xd0\xcf\x11\xe0rest"):
        intake = Intake()
        assert decode(beginning, "t.xlsx", intake) is None
        assert str(intake.faults[0]) == (
            "t.xlsx: the file must be text; found a packed file, as spreadsheets (.xlsx, .xls, .ods) are. "
            "Save the sheet as CSV in UTF-8, and give that."
        )
