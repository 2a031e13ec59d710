"""Brings brands and their products into a workspace."""

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.brands.import_plan import BrandImportPlan, plan_import
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.products.catalogue_import.apply import BroughtIn, bring_in
from dpp_desktop.products.catalogue_import.effects import EffectCounts
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.product_import import ProductImport
from dpp_desktop.samples import load_samples
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.catalogue.texts import left_out_told
from dpp_desktop.ui.language.engine_texts import translated
from dpp_desktop.ui.welcome.texts import BrandImport

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


def look_at_brand(workspace: Workspace, brand: BrandFile) -> BrandImportPlan:
    """Returns what importing the brand would do. Raises DppError."""
    return plan_import(workspace, brand)


@dataclass(frozen=True, slots=True)
class ProductsImported:
    """How an import went, and what the user has to know of it, sentence by sentence."""

    done: BroughtIn
    remarks: tuple[str, ...]


def bring_in_products(workspace: Workspace, brand_key: str, file: Path) -> ProductsImported:
    """Adds or updates the products of a catalogue, all or none. Raises DppError.

    To import only the good rows, use the import dialog.
    """
    with check_catalogue(workspace, brand_key, CatalogueFile(file)) as checked:
        problems = [
            replace(problem, field=_place(row.number, problem.field))
            for row in islice(checked.rejected(), _MOST_ROWS_TOLD)
            for problem in row.problems
        ]
        if problems:
            raise InvalidInput(problems)
        if checked.counts.effects.needs_attention:
            raise _needs_a_look(checked.counts.effects)
        done = bring_in(workspace, checked)
        conflicts = [
            f"{_place(row.number, problem.field)}: {translated(problem.message)}"
            for row in islice(checked.rejected(), _MOST_ROWS_TOLD)
            for problem in row.problems
        ]
        return ProductsImported(done, (*conflicts, *left_out_told(checked.left_out)))


def _needs_a_look(effects: EffectCounts) -> InvalidInput:
    """Products would lose something, which this import can't show."""
    return InvalidInput(
        [Problem("products", "needs_attention", message) for message in effects.messages()],
        "Import the list from the menu Workspace, which shows these products before; nothing was "
        "changed.",
    )


def _place(row: int, field: str) -> str:
    place = QCoreApplication.translate("BringIn", "row {row}, {field}")
    return place.format(row=QLocale().toString(row), field=field)
