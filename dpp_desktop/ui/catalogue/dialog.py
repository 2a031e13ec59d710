"""The dialog that imports products: file, column mapping, and rows with problems."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, QTimer, Slot
from PySide6.QtWidgets import QDialog, QWidget

from dpp_desktop.model import message
from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import InvalidInput, Problem, ProductNamesNeeded, SheetNotRead
from dpp_desktop.products.catalogue_import.encoding_notices import ENCODING
from dpp_desktop.products.catalogue_import.import_check import CatalogueFile
from dpp_desktop.products.catalogue_import.preview import Preview
from dpp_desktop.products.catalogue_import.rejected_rows import WORKBOOK, suggested_name
from dpp_desktop.ui.catalogue.import_controller import (
    CatalogueImportController,
    Findings,
    Imported,
    Progress,
)
from dpp_desktop.ui.catalogue.import_texts import (
    counts_message,
    missing_text,
    notice_text,
    progress_text,
    result_message,
)
from dpp_desktop.ui.catalogue.import_view import ImportView
from dpp_desktop.ui.notices.message_view import Message, Tone
from dpp_desktop.ui.products.template_action import TemplateAction
from dpp_desktop.ui.text.imports import explain_import_error
from dpp_desktop.ui.widgets.basics import column_layout, push_button
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.save_dialog import SaveDialog
from dpp_desktop.ui.widgets.screen_fit import resize_within_screen

_DEFAULT_SIZE = QSize(1000, 720)
_CHECK_DELAY_MS = 300


class Stage(Enum):
    """The stage of an import."""

    CHOOSING = "choosing"
    CHECKING = "checking"
    CHECKED = "checked"
    SAVING = "saving"
    IMPORTING = "importing"
    DONE = "done"


_BUSY = (Stage.CHECKING, Stage.SAVING, Stage.IMPORTING)


class ImportDialog(QDialog):
    """Imports catalogues, one at a time. Closing the dialog stops the running import."""

    def __init__(
        self,
        work: CatalogueImportController,
        template: TemplateAction,
        known: Sequence[Brand],
        parent: QWidget | None = None,
        *,
        brand: str | None = None,
    ) -> None:
        """`brand` is the key of the brand to choose first."""
        super().__init__(parent)
        self._controller = work
        self._template = template
        self._save_template = push_button(self.tr("Save &template…"), "save_template")
        self._stage = Stage.CHOOSING
        self._findings: Findings | None = None
        self._notices: tuple[Problem, ...] = ()
        self._stage_before_saving = Stage.CHECKED
        self._view = ImportView(known, brand)
        self._check_timer = QTimer(self, singleShot=True, interval=_CHECK_DELAY_MS)
        self._check_timer.timeout.connect(self._check)
        self._lay_out()
        self._connect_view()
        self._connect_controller()
        self._connect_template()
        self._show_stage(Stage.CHOOSING)

    @property
    def brand(self) -> str | None:
        """The key of the chosen brand."""
        brand = self._view.source.brand
        return brand.key if brand else None

    def choose_file(self) -> None:
        """Open the file dialog."""
        self._view.source.ask()

    def done(self, result: int) -> None:
        """Close the dialog; products that were imported so far are kept."""
        self._check_timer.stop()
        self._controller.discard()
        super().done(result)

    @Slot()
    def _file_changed(self) -> None:
        """Reset sheet and encoding, and load the new file."""
        self._view.reading.reset()
        self._view.names.reset()
        self._reset_and_reload()

    @Slot()
    def _brand_changed(self) -> None:
        if self._view.source.file:
            self._reset_and_reload()
        else:
            self._show_stage(Stage.CHOOSING)

    def _reset_and_reload(self) -> None:
        """Turn off the clearing of values, which the user chose for another file or brand."""
        with QSignalBlocker(self._view.clear_empty):
            self._view.clear_empty.setChecked(False)
        self._reload()

    @Slot()
    def _reload(self) -> None:
        self._controller.discard()
        self._check_timer.stop()
        self._findings = None
        self._notices = ()
        self._view.message.show_message(None)
        self._view.preview.clear_preview()
        self._show_rows(None)
        self._show_stage(Stage.CHECKING)
        file, brand = self._file(), self.brand
        if brand is None:
            text = self.tr("Choose the brand that the products belong to.")
            self._view.message.show_message(Message(Tone.INFO, text))
            self._show_stage(Stage.CHOOSING)
        elif file:
            self._controller.load_preview(brand, file)

    @Slot(object)
    def _show_preview(self, preview: Preview) -> None:
        self._notices = preview.notices
        self._view.reading.show_origin(preview.origin)
        self._view.preview.show_preview(preview)
        self._check()

    @Slot()
    def _check_soon(self) -> None:
        """Check after a delay, because the user may change more columns."""
        self._controller.stop()
        self._show_stage(Stage.CHECKING)
        self._check_timer.start()

    @Slot()
    def _check(self) -> None:
        columns, file, brand = self._view.preview.columns, self._file(), self.brand
        if columns is None or file is None or brand is None:
            return
        self._show_rows(None)
        problems = columns.problems()
        if problems:
            self._controller.discard()
            self._fail(InvalidInput(problems, message.Message("Assign it above the columns.")))
            return
        self._view.message.show_message(None)
        self._show_stage(Stage.CHECKING)
        self._controller.check(brand, file)

    @Slot(object)
    def _show_findings(self, findings: Findings) -> None:
        self._findings = findings
        message = counts_message(
            findings.counts, findings.ignored_columns, findings.notices, findings.shared_gtins
        )
        self._view.message.show_message(message)
        self._show_rows(findings)
        self._show_stage(Stage.CHECKED)

    def _show_rows(self, findings: Findings | None) -> None:
        self._view.rows.show_rows(
            *((findings.affected, findings.rejected, findings.warned) if findings else ((), (), ()))
        )

    @Slot()
    def _import(self) -> None:
        self._show_stage(Stage.IMPORTING)
        self._controller.start_import()

    @Slot(object)
    def _show_result(self, imported: Imported) -> None:
        done, findings = imported.done, imported.findings
        self._findings = findings
        message = result_message(
            done, findings.counts, findings.ignored_columns, findings.shared_gtins
        )
        self._view.message.show_message(message)
        self._show_rows(findings)
        self._show_stage(Stage.CHECKED if done.stopped else Stage.DONE)

    @Slot()
    def _stop(self) -> None:
        self._controller.stop()
        if self._stage is Stage.CHECKING:
            self._check_timer.stop()
            text = self.tr("Stopped. Nothing was changed.")
            self._view.message.show_message(Message(Tone.INFO, text))
            self._show_stage(Stage.CHOOSING)

    @Slot()
    def _ask_where_to_save(self) -> None:
        file = self._view.source.file
        if file is None:
            return
        name = suggested_name(file)
        extensions = {self.tr("CSV files (*.csv)"): "csv", self.tr("Workbooks (*.xlsx)"): "xlsx"}
        if name.endswith(WORKBOOK):
            extensions = dict(reversed(extensions.items()))
        title = self.tr("Save rejected rows")
        dialog = SaveDialog(title, name, file.parent, extensions, self)
        dialog.setObjectName("save_as")
        dialog.chosen.connect(self._save)
        dialog.open()

    def _save(self, file: Path) -> None:
        self._stage_before_saving = self._stage
        self._show_stage(Stage.SAVING)
        self._controller.save_rejected(file)

    @Slot(object)
    def _show_saved(self, file: Path) -> None:
        text = self.tr("Rejected rows saved to {file}. Correct them and import that file.")
        self._view.message.show_message(Message(Tone.SUCCESS, text.format(file=file)))
        self._show_stage(self._stage_before_saving)

    @Slot(object)
    def _show_progress(self, progress: Progress) -> None:
        is_importing = self._stage is Stage.IMPORTING
        if is_importing or self._stage is Stage.CHECKING:
            text = progress_text(progress.done, progress.total, importing=is_importing)
            self._view.show_progress((progress.done, progress.total), text)

    @Slot(object)
    def _fail(self, error: Exception) -> None:
        if isinstance(error, ProductNamesNeeded):
            self._ask_for_names()
            return
        explanation = explain_import_error(error)
        if isinstance(error, SheetNotRead):
            self._view.reading.offer_sheets(error.sheets)
        elif isinstance(error, InvalidInput) and error.problems[0].code == ENCODING:
            self._view.reading.offer_encodings()
        lines = [explanation.wrong, explanation.remedy, *map(notice_text, self._notices)]
        self._view.message.show_message(Message(Tone.DANGER, "\n".join(lines)))
        self._show_stage(Stage.CHECKED if self._findings else Stage.CHOOSING)

    def _ask_for_names(self) -> None:
        """Ask for SKU and name of the product whose passport the file is."""
        self._view.names.ask()
        text = self.tr("The file is a single passport. Enter the SKU and the name of its product.")
        self._view.message.show_message(Message(Tone.INFO, text))
        self._show_stage(Stage.CHOOSING)

    def _file(self) -> CatalogueFile | None:
        path = self._view.source.file
        if path is None:
            return None
        return CatalogueFile(
            path,
            self._view.reading.encoding,
            self._view.preview.columns,
            clear_empty=self._view.clear_empty.isChecked(),
            sheet=self._view.reading.sheet,
            decimals=self._view.preview.decimals,
            names=self._view.names.names,
        )

    def _show_stage(self, stage: Stage) -> None:
        self._stage = stage
        if stage in (Stage.CHOOSING, Stage.CHECKING):
            self._findings = None
        view = self._view
        view.show_progress((0, 0) if stage in _BUSY else None)
        view.show_hint(chosen=view.source.file is not None)
        view.show_missing(self._missing_text())
        is_running = self._running_text()
        view.reading.enable_unless(is_running)
        view.names.enable_unless(is_running)
        view.source.enable_unless(is_running)
        is_unknown = "" if self.brand else self.tr("Choose a brand first.")
        enable_unless(self._save_template, is_running or is_unknown)
        done = self.tr("The products were imported. To import others, choose their file.")
        locked = done if stage is Stage.DONE else is_running
        view.preview.enable_unless(locked)
        enable_unless(view.clear_empty, locked)
        enable_unless(view.start, locked or self._why_not_import())
        enable_unless(view.save, is_running or self._why_not_save())

    def _missing_text(self) -> str:
        """Return which required fields have no column; "" if no product is new."""
        counts = self._findings.counts if self._findings else None
        adds_none = counts is not None and not (counts.added or counts.rejected)
        if adds_none or self._stage is Stage.DONE:
            return ""
        return missing_text(self._view.preview.missing)

    def _running_text(self) -> str:
        """Return why nothing can be changed now, or ""."""
        texts = {
            Stage.IMPORTING: self.tr("The products are being imported."),
            Stage.SAVING: self.tr("The rejected rows are being saved."),
        }
        return texts.get(self._stage, "")

    def _why_not_import(self) -> str:
        if self._view.source.file is None:
            return self.tr("Choose a file first.")
        if self.brand is None:
            return self.tr("Choose a brand first.")
        if self._stage is Stage.CHECKING:
            return self.tr("The rows are being checked.")
        if self._findings is None:
            return self.tr("The list can't be imported; the message above the table says why.")
        return "" if self._findings.counts.good else self.tr("All rows were rejected.")

    def _why_not_save(self) -> str:
        if self._stage is Stage.CHECKING:
            return self.tr("The rows are being checked.")
        has_rejected = self._findings is not None and self._findings.counts.rejected > 0
        return "" if has_rejected else self.tr("No rows were rejected.")

    def _lay_out(self) -> None:
        self.setWindowTitle(self.tr("Import products"))
        self.setObjectName("import_dialog")
        self._view.source.add_button(self._save_template)
        column_layout(self._view, parent=self)
        resize_within_screen(self, _DEFAULT_SIZE)

    def _connect_view(self) -> None:
        view = self._view
        view.source.chosen.connect(self._file_changed)
        view.source.brand_changed.connect(self._brand_changed)
        view.reading.changed.connect(self._reload)
        view.names.changed.connect(self._reload)
        view.preview.changed.connect(self._check_soon)
        view.clear_empty.toggled.connect(self._check_soon)
        view.cancel.clicked.connect(self._stop)
        view.save.clicked.connect(self._ask_where_to_save)
        view.start.clicked.connect(self._import)
        view.close_dialog.clicked.connect(self.close)

    def _connect_template(self) -> None:
        self._save_template.clicked.connect(self._choose_template)
        self._template.saved.connect(self._show_template_saved)
        self._template.failed.connect(self._fail)

    @Slot()
    def _choose_template(self) -> None:
        brand = self._view.source.brand
        if brand:
            self._template.choose_file(brand, self)

    @Slot(str)
    def _show_template_saved(self, text: str) -> None:
        self._view.message.show_message(Message(Tone.SUCCESS, text))

    def _connect_controller(self) -> None:
        self._controller.preview_ready.connect(self._show_preview)
        self._controller.checked.connect(self._show_findings)
        self._controller.progressed.connect(self._show_progress)
        self._controller.imported.connect(self._show_result)
        self._controller.saved.connect(self._show_saved)
        self._controller.failed.connect(self._fail)
