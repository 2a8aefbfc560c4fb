"""Write a bill of materials (CycloneDX 1.6): what comes with passmuster on one Python, with every extra of a user.

    python scripts/bill_of_materials.py                                        of the running Python
    python scripts/bill_of_materials.py --python 3.12 --libraries FOLDER       of another one's `site-packages`

The same libraries give the same bytes: it holds no moment, and its serial number is made from what it says.
"""

import argparse
import json
import sys
from importlib.metadata import Distribution
from uuid import NAMESPACE_OID, UUID, uuid5

from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, LicenseAcknowledgement, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.spdx import is_supported_id
from packageurl import PackageURL
from shelf import Shelf, licence_of, texts_of

from passmuster._version import __version__

__all__ = ["bill"]


def _licence(one: Distribution) -> DisjunctiveLicense | LicenseExpression:
    told = licence_of(one)
    how = LicenseAcknowledgement.DECLARED if told.declared else LicenseAcknowledgement.CONCLUDED
    if is_supported_id(told.words):
        return DisjunctiveLicense(id=told.words, acknowledgement=how)
    if told.is_expression:
        return LicenseExpression(told.words, acknowledgement=how)
    return DisjunctiveLicense(name=told.words, acknowledgement=how)


def _part(name: str, one: Distribution, extra: str) -> Component:
    """A library; its properties say what brings it and where its licence can be read."""
    texts = [Property(name="passmuster:licence-text", value=path) for path in texts_of(one)]
    purl = PackageURL("pypi", name=name, version=one.version)
    return Component(
        name=one.metadata["Name"], version=one.version, purl=purl, bom_ref=str(purl), licenses=[_licence(one)],
        scope=ComponentScope.OPTIONAL if extra else ComponentScope.REQUIRED,
        properties=[Property(name="passmuster:comes-with", value=extra or "the package"), *texts],
    )  # fmt: skip


def _program() -> Component:
    return Component(
        name="passmuster", version=__version__, type=ComponentType.APPLICATION, bom_ref="passmuster",
        licenses=[DisjunctiveLicense(id="MIT")],
    )  # fmt: skip


def bill(shelf: Shelf) -> str:
    """The bill of an environment."""
    python = shelf.python or ".".join(map(str, sys.version_info[:2]))
    parts = {name: _part(name, one, extra) for name, (one, extra) in shelf.comes_with().items()}
    document = Bom(components=parts.values(), serial_number=UUID(int=0))
    document.metadata.component = _program()
    document.metadata.properties.add(Property(name="passmuster:python", value=python))
    # The library stamps every bill with the moment; who wants the same bytes again takes it away.
    document.metadata.timestamp = None  # type: ignore[assignment]
    whole = {"": document.metadata.component, **parts}
    for name, needed in shelf.ties().items():
        document.register_dependency(whole[name], [parts[other] for other in sorted(needed & set(parts))])
    document.serial_number = uuid5(NAMESPACE_OID, _json(document))
    return _json(document)


def _json(document: Bom) -> str:
    return json.dumps(json.loads(JsonV1Dot6(document).output_as_string()), indent=1, sort_keys=True) + "\n"


def main() -> None:
    """Print the bill."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--python", default="")
    options.add_argument("--libraries", default="")
    asked = options.parse_args()
    shelf = Shelf([asked.libraries], asked.python) if asked.libraries else Shelf()
    print(bill(shelf), end="")


if __name__ == "__main__":
    main()
