"""Makes the dialogs of the window, each loaded when it is opened for the first time.

A window that shows what is minted needs none of them, nor the validator behind most.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.export.handover import LastHandoverName
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.text.imports import ImportedBrand

if TYPE_CHECKING:
    from dpp_desktop.ui.brands.export_dialog import BrandExportDialog
    from dpp_desktop.ui.brands.import_controller import BrandImportController
    from dpp_desktop.ui.catalogue.dialog import ImportDialog
    from dpp_desktop.ui.export.dialog import ExportDialog
    from dpp_desktop.ui.exports_list.dialog import ExportsDialog
    from dpp_desktop.ui.mint.dialog import MintDialog
    from dpp_desktop.ui.products.window import ProductsWindow
    from dpp_desktop.ui.signing.dialog import SigningKeyDialog


def make_mint_dialog(tasks: WorkspaceTasks, window: QWidget, brand: str) -> MintDialog:
    """Makes the form for a mint request, with the brand of that key; empty for none."""
    from dpp_desktop.ui.mint.dialog import MintDialog

    return MintDialog(tasks.workspace, tasks.background, window, brand=brand or None)


def make_products_window(tasks: WorkspaceTasks, window: QWidget, brand: str) -> ProductsWindow:
    """Makes the window of products, with the brand of that key; empty for none."""
    from dpp_desktop.ui.products.window import ProductsWindow

    return ProductsWindow(tasks.workspace, tasks.background, window, brand=brand or None)


def make_export_dialog(
    tasks: WorkspaceTasks,
    window: QWidget,
    asked: tuple[ExportTarget, int | None],
    default_folder: Path,
    giver: LastHandoverName,
) -> ExportDialog:
    """Makes the dialog for an export, asked for by what is wanted and the id of one to be shown.

    A new folder would be one below `default_folder`.
    """
    from dpp_desktop.ui.export.dialog import ExportDialog
    from dpp_desktop.ui.export.poller import ExportRequest

    wanted, export_id = asked
    request = ExportRequest(wanted, export_id=export_id)
    return ExportDialog(
        tasks.workspace, tasks.background, tasks.exports, request, default_folder, window, giver
    )


def make_exports_list(tasks: WorkspaceTasks, window: QWidget) -> ExportsDialog:
    """Makes the list of exports for the window."""
    from dpp_desktop.ui.exports_list.dialog import ExportsDialog

    return ExportsDialog(tasks.workspace, tasks.background, tasks.exports, window)


def make_signing_dialog(tasks: WorkspaceTasks, window: QWidget, folder: Path) -> SigningKeyDialog:
    """Makes the dialog of the signing key; saving its public half begins in `folder`."""
    from dpp_desktop.ui.signing.dialog import SigningKeyDialog

    return SigningKeyDialog(tasks.workspace, tasks.background, folder, window)


def make_brand_export(
    tasks: WorkspaceTasks, window: QWidget, known: Sequence[Brand], folder: Path
) -> BrandExportDialog:
    """Makes the dialog that exports one of these brands; choosing a file begins in `folder`."""
    from dpp_desktop.ui.brands.export_dialog import BrandExportDialog

    return BrandExportDialog(tasks.workspace, tasks.background, known, folder, window)


def make_brand_import(tasks: WorkspaceTasks, window: QWidget) -> BrandImportController:
    """Makes who imports a brand file, with the questions that go with it."""
    from dpp_desktop.ui.brands.import_controller import BrandImportController
    from dpp_desktop.ui.welcome.import_step import plan_brand_import

    return BrandImportController(
        tasks.background, lambda brand: plan_brand_import(tasks.workspace, brand), window
    )


def make_product_import(
    tasks: WorkspaceTasks, parent: QObject, known: Sequence[Brand], window: QWidget
) -> ImportDialog:
    """Makes the dialog that imports products of these brands; its work belongs to `parent`."""
    from dpp_desktop.ui.catalogue.dialog import ImportDialog
    from dpp_desktop.ui.catalogue.import_controller import CatalogueImportController

    return ImportDialog(
        CatalogueImportController(tasks.workspace, tasks.background, parent), known, window
    )


def bring_in_samples(workspace: Workspace) -> None:
    """Adds or updates the sample brands. Raises DppError."""
    from dpp_desktop.ui.welcome import import_step

    import_step.run_sample_import(workspace)


def run_brand_import(
    workspace: Workspace, brand: BrandFile, site_number: int | None
) -> ImportedBrand:
    """Adds or updates the brand; see `welcome.apply_catalogue`. Raises DppError."""
    from dpp_desktop.ui.welcome import import_step

    return import_step.run_brand_import(workspace, brand, site_number)
