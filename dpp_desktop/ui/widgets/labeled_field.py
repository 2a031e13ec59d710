"""A field of a form: its name above, and below it room for what there is to say about it."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dpp_desktop.ui.theme.scale import Space
from dpp_desktop.ui.widgets.basics import label, set_property
from dpp_desktop.ui.widgets.plain_text import set_tooltip, without_mnemonic

_LINES = 2
"""Room for what there is to say about a field."""


class Field(QWidget):
    """An editor with its name and its remark.

    The remark has its room from the start, so that nothing moves when it appears.
    """

    def __init__(self, name: str, editor: QWidget, *, beside: QWidget | None = None) -> None:
        super().__init__()
        self.editor = editor
        self.touched = False
        self._text = ""
        self._remark = _message_label()
        title = label(name, "strong")
        title.setBuddy(editor)
        editor.setAccessibleName(without_mnemonic(name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(title)
        layout.addLayout(_row(editor, beside))
        layout.addWidget(self._remark)

    def hint(self, text: str) -> None:
        """Says something helpful, in a quiet voice."""
        self._say(text, "secondary", invalid=False)

    def refuse(self, text: str) -> None:
        """Says what is wrong with the field."""
        self._say(text, "problem", invalid=True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Shows as much of the remark as there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _say(self, text: str, role: str, *, invalid: bool) -> None:
        self._text = text
        self._fit()
        self.editor.setAccessibleDescription(text)
        set_property(self._remark, "role", role)
        set_property(self.editor, "invalid", invalid)

    def _fit(self) -> None:
        """Leaves words out at the end where there are too many; the tip has them all."""
        words = self._text.split(" ")
        while len(words) > 1 and not self._fits(" ".join(words)):
            words = [*words[:-2], "…"]
        shown = " ".join(words)
        self._remark.setText(shown)
        set_tooltip(self._remark, "" if shown == self._text else self._text)

    def _fits(self, text: str) -> bool:
        metrics, room = self._remark.fontMetrics(), QRect(0, 0, self.width(), 0)
        wrapped = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return wrapped.height() <= _message_height(self._remark)


def _row(editor: QWidget, beside: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.addWidget(editor, stretch=1)
    if beside:
        row.addWidget(beside)
    return row


def _message_label() -> QLabel:
    remark = label("", "secondary")
    remark.setObjectName("remark")
    remark.setWordWrap(True)
    remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    remark.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    remark.ensurePolished()
    remark.setFixedHeight(_message_height(remark))
    return remark


def _message_height(remark: QLabel) -> int:
    """How high the remark may become."""
    return remark.fontMetrics().size(0, "\n".join("X" * _LINES)).height()
