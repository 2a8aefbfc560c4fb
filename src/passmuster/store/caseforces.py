"""The forces of a ``case.toml``: each with its kind, and with the forces that it is a part or a sum of."""

from collections.abc import Sequence

from passmuster.ledger.case import Force
from passmuster.ledger.nearest import did_you_mean
from passmuster.ledger.vocabulary import ForceKind
from passmuster.store.tomltable import TomlTable, refuse_repeats

__all__ = ["forces_of"]


def forces_of(root: TomlTable) -> tuple[Force, ...]:
    """The forces, at least one, each naming only others that exist."""
    tables = root.tables("forces")
    if not tables and "forces" not in root.values:
        root.refuse("forces", "at least one force is required", remedy="Add [[forces]] with id, name and actor.")
    forces = tuple(_force(table) for table in tables)
    refuse_repeats(tables, [force.force_id for force in forces], "id")
    known = [force.force_id for force in forces]
    for table, force in zip(tables, forces, strict=True):
        if force.kind == str(table.values.get("kind", force.kind)).strip():  # else it stands in for a wrong word
            _check_force(table, force, known)
    return forces


def _force(table: TomlTable) -> Force:
    kind = table.choice("kind", ForceKind, default=ForceKind.FORCE)
    force = Force(
        force_id=table.text("id", required=True),
        name=table.text("name", required=True),
        actor=table.text("actor", required=kind != ForceKind.SUM),
        kind=kind,
        part_of=table.text("part_of"),
        sum_of=table.texts("sum_of"),
        starts_empty=table.flag("starts_empty", default=True),
        largest=table.number("largest", above=0) if "largest" in table.values else None,
    )
    table.finish()
    return force


def _check_force(table: TomlTable, force: Force, known: Sequence[str]) -> None:
    """A part names its whole, a sum its terms, and the others neither."""
    if (force.kind == ForceKind.PART) != bool(force.part_of):
        table.refuse(
            "part_of",
            "belongs to a force of kind 'part', and to no other",
            found=f"kind '{force.kind}'",
            remedy='Set kind = "part" and part_of together.',
        )
    if (force.kind == ForceKind.SUM) != (len(force.sum_of) > 1):
        table.refuse(
            "sum_of",
            "two or more forces belong to a force of kind 'sum', and to no other",
            found=f"kind '{force.kind}' with {len(force.sum_of)}",
            remedy='Set kind = "sum" and sum_of = ["...", "..."] together.',
        )
    if force.largest is not None and force.kind != ForceKind.FORCE:
        table.refuse(
            "largest",
            "bounds a force of kind 'force', and no other",
            found=f"kind '{force.kind}'",
            remedy="Set it on the force itself: parts and sums keep within their forces.",
        )
    for key, names in (("part_of", (force.part_of,)), ("sum_of", force.sum_of)):
        for name in names:
            if name == force.force_id:
                table.refuse(key, "a force cannot be made of itself", found=f"'{name}'", remedy="Name another force.")
            elif name and name not in known:
                remedy = did_you_mean(name, [other for other in known if other != force.force_id])
                table.refuse(key, "must name a force of this case", found=f"'{name}'", remedy=remedy)
