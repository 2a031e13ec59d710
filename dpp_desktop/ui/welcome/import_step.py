"""Imports brands and their products into a workspace."""

from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from dpp_desktop.brands.brand_import import import_brand
from dpp_desktop.model.brand import BrandFile
from dpp_desktop.model.errors import InvalidInput, Problem, ProductNamesNeeded
from dpp_desktop.model.message import Message
from dpp_desktop.products.catalogue_import.apply import CatalogueImportResult, apply_catalogue
from dpp_desktop.products.catalogue_import.checked_catalogue import CheckedCatalogue
from dpp_desktop.products.catalogue_import.effects import EffectCounts
from dpp_desktop.products.catalogue_import.encoding_notices import WRONG_ENCODING
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile, check_catalogue
from dpp_desktop.products.product_import import ProductImport
from dpp_desktop.samples import load_samples
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.catalogue.import_texts import (
    ignored_columns_texts,
    notice_text,
    shared_gtins_texts,
    warned_text,
)
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.text.imports import ImportedBrand

_MAX_ROWS = 100


def run_sample_import(workspace: Workspace) -> dict[str, ProductImport]:
    """Add or update the sample brands. Return the results by brand key. Raises DppError."""
    return load_samples(workspace)


def run_brand_import(
    workspace: Workspace, brand: BrandFile, site_number: int | None = None
) -> ImportedBrand:
    """Add or update the brand, after setting the workspace's site number if one is given.

    Raises DppError and then changes nothing.
    """
    plan = import_brand(workspace, brand, site_number)
    return ImportedBrand(brand.key, brand.name, plan.added)


@dataclass(frozen=True, slots=True)
class ImportedProducts:
    """The result of a catalogue import, and warnings as sentences."""

    done: CatalogueImportResult
    warnings: tuple[str, ...]


def run_catalogue_import(workspace: Workspace, brand_key: str, file: Path) -> ImportedProducts:
    """Add or update all products of a catalogue, or none. Raises DppError.

    The import dialog can import the valid rows only.
    """
    with _checked(workspace, brand_key, file) as checked:
        problems = [
            replace(problem, field=_row_location(row.number, problem.field))
            for row in islice(checked.rejected(), _MAX_ROWS)
            for problem in row.problems
        ]
        if problems:
            raise InvalidInput(problems)
        if checked.counts.effects.needs_attention:
            raise _review_needed(checked.counts.effects)
        doubts = [each for each in checked.notices if each.code == WRONG_ENCODING]
        if doubts:
            raise InvalidInput(
                doubts,
                Message(
                    "To choose the encoding, import the list from the Workspace menu; nothing was "
                    "changed."
                ),
            )
        done = apply_catalogue(workspace, checked)
        conflicts = [
            f"{_row_location(row.number, problem.field)}: {translated(problem.message)}"
            for row in islice(checked.rejected(), _MAX_ROWS)
            for problem in row.problems
        ]
        warned = checked.counts.warned
        warnings = (
            *conflicts,
            *([warned_text(warned)] if warned else ()),
            *shared_gtins_texts(checked.shared_gtins),
            *ignored_columns_texts(checked.ignored_columns),
            *map(notice_text, checked.notices),
        )
        return ImportedProducts(done, warnings)


def _checked(workspace: Workspace, brand_key: str, file: Path) -> CheckedCatalogue:
    """Return the checked catalogue. A file that is a single passport is rejected."""
    try:
        return check_catalogue(workspace, brand_key, CatalogueFile(file))
    except ProductNamesNeeded as error:
        raise InvalidInput(
            error.problems,
            Message("To enter them, import the file from the Workspace menu; nothing was changed."),
        ) from None


def _review_needed(effects: EffectCounts) -> InvalidInput:
    """Return the error for products that would lose values, which this import can't show."""
    return InvalidInput(
        [Problem("products", "needs_attention", message) for message in effects.messages()],
        Message(
            "To review these products first, import the list from the Workspace menu; nothing "
            "was changed."
        ),
    )


def _row_location(row: int, field: str) -> str:
    template = QCoreApplication.translate("Import", "row {row}, {field}")
    return template.format(row=QLocale().toString(row), field=field)
