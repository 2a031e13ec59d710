"""Keeps a scanner from pressing the default button of a dialog."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

_TEXT_FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScanGuard(QObject):
    """Ignores Enter after letters that no text field took.

    A scanner types like a keyboard, and ends with Enter. If no field for it has the focus, Enter
    would press the default button, which may print labels that nobody has looked at.
    """

    def __init__(self, dialog: QDialog) -> None:
        """Watch the dialog, which has all its widgets."""
        super().__init__(dialog)
        self._has_letters = False
        for widget in (dialog, *dialog.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Remember letters, and ignore Enter after them; everything else is the user's."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._has_letters = False
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                is_scan, self._has_letters = self._has_letters, False
                return is_scan
            is_text = bool(event.text().strip()) and event.text().isprintable()
            if is_text or event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control):
                self._has_letters = is_text and not isinstance(watched, _TEXT_FIELDS)
        return False
