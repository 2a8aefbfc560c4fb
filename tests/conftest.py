"""What holds for every test."""

from hypothesis import settings

# The same tests give the same result on every machine: examples follow from the test itself and not from chance, and
# a slow machine is no failure.
settings.register_profile("everyday", derandomize=True, deadline=None)
settings.load_profile("everyday")
