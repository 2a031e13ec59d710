"""The dialog that asks where on a sheet a print job continues."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from dpp_desktop.model.print_job import PrintJob
from dpp_desktop.printing.prints.attention import SheetPosition
from dpp_desktop.ui.print.sheet_grid import StartField
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import (
    column_layout,
    dialog_buttons,
    label,
    make_primary,
    push_button,
)
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog

_WIDTH_IN_LETTERS = 64


class ResumeDialog(ScrollingDialog):
    """Asks for the first free label, because a fresh or another used sheet may be loaded."""

    answered = Signal(int)
    """The position of the next label, from 1."""

    def __init__(
        self, print_job: PrintJob, position: SheetPosition, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("resume_dialog")
        self.setWindowTitle(self.tr("Resume print job"))
        title = self.tr("Print job {number} on {printer}")
        heading = label(title.format(number=print_job.id, printer=print_job.destination), "title")
        text = label(
            self.tr("%Ln labels aren't printed yet.", "", position.labels)
            + " "
            + self.tr("Load sheets, and choose where the next label is printed.")
        )
        for each in (heading, text):
            each.setWordWrap(True)
        self._start = StartField()
        self._start.show_position(position)
        content = QWidget()
        column_layout(
            heading,
            text,
            self._start,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        ).addStretch(1)
        resume = make_primary(
            push_button(self.tr("&Continue printing"), "continue_print", self._finish)
        )
        buttons = dialog_buttons(self, resume, self.tr("Cancel"))
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)
        resume.setDefault(True)
        resume.setFocus()

    @Slot()
    def _finish(self) -> None:
        self.accept()
        self.answered.emit(self._start.value)
