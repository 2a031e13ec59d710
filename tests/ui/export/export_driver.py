"""Operates the export dialog with keyboard and mouse, and reads what it shows."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableView,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.export.dialog import ExportDialog
from dpp_desktop.ui.export.handover_dialog import HandoverDialog
from dpp_desktop.ui.export.packs_model import Column
from dpp_desktop.ui.export.poller import ExportRequest
from tests.ui.driver import Driver


class ExportDriver(Driver):
    """Selects what to export, runs the export, and reads the state of the packs."""

    def __init__(self, qtbot: QtBot, dialog: ExportDialog) -> None:
        super().__init__(qtbot, dialog)
        self.dialog = dialog

    def button(self, name: str) -> QPushButton:
        """Return the button of that name."""
        return self.find(QPushButton, name)

    @property
    def folder(self) -> Path:
        """The path in the folder field."""
        return Path(self.line("folder").text())

    @property
    def can_edit_folder(self) -> bool:
        """True if the folder field is enabled."""
        return self.line("folder").isEnabled()

    def enter_folder(self, folder: Path | str) -> None:
        """Enter the path of a folder."""
        self.fill("folder", str(folder))
        QTest.keyClick(self.line("folder"), Qt.Key.Key_Return)

    def target_button(self, name: str) -> QRadioButton:
        """Return the radio button of a target, such as the whole batch."""
        return self.find(QRadioButton, name)

    def choose(self, name: str) -> None:
        """Choose a target."""
        button = self.target_button(name)
        assert button.isEnabled(), name
        button.click()

    def enter_unit(self, name: str, unit: int) -> None:
        """Enter the first or last unit of a range."""
        box = self.find(QSpinBox, name)
        assert box.isEnabled(), name
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, str(unit))

    def units(self) -> tuple[int, int]:
        """Return the first and last unit of the range."""
        first, last = self.find(QSpinBox, "first_unit"), self.find(QSpinBox, "last_unit")
        return first.value(), last.value()

    @property
    def states(self) -> list[str]:
        """The states of the packs."""
        return self._column(Column.STATE)

    @property
    def handed_over(self) -> list[str]:
        """The name of the person who handed over each pack; empty if it isn't handed over."""
        return [text.partition(" · ")[0] for text in self._column(Column.HANDED_OVER)]

    @property
    def selected_packs(self) -> list[int]:
        """The packs with a selected check box."""
        role, checked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked
        rows = range(self.table.model().rowCount())
        return [row + 1 for row in rows if self._cell(row, Column.TICKED).data(role) == checked]

    @property
    def finished_packs(self) -> int:
        """The value of the progress bar."""
        return self.find(QProgressBar, "progress").value()

    @property
    def findings(self) -> list[str]:
        """The listed findings of the verification."""
        view = self.find(QPlainTextEdit, "findings")
        return view.toPlainText().splitlines() if view.isVisible() else []

    @property
    def table(self) -> QTableView:
        """The table of packs."""
        return self.find(QTableView, "packs")

    def click_check_box(self, pack: int) -> None:
        """Click the check box of a pack."""
        self._click_cell(pack, Column.TICKED)

    def click_row(self, pack: int) -> None:
        """Click the row of a pack."""
        self._click_cell(pack, Column.FILE)

    def menu_action(self, pack: int, text: str = "&Save this pack…") -> QAction:
        """Open the context menu of a pack and return the action with that text."""
        rect = self.table.visualRect(self._cell(pack - 1, Column.FILE))
        self.table.customContextMenuRequested.emit(rect.center())
        (menu,) = (menu for menu in self.table.findChildren(QMenu) if menu.isVisible())
        return next(action for action in menu.actions() if action.text() == text)

    @property
    def handover(self) -> "HandoverDriver":
        """The open dialog for a handover."""
        self.wait_for(lambda: self.has("handover_dialog"))
        dialog = self.find(HandoverDialog, "handover_dialog")
        dialog.activateWindow()
        self.wait_for(dialog.isActiveWindow)
        return HandoverDriver(self.qtbot, dialog)

    def hand_over(self, by: str, to: str) -> None:
        """Hand over the packs that the open dialog preselects."""
        dialog = self.handover
        dialog.fill("handover_by", by)
        dialog.fill("handover_to", to)
        dialog.key(Qt.Key.Key_Return)

    def choose_path(self, path: Path) -> None:
        """Enter a path in the open file dialog, and wait until it is closed."""
        (chooser,) = (each for each in self.dialog.findChildren(QFileDialog) if each.isVisible())
        field = chooser.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.wait_for(lambda: not self.dialog.findChildren(QFileDialog))

    def export_and_wait(self) -> None:
        """Start the export and wait until all packs are finished."""
        self.press("start")
        self.wait_until_finished()

    def wait_until_finished(self) -> None:
        """Wait until all packs are finished and the export has ended."""
        self.wait_for(lambda: set(self.states) == {"Finished"} and self.can_edit_folder)

    def _click_cell(self, pack: int, column: Column) -> None:
        rect = self.table.visualRect(self._cell(pack - 1, column))
        self.click(self.table.viewport(), rect.center())

    def _column(self, column: Column) -> list[str]:
        rows = range(self.table.model().rowCount())
        return [self._cell(row, column).data() for row in rows]

    def _cell(self, row: int, column: Column) -> QModelIndex:
        return self.table.model().index(row, column)


class HandoverDriver(Driver):
    """Operates the dialog for a handover, and reads which packs it offers."""

    def __init__(self, qtbot: QtBot, dialog: HandoverDialog) -> None:
        super().__init__(qtbot, dialog)
        self.dialog = dialog

    @property
    def table(self) -> QTableView:
        """The table of packs."""
        return self.find(QTableView, "handover_packs")

    @property
    def offered(self) -> list[int]:
        """The packs with an enabled check box."""
        return [pack for pack in self._packs if self._flags(pack) & _CHECKABLE]

    @property
    def selected(self) -> list[int]:
        """The packs with a selected check box."""
        role, checked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Checked
        return [pack for pack in self._packs if self._cell(pack).data(role) == checked]

    def click_row(self, pack: int, column: Column = Column.FILE) -> None:
        """Click the row of a pack, by default not on its check box."""
        cell = self.table.visualRect(self._cell(pack).siblingAtColumn(column)).center()
        self.click(self.table.viewport(), cell)

    @property
    def confirm(self) -> QPushButton:
        """The button that hands the packs over."""
        return self.find(QPushButton, "confirm_handover")

    @property
    def _packs(self) -> range:
        return range(1, self.table.model().rowCount() + 1)

    def _flags(self, pack: int) -> Qt.ItemFlag:
        return self.table.model().flags(self._cell(pack))

    def _cell(self, pack: int) -> QModelIndex:
        return self.table.model().index(pack - 1, Column.TICKED)


_CHECKABLE = Qt.ItemFlag.ItemIsUserCheckable

OpenDialog = Callable[[MintJob | ExportRequest], ExportDriver]
"""Opens the dialog for that job or request, and waits for the state of the export."""

BlockBackground = Callable[[], Callable[[], None]]
"""Blocks the background threads, and returns a function that releases them."""
