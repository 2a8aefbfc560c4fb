"""Compiled programs kept whole between processes."""

import jax
import numpy as np
import pytest

import passmuster.model  # noqa: F401 - sets the precision
from passmuster.cache import keeper as keeping
from passmuster.cache.keeper import Keeper
from passmuster.inference import kept_programs
from passmuster.inference.kept_programs import KeptPrograms
from passmuster.model.truth import log_posterior
from passmuster.parallel.threads import in_lull, side_by_side

NAME = "passmuster.somewhere.scaled"
X = np.arange(3.0)


@pytest.fixture(autouse=True)
def _nothing_at_hand(monkeypatch):
    """Programs are at hand for a whole process, by their names alone; here all bear one."""
    monkeypatch.setattr(KeptPrograms, "_at_hand", {})


def scaled(factor, x):
    """A program made for a factor."""
    return {"scaled": x * factor, "sum": x.sum()}


def untraceable():
    """Must not be traced again."""
    raise AssertionError("traced again")


def jitted():
    """The program, as JAX compiles it."""
    return jax.jit(scaled, static_argnums=0)


def test_another_process_neither_traces_nor_compiles(tmp_path):
    """What was kept gives the same, and within a process it is at hand."""
    first = KeptPrograms(Keeper(tmp_path))
    made = first.program(jitted, NAME, (0,), (2.0, X))
    assert first.program(jitted, NAME, (0,), (2.0, X + 1.0)) is made
    found = KeptPrograms(Keeper(tmp_path)).program(untraceable, NAME, (0,), (2.0, X))
    assert found is not None
    np.testing.assert_array_equal(found(X)["scaled"], 2.0 * X)
    assert float(found(X)["sum"]) == 3.0


@pytest.mark.parametrize("other", [(3.0, X), (2.0, np.arange(4.0)), (2.0, X.astype(int))], ids=["arg", "size", "kind"])
def test_another_call_is_another_program(tmp_path, other):
    """Static arguments, shapes and kinds of numbers say which it is."""
    keeper = Keeper(tmp_path)
    KeptPrograms(keeper).program(jitted, NAME, (0,), (2.0, X))
    with pytest.raises(AssertionError, match="traced again"):
        KeptPrograms(keeper).program(untraceable, NAME, (0,), other)


def test_what_is_at_hand_is_so_whatever_the_folder(tmp_path):
    """Nothing is traced or compiled twice in a process."""
    made = KeptPrograms(Keeper(tmp_path)).program(jitted, NAME, (0,), (2.0, X))
    assert KeptPrograms(Keeper(tmp_path / "other")).program(jitted, NAME, (0,), (2.0, X)) is made


def test_programs_are_made_beside_one_another(tmp_path):
    """Of one call one is made, of two calls two; JAX keeps programs by itself again once all are made."""
    kept = KeptPrograms(Keeper(tmp_path))
    made = side_by_side(lambda factor: kept.program(jitted, NAME, (0,), (factor, X)), [5.0, 6.0, 5.0])
    assert made[0] is made[2]
    assert [float(program(X)["scaled"][1]) for program in made] == [5.0, 6.0, 5.0]
    assert len(list(tmp_path.glob("*.program"))) == 2
    assert jax.config.jax_enable_compilation_cache


def test_what_waits_for_a_lull_begins_with_compiling(tmp_path):
    """Tracing needs Python's lock, compiling does not."""
    begun = []
    with in_lull(lambda: begun.append(1)):
        KeptPrograms(Keeper(tmp_path)).program(jitted, NAME, (0,), (7.0, X))
    assert begun == [1]


def test_what_says_the_same_is_not_compiled_again(tmp_path, monkeypatch):
    """Where sources changed it is traced, and found by what it says."""
    KeptPrograms(Keeper(tmp_path)).program(jitted, NAME, (0,), (2.0, X))
    monkeypatch.setattr(keeping, "program_fingerprint", lambda: "another program")
    monkeypatch.setattr(kept_programs, "_compiled_alone", None)
    found = KeptPrograms(Keeper(tmp_path)).program(jitted, NAME, (0,), (2.0, X))
    assert found is not None
    np.testing.assert_array_equal(found(X)["scaled"], 2.0 * X)


def test_a_damaged_program_is_made_anew(tmp_path):
    """Whole in its seal or not, what cannot be loaded is as good as none."""
    KeptPrograms(Keeper(tmp_path)).program(jitted, NAME, (0,), (2.0, X))
    (kept,) = tmp_path.glob("*.program")
    Keeper(tmp_path).put(kept.name.removesuffix(".program"), b"no program", "program")
    found = KeptPrograms(Keeper(tmp_path)).program(jitted, NAME, (0,), (2.0, X))
    assert found is not None
    np.testing.assert_array_equal(found(X)["scaled"], 2.0 * X)


@pytest.mark.parametrize(
    ("name", "static"),
    [("elsewhere.scaled", 2.0), ("passmuster.somewhere.made.<locals>.scaled", 2.0), (NAME, scaled), (NAME, lambda: 1)],
)
def test_what_may_change_unseen_is_not_kept(tmp_path, name, static):
    """Functions of others, and those made on the way, have no name that says what they do."""
    assert KeptPrograms(Keeper(tmp_path)).program(untraceable, name, (0,), (static, X)) is None
    assert list(tmp_path.iterdir()) == []


def test_a_function_of_the_package_has_a_name(tmp_path):
    """A program may be made for one."""
    kept = KeptPrograms(Keeper(tmp_path))
    with pytest.raises(AssertionError, match="traced again"):
        kept.program(untraceable, NAME, (0,), (log_posterior, X))


def test_within_another_program_nothing_is_kept(tmp_path):
    """There the numbers are none yet."""
    kept, seen = KeptPrograms(Keeper(tmp_path)), []
    jax.jit(lambda x: seen.append(kept.program(untraceable, NAME, (0,), (2.0, x))) or x)(X)
    assert seen == [None]
