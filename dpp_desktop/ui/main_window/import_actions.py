"""Brings brands and products into the open workspace: samples, brand files, catalogues."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from dpp_desktop.brands.brand_import import list_brands
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.main_window import dialog_factory
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.text.imports import ImportedBrand, brand_imported_text, explain_import_error
from dpp_desktop.ui.welcome.welcome_card import WelcomeCard

if TYPE_CHECKING:
    from dpp_desktop.ui.brands.import_controller import BrandImportController
    from dpp_desktop.ui.catalogue.dialog import ImportDialog


class BrandExportAction(QObject):
    """Opens the export of a brand, and says what came of it."""

    told = Signal(object, str, str)
    """A Tone, a sentence, and details."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    def export_brand(self, folder: Path) -> None:
        """Has the user choose a brand, a file and a passphrase; the choice begins in `folder`."""
        workspace = self._tasks.workspace
        self._tasks.background.ask(
            self, lambda: list_brands(workspace), lambda known: self._open(known, folder)
        )

    def _open(self, known: list[Brand], folder: Path) -> None:
        if not known:
            self.told.emit(Tone.INFO, self.tr("There is no brand to export yet."), "")
            return
        dialog = dialog_factory.make_brand_export(self._tasks, self._window, known, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._tell)
        dialog.open()

    def _tell(self, brand: BrandFile, file: Path) -> None:
        text = self.tr("The brand {name} with its serial key was exported: {file}")
        detail = self.tr(
            "Whoever has the file and its passphrase can predict and forge the brand's serials. "
            "The other site needs a site number of its own."
        )
        self.told.emit(Tone.SUCCESS, text.format(name=brand.name, file=file), detail)


Value = TypeVar("Value")


class ImportActions(QObject):
    """Asks for files, has them read in the background, and says what came of it."""

    told = Signal(object, str, str)
    """A Tone, a sentence, and details."""
    welcome = Signal(object)
    """The card to show in the place of jobs while there are no brands; None once there are."""
    workspace_chosen = Signal()
    """The user wants to open another workspace instead."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._importing: BrandImportController | None = None
        self._import: ImportDialog | None = None

    def look_for_brands(self) -> None:
        """Finds out whether there are brands, and has a welcome shown if there are none."""
        self._ask(list_brands, self._welcome_if_none)

    def bring_in_samples(self) -> None:
        """Adds or updates the sample brands."""
        self._ask(dialog_factory.bring_in_samples, lambda _loaded: self._report_samples())

    def choose_brand_file(self) -> None:
        """Has the user choose a brand file, and adds or updates its brand if they agree."""
        file = self._choose_file(self.tr("Import a brand file"))
        if file:
            self._brand_import_controller().begin(file)

    def open_import(self) -> None:
        """Opens the import of products, or brings it to the front, and asks for a file."""
        self._ask(list_brands, self._open_import_for)

    def _brand_import_controller(self) -> BrandImportController:
        if self._importing is None:
            self._importing = dialog_factory.make_brand_import(self._tasks, self._window)
            self._importing.agreed.connect(self._import_brand)
            self._importing.refused.connect(self._report_error)
        return self._importing

    def _import_brand(self, brand: BrandFile, site_number: int | None) -> None:
        self._ask(
            lambda workspace: dialog_factory.run_brand_import(workspace, brand, site_number),
            self._report_brand,
        )

    def close_import(self) -> None:
        """Closes the import of products, if it is open."""
        if self._import:
            self._import.close()

    def _open_import_for(self, known: list[Brand]) -> None:
        if not known:
            text = self.tr("Import a brand first: products belong to one.")
            self.told.emit(Tone.WARNING, text, "")
            return
        if self._import is None:
            self._import = dialog_factory.make_product_import(
                self._tasks, self, known, self._window
            )
            self._import.finished.connect(self._forget_import)
        self._import.show()
        self._import.raise_()
        self._import.activateWindow()
        self._import.choose_file()

    @Slot()
    def _forget_import(self) -> None:
        if self._import:
            self._import.deleteLater()
            self._import = None

    def _choose_file(self, title: str) -> Path | None:
        file, _ = QFileDialog.getOpenFileName(
            self._window, title, filter=self.tr("JSON files (*.json);;All files (*)")
        )
        return Path(file) if file else None

    def _welcome_if_none(self, known: list[Brand]) -> None:
        self.welcome.emit(None if known else self._card())

    def _card(self) -> WelcomeCard:
        card = WelcomeCard()
        card.samples_chosen.connect(self.bring_in_samples)
        card.brand_file_chosen.connect(self.choose_brand_file)
        card.workspace_chosen.connect(self.workspace_chosen)
        return card

    def _report_samples(self) -> None:
        self.told.emit(Tone.SUCCESS, self.tr("The sample brands are ready to mint for."), "")
        self.look_for_brands()

    def _report_brand(self, done: ImportedBrand) -> None:
        more = self.tr("Now import its products.") if done.added else ""
        self.told.emit(Tone.SUCCESS, brand_imported_text(done), more)
        self.look_for_brands()

    def _ask(self, work: Callable[[Workspace], Value], answer: Callable[[Value], None]) -> None:
        workspace = self._tasks.workspace
        self._tasks.background.carry_out(self, lambda: work(workspace), answer, self._report_error)

    def _report_error(self, error: Exception) -> None:
        explanation = explain_import_error(error)
        self.told.emit(Tone.DANGER, explanation.wrong, explanation.remedy)
