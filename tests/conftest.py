"""What holds for every test."""

import os

from hypothesis import settings

# The model reckons in double precision, as the command line sets it; read when JAX is first imported.
os.environ.setdefault("JAX_ENABLE_X64", "true")

# The same tests give the same result on every machine: examples follow from the test itself and not from chance, and
# a slow machine is no failure.
settings.register_profile("everyday", derandomize=True, deadline=None)
settings.load_profile("everyday")
