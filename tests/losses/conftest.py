"""The model settles double precision before any array is made."""

import passmuster.model  # noqa: F401
