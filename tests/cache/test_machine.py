"""What numbers depend on of a machine."""

import platform

from passmuster.cache.machine import instructions_named, processor


def test_a_set_of_instructions_has_one_name():
    """Whatever their order; another set has another name, and none has none."""
    assert instructions_named("sse2 avx fma") == instructions_named("fma sse2  avx avx")
    assert instructions_named("sse2 avx") != instructions_named("sse2 avx2")
    assert instructions_named(" ") == ""


def test_a_processor_is_told_by_its_kind():
    """First the kind, as the system calls it."""
    assert processor().split()[0] == platform.machine()
