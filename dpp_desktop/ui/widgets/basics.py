"""Basic parts of every page: icons, labels, buttons and layouts."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer, SignalInstance, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QIcon,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, TARGET, Spacing
from dpp_desktop.ui.widgets.plain_text import set_tooltip

Margins = int | tuple[int, int, int, int]
"""Margins of a layout in pixels: one for all sides, or left, top, right and bottom."""
Part = QWidget | QLayout
"""What a row or column holds."""
OnClick = Callable[[], object] | SignalInstance
"""A function to call, or a signal to emit."""

_BoxLayout = TypeVar("_BoxLayout", bound=QBoxLayout)


class IconView(QWidget):
    """Shows an icon of `size` pixels. A QLabel would keep the colours of its first theme.

    `meaning` is the accessible name; leave it empty if the text beside the icon says the same.
    """

    def __init__(
        self, name: str, role: str | None = None, size: int = ICON, meaning: str = ""
    ) -> None:
        super().__init__()
        self._icon: QIcon = icon(name, role)
        self.setFixedSize(QSize(size, size))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(meaning)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon in the colours of the current theme."""
        painter = QPainter(self)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._icon.paint(painter, self.rect(), mode=mode)
        painter.end()


def label(text: str, role: str = "body") -> QLabel:
    """Return a label in one of the stylesheet's roles; its text is never read as markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


class ElidedLabel(QLabel):
    """One line in one of the stylesheet's roles. Set its text with `set_full_text`."""

    def __init__(
        self,
        role: str,
        parent: QWidget | None = None,
        *,
        elide_mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Leave out that part of a text that is too wide."""
        super().__init__(parent)
        self._elide_mode = elide_mode
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._full_text = ""

    def set_full_text(self, text: str) -> None:
        """Show the text, shortened if it is too wide."""
        self._full_text = text
        self.setAccessibleName(text)
        self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of one line and no width."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the text to the new width."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        self.ensurePolished()  # the stylesheet sets the font
        width = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._full_text, self._elide_mode, width)
        self.setText(shown)
        set_tooltip(self, "" if shown == self._full_text else self._full_text)


def row_layout(
    *parts: Part,
    parent: QWidget | None = None,
    spacing: int = Spacing.S,
    margins: Margins = 0,
) -> QHBoxLayout:
    """Return a horizontal layout of the parts, from left to right; `parent` gets the layout."""
    return _filled(QHBoxLayout(), parts, parent, spacing, margins)


def column_layout(
    *parts: Part,
    parent: QWidget | None = None,
    spacing: int = Spacing.S,
    margins: Margins = 0,
) -> QVBoxLayout:
    """Return a vertical layout of the parts, from top to bottom; `parent` gets the layout."""
    return _filled(QVBoxLayout(), parts, parent, spacing, margins)


def _filled(
    layout: _BoxLayout,
    parts: tuple[Part, ...],
    parent: QWidget | None,
    spacing: int,
    margins: Margins,
) -> _BoxLayout:
    sides = (margins,) * 4 if isinstance(margins, int) else margins
    layout.setContentsMargins(*sides)
    layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
    if parent:
        parent.setLayout(layout)
    return layout


def push_button(
    text: str,
    name: str,
    on_click: OnClick | None = None,
    *,
    icon_name: str | None = None,
) -> QPushButton:
    """Return a button with that object name, and an icon if one is named."""
    button = QPushButton(text)
    button.setObjectName(name)
    if icon_name is not None:
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(ICON, ICON))
    if on_click is not None:
        button.clicked.connect(on_click)
    return button


def icon_button(
    icon_name: str, name: str, text: str, on_click: OnClick | None = None
) -> QToolButton:
    """Return a square button that shows only an icon; `text` is its tooltip and accessible name."""
    button = QToolButton()
    button.setObjectName(name)
    button.setIcon(icon(icon_name))
    button.setIconSize(QSize(ICON, ICON))
    button.setFixedSize(TARGET, TARGET)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAccessibleName(text)
    set_tooltip(button, text)
    if on_click is not None:
        button.clicked.connect(on_click)
    return button


_CONFIRMATION_MS = 2_000


class FeedbackButton(QPushButton):
    """Shows a confirmation in place of its text, at the same width, and announces it."""

    def __init__(self, text: str, icon_name: str, done: str, parent: QWidget | None = None) -> None:
        super().__init__(icon(icon_name), text, parent)
        self._normal = (text, icon_name)
        self._done = done
        self._timer = QTimer(self, singleShot=True, interval=_CONFIRMATION_MS)
        self._timer.timeout.connect(self._show_normal)
        self.setIconSize(QSize(ICON, ICON))

    def confirm(self) -> None:
        """Show the confirmation."""
        self.setText(self._done)
        self.setIcon(icon("check", role="success"))
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._done))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a size that is wide enough for both texts."""
        hint = super().sizeHint()
        widest = max(map(self._text_width, (self._normal[0], self._done)))
        return QSize(hint.width() + widest - self._text_width(self.text()), hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same size, so that no text is cut off."""
        return self.sizeHint()

    @Slot()
    def _show_normal(self) -> None:
        text, icon_name = self._normal
        self.setText(text)
        self.setIcon(icon(icon_name))

    def _text_width(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()


def make_primary(button: QPushButton, icon_name: str | None = None) -> QPushButton:
    """Style the button as the main action of its page, with that icon, and return it."""
    set_property(button, "kind", "primary")
    if icon_name is not None:
        button.setIcon(icon(icon_name, role="on_accent"))
        button.setIconSize(QSize(ICON, ICON))
    return button


def dialog_buttons(dialog: QDialog, accept: QPushButton, reject_text: str) -> QDialogButtonBox:
    """Return the bottom row of a dialog: the `accept` button, and one that rejects the dialog.

    The caller connects `accept`. Enter presses the focused button; in a text field, it presses
    `accept` if the caller made that the default button.
    """
    reject = push_button(reject_text, "leave")
    box = QDialogButtonBox()
    box.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
    box.addButton(reject, QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def closing_buttons(dialog: QDialog, close: QPushButton, *actions: QPushButton) -> QDialogButtonBox:
    """Return the bottom row of a dialog that has nothing to accept: actions, and what closes it.

    Enter presses an action only if the dialog makes it the default button.
    """
    box = QDialogButtonBox()
    for action in actions:
        action.setAutoDefault(False)
        box.addButton(action, QDialogButtonBox.ButtonRole.ActionRole)
    box.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
    box.rejected.connect(dialog.reject)
    return box


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet uses, and restyle the widget at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
