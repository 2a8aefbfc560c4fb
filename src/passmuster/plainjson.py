"""JSON that anybody may have written: one way for every door.

What the standard library makes of such text ends in four kinds of exception, and lets in numbers that JSON does not
have. Here it is a value, or one kind of error.
"""

import json
import math
from typing import Any

__all__ = ["json_value"]


def json_value(text: str | bytes) -> Any:
    """The value of a JSON text; every number in it is finite, and a whole one may be written as a decimal fraction.

    Raises
    ------
    ValueError
        If it is no JSON, is no UTF-8, nests too deep, or holds a number that is none or too large.
    """
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except RecursionError:
        raise ValueError("it nests too deep") from None


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")


def _finite(written: str) -> float:
    number = float(written)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number
