"""The strip at the top of the window: the main button, and the field for scans."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import ICON, Space
from dpp_desktop.ui.tokens.scan_field import ScanField
from dpp_desktop.ui.widgets.basics import make_primary
from dpp_desktop.workspace_info import WorkspaceIdentity, change_site, read_identity


class SiteLabel(QLabel):
    """Says the site number as soon as it is known."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._workspace = workspace
        self._background = background
        self._here: WorkspaceIdentity | None = None
        self.setObjectName("site_number")
        self.setContentsMargins(Space.L, Space.XS, Space.L, Space.XS)

    @property
    def here(self) -> WorkspaceIdentity | None:
        """Which workspace this is, as seen last; None before the first look."""
        return self._here

    @Slot()
    def look(self) -> None:
        """Looks once more, unless nothing can change any more. Another process may have set it."""
        if self._here is None or not self._here.site_fixed:
            self._background.ask(self, lambda: read_identity(self._workspace), self._show, _ignore)

    def change(self, number: int, refused: Callable[[Exception], None]) -> None:
        """Gives the workspace that number; `refused` is told what keeps it from that."""
        if self._here and number != self._here.site:
            self._background.ask(
                self, lambda: change_site(self._workspace, number), self._show, refused
            )

    def _show(self, here: WorkspaceIdentity) -> None:
        self._here = here
        self.setText(self.tr("Site {number}").format(number=here.site))


def _ignore(_error: Exception) -> None:
    """The pulse says what is the matter with the workspace; here the last number stays."""


_SCAN_WIDTH = 420


class Header(QWidget):
    """Always there, whatever page is shown."""

    def __init__(self, new_job: QAction, pages: Sequence[QAction], scan: ScanField) -> None:
        super().__init__()
        self.setObjectName("header")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.L, 0)
        row.setSpacing(Space.S)
        row.addWidget(self._new_job(new_job))
        for page in pages:
            row.addWidget(_button(page))
        row.addStretch(1)
        scan.setMaximumWidth(_SCAN_WIDTH)
        row.addWidget(scan, 2)

    def _new_job(self, action: QAction) -> QPushButton:
        button = make_primary(QPushButton(self.tr("New mint job")), "add")
        button.setObjectName("new_job")
        button.setToolTip(action.toolTip())
        button.clicked.connect(action.trigger)
        return button


def _button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(ICON, ICON))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
