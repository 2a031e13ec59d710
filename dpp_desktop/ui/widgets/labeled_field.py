"""A form field with its name above and a hint or an error message below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout, set_property
from dpp_desktop.ui.widgets.plain_text import set_tooltip, without_mnemonic

_MESSAGE_LINES = 2


class Field(QWidget):
    """An editor with its name and a message.

    The space for the message is reserved, so that nothing moves when it appears.
    """

    def __init__(self, name: str, editor: QWidget, *, beside: QWidget | None = None) -> None:
        super().__init__()
        self.editor = editor
        self.touched = False
        self._text = ""
        self._message = _message_label()
        title = label(name, "strong")
        title.setBuddy(editor)
        editor.setAccessibleName(without_mnemonic(name))
        line = row_layout()
        line.addWidget(editor, stretch=1)
        if beside:
            line.addWidget(beside)
        column_layout(title, line, self._message, parent=self, spacing=Spacing.XS)

    def show_hint(self, text: str) -> None:
        """Show a hint in a secondary colour."""
        self._show_message(text, is_problem=False)

    def show_problem(self, text: str) -> None:
        """Show an error message, and mark the field as invalid."""
        self._show_message(text, is_problem=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the message to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _show_message(self, text: str, *, is_problem: bool) -> None:
        self._text = text
        self._fit()
        self.editor.setAccessibleDescription(text)
        set_property(self._message, "role", "problem" if is_problem else "secondary")
        set_property(self.editor, "invalid", is_problem)

    def _fit(self) -> None:
        """Drop words at the end if the message is too long; the tooltip has all of them."""
        words = self._text.split(" ")
        while len(words) > 1 and not self._fits(" ".join(words)):
            words = [*words[:-2], "…"]
        shown = " ".join(words)
        self._message.setText(shown)
        set_tooltip(self._message, "" if shown == self._text else self._text)

    def _fits(self, text: str) -> bool:
        metrics, width = self._message.fontMetrics(), QRect(0, 0, self.width(), 0)
        wrapped = metrics.boundingRect(width, Qt.TextFlag.TextWordWrap, text)
        return wrapped.height() <= _message_height(self._message)


def _message_label() -> QLabel:
    message = label("", "secondary")
    message.setObjectName("field_message")
    message.setWordWrap(True)
    message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    message.ensurePolished()
    message.setFixedHeight(_message_height(message))
    return message


def _message_height(message: QLabel) -> int:
    return message.fontMetrics().size(0, "\n".join("X" * _MESSAGE_LINES)).height()
