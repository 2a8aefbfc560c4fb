"""Joins ledger, latent and observation; inference, diagnostics, and the audit of claims."""
