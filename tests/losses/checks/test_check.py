"""Checks as values: which kinds there are."""

from passmuster.losses.checks.check import CheckKind, LossCheck


def test_a_check_of_every_kind_can_be_made_and_compared() -> None:
    """Kinds are told by plain words, each once."""
    made = {LossCheck(kind=kind, rows=(1,)) for kind in CheckKind}
    assert len(made) == len(CheckKind)
    assert all(kind.value.replace(" ", "").isalpha() for kind in CheckKind)
