"""Joins ledger, latent and observation; inference, diagnostics, and the audit of claims."""

from passmuster.model.engine import settle_precision

settle_precision()
