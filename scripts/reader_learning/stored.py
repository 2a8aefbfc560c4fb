"""Stored: weights and lists of names as the file of a network (`passmuster.networks.stored`)."""

import io
from collections.abc import Mapping
from typing import Any

import numpy as np

from passmuster.networks.stored import STEP

LARGEST = 127
LEAST_STEP = 1e-9


def network_file(weights: Mapping[str, Any], texts: Mapping[str, str]) -> bytes:
    """The file: each weight in a whole number of a byte, with the step of each column; each text in UTF-8."""
    arrays: dict[str, Any] = {name: np.frombuffer(text.encode(), np.uint8) for name, text in texts.items()}
    for name, values in sorted(weights.items()):
        arrays |= _in_bytes(name, np.asarray(values))
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


def _in_bytes(name: str, values: np.ndarray) -> dict[str, np.ndarray]:
    step = np.maximum(np.abs(values).max(axis=0, keepdims=values.ndim > 1) / LARGEST, LEAST_STEP).astype(np.float32)
    return {name: np.round(values / step).astype(np.int8), f"{name}{STEP}": step}
