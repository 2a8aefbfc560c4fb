"""One document: whatever goes wrong while it is read is a fault of that document, and the others go on.

What a library makes of broken bytes is the document's fault. What our own code did not foresee is a fault of the
program; it is called so, with the place, so that it can be reported without the document.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final

from passmuster.documents.document import refuse
from passmuster.errors import PassmusterError

__all__ = ["one_document"]

PACKAGE: Final = str(Path(__file__).parents[1])

WAYS_OF_BYTES: Final = (UnicodeError, RecursionError, MemoryError, OverflowError)
"""What hostile bytes raise wherever they are looked at; none of them tells of a slip of ours."""


@contextmanager
def one_document(name: str) -> Iterator[None]:
    """A context in which any exception but our own becomes the refusal of this document.

    Raises
    ------
    BadInput
        In place of the exception; it names its kind, and the place where the fault is the program's.
    """
    try:
        yield
    except PassmusterError:
        raise
    except Exception as error:
        raise _refusal(name, error) from error


def _refusal(name: str, error: Exception) -> PassmusterError:
    kind, place = type(error).__name__, _own_place(error.__traceback__)
    # An encoding that nobody knows is a LookupError and no more; a key or an index that is missing is our slip.
    if not place or isinstance(error, WAYS_OF_BYTES) or type(error) is LookupError:
        remedy = "Save it anew, or give its text alone."
        return refuse(name, "the document must be whole enough to be read", f"{kind} while it was read", remedy)
    rule = "this document was not foreseen, which is a fault of the program and not of the document"
    return refuse(name, rule, f"{kind} at {place}", "Report that place, and leave the document out until it is mended.")


def _own_place(trace: TracebackType | None) -> str:
    """File and line where an exception came up, when that is in our own code; else empty."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None or not trace.tb_frame.f_code.co_filename.startswith(PACKAGE):
        return ""
    return f"{Path(trace.tb_frame.f_code.co_filename).relative_to(PACKAGE)}:{trace.tb_lineno}"
