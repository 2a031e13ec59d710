"""Brings brands and their products into a workspace, and says how it went."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.brandoutlook import BrandOutlook, look_ahead
from dpp_desktop.passports.catalogue import (
    ProductImport,
    import_brand,
    import_products,
    require_brand,
)
from dpp_desktop.passports.productfile import read_product_file
from dpp_desktop.passports.samples import load_samples
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.explain import Explanation, explain
from dpp_desktop.ui.language.engine_texts import translated

_MOST_DRAFTS_NAMED = 5
_MOST_PROBLEMS_TOLD = 4


@dataclass(frozen=True, slots=True)
class BrandImport:
    """A brand that was brought in; `added` is False if it was there before and was updated."""

    key: str
    name: str
    added: bool


def bring_in_samples(workspace: Workspace) -> dict[str, ProductImport]:
    """Adds or updates the sample brands. Returns how it went by brand. Raises DppError."""
    return load_samples(workspace)


def bring_in_brand(
    workspace: Workspace, brand: BrandFile, site_number: int | None = None
) -> BrandImport:
    """Adds or updates the brand; with `site_number`, the workspace is given that first.

    Raises DppError; nothing is changed then.
    """
    outlook = import_brand(workspace, brand, site_number)
    return BrandImport(brand.key, brand.name, outlook.added)


def look_at_brand(workspace: Workspace, brand: BrandFile) -> BrandOutlook:
    """Returns what importing the brand would do. Raises DppError."""
    with workspace.read() as transaction:
        return look_ahead(transaction, brand)


def bring_in_products(workspace: Workspace, brand_key: str, file: Path) -> ProductImport:
    """Adds or updates the products of a product file, all or none. Raises DppError."""
    with workspace.read() as transaction:
        pointer = require_brand(transaction, brand_key).gtin_pointer
    return import_products(workspace, brand_key, read_product_file(file, pointer))


def brand_told(done: BrandImport) -> str:
    """How the import of a brand went, in one sentence."""
    if done.added:
        text = QCoreApplication.translate("BringIn", "The brand {name} was added.")
    else:
        text = QCoreApplication.translate("BringIn", "The brand {name} was brought up to date.")
    return text.format(name=done.name)


def products_told(done: ProductImport) -> tuple[str, str]:
    """How the import of products went, and which can't be minted yet; that is empty if all can."""
    number = QLocale().toString
    text = QCoreApplication.translate("BringIn", "Products added: {added}, updated: {updated}.")
    told = text.format(added=number(done.added), updated=number(done.updated))
    return told, _drafts_told(list(done.drafts))


def refused(error: Exception) -> Explanation:
    """What to tell about an import that failed: where in the file the first problems are."""
    if not isinstance(error, InvalidInput):
        return explain(error)
    lines = [f"{problem.field}: {translated(problem.message)}" for problem in error.problems]
    if len(lines) > _MOST_PROBLEMS_TOLD:
        more = QCoreApplication.translate("BringIn", "… and {count} more problems.")
        left = len(lines) - _MOST_PROBLEMS_TOLD
        lines[_MOST_PROBLEMS_TOLD:] = [more.format(count=QLocale().toString(left))]
    wrong = QCoreApplication.translate("BringIn", "The file can't be imported.")
    return Explanation(wrong, "\n".join([*lines, explain(error).remedy]))


def _drafts_told(skus: list[str]) -> str:
    if not skus:
        return ""
    text = QCoreApplication.translate(
        "BringIn",
        "Not complete yet, and can't be minted: {skus}. Complete them in the file and import it "
        "again.",
    )
    named = ", ".join(skus[:_MOST_DRAFTS_NAMED])
    return text.format(skus=named + (" …" if len(skus) > _MOST_DRAFTS_NAMED else ""))
