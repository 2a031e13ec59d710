"""The QR code of a token, with buttons to save and copy it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from dpp_desktop.durable import write_whole
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.tokens.facts_grid import TokenFacts
from dpp_desktop.ui.tokens.qr_view import PRINT_PIXELS, QrCode, QrView
from dpp_desktop.ui.widgets.basics import FeedbackButton, column_layout, row_layout
from dpp_desktop.ui.widgets.file_dialog import FileDialog


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


class SaveQrDialog(FileDialog):
    """The file dialog for an SVG or PNG file. Use `open`, and connect to `chosen`."""

    chosen = Signal(object)
    """The Path of the file."""

    def __init__(self, name: str, folder: Path, parent: QWidget) -> None:
        """Take the suggested file name without its extension, and the folder."""
        super().__init__(parent)
        self.setObjectName("saveQrDialog")
        self.setWindowTitle(self.tr("Save QR code"))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._extensions = {
            self.tr("SVG, sharp at any size (*.svg)"): "svg",
            self.tr("PNG, for printing at 600 dpi (*.png)"): "png",
        }
        self.setNameFilters(list(self._extensions))
        self.setDefaultSuffix("svg")
        self.setDirectory(str(folder))
        self.selectFile(name)
        self.filterSelected.connect(self._set_extension)
        self.fileSelected.connect(self._choose)

    @Slot(str)
    def _set_extension(self, name_filter: str) -> None:
        self.setDefaultSuffix(self._extensions[name_filter])

    @Slot(str)
    def _choose(self, file: str) -> None:
        self.chosen.emit(Path(file))


class TokenQr(QWidget):
    """Shows the code with its buttons below."""

    failed = Signal(object)
    """The Exception that made saving fail."""

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._shown: TokenFacts | None = None
        self._folder = _documents_folder()
        self._view = QrView()
        self._save = FeedbackButton(self.tr("&Save QR…"), "save", self.tr("Saved"))
        self._save.setObjectName("saveQr")
        self._save.clicked.connect(self._choose_file)
        self._copy = FeedbackButton(self.tr("Copy i&mage"), "image", self.tr("Copied"))
        self._copy.setObjectName("copyImage")
        self._copy.clicked.connect(self._copy_image)
        self._lay_out()

    def show_facts(self, facts: TokenFacts) -> None:
        """Show the code of that token."""
        self._shown = facts
        self._view.show_code(facts.code, facts.token.serial)

    def enable_buttons(self, enabled: bool) -> None:  # noqa: FBT001 - the only argument
        """Enable or disable saving and copying."""
        self._save.setEnabled(enabled)
        self._copy.setEnabled(enabled)

    def _lay_out(self) -> None:
        column = column_layout(self._view, row_layout(self._save, self._copy), parent=self)
        column.addStretch()

    @Slot()
    def _copy_image(self) -> None:
        if self._shown:
            QGuiApplication.clipboard().setImage(self._shown.code.image(PRINT_PIXELS))
            self._copy.confirm()

    @Slot()
    def _choose_file(self) -> None:
        if self._shown is None:
            return
        code = self._shown.code  # another token may be shown before the user chooses a file
        dialog = SaveQrDialog(self._shown.token.serial, self._folder, self)
        dialog.chosen.connect(lambda file: self._save_to(file, code))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_to(self, file: Path, code: QrCode) -> None:
        self._folder = file.parent
        self._background.start(
            self,
            lambda: save_qr(code, file),
            lambda _nothing: self._save.confirm(),
            self.failed.emit,
        )


def _documents_folder() -> Path:
    location = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(location))
