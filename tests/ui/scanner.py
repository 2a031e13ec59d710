"""Sends keys as a barcode scanner does that acts as a keyboard."""

import itertools
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_CONTROL_KEYS = {
    "\r": (Qt.Key.Key_Return, _NONE, "\r"),
    "\n": (Qt.Key.Key_J, _CONTROL, "\n"),
    "\t": (Qt.Key.Key_Tab, _NONE, "\t"),
    "\x1d": (Qt.Key.Key_BracketRight, _CONTROL, "\x1d"),
    ",": (Qt.Key.Key_Comma, _NONE, ","),
}
"""The keys of characters whose name isn't a key sequence."""

# The keys of xkeyboard-config 2.35 that the URL of a token needs, and digits.
_US = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:/.-()]"
_LAYOUTS = {
    "German": "abcdefghijklmnopqrstuvwxzyABCDEFGHIJKLMNOPQRSTUVWXZY0123456789Ö-.ß)=+",
    "French": "qbcdefghijkl,noparstuvzxywQBCDEFGHIJKL?NOPARSTUVZXYWà&é\"'(-è_çM!:)90$",
    "Swiss German": "abcdefghijklmnopqrstuvwxzyABCDEFGHIJKLMNOPQRSTUVWXZY0123456789é-.')=¨",
    "Swedish": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789Ö-.+)=¨",
}

_ON_US = {
    "German": (":/yzYZ", ">&zyZY"),
    "French": (":/.amqwzAMQWZ0123456789", ".><q;azwQ:AZW)!@#$%^&*("),
}


def arriving(text: str, computer: str) -> str:
    """Return what a computer with this keyboard layout reads from a scanner that is set to US."""
    return text.translate(str.maketrans(_US, _LAYOUTS[computer]))


def sent_to_us(text: str, scanner: str) -> str:
    """Return what a computer with US layout reads from a scanner with this layout."""
    return text.translate(str.maketrans(*_ON_US[scanner]))


def scan(text: str, end: str = "\r") -> None:
    """Type the text into whatever has the focus, key by key and without a pause."""
    for character in text + end:
        _press(*(_CONTROL_KEYS.get(character) or _key_of(character)))


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier, text: str) -> None:
    """Send the events of a key, each to the widget that has the focus at that time."""
    for kind in (
        QKeyEvent.Type.ShortcutOverride,
        QKeyEvent.Type.KeyPress,
        QKeyEvent.Type.KeyRelease,
    ):
        event = QKeyEvent(kind, key, modifier, text)
        event.setAccepted(kind is not QKeyEvent.Type.ShortcutOverride)
        _send(event)


def _key_of(character: str) -> tuple[Qt.Key, Qt.KeyboardModifier, str]:
    key = QKeySequence.fromString(character.upper())[0].key()  # type: ignore[index]  # missing in the stubs
    return key, _SHIFT if character.isupper() else _NONE, character


def _send(event: QKeyEvent) -> None:
    popup = QApplication.activePopupWidget()
    # The Python object of the popup must outlive that of its child.
    focused: QWidget | None = popup.focusWidget() if popup else QApplication.focusWidget()
    target = focused or popup or QApplication.activeWindow()
    assert target is not None
    QApplication.sendEvent(target, event)


_USUAL_GAP_MS = 10
_clock = itertools.count(1_000_000, 10_000)
"""When scans and users begin to type, in ms of the display: long after each other."""


def type_keys(text: str, gap_ms: int = _USUAL_GAP_MS, *, wait_ms: int = 0) -> None:
    """Type the text into the window that has the keyboard, with its times of the display.

    The text may contain the characters that end a scan. `wait_ms` is really waited after each key.
    """
    time = next(_clock)
    for character in text:
        key, modifier, typed = _CONTROL_KEYS.get(character) or _key_of(character)
        for kind in (
            QKeyEvent.Type.ShortcutOverride,
            QKeyEvent.Type.KeyPress,
            QKeyEvent.Type.KeyRelease,
        ):
            event = QKeyEvent(kind, key, modifier, typed)
            event.setAccepted(kind is not QKeyEvent.Type.ShortcutOverride)
            event.setTimestamp(time)
            window = cast("QWindow | None", QGuiApplication.focusWindow())
            if window:  # a key may close the last one
                QApplication.sendEvent(window, event)
        time += gap_ms
        if wait_ms:
            QTest.qWait(wait_ms)


def scan_as_keyboard(text: str, end: str = "\r") -> None:
    """Scan with a scanner that types a character every 10 ms, and wait for each."""
    type_keys(text + end, wait_ms=_USUAL_GAP_MS)
