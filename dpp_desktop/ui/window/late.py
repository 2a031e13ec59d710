"""The parts of the window that its first picture can do without: loaded when that is shown.

What they are made with takes longer to load than the jobs take to be shown. What exports are made,
listed and signed with is loaded when that is opened for the first time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from dpp_desktop.exporting.selection import Wanted
from dpp_desktop.ui.dashboard.dashboard import Dashboard
from dpp_desktop.ui.export.last_giver import LastGiver
from dpp_desktop.ui.look.theme import Theme
from dpp_desktop.ui.tasks.desk import Desk

if TYPE_CHECKING:
    from dpp_desktop.ui.export.dialog import ExportDialog
    from dpp_desktop.ui.export.listing.dialog import ExportsDialog
    from dpp_desktop.ui.signing.dialog import SigningKeyDialog
    from dpp_desktop.ui.tokens.tokens_page import TokensPage
    from dpp_desktop.ui.window.bringing_in import BringingIn
    from dpp_desktop.ui.window.dialogs import Dialogs
    from dpp_desktop.ui.window.sharing import Sharing


def make_export_dialog(
    desk: Desk,
    window: QWidget,
    asked: tuple[Wanted, int | None],
    default_folder: Path,
    giver: LastGiver,
) -> ExportDialog:
    """Makes the dialog for an export, asked for by what is wanted and the id of one to be shown.

    A new folder would be one below `default_folder`.
    """
    from dpp_desktop.ui.export.dialog import ExportDialog
    from dpp_desktop.ui.export.looking import Sought

    wanted, export_id = asked
    sought = Sought(wanted, opened=export_id)
    return ExportDialog(
        desk.workspace, desk.background, desk.exports, sought, default_folder, window, giver
    )


def make_exports_list(desk: Desk, window: QWidget) -> ExportsDialog:
    """Makes the list of exports for the window."""
    from dpp_desktop.ui.export.listing.dialog import ExportsDialog

    return ExportsDialog(desk.workspace, desk.background, desk.exports, window)


def make_signing_key(desk: Desk, window: QWidget, folder: Path) -> SigningKeyDialog:
    """Makes the dialog for the signing key; saving its public half begins in `folder`."""
    from dpp_desktop.ui.signing.dialog import SigningKeyDialog

    return SigningKeyDialog(desk.workspace, desk.background, folder, window)


def add_chart(dashboard: Dashboard, theme: Theme) -> None:
    """Puts the chart into the place that the dashboard keeps for it."""
    from dpp_desktop.ui.dashboard.chart_card import ChartCard

    card = ChartCard(dashboard.throughput, theme)
    dashboard.minted.connect(card.wake)
    dashboard.add_chart(card)


@dataclass(frozen=True, slots=True)
class Parts:
    """The token preview, who opens the dialogs, who brings brands and products in and out."""

    tokens: TokensPage
    dialogs: Dialogs
    bringing_in: BringingIn
    sharing: Sharing


def make_parts(desk: Desk, window: QWidget, brand: str, giver: str) -> Parts:
    """Makes the parts for the window.

    `brand` is the key of the one minted for last, `giver` who handed packs over last, or empty.
    """
    from dpp_desktop.ui.tokens.tokens_page import TokensPage
    from dpp_desktop.ui.window.bringing_in import BringingIn
    from dpp_desktop.ui.window.dialogs import Dialogs
    from dpp_desktop.ui.window.sharing import Sharing

    tokens = TokensPage(desk.workspace, desk.background)
    dialogs = Dialogs(desk, window, brand, giver)
    return Parts(tokens, dialogs, BringingIn(desk, window), Sharing(desk, window))
