"""Brings brands and their products into a workspace."""

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.brands.import_plan import BrandImportPlan, plan_import
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.effects import EffectCounts
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.product_import import ProductImport
from dpp_desktop.samples import load_samples
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.catalogue.import_texts import ignored_columns_texts
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.welcome.texts import ImportedBrand

_MOST_ROWS_TOLD = 100


def bring_in_samples(workspace: Workspace) -> dict[str, ProductImport]:
    """Adds or updates the sample brands. Returns how it went by brand. Raises DppError."""
    return load_samples(workspace)


def run_brand_import(
    workspace: Workspace, brand: BrandFile, site_number: int | None = None
) -> ImportedBrand:
    """Adds or updates the brand; with `site_number`, the workspace is given that first.

    Raises DppError; nothing is changed then.
    """
    outlook = import_brand(workspace, brand, site_number)
    return ImportedBrand(brand.key, brand.name, outlook.added)


def plan_brand_import(workspace: Workspace, brand: BrandFile) -> BrandImportPlan:
    """Returns what importing the brand would do. Raises DppError."""
    with workspace.read() as transaction:
        return plan_import(transaction, brand)


@dataclass(frozen=True, slots=True)
class ImportedProducts:
    """How an import went, and what the user has to know of it, sentence by sentence."""

    done: CatalogueImportResult
    warnings: tuple[str, ...]


def run_catalogue_import(workspace: Workspace, brand_key: str, file: Path) -> ImportedProducts:
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
            raise _review_needed(checked.counts.effects)
        done = apply_catalogue(workspace, checked)
        conflicts = [
            f"{_place(row.number, problem.field)}: {translated(problem.message)}"
            for row in islice(checked.rejected(), _MOST_ROWS_TOLD)
            for problem in row.problems
        ]
        return ImportedProducts(done, (*conflicts, *ignored_columns_texts(checked.ignored_columns)))


def _review_needed(effects: EffectCounts) -> InvalidInput:
    """Products would lose something, which this import can't show."""
    return InvalidInput(
        [Problem("products", "needs_attention", message) for message in effects.messages()],
        Message(
            "Import the list with the Workspace menu to review these products first; "
            "nothing was changed."
        ),
    )


def _place(row: int, field: str) -> str:
    place = QCoreApplication.translate("BringIn", "row {row}, {field}")
    return place.format(row=QLocale().toString(row), field=field)
