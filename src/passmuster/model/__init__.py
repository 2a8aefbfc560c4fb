"""Joins ledger, latent and observation: what is believed about a case, and its fit."""
