"""The draws of a fit for other tools: a tree of data as ArviZ reads it, and a table as R reads it.

Groups of the tree and what is in them, with dimensions beside chain and draw:

    posterior               every parameter of a force or a source, leans (lean_cell), counts on the as-of day (subject)
    prior                   the same before anybody has claimed anything
    posterior_predictive    `claims` (claim_id): the number that each source would have in mind once more
    log_likelihood          `claims` (claim_id)
    observed_data           `claims` (claim_id): the number claimed, of a range the middle on the log scale
    paths                   every path at the end of each week (subject, date)

Parameters are on the scale of their priors (`docs/reference/priors.md`); counts are people or pieces. The weekly shocks
are left out: the paths are what they make.
"""

import csv
import math
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from passmuster.errors import BadInput, Fault
from passmuster.ledger import Claim
from passmuster.model.design import Design
from passmuster.model.fit import Fit
from passmuster.model.parameters import DEVIATIONS, FORCE_PARAMETERS
from passmuster.model.posterior import Posterior
from passmuster.model.shape import FORCE_SERIES
from passmuster.model.simulate import prior_draws, replicated
from passmuster.plaintext import table_cell

if TYPE_CHECKING:
    from xarray import Dataset, DataTree

__all__ = ["datatree_of", "write_tidy_draws"]

PRIOR_DRAWS: Final = 1000

Arrays = dict[str, np.ndarray]


def datatree_of(fit: Fit) -> "DataTree":
    """The tree of a fit; the same fit gives the same tree. Nothing in it tells the time of day."""
    from xarray import DataTree

    design, posterior = fit.design, fit.posterior
    prior = prior_draws(design, fit.priors, fit.seed, PRIOR_DRAWS)
    printed = replicated(design, fit.given, posterior.parameters, fit.seed)
    groups: dict[str, Arrays] = {
        "posterior": _quantities(posterior),
        "prior": _quantities(prior),
        "posterior_predictive": {"claims": posterior.by_chain(printed)},
        "log_likelihood": {"claims": posterior.by_chain(posterior.log_likelihood)},
        "observed_data": {"claims": np.array([claimed_number(claim) for claim in design.observed])},
        "paths": _paths(posterior),
    }
    return DataTree.from_dict({name: _dataset(name, arrays, design) for name, arrays in groups.items()})


def _dataset(group: str, arrays: Arrays, design: Design) -> "Dataset":
    """A group with its dimensions named and labelled."""
    from arviz_base import dict_to_dataset

    samples = () if group == "observed_data" else ("chain", "draw")
    dimensions = {name: _dimensions(name, values.ndim - len(samples)) for name, values in arrays.items()}
    used = {dimension for named in dimensions.values() for dimension in named}
    labels = {name: labels for name, labels in _labels(design).items() if name in used}
    named: dict[str, Any] = {"coords": labels, "dims": dimensions}
    data: Dataset = dict_to_dataset(arrays, sample_dims=list(samples), **named)
    data.attrs.pop("created_at", None)
    return data


def claimed_number(claim: Claim) -> float:
    """The number of a claim; of a range the middle on the log scale, of a floor or ceiling that number."""
    edges = [edge for edge in (claim.number_low, claim.number_high) if edge is not None]
    if not edges or min(edges) <= 0.0:
        return float(max(edges, default=math.nan))
    return math.exp(sum(map(math.log, edges)) / len(edges))


def _quantities(posterior: Posterior) -> Arrays:
    """Parameters, leans and counts on the as-of day, each (chain, draw, ...)."""
    design = posterior.design
    left_out = {*DEVIATIONS, "camps"}
    parameters = {name: value for name, value in posterior.parameters.items() if name not in left_out}
    arrays = {name: posterior.by_chain(_trimmed(name, value, design)) for name, value in parameters.items()}
    arrays = {name: value for name, value in arrays.items() if value.size}
    if design.cells:
        arrays["lean"] = posterior.by_chain(posterior.leans)
    return arrays | {name: value[..., -1] for name, value in _paths(posterior).items()}


def _trimmed(name: str, value: np.ndarray, design: Design) -> np.ndarray:
    """A parameter without the padding of its shape."""
    return value[:, : len(design.forces)] if name in FORCE_PARAMETERS else value


def _paths(posterior: Posterior) -> Arrays:
    """Every path of every force at the end of each week, (chain, draw, subject, date)."""
    forces = posterior.design.forces
    arrays = {}
    for quantity in FORCE_SERIES:
        paths = [np.asarray(posterior.path(force.force_id, quantity))[:, 1:] for force in forces]
        if paths:
            arrays[quantity.value] = posterior.by_chain(np.stack(paths, axis=1))
    return arrays


def _labels(design: Design) -> dict[str, list[Any]]:
    """Dimension to the names of its places."""
    clock = design.clock
    subjects = [force.force_id for force in design.forces]
    return {
        "subject": subjects,
        "force": subjects,
        "part": [part.force_id for part in design.parts],
        "supply": [supply.force_id for supply in design.supplies],
        "lean_cell": [" ".join(filter(None, cell)) for cell in design.cells],
        "claim_id": [claim.claim_id for claim in design.observed],
        "date": [np.datetime64(clock.sunday(week)) for week in range(clock.n_weeks)],
    }


def _dimensions(name: str, count: int) -> list[str]:
    """Names of so many dimensions of a variable, those behind chain and draw."""
    if name in FORCE_SERIES:
        return ["subject", "date"][:count]
    kind = next((kind for kind in ("part", "supply") if name.startswith(f"{kind}_")), "force")
    return [{"claims": "claim_id", "lean": "lean_cell"}.get(name, kind)][:count]


# For R ----------------------------------------------------------------------------------------------------------------


def write_tidy_draws(fit: Fit, path: Path) -> None:
    """Write the posterior as CSV: `.chain`, `.iteration`, `.draw`, counted from 1, and one column a number.

    Columns of more than one number are named `present[kp-force]` and `lean[UA losses RU]`, as tidybayes splits them.

    Raises
    ------
    BadInput
        When the file is there already or cannot be written.
    """
    if path.exists():
        raise BadInput([Fault(str(path), "nothing is overwritten", "the file is there already", "Name another file.")])
    columns = dict(_columns(fit))
    chains, draws = next(iter(columns.values())).shape
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow([".chain", ".iteration", ".draw", *map(table_cell, columns)])
            for chain in range(chains):
                for draw in range(draws):
                    place = [chain + 1, draw + 1, chain * draws + draw + 1]
                    writer.writerow([*place, *(repr(float(column[chain, draw])) for column in columns.values())])
    except OSError as error:
        rule = "the table of draws must be writable"
        raise BadInput([Fault(str(path), rule, error.strerror or str(error), "Check the folder.")]) from error


def _columns(fit: Fit) -> Iterator[tuple[str, np.ndarray]]:
    """Column name to its draws, (chain, draw)."""
    labels = _labels(fit.design)
    for name, values in _quantities(fit.posterior).items():
        if values.ndim == 2:
            yield name, values
            continue
        for place, label in enumerate(labels[_dimensions(name, 1)[0]]):
            yield f"{name}[{label}]", values[:, :, place]
