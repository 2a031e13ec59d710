"""The dialog with the printers of a workspace."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QTableView,
    QWidget,
)

from dpp_desktop.printing.printer_requests import print_test, read_printers, remove_printer
from dpp_desktop.printing.printers.settings import Printer
from dpp_desktop.printing.printers.trial import ConfirmedBy
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.printers.calibration_dialog import CalibrationDialog
from dpp_desktop.ui.printers.printer_dialog import PrinterDialog
from dpp_desktop.ui.printers.printers_model import Column, PrintersModel
from dpp_desktop.ui.printers.texts import confirmed_text
from dpp_desktop.ui.printers.trial_run import TrialRun
from dpp_desktop.ui.tasks.background import Background, BackgroundTask
from dpp_desktop.ui.text.errors import error_text
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
from dpp_desktop.ui.widgets.screen_fit import ScrollingContent, resize_within_screen
from dpp_desktop.ui.widgets.tables import TextCell, content_width, select_one_row

_USUAL_SIZE = QSize(920, 480)
_LEAST_ROWS = 3
_LEAST_WIDTHS: Mapping[int, int] = {Column.ADDRESS: 120, Column.CONNECTION: 120, Column.NAME: 100}


class PrintersDialog(QDialog):
    """Lists the printers, and adds, changes, tries and removes them."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._reading: BackgroundTask | None = None
        self._run = TrialRun(background, self)
        self._model = PrintersModel(self)
        self._table = self._make_table()
        self._columns = FittedColumns(
            self._table, partial(content_width, self._model), _LEAST_WIDTHS
        )
        self._message = MessageView(name="printers_message")
        self._empty = label(self.tr("No printers yet. Add one to print labels."), "secondary")
        self._add = push_button(self.tr("&Add…"), "add_printer", self._open_new)
        self._edit = push_button(self.tr("&Edit…"), "edit_printer", self._open_edit)
        self._test = push_button(self.tr("&Test print"), "test_printer", self._print_test)
        self._calibrate = push_button(
            self.tr("&Calibrate…"), "calibrate_printer", self._open_calibration
        )
        self._remove = push_button(self.tr("&Remove…"), "remove_printer", self._ask_remove)
        self._lay_out()
        self._run.changed.connect(self._allow)
        self.finished.connect(self._run.stop)
        self._allow()
        self.refresh()

    @Slot()
    def refresh(self, chosen: str = "") -> None:
        """Read the printers again, and select the one of that name."""
        if self._reading:
            self._reading.discard()
        current = self.chosen
        name = chosen or (current.name if current else "")
        workspace = self._workspace
        self._reading = self._background.start(
            self, lambda: read_printers(workspace), partial(self._show, name), self._fail
        )

    @property
    def chosen(self) -> Printer | None:
        """The selected printer."""
        current = self._table.currentIndex()
        return self._model.printer(current.row()) if current.isValid() else None

    def _show(self, name: str, printers: tuple[Printer, ...]) -> None:
        self._reading = None
        self._model.show_printers(printers)
        self._columns.fit()
        self._empty.setVisible(not printers)
        if printers:
            row = max(self._model.row_of(name), 0)
            self._table.setCurrentIndex(self._model.index(row, 0))
        self._allow()

    @Slot()
    def _allow(self) -> None:
        """Enable what can be done with the selected printer."""
        nothing = "" if self.chosen else self.tr("Select a printer.")
        busy = self.tr("A test label is being printed.") if self._run.is_running else ""
        for button in (self._edit, self._remove, self._calibrate, self._test):
            enable_unless(button, busy or nothing)

    @Slot()
    def _open_new(self) -> None:
        self._open_form(None)

    @Slot()
    def _open_edit(self) -> None:
        if self.chosen and self._edit.isEnabled():
            self._open_form(self.chosen)

    def _open_form(self, printer: Printer | None) -> None:
        self._message.show_message(None)
        form = PrinterDialog(self._workspace, self._background, printer, self)
        form.saved.connect(lambda saved: self.refresh(saved.name))
        form.finished.connect(form.deleteLater)
        form.open()

    @Slot()
    def _open_calibration(self) -> None:
        printer = self.chosen
        if printer:
            self._message.show_message(None)
            dialog = CalibrationDialog(self._workspace, self._background, printer, self)
            dialog.calibrated.connect(lambda changed: self.refresh(changed.name))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    @Slot()
    def _print_test(self) -> None:
        printer = self.chosen
        if printer is None:
            return
        text = self.tr("Printing a test label on {printer}…").format(printer=printer.name)
        self._message.show_message(Message(Tone.INFO, text))
        workspace = self._workspace
        self._run.start(
            lambda stop: print_test(workspace, printer, None, stop), self._show_tested, self._fail
        )

    def _show_tested(self, confirmed_by: ConfirmedBy) -> None:
        tone = Tone.WARNING if confirmed_by is ConfirmedBy.NOTHING else Tone.SUCCESS
        self._message.show_message(Message(tone, confirmed_text(confirmed_by)))

    @Slot()
    def _ask_remove(self) -> None:
        printer = self.chosen
        if printer is None:
            return
        box = Question(self, "remove_printer_dialog")
        box.setWindowTitle(self.tr("Remove printer?"))
        box.setText(self.tr("Remove the printer “{printer}”?").format(printer=printer.name))
        box.setInformativeText(
            self.tr("Its calibration is lost. Labels that were printed with it stay recorded.")
        )
        box.offer((self.tr("&Remove"), "remove"), self.tr("&Keep"))
        box.accepted.connect(partial(self._remove_printer, printer.name))
        box.finished.connect(box.deleteLater)
        box.open()

    def _remove_printer(self, name: str) -> None:
        workspace = self._workspace
        self._background.start_uninterrupted(
            self,
            lambda: remove_printer(workspace, name),
            lambda _removed: self.refresh(),
            self._fail,
        )

    def _fail(self, error: Exception) -> None:
        self._reading = None
        self._message.show_message(Message(Tone.DANGER, error_text(error)))

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._allow()

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setObjectName("printers")
        table.setAccessibleName(self.tr("Printers"))
        select_one_row(table)
        table.setMinimumHeight((1 + _LEAST_ROWS) * TARGET)
        table.setItemDelegate(TextCell(table))
        for column in (Column.DPI, Column.CHUNK):
            cell = TextCell(table, Qt.AlignmentFlag.AlignRight)
            table.setItemDelegateForColumn(column, cell)
        table.selectionModel().currentChanged.connect(self._choose)
        table.activated.connect(self._open_edit)
        return table

    def _lay_out(self) -> None:
        self.setObjectName("printers_dialog")
        self.setWindowTitle(self.tr("Printers"))
        self._empty.setObjectName("no_printers")
        self._empty.hide()
        head = row_layout(label(self.tr("Printers"), "title"), spacing=Spacing.S)
        head.addStretch(1)
        head.addWidget(self._add)
        self._add.setAutoDefault(False)
        content = QWidget()
        rows = column_layout(head, self._message, parent=content, spacing=Spacing.M)
        rows.addWidget(self._table, 1)
        rows.addWidget(self._empty)
        whole = column_layout(
            parent=self, spacing=Spacing.M, margins=(Spacing.XL, Spacing.L, Spacing.XL, Spacing.L)
        )
        whole.addWidget(ScrollingContent(content), 1)
        whole.addWidget(self._buttons())
        resize_within_screen(self, _USUAL_SIZE)
        self._table.setFocus()

    def _buttons(self) -> QDialogButtonBox:
        close = push_button(self.tr("Close"), "close_printers")
        close.setAutoDefault(False)
        return closing_buttons(self, close, self._edit, self._test, self._calibrate, self._remove)
