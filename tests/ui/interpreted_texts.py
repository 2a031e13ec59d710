"""Finds texts in all windows that Qt interprets as markup or mnemonics."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import QAction, QImage, QPixmap, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from dpp_desktop.ui.help.help_window import HelpWindow

MARKED = "R&D"
"""A part of every hostile name: in a button, its single ampersand would be a mnemonic."""

_MOST_CELLS = 2_000


def interpreted() -> list[str]:
    """Return a description of each text that Qt interprets."""
    widgets = [each for each in QApplication.allWidgets() if not _is_qts_own(each)]
    return sorted({finding for widget in widgets for finding in _findings(widget)})


def is_shown(hostile: str) -> bool:
    """Return True if a label, button, title or cell in a visible window contains that text."""
    return any(hostile in text for text in _texts())


def has_colour(picture: QPixmap, rgb: int) -> bool:
    """Return True if a pixel of the picture has exactly that colour."""
    image = picture.toImage().convertToFormat(image_format())
    wanted = (0xFF000000 | rgb).to_bytes(4, "little")
    data = bytes(image.constBits())
    at = data.find(wanted)
    while at >= 0 and at % 4:
        at = data.find(wanted, at + 1)
    return at >= 0


def image_format() -> QImage.Format:
    """Return the format with four bytes per pixel in native byte order."""
    return QImage.Format.Format_ARGB32


def _is_qts_own(widget: QWidget) -> bool:
    """Return True for widgets inside Qt's file dialogs, which show names unchanged."""
    up: QWidget | None = widget
    while up is not None:
        if isinstance(up, QFileDialog):
            return True
        up = up.parentWidget()
    return False


def _findings(widget: QWidget) -> Iterator[str]:
    where = f"{type(widget).__name__} {widget.objectName()!r}"
    found = [*_tips(widget), *_titles(widget), *_contents(widget)]
    yield from (f"{where}: {each}" for each in found)


def _tips(widget: QWidget) -> Iterator[str]:
    tips = [widget.toolTip(), *(action.toolTip() for action in widget.findChildren(QAction))]
    yield from (f"tooltip: {found}" for tip in tips if (found := _tip_finding(tip)))


def _titles(widget: QWidget) -> Iterator[str]:
    if widget.isWindow() and "[*]" in widget.windowTitle().replace("[*][*]", ""):
        yield f"placeholder in title {widget.windowTitle()!r}"
    named = [action.text() for action in widget.findChildren(QAction)]
    if isinstance(widget, QAbstractButton):
        named.append(widget.text())
    if isinstance(widget, QTabWidget):
        named += (widget.tabText(place) for place in range(widget.count()))
    yield from (f"mnemonic in {text!r}" for text in named if _has_mnemonic(text))


def _contents(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label_findings(widget)
    elif isinstance(widget, QTextEdit) and not isinstance(widget.window(), HelpWindow):
        yield from _rich_parts(widget.document())
    elif isinstance(widget, QAbstractItemView) and _model(widget):
        yield from _cell_findings(widget.model())


def _label_findings(label: QLabel) -> Iterator[str]:
    text = label.text()
    rich = label.textFormat() is Qt.TextFormat.RichText
    if rich or (label.textFormat() is not Qt.TextFormat.PlainText and Qt.mightBeRichText(text)):
        yield f"rendered: {text!r}"
    titles_a_field = cast("QWidget | None", label.buddy()) is not None
    if titles_a_field and _has_mnemonic(text):
        yield f"mnemonic in {text!r}"
    if not titles_a_field and MARKED.replace("&", "&&") in text:
        yield f"escaped twice: {text!r}"


def _has_mnemonic(text: str) -> bool:
    return MARKED in text


def _tip_finding(tip: str) -> str | None:
    """Return the first interpreted part of a tooltip, or None."""
    if not Qt.mightBeRichText(tip):
        return None
    document = QTextDocument()
    document.setHtml(tip)
    return next(_rich_parts(document), None)


def _rich_parts(document: QTextDocument) -> Iterator[str]:
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            shape = parts.fragment().charFormat()
            if shape.isImageFormat() or shape.isAnchor() or shape.fontWeight() > 400:
                yield f"rendered: {parts.fragment().text()!r}"
            parts += 1
        block = block.next()


def _cell_findings(model: QAbstractItemModel) -> Iterator[str]:
    for index in _cells(model):
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        found = _tip_finding(tip) if isinstance(tip, str) else None
        if found:
            yield f"tooltip of a cell: {found}"


def _cells(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    waiting, left = [QModelIndex()], _MOST_CELLS
    while waiting and left > 0:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), left)):
            for column in range(_columns(model, parent)):
                left -= 1
                yield model.index(row, column, parent)
            waiting.append(model.index(row, 0, parent))


def _model(view: QAbstractItemView) -> QAbstractItemModel | None:
    return view.model()


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _texts() -> Iterator[str]:
    for widget in QApplication.allWidgets():
        if not widget.isVisible():
            continue
        yield widget.windowTitle()
        if isinstance(widget, (QLabel, QAbstractButton)):
            yield widget.text()
        if isinstance(widget, QAbstractItemView) and _model(widget):
            cells = (index.data() for index in _cells(widget.model()))
            yield from (text for text in cells if isinstance(text, str))
