"""A toolbar that shows the texts of its buttons only if there is space for them."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget

from dpp_desktop.ui.theme.scale import ICON

_WITH_TEXT = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


class AdaptiveToolBar(QToolBar):
    """Buttons for the actions; `fit` hides their texts if they don't fit.

    Buttons that don't fit without texts either are in the menu that Qt adds at the end.
    """

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIconSize(QSize(ICON, ICON))
        self.setToolButtonStyle(_WITH_TEXT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for action in actions:
            self.addAction(action)
            button = self.widgetForAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._full_width = 0

    def full_width(self) -> int:
        """Return the width that the buttons need with their texts, in pixels."""
        if self.toolButtonStyle() is _WITH_TEXT:
            self.ensurePolished()
            self._full_width = self.sizeHint().width()
        return self._full_width

    def fit(self, width: int) -> None:
        """Show the texts if they fit into that width, in pixels."""
        style = _WITH_TEXT if self.full_width() <= width else _ICON_ONLY
        if style is not self.toolButtonStyle():
            self.setToolButtonStyle(style)
