"""Create the dialogs of the window; each module is loaded when its dialog is first opened.

This keeps start-up fast: most dialogs load the schema validator.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_set import UnitSet
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.settings.export_choices import ExportChoices
from dpp_desktop.ui.settings.preferences import HandoverNames
from dpp_desktop.ui.settings.print_choices import PrintChoices
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.text.imports import ImportedBrand

if TYPE_CHECKING:
    from dpp_desktop.products.product_import import ProductImport
    from dpp_desktop.ui.brands.export_dialog import BrandExportDialog
    from dpp_desktop.ui.brands.import_controller import BrandImportController
    from dpp_desktop.ui.catalogue.dialog import ImportDialog
    from dpp_desktop.ui.designs.dialog import DesignsDialog
    from dpp_desktop.ui.export.dialog import ExportDialog
    from dpp_desktop.ui.mint.dialog import MintDialog
    from dpp_desktop.ui.nfc.read_dialog import TagReadDialog
    from dpp_desktop.ui.nfc.station import TagStationDialog
    from dpp_desktop.ui.print.dialog import PrintDialog
    from dpp_desktop.ui.print.target_field import PrintSource
    from dpp_desktop.ui.printers.dialog import PrintersDialog
    from dpp_desktop.ui.products.window import ProductsWindow
    from dpp_desktop.ui.resolver.dialog import ResolverDialog
    from dpp_desktop.ui.signing.dialog import SigningKeyDialog
    from dpp_desktop.ui.units.dialog import UnitsDialog
    from dpp_desktop.ui.verify.station import VerifyStation


def make_mint_dialog(tasks: WorkspaceTasks, window: QWidget, brand: str) -> MintDialog:
    """Create the form for a mint request, with the brand of that key selected, if any."""
    from dpp_desktop.ui.mint.dialog import MintDialog

    return MintDialog(tasks.workspace, tasks.background, window, brand=brand or None)


def make_products_window(tasks: WorkspaceTasks, window: QWidget, brand: str) -> ProductsWindow:
    """Create the products window, with the brand of that key selected, if any."""
    from dpp_desktop.ui.products.window import ProductsWindow

    return ProductsWindow(tasks.workspace, tasks.background, window, brand=brand or None)


def make_export_dialog(
    tasks: WorkspaceTasks,
    window: QWidget,
    requested: tuple[ExportTarget, int | None],
    default_folder: Path,
    names: HandoverNames,
    last_choices: ExportChoices,
) -> ExportDialog:
    """Create the dialog for the export of a target; the id selects one of several exports.

    A new export folder is suggested below `default_folder`.
    """
    from dpp_desktop.ui.export.dialog import ExportDialog
    from dpp_desktop.ui.export.poller import ExportRequest

    wanted, export_id = requested
    request = ExportRequest(wanted, export_id=export_id)
    return ExportDialog(
        tasks.workspace,
        tasks.background,
        tasks.exports,
        request,
        default_folder,
        window,
        names,
        last_choices,
    )


def make_units_dialog(
    tasks: WorkspaceTasks, window: QWidget, job: MintJob, folder: Path
) -> UnitsDialog:
    """Create the dialog about the units of the job; files are saved in `folder` by default."""
    from dpp_desktop.ui.units.dialog import UnitsDialog

    return UnitsDialog(tasks.workspace, tasks.background, job, folder, window)


def make_designs_dialog(tasks: WorkspaceTasks, window: QWidget, folder: Path) -> DesignsDialog:
    """Create the dialog of label designs; `folder` is the initial folder for files."""
    from dpp_desktop.ui.designs.dialog import DesignsDialog

    return DesignsDialog(tasks.workspace, tasks.background, folder, window)


def make_printers_dialog(tasks: WorkspaceTasks, window: QWidget) -> PrintersDialog:
    """Create the dialog of printers."""
    from dpp_desktop.ui.printers.dialog import PrintersDialog

    return PrintersDialog(tasks.workspace, tasks.background, window)


def make_verify_station(tasks: WorkspaceTasks, window: QWidget, job: MintJob) -> VerifyStation:
    """Create the station at which labels of the job, or of its batch, are verified."""
    from dpp_desktop.ui.verify.station import VerifyStation

    return VerifyStation(tasks.workspace, tasks.background, job, window)


def make_tag_station(tasks: WorkspaceTasks, window: QWidget, job: MintJob) -> TagStationDialog:
    """Create the station at which the tags of the job are written."""
    from dpp_desktop.ui.nfc.station import TagStationDialog

    return TagStationDialog(tasks.workspace, tasks.background, tasks.tags, job, window)


def make_tag_read_dialog(tasks: WorkspaceTasks, window: QWidget) -> TagReadDialog:
    """Create the dialog that reads tags."""
    from dpp_desktop.ui.nfc.read_dialog import TagReadDialog

    return TagReadDialog(tasks.tags, window)


def make_print_dialog(
    tasks: WorkspaceTasks,
    window: QWidget,
    source: PrintSource,
    choices: PrintChoices,
    folder: Path,
) -> PrintDialog:
    """Create the dialog that prints labels; files are saved in `folder` by default."""
    from dpp_desktop.ui.print.dialog import PrintDialog

    return PrintDialog(
        tasks.workspace, tasks.background, tasks.prints, source, choices, folder, window
    )


def print_source(job: MintJob, unit: int | None = None) -> PrintSource:
    """Return the job, or one unit of it counted from 0, as the source of a print dialog."""
    from dpp_desktop.ui.print.target_field import PrintSource

    return PrintSource(job, None if unit is None else UnitSet.one(unit))


def pack_source(job: MintJob, export_id: int, index: int) -> PrintSource:
    """Return a pack of an export of the job as the source; `index` counts from 1."""
    from dpp_desktop.printing.prints.targets import PackUnits
    from dpp_desktop.ui.print.target_field import PrintSource

    return PrintSource(job, pack=PackUnits(export_id, index))


def make_signing_dialog(tasks: WorkspaceTasks, window: QWidget, folder: Path) -> SigningKeyDialog:
    """Create the dialog of the signing key; the public key is saved in `folder` by default."""
    from dpp_desktop.ui.signing.dialog import SigningKeyDialog

    return SigningKeyDialog(tasks.workspace, tasks.background, folder, window)


def make_resolver_dialog(tasks: WorkspaceTasks, window: QWidget) -> ResolverDialog:
    """Create the dialog of the resolver."""
    from dpp_desktop.ui.resolver.dialog import ResolverDialog

    return ResolverDialog(tasks.resolver, window)


def make_brand_export(
    tasks: WorkspaceTasks, window: QWidget, known: Sequence[Brand], folder: Path
) -> BrandExportDialog:
    """Create the dialog that exports one of these brands, by default to `folder`."""
    from dpp_desktop.ui.brands.export_dialog import BrandExportDialog

    return BrandExportDialog(tasks.workspace, tasks.background, known, folder, window)


def make_brand_import(tasks: WorkspaceTasks, window: QWidget) -> BrandImportController:
    """Create the controller that imports a brand file with all its dialogs."""
    from dpp_desktop.brands.brand_import import preview_import
    from dpp_desktop.ui.brands.import_controller import BrandImportController

    return BrandImportController(
        tasks.background, lambda brand: preview_import(tasks.workspace, brand), window
    )


def make_product_import(
    tasks: WorkspaceTasks,
    parent: QObject,
    known: Sequence[Brand],
    window: QWidget,
    brand: str | None,
) -> ImportDialog:
    """Create the dialog that imports products of these brands; `parent` owns its work.

    `brand` is the key of the brand to choose first.
    """
    from dpp_desktop.ui.catalogue.dialog import ImportDialog
    from dpp_desktop.ui.catalogue.import_controller import CatalogueImportController
    from dpp_desktop.ui.products.template_action import TemplateAction

    return ImportDialog(
        CatalogueImportController(tasks.workspace, tasks.background, parent),
        TemplateAction(tasks.workspace, tasks.background, parent),
        known,
        window,
        brand=brand,
    )


def import_samples(workspace: Workspace) -> dict[str, ProductImport]:
    """Add or update the sample brands. Return the results by brand key. Raises DppError."""
    from dpp_desktop.ui.welcome import import_step

    return import_step.run_sample_import(workspace)


def open_problems(error: Exception, window: QWidget) -> None:
    """Open the dialog with all problems of a file that can't be imported."""
    from dpp_desktop.ui.widgets import problems_dialog

    problems_dialog.open_problems(error, window)


def import_brand(workspace: Workspace, brand: BrandFile, site_number: int | None) -> ImportedBrand:
    """Add or update the brand; see `welcome.import_step`. Raises DppError."""
    from dpp_desktop.ui.welcome import import_step

    return import_step.run_brand_import(workspace, brand, site_number)
