"""The top of the window with the main buttons and the scan field, and the site label."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.scale import Spacing
from dpp_desktop.ui.tokens.scan_field import ScanField
from dpp_desktop.ui.widgets.adaptive_toolbar import AdaptiveToolBar
from dpp_desktop.ui.widgets.basics import make_primary, push_button, row_layout
from dpp_desktop.workspace_info import WorkspaceIdentity, change_site, read_identity


class SiteLabel(QLabel):
    """Shows the site number once it is known."""

    def __init__(self, workspace: Workspace, background: Background) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._workspace = workspace
        self._background = background
        self._identity: WorkspaceIdentity | None = None
        self.setObjectName("site_number")
        self.setContentsMargins(Spacing.L, Spacing.XS, Spacing.L, Spacing.XS)

    @property
    def here(self) -> WorkspaceIdentity | None:
        """The identity of the workspace; None before it was first read."""
        return self._identity

    @Slot()
    def refresh(self) -> None:
        """Read the site number again until it is fixed; another process may have changed it."""
        if self._identity is None or not self._identity.site_fixed:
            self._background.start(
                self, lambda: read_identity(self._workspace), self._show, _ignore
            )

    def change(self, number: int, on_error: Callable[[Exception], None]) -> None:
        """Set the site number of the workspace."""
        if self._identity and number != self._identity.site:
            self._background.start(
                self, lambda: change_site(self._workspace, number), self._show, on_error
            )

    def _show(self, identity: WorkspaceIdentity) -> None:
        self._identity = identity
        self.setText(self.tr("Site {number}").format(number=identity.site))


def _ignore(_error: Exception) -> None:
    """Keep the last number; the database watcher reports errors of the workspace."""


_SCAN_WIDTH = 420
_MIN_SCAN_WIDTH = 220


class Header(QWidget):
    """The main buttons and the scan field, visible on every page."""

    def __init__(self, new_job: QAction, pages: Sequence[QAction], scan: ScanField) -> None:
        super().__init__()
        self.setObjectName("header")
        self._new_job = self._new_job_button(new_job)
        self._bar = AdaptiveToolBar(pages)
        self._bar.setObjectName("page_bar")
        self._row = row_layout(
            self._new_job,
            self._bar,
            parent=self,
            margins=(Spacing.L, Spacing.S, Spacing.L, Spacing.S),
        )
        self._row.addStretch(1)
        scan.setMaximumWidth(_SCAN_WIDTH)
        scan.setMinimumWidth(_MIN_SCAN_WIDTH)
        self._row.addWidget(scan, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the texts of the buttons if the scan field stays wide enough."""
        super().resizeEvent(event)
        others = self._new_job.sizeHint().width() + _MIN_SCAN_WIDTH + 3 * self._row.spacing()
        self._bar.fit(self._row.contentsRect().width() - others)

    def _new_job_button(self, action: QAction) -> QPushButton:
        button = push_button(self.tr("New mint job"), "new_job", action.trigger)
        button.setToolTip(action.toolTip())
        return make_primary(button, "add")
