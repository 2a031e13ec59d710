"""Recognise a scan while a menu or the list of a combo box is open.

There, the characters of a scan would choose entries. A person types them one at a time.
"""

from typing import cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QMenu, QWidget

from dpp_desktop.ui.widgets.typed_keys import is_typed

_MAX_GAP_MS = 35
"""Scanners send the next character sooner; people need about 60 ms even for the fastest pairs."""
_MAX_NESTED = 8


class PopupScans(QObject):
    """Filters the keys of menus and lists, and redirects those of a scan to the scan field.

    A single character is held back until it is clear that no scan has begun.
    """

    def __init__(self, window: QMainWindow, scan: QLineEdit) -> None:
        super().__init__(window)
        self._scan = scan
        self._held: QKeyEvent | None = None
        self._target: QWidget | None = None
        self._popup: QWidget | None = None  # its Python object must outlive those of its parts
        self._replaying = False
        self._gap = QTimer(self, singleShot=True, interval=_MAX_GAP_MS)
        self._gap.timeout.connect(self._release)
        menu_bar = window.menuBar()
        for menu in (menu_bar, *menu_bar.findChildren(QMenu)):
            menu.installEventFilter(self)

    def watch(self, event: QEvent) -> None:
        """Filter the keys of the popup that takes the focus with this event, if one does."""
        if event.type() != QEvent.Type.FocusOut:
            return
        popup = QApplication.activePopupWidget()
        if popup and cast("QFocusEvent", event).reason() is Qt.FocusReason.PopupFocusReason:
            self._popup = popup
            for widget in (popup, *popup.findChildren(QWidget)):
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold back a character, and redirect it with those that follow at once."""
        if event.type() != QEvent.Type.KeyPress or self._replaying:
            return False
        key = cast("QKeyEvent", event)
        if not is_typed(key) or key.isAutoRepeat():
            self._release()
            return False
        if self._held is None:
            self._held, self._target = key.clone(), cast("QWidget", watched)
            self._gap.start()
        else:
            self._redirect(key)
        return True

    def _redirect(self, key: QKeyEvent) -> None:
        self._gap.stop()
        first, self._held, self._target = self._held, None, None
        for _ in range(_MAX_NESTED):
            popup = QApplication.activePopupWidget()
            if popup:
                popup.close()
        self._scan.setFocus()
        self._scan.selectAll()
        for event in (first, key):
            QApplication.sendEvent(self._scan, cast("QKeyEvent", event))

    @Slot()
    def _release(self) -> None:
        """Pass the character on to the menu or list."""
        self._gap.stop()
        key, target = self._held, self._target
        self._held = self._target = None
        if key and target and shiboken6.isValid(target) and target.isVisible():
            self._replaying = True
            QApplication.sendEvent(target, key)
            self._replaying = False
