"""Operates the dialog for export profiles with keyboard and mouse, and reads what it shows."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QTableWidget,
)
from shiboken6 import isValid

from dpp_desktop.ui.export.profiles.columns_editor import ColumnBox
from dpp_desktop.ui.export.profiles.dialog import ProfileDialog
from tests.ui.driver import Driver
from tests.ui.export.export_driver import ExportDriver


class ProfileDriver(Driver):
    """Opens the dialog, selects a profile, and edits its columns."""

    def __init__(self, export: ExportDriver) -> None:
        export.press("change_profile")
        export.wait_for(lambda: export.dialog.findChildren(ProfileDialog))
        (self.dialog,) = export.dialog.findChildren(ProfileDialog)
        super().__init__(export.qtbot, self.dialog)
        self.wait_for(lambda: self.dialog.isActiveWindow() and self.header)

    def button(self, name: str) -> QPushButton:
        """Return the button of that name."""
        return self.find(QPushButton, name)

    @property
    def is_closed(self) -> bool:
        """True once the dialog is closed."""
        return not isValid(self.dialog) or not self.dialog.isVisible()

    def choose_profile(self, name: str) -> None:
        """Select the profile of that name."""
        profiles = self.find(QListWidget, "profiles")
        (item,) = profiles.findItems(f"{name}\n", Qt.MatchFlag.MatchStartsWith)
        profiles.setCurrentItem(item)

    def add_column(self, source: str) -> None:
        """Add a column with that source."""
        box = self.find(ColumnBox, "column_to_add")
        box.setFocus()
        QTest.keyClicks(box, source)
        QTest.keyClick(box, Qt.Key.Key_Return)

    def type_heading(self, row: int, heading: str) -> None:
        """Type a new heading for a column, without confirming it."""
        self.columns.setCurrentCell(row, 0)
        self.columns.edit(self.columns.model().index(row, 0))
        self._heading_editor.selectAll()
        QTest.keyClicks(self._heading_editor, heading)

    def rename_column(self, row: int, heading: str) -> None:
        """Give a column a new heading."""
        self.type_heading(row, heading)
        QTest.keyClick(self._heading_editor, Qt.Key.Key_Return)

    def select(self, name: str, text: str) -> None:
        """Select that text in a combo box."""
        box = self.box(name)
        box.setCurrentIndex(box.findText(text))

    def selected(self, name: str) -> str:
        """Return the selected text of a combo box."""
        return self.box(name).currentText()

    def type_dpi(self, dpi: str) -> None:
        """Type a printer resolution, without confirming it."""
        box = self.box("dpi")
        box.setFocus()
        line = box.lineEdit()
        assert line
        line.selectAll()
        QTest.keyClicks(line, dpi)

    @property
    def copies(self) -> QSpinBox:
        """The number of copies."""
        return self.find(QSpinBox, "copies")

    @property
    def columns(self) -> QTableWidget:
        """The table of columns."""
        return self.find(QTableWidget, "columns")

    @property
    def headings(self) -> list[str]:
        """The headings in the table of columns."""
        model = self.columns.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def preview(self) -> QTableWidget:
        """The preview of the first rows of a pack."""
        return self.find(QTableWidget, "preview")

    @property
    def header(self) -> list[str]:
        """The header of the preview."""
        model, horizontal = self.preview.model(), Qt.Orientation.Horizontal
        return [str(model.headerData(n, horizontal)) for n in range(model.columnCount())]

    @property
    def first_row(self) -> list[str]:
        """The first row of the preview."""
        model = self.preview.model()
        return [model.index(0, n).data() for n in range(model.columnCount())]

    @property
    def can_use(self) -> bool:
        """True if the profile can be used."""
        return self.find(QPushButton, "use_profile").isEnabled()

    def use(self) -> None:
        """Use the profile, and wait until the dialog is closed."""
        self.press("use_profile")
        self.wait_for(lambda: self.is_closed)

    @property
    def _heading_editor(self) -> QLineEdit:
        (editor,) = self.columns.findChildren(QLineEdit)
        return editor
