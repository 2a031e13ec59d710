"""The dialog that exports a brand with its serial key for another site."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
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
from dpp_desktop.ui.text.brand_names import names_of
from dpp_desktop.ui.text.errors import error_text, explain
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.widgets.basics import column_layout, dialog_buttons, label, make_primary
from dpp_desktop.ui.widgets.labeled_field import Field
from dpp_desktop.ui.widgets.path_line import PathLine
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.save_dialog import SaveDialog
from dpp_desktop.ui.widgets.scan_guard import accept_scans_in_fields
from dpp_desktop.ui.widgets.scrolling_dialog import ScrollingDialog


class ExportFields(QWidget):
    """The fields for brand, file and passphrase, each with its problem below it."""

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
        self._repeated = PassphraseEdit("passphrase_again")
        self._show = QCheckBox(self.tr("&Show passphrase"))
        self._show.setObjectName("show_passphrase")
        self._fields = (
            Field(self.tr("&Brand"), self._brand),
            Field(self.tr("&File"), self._file, beside=self._choose),
            Field(self.tr("&Passphrase"), self._passphrase),
            Field(self.tr("&Repeat passphrase"), self._repeated),
        )
        self._lay_out()
        self._connect()
        self._update_state()

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
        """The passphrase."""
        return self._passphrase.text()

    @property
    def lacks(self) -> str:
        """What to fill in or correct before the brand can be exported; empty if nothing."""
        if not self._file.text():
            return self.tr("Choose the file first.")
        if not self._passphrase.text():
            return self.tr("Enter a passphrase first.")
        mismatch = self.tr("The passphrases don't match.") if self._mismatch() else ""
        return self._weakness() or mismatch

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Reserve the height of the problem labels, which the layout doesn't count while empty."""
        super().showEvent(event)
        for field in self._fields:
            layout = field.layout()
            if layout:
                field.setMinimumHeight(layout.minimumSize().height())

    def _make_brand(self, brands: Sequence[Brand]) -> QComboBox:
        box = QComboBox()
        box.setObjectName("brand")
        for name, brand in zip(names_of(brands), brands, strict=True):
            box.addItem(name, brand)
        return box

    def _make_file(self) -> PathLine:
        return PathLine("file")  # the file dialog confirms overwriting a file

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Spacing.S)
        for field in self._fields:
            rows.addWidget(field)
        rows.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._choose_file)
        for edit in (self._passphrase, self._repeated):
            edit.bind_visibility(self._show)
            edit.textChanged.connect(self._update_state)

    @Slot()
    def _choose_file(self) -> None:
        extensions = {self.tr("Brand files (*.json)"): "json"}
        name = f"{self.brand.key}.brand.json"
        dialog = SaveDialog(self.tr("Export brand"), name, self._folder, extensions, self)
        dialog.setObjectName("choose_target")
        dialog.chosen.connect(self._set_file)
        dialog.open()

    @Slot(object)
    def _set_file(self, file: Path) -> None:
        self._file.show_path(str(file))
        self._update_state()

    @Slot()
    def _update_state(self) -> None:
        """Show problems of the passphrases once they aren't empty."""
        _, _, passphrase, repeated = self._fields
        weakness = self._weakness()
        if self._passphrase.text() and weakness:
            passphrase.show_problem(weakness)
        else:
            passphrase.show_hint(
                self.tr("Four or five random words are easy to remember and type.")
            )
        if self._repeated.text() and self._mismatch():
            repeated.show_problem(self.tr("The passphrases don't match."))
        else:
            repeated.show_hint("")
        self.changed.emit()

    def _weakness(self) -> str:
        try:
            check_passphrase(self._passphrase.text())
        except InvalidInput as error:
            return explain(error).wrong
        return ""

    def _mismatch(self) -> bool:
        return self._passphrase.text() != self._repeated.text()


_WIDTH_IN_LETTERS = 90


class BrandExportDialog(ScrollingDialog):
    """Exports a brand and closes once the file is written."""

    exported = Signal(object, object)
    """The exported BrandFile, and the Path of the file."""

    def __init__(
        self,
        workspace: Workspace,
        background: Background,
        brands: Sequence[Brand],
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        """`folder` is the initial folder of the file dialog; `brands` must not be empty."""
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
        self._export.clicked.connect(self._export_brand)
        self._show()

    @Slot()
    def _show(self) -> None:
        enable_unless(self._export, self._fields.lacks)

    @Slot()
    def _export_brand(self) -> None:
        self._message.show_message(None)
        self._fields.setEnabled(False)
        enable_unless(self._export, self.tr("The brand is being exported."))
        workspace, key, file = self._workspace, self._fields.brand.key, self._fields.file
        passphrase = self._fields.passphrase
        self._background.start_uninterrupted(
            self,
            lambda: export_brand(workspace, key, file, passphrase),
            lambda brand: self._finish(brand, file),
            self._show_error,
        )

    def _finish(self, brand: BrandFile, file: Path) -> None:
        self.exported.emit(brand, file)
        self.accept()

    def _show_error(self, error: Exception) -> None:
        self._message.show_message(Message(Tone.DANGER, error_text(error)))
        self.reveal(self._message)
        self._fields.setEnabled(True)
        self._show()

    def _lay_out(self) -> None:
        self.setObjectName("brand_export")
        accept_scans_in_fields(self)
        self.setWindowTitle(self.tr("Export brand for another site"))
        explanation = label(
            self.tr(
                "The file contains the brand, its passport schema and its serial key. With the "
                "key, the other site mints serials that never collide with the serials of this "
                "site. Anyone who has both the file and its passphrase can predict and forge the "
                "brand's serials: send them through different channels, and delete the file after "
                "the import."
            )
        )
        explanation.setObjectName("explanation")
        explanation.setWordWrap(True)
        content = QWidget()
        rows = column_layout(
            label(self.tr("Export brand for another site"), "title"),
            explanation,
            self._fields,
            self._message,
            parent=content,
            spacing=Spacing.M,
            margins=(Spacing.XL, Spacing.XL, Spacing.XL, 0),
        )
        rows.addStretch(1)
        buttons = dialog_buttons(self, self._export, self.tr("Cancel"))
        self.set_content(content, buttons, letters=_WIDTH_IN_LETTERS)
