"""The header of a group that can be opened and closed: a button, the title and a summary."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.basics import label
from dpp_desktop.ui.widgets.plain_text import literal, set_tooltip

_OBJECT_NAME = "open:"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DisclosureButton(QToolButton):
    """Opens and closes a group.

    Enter and Space do both, the right arrow opens, the left arrow closes, and the other arrows move
    to the previous and the next group.
    """

    toggle_requested = Signal(bool)
    """The group is to be opened (True) or closed."""

    def __init__(self, location: str, title: str) -> None:
        super().__init__()
        self._is_open = False
        self._title = title
        self.setObjectName(f"{_OBJECT_NAME}{location}")
        self.setIconSize(QSize(ICON, ICON))
        self.setFixedWidth(TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.clicked.connect(self._toggle)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the group is shown as open."""
        return self._is_open

    def show_title(self, title: str) -> None:
        """Use another accessible name."""
        self._title = title
        self.setAccessibleName(title)

    def show_open(self, *, is_open: bool) -> None:
        """Show whether the group is open."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._show()

    def describe(self, summary: str) -> None:
        """Set the accessible description: whether the group is open, and its summary."""
        state = self.tr("Expanded") if self._is_open else self.tr("Collapsed")
        self.setAccessibleDescription(". ".join(filter(None, (state, summary))))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Open, close, or move to another group."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._toggle()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            is_open = key == Qt.Key.Key_Right
            if is_open != self._is_open:
                self.toggle_requested.emit(is_open)
        elif key in _STEPS:
            self._move_focus(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        self.toggle_requested.emit(not self._is_open)

    def _show(self) -> None:
        self.setIcon(icon("chevron-down" if self._is_open else "chevron-right"))
        text = self.tr("Collapse {title}") if self._is_open else self.tr("Expand {title}")
        set_tooltip(self, text.format(title=self._title))
        self.describe("")

    def _move_focus(self, step: int) -> None:
        """Focus the previous or the next visible button of this kind in the focus chain."""
        widget: QWidget | None = self
        while widget:
            widget = widget.nextInFocusChain() if step > 0 else widget.previousInFocusChain()
            if widget is self:
                return
            if isinstance(widget, DisclosureButton) and widget.isVisible():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return


class Disclosure(QWidget):
    """The title of a group with its button, and a summary while the group is closed."""

    toggle_requested = Signal(bool)

    def __init__(self, location: str, title: str, name: str) -> None:
        """`title` is shown; `name` is the accessible name."""
        super().__init__()
        self.button = DisclosureButton(location, name)
        self.button.toggle_requested.connect(self.toggle_requested)
        self._summary = label("", "secondary")
        self._summary.setObjectName("summary")
        self._summary.hide()
        self._title = _Title(title)
        self._title.setBuddy(self.button)
        self._title.pressed.connect(self.button.click)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Spacing.XS)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._title, 3)
        row.addWidget(self._summary, 2)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._summary.setWordWrap(True)

    @property
    def summary(self) -> str:
        """The summary; empty if the group is open."""
        return self._summary.text() if self._summary.isVisibleTo(self) else ""

    def show_title(self, title: str, name: str) -> None:
        """Show another title; `name` is the accessible name."""
        self._title.setText(literal(title))
        self.button.show_title(name)

    def show_state(self, *, is_open: bool, summary: str) -> None:
        """Show whether the group is open, and the summary of a closed one."""
        self.button.show_open(is_open=is_open)
        self._summary.setText(summary)
        self._summary.setVisible(bool(summary))

    def describe(self, problem: str) -> None:
        """Add the summary and the problem to the accessible description of the button."""
        self.button.describe(" ".join(filter(None, (self._summary.text(), problem))))


class _Title(QLabel):
    """A title that can be clicked."""

    pressed = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(literal(text))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "strong")
        self.setObjectName("title")
        self.setWordWrap(True)
        self.setMinimumHeight(TARGET)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Emit `pressed` on a click with the left button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
