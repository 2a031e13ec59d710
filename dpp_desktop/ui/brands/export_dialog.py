"""Exports a brand with its serial key for another site, and says what that means."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dpp_desktop.brands.encryption import check_passphrase
from dpp_desktop.brands.site_transfer import export_brand
from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.model.errors import InvalidInput
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brands.passphrase_dialog import PassphraseEdit
from dpp_desktop.ui.notices.message_view import Message, MessageView, Tone
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.text.errors import explain
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import dialog_buttons, label, make_primary
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.plain_text import set_tooltip


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
        rows.setSpacing(Spacing.S)
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
            passphrase.show_problem(weakness)
        else:
            passphrase.show_hint(self.tr("Four or five words are easy to remember and to type."))
        if self._again.text() and self._mistyped():
            again.show_problem(self.tr("This isn't the same as above."))
        else:
            again.show_hint("")
        self.changed.emit()

    def _weakness(self) -> str:
        try:
            check_passphrase(self._passphrase.text())
        except InvalidInput as error:
            return explain(error).wrong
        return ""

    def _mistyped(self) -> bool:
        return self._passphrase.text() != self._again.text()


_WIDTH_IN_LETTERS = 90


class BrandExportDialog(QDialog):
    """Emits `exported` with the BrandFile and the Path when the file is written; then it closes."""

    exported = Signal(object, object)

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        brands: Sequence[Brand],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is where the file dialog begins; there must be a brand to choose."""
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._fields = ExportFields(brands, folder)
        self._message = MessageView()
        self._export = make_primary(QPushButton(self.tr("&Export")))
        self._export.setObjectName("export")
        self._export.setDefault(True)
        self._lay_out()
        self._fields.changed.connect(self._show)
        self._export.clicked.connect(self._begin)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Takes its height once the fonts are known."""
        super().showEvent(event)
        self.adjustSize()

    @Slot()
    def _show(self) -> None:
        self._export.setEnabled(self._fields.complete)

    @Slot()
    def _begin(self) -> None:
        self._message.show_message(None)
        self._fields.setEnabled(False)
        self._export.setEnabled(False)
        workspace, key, file = self._workspace, self._fields.brand.key, self._fields.file
        passphrase = self._fields.passphrase
        self._background.start_uninterrupted(
            self,
            lambda: export_brand(workspace, key, file, passphrase),
            lambda brand: self._finish(brand, file),
            self._tell_failure,
        )

    def _finish(self, brand: BrandFile, file: Path) -> None:
        self.exported.emit(brand, file)
        self.accept()

    def _tell_failure(self, error: Exception) -> None:
        told = explain(error)
        self._message.show_message(Message(Tone.DANGER, f"{told.wrong} {told.remedy}"))
        self._fields.setEnabled(True)
        self._show()

    def _lay_out(self) -> None:
        self.setObjectName("brand_export")
        self.setWindowTitle(self.tr("Export a brand for another site"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH_IN_LETTERS)
        told = label(
            self.tr(
                "The file will hold the brand, its passport schema and its serial key, with which "
                "the other site makes serials that never collide with those made here. Whoever has "
                "the file and its passphrase can predict and forge the brand's serials: hand them "
                "over by different ways, and delete the file when it is imported."
            )
        )
        told.setObjectName("explanation")
        told.setWordWrap(True)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(Spacing.XL, Spacing.XL, Spacing.XL, Spacing.L)
        rows.setSpacing(Spacing.M)
        rows.addWidget(label(self.tr("Export a brand for another site"), "title"))
        rows.addWidget(told)
        rows.addWidget(self._fields)
        rows.addWidget(self._message)
        rows.addStretch(1)
        rows.addWidget(dialog_buttons(self, self._export, self.tr("Cancel")))
