"""The JSON contract of `echoes --format json`."""

import json

from passmuster.briefing.json.echoes import echoes_to_json
from passmuster.findings.parts.echoes import CopiedReport, EchoesFound, EchoProposal


def test_proposals_and_copies_are_told_with_their_evidence() -> None:
    """Every key that the reference names."""
    copied = CopiedReport(report_id="b", copy_of="a", title="B", title_of="A", kind="edited", share=0.512345)
    proposal = EchoProposal(claim_id="c2", echo_of="c1", evidence="why")
    found = EchoesFound(case="x", documents=2, copies=(copied,), proposals=(proposal,))
    assert json.loads(echoes_to_json(found)) == {
        "case": "x",
        "as_of": None,
        "since": None,
        "ledger": None,
        "documents": 2,
        "proposals": [{"claim_id": "c2", "echo_of": "c1", "evidence": "why"}],
        "copies": [
            {"report_id": "b", "copy_of": "a", "title": "B", "title_of": "A", "kind": "edited", "share": 0.512345}
        ],
    }
