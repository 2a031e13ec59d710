"""The dialog that calibrates a printer: print a page, measure its crosses, store the correction."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QDoubleSpinBox, QGridLayout, QWidget

from dpp_desktop.designs.stock import STOCK
from dpp_desktop.printing.printer_requests import (
    CalibrationPrint,
    calibrate,
    calibrate_as_measured,
    print_calibration,
)
from dpp_desktop.printing.printers.settings import NOT_CALIBRATED, Language, Printer
from dpp_desktop.printing.printers.trial_pages import Point
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.printers.texts import calibration_text, confirmed_text
from dpp_desktop.ui.printers.trial_run import TrialRun
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import error_text
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    closing_buttons,
    column_layout,
    label,
    make_primary,
    push_button,
    row_layout,
)
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_WIDTH_IN_LETTERS = 72
_MOST_MM = 450.0
_STEP_MM = 0.1
_ZPL_FIRST, _PDF_FIRST = "roll-50x30", "A4"


class CalibrationDialog(ScrollingDialog):
    """Prints the page, asks where its crosses are, and shows the correction."""

    calibrated = Signal(object)
    """The Printer with its correction."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        printer: Printer,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._printer = printer
        self._points: tuple[Point, Point] | None = None
        self._is_saving = False
        self._run = TrialRun(background, self)
        self._stock = _stock_box(printer)
        self._print = push_button(self.tr("&Print page"), "print_calibration", self._print_page)
        self._measured = [self._measure(name) for name in ("x1", "y1", "x2", "y2")]
        self._result = label("", "secondary")
        self._message = MessageView(name="calibration_message")
        self._save = make_primary(push_button(self.tr("&Save"), "save_calibration", self._store))
        self._reset = push_button(self.tr("&Reset"), "reset_calibration", self._remove)
        self._lay_out()
        self._run.changed.connect(self._allow)
        self.finished.connect(self._run.stop)
        self._allow()

    @Slot()
    def _print_page(self) -> None:
        self._message.show_message(Message(Tone.INFO, self.tr("The page is being printed.")))
        self.reveal(self._message)
        printer, stock = self._printer, self._stock.currentText().strip()
        workspace = self._workspace
        self._run.start(
            lambda stop: print_calibration(workspace, printer, stock, stop),
            self._show_printed,
            self._fail,
        )

    def _show_printed(self, printed: CalibrationPrint) -> None:
        self._points = printed.points
        values = [value for point in printed.points for value in point]
        for box, value in zip(self._measured, values, strict=True):
            box.setValue(value)
        text = self.tr(
            "{confirmed} Measure where the centers of the crosses are, and enter the distances "
            "below."
        )
        shown = text.format(confirmed=confirmed_text(printed.confirmed_by))
        self._message.show_message(Message(Tone.SUCCESS, shown))
        self.reveal(self._message)
        self._allow()
        self._measured[0].setFocus()
        self._measured[0].selectAll()

    @Slot()
    def _store(self) -> None:
        if self._points is None:
            return
        x1, y1, x2, y2 = (box.value() for box in self._measured)
        self._change(
            partial(
                calibrate_as_measured,
                self._workspace,
                self._printer,
                self._points,
                ((x1, y1), (x2, y2)),
            )
        )

    @Slot()
    def _remove(self) -> None:
        self._change(partial(calibrate, self._workspace, self._printer.name, NOT_CALIBRATED))

    def _change(self, change: Callable[[], Printer]) -> None:
        self._is_saving = True
        self._allow()
        self._background.start_uninterrupted(self, change, self._finish, self._fail)

    def _finish(self, printer: Printer) -> None:
        self._is_saving = False
        self._printer = printer
        # The page was printed with the former correction, so it can't be measured again.
        self._points = None
        text = self.tr("The calibration was saved. Print another page to check it.")
        self._message.show_message(Message(Tone.SUCCESS, text))
        self.reveal(self._message)
        self._allow()
        self.calibrated.emit(printer)

    def _fail(self, error: Exception) -> None:
        self._is_saving = False
        self._message.show_message(Message(Tone.DANGER, error_text(error)))
        self.reveal(self._message)
        self._allow()

    @Slot()
    def _allow(self) -> None:
        busy = self.tr("The page is being printed.") if self._run.is_running else ""
        busy = self.tr("The calibration is being saved.") if self._is_saving else busy
        unprinted = "" if self._points else self.tr("Print the page and measure it first.")
        settings = self._printer.settings
        none = "" if settings.is_calibrated else self.tr("The printer isn't calibrated.")
        enable_unless(self._print, busy)
        enable_unless(self._save, busy or unprinted)
        enable_unless(self._reset, busy or none)
        for box in self._measured:
            enable_unless(box, busy or unprinted)
        text = self.tr("Current correction: {correction}.")
        used = calibration_text(settings.calibration)
        self._result.setText(none or text.format(correction=used))

    def _measure(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setObjectName(f"measured_{name}")
        box.setRange(0, _MOST_MM)
        box.setSingleStep(_STEP_MM)
        box.setSuffix(self.tr(" mm"))
        return box

    def _lay_out(self) -> None:
        self.setObjectName("calibration_dialog")
        self.setWindowTitle(self.tr("Calibrate printer"))
        title = label(self._printer.name, "title")
        advice = label(
            self.tr(
                "The page has two crosses. Measure from the left and the top edge of the page to "
                "their centers."
            )
        )
        for text in (title, advice, self._result):
            text.setWordWrap(True)
        self._result.setObjectName("calibration_result")
        page = row_layout(Field(self.tr("Pa&ge"), self._stock, lines=0), spacing=Spacing.S)
        page.setStretch(0, 1)
        page.addLayout(column_layout(label(" ", "strong"), self._print, spacing=Spacing.XS))
        grid = QGridLayout()
        grid.setSpacing(Spacing.S)
        headings = (self.tr("From the left"), self.tr("From the top"))
        crosses = (self.tr("Cross 1"), self.tr("Cross 2"))
        for column, heading in enumerate(headings):
            grid.addWidget(label(heading, "strong"), 0, column + 1)
            grid.setColumnStretch(column + 1, 1)
        for place, box in enumerate(self._measured):
            row, column = divmod(place, 2)
            box.setAccessibleName(f"{crosses[row]}, {headings[column]}")
            grid.addWidget(label(crosses[row]), row + 1, 0)
            grid.addWidget(box, row + 1, column + 1)
        content = QWidget()
        rows = column_layout(
            title,
            advice,
            page,
            self._message,
            grid,
            self._result,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addStretch(1)
        self.set_content(content, self._buttons(), letters=_WIDTH_IN_LETTERS)

    def _buttons(self) -> QDialogButtonBox:
        self._print.setAutoDefault(False)
        close = push_button(self.tr("Close"), "close_calibration")
        return closing_buttons(self, close, self._reset, self._save)


def _stock_box(printer: Printer) -> QComboBox:
    """Return a box with the usual stock, in which a size such as 60x40 can be typed."""
    box = QComboBox()
    box.setObjectName("calibration_stock")
    box.setEditable(True)
    box.addItems(list(STOCK))
    is_zpl = printer.settings.language is Language.ZPL
    box.setCurrentText(_ZPL_FIRST if is_zpl else _PDF_FIRST)
    return box
