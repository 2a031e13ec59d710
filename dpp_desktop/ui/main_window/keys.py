"""Handle keys the same way wherever the focus is: scans, shortcuts and Enter on buttons."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QMenuBar,
    QWidget,
)

from dpp_desktop.ui.main_window.popup_scans import PopupScans
from dpp_desktop.ui.tokens.scan_field import ScanField
from dpp_desktop.ui.widgets.typed_keys import is_typed

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyFilter(QObject):
    """Filters the key events of the focused widget, and of the window if none has the focus.

    Text typed outside a text field goes to the scan field, including its first character. Space
    and Enter press a button. The shortcuts of the actions take precedence over those of a text
    field (on some systems, Ctrl+E moves the cursor to the end).
    """

    def __init__(self, window: QMainWindow, scan: ScanField, actions: Sequence[QAction]) -> None:
        super().__init__(window)
        self._popups = PopupScans(window, scan)
        self._window = window
        self._scan = scan
        self._actions = actions
        window.installEventFilter(self)
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._follow_focus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Handle shortcuts, Enter on buttons, and text for the scan field."""
        if event.type() == QEvent.Type.ShortcutOverride:
            if cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
                self._scan.reset()  # in addition to what the key does on the page
            return self._is_shortcut(cast("QKeyEvent", event))
        if event.type() == QEvent.Type.KeyPress:
            return self._handle_key(cast("QWidget", watched), cast("QKeyEvent", event))
        self._popups.watch(event)
        return False

    @Slot(QWidget, QWidget)
    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None and before is not self._window:
            before.removeEventFilter(self)
        if now is not None and now.window() is self._window:
            now.installEventFilter(self)

    def _is_shortcut(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        if any(action.isEnabled() and action.shortcut() == pressed for action in self._actions):
            event.ignore()
            return True
        return False

    def _handle_key(self, watched: QWidget, event: QKeyEvent) -> bool:
        if isinstance(watched, QAbstractButton) and event.key() in _ENTER:
            if not event.isAutoRepeat():
                watched.click()
            return True
        if (
            isinstance(watched, QMenuBar)
            or _takes_text(watched)
            or not is_typed(event)
            or not self._scan.isEnabled()
        ):
            return False
        self._scan.setFocus()
        self._scan.selectAll()
        QApplication.sendEvent(self._scan, event)
        return True


def _takes_text(widget: QWidget) -> bool:
    """Whether characters are for the widget itself; those for a menu bar are checked there."""
    return isinstance(widget, QMenuBar) or widget.testAttribute(
        Qt.WidgetAttribute.WA_InputMethodEnabled
    )
