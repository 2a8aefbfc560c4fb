"""A briefing that was kept as JSON, read again."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from passmuster.analysis.printed import kept_briefing
from passmuster.briefing.json.briefing import to_json
from passmuster.errors import BadInput
from passmuster.findings.parts.methods import Manifest
from passmuster.findings.printed_counts import printed_of
from passmuster.findings.withheld_claims import hash_of_claim
from passmuster.ledger.digest import text_of
from worlds.findings_example import example
from worlds.muster_world import ordinary_claims, ordinary_ledger

MANIFEST = Manifest(
    program="p" * 64, case="c" * 64, evidence="e" * 64, settings="Settings()", road="sampled", k_hat=None,
    effective=None, claims=tuple(text_of(claim) for claim in ordinary_claims()),
)  # fmt: skip


def _kept(tmp_path: Path, document: object) -> Path:
    path = tmp_path / "briefing.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_what_was_printed_comes_back(tmp_path: Path) -> None:
    """Its counts to six digits, its day, seed and version; without a manifest, today's ledger tells the evidence."""
    findings = example()
    found = kept_briefing(_kept(tmp_path, json.loads(to_json(findings))))
    there = printed_of(findings)
    assert (found.printed.as_of, found.printed.seed) == (there.as_of, there.seed)
    mine = {(row.subject, row.quantity, row.date): row.q50 for row in found.printed.estimates}
    for row in there.estimates:
        assert mine[row.subject, row.quantity, row.date] == pytest.approx(row.q50, rel=1e-5)
    assert found.claims is None
    ledger = ordinary_ledger()
    assert found.ledger(ledger).claims == ledger.known(found.printed.as_of).claims


def test_its_claims_come_back_as_they_were(tmp_path: Path) -> None:
    """Whatever has become of them in the case since."""
    document = json.loads(to_json(example()))
    document["manifest"] = {"program": "p", "case": "c", "claims": [json.loads(line) for line in MANIFEST.claims]}
    found = kept_briefing(_kept(tmp_path, document))
    assert found.claims == ordinary_claims()
    assert (found.printed.program, found.printed.case_digest) == ("p", "c")


def test_a_withheld_claim_is_found_again_where_it_still_stands(tmp_path: Path) -> None:
    """Word for word; one that was changed since is not known of then."""
    (first, *others) = MANIFEST.claims
    told = [{"claim_id": "x", "withheld": hash_of_claim(first)}, *map(json.loads, others)]
    found = kept_briefing(_kept(tmp_path, json.loads(to_json(example())) | {"manifest": {"claims": told}}))
    ledger = ordinary_ledger()
    assert set(found.ledger(ledger).claims) == set(ordinary_claims())
    changed = replace(ledger, claims=(replace(ledger.claims[0], point=1.0), *ledger.claims[1:]))
    assert set(found.ledger(changed).claims) == set(ordinary_claims()[1:])


def test_its_ratings_come_back_as_they_were(tmp_path: Path) -> None:
    """Those of private people are not in it, and stay as they are; a briefing that holds none says nothing of them."""
    own = replace(ordinary_ledger().claims[0], claimant="Jane Miller (nurse)", claimant_group="OTHER")
    ledger = replace(ordinary_ledger(), claims=(own,), ratings=(("KR", "A"), (own.claimant, "D")))
    document = json.loads(to_json(example())) | {"manifest": {"claims": []}}
    assert kept_briefing(_kept(tmp_path, document)).ledger(ledger).ratings == ledger.ratings
    document["manifest"]["ratings"] = [{"name": "KR", "rating": "C"}, {"name": "c1", "rating": "2"}]
    found = kept_briefing(_kept(tmp_path, document)).ledger(ledger)
    assert found.ratings == (("KR", "C"), (own.claimant, "D"))
    assert found.credibility == (("c1", "2"),)


@pytest.mark.parametrize("content", ["[]", "{}", "no json", '{"as_of": "soon"}'])
def test_what_is_no_briefing_is_refused(tmp_path: Path, content: str) -> None:
    """With the way to make one."""
    path = tmp_path / "briefing.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput, match="brief CASE --format json"):
        kept_briefing(path)
    with pytest.raises(BadInput, match="a day, a case folder, or a briefing"):
        kept_briefing(tmp_path / "nowhere.json")
