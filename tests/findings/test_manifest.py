"""The manifest of a briefing: what it rested on."""

import json
from dataclasses import replace

from passmuster.cache.codec import from_bytes
from passmuster.findings.manifest import case_digest, manifest_of
from passmuster.ledger import Claim
from worlds.muster_world import case, decreed_fit


def test_claims_come_back_as_they_were() -> None:
    """Each line of it is one claim, whole."""
    fit = decreed_fit()
    manifest = manifest_of(fit)
    assert tuple(from_bytes(Claim, line.encode()) for line in manifest.claims) == fit.known.claims
    assert manifest.evidence == fit.known.digest
    assert (manifest.road, manifest.k_hat) == ("sampled", None)
    assert json.loads(manifest.claims[0])["claim_id"] == fit.known.claims[0].claim_id
    rated = replace(fit, known=replace(fit.known, ratings=(("KR", "B"),), credibility=(("c1", "2"),)))
    assert [json.loads(line) for line in manifest_of(rated).ratings] == [
        {"name": "KR", "rating": "B"}, {"name": "c1", "rating": "2"},
    ]  # fmt: skip


def test_another_case_file_has_another_digest() -> None:
    """Whatever in it is another."""
    assert case_digest(case()) == case_digest(case())
    assert case_digest(case()) != case_digest(replace(case(), title="Another"))
