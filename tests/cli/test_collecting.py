"""How often garbage is looked for."""

import gc

import pytest

from passmuster.cli.collecting import RARELY, collecting_rarely


def test_garbage_is_looked_for_rarely_and_then_as_before():
    """Also where something goes wrong in between."""
    before = gc.get_threshold()
    with collecting_rarely():
        assert gc.get_threshold() == (RARELY, *before[1:])
    assert gc.get_threshold() == before
    with pytest.raises(ZeroDivisionError), collecting_rarely():
        raise ZeroDivisionError
    assert gc.get_threshold() == before
