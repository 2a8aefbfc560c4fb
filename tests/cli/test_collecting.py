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


def test_what_is_new_is_not_looked_through_at_the_end():
    """Neither behind the context nor when the process ends; and what is thrown away later is found."""
    begun = []
    gc.callbacks.append(lambda phase, _: begun.append(phase))
    try:
        with collecting_rarely():
            kept = [[] for _ in range(5_000)]
            begun.clear()
        kept.append([[] for _ in range(100)])
        assert begun == []
    finally:
        gc.callbacks.pop()
    assert gc.get_freeze_count() == 0
    ring: list[object] = []
    ring.append(ring)
    del ring
    assert gc.collect() >= 1
