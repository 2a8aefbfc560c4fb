"""How often a proposal is to be accepted."""

import inspect

from passmuster.inference.acceptance import TARGET_ACCEPTANCE
from passmuster.inference.nuts import sample


def test_chains_aim_at_it_unless_they_are_told_otherwise() -> None:
    """Between 0.6 and 0.8 a draw costs about the same."""
    assert inspect.signature(sample).parameters["target"].default == TARGET_ACCEPTANCE
    assert 0.6 <= TARGET_ACCEPTANCE <= 0.8
