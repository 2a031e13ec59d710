"""Exports a brand with its serial key for another site, and says what that means."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.passports.sharing import export_brand
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.brand.export_fields import ExportFields
from dpp_desktop.ui.explain import explain
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.look.widgets import decision, label, primary
from dpp_desktop.ui.notices.message_view import Message, MessageView
from dpp_desktop.ui.notices.tone import Tone
from dpp_desktop.ui.tasks.background import Background

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
        self._export = primary(QPushButton(self.tr("&Export")))
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
        self._background.carry_out(
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
        rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        rows.setSpacing(Space.M)
        rows.addWidget(label(self.tr("Export a brand for another site"), "title"))
        rows.addWidget(told)
        rows.addWidget(self._fields)
        rows.addWidget(self._message)
        rows.addStretch(1)
        rows.addWidget(decision(self, self._export, self.tr("Cancel")))
