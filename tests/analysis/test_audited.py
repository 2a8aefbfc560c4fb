"""The audit, for Python."""

import json
from datetime import date

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


def test_claims_said_since_a_day_are_told_and_the_day_with_them() -> None:
    """In full, in text and as JSON; where none was said after it the refusal says when the last was."""
    audit = Audit(example(), ("k097",), date(2025, 1, 31))
    assert "Told are those said after 31 January 2025." in audit.text
    assert json.loads(audit.to_json())["since"] == "2025-01-31"
    assert json.loads(Audit(example(), ()).to_json())["since"] is None


def test_a_day_after_which_nothing_was_said_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is fitted."""
    monkeypatch.setattr(run, "_usual_fitter", lambda: None)
    with pytest.raises(pm.BadInput, match="was said after 2030-01-01; found none; the last was said on 20"):
        pm.muster("examples/mali", since="2030-01-01", cache=False)
    with pytest.raises(pm.BadInput, match="since"):
        pm.muster("examples/mali", claims=["m01"], since="2029-01-01", cache=False)
