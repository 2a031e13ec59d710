"""A form field with its name above and a hint or an error message below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout, set_property
from dpp_desktop.ui.widgets.plain_text import set_tooltip, without_mnemonic

_MAX_LINES = 2
"""The largest number of lines of a message."""


class Field(QWidget):
    """An editor with its name and a message of at most two lines.

    The space for the message is reserved, so that nothing moves when it appears: `lines` of it.
    """

    def __init__(
        self,
        name: str,
        editor: QWidget,
        *,
        beside: QWidget | None = None,
        lines: int = _MAX_LINES,
    ) -> None:
        super().__init__()
        self.editor = editor
        self.touched = False
        self._name = name
        self._text = ""
        self._lines = lines
        self._message = _message_label()
        self._title = label(name, "strong")
        self._title.setBuddy(editor)
        self._title.setWordWrap(True)
        self.set_optional(optional=False)
        line = row_layout()
        line.addWidget(editor, stretch=1)
        if beside:
            line.addWidget(beside)
        column_layout(self._title, line, self._message, parent=self, spacing=Spacing.XS)
        self._fit()

    def set_optional(self, *, optional: bool) -> None:
        """Say in the name of the field whether it may stay empty."""
        name = self.tr("{name} (optional)").format(name=self._name) if optional else self._name
        self._title.setText(name)
        self.editor.setAccessibleName(without_mnemonic(name))

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
        while len(words) > 1 and self._lines_of(" ".join(words)) > _MAX_LINES:
            words = [*words[:-2], "…"]
        shown = " ".join(words)
        needed = min(self._lines_of(shown), _MAX_LINES) if shown else 0
        lines = max(self._lines, needed)
        self._message.setText(shown)
        self._message.setFixedHeight(lines * self._message.fontMetrics().lineSpacing())
        self._message.setVisible(lines > 0)
        set_tooltip(self._message, "" if shown == self._text else self._text)

    def _lines_of(self, text: str) -> int:
        metrics, width = self._message.fontMetrics(), QRect(0, 0, self.width(), 0)
        height = metrics.boundingRect(width, Qt.TextFlag.TextWordWrap, text).height()
        return -(-height // metrics.lineSpacing())


def _message_label() -> QLabel:
    message = label("", "secondary")
    message.setObjectName("field_message")
    message.setWordWrap(True)
    message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    message.ensurePolished()
    return message
