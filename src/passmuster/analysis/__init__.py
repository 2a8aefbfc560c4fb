"""Analysis: one file a question, from what a reader gives to what is found, start to end."""

from passmuster.parallel.products import multiply_on_one_core

multiply_on_one_core()
