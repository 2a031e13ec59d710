"""Keys that the user presses before a form is ready to take them."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_LONGEST_WAIT_MS = 5_000
_MODIFIERS = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_ScrollLock),
)
_CLICKS = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)


@dataclass(frozen=True, slots=True)
class _Key:
    """A key, or a text without a key from an input method."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class TypeAhead(QObject):
    """Holds all keys of the application, and passes them to the focused widget of a form later.

    Keys are held from `hold` until `release`, at most five seconds, and until the user clicks.
    While keys are passed on, the form may hold the remaining ones again.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held: list[_Key] = []
        self._form: QWidget | None = None
        self._is_holding = False
        self._limit = QTimer(self, singleShot=True, interval=_LONGEST_WAIT_MS)
        self._limit.timeout.connect(self.release)

    def hold(self, form: QWidget | None = None) -> None:
        """Hold all keys from now on, for that form; without one, set it before `release`."""
        self._form = form or self._form
        if not self._is_holding:
            self._is_holding = True
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr] # exists
        self._limit.start()

    def release(self) -> None:
        """Pass the held keys to the form, unless it holds them again."""
        self._stop()
        while self._held and not self._is_holding:
            self._send(self._held.pop(0))

    def discard(self) -> None:
        """Forget the held keys, and hold no more."""
        self._stop()
        self._held.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold a key; a click ends this, because the user does something else."""
        kind = event.type()
        if kind in _CLICKS or QApplication.activeModalWidget() not in (None, self._form):
            self.release()
            return False
        if kind is QEvent.Type.ShortcutOverride:
            event.accept()  # so that it comes as a key, and not as a shortcut
            return True
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() not in _MODIFIERS:
                self._held.append(_Key(event.key(), event.modifiers(), event.text()))
            return True
        if kind is QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            if event.commitString():
                no_modifier = Qt.KeyboardModifier.NoModifier
                self._held.append(_Key(Qt.Key.Key_unknown, no_modifier, event.commitString()))
            return True
        return kind is QEvent.Type.KeyRelease

    def _stop(self) -> None:
        self._limit.stop()
        if self._is_holding:
            self._is_holding = False
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr] # exists

    def _send(self, key: _Key) -> None:
        target = QApplication.activePopupWidget() or (self._form and self._form.focusWidget())
        target = target or self._form
        if target is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key.key, key.modifiers, key.text))
