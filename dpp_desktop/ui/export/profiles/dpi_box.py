"""A field for the resolution of a printer: one of the usual ones, or any other as a number."""

from PySide6.QtCore import QRegularExpression, QSignalBlocker, Signal, Slot
from PySide6.QtGui import QFocusEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QWidget

from dpp_desktop.carriers.dots import MAX_DPI, MIN_DPI
from dpp_desktop.exporting.profiles.profile import USUAL_DPI
from dpp_desktop.ui.look.widgets import set_property

_USUAL = (203, 300, 305, 600)
_DIGITS = QRegularExpression("[0-9]{0,4}")


class DpiBox(QComboBox):
    """Always has a resolution that there is: one written half or out of range doesn't count."""

    chosen = Signal(int)
    """Another resolution, in dots per inch."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dpi = USUAL_DPI
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems([str(dpi) for dpi in _USUAL])
        # 60 is no beginning of 600: it may be meant.
        self.setCompleter(None)  # type: ignore[arg-type] # Qt takes it
        self.setValidator(QRegularExpressionValidator(_DIGITS, self))
        self.show_dpi(USUAL_DPI)
        self.editTextChanged.connect(self._take)

    @property
    def dpi(self) -> int:
        """The resolution, in dots per inch."""
        return self._dpi

    def show_dpi(self, dpi: int) -> None:
        """Shows a resolution without telling of it."""
        self._dpi = dpi
        if self.currentText() != str(dpi):
            with QSignalBlocker(self):
                self.setCurrentIndex(self.findText(str(dpi)))
                self.setEditText(str(dpi))
        set_property(self, "invalid", "false")

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Shows the resolution that counts, whatever was written."""
        super().focusOutEvent(event)
        self.show_dpi(self._dpi)

    @Slot(str)
    def _take(self, text: str) -> None:
        dpi = int(text or "0")
        known = MIN_DPI <= dpi <= MAX_DPI
        set_property(self, "invalid", "false" if known else "true")
        if known and dpi != self._dpi:
            self._dpi = dpi
            self.chosen.emit(dpi)
