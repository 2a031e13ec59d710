"""Show external text unchanged.

Qt guesses whether a text is HTML; if so, it renders the tags and loads the images. It also reads
`&` in buttons and field titles as a mnemonic, and `[*]` in window titles as a placeholder. Names,
paths and error messages may contain any of these. Use `widgets.basics.label` for labels, and this
module for every other text that Qt would interpret.
"""

import re
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QToolTip, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.typed_keys import is_typed

_MNEMONIC = re.compile(r"&(.)", re.DOTALL)
_ENTITY = re.compile(r"&(?=[#\w])")
_WORD_JOINER = "\N{WORD JOINER}"
_LONG_WORD = re.compile(r"\S{12}(?=\S{4})")
_ZERO_WIDTH_SPACE = "\N{ZERO WIDTH SPACE}"


class _HasToolTip(Protocol):
    def setToolTip(self, text: str, /) -> None: ...  # noqa: N802 - Qt's name


def tooltip(text: str) -> str:
    """Return the text encoded so that a tooltip shows it unchanged."""
    if not Qt.mightBeRichText(text):
        return text
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpacePre)


def set_tooltip(target: _HasToolTip, text: str) -> None:
    """Set the tooltip of a widget, an action or an item, so that it is shown unchanged."""
    target.setToolTip(tooltip(text))


def show_tooltip(position: QPoint, text: str, widget: QWidget, milliseconds: int = -1) -> None:
    """Show the text, unchanged, as a tooltip at that position on the screen; hide it if empty.

    It disappears after that time, or after one that depends on its length.
    """
    QToolTip.showText(position, tooltip(text), widget, QRect(), milliseconds)


_USUAL_TOOLTIP = "usual_tooltip"


def enable_unless(control: QWidget | QAction, reason: str) -> None:
    """Enable the control if `reason` is empty; otherwise its tooltip says why it is disabled."""
    if control.property(_USUAL_TOOLTIP) is None:
        control.setProperty(_USUAL_TOOLTIP, control.toolTip())
    control.setEnabled(not reason)
    if reason:
        set_tooltip(control, reason)
    else:
        control.setToolTip(control.property(_USUAL_TOOLTIP))


def rename_action(action: QAction, text: str) -> None:
    """Change the text of an action, and its tooltip to the same text."""
    if text != action.text():
        action.setText(text)
        set_tooltip(action, without_mnemonic(text))
        action.setProperty(_USUAL_TOOLTIP, action.toolTip())


def literal(text: str) -> str:
    """Return the text encoded so that a button or field title shows it unchanged."""
    return text.replace("&", "&&")


def without_mnemonic(text: str) -> str:
    """Return the text of a button or field as it is displayed; the inverse of `literal`."""
    return _MNEMONIC.sub(r"\1", text)


def breakable(text: str) -> str:
    """Return the text with places for line breaks in long words, or the window would grow."""
    return _LONG_WORD.sub(f"\\g<0>{_ZERO_WIDTH_SPACE}", text)


def window_title(text: str) -> str:
    """Return the text encoded so that a window title shows it unchanged."""
    return text.replace("[*]", "[*][*]")


def tray_text(text: str) -> str:
    """Return the text without anything that a desktop may read as markup in a notification.

    The Desktop Notifications Specification allows HTML tags and entities, but not every server
    interprets them, so no escaping works everywhere. Angle brackets become angle quotation marks,
    and an invisible character separates `&` from a name.
    """
    return _ENTITY.sub(f"&{_WORD_JOINER}", text.replace("<", "‹").replace(">", "›"))


class PlainMessageBox(QMessageBox):
    """A message box that shows its texts unchanged, with an icon of the application.

    Letters without Alt don't press its buttons, because a scanner types letters.
    """

    def __init__(self, parent: QWidget | None = None, *, icon_name: str, role: str) -> None:
        """Create the box, with the icon in the colour of `role`."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(Spacing.M, Spacing.M, Spacing.M, Spacing.M)
        size = QSize(Spacing.XXL, Spacing.XXL)
        self.setIconPixmap(icon(icon_name, role=role).pixmap(size, self.devicePixelRatio()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ignore characters, for which Qt would press the button with that mnemonic."""
        if is_typed(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Question(PlainMessageBox):
    """Asks whether to do something. It isn't done unless the user presses the button for it."""

    def __init__(self, parent: QWidget | None, name: str) -> None:
        """Create the question with an object name; call `offer` once."""
        super().__init__(parent, icon_name="warning", role="warning")
        self.setObjectName(name)
        self._action: QPushButton | None = None

    def offer(
        self,
        action: tuple[str, str],
        keep: str,
        *,
        keep_name: str = "keep",
        is_final: bool = False,
    ) -> None:
        """Add a button with a text and an object name, and the default one that changes nothing.

        The button looks dangerous if what it does `is_final`.
        """
        text, name = action
        self._action = self.addButton(text, QMessageBox.ButtonRole.AcceptRole)
        self._action.setObjectName(name)
        if is_final:
            self._action.setProperty("kind", "danger")
        keep_button = self.addButton(keep, QMessageBox.ButtonRole.RejectRole)
        keep_button.setObjectName(keep_name)
        self.setDefaultButton(keep_button)
        self.setEscapeButton(keep_button)

    @property
    def agreed(self) -> bool:
        """True if the user pressed the button for the action."""
        return self._action is not None and self.clickedButton() is self._action
