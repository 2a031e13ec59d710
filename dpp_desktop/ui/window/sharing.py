"""Hands brands of the open workspace to other sites."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from dpp_desktop.model.brand import Brand, BrandFile
from dpp_desktop.store import brands
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.notices.tone import Tone
from dpp_desktop.ui.tasks.desk import Desk
from dpp_desktop.ui.window import making


class Sharing(QObject):
    """Opens the export of a brand, and says what came of it."""

    told = Signal(object, str, str)
    """A Tone, a sentence, and details."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window

    def export_brand(self, folder: Path) -> None:
        """Has the user choose a brand, a file and a passphrase; the choice begins in `folder`."""
        workspace = self._desk.workspace
        self._desk.background.ask(
            self, lambda: _brands_of(workspace), lambda known: self._open(known, folder)
        )

    def _open(self, known: list[Brand], folder: Path) -> None:
        if not known:
            self.told.emit(Tone.INFO, self.tr("There is no brand to export yet."), "")
            return
        dialog = making.make_brand_export(self._desk, self._window, known, folder)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._tell)
        dialog.open()

    def _tell(self, brand: BrandFile, file: Path) -> None:
        text = self.tr("The brand {name} with its serial key was exported: {file}")
        detail = self.tr(
            "Whoever has the file and its passphrase can predict and forge the brand's serials. "
            "The other site needs a site number of its own."
        )
        self.told.emit(Tone.SUCCESS, text.format(name=brand.name, file=file), detail)


def _brands_of(workspace: Workspace) -> list[Brand]:
    with workspace.read() as transaction:
        return brands.list_all(transaction)
