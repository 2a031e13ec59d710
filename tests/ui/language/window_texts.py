"""Reads the texts of a window and finds those that are cut off."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QTabWidget,
    QWidget,
)

from dpp_desktop.ui.theme.scale import Spacing

_ROWS_READ = 20
_MNEMONIC = re.compile(r"&(\w)")


def texts(window: QWidget) -> set[str]:
    """Return all texts of the window, including hidden and accessibility texts."""
    found = {
        text for widget in (window, *window.findChildren(QWidget)) for text in _texts_of(widget)
    }
    for action in window.findChildren(QAction):
        found |= {action.text(), action.toolTip(), action.statusTip()}
    return {text.replace("&", "") for text in found if text}


def cut_off(window: QWidget) -> list[str]:
    """Return the visible labels, buttons and headings whose width is too small for their text.

    For labels with word wrap, the height is checked too.
    """
    shown_texts: list[QLabel | QAbstractButton] = [
        *(label for label in window.findChildren(QLabel) if type(label) is QLabel),
        *window.findChildren(QAbstractButton),
    ]
    found = [
        f"{widget.objectName()}: {widget.text()}"
        for widget in shown_texts
        if widget.isVisible() and widget.text() and not _fits(widget)
    ]
    for header in window.findChildren(QHeaderView):
        if header.isVisible() and header.orientation() is Qt.Orientation.Horizontal:
            found += _narrow_sections(header)
    return found


def mnemonics(window: QWidget) -> list[str]:
    """Return the mnemonics of the visible widgets in lower case."""
    shown: list[QLabel | QAbstractButton] = [
        *(label for label in window.findChildren(QLabel) if isinstance(label.buddy(), QWidget)),
        *window.findChildren(QAbstractButton),
    ]
    shown_texts = [widget.text() for widget in shown if widget.isVisible() and widget.isEnabled()]
    for bar in window.findChildren(QMenuBar):
        shown_texts += [action.text() for action in bar.actions()]
    for tabs in window.findChildren(QTabWidget):
        shown_texts += [tabs.tabText(at) for at in range(tabs.count()) if tabs.isVisible()]
    return [letter.lower() for text in shown_texts for letter in _MNEMONIC.findall(text)]


def _fits(widget: QLabel | QAbstractButton) -> bool:
    region = widget.visibleRegion().boundingRect()
    if not region.isEmpty() and region.width() < widget.width():
        return False  # a parent widget is too narrow
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width())
    return widget.width() >= widget.sizeHint().width()


def _narrow_sections(header: QHeaderView) -> Iterator[str]:
    bold = header.font()
    bold.setBold(True)
    shown = (each for each in range(header.count()) if not header.isSectionHidden(each))
    for section in shown:
        title = str(header.model().headerData(section, Qt.Orientation.Horizontal) or "")
        needed = QFontMetrics(bold).horizontalAdvance(title) + 2 * Spacing.M
        if title and not header.isSectionHidden(section) and header.sectionSize(section) < needed:
            yield f"heading: {title}"


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
        yield from _in_model(widget.model())


def _in_model(model: QAbstractItemModel | None) -> Iterator[str]:
    """Yield the texts of the first rows; the others differ only in their numbers."""
    if model is None:
        return
    top = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(top)
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(top), _ROWS_READ)):
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(index.data(role) or "")
