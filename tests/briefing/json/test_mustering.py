"""The audit as JSON."""

import json

from passmuster.briefing.json.briefing import as_document
from passmuster.briefing.json.mustering import muster_json
from passmuster.findings.mustered import audit_of
from worlds.findings_example import example


def test_what_is_told_is_what_a_briefing_tells():
    """Key by key."""
    document, whole = json.loads(muster_json(example())), json.loads(json.dumps(as_document(example())))
    assert {
        "case",
        "as_of",
        "seed",
        "version",
        "muster",
        "joint",
        "conflicts",
        "claims",
        "diagnostics",
    } <= document.keys()
    assert document.pop("since") is None
    assert all(document[key] == whole[key] for key in document)
    assert not {"estimates", "actions"} & document.keys()


def test_one_claim_is_one_row():
    """Of verdicts and of claims."""
    name = example().muster[0].claim_id
    document = json.loads(muster_json(audit_of(example(), [name])))
    assert [row["claim_id"] for row in document["muster"]] == [name]
