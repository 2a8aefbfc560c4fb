"""Unread: what is told of a file that could not be read, in words of the file and not of the program."""

from json import JSONDecodeError

__all__ = ["told_of"]


def told_of(error: Exception) -> str:
    """What was found instead of an export.

    >>> told_of(KeyError("objects")), told_of(TypeError("'NoneType' object is not subscriptable"))
    ("nothing called 'objects' in it", 'something else in it than an export holds')
    """
    if isinstance(error, JSONDecodeError):
        return f"no JSON: {error.msg} (line {error.lineno} column {error.colno})"
    if isinstance(error, UnicodeDecodeError):
        return f"bytes that are no UTF-8, from byte {error.start} on"
    if isinstance(error, KeyError):
        return f"nothing called {error} in it"
    if isinstance(error, TypeError | AttributeError):
        return "something else in it than an export holds"
    return str(error).rstrip(".")
