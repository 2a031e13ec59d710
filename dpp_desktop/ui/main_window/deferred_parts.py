"""Parts of the window that are loaded after its first frame.

Their modules take longer to load than the table of jobs takes to appear.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.dashboard.dashboard import Dashboard
from dpp_desktop.ui.settings.preferences import HandoverNames
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from dpp_desktop.ui.exports_list.page import ExportsPage
    from dpp_desktop.ui.main_window.dialogs import Dialogs
    from dpp_desktop.ui.main_window.import_actions import BrandExportAction, ImportActions
    from dpp_desktop.ui.prints_list.page import PrintsPage
    from dpp_desktop.ui.tokens.tokens_page import TokensPage


def add_chart(dashboard: Dashboard, theme: Theme) -> None:
    """Add the chart in the space that the dashboard reserves for it."""
    from dpp_desktop.ui.dashboard.chart import Chart

    dashboard.add_chart(Chart(theme))
    theme.changed.connect(dashboard.redraw_chart)


def make_exports_page(tasks: WorkspaceTasks) -> ExportsPage:
    """Create the page of exports, which many people never open."""
    from dpp_desktop.ui.exports_list.page import ExportsPage

    return ExportsPage(tasks.workspace, tasks.background, tasks.exports)


def make_prints_page(tasks: WorkspaceTasks) -> PrintsPage:
    """Create the page of print jobs, which many people never open."""
    from dpp_desktop.ui.prints_list.page import PrintsPage

    return PrintsPage(tasks.workspace, tasks.background, tasks.prints)


@dataclass(frozen=True, slots=True)
class Parts:
    """The further pages, the dialogs, and the import and export of brands and products."""

    tokens: TokensPage
    dialogs: Dialogs
    imports: ImportActions
    brand_export: BrandExportAction


def make_parts(tasks: WorkspaceTasks, window: QWidget, brand: str, names: HandoverNames) -> Parts:
    """Create the parts for the window.

    `brand` is the key of the brand used last, which may be empty; `names` are those of the last
    handover.
    """
    from dpp_desktop.ui.main_window.dialogs import Dialogs
    from dpp_desktop.ui.main_window.import_actions import BrandExportAction, ImportActions
    from dpp_desktop.ui.tokens.tokens_page import TokensPage

    tokens = TokensPage(tasks.workspace, tasks.background)
    dialogs = Dialogs(tasks, window, brand, names)
    imports = ImportActions(tasks, window, brand or None)
    return Parts(tokens, dialogs, imports, BrandExportAction(tasks, window))
