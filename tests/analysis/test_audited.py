"""The audit, for Python."""

import pytest

import passmuster as pm
from passmuster.analysis import run
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


def test_an_id_that_no_claim_bears_is_refused_at_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is fitted, from Python as from the command line."""

    def no_fit() -> object:
        raise AssertionError("nothing is to be fitted")

    monkeypatch.setattr(run, "_usual_fitter", no_fit)
    with pytest.raises(pm.BadInput, match="named by its id; found 'k999'"):
        pm.muster("examples/mali", claims=["k999"], cache=False)
