"""Paths to a ledger."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from passmuster.analysis.inputs import STANDARD_INPUT, open_inputs, open_later
from passmuster.errors import BadInput

ARTICLE = b"North Korea has sent 12,000 troops to Russia to fight Ukraine, President Volodymyr Zelenskyy said.\n"

TABLE = (
    "claim_id,reported_on,as_of_end,subject,quantity,point,bound,mode,claimant,claimant_group\n"
    "c1,2025-01-13,2025-01-12,kp-force,killed,300,about,estimated,NIS,KR\n"
)


def nothing_there():
    """Standard input that nobody should read."""
    raise AssertionError("standard input was read")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with an article and a table in it, as the current one."""
    (tmp_path / "article.txt").write_bytes(ARTICLE)
    (tmp_path / "claims.csv").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened(*paths, as_of=None, read=nothing_there):
    """The ledger of some paths."""
    return open_inputs([Path(path) for path in paths], as_of, read)


def refusal(*paths):
    """The words with which some paths are refused."""
    with pytest.raises(BadInput, match=r"^PATH|: .+\.") as refused:
        opened(*paths)
    return str(refused.value)


def test_a_case_folder_is_a_case(folder):
    """A shipped example answers to its name, and so does its own case file."""
    ledger = opened("examples/kursk")
    assert ledger.case.case_id == "kursk"


def test_an_article_makes_a_case(folder):
    """A text is read, and the rules by which a case was built of it are on record."""
    ledger = opened("article.txt", as_of=date(2025, 1, 5))
    assert (ledger.case.case_id, ledger.case.partner) == ("article", "KP")
    assert ledger.claims[0].point == 12_000
    assert ledger.case.assumptions


def test_standard_input_is_an_article(folder):
    """A dash reads the bytes that come in, and they make the same claims as the file."""
    piped, read = opened(STANDARD_INPUT, read=lambda: ARTICLE), opened("article.txt")
    assert [claim.span for claim in piped.claims] == [claim.span for claim in read.claims]
    assert piped.reports[0].report_id == read.reports[0].report_id


def test_a_table_makes_a_case(folder):
    """A claim table alone is enough."""
    assert opened("claims.csv").case.case_id == "table"


def test_kinds_are_not_mixed(folder):
    """Each path is named with what it was taken for."""
    words = refusal("article.txt", "claims.csv")
    assert "case folders, claim tables and articles are not mixed" in words
    assert "'article.txt' (an article), 'claims.csv' (a claim table)" in words


def test_one_case_at_a_time(folder, tmp_path):
    """Two case folders are refused."""
    assert "one case folder at a time" in refusal("examples/kursk", str(tmp_path))


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("examples/kursc", "Did you mean"),
        ("nowhere", "nowhere"),
        ("gone.txt", "the file must be readable"),
        ("gone.csv", "the file must be readable"),
        (".", "case.toml"),
    ],
)
def test_what_is_not_there_is_refused(folder, path, words):
    """Whatever kind a path looks like, the message is that of its kind."""
    assert words in refusal(path)


def test_nothing_is_refused(folder):
    """No path at all is a wrong call, with a line to copy."""
    assert "Try: passmuster brief examples/kursk" in refusal()


def test_the_same_path_twice_is_one(folder):
    """A table given twice counts once."""
    assert len(opened("claims.csv", "claims.csv").claims) == 1


def test_later_claims_are_of_the_case(folder):
    """A table of claims that no forecast has seen is read by the rules of the case, in order of saying."""
    case = opened("examples/kursk").case
    later = TABLE + "c0,2025-01-10,2025-01-09,kp-force,killed,200,about,estimated,NIS,KR\n"
    (folder / "later.csv").write_text(later, encoding="utf-8")
    found = open_later(folder / "later.csv", case)
    assert [claim.claim_id for claim in found.claims] == ["c0", "c1"]
    assert [name for name, _ in found.input_hashes] == ["later.csv"]
    (folder / "later.csv").write_text(TABLE.replace("kp-force", "kp-farce"), encoding="utf-8")
    with pytest.raises(BadInput, match="Did you mean 'kp-force'"):
        open_later(folder / "later.csv", case)


def test_later_claims_may_be_a_data_frame(folder):
    """A frame gives the claims that its file gives."""
    case = opened("examples/kursk").case
    found = open_later(pd.read_csv(folder / "claims.csv"), case)
    assert found.claims == open_later(folder / "claims.csv", case).claims
