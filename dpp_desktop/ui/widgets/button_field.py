"""A line edit with buttons in it that a gloved finger hits."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Space
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class ButtonField(QLineEdit):
    """Has its buttons at the right end, as high as itself.

    Qt's own, by `addAction` and `setClearButtonEnabled`, are 22 by 18 pixels whatever one does.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addStretch()
        self._buttons: list[QToolButton] = []

    def add_button(self, icon_name: str, name: str) -> QToolButton:
        """Adds a button with that icon, to the right of those there are; `name` says what it does.

        It never has the keyboard: what it does must be within reach of the keyboard otherwise.
        """
        button = QToolButton()
        button.setProperty("kind", "inner")
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
        button.setAccessibleName(name)
        set_tooltip(button, name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        self._row.addWidget(button)
        self._buttons.append(button)
        self._update_text_margin()
        return button

    def add_clear_button(self) -> None:
        """Adds a button that empties the field, there while there is something in it."""
        button = self.add_button("close", self.tr("Clear"))
        button.setObjectName("clear")
        button.setVisible(bool(self.text()))
        button.clicked.connect(self._empty)
        self.textChanged.connect(lambda text: button.setVisible(bool(text)))
        self.textChanged.connect(self._update_text_margin)
        self._update_text_margin()

    @Slot()
    def _empty(self) -> None:
        self.clear()
        self.textEdited.emit("")

    @Slot()
    def _update_text_margin(self) -> None:
        """Keeps the text out from under the buttons."""
        shown = sum(not button.isHidden() for button in self._buttons)
        self.setTextMargins(0, 0, shown * TARGET - Space.S if shown else 0, 0)
