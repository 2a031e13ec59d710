"""What has to be said to export a brand: which, into what file, under what passphrase."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.model.brand import Brand
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.passports.sealing import check_passphrase
from dpp_desktop.ui.brand.passphrase_edit import PassphraseEdit
from dpp_desktop.ui.explain import explain
from dpp_desktop.ui.look.icons import icon
from dpp_desktop.ui.look.plain_text import set_tooltip
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.mint.field import Field


class ExportFields(QWidget):
    """The fields, each with what is wrong with it below."""

    changed = Signal()

    def __init__(self, brands: Sequence[Brand], folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._brand = self._make_brand(brands)
        self._file = self._make_file()
        self._choose = QPushButton(icon("folder"), self.tr("&Choose…"))
        self._choose.setObjectName("choose")
        self._choose.setAutoDefault(False)
        self._passphrase = PassphraseEdit("passphrase")
        self._again = PassphraseEdit("passphrase_again")
        self._show = QCheckBox(self.tr("&Show what is typed"))
        self._show.setObjectName("show_passphrase")
        self._fields = (
            Field(self.tr("&Brand"), self._brand),
            Field(self.tr("&File"), self._file, beside=self._choose),
            Field(self.tr("&Passphrase"), self._passphrase),
            Field(self.tr("The &same again"), self._again),
        )
        self._lay_out()
        self._connect()
        self._judge()

    @property
    def brand(self) -> Brand:
        """The brand to export."""
        brand: Brand = self._brand.currentData()
        return brand

    @property
    def file(self) -> Path:
        """The file to write."""
        return Path(self._file.text())

    @property
    def passphrase(self) -> str:
        """The passphrase, as it was typed first."""
        return self._passphrase.text()

    @property
    def complete(self) -> bool:
        """True if the brand can be exported so."""
        return bool(self._file.text()) and not self._weakness() and not self._mistyped()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Keeps the room of the remarks: the layout counts only the lines they have now."""
        super().showEvent(event)
        for field in self._fields:
            layout = field.layout()
            if layout:
                field.setMinimumHeight(layout.minimumSize().height())

    def _make_brand(self, brands: Sequence[Brand]) -> QComboBox:
        box = QComboBox()
        box.setObjectName("brand")
        for brand in brands:
            box.addItem(brand.name, brand)
        return box

    def _make_file(self) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName("file")
        # By the dialog alone, which asks before a file is replaced.
        line.setReadOnly(True)
        return line

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.S)
        for field in self._fields:
            rows.addWidget(field)
        rows.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_file)
        for edit in (self._passphrase, self._again):
            edit.show_by(self._show)
            edit.textChanged.connect(self._judge)

    @Slot()
    def _choose_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Export a brand"), str(self._folder))
        dialog.setObjectName("choose_target")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Brand files (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile(f"{self.brand.key}.brand.json")
        dialog.fileSelected.connect(self._take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _take_file(self, name: str) -> None:
        self._file.setText(name)
        set_tooltip(self._file, name)
        self._judge()

    @Slot()
    def _judge(self) -> None:
        """Says what is wrong with the passphrases, once there is something typed."""
        _, _, passphrase, again = self._fields
        weakness = self._weakness()
        if self._passphrase.text() and weakness:
            passphrase.refuse(weakness)
        else:
            passphrase.hint(self.tr("Four or five words are easy to remember and to type."))
        if self._again.text() and self._mistyped():
            again.refuse(self.tr("This isn't the same as above."))
        else:
            again.hint("")
        self.changed.emit()

    def _weakness(self) -> str:
        try:
            check_passphrase(self._passphrase.text())
        except InvalidInput as error:
            return explain(error).wrong
        return ""

    def _mistyped(self) -> bool:
        return self._passphrase.text() != self._again.text()
