"""A token's QR code, and what can be done with it."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from dpp_desktop.durable import write_whole
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.model.os_errors import os_errors_named
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import Space
from dpp_desktop.ui.tokens.facts_grid import TokenFacts
from dpp_desktop.ui.tokens.qr_view import PRINT_PIXELS, QrCode, QrView
from dpp_desktop.ui.widgets.basics import FeedbackButton


def save_qr(code: QrCode, file: Path) -> None:
    """Writes the code as SVG or PNG, whichever the file's name ends in.

    Raises InvalidInput if it ends in something else, EnvironmentFault or PathUnusable if the file
    can't be written; then a file that was there is as it was.
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
    # Two colours take one bit a pixel.
    image = code.image(PRINT_PIXELS).convertToFormat(QImage.Format.Format_Mono)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # stubs want the format as bytes
        raise ValueError("the picture could not be written as PNG")
    return bytes(buffer.data().data())


class SaveQrDialog(QFileDialog):
    """Offers SVG and PNG. Opened with `open`, it answers with `chosen`."""

    chosen = Signal(object)
    """The Path of the file."""

    def __init__(self, name: str, folder: Path, parent: QWidget) -> None:
        """`name` is offered as the file's name, without its ending."""
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
    """Shows the code above the buttons that save and copy it."""

    failed = Signal(object)
    """The Exception for which the code could not be saved."""

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
        """Shows that token's code."""
        self._shown = facts
        self._view.show_code(facts.code, facts.token.serial)

    def enable_buttons(self, allowed: bool) -> None:  # noqa: FBT001 - the only argument
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
    def _choose_file(self) -> None:
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


def _documents_folder() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))
