"""What the import dialog shows, from the heading down to the buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.brand import Brand
from dpp_desktop.ui.catalogue.preview_table import PreviewTable
from dpp_desktop.ui.catalogue.reading_row import ReadingRow
from dpp_desktop.ui.catalogue.rejected_table import RowTabs
from dpp_desktop.ui.catalogue.source_row import SourceRow
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.scale import ICON, Space
from dpp_desktop.ui.look.widgets import label, primary
from dpp_desktop.ui.notices.message_view import MessageView


class ImportView(QWidget):
    """Puts the parts together. What they show, they are told; what is pressed, they tell."""

    def __init__(self, known: Sequence[Brand], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = SourceRow(known)
        self.reading = ReadingRow()
        self.message = MessageView()
        self.preview = PreviewTable()
        self.clear_empty = self._make_clear_empty()
        self.rows = RowTabs()
        self.cancel = _button("cancel", self.tr("&Stop"), "pause")
        self.save = _button("save_rejected", self.tr("&Save rejected rows…"), "save")
        self.close_dialog = _button("close", self.tr("Close"))
        self.start = primary(_button("import", self.tr("&Import")), "add")
        self._hint = label("", "secondary")
        self._hint.setWordWrap(True)
        self._progress = QProgressBar(textVisible=False)
        self._progress.setObjectName("progress")
        self._progress.setAccessibleName(self.tr("How far it is"))
        self._told = label("", "secondary")
        self._told.setObjectName("told")
        self._lay_out()
        self.show_progress(None)
        self.show_hint(chosen=False)

    def show_progress(self, share: tuple[int, int] | None, told: str = "") -> None:
        """Shows how much of how much is done, (0, 0) if that isn't known yet, or nothing."""
        self._progress.setVisible(share is not None)
        self.cancel.setVisible(share is not None)
        self._told.setText(told)
        if share:
            self._progress.setRange(0, share[1])
            self._progress.setValue(share[0])

    def show_hint(self, *, chosen: bool) -> None:
        """Says what to do: with a file, or before one is chosen."""
        above = self.tr(
            "Above each column is what becomes of it. Change any mapping that is wrong."
        )
        before = self.tr(
            "Choose a list of products: a row for each, with its SKU, name and GTIN, and the "
            "fields of its passport."
        )
        self._hint.setText(above if chosen else before)

    def _make_clear_empty(self) -> QCheckBox:
        box = QCheckBox(self.tr("&Empty cells clear the values that products have"))
        box.setObjectName("clear_empty")
        set_tooltip(
            box,
            self.tr(
                "Otherwise products keep these values. What the list has no column for stays in "
                "any case."
            ),
        )
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.source)
        column.addWidget(self.reading)
        column.addWidget(self.message)
        column.addWidget(self._hint)
        column.addWidget(self.preview, 3)
        column.addWidget(self.clear_empty)
        column.addWidget(self.rows, 2)
        column.addLayout(self._progress_row())
        column.addLayout(self._commands())

    def _progress_row(self) -> QVBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self._progress, 1)
        line.addWidget(self.cancel)
        rows = QVBoxLayout()
        rows.setSpacing(Space.XS)
        rows.addLayout(line)
        rows.addWidget(self._told)
        return rows

    def _commands(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.close_dialog)
        row.addWidget(self.start)
        return row


def _button(name: str, text: str, icon_name: str | None = None) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAutoDefault(False)
    if icon_name:
        made.setIcon(icon(icon_name))
        made.setIconSize(QSize(ICON, ICON))
    return made
