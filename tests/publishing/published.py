"""Mints, voids, corrects and publishes units of the sample battery, which has restricted fields."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dpp_desktop.common import json_text
from dpp_desktop.minting.request import MintForm
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.product import ProductRecord
from dpp_desktop.publishing.plan import PublishRequest
from dpp_desktop.publishing.run import PublicationResult, publish
from dpp_desktop.store import brands, documents, products
from dpp_desktop.store.workspace import Workspace
from tests import samples

BRAND, SKU = "velta", "VB-500"
PASSPHRASE = "Kühe grasen müde am Hang"


def mint(workspace: Workspace, quantity: int, batch: str = "LOT-7") -> MintJob:
    """Mint a job of the battery."""
    return samples.mint(workspace, MintForm(BRAND, SKU, batch, quantity))


def publication(
    workspace: Workspace, folder: Path, *, restricted: bool = False, **choices: Any
) -> PublicationResult:
    """Publish the brand of the battery to the folder."""
    request = PublishRequest(BRAND, folder, restricted=restricted, **choices)
    return publish(workspace, request, PASSPHRASE if restricted else None)


RESTRICTED = frozenset(
    (
        "detailed_composition",
        "spare_parts",
        "dismantling",
        "safety_measures",
        "test_reports",
        "status",
    )
)
"""The fields of the sample battery that Annex XIII of Regulation (EU) 2023/1542 restricts."""


def correct_product(workspace: Workspace) -> None:
    """Change a public field of the product."""

    def corrected(passport: Any) -> Any:
        return {**passport, "weight_kg": 2.9}

    _change(workspace, corrected)


def mark_restricted_values(workspace: Workspace) -> set[str]:
    """Replace each value in restricted fields by a text that occurs nowhere else; return these."""
    texts: set[str] = set()

    def marked(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: marked(each) for name, each in value.items()}
        if isinstance(value, list):
            return [marked(each) for each in value]
        texts.add(f"secret-{len(texts):03}")
        return f"secret-{len(texts) - 1:03}"

    def with_marks(passport: Any) -> Any:
        return {
            name: marked(value) if name in RESTRICTED else value for name, value in passport.items()
        }

    _change(workspace, with_marks)
    return texts


def _change(workspace: Workspace, change: Callable[[Any], Any]) -> None:
    with workspace.write() as transaction:
        brand = brands.find(transaction, BRAND)
        assert brand
        product = products.find(transaction, brand.id, SKU)
        assert product
        passport: Any = json_text.parse(documents.body_of(transaction, product.passport_digest))
        passport = change(passport)
        record = ProductRecord(SKU, product.name, product.gtin, json_text.canonical(passport))
        products.put_all(transaction, brand.id, [record])
