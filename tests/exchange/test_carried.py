"""What a file of others may hold in the place of a case's texts."""

from typing import Any

import pytest

from passmuster.exchange.carried import FolderContent, write_folder


@pytest.mark.parametrize(
    ("part", "value"),
    [("case_text", None), ("case_text", "\ud800"), ("claims", [{"point": 5}]), ("claims", [{"point": None}]),
     ("events", [{"note": ["x"]}]), ("documents", [(None, b"")])],
)  # fmt: skip
def test_what_is_no_text_is_refused(part: str, value: Any) -> None:
    """Before anything is written; whoever opens the file tells it."""
    with pytest.raises((TypeError, ValueError), match=r"."):
        FolderContent(**({"case_text": "", "claims": []} | {part: value}))


def test_names_of_strangers_are_no_paths(tmp_path) -> None:
    """Neither a way out of the folder nor a sign that no file system takes."""
    write_folder(FolderContent(case_text="", claims=[], documents=[("../../a\0b.txt", b"x"), ("..", b"y")]), tmp_path)
    assert sorted(path.name for path in (tmp_path / "reports").iterdir()) == ["0000-ab.txt", "0001-...txt"]
