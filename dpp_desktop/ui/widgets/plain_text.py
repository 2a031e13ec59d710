"""Show text from outside exactly as it is.

Qt guesses whether a text is HTML, and if so renders its tags and loads the images they name. It
also reads `&` in buttons and titles of fields as a mnemonic, and `[*]` in window titles as a mark.
Names, paths and error messages may contain any of these. Labels are made by `look.widgets.label`;
everything else that Qt would interpret goes through this module.
"""

import re
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Space

_MNEMONIC = re.compile(r"&(.)", re.DOTALL)
_ENTITY = re.compile(r"&(?=[#\w])")
_WORD_JOINER = "\N{WORD JOINER}"


class _HasToolTip(Protocol):
    def setToolTip(self, text: str, /) -> None: ...  # noqa: N802 - Qt's name


def tooltip(text: str) -> str:
    """Return the text in the form in which Qt shows it unchanged as a tooltip."""
    if not Qt.mightBeRichText(text):
        return text
    return Qt.convertFromPlainText(text, Qt.WhiteSpaceMode.WhiteSpacePre)


def set_tooltip(target: _HasToolTip, text: str) -> None:
    """Give a widget, an action or an item of a list or table this tooltip, shown unchanged."""
    target.setToolTip(tooltip(text))


def literal(text: str) -> str:
    """Return the text in the form in which buttons and titles of fields show it unchanged."""
    return text.replace("&", "&&")


def without_mnemonic(text: str) -> str:
    """Return a text of a button or field as it is shown: the inverse of `literal`."""
    return _MNEMONIC.sub(r"\1", text)


def window_title(text: str) -> str:
    """Return the text in the form in which a window title shows it unchanged."""
    return text.replace("[*]", "[*][*]")


def tray_text(text: str) -> str:
    """Return the text without what desktops may read as markup in messages of the tray.

    The Desktop Notifications Specification allows HTML tags and entities in the body; servers
    differ in whether they read them, so there is no escape that all of them show correctly. Angle
    brackets become angle quotation marks, and an invisible character separates `&` from a name.
    """
    return _ENTITY.sub(f"&{_WORD_JOINER}", text.replace("<", "‹").replace(">", "›"))


class PlainMessageBox(QMessageBox):
    """A message box that shows its texts unchanged, with one of our icons."""

    def __init__(self, parent: QWidget | None = None, *, icon_name: str, role: str) -> None:
        """Create the box; its icon is drawn in the colour of `role`."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        size = QSize(Space.XXL, Space.XXL)
        self.setIconPixmap(icon(icon_name, role=role).pixmap(size, self.devicePixelRatio()))
