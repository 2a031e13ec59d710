"""A form field with its name above and a hint or an error message below."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, label, row_layout, set_property
from dpp_desktop.ui.widgets.plain_text import set_tooltip, without_mnemonic

_MAX_LINES = 3
"""The largest number of lines of a message."""
_ROUNDING = 1
"""What each line can need in addition to the line spacing, in pixels."""
_USUAL_LINES = 2
"""The number of lines that are reserved for it by default."""


class Field(QWidget):
    """An editor with its name and a message of at most three lines.

    The space for the message is reserved, so that nothing moves when it appears: `lines` of it. An
    editor with a fixed width isn't widened.
    """

    def __init__(
        self,
        name: str,
        editor: QWidget,
        *,
        beside: QWidget | None = None,
        lines: int = _USUAL_LINES,
    ) -> None:
        super().__init__()
        self.editor = editor
        self.touched = False
        self._name = name
        self._text = ""
        self._lines = lines
        self._message = _wrapped_label("secondary")
        self._message.setObjectName("field_message")
        self._title = _wrapped_label("strong")
        self._title.setBuddy(editor)
        line = row_layout()
        line.addWidget(editor, stretch=1)
        if editor.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Fixed:
            line.setAlignment(editor, Qt.AlignmentFlag.AlignLeft)
        if beside:
            line.addWidget(beside)
        column = column_layout(self._title, line, self._message, parent=self, spacing=Spacing.XS)
        column.addStretch()
        # Last: a label that is made visible before it has a parent opens a window of its own.
        self.set_optional(optional=False)

    def set_optional(self, *, optional: bool) -> None:
        """Say in the name of the field whether it may stay empty."""
        name = self.tr("{name} (optional)").format(name=self._name) if optional else self._name
        if name == self._title.text():
            return
        self._title.setText(name)
        self._fit()
        self.editor.setAccessibleName(without_mnemonic(name))

    @property
    def is_problem(self) -> bool:
        """Whether the message is an error message."""
        return self.editor.property("invalid") is True

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
        if text != self._text:
            self._text = text
            self._fit()
        self.editor.setAccessibleDescription(text)
        set_property(self._message, "role", "problem" if is_problem else "secondary")
        set_property(self.editor, "invalid", is_problem)

    def _fit(self) -> None:
        """Drop words at the end if the message is too long; the tooltip has all of them."""
        title = without_mnemonic(self._title.text())
        self._set_lines(self._title, _lines_of(self._title, title, self.width()))
        words = self._text.split(" ")
        while len(words) > 1 and self._lines_of_message(" ".join(words)) > _MAX_LINES:
            words = [*words[:-2], "…"]
        shown = " ".join(words)
        self._message.setText(shown)
        self._set_lines(self._message, max(self._lines, self._lines_of_message(shown)))
        set_tooltip(self._message, "" if shown == self._text else self._text)

    def _lines_of_message(self, text: str) -> int:
        return _lines_of(self._message, text, self.width()) if text else 0

    @staticmethod
    def _set_lines(shown: QLabel, lines: int) -> None:
        spacing = shown.fontMetrics().lineSpacing() + _ROUNDING
        shown.setFixedHeight(min(lines, _MAX_LINES) * spacing)
        shown.setVisible(lines > 0)


def _lines_of(shown: QLabel, text: str, width: int) -> int:
    """Return the number of lines of the text in that width, in pixels."""
    metrics, space = shown.fontMetrics(), QRect(0, 0, width, 0)
    height = metrics.boundingRect(space, Qt.TextFlag.TextWordWrap, text).height()
    return round(height / metrics.lineSpacing())


def _wrapped_label(role: str) -> QLabel:
    wrapped = label("", role)
    wrapped.setWordWrap(True)
    # After the line above, so that layouts don't ask for a height for each width.
    wrapped.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    wrapped.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    wrapped.ensurePolished()
    return wrapped
