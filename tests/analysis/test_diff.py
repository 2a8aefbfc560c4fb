"""What moved between two briefings of a case, on decreed fits."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from passmuster.analysis.brief import brief_ledger, briefing_of_ledger
from passmuster.analysis.diff import Diff, diff_ledger
from passmuster.briefing.json.briefing import to_json
from passmuster.errors import BadInput
from passmuster.ledger import Ledger
from worlds.handed import SHORT, Handed
from worlds.muster_world import AS_OF, claim, ordinary_ledger

THEN = date(2024, 12, 29)
NEW = claim("new", "killed", 560)


@pytest.fixture
def handed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Handed:
    """A cache of the test's own; three hundred draws that all count alike will do."""
    monkeypatch.setattr("passmuster.model.passage.ESS_NEEDED", 20)
    monkeypatch.setattr("passmuster.model.moved.ESS_NEEDED", 20)
    return Handed(tmp_path)


def _adds_up(found: Diff) -> None:
    for number in json.loads(found.to_json())["numbers"]:
        parts = sum(part["part"] for part in number["parts"])
        others = sum(number[name] for name in ("time", "frame", "method", "sampling"))
        assert number["old"] + parts + others == pytest.approx(number["new"], abs=1e-6)
        shown = number["as_printed"]
        assert shown["old"] + sum(part["part"] for part in shown["parts"]) == shown["new"]


def test_a_new_claim_moves_its_number_and_everything_adds_up(handed: Handed) -> None:
    """Two views of each count, the new claim named, no method at work."""
    found = diff_ledger(ordinary_ledger(NEW), handed.run(), since=THEN)
    _adds_up(found)
    document = json.loads(found.to_json())
    killed = [row for row in document["numbers"] if (row["subject"], row["quantity"]) == ("kp-force", "killed")]
    assert [row["view"] for row in killed] == ["headline", "fixed day"]
    assert [part["claims"] for part in killed[0]["parts"]] == [["new"]]
    assert killed[0]["parts"][0]["kind"] == "fresh"
    assert {row["method"] for row in document["numbers"]} == {0.0}


def test_nothing_new_is_no_change(handed: Handed) -> None:
    """One day and one ledger: every part is nothing, and an answer comes."""
    found = diff_ledger(ordinary_ledger(), handed.run(), since=AS_OF)
    _adds_up(found)
    assert not found.changed
    assert "No number moved beyond rounding." in found.text
    briefing = briefing_of_ledger(ordinary_ledger(), handed.run(), as_of=AS_OF, since=AS_OF)
    assert briefing.findings.moved == found.findings
    assert "no number moved beyond rounding" in " ".join(briefing.screen.split())


def test_a_copy_and_a_plan_move_nothing(handed: Handed) -> None:
    """They are told as looked at, with why."""
    old = ordinary_ledger()
    more = (replace(old.claims[0], claim_id="again"), claim("plan", "planned", 15_000, mode="planned"))
    briefing = Path(str(handed.folder)) / "then.json"
    briefing.write_text(to_json(brief_ledger(old, handed.run(), as_of=AS_OF)), encoding="utf-8")
    found = diff_ledger(replace(old, claims=(*old.claims, *more)), handed.run(), since=briefing)
    document = json.loads(found.to_json())
    assert {row["claim_id"]: row["why"] for row in document["looked_at"]["no_weight"]} == {
        "again": "not weighed", "plan": "plan",
    }  # fmt: skip
    assert all(row["parts"] == [] for row in document["numbers"])


def test_a_briefing_remembers_claims_that_were_corrected_since(handed: Handed) -> None:
    """The case says otherwise now, and the correction is told as one change."""
    # What both states have in common is sampled, for the decree has no place in it; shares add up however shortly.
    handed.settings = SHORT
    old = ordinary_ledger()
    briefing = Path(str(handed.folder)) / "then.json"
    briefing.write_text(to_json(brief_ledger(old, handed.run(), as_of=AS_OF)), encoding="utf-8")
    now = tuple(replace(one, point=520.0) if one.claim_id == "killed-1" else one for one in old.claims)
    found = diff_ledger(Ledger(case=old.case, claims=now), handed.run(), since=briefing)
    _adds_up(found)
    kinds = {part["kind"] for row in json.loads(found.to_json())["numbers"] for part in row["parts"]}
    assert kinds == {"correction"}


def test_two_kept_briefings_are_compared(handed: Handed) -> None:
    """Whatever the case says today: what both rested on is in them."""
    paths = []
    for name, ledger, day in (("then", ordinary_ledger(), THEN), ("now", ordinary_ledger(NEW), AS_OF)):
        paths.append(Path(str(handed.folder)) / f"{name}.json")
        paths[-1].write_text(to_json(brief_ledger(ledger, handed.run(), as_of=day)), encoding="utf-8")
    found = diff_ledger(ordinary_ledger(), handed.run(), since=paths[0], until=paths[1])
    _adds_up(found)
    direct = json.loads(diff_ledger(ordinary_ledger(NEW), handed.run(), since=THEN).to_json())
    told = json.loads(found.to_json())
    # A kept briefing has rounded what it printed; the evidence is the same to the last digit.
    assert [row["parts"] for row in told["numbers"]] == [row["parts"] for row in direct["numbers"]]
    assert [row["new"] for row in told["numbers"]] == [row["new"] for row in direct["numbers"]]
    assert {part["claims"][0] for row in told["numbers"] for part in row["parts"]} == {"new"}
    assert [name for name, _ in found.findings.input_hashes] == ["now.json"]
    with pytest.raises(BadInput, match=r"nowhere\.json: what is compared with"):
        diff_ledger(ordinary_ledger(), handed.run(), since=THEN, until="nowhere.json")
    with pytest.raises(BadInput, match="until: a day is written"):
        diff_ledger(ordinary_ledger(), handed.run(), since=THEN, until="soon")


def test_a_later_briefing_is_told_by_its_own_seed(handed: Handed) -> None:
    """Whichever the call names: what it printed is what is compared."""
    paths = []
    for seed in (0, 4):
        paths.append(Path(str(handed.folder)) / f"seed-{seed}.json")
        briefed = brief_ledger(ordinary_ledger(), handed.run(seed=seed), as_of=AS_OF)
        paths[-1].write_text(to_json(briefed), encoding="utf-8")
    found = diff_ledger(ordinary_ledger(), handed.run(), since=paths[0], until=paths[1]).findings
    assert (found.seed, found.other_method) == (4, ("seed",))


def test_a_changed_rating_alone_is_looked_at_and_moves_nothing(handed: Handed) -> None:
    """Whether the earlier state is on record or a kept briefing; and it is another question than without it."""
    old = ordinary_ledger()
    now = replace(old, ratings=((old.claims[0].claimant_group, "B"),))
    briefing = Path(str(handed.folder)) / "then.json"
    briefing.write_text(to_json(brief_ledger(old, handed.run(), as_of=AS_OF)), encoding="utf-8")
    assert diff_ledger(old, handed.run(), since=briefing).findings.looked_at.ratings == ()
    for found in (diff_ledger(now, handed.run(), since=briefing), diff_ledger(now, handed.run(), before=old)):
        assert not found.changed
        (told,) = json.loads(found.to_json())["looked_at"]["ratings"]
        assert (told["name"], told["before"], told["after"]) == (now.ratings[0][0], "F", "B")
        assert "1 rating is another than then and moves no number." in found.text
        assert "no weight in any number" in " ".join(found.text.split())
        assert "no weight in any number" in found.to_html()


def test_another_seed_is_method_and_nothing_else(handed: Handed) -> None:
    """What was printed then was printed by another seed; evidence and time did nothing."""
    old = ordinary_ledger()
    document = json.loads(to_json(brief_ledger(old, handed.run(), as_of=AS_OF)))
    document["seed"] = 99
    for row in document["estimates"]:
        row["q50"] = row["q50"] + 10.0
    briefing = Path(str(handed.folder)) / "then.json"
    briefing.write_text(json.dumps(document), encoding="utf-8")
    found = json.loads(diff_ledger(old, handed.run(), since=briefing).to_json())
    assert not found["same_method"]
    assert found["other_method"] == ["seed"]
    assert any("another seed −10." in sentence for sentence in found["sentences"])
    assert all(row["method"] == pytest.approx(-10.0, abs=0.2 + 1e-4 * row["old"]) for row in found["numbers"])
    assert {row["time"] for row in found["numbers"]} == {0.0}


def test_days_and_briefings_that_do_not_fit_are_refused(handed: Handed, tmp_path: Path) -> None:
    """A later day before an earlier one, and another case's briefing."""
    with pytest.raises(BadInput, match="not after the later one"):
        diff_ledger(ordinary_ledger(), handed.run(), since=AS_OF, until=THEN)
    document = json.loads(to_json(brief_ledger(ordinary_ledger(), handed.run(), as_of=AS_OF)))
    other = tmp_path / "other.json"
    other.write_text(json.dumps(document | {"case": "another"}), encoding="utf-8")
    with pytest.raises(BadInput, match="another of the same case"):
        diff_ledger(ordinary_ledger(), handed.run(), since=other)
    with pytest.raises(BadInput, match="a day is written YYYY-MM-DD"):
        diff_ledger(ordinary_ledger(), handed.run(), since="yesterday")


def test_steps_lead_from_one_briefing_to_the_next(handed: Handed) -> None:
    """Each begins where the one before it ended, on the day asked for, and says what had been expected."""
    found = diff_ledger(ordinary_ledger(NEW), handed.run(), since=THEN, through=[THEN]).findings
    assert [(row.old_date, row.date) for row in found.steps] == [(THEN, THEN), (THEN, AS_OF)]
    assert found.steps[1] == found.main
    assert found.main is not None
    assert found.main.expected is not None
    assert found.steps[0].old == found.steps[0].new == found.steps[1].old


def test_another_prior_is_method_and_nothing_else(handed: Handed) -> None:
    """The same claims under another case file: evidence and time did nothing."""
    old = ordinary_ledger()
    other = replace(old, case=replace(old.case, title="By another rule"))
    found = json.loads(diff_ledger(old, handed.run(), since=AS_OF, before=other).to_json())
    assert not found["same_method"]
    for row in found["numbers"]:
        assert row["parts"] == []
        assert (row["time"], row["frame"]) == (0.0, pytest.approx(0.0, abs=1.0 + 1e-3 * row["old"]))
