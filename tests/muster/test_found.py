"""What the audit finds, as values that come back from text as they went in."""

import subprocess
import sys
from datetime import date

from passmuster.cache.codec import from_bytes, to_bytes
from passmuster.model.paths import paths_ahead
from passmuster.muster.contradictions import contradictions
from passmuster.muster.found import Audited
from passmuster.muster.joint import joint_readings
from passmuster.muster.muster import audit
from worlds.muster_world import claim, decreed_fit


def test_an_audit_is_kept_without_loss() -> None:
    """Verdicts of every kind, a joint reading and a contradiction come back equal, closed sets as their members."""
    fit = decreed_fit(
        claim("wild", "killed", 2_400), claim("plan", "planned", 30_000), claim("strange", "killed", 5, subject="x"),
        claim("through", "rotated", bound="at_most", high=100_000.0, horizon=date(2025, 3, 1)),
        claim("less", "killed", bound="at_least", low=4_000.0),
    )  # fmt: skip
    ahead = paths_ahead(fit.posterior, 8, seed=2)
    found = Audited(
        verdicts=audit(fit, ahead),
        joint=joint_readings(fit, ahead),
        contradictions=contradictions(fit.known.case, fit.known.claims),
    )
    assert found.joint.told
    assert found.contradictions.told
    assert len({verdict.unjudged for verdict in found.verdicts}) > 2
    back = from_bytes(Audited, to_bytes(found))
    assert back == found
    assert [type(verdict.verdict) for verdict in back.verdicts] == [type(v.verdict) for v in found.verdicts]


def test_nothing_heavy_is_needed_to_hold_what_was_found() -> None:
    """The values are read back and laid out without NumPy, SciPy or JAX."""
    code = "import sys, passmuster.muster.found; print(sorted({'numpy', 'scipy', 'jax'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
