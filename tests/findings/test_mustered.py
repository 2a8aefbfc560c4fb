"""The audit of some claims."""

import pytest

from passmuster.errors import BadInput
from passmuster.findings.mustered import audit_of
from worlds.findings_example import example


def test_all_claims_are_told_when_none_is_named():
    """Nothing is taken away."""
    assert audit_of(example(), ()) == example()


def test_what_is_named_is_told_with_what_it_takes_part_in():
    """Its verdict, itself, and whatever it implies or contradicts together with others."""
    findings = example()
    name = findings.muster[0].claim_id
    audit = audit_of(findings, [name])
    assert [line.claim_id for line in audit.muster] == [name]
    assert [line.claim_id for line in audit.claims] == [name]
    assert all(name in line.claims for line in (*audit.joint, *audit.conflicts))
    assert sum(name in line.claims for line in findings.joint) == len(audit.joint)
    assert audit.estimates == findings.estimates


def test_every_unknown_claim_is_told_at_once():
    """With the nearest one."""
    name = example().claims[0].claim_id
    with pytest.raises(BadInput) as refusal:
        audit_of(example(), [name + "x", "nowhere", name])
    assert [fault.found for fault in refusal.value.faults] == [f"'{name}x'", "'nowhere'"]
    assert f"Did you mean '{name}'?" in refusal.value.faults[0].remedy
