"""Import brands, products and samples into the open workspace, and export brands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.brands.brand_import import list_brands
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.main_window import dialog_factory
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.text.imports import (
    ImportedBrand,
    brand_imported_text,
    explain_import_error,
    has_many_problems,
    samples_loaded_text,
)
from dpp_desktop.ui.welcome.welcome_card import WelcomeCard
from dpp_desktop.ui.widgets.path_field import choose_file

if TYPE_CHECKING:
    from dpp_desktop.ui.brands.import_controller import BrandImportController
    from dpp_desktop.ui.catalogue.dialog import ImportDialog


class BrandExportAction(QObject):
    """Opens the dialog that exports a brand, and reports the result."""

    reported = Signal(object, str, str)
    """A Tone, a text and details."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._window = window

    def export_brand(self, folder: Path) -> None:
        """Let the user choose a brand, a passphrase and a file, by default in `folder`."""
        workspace = self._tasks.workspace
        self._tasks.background.start(
            self, lambda: list_brands(workspace), lambda known: self._open(known, folder)
        )

    def _open(self, known: list[Brand], folder: Path) -> None:
        if not known:
            self.reported.emit(Tone.INFO, self.tr("There is no brand to export."), "")
            return
        dialog = dialog_factory.make_brand_export(self._tasks, self._window, known, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._report)
        dialog.open()

    def _report(self, brand: BrandFile, file: Path) -> None:
        text = self.tr("The brand {name} was exported with its serial key to {file}")
        detail = self.tr(
            "Anyone with the file and its passphrase can predict and forge the brand's serials. "
            "The other site needs its own site number."
        )
        self.reported.emit(Tone.SUCCESS, text.format(name=brand.name, file=file), detail)


Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class LoadedSamples:
    """The names of the sample brands, and the number of their products.

    `added` if any product is new.
    """

    brands: tuple[str, ...]
    products: int
    added: bool


def _import_samples(workspace: Workspace) -> LoadedSamples:
    results = dialog_factory.import_samples(workspace)
    names = {brand.key: brand.name for brand in list_brands(workspace)}
    products = sum(each.added + each.updated for each in results.values())
    added = any(each.added for each in results.values())
    return LoadedSamples(tuple(names[key] for key in results), products, added)


class ImportActions(QObject):
    """Lets the user choose files, imports them in the background, and reports the result."""

    reported = Signal(object, str, str)
    """A Tone, a text and details."""
    welcome = Signal(object)
    """The card that replaces the table of jobs while there are no brands; None otherwise."""
    workspace_chosen = Signal()
    """The user asked to open another workspace."""
    brand_used = Signal(str)
    """The key of a brand that was added or updated, or whose products are imported."""

    def __init__(self, tasks: WorkspaceTasks, window: QWidget, brand: str | None) -> None:
        """`brand` is the key of the brand that was used last."""
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self._last_brand = brand
        self._brand_import: BrandImportController | None = None
        self._product_import: ImportDialog | None = None

    def use_brand(self, key: str) -> None:
        """Select the brand of that key in the next import of products."""
        self._last_brand = key

    def look_for_brands(self) -> None:
        """Show the welcome card if there are no brands."""
        self._run(list_brands, self._welcome_if_none)

    def import_samples(self) -> None:
        """Add or update the sample brands."""
        self._run(_import_samples, self._report_samples)

    def choose_brand_file(self) -> None:
        """Let the user choose a brand file, and add or update its brand if they agree."""
        name_filter = self.tr("JSON files (*.json);;All files (*)")
        choose_file(self._window, self.tr("Import a brand file"), name_filter, self._begin_import)

    def open_import(self) -> None:
        """Open or activate the import of products, and let the user choose a file."""
        self._run(list_brands, self._open_import_for)

    def _brand_import_controller(self) -> BrandImportController:
        if self._brand_import is None:
            self._brand_import = dialog_factory.make_brand_import(self._tasks, self._window)
            self._brand_import.agreed.connect(self._import_brand)
            self._brand_import.refused.connect(self._report_error)
        return self._brand_import

    def _import_brand(self, brand: BrandFile, site_number: int | None) -> None:
        self._run(
            lambda workspace: dialog_factory.import_brand(workspace, brand, site_number),
            self._report_brand,
        )

    def close_import(self) -> None:
        """Close the import of products, if it is open."""
        if self._product_import:
            self._product_import.close()

    def _open_import_for(self, known: list[Brand]) -> None:
        if not known:
            text = self.tr("Import a brand first. Every product belongs to a brand.")
            self.reported.emit(Tone.WARNING, text, "")
            return
        if self._product_import is None:
            self._product_import = dialog_factory.make_product_import(
                self._tasks, self, known, self._window, self._last_brand
            )
            self._product_import.finished.connect(self._forget_import)
        self._product_import.show()
        self._product_import.raise_()
        self._product_import.activateWindow()
        self._product_import.choose_file()

    @Slot()
    def _forget_import(self) -> None:
        if self._product_import:
            brand = self._product_import.brand
            self._product_import.deleteLater()
            self._product_import = None
            if brand:
                self.brand_used.emit(brand)

    def _begin_import(self, file: Path) -> None:
        self._brand_import_controller().begin(file)

    def _welcome_if_none(self, known: list[Brand]) -> None:
        self.welcome.emit(None if known else self._card())

    def _card(self) -> WelcomeCard:
        card = WelcomeCard()
        card.samples_chosen.connect(self.import_samples)
        card.brand_file_chosen.connect(self.choose_brand_file)
        card.workspace_chosen.connect(self.workspace_chosen)
        return card

    def _report_samples(self, loaded: LoadedSamples) -> None:
        text = samples_loaded_text(loaded.brands, loaded.products, added=loaded.added)
        self.reported.emit(
            Tone.SUCCESS, text, self.tr("You can now mint tokens for their products.")
        )
        self.look_for_brands()

    def _report_brand(self, done: ImportedBrand) -> None:
        self.brand_used.emit(done.key)
        more = self.tr("Now import its products.") if done.added else ""
        self.reported.emit(Tone.SUCCESS, brand_imported_text(done), more)
        self.look_for_brands()

    def _run(self, work: Callable[[Workspace], Value], on_result: Callable[[Value], None]) -> None:
        workspace = self._tasks.workspace
        self._tasks.background.start_uninterrupted(
            self, lambda: work(workspace), on_result, self._report_error
        )

    def _report_error(self, error: Exception) -> None:
        if has_many_problems(error):
            dialog_factory.open_problems(error, self._window)
            return
        explanation = explain_import_error(error)
        self.reported.emit(Tone.DANGER, explanation.wrong, explanation.remedy)
