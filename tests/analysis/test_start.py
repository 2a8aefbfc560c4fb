"""A case started: a folder that can be opened, or a refusal that leaves nothing."""

import os
from datetime import date

import pytest

import passmuster as pm
from passmuster.analysis.carrying import import_case
from passmuster.analysis.start import init
from passmuster.forecast.record.appending import append_whole

ROLES = {"partner": "Kenya", "principal": "SO", "opponent": "al-Shabaab"}
TEXT = (
    "Rwanda has sent 2,500 soldiers to Mozambique to help it fight al-Shabaab, the army said.\n"
    "Four Rwandan soldiers were killed, an officer said.\n"
)


def test_a_case_of_three_roles_and_a_day(tmp_path):
    """Names become codes, the day its Monday, and what comes out opens without a remark but on the empty table."""
    case = init(tmp_path / "somalia", start="2011-10-16", **ROLES).ledger.case
    assert (case.partner, case.principal, case.opponent) == ("KE", "SO", "shabaab")
    assert (case.case_id, case.start) == ("somalia", date(2011, 10, 10))
    assert case.title == "Kenyan troops in Somalia's war with al-Shabaab"
    assert [force.name for force in case.forces] == ["Kenyan force in Somalia"]
    assert case.side_of("KE") == case.side_of("SO") != case.side_of("shabaab")
    assert {path.name for path in (tmp_path / "somalia").iterdir()} == {"case.toml", "claims.csv", "events.csv"}


@pytest.mark.parametrize(("start", "monday"), [("1978-12", date(1978, 11, 27)), ("1979", date(1979, 1, 1))])
def test_the_start_may_be_a_month_or_a_year(tmp_path, start, monday):
    """It is the week of its first day."""
    assert init(tmp_path / "case", start=start, **ROLES).ledger.case.start == monday
    with pytest.raises(pm.BadInput, match="a day is written"):
        init(tmp_path / "other", start="1978-13", **ROLES)


def test_opponents_may_be_several(tmp_path):
    """They stand on one side, may speak, and are nobody else's."""
    case = init(tmp_path / "case", start="2011", more_opponents=["Eritrea", "free_men"], **ROLES).ledger.case
    assert case.opponents == ("shabaab", "ER", "free_men")
    assert case.side_of("shabaab") == case.side_of("ER") == case.side_of("free_men") != case.side_of("KE")
    assert {"ER", "free_men"} <= set(case.groups)
    assert case.title == "Kenyan troops in Somalia's war with al-Shabaab, Eritrea and Free Men"
    for twice in ("al-Shabaab", "Kenya"):
        with pytest.raises(pm.BadInput, match="each opponent is named once"):
            init(tmp_path / "other", start="2011", more_opponents=[twice], **ROLES)


def test_a_force_may_have_been_in_place(tmp_path):
    """Then it has a history, and nothing is taken for granted about it; else it is said what is."""
    found = init(tmp_path / "found", start="2011", in_place=True, **ROLES)
    new = init(tmp_path / "new", start="2011", **ROLES)
    assert [force.starts_empty for force in (*found.ledger.case.forces, *new.ledger.case.forces)] == [False, True]
    told = [(one.folder / "case.toml").read_text(encoding="utf-8") for one in (found, new)]
    assert ["nowhere at the start" in text for text in told] == [False, True]


def test_a_force_stands_in_a_country_or_beside_a_group(tmp_path):
    """Nobody is in an armed group."""
    roles = {"partner": "Rwanda", "principal": "M23", "opponent": "DRC"}
    assert init(tmp_path / "case", start="2022", **roles).ledger.case.forces[0].name == "Rwandan force beside M23"


def test_a_misspelt_state_is_told_with_the_nearest(tmp_path):
    """Somebody new may be meant, so it is no refusal."""
    remarks = init(tmp_path / "case", start="2022", **{**ROLES, "partner": "Rwnda"}).remarks
    assert any("'Rwnda' is on no list" in remark and "if Rwanda is meant" in remark for remark in remarks)


def test_a_claim_can_be_added_at_once(tmp_path):
    """The header that was written takes a row, with words as people write them."""
    folder = tmp_path / "somalia"
    init(folder, start="2011-10-16", **ROLES)
    header = (folder / "claims.csv").read_text().strip().split(",")
    row = {"claim_id": "c1", "reported_on": "2011-11-01", "as_of_end": "2011-11-01", "subject": "ke-force",
           "quantity": "troops", "point": "2000", "bound": "approximately", "mode": "claimed", "claimant": "a paper",
           "claimant_group": "MEDIA"}  # fmt: skip
    with (folder / "claims.csv").open("a", newline="") as file:
        file.write(",".join(row.get(column, "") for column in header) + "\n")
    (claim,) = pm.open_case(folder).claims
    assert (claim.quantity, claim.bound, claim.mode) == ("present", "about", "asserted")


def test_articles_give_roles_forces_claims_and_reports(tmp_path):
    """What is read points into what is kept."""
    article = tmp_path / "article.txt"
    article.write_text(TEXT)
    started = init(tmp_path / "case", articles=[article], as_of="2024-05-01", force="the Rwandans")
    ledger = started.ledger
    assert (ledger.case.partner, ledger.case.principal, ledger.case.opponent) == ("RW", "MZ", "shabaab")
    assert ledger.case.forces[0].name == "the Rwandans"
    assert [claim.quantity for claim in ledger.claims] == ["deployed", "killed"]
    texts = {report.report_id: report.text for report in ledger.reports}
    assert all(texts[claim.report_id][slice(*claim.span)] for claim in ledger.claims if claim.span)
    assert not [remark for remark in started.remarks if "not among the reports" in remark]


def test_everything_that_is_missing_is_told_at_once(tmp_path):
    """And no folder is made."""
    with pytest.raises(pm.BadInput) as refusal:
        init(tmp_path / "case", partner="Kenya")
    assert [fault.file for fault in refusal.value.faults] == ["principal", "opponent", "start"]
    with pytest.raises(pm.BadInput) as refusal:
        init(tmp_path / "case", partner="Kenya", principal="Somalia", start="31/12/2024", title="a\x00b")
    assert [fault.file for fault in refusal.value.faults] == ["start", "title", "opponent"]
    assert not (tmp_path / "case").exists()


def test_a_role_is_one_word_and_nobodys_twice(tmp_path):
    """Somebody on no list is called by one word, and it is said that texts will not be read so."""
    with pytest.raises(pm.BadInput, match="the_free_men"):
        init(tmp_path / "case", start="2011-10-16", **{**ROLES, "opponent": "The free men!"})
    with pytest.raises(pm.BadInput, match="are three"):
        init(tmp_path / "case", start="2011-10-16", **{**ROLES, "opponent": "Kenya"})
    remarks = init(tmp_path / "case", start="2011-10-16", **{**ROLES, "opponent": "free_men"}).remarks
    assert any("'free_men' is on no list" in remark for remark in remarks)


def test_nothing_is_written_over(tmp_path):
    """A folder that holds something is left as it is."""
    (tmp_path / "note.txt").write_text("mine")
    with pytest.raises(pm.BadInput, match="nothing is overwritten"):
        init(tmp_path, start="2011-10-16", **ROLES)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_an_article_that_does_not_tell_whose_war_leaves_nothing(tmp_path):
    """The refusal names the way out."""
    article = tmp_path / "article.txt"
    article.write_text("The parliament debated the 400 Danish soldiers.")
    with pytest.raises(pm.BadInput, match="`principal="):
        init(tmp_path / "case", articles=[article])
    assert not (tmp_path / "case").exists()


def test_a_case_may_begin_with_a_ledger(tmp_path) -> None:
    """It says the same as the plain one, is read by every command, and takes claims from then on."""
    from passmuster.analysis.verifying import verify

    roles = {"partner": "Kenya", "principal": "Somalia", "opponent": "al-Shabaab", "start": "2011-10-10"}
    plain = init(tmp_path / "plain" / "somalia", **roles)
    kept = init(tmp_path / "kept" / "somalia", with_ledger=True, who="Ann", **roles)
    assert plain.ledger.case == kept.ledger.case
    assert sorted(path.name for path in kept.folder.iterdir()) == ["case.toml", "ledger.db"]
    proof = verify(kept.folder).proof
    assert (proof.holds, proof.head) == (True, kept.ledger.head)


@pytest.mark.parametrize("argument", ["title", "force"])
@pytest.mark.parametrize("sign", ["\udcff", "\x00"])
def test_a_text_that_no_file_holds_is_refused(tmp_path, argument, sign):
    """Half a pair, as an argument has that is no UTF-8, and a NUL."""
    with pytest.raises(pm.BadInput, match=f"{argument}: it is text that UTF-8 can hold"):
        init(tmp_path / "case", start="2011-10-16", **ROLES, **{argument: f"a{sign}b"})
    assert not (tmp_path / "case").exists()


def test_a_folder_that_nothing_can_be_called_is_refused(tmp_path):
    """For a case, an import, a record, a copy and an export, before anything is worked out."""
    case, bad = init(tmp_path / "case", start="2011-10-16", **ROLES).folder, tmp_path / "a\x00b"
    import_case(case, tmp_path / "kept", who="Ann")
    for call in (
        lambda: init(bad, start="2011-10-16", **ROLES), lambda: import_case(case, bad),
        lambda: append_whole(bad, lambda content: (0, content)), lambda: pm.backup(tmp_path / "kept", bad),
        lambda: pm.export_case(tmp_path / "kept", pm.ExportForm.CSV, bad),
    ):  # fmt: skip
        with pytest.raises(pm.BadInput, match="a file's name has no NUL"):
            call()


def test_a_folder_may_have_any_name(tmp_path):
    """One that is no UTF-8 too; the case is called by what of it can be written."""
    folder = tmp_path / os.fsdecode(b"k\xffe nya")
    assert init(folder, start="2011-10-16", **ROLES).ledger.case.case_id == "k\ufffde-nya"
    assert import_case(folder, tmp_path / "kept", who="Ann").entries == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "Fri, 31 Dec 9999 23:59:59 +0000"])
def test_a_day_of_publication_that_cannot_be_is_none(tmp_path, day):
    """An article from the year 1 is one that gives no date."""
    article = tmp_path / "article.txt"
    article.write_text(f"Published: {day}\n\n{TEXT}")
    made = init(tmp_path / "case", articles=[article], as_of="2021-07-20")
    assert {claim.said_on.isoformat() for claim in made.ledger.claims} == {"2021-07-20"}
