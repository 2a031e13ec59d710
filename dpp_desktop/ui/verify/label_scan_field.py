"""The scan field of the station, and fields for names that pass scans on to it."""

import re

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dpp_desktop.identity.scans import keyboard_scans, read_scan
from dpp_desktop.ui.theme.icons import icon

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINE_ENDS = re.compile(r"[\r\n]+")
_LINE_FEED = "\n"
"""What Ctrl+J types, which some scanners send at the end."""


class LabelScanField(QLineEdit):
    """Emits each scan at Enter, or at the Tab that some scanners send instead, and empties itself.

    So scans may follow each other faster than they are answered.
    """

    scanned = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("label_scan")
        self.setPlaceholderText(self.tr("Scan or type the code of a label"))
        self.setAccessibleName(self.placeholderText())
        self.addAction(icon("scan"), QLineEdit.ActionPosition.LeadingPosition)
        self.returnPressed.connect(self._emit_scans)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Emit the scan at a line feed, too."""
        if event.text() == _LINE_FEED:
            self._emit_scans()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and argument
        """Emit the scan at Tab; without text, move the focus."""
        if following and self.text().strip():
            self._emit_scans()
            return True
        return super().focusNextPrevChild(following)

    @Slot()
    def _emit_scans(self) -> None:
        """Emit the text; pasted text may contain several scans in lines."""
        lines = [line for line in _LINE_ENDS.split(self.text()) if line.strip()]
        self.clear()
        for line in lines:
            self.scanned.emit(line)


class NameField(QLineEdit):
    """A field for a name. A scan that arrives here is passed on, and doesn't change the name."""

    scanned = Signal(str)
    name_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._kept = ""
        self.editingFinished.connect(self._keep)

    def set_name(self, name: str) -> None:
        """Show this name."""
        self._kept = name
        self.setText(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Pass a scan on at its end; Enter has no other effect."""
        ends_scan = event.key() in _ENTER or event.text() == _LINE_FEED
        if not ends_scan:
            super().keyPressEvent(event)
        elif not self._pass_on():
            self._keep()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and argument
        """Pass a scan on at Tab; otherwise move the focus."""
        return (following and self._pass_on()) or super().focusNextPrevChild(following)

    def _pass_on(self) -> bool:
        """Pass on the scan in the field, and restore the name; return False if there is none."""
        scan = _scan_in(self.text(), self._kept)
        if not scan:
            return False
        self.setText(self._kept)
        self.scanned.emit(scan)
        return True

    @Slot()
    def _keep(self) -> None:
        if self.text() != self._kept:
            self._kept = self.text()
            self.name_changed.emit()


def _scan_in(text: str, name: str) -> str:
    """Return the scan in the text, beside the name that was there; empty if there is none."""
    for candidate in (text.removeprefix(name), text.removesuffix(name), text):
        scan = read_scan(candidate)
        if scan.units or scan.gtin or scan.has_serial or "://" in candidate:
            return candidate
        if any(other.scan.units for other in keyboard_scans(candidate)):
            return candidate
    return ""
