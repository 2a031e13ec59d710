"""Brings brands and their products into a workspace."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.brandoutlook import BrandOutlook, look_ahead
from dpp_desktop.passports.catalogue import (
    ProductImport,
    import_brand,
)
from dpp_desktop.passports.catalogues.bringing_in import BroughtIn, bring_in
from dpp_desktop.passports.catalogues.checking import CatalogueFile, check_catalogue
from dpp_desktop.passports.samples import load_samples
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.welcome.words import BrandImport

_MOST_ROWS_TOLD = 100


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


def bring_in_products(workspace: Workspace, brand_key: str, file: Path) -> BroughtIn:
    """Adds or updates the products of a catalogue, all or none. Raises DppError.

    Who wants the good rows alone has the import dialog for it.
    """
    with check_catalogue(workspace, brand_key, CatalogueFile(file)) as checked:
        problems = [
            replace(problem, field=_place(row.number, problem.field))
            for row in islice(checked.rejected(), _MOST_ROWS_TOLD)
            for problem in row.problems
        ]
        if problems:
            raise InvalidInput(problems)
        return bring_in(workspace, checked)


def _place(row: int, field: str) -> str:
    place = QCoreApplication.translate("BringIn", "row {row}, {field}")
    return place.format(row=QLocale().toString(row), field=field)
