"""Keeps a scanner that types like a keyboard from operating anything that isn't for scans."""

from collections.abc import Callable
from typing import Protocol, cast, runtime_checkable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from dpp_desktop.ui.widgets.plain_text import show_tooltip
from dpp_desktop.ui.widgets.typed_keys import is_typed, restorer, text_editor

_MAX_GAP_MS = 50
"""The longest time between two keys of a scanner."""
_MAX_MEAN_MS = 40
"""The longest time on average: a scanner on USB needs 1 to 20 ms, a fast typist 65 ms."""
_MIN_CHARACTERS = 5
"""Fewer characters may be a coincidence of quick fingers."""
_MIN_WITH_END = 3
"""Fewer are enough with Enter or Tab, outside of text fields: words aren't typed there."""
_MAX_PAUSE_MS = 100
"""After this time without a key, a scan has ended."""
_NOTICE_MS = 10_000
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_LINE_FEED = "\n"
"""What Ctrl+J types, which some scanners send at the end."""
_MODIFIERS = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
)
_PROPERTY = "accepts_scans"
_FIELDS = "fields"


@runtime_checkable
class TakesScans(Protocol):
    """A window that takes scans, wherever in it the focus is."""

    def take_scan(self, text: str) -> str:
        """Take a scan; return what to tell the user if it is ignored, otherwise an empty text."""


def accept_scans(widget: QWidget) -> None:
    """Let the field, or all widgets of the window, take scans like other keys."""
    widget.setProperty(_PROPERTY, "all")


def accept_scans_in_fields(window: QWidget) -> None:
    """Let the text fields of the window take scans like other keys."""
    window.setProperty(_PROPERTY, _FIELDS)


class ScanGuard(QObject):
    """Recognises scans by their speed, and swallows those that the focused widget isn't for.

    Create one for the application. Outside of text fields, characters are held back until it is
    clear whether a person types them, at most 50 ms. In a text field, they are taken back when the
    scan ends with Enter or Tab; so programs that type for the user can fill in fields. The scan
    goes to the window if it is one of `TakesScans`.

    Speed is measured between the times at which the system received the keys, so it doesn't matter
    how late the window handles them. Events that the program makes itself have no such time.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._times: list[int] = []
        """When the characters of the current run were typed, in ms."""
        self._text = ""
        self._target: QWidget | None = None
        self._popup: QWidget | None = None
        self._restore: Callable[[], None] | None = None
        self._held: list[QKeyEvent] = []
        self._is_scanning = False
        self._is_replaying = False
        self._last = 0
        self._gap = QTimer(self, singleShot=True, interval=_MAX_GAP_MS)
        self._gap.timeout.connect(self._release)
        self._end = QTimer(self, singleShot=True, interval=_MAX_PAUSE_MS)
        self._end.timeout.connect(self._finish)
        application = cast("QGuiApplication", QGuiApplication.instance())
        application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    @Slot(QWindow)
    def _watch(self, window: QWindow | None) -> None:
        """Filter the keys of the window, which come here before its widgets get them."""
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Swallow or hold back the keys of a scan; everything else is the user's."""
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._release()
        elif kind is QEvent.Type.ShortcutOverride:
            if self._continues_scan(cast("QKeyEvent", event)):
                event.accept()  # so that it comes as a key, and not as a shortcut
                return True
        elif kind is QEvent.Type.KeyPress:
            return not self._is_replaying and self._takes_key(cast("QKeyEvent", event))
        return False

    def _continues_scan(self, event: QKeyEvent) -> bool:
        time = event.timestamp()
        return self._is_scanning and time > 0 and time - self._last <= _MAX_PAUSE_MS

    def _takes_key(self, event: QKeyEvent) -> bool:
        """Return True if no widget may get the key now."""
        if not event.timestamp() or event.key() in _MODIFIERS:
            return False
        if self._continues_scan(event) and not event.isAutoRepeat():
            self._last = event.timestamp()
            if _ends_scan(event):
                self._finish()
            else:
                self._text += event.text()
                self._end.start()
            return True
        if self._is_scanning:
            self._finish()
            self._forget()
        target = self._key_target()
        if target is not self._target or not self._is_quick(event):
            self._release()
        if _ends_scan(event) and self._is_scan(event.timestamp(), ended=True):
            self._begin_scan(event)
            self._finish()
            return True
        return self._takes_character(target, event)

    def _takes_character(self, target: QWidget | None, event: QKeyEvent) -> bool:
        """Add a character to the run, and hold it unless a text field gets it."""
        is_character = is_typed(event) or (bool(self._times) and event.text() == " ")
        if not is_character or target is None or event.isAutoRepeat() or _is_for_scans(target):
            self._release()
            return False
        editor = text_editor(target)
        if not self._times:
            self._target = target
            self._restore = restorer(editor) if editor else None
        self._times.append(event.timestamp())
        self._text += event.text()
        self._last = event.timestamp()
        if editor:
            return False
        if self._is_scan(event.timestamp()):
            self._begin_scan(event)
            self._end.start()
        else:
            self._held.append(event.clone())
            self._gap.start()
        return True

    def _is_quick(self, event: QKeyEvent) -> bool:
        return not self._times or event.timestamp() - self._times[-1] <= _MAX_GAP_MS

    def _is_scan(self, now: int, *, ended: bool = False) -> bool:
        """Whether the run of characters up to that time, in ms, is too fast for a person."""
        count = len(self._times)
        least = _MIN_WITH_END if ended and self._restore is None else _MIN_CHARACTERS
        if count < least or now - self._times[-1] > _MAX_GAP_MS:
            return False
        return self._times[-1] - self._times[0] <= _MAX_MEAN_MS * (count - 1)

    def _begin_scan(self, event: QKeyEvent) -> None:
        self._gap.stop()
        self._held.clear()
        if self._restore:
            self._restore()
            self._restore = None
        self._is_scanning = True
        self._last = event.timestamp()

    @Slot()
    def _finish(self) -> None:
        """Pass the scan to the window; keys that follow at once still belong to it."""
        self._end.stop()
        text, self._text = self._text.strip(), ""
        window = QApplication.activeWindow()
        if not text or window is None:
            return
        if isinstance(window, TakesScans):
            notice = window.take_scan(text)
        else:
            notice = self.tr(
                "The scan was ignored, because no field for scans is selected. To look up a label, "
                "close this window and scan the label again."
            )
        if notice:
            corner = window.mapToGlobal(window.rect().bottomLeft())
            show_tooltip(corner, notice, window, _NOTICE_MS)

    @Slot()
    def _release(self) -> None:
        """End the run of characters: a person types, so the window gets those that were held."""
        held, target = self._held, self._target
        self._forget()
        if not held or target is None or not shiboken6.isValid(target):
            return
        self._is_replaying = True
        try:
            for event in held:
                window = cast("QWindow | None", QGuiApplication.focusWindow())
                if window and target is self._key_target():
                    QApplication.sendEvent(window, event)
        finally:
            self._is_replaying = False

    def _key_target(self) -> QWidget | None:
        """Return the widget that gets the keys: that of an open list or menu, or the focused."""
        popup = QApplication.activePopupWidget()
        if popup:
            self._popup = popup  # its Python object must outlive those of its parts
            proxy = popup.focusProxy()
            return proxy or cast("QWidget | None", popup.focusWidget()) or popup
        return QApplication.focusWidget() or QApplication.activeWindow()

    def _forget(self) -> None:
        self._gap.stop()
        self._end.stop()
        self._times, self._held, self._text = [], [], ""
        self._target, self._restore = None, None
        self._is_scanning = False


def _ends_scan(event: QKeyEvent) -> bool:
    return event.key() in _ENDS or event.text() == _LINE_FEED


def _is_for_scans(widget: QWidget) -> bool:
    """Whether the widget or its window accepts scans; a list or menu is part of the window."""
    in_popup = QApplication.activePopupWidget() is not None
    window = QApplication.activeWindow() if in_popup else widget.window()
    for each in (widget, window):
        accepted = each.property(_PROPERTY) if each else None
        if accepted and (accepted != _FIELDS or text_editor(widget)):
            return True
    return False
