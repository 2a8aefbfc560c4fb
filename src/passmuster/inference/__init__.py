"""Inference: sampling, compiling and diagnostics. It knows densities and no claims."""
