"""The audit, for Python."""

from passmuster.analysis.audited import Audit
from passmuster.briefing.json.mustering import muster_json
from worlds.findings_example import example, failed


def test_an_audit_prints_and_writes_what_the_command_does():
    """Text and JSON, of all claims or of some."""
    audit = Audit(example(), ())
    assert audit.is_usable
    assert "Which claims pass muster" in audit.text
    assert audit.to_json() == muster_json(example())


def test_an_audit_of_a_failed_fit_says_so():
    """No verdict of it counts."""
    assert not Audit(failed(), ()).is_usable
