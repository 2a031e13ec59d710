"""The non-modal dialogs of the main window: at most one of each kind is open."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.selection import ExportTarget
from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.help.about_dialog import AboutDialog
from dpp_desktop.ui.help.help_window import HelpWindow
from dpp_desktop.ui.main_window import dialog_factory
from dpp_desktop.ui.settings.export_choices import ExportChoices
from dpp_desktop.ui.settings.preferences import HandoverNames
from dpp_desktop.ui.settings.print_choices import PrintChoices
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.workspace_info import library_version

if TYPE_CHECKING:
    from dpp_desktop.tokens.scan import BrandProduct
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
    from dpp_desktop.ui.units.dialog import UnitsDialog
    from dpp_desktop.ui.verify.station import VerifyStation


class Dialogs(QObject):
    """Opens dialogs, or activates those that are already open."""

    submitted = Signal(object)
    """A Submission: a new job to mint, or one that exists already."""
    job_chosen = Signal(object)
    """A MintJob to show."""
    brand_deleted = Signal()
    tokens_requested = Signal(object, int)
    """A MintJob, and the unit from which to show its tokens, which counts from 0."""
    pack_print_requested = Signal(object, int, int)
    """The first MintJob of an export, its id, and the index of the pack to print."""
    scan_requested = Signal(str)
    """The URL on a tag whose token to show."""
    print_started = Signal(object)
    """A PrintState."""

    def __init__(
        self, tasks: WorkspaceTasks, window: QWidget, brand: str, names: HandoverNames
    ) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._mint: MintDialog | None = None
        self._exports: list[ExportDialog] = []
        self._help: HelpWindow | None = None
        self._products: ProductsWindow | None = None
        self._units: list[UnitsDialog] = []
        self._designs: DesignsDialog | None = None
        self._printers: PrintersDialog | None = None
        self._station: VerifyStation | None = None
        self._print: PrintDialog | None = None
        self._resolver: ResolverDialog | None = None
        self._tag_station: TagStationDialog | None = None
        self._tag_reading: TagReadDialog | None = None
        self._brand = brand
        self.handover_names = names
        """The people of the last handover."""
        self.export_choices = ExportChoices(self)
        """What was chosen for the last export of each brand."""
        self.print_choices = PrintChoices(self)
        """What was chosen for the last print job of each brand and design."""

    @property
    def brand(self) -> str:
        """The key of the brand used last; may be empty."""
        return self._brand

    def use_brand(self, key: str) -> None:
        """Select the brand of that key in the next form."""
        self._brand = key

    def open_mint(self) -> None:
        """Open the form for a mint request."""
        if self._mint is None:
            form = dialog_factory.make_mint_dialog(self._tasks, self._window, self._brand)
            form.submitted.connect(self.submitted)
            form.job_chosen.connect(self.job_chosen)
            form.finished.connect(self._forget_mint)
            self._mint = form
        self._mint.hold_keys()
        _activate(self._mint)

    def open_export(
        self, wanted: ExportTarget, export_id: int | None, default_folder: Path
    ) -> ExportDialog:
        """Open the export of that target, or the one with that id, or activate its dialog."""
        dialog = self._find_open_export(wanted, export_id)
        if dialog is None:
            requested = (wanted, export_id)
            dialog = dialog_factory.make_export_dialog(
                self._tasks,
                self._window,
                requested,
                default_folder,
                self.handover_names,
                self.export_choices,
            )
            dialog.finished.connect(lambda: self._forget_export(dialog))
            dialog.print_requested.connect(self.pack_print_requested)
            self._exports.append(dialog)
        _activate(dialog)
        return dialog

    def _find_open_export(self, wanted: ExportTarget, export_id: int | None) -> ExportDialog | None:
        """Return the open dialog of the target; with an id, only the dialog of that export."""
        for dialog in self._exports:
            if dialog.request.target == wanted and export_id in (None, dialog.request.export_id):
                return dialog
        return None

    def open_products(self) -> None:
        """Open the products window."""
        if self._products is None:
            window = dialog_factory.make_products_window(self._tasks, self._window, self._brand)
            window.closed.connect(self._forget_products)
            window.brand_deleted.connect(self.brand_deleted)
            self._products = window
        _activate(self._products)

    def show_product(self, found: BrandProduct) -> None:
        """Open the products window, with that product unless there are unsaved changes."""
        self.open_products()
        if self._products:
            self._products.show_product(found)

    def ask_for_scan(self, job: MintJob, unit: int, scanned: str = "") -> None:
        """Ask at the station for the label of that unit, counted from 0, of the job.

        `scanned` is its code if it was scanned in another window; the station answers it then.
        """
        self.open_verification(job)
        if self._station:
            self._station.ask_for(job, unit)
            if scanned:
                self._station.scan(scanned)

    def open_verification(self, job: MintJob) -> None:
        """Open the station at which labels of the job, or of its batch, are verified."""
        if self._station is None:
            self._station = dialog_factory.make_verify_station(self._tasks, self._window, job)
            self._station.finished.connect(self._forget_station)
        else:
            self._station.choose_job(job)
        _activate(self._station)

    def open_tag_station(self, job: MintJob) -> None:
        """Open the station at which tags of the job are written, or the one that is open."""
        if self._tag_reading:
            self._tag_reading.close()
        if self._tag_station and self._tag_station.job.id != job.id:
            if self._tasks.tags.under_way:
                _activate(self._tag_station)
                return
            self._tag_station.close()
        if self._tag_station is None:
            station = dialog_factory.make_tag_station(self._tasks, self._window, job)
            station.finished.connect(self._forget_tag_station)
            self._tag_station = station
        _activate(self._tag_station)

    def open_tag_reading(self) -> None:
        """Open the dialog that reads tags."""
        if self._tag_reading is None:
            dialog = dialog_factory.make_tag_read_dialog(self._tasks, self._window)
            dialog.token_requested.connect(self.scan_requested)
            dialog.finished.connect(self._forget_tag_reading)
            self._tag_reading = dialog
        _activate(self._tag_reading)

    def open_help(self) -> None:
        """Open the help."""
        if self._help is None:
            self._help = HelpWindow(QLocale().name(), self._window)
        _activate(self._help)

    def open_units(self, job: MintJob, folder: Path) -> UnitsDialog:
        """Open the dialog about the units of the job; files are saved in `folder` by default."""
        dialog = next((each for each in self._units if each.job.id == job.id), None)
        if dialog is None:
            dialog = dialog_factory.make_units_dialog(self._tasks, self._window, job, folder)
            dialog.tokens_requested.connect(self.tokens_requested)
            dialog.finished.connect(lambda: self._forget_units(dialog))
            self._units.append(dialog)
        _activate(dialog)
        return dialog

    def open_print(self, source: PrintSource | MintJob, folder: Path) -> None:
        """Open the dialog that prints labels; files are saved in `folder` by default."""
        if isinstance(source, MintJob):
            source = dialog_factory.print_source(source)
        if self._print and self._print.source != source:
            self._print.close()
        if self._print is None:
            dialog = dialog_factory.make_print_dialog(
                self._tasks, self._window, source, self.print_choices, folder
            )
            dialog.started.connect(self.print_started)
            dialog.finished.connect(self._forget_print)
            self._print = dialog
        _activate(self._print)

    def open_designs(self, folder: Path) -> None:
        """Open the label designs; `folder` is the initial folder for files."""
        if self._designs is None:
            dialog = dialog_factory.make_designs_dialog(self._tasks, self._window, folder)
            dialog.finished.connect(self._forget_designs)
            self._designs = dialog
        _activate(self._designs)

    def open_printers(self) -> None:
        """Open the printers."""
        if self._printers is None:
            dialog = dialog_factory.make_printers_dialog(self._tasks, self._window)
            dialog.finished.connect(self._forget_printers)
            self._printers = dialog
        _activate(self._printers)

    def open_signing_key(self, folder: Path) -> None:
        """Open the dialog of the signing key; the public key is saved in `folder` by default."""
        dialog = dialog_factory.make_signing_dialog(self._tasks, self._window, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def open_resolver(self) -> None:
        """Open the dialog of the resolver, which keeps running when the dialog is closed."""
        if self._resolver is None:
            dialog = dialog_factory.make_resolver_dialog(self._tasks, self._window)
            dialog.finished.connect(self._forget_resolver)
            self._resolver = dialog
        _activate(self._resolver)

    def open_about(self) -> None:
        """Open the About dialog."""
        about = AboutDialog(library_version(), self._window)
        about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about.open()

    def update_jobs(self, jobs: Iterable[MintJob]) -> None:
        """Pass jobs that may have changed to the open export dialogs."""
        for job in jobs:
            for dialog in self._exports:
                dialog.update_job(job)

    def may_close(self) -> bool:
        """Return True if there are no unsaved changes, or the user agrees to discard them."""
        editing = (self._products, self._mint, self._designs)
        return all(each is None or each.may_close() for each in editing)

    def close_all(self) -> None:
        """Close all dialogs and discard unsaved changes."""
        for each in (self._products, self._mint, self._designs):
            if each:
                each.close_at_once()
        others = (*self._exports.copy(), *self._units.copy())
        shown = (self._help, self._station, self._printers, self._print, self._resolver)
        tags = (self._tag_station, self._tag_reading)
        for dialog in (*shown, *tags, *others):
            if dialog:
                dialog.close()

    def _forget_mint(self) -> None:
        if self._mint:
            self._brand = self._mint.brand or self._brand
            self._mint.deleteLater()
            self._mint = None

    def _forget_designs(self) -> None:
        if self._designs:
            self._designs.deleteLater()
            self._designs = None

    def _forget_resolver(self) -> None:
        if self._resolver:
            self._resolver.deleteLater()
            self._resolver = None

    def _forget_tag_station(self) -> None:
        if self._tag_station:
            self._tag_station.deleteLater()
            self._tag_station = None

    def _forget_tag_reading(self) -> None:
        if self._tag_reading:
            self._tag_reading.deleteLater()
            self._tag_reading = None

    def _forget_station(self) -> None:
        if self._station:
            self._station.deleteLater()
            self._station = None

    def _forget_printers(self) -> None:
        if self._printers:
            self._printers.deleteLater()
            self._printers = None

    def _forget_products(self) -> None:
        if self._products:
            self._products.deleteLater()
            self._products = None

    def _forget_export(self, dialog: ExportDialog) -> None:
        self._exports.remove(dialog)
        dialog.deleteLater()

    def _forget_print(self) -> None:
        if self._print:
            self._print.deleteLater()
            self._print = None

    def _forget_units(self, dialog: UnitsDialog) -> None:
        self._units.remove(dialog)
        dialog.deleteLater()


def _activate(widget: QWidget) -> None:
    widget.show()
    widget.raise_()
    widget.activateWindow()
