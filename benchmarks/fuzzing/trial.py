"""A trial: a command with files of its own, called in this process, and what is wrong with how it ended.

No fit is made: a command that comes as far as one has let its input in, and ends with status 3. Only trials that ask
for it get a decreed one, so that what is found is told as well.
"""

import csv
import io
import os
import re
import signal
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Final

from click.testing import CliRunner, Result

from fuzzing.beginnings import plain
from fuzzing.pages import odd_markup, running_markup
from passmuster.analysis import loss_models
from passmuster.analysis.run import Run
from passmuster.cache.keeper import Keeper
from passmuster.cli import main
from passmuster.errors import FitFailed
from passmuster.ledger import Known
from passmuster.model.fit import Fit
from passmuster.model.settings import Settings
from worlds.handed import OnlyThePast, SharingThePast
from worlds.muster_world import decreed

__all__ = ["MOST_BYTES", "MOST_SECONDS", "Ended", "Trial", "ended"]

MOST_SECONDS: Final = 5.0
"""Processor time of one command."""

BARE: Final = 96 * 2**20
"""What a process of its own holds before it opens a document; this one holds more, because it has opened every door."""

MOST_BYTES: Final = 512 * 2**20
"""Peak memory of one command: that of a bare process, and what the command takes beyond what was there before it."""

PATIENCE: Final = 20.0
"""Seconds of processor time after which a command is broken off."""

STATUSES: Final = frozenset({0, 1, 2, 3})

DRIVES: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""What could drive a terminal, or turn a line around."""

FORMULA: Final = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20](?!\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$)")
OWN_FAULT: Final = re.compile(r"which is a fault of the program")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Arguments of a command, the files that it finds, by name, and what it finds on standard input."""

    arguments: tuple[str, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)
    given: bytes = b""
    written: str = ""
    """A file that the command writes and whose content a terminal may be shown."""
    is_fitted: bool = False
    """Whether fits are decreed, so that the command goes on to the end."""
    never: tuple[str, ...] = ()
    """What may stand in nothing that comes out, letter case aside."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a trial ended: its faults, each a kind and where it came up; its status, seconds and peak of memory."""

    faults: tuple[tuple[str, str], ...]
    status: int | None
    seconds: float
    peak: int


class TooLong(BaseException):
    """The processor time of a command is used up."""


def no_fit(*_: object, **__: object) -> Any:
    """What stands in the place of every fit."""
    raise FitFailed("no fit is made here")


QUICK: Final = Settings(most_refits=0)
"""Claims are left out by weights alone."""


def decreed_fit(known: Known, *, seed: int, settings: Settings, keeper: Keeper, progress: object) -> Fit:
    """A fit of what is known that nobody sampled."""
    return replace(decreed(known), seed=seed, settings=QUICK)


RUN: Final = Run(fitter=no_fit)
KEPT: Final = tempfile.mkdtemp(prefix="fuzz-kept-")
"""Where what past wars taught is kept: it is learned once, and hangs on no input."""

DECREED: Final = Run(fitter=decreed_fit, keeper=SharingThePast(Path(KEPT)))
COMPILED: Final = Run(fitter=decreed_fit, keeper=OnlyThePast())
loss_models.results_of = no_fit


def ended(trial: Trial) -> Ended:
    """Call the command in a folder of its own, and look at all that came out.

    What a case of a new size needs is compiled once in a process, which takes seconds and hangs on no word of it. So a
    command about a fit that took too long is called again, with nothing kept but what past wars taught and what was
    compiled, and that is its time; whatever else was wrong the first time stays wrong.
    """
    if not trial.is_fitted:
        return _once(trial, RUN)
    _learned()
    first = _once(trial, DECREED)
    if first.seconds <= MOST_SECONDS:
        return first
    again, kept = _once(trial, COMPILED), [fault for fault in first.faults if fault[0] != "hang"]
    return replace(again, faults=tuple(dict.fromkeys([*kept, *again.faults])))


def _once(trial: Trial, run: Run) -> Ended:
    with _folder(trial.files):
        _forget_peak()
        before = _memory("VmRSS")
        began = time.process_time()
        faults: list[tuple[str, str]] = []
        result: Result | None = None
        try:
            with _patience():
                result = CliRunner().invoke(main, trial.arguments, input=trial.given, prog_name="passmuster",
                                             obj=run)  # fmt: skip
        except TooLong:
            faults.append(("hang", "broken off"))
        seconds, peak = time.process_time() - began, BARE + max(0, _memory("VmHWM") - before)
        if seconds > MOST_SECONDS:
            faults.append(("hang", f"{seconds:.0f} s"))
        if peak > MOST_BYTES:
            faults.append(("memory", f"{peak / 2**20:.0f} MB"))
        if result is not None:
            faults += _wrong(result, trial)
        status = None if result is None else result.exit_code
    return Ended(tuple(faults), status, seconds, peak)


@cache
def _learned() -> None:
    """Learn what past wars teach, and compile, before any input is timed."""
    with _folder(plain()):
        CliRunner().invoke(main, ("brief", "case"), prog_name="passmuster", obj=DECREED)


def _wrong(result: Result, trial: Trial) -> Iterator[tuple[str, str]]:
    """What is wrong with the status and the words of a command."""
    said = result.stderr_bytes.decode("utf-8", "surrogateescape")
    shown = result.stdout_bytes.decode("utf-8", "surrogateescape")
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        yield "traceback", _where(result.exception)
    elif result.exit_code == 4 or OWN_FAULT.search(said):
        yield "not foreseen", _place(said)
    elif result.exit_code not in STATUSES:
        yield "status", str(result.exit_code)
    if result.exit_code == 2 and (shown or not said.strip()):
        yield "status", "2 with output" if shown else "2 without a word"
    if trial.written and Path(trial.written).is_file():
        shown += Path(trial.written).read_bytes().decode("utf-8", "surrogateescape")
        looked = running_markup if trial.is_fitted else odd_markup
        yield from (("page", what) for what in dict.fromkeys(looked(Path(trial.written))))
    if told := [word for word in trial.never if word in f"{shown}\n{said}".casefold()]:
        yield "people", f"{told[0]} by {trial.arguments[0]}"
    for stream, text in (("output", shown), ("errors", said)):
        if found := DRIVES.search(text):
            yield "raw", f"U+{ord(found[0]):04X} on {stream} of {trial.arguments[0]}"
    if "csv" in trial.arguments and result.exit_code == 0:
        yield from _formulas(shown, trial.arguments[0])


def _formulas(table: str, command: str) -> Iterator[tuple[str, str]]:
    csv.field_size_limit(2**27)
    for row in csv.reader(io.StringIO(table)):
        for cell in row:
            if FORMULA.match(cell):
                yield "formula", command
                return


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    place = ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        place = f"{Path(name).parent.name}/{Path(name).name}:{trace.tb_lineno}" if "passmuster" in name else place
        trace = trace.tb_next
    return f"{type(error).__name__} at {place}"


def _place(said: str) -> str:
    """Where in the code something was not foreseen, as the sentence or the report that it names says."""
    if found := re.search(r"; (\S+passmuster-report-\S+) says", said):
        lines = Path(found[1]).read_text(encoding="utf-8").split("\n")
        own = [line.strip() for line in lines if line.strip().startswith("passmuster/")]
        kinds = [line for line in lines[3:] if line and not line.startswith(" ")]
        return f"{kinds[0]} at {own[-1]}"
    found = re.search(r"found (\w+ at \S+:\d+)", said)
    return found[1] if found else said[:200]


# Folder, time and memory ----------------------------------------------------------------------------------------------


@contextmanager
def _folder(files: Mapping[str, bytes]) -> Iterator[None]:
    """A new folder with some files, in which the command is called."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as home:
        for name, content in files.items():
            place = Path(home) / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        os.chdir(home)
        kept, tempfile.tempdir = tempfile.tempdir, home
        try:
            yield
        finally:
            os.chdir(before)
            tempfile.tempdir = kept


@contextmanager
def _patience() -> Iterator[None]:
    signal.signal(signal.SIGPROF, _break_off)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _break_off(number: int, frame: FrameType | None) -> None:
    raise TooLong


def _forget_peak() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def _memory(what: str) -> int:
    """What the system says of the memory of this process, bytes; 0 where it does not."""
    with suppress(OSError):
        found = re.search(rf"{what}:\s+(\d+) kB", Path("/proc/self/status").read_text())
        return int(found[1]) * 1024 if found else 0
    return 0
