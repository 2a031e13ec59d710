"""The QR code of a token, with buttons to save and copy it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QStackedWidget, QWidget

from dpp_desktop.durable import write_whole
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.model.token import Token
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.facts_grid import TokenFacts
from dpp_desktop.ui.tokens.qr_view import PRINT_PIXELS, QrCode, QrView
from dpp_desktop.ui.tokens.void_statement import VoidStatement
from dpp_desktop.ui.widgets.basics import FeedbackButton, column_layout, row_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.save_dialog import SaveDialog, documents_folder
from dpp_desktop.units.unit_status import check_code_now


def save_qr(code: QrCode, file: Path) -> None:
    """Save the code as SVG or PNG, depending on the file name extension.

    Raises InvalidInput for any other extension, and EnvironmentFault or PathUnusable if the file
    can't be written; an existing file is then unchanged.
    """
    suffix = file.suffix.lower()
    if suffix not in (".svg", ".png"):
        problem = Problem(
            "file", "unknown_suffix", Message("a QR code can be saved only as .svg or .png.")
        )
        raise InvalidInput([problem], Message("Choose a name that ends in one of these."))
    data = code.svg.encode("utf-8") if suffix == ".svg" else _png(code)
    with os_errors_named(file):
        write_whole(file, data)


def _png(code: QrCode) -> bytes:
    # One bit per pixel is enough for two colours.
    image = code.image(PRINT_PIXELS).convertToFormat(QImage.Format.Format_Mono)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # stubs want the format as bytes
        raise ValueError("the picture could not be written as PNG")
    return bytes(buffer.data().data())


class TokenQr(QWidget):
    """Shows the code with its buttons below; for a void unit, that it is void."""

    failed = Signal(object)
    """The Exception that made saving fail."""

    def __init__(
        self, workspace: Workspace, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._background = background
        self._shown: TokenFacts | None = None
        self._folder = documents_folder()
        self._view = QrView()
        self._void = VoidStatement()
        self._places = QStackedWidget()
        self._save = FeedbackButton(self.tr("&Save QR…"), "save", self.tr("Saved"))
        self._save.setObjectName("saveQr")
        self._save.clicked.connect(self._choose_file)
        self._copy = FeedbackButton(self.tr("Copy i&mage"), "image", self.tr("Copied"))
        self._copy.setObjectName("copyImage")
        self._copy.clicked.connect(self._copy_image)
        self._lay_out()

    def show_facts(self, facts: TokenFacts) -> None:
        """Show the code of that token, or why it isn't shown."""
        self._shown = facts
        error = facts.void_error
        if error:
            self._void.show_error(error)
        elif facts.code:
            self._view.show_code(facts.code, facts.token.serial)
        self._places.setCurrentWidget(self._void if error else self._view)

    def enable_unless(self, reason: str) -> None:
        """Enable saving and copying, or disable them for that reason."""
        for button in (self._save, self._copy):
            enable_unless(button, reason)

    def _lay_out(self) -> None:
        for place in (self._view, self._void):
            self._places.addWidget(place)
        column = column_layout(self._places, row_layout(self._save, self._copy), parent=self)
        column.addStretch()

    @Slot()
    def _copy_image(self) -> None:
        if self._shown and self._shown.code:
            token, code = self._shown.token, self._shown.code
            workspace = self._workspace
            self._background.start(
                self,
                lambda: check_code_now(workspace, token.job, token.unit),
                lambda _nothing: self._put_on_clipboard(code),
                self.failed.emit,
            )

    def _put_on_clipboard(self, code: QrCode) -> None:
        QGuiApplication.clipboard().setImage(code.image(PRINT_PIXELS))
        self._copy.confirm()

    @Slot()
    def _choose_file(self) -> None:
        if self._shown is None or self._shown.code is None:
            return
        # Another token may be shown before the user chooses a file.
        token, code = self._shown.token, self._shown.code
        extensions = {
            self.tr("SVG, sharp at any size (*.svg)"): "svg",
            self.tr("PNG, for printing at 600 dpi (*.png)"): "png",
        }
        title = self.tr("Save QR code")
        dialog = SaveDialog(title, token.serial, self._folder, extensions, self)
        dialog.setObjectName("saveQrDialog")
        dialog.chosen.connect(lambda file: self._save_to(file, token, code))
        dialog.open()

    def _save_to(self, file: Path, token: Token, code: QrCode) -> None:
        self._folder = file.parent
        workspace = self._workspace

        def save() -> None:
            check_code_now(workspace, token.job, token.unit)
            save_qr(code, file)

        self._background.start(
            self,
            save,
            lambda _nothing: self._save.confirm(),
            self.failed.emit,
        )
