"""A field to choose what a further column shows: by its words, or written as it is named."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from dpp_desktop.exporting.profiles.passport_fields import PassportField
from dpp_desktop.exporting.profiles.sources import KNOWN
from dpp_desktop.ui.export.profiles.words import source_told

_EXAMPLE_LETTERS = 30


class ColumnBox(QComboBox):
    """Offers the known sources, and the fields of the passport with what they hold."""

    entered = Signal()
    """Enter was pressed: what is written is to be added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        for source in KNOWN:
            self.addItem(source_told(source), source)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.clear_text()

    def offer(self, fields: Sequence[PassportField]) -> None:
        """Offers the fields of a passport too."""
        for field in fields:
            example = " ".join(field.example.split())
            cut = example[:_EXAMPLE_LETTERS] + ("…" if len(example) > _EXAMPLE_LETTERS else "")
            self.addItem(f"{field.source} · {cut}" if cut else field.source, field.source)
        self.clear_text()

    @property
    def source(self) -> str:
        """The source that is chosen or written, empty if there is nothing."""
        text = self.currentText().strip()
        place = self.findText(text)
        return str(self.itemData(place)) if place >= 0 else text

    def clear_text(self) -> None:
        """Has nothing chosen or written."""
        self.setCurrentIndex(-1)
        self.clearEditText()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter adds the column, and doesn't press the button that closes the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
