"""Inference: sampling, compiling and diagnostics. It knows densities and no claims."""

from passmuster.inference.compiling import settle_precision

settle_precision()
