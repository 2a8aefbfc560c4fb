"""Joins ledger, latent and observation: what is believed about a case, and its fit."""

from passmuster.inference.compiling import set_precision

set_precision()
