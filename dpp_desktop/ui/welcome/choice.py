"""A big button: an icon, what it does, and a sentence that explains it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import IconView, label

_ICON = ICON + Spacing.S


class Choice(QPushButton):
    """One of a few ways to go on, as tall as its texts need."""

    def __init__(
        self, name: str, icon_name: str, title: str, explanation: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setAccessibleDescription(explanation)
        row = QHBoxLayout(self)
        row.setContentsMargins(Spacing.L, Spacing.M, Spacing.L, Spacing.M)
        row.setSpacing(Spacing.L)
        row.addWidget(IconView(icon_name, "accent", _ICON))
        row.addLayout(_texts(title, explanation), 1)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As large as the texts need: those of a plain button are drawn, not laid out."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Keeps its height when the stylesheet sets that of a plain button."""
        super().changeEvent(event)
        self._keep_height()

    def showEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Takes its height once the fonts are known."""
        self._keep_height()

    def _keep_height(self) -> None:
        layout = self.layout()
        if layout:
            self.setMinimumHeight(max(TARGET, layout.sizeHint().height()))


def _texts(title: str, explanation: str) -> QVBoxLayout:
    texts = QVBoxLayout()
    texts.setSpacing(Spacing.XS)
    texts.addWidget(label(title, "strong"))
    texts.addWidget(label(explanation, "secondary"))
    return texts
