"""Chooses and reads in the dialog for how packs are written, as a user would."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTableWidget,
    QWidget,
)
from shiboken6 import isValid

from dpp_desktop.ui.export.profiles.columns_editor import ColumnBox
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from tests.ui.export.driving import Driver

Part = TypeVar("Part", bound=QWidget)

_ACROSS = Qt.Orientation.Horizontal


class Writing:
    """A user in front of the dialog for how packs are written."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        driver.press("change_profile")
        driver.wait_until(lambda: bool(driver.dialog.findChildren(ProfileDialog)))
        (self.dialog,) = driver.dialog.findChildren(ProfileDialog)
        driver.wait_until(lambda: bool(self.header))

    def part(self, kind: type[Part], name: str) -> Part:
        found = self.dialog.findChild(kind, name)
        assert isinstance(found, kind), name
        return found

    @property
    def closed(self) -> bool:
        return not isValid(self.dialog) or not self.dialog.isVisible()

    def choose(self, name: str) -> None:
        profiles = self.part(QListWidget, "profiles")
        (item,) = profiles.findItems(f"{name}\n", Qt.MatchFlag.MatchStartsWith)
        profiles.setCurrentItem(item)

    def press(self, name: str) -> None:
        button = self.part(QPushButton, name)
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def add(self, source: str) -> None:
        box = self.part(ColumnBox, "column_to_add")
        box.setFocus()
        QTest.keyClicks(box, source)
        QTest.keyClick(box, Qt.Key.Key_Return)

    def rename(self, row: int, heading: str) -> None:
        self.columns.setCurrentCell(row, 0)
        self.columns.edit(self.columns.model().index(row, 0))
        (editor,) = self.columns.findChildren(QLineEdit)
        editor.selectAll()
        QTest.keyClicks(editor, heading)

    def write_label(self, name: str) -> None:
        line = self.part(QLineEdit, "label_file")
        assert line.isEnabled()
        QTest.keyClicks(line, name)

    def choose_code(self, name: str, text: str) -> None:
        """Chooses images or a tag."""
        box = self.part(QComboBox, name)
        box.setCurrentIndex(box.findText(text))

    def chosen_code(self, name: str) -> str:
        return self.part(QComboBox, name).currentText()

    def write_dpi(self, dpi: str) -> None:
        box = self.part(QComboBox, "dpi")
        box.setFocus()
        line = box.lineEdit()
        assert line
        line.selectAll()
        QTest.keyClicks(line, dpi)

    @property
    def copies(self) -> QSpinBox:
        return self.part(QSpinBox, "copies")

    @property
    def columns(self) -> QTableWidget:
        return self.part(QTableWidget, "columns")

    @property
    def headings(self) -> list[str]:
        model = self.columns.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def header(self) -> list[str]:
        table = self.part(QTableWidget, "preview")
        return [str(table.model().headerData(n, _ACROSS)) for n in range(table.columnCount())]

    @property
    def first_row(self) -> list[str]:
        table = self.part(QTableWidget, "preview")
        return [table.model().index(0, n).data() for n in range(table.columnCount())]

    def text(self, name: str) -> str:
        found = self.part(QLabel, name)
        return found.text() if found.isVisible() else ""

    @property
    def usable(self) -> bool:
        return self.part(QPushButton, "use_profile").isEnabled()

    def use(self) -> None:
        self.press("use_profile")
        self._driver.wait_until(lambda: self.closed)
