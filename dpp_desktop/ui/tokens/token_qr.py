"""A token's QR code, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.feedback_button import FeedbackButton
from dpp_desktop.ui.tokens.qr_code import PRINT_PIXELS, QrCode
from dpp_desktop.ui.tokens.qr_file import save_qr
from dpp_desktop.ui.tokens.qr_view import QrView
from dpp_desktop.ui.tokens.save_dialog import SaveQrDialog
from dpp_desktop.ui.tokens.token_facts import TokenFacts


class TokenQr(QWidget):
    """Shows the code above the buttons that save and copy it."""

    failed = Signal(object)
    """The Exception for which the code could not be saved."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._shown: TokenFacts | None = None
        self._folder = _documents()
        self._view = QrView()
        self._save = FeedbackButton(self.tr("&Save QR…"), "save", self.tr("Saved"))
        self._save.setObjectName("saveQr")
        self._save.clicked.connect(self._ask_where)
        self._copy = FeedbackButton(self.tr("Copy i&mage"), "image", self.tr("Copied"))
        self._copy.setObjectName("copyImage")
        self._copy.clicked.connect(self._copy_image)
        self._lay_out()

    def show_facts(self, facts: TokenFacts) -> None:
        """Shows that token's code."""
        self._shown = facts
        self._view.show_code(facts.code, facts.token.serial)

    def allow_use(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
        """Whether the code may be saved and copied now."""
        self._save.setEnabled(allowed)
        self._copy.setEnabled(allowed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._view)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S)
        buttons.addWidget(self._save)
        buttons.addWidget(self._copy)
        column.addLayout(buttons)
        column.addStretch()

    @Slot()
    def _copy_image(self) -> None:
        if self._shown:
            QGuiApplication.clipboard().setImage(self._shown.code.image(PRINT_PIXELS))
            self._copy.confirm()

    @Slot()
    def _ask_where(self) -> None:
        if self._shown is None:
            return
        code = self._shown.code  # another token may be shown by the time a file is chosen
        dialog = SaveQrDialog(self._shown.token.serial, self._folder, self)
        dialog.chosen.connect(lambda file: self._save_to(file, code))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_to(self, file: Path, code: QrCode) -> None:
        self._folder = file.parent
        self._background.ask(
            self,
            lambda: save_qr(code, file),
            lambda _nothing: self._save.confirm(),
            self.failed.emit,
        )


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
