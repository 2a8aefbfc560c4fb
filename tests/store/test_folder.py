"""A case folder opens from anywhere, or says everything that stands in the way."""

import hashlib
import shutil
from pathlib import Path

import pytest

from passmuster.errors import BadInput
from passmuster.store.claimfile import COLUMNS, FILL_IT
from passmuster.store.folder import find_case, open_case, shipped_examples


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped case that may be broken."""
    copy = tmp_path / "mine"
    shutil.copytree(find_case("examples/kursk"), copy)
    return copy


def refusal(path: Path | str) -> str:
    """What the door says to a path."""
    with pytest.raises(BadInput, match=r": .+\.") as caught:
        open_case(path)
    return str(caught.value)


def edit(path: Path, old: str, new: str) -> None:
    """Change the first occurrence of a passage of a file."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_shipped_examples_answer_from_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`examples/kursk` is found from a folder that has no such thing."""
    monkeypatch.chdir(tmp_path)
    assert (find_case("examples/kursk") / "case.toml").is_file()
    assert shipped_examples() == ("kursk", "mali", "vietnam")


def test_what_exists_here_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A folder of the reader's own is never replaced by a shipped one of the same name."""
    (tmp_path / "examples").mkdir()
    folder.rename(tmp_path / "examples" / "kursk")
    monkeypatch.chdir(tmp_path)
    assert find_case("examples/kursk") == Path("examples/kursk")


def test_the_case_file_stands_for_its_folder(folder: Path) -> None:
    """Naming case.toml itself opens the case."""
    assert open_case(folder / "case.toml") == open_case(folder)


def test_a_misspelt_folder_is_met_with_its_neighbour(folder: Path) -> None:
    """A path that leads nowhere is answered with the name that stands where it breaks off."""
    said = refusal(folder.parent / "mien")
    assert "there is no such folder. Did you mean" in said
    assert str(folder) in said


def test_a_misspelt_example_is_met_with_the_shipped_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing nearby is like it, the shipped examples are offered."""
    monkeypatch.chdir(tmp_path)
    assert refusal("examples/kurks") == (
        "examples/kurks: there is no such folder. Did you mean 'examples/kursk'? "
        "Shipped examples: 'examples/kursk', 'examples/mali', 'examples/vietnam'."
    )
    assert "In '.' there is nothing." in refusal("somewhere/else")


def test_a_folder_without_a_case_says_what_it_holds(folder: Path) -> None:
    """Without case.toml the folder's content is shown, and a case below it is pointed to."""
    assert f"Did you mean '{folder}'?" in refusal(folder.parent)
    (folder / "case.toml").rename(folder / "case.tml")
    said = refusal(folder)
    assert "a case folder must hold case.toml; found 'README.md', 'case.tml', 'claims.csv'" in said
    assert "Rename 'case.tml' to 'case.toml'." in said


def test_a_file_is_not_a_case(folder: Path) -> None:
    """A claim table given for a case is told apart."""
    assert "a case is a folder with a case.toml; found a file." in refusal(folder / "claims.csv")


def test_a_missing_claim_table_is_refused(folder: Path) -> None:
    """A misnamed table must not become a case without claims."""
    (folder / "claims.csv").rename(folder / "claim.csv")
    assert "a case folder must hold claims.csv. Rename 'claim.csv' to 'claims.csv'." in refusal(folder)
    (folder / "claim.csv").unlink()
    assert "Where the case had a ledger, put ledger.db of the latest backup back instead." in refusal(folder)


@pytest.mark.parametrize("name", ["claims.csv", "case.toml"])
def test_a_folder_in_the_place_of_a_file_is_called_so(folder: Path, name: str) -> None:
    """It was to be renamed to the name that it has."""
    (folder / name).unlink()
    (folder / name).mkdir()
    assert "Rename" not in refusal(folder)
    assert "plain file" in refusal(folder)


def test_a_case_of_no_claims_opens_with_a_remark(folder: Path) -> None:
    """No claims, no events and no reports are legal: a case must begin somewhere."""
    (folder / "claims.csv").write_text(",".join(COLUMNS) + "\n")
    (folder / "events.csv").unlink()
    shutil.rmtree(folder / "reports")
    ledger = open_case(folder)
    assert (ledger.claims, ledger.events, ledger.reports, ledger.last_day) == ((), (), (), None)
    assert ledger.remarks == (f"{folder / 'claims.csv'}: the table holds no claims yet: {FILL_IT}",)


def test_faults_of_all_files_come_together(folder: Path) -> None:
    """One opening tells what is wrong in the case file, the claims, the events and the reports."""
    edit(folder / "case.toml", 'kind = "part"', 'kind = "prt"')
    edit(folder / "claims.csv", "k001,2023-11-01", "k001,2023-11-31")
    edit(folder / "events.csv", "CONSULT,4", "CONSULT,40")
    edit(folder / "reports" / "2025-01-13-nis-three-hundred.txt", "Published: 2025-01-13", "Published: 13 January")
    said = refusal(folder)
    for words in ("Did you mean 'part'?", "the day must exist", "from -10 to 10; found '40'", "found '13 January'"):
        assert words in said


def test_claims_of_unknown_forces_are_refused(folder: Path) -> None:
    """A subject that the case does not name is refused with the nearest that it does."""
    edit(folder / "claims.csv", "kp-shells,shells", "kp-shell,shells")
    assert (
        "line 2, column 'subject': the word must be a known one; found 'kp-shell'. Did you mean 'kp-shells'?"
        in refusal(folder)
    )


def test_claims_come_in_order_of_saying(folder: Path) -> None:
    """Rows in any order make the same ledger of claims, apart from ties."""
    path = folder / "claims.csv"
    header, *rows = path.read_text().splitlines(keepends=True)
    path.write_text(header + "".join(reversed(rows)))
    said = [claim.said_on for claim in open_case(folder).claims]
    assert said == sorted(said)


def test_every_file_that_was_read_is_hashed(folder: Path) -> None:
    """The hashes are those of the bytes on disk, under names relative to the case."""
    hashes = dict(open_case(folder).input_hashes)
    assert {"case.toml", "claims.csv", "events.csv"} < hashes.keys()
    for name, digest in hashes.items():
        assert digest == hashlib.sha256((folder / name).read_bytes()).hexdigest()


@pytest.mark.parametrize(("span", "is_refused"), [("0-9", False), ("0-9999", True)])
def test_spans_must_lie_in_their_report(folder: Path, span: str, is_refused: bool) -> None:
    """A receipt that points past the end of its report is refused with the report's length."""
    report = open_case(folder).reports[0]
    header, row, *_ = (folder / "claims.csv").read_text().splitlines()
    (folder / "claims.csv").write_text(f"{header},report_id,span\n{row},{report.report_id},{span}\n")
    if is_refused:
        said = refusal(folder)
        assert f"the span of claim 'k001' must lie in its report; found {span}" in said
        assert f"The report's text has {len(report.text):,} characters." in said
    else:
        assert open_case(folder).claims[0].span == (0, 9)


def test_a_report_kept_elsewhere_earns_a_remark(folder: Path) -> None:
    """A claim may rest on a report that the case does not hold; the reader is told."""
    header, row, *_ = (folder / "claims.csv").read_text().splitlines()
    (folder / "claims.csv").write_text(f"{header},report_id\n{row},elsewhere\n")
    assert open_case(folder).remarks == (
        f"{folder / 'claims.csv'}: report elsewhere is not among the reports of this case",
    )
