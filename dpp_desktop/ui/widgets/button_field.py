"""A line edit with buttons inside it that are large enough for gloved fingers."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import row_layout
from dpp_desktop.ui.widgets.plain_text import set_tooltip


class ButtonField(QLineEdit):
    """A field with buttons of the same height at its right end.

    The buttons that Qt adds (`addAction`, `setClearButtonEnabled`) are always 22 by 18 pixels.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row_layout(parent=self, spacing=0)
        self._row.addStretch()
        self._buttons: list[QToolButton] = []

    def add_button(self, icon_name: str, name: str) -> QToolButton:
        """Add a button with that icon to the right of the others; `name` describes its action.

        The button never gets the focus, so its action needs another way by keyboard.
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
        """Add a button that clears the field; it is visible while the field has text."""
        button = self.add_button("close", self.tr("Clear"))
        button.setObjectName("clear")
        button.setVisible(bool(self.text()))
        button.clicked.connect(self._clear)
        self.textChanged.connect(lambda text: button.setVisible(bool(text)))
        self.textChanged.connect(self._update_text_margin)
        self._update_text_margin()

    @Slot()
    def _clear(self) -> None:
        self.clear()
        self.textEdited.emit("")

    @Slot()
    def _update_text_margin(self) -> None:
        """Keep the text clear of the buttons."""
        visible = sum(not button.isHidden() for button in self._buttons)
        self.setTextMargins(0, 0, visible * TARGET - Spacing.S if visible else 0, 0)
