"""The dialog with the label designs of a workspace."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QSizePolicy,
    QSplitter,
    QTableView,
    QWidget,
)

from dpp_desktop.designs.catalogue import KnownDesign, change_refusal
from dpp_desktop.designs.design import ZplDesign
from dpp_desktop.designs.design_import import write_design_file
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.model.mint import MintJob
from dpp_desktop.printing.design_requests import (
    DesignList,
    SavedDesign,
    copy_design,
    read_designs,
    remove_design,
    rename_design,
)
from dpp_desktop.printing.preview import usual_output
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.rendering import FILE_DPI
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.designer.dialog import DesignerDialog
from dpp_desktop.ui.designs.designs_model import Column, DesignsModel
from dpp_desktop.ui.designs.import_controller import DesignImportController
from dpp_desktop.ui.designs.name_dialog import DesignNameDialog
from dpp_desktop.ui.designs.preview_panel import PreviewPanel
from dpp_desktop.ui.language.engine_messages import translated
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import error_text, problem_text
from dpp_desktop.ui.theme.scale import TARGET, Spacing
from dpp_desktop.ui.widgets.basics import (
    closing_buttons,
    column_layout,
    label,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.fitted_columns import FittedColumns
from dpp_desktop.ui.widgets.plain_text import Question, enable_unless
from dpp_desktop.ui.widgets.save_dialog import SaveDialog
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, resize_within_screen
from dpp_desktop.ui.widgets.tables import TextCell, content_width, select_one_row

_USUAL_SIZE = QSize(980, 640)
_LEAST_WIDTH, _LEAST_ROWS = 240, 4
_LEAST_WIDTHS: Mapping[int, int] = {Column.NAME: 120, Column.ORIGIN: 90}
_TABLE_SHARE = 54
"""The share of the width that the table has at first, in percent."""


class DesignsDialog(QDialog):
    """Lists the designs beside a preview, and changes them."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is the initial folder for files."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._folder = folder
        self._reading: BackgroundTask | None = None
        self._jobs: tuple[MintJob, ...] = ()
        self._first_units: Mapping[int, int] = {}
        self._printers: tuple[Printer, ...] = ()
        self._designer: DesignerDialog | None = None
        self._imports = DesignImportController(workspace, background, self)
        self._model = DesignsModel(self)
        self._table = self._make_table()
        self._columns = FittedColumns(
            self._table, partial(content_width, self._model), _LEAST_WIDTHS
        )
        self._message = MessageView(name="designs_message")
        self._preview = PreviewPanel(workspace, background)
        self._import = push_button(self.tr("&Import…"), "import_design", self._choose_import)
        self._export = push_button(self.tr("E&xport…"), "export_design", self._choose_export)
        self._edit = push_button(self.tr("&Edit…"), "edit_design", self._open_designer)
        self._copy = push_button(self.tr("&Duplicate…"), "copy_design", self._ask_copy)
        self._rename = push_button(self.tr("Re&name…"), "rename_design", self._ask_rename)
        self._remove = push_button(self.tr("&Remove…"), "remove_design", self._ask_remove)
        self._lay_out()
        self._imports.imported.connect(self._show_imported)
        self._allow()
        self.refresh()

    @Slot()
    def refresh(self, chosen: str = "") -> None:
        """Read the designs again, and select the one of that name."""
        if self._reading:
            self._reading.discard()
        name = chosen or self._chosen_name()
        workspace = self._workspace
        self._reading = self._background.start(
            self, lambda: read_designs(workspace), partial(self._show, name), self._fail
        )

    @property
    def chosen(self) -> KnownDesign | None:
        """The selected design."""
        current = self._table.currentIndex()
        return self._model.design(current.row()) if current.isValid() else None

    def _chosen_name(self) -> str:
        chosen = self.chosen
        return chosen.design.name if chosen else ""

    def _show(self, name: str, read: DesignList) -> None:
        self._reading = None
        self._model.show_designs(read.designs)
        self._columns.fit()
        self._jobs, self._first_units = read.jobs, read.first_units
        self._printers = read.printers
        self._preview.show_jobs(read.jobs, read.first_units)
        row = max(self._model.row_of(name), 0)
        self._table.setCurrentIndex(self._model.index(row, 0))
        self._table.scrollTo(self._model.index(row, 0))

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        chosen = self.chosen
        self._preview.show_design(chosen.design if chosen else None)
        self._allow()

    def _allow(self) -> None:
        """Enable what can be done with the selected design."""
        chosen = self.chosen
        nothing = "" if chosen else self.tr("Select a design.")
        refusal = change_refusal(chosen) if chosen else None
        fixed = translated(refusal) if refusal else nothing
        for button in (self._export, self._copy):
            enable_unless(button, nothing)
        is_zpl = chosen is not None and isinstance(chosen.design, ZplDesign)
        zpl = self.tr("A ZPL template must be edited in the program that created it.")
        enable_unless(self._edit, zpl if is_zpl else nothing)
        for button in (self._rename, self._remove):
            enable_unless(button, fixed)

    @Slot()
    def _choose_import(self) -> None:
        self._message.show_message(None)
        self._imports.choose_file(self._folder)

    @Slot(object)
    def _show_imported(self, saved: SavedDesign) -> None:
        text = self.tr("The design “{name}” was imported.").format(name=saved.known.design.name)
        warnings = [problem_text(each.message) for each in saved.warnings]
        tone = Tone.WARNING if warnings else Tone.SUCCESS
        self._message.show_message(Message(tone, " ".join([text, *warnings])))
        self.refresh(saved.known.design.name)

    @Slot()
    def _choose_export(self) -> None:
        chosen = self.chosen
        if chosen is None:
            return
        self._message.show_message(None)
        formats = {self.tr("Label designs (*.json)"): "json"}
        if isinstance(chosen.design, ZplDesign):
            formats = {self.tr("ZPL templates (*.zpl)"): "zpl"} | formats
        name = chosen.design.name.replace("/", "-")
        dialog = SaveDialog(self.tr("Export label design"), name, self._folder, formats, self)
        dialog.chosen.connect(partial(self._export_to, chosen))
        dialog.open()

    def _export_to(self, known: KnownDesign, file: Path) -> None:
        text = self.tr("The design was exported to {file}.").format(file=file)
        self._background.start_uninterrupted(
            self,
            lambda: write_design_file(known.design, file),
            lambda _result: self._message.show_message(Message(Tone.SUCCESS, text)),
            self._fail,
        )

    @Slot()
    def _open_designer(self) -> None:
        chosen = self.chosen
        if chosen is None or not self._edit.isEnabled():
            return
        self._message.show_message(None)
        designer = DesignerDialog(
            self._workspace,
            self._background,
            chosen,
            self._jobs,
            self._first_units,
            self,
            dpi=usual_output(chosen.design, self._printers).dpi or FILE_DPI,
        )
        designer.saved.connect(lambda saved: self.refresh(saved.known.design.name))
        designer.finished.connect(self._forget_designer)
        self._designer = designer
        designer.open()

    @Slot()
    def _forget_designer(self) -> None:
        if self._designer:
            self._designer.deleteLater()
            self._designer = None

    def may_close(self) -> bool:
        """Return True if nothing unsaved is edited, or the user agrees to discard it."""
        return self._designer is None or self._designer.may_close()

    def close_at_once(self) -> None:
        """Close and discard unsaved changes."""
        if self._designer:
            self._designer.close_at_once()
        self.close()

    @Slot()
    def _ask_copy(self) -> None:
        chosen = self.chosen
        if chosen:
            name = chosen.design.name
            suggested = self.tr("{name} copy").format(name=name)
            change = partial(copy_design, self._workspace, name)
            self._ask_name(self.tr("Duplicate design"), suggested, change)

    @Slot()
    def _ask_rename(self) -> None:
        chosen = self.chosen
        if chosen:
            name = chosen.design.name
            change = partial(rename_design, self._workspace, name)
            self._ask_name(self.tr("Rename design"), name, change)

    def _ask_name(self, title: str, name: str, change: Callable[[str], KnownDesign]) -> None:
        self._message.show_message(None)
        dialog = DesignNameDialog(title, name, self)

        def finish(known: KnownDesign) -> None:
            dialog.done(QDialog.DialogCode.Accepted)
            self.refresh(known.design.name)

        def fail(error: Exception) -> None:
            problems = error.problems if isinstance(error, InvalidInput) else ()
            texts = [problem_text(each.message) for each in problems]
            dialog.show_problem(" ".join(texts) or error_text(error))

        dialog.submitted.connect(
            lambda new: self._background.start_uninterrupted(
                dialog, lambda: change(new), finish, fail
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def _ask_remove(self) -> None:
        name = self._chosen_name()
        box = Question(self, "remove_design_dialog")
        box.setWindowTitle(self.tr("Remove design?"))
        box.setText(self.tr("Remove the design “{name}”?").format(name=name))
        box.setInformativeText(
            self.tr("The history keeps it. To use it again later, export it first.")
        )
        box.offer((self.tr("&Remove"), "remove"), self.tr("&Keep"))
        box.accepted.connect(partial(self._remove_design, name))
        box.finished.connect(box.deleteLater)
        box.open()

    def _remove_design(self, name: str) -> None:
        workspace = self._workspace
        self._background.start_uninterrupted(
            self,
            lambda: remove_design(workspace, name),
            lambda _removed: self.refresh(),
            self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self._reading = None
        self._message.show_message(Message(Tone.DANGER, error_text(error)))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setObjectName("designs")
        table.setAccessibleName(self.tr("Label designs"))
        select_one_row(table)
        table.setMinimumSize(_LEAST_WIDTH, (1 + _LEAST_ROWS) * TARGET)
        table.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        table.setItemDelegate(TextCell(table))
        table.selectionModel().currentChanged.connect(self._choose)
        table.activated.connect(self._open_designer)
        self._model.modelReset.connect(self._allow)
        return table

    def _lay_out(self) -> None:
        self.setObjectName("designs_dialog")
        self.setWindowTitle(self.tr("Label designs"))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._table)
        sides.addWidget(self._preview)
        sides.setStretchFactor(0, _TABLE_SHARE)
        sides.setStretchFactor(1, 100 - _TABLE_SHARE)
        shares = (_TABLE_SHARE, 100 - _TABLE_SHARE)
        sides.setSizes([share * _USUAL_SIZE.width() // 100 for share in shares])
        sides.setHandleWidth(Spacing.M)
        content = QWidget()
        head = row_layout(label(self.tr("Label designs"), "title"), spacing=Spacing.S)
        head.addStretch(1)
        for button in (self._import, self._export):
            button.setAutoDefault(False)
            head.addWidget(button)
        rows = column_layout(head, self._message, parent=content, spacing=Spacing.M)
        rows.addWidget(sides, 1)
        whole = column_layout(
            parent=self, spacing=Spacing.M, margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        )
        whole.addWidget(ScrollingContent(content), 1)
        whole.addWidget(self._buttons())
        resize_within_screen(self, _USUAL_SIZE)
        self._table.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        close = push_button(self.tr("Close"), "close_designs")
        close.setDefault(True)
        return closing_buttons(self, close, self._edit, self._copy, self._rename, self._remove)
