"""Tell keys that type a character from others, and take typed text back."""

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def is_typed(event: QKeyEvent) -> bool:
    """Return True for a character, except Space, which presses buttons and selects rows."""
    text = event.text().strip()
    return bool(text) and text.isprintable() and not event.modifiers() & _COMMANDS


def text_editor(widget: QWidget | None) -> QLineEdit | QTextEdit | QPlainTextEdit | None:
    """Return the editor that takes what is typed while the widget has the focus, if there is one.

    Spin boxes take only digits, so they aren't editors.
    """
    editor = widget.lineEdit() if isinstance(widget, QComboBox) else widget
    if isinstance(editor, (QLineEdit, QTextEdit, QPlainTextEdit)) and not editor.isReadOnly():
        return editor
    return None


def restorer(editor: QLineEdit | QTextEdit | QPlainTextEdit) -> Callable[[], None]:
    """Return a function that takes back what is typed from now on, as if the user deleted it."""
    if isinstance(editor, QLineEdit):
        return _restorer_of_line(editor)
    cursor = editor.textCursor()
    anchor, position = cursor.anchor(), cursor.position()
    start, selected = cursor.selectionStart(), cursor.selection()

    def restore() -> None:
        if shiboken6.isValid(editor):
            typed = editor.textCursor()
            typed.setPosition(start, typed.MoveMode.KeepAnchor)
            typed.removeSelectedText()
            typed.insertFragment(selected)
            typed.setPosition(anchor)
            typed.setPosition(position, typed.MoveMode.KeepAnchor)
            editor.setTextCursor(typed)

    return restore


def _restorer_of_line(line: QLineEdit) -> Callable[[], None]:
    text, cursor = line.text(), line.cursorPosition()
    selection = (line.selectionStart(), line.selectionLength())

    def restore() -> None:
        if not shiboken6.isValid(line):
            return
        if line.text() != text:
            line.selectAll()
            line.insert(text)  # unlike `setText`, it emits `textEdited`
        line.setCursorPosition(cursor)
        if selection[0] >= 0:
            line.setSelection(*selection)

    return restore
