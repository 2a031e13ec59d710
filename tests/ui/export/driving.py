"""Presses and reads an export dialog as a user would."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.export.handover import HandoverDialog
from dpp_desktop.ui.export.packs_model import Column

Part = TypeVar("Part", bound=QWidget)

TIMEOUT_MS = 30_000


class Driver:
    """A user in front of the dialog."""

    def __init__(self, qtbot: QtBot, dialog: ExportDialog) -> None:
        self.dialog = dialog
        self._qtbot = qtbot

    def wait_until(self, come: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(come, timeout=TIMEOUT_MS)

    def button(self, name: str) -> QPushButton:
        return self._part(QPushButton, name)

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isVisible(), name
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def text(self, name: str) -> str:
        label = self._part(QLabel, name)
        return label.text() if label.isVisible() else ""

    @property
    def folder(self) -> Path:
        return Path(self._part(QLineEdit, "folder").text())

    def write_folder(self, folder: Path | str) -> None:
        line = self._part(QLineEdit, "folder")
        assert line.isEnabled()
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, str(folder))
        QTest.keyClick(line, Qt.Key.Key_Return)

    def choose(self, name: str) -> None:
        """Presses a choice, such as the whole batch."""
        choice = self._part(QRadioButton, name)
        assert choice.isEnabled(), name
        choice.click()

    def is_chosen(self, name: str) -> bool:
        return self._part(QRadioButton, name).isChecked()

    def choice(self, name: str) -> str:
        return self._part(QRadioButton, name).text()

    def write_units(self, name: str, unit: int) -> None:
        box = self._part(QSpinBox, name)
        assert box.isEnabled()
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, str(unit))

    def units(self) -> tuple[int, int]:
        first, last = self._part(QSpinBox, "first_unit"), self._part(QSpinBox, "last_unit")
        return first.value(), last.value()

    @property
    def folder_is_open(self) -> bool:
        return self._part(QLineEdit, "folder").isEnabled()

    @property
    def states(self) -> list[str]:
        return [self._cell(row, Column.STATE).data() for row in range(self._rows)]

    @property
    def handed_over(self) -> list[str]:
        """Who handed each pack over."""
        cells = (self._cell(row, Column.HANDED_OVER).data() for row in range(self._rows))
        return [cell.partition(" · ")[0] for cell in cells]

    def give_name(self, name: str | None) -> None:
        """Answers who hands packs over; None leaves it as it is offered."""
        dialog = self._part(HandoverDialog, "handover_dialog")
        line = dialog.findChild(QLineEdit, "handover_name")
        assert isinstance(line, QLineEdit)
        if name is not None:
            line.selectAll()
            QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)

    @property
    def ticked(self) -> list[int]:
        checked = Qt.CheckState.Checked
        role = Qt.ItemDataRole.CheckStateRole
        rows = range(self._rows)
        return [row + 1 for row in rows if self._cell(row, Column.TICKED).data(role) == checked]

    @property
    def finished(self) -> int:
        return self._part(QProgressBar, "progress").value()

    @property
    def findings(self) -> list[str]:
        view = self._part(QPlainTextEdit, "findings")
        return view.toPlainText().splitlines() if view.isVisible() else []

    def tick(self, pack: int) -> None:
        table = self.table
        cell = table.visualRect(self._cell(pack - 1, Column.TICKED))
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())

    def select(self, pack: int) -> None:
        cell = self.table.visualRect(self._cell(pack - 1, Column.FILE))
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=cell.center())

    def menu_action(self, pack: int, text: str = "&Save this pack…") -> QAction:
        table = self.table
        at = table.visualRect(self._cell(pack - 1, Column.FILE)).center()
        table.customContextMenuRequested.emit(at)
        (menu,) = (found for found in table.findChildren(QMenu) if found.isVisible())
        return next(action for action in menu.actions() if action.text() == text)

    def give_file(self, file: Path) -> None:
        (chooser,) = (found for found in self.dialog.findChildren(QFileDialog) if found.isVisible())
        field = chooser.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(file))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait_until(lambda: not self.dialog.findChildren(QFileDialog))

    def export_to_the_end(self) -> None:
        self.press("start")
        self.wait_until_all_is_finished()

    def wait_until_all_is_finished(self) -> None:
        self.wait_until(lambda: set(self.states) == {"Finished"} and self.folder_is_open)

    @property
    def table(self) -> QTableView:
        return self._part(QTableView, "packs")

    @property
    def _rows(self) -> int:
        return self.table.model().rowCount()

    def _cell(self, row: int, column: Column) -> QModelIndex:
        return self.table.model().index(row, column)

    def _part(self, kind: type[Part], name: str) -> Part:
        found = self.dialog.findChild(kind, name)
        assert isinstance(found, kind), name
        return found
