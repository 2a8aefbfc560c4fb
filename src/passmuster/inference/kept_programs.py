"""Compiled programs kept whole, so that a new process neither traces nor compiles what an earlier one has.

JAX keeps what XLA makes of a program and finds it by what the program says. To know that, it must trace the program,
which takes a second for each large one, in every process anew. Here a program is found by what is known before: the
function, its static arguments, the shapes of the others, and the sources that it follows from. Where sources have
changed it is traced, and found by what it says if that has not.

Only functions of the package are kept, named by where they stand: of others nobody knows when they change.

Of a function that is marked so, XLA's own form of a program is kept beside JAX's (`inference/bare_programs.py`). It
serves where JAX is not loaded.
"""

import hashlib
import pickle
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from typing import Any, ClassVar, Final

from passmuster.cache.keeper import Keeper, key_of, machine_key_of
from passmuster.engine import jax, part_of_jax
from passmuster.inference.bare_programs import bare_block, bare_program
from passmuster.inference.leaves import flattened, form_of
from passmuster.parallel.threads import lull_begins

__all__ = ["KeptPrograms"]

TRACED, PROGRAM, BARE = "traced", "program", "bare"
"""Kinds of blocks: which program a call is, the program, and what of it XLA runs alone."""
MOST_KEPT: Final = 96
"""Programs, of half a megabyte each; a case of one shape has some six. Those kept longest ago go first."""
QUICKLY: Final = 1
"""Level of compression: a quarter of the size, and a hundredth of a second to read."""
PACKAGE: Final = "passmuster."
DAMAGED: Final = (
    ValueError,
    TypeError,
    RuntimeError,
    EOFError,
    AttributeError,
    ImportError,
    pickle.PickleError,
    zlib.error,
)

Program = Callable[..., Any]


class KeptPrograms:
    """Programs by what they are called with; those of this process are at hand, others come from the keeper.

    What is at hand is so whatever the keeper: a function compiled once is not compiled for another folder.
    """

    _at_hand: ClassVar[dict[object, Program]] = {}
    _one_at_a_time: ClassVar[defaultdict[object, Lock]] = defaultdict(Lock)
    """Of each call: a program is made once, and others beside it."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper

    def program(
        self, made: Callable[[], Any], name: str, static: Sequence[int], args: Sequence[object], *, bare: bool = False
    ) -> Program | None:
        """The program of a call, which takes its arguments but for the static ones; None where none can be kept.

        Parameters
        ----------
        made
            Gives the function as JAX compiles it, with a `lower` of its own; it is traced where the program is not
            found.
        name
            Where it stands.
        static
            Places of the arguments that the program is made for.
        bare
            Whether XLA's own form of it is kept as well, and used where JAX is not loaded.
        """
        fixed = [args[place] for place in static]
        names = [_of_package(name), *map(_named, fixed)]
        others = [own for place, own in enumerate(args) if place not in static]
        leaves, form = flattened(others), form_of(others)
        if not all(names) or any(_is_traced(leaf) or not hasattr(leaf, "dtype") for leaf in leaves):
            return None
        shapes = tuple((leaf.shape, str(leaf.dtype), bool(getattr(leaf, "weak_type", False))) for leaf in leaves)
        call = (name, *fixed, form, shapes)
        if call not in self._at_hand:
            with self._one_at_a_time[call]:
                if call not in self._at_hand:
                    key = key_of(["program", *names, form, repr(shapes)])
                    found = self._found_bare(key) if bare and "jax" not in sys.modules else None
                    self._at_hand[call] = found or self._found(key) or self._made(key, made(), args, bare)
        return self._at_hand[call]

    def _found_bare(self, key: str) -> Program | None:
        """The program for XLA alone."""
        said = self.keeper.find(key, TRACED)
        block = None if said is None else self.keeper.find(said.decode(), BARE)
        return None if block is None else bare_program(block)

    def _found(self, key: str) -> Program | None:
        """The program that a call was found to be by an earlier process; None where it is not kept any more."""
        said = self.keeper.find(key, TRACED)
        return None if said is None else self._loaded(said.decode())

    def _loaded(self, said: str) -> Program | None:
        block = self.keeper.find(said, PROGRAM)
        if block is None:
            return None
        try:
            loaded: Program = _serializing().deserialize_and_load(*pickle.loads(zlib.decompress(block)))
        except DAMAGED:
            return None
        return loaded

    def _made(self, key: str, function: Any, args: Sequence[object], bare: bool) -> Program:
        """The program traced, and compiled where what it says is new."""
        traced = function.lower(*args)
        said = machine_key_of(["program", hashlib.sha256(traced.as_text().encode()).hexdigest()])
        program = self._loaded(said)
        if program is None:
            lull_begins()
            program = _compiled_alone(traced)
            self._keep(said, program, bare)
        self.keeper.put(key, said.encode(), TRACED, MOST_KEPT)
        return program

    def _keep(self, said: str, program: Any, bare: bool) -> None:
        try:
            block = zlib.compress(pickle.dumps(_serializing().serialize(program)), QUICKLY)
        except DAMAGED:
            return
        self.keeper.put(said, block, PROGRAM, MOST_KEPT)
        alone = bare_block(program) if bare else None
        if alone is not None:
            self.keeper.put(said, alone, BARE, MOST_KEPT)


def _serializing() -> Any:
    """What of JAX writes programs as bytes."""
    return part_of_jax("jax.experimental.serialize_executable")


def _named(static: object) -> str:
    """A name of a static argument that says all about it; empty where there is none."""
    if not callable(static):
        return repr(static)
    return _of_package(f"{getattr(static, '__module__', '')}.{getattr(static, '__qualname__', '<')}")


def _is_traced(leaf: object) -> bool:
    """Whether a leaf is no number yet, but what a program is being made of."""
    if "jax" not in sys.modules:
        return False
    return isinstance(leaf, jax.core.Tracer)


def _of_package(name: str) -> str:
    """The name of a function that stands in the package by itself; empty for any other."""
    return name if name.startswith(PACKAGE) and "<" not in name else ""


def _compiled_alone(traced: Any) -> Program:
    """A program as XLA makes it, not as JAX keeps it: one that was read from there cannot be kept again."""
    with _JAX_KEEPS.nothing():
        made: Program = traced.compile()
    return made


class _JaxKeeps:
    """Whether JAX keeps programs by itself: not while any thread makes one that is kept whole."""

    def __init__(self) -> None:
        self._making = 0
        self._was = True
        self._counted = Lock()

    @contextmanager
    def nothing(self) -> Iterator[None]:
        """A context in which JAX keeps nothing, and finds nothing that it kept."""
        self._count(1)
        try:
            yield
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._counted:
            if self._making == 0:
                self._was = jax.config.jax_enable_compilation_cache
            self._making += more
            jax.config.update("jax_enable_compilation_cache", self._was and self._making == 0)
            part_of_jax("jax.experimental.compilation_cache.compilation_cache").reset_cache()


_JAX_KEEPS: Final = _JaxKeeps()
