"""The parts of the window that its first picture can do without: loaded when that is shown.

What they are made with takes longer to load than the jobs take to be shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.dashboard.dashboard import Dashboard
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.theme import Theme

if TYPE_CHECKING:
    from dpp_desktop.ui.main_window.dialogs import Dialogs
    from dpp_desktop.ui.main_window.import_actions import BrandExportAction, ImportActions
    from dpp_desktop.ui.tokens.tokens_page import TokensPage


def add_chart(dashboard: Dashboard, theme: Theme) -> None:
    """Puts the chart into the place that the dashboard keeps for it."""
    from dpp_desktop.ui.dashboard.chart import ChartCard

    card = ChartCard(dashboard.throughput, theme)
    dashboard.minted.connect(card.redraw_often)
    dashboard.add_chart(card)


@dataclass(frozen=True, slots=True)
class Parts:
    """The token preview, who opens the dialogs, who brings brands and products in and out."""

    tokens: TokensPage
    dialogs: Dialogs
    bringing_in: ImportActions
    sharing: BrandExportAction


def make_parts(tasks: WorkspaceTasks, window: QWidget, brand: str, giver: str) -> Parts:
    """Makes the parts for the window.

    `brand` is the key of the one minted for last, `giver` who handed packs over last, or empty.
    """
    from dpp_desktop.ui.main_window.dialogs import Dialogs
    from dpp_desktop.ui.main_window.import_actions import BrandExportAction, ImportActions
    from dpp_desktop.ui.tokens.tokens_page import TokensPage

    tokens = TokensPage(tasks.workspace, tasks.background)
    dialogs = Dialogs(tasks, window, brand, giver)
    return Parts(tokens, dialogs, ImportActions(tasks, window), BrandExportAction(tasks, window))
