"""Blocks of a layout."""

from passmuster.briefing.blocks import HELD, held


def test_a_number_is_never_parted_from_its_per_cent_sign():
    """A held blank stands between them, and a stranger's string comes on one line."""
    assert held("at 90 %\nor  x %") == f"at 90{HELD}% or  x %"
