"""passmuster: what must be true behind contested claims about a partner's troops, and what the alliance does next."""

from passmuster._version import __version__

__all__ = ["__version__"]
