"""Shows in the status bar which site the workspace is, and has that changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from dpp_desktop.store import site
from dpp_desktop.store.site import Here
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.look.scale import Space
from dpp_desktop.ui.tasks.background import Background


class SiteLabel(QLabel):
    """Says the site number as soon as it is known."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._workspace = workspace
        self._background = background
        self._here: Here | None = None
        self.setObjectName("site_number")
        self.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)

    @property
    def here(self) -> Here | None:
        """Which workspace this is, as seen last; None before the first look."""
        return self._here

    @Slot()
    def look(self) -> None:
        """Looks once more, unless nothing can change any more. Another process may have set it."""
        if self._here is None or not self._here.site_fixed:
            self._background.ask(self, lambda: _seen(self._workspace), self._show, _ignore)

    def change(self, number: int, refused: Callable[[Exception], None]) -> None:
        """Gives the workspace that number; `refused` is told what keeps it from that."""
        if self._here and number != self._here.site:
            self._background.ask(
                self, lambda: _changed(self._workspace, number), self._show, refused
            )

    def _show(self, here: Here) -> None:
        self._here = here
        self.setText(self.tr("Site {number}").format(number=here.site))


def _seen(workspace: Workspace) -> Here:
    with workspace.read() as transaction:
        return site.here(transaction)


def _changed(workspace: Workspace, number: int) -> Here:
    with workspace.write() as transaction:
        site.change(transaction, number)
        return site.here(transaction)


def _ignore(_error: Exception) -> None:
    """The pulse says what is the matter with the workspace; here the last number stays."""
