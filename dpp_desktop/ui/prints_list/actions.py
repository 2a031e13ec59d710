"""The actions of the selected print job, and why some of them are disabled."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from dpp_desktop.model.print_job import PrintStatus
from dpp_desktop.ui.prints_list.print_row import PrintRow
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.adaptive_toolbar import AdaptiveToolBar
from dpp_desktop.ui.widgets.plain_text import (
    enable_unless,
    rename_action,
    set_tooltip,
    without_mnemonic,
)


class PrintAction(StrEnum):
    """What can be done with a print job."""

    PAUSE = "pause_print"
    """Pause; while it waits for a printer with a fault, stop without waiting."""
    RESUME = "resume_print"
    CANCEL = "cancel_print"
    LAST_GOOD = "last_good"
    REPRINT = "reprint_labels"
    JOURNAL = "show_journal"


class PrintActions(QObject):
    """The actions, and their toolbar."""

    requested = Signal(object, object)
    """A PrintAction, and the PrintRow."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._row: PrintRow | None = None
        self._actions = {action: self._make(action) for action in PrintAction}

    def show_row(self, row: PrintRow | None) -> None:
        """Enable what is possible with the print job."""
        self._row = row
        self._name_pause(row)
        for kind, action in self._actions.items():
            enable_unless(action, self._reason_against(kind, row))

    def make_bar(self) -> AdaptiveToolBar:
        """Return the toolbar; its buttons have the names of the actions."""
        bar = AdaptiveToolBar(self._actions.values())
        bar.setObjectName("print_bar")
        for kind, action in self._actions.items():
            bar.widgetForAction(action).setObjectName(kind.value)
        return bar

    def request(self, action: PrintAction) -> None:
        """Perform the action, if it is possible."""
        if self._row and self._actions[action].isEnabled():
            self.requested.emit(action, self._row)

    def _reason_against(self, action: PrintAction, row: PrintRow | None) -> str:
        if row is None:
            return self.tr("Select a print job.")
        if action is PrintAction.PAUSE:
            return self._against_pause(row)
        if action is PrintAction.CANCEL:
            return self._against_cancel(row)
        if row.listed is None:
            return self.tr("The print job is waiting for its printer.")
        if action is PrintAction.RESUME:
            return self._against_resume(row)
        if action is PrintAction.LAST_GOOD:
            return self._against_last_good(row)
        if action is PrintAction.REPRINT and not row.done and not row.listed.in_doubt:
            return self.tr("No label of the print job is printed yet.")
        return ""

    def _name_pause(self, row: PrintRow | None) -> None:
        can_stop_now = bool(row and row.state and row.state.can_stop_now)
        text = self.tr("&Stop now…") if can_stop_now else self.tr("&Pause")
        rename_action(self._actions[PrintAction.PAUSE], text)

    def _against_pause(self, row: PrintRow) -> str:
        if row.state and row.state.is_stopping and not row.state.can_stop_now:
            return self.tr("The print job is stopping.")
        if row.state and row.listed is None:
            return self.tr("The print job hasn't started yet; you can cancel it.")
        if row.state:
            return ""
        if row.status is PrintStatus.PRINTING:
            return self.tr("The print job is running in another process; pause it there.")
        return self.tr("The print job isn't running.")

    def _against_resume(self, row: PrintRow) -> str:
        if row.state and row.state.is_waiting:
            return self.tr("The print job is waiting for its printer.")
        if row.state or row.status is PrintStatus.PRINTING:
            return self.tr("The print job is running.")
        if row.status is PrintStatus.IN_DOUBT:
            return self.tr("Specify the last good label first.")
        if row.status in (PrintStatus.PAUSED, PrintStatus.FAILED):
            return ""
        return self.tr("The print job is finished. To print labels again, reprint them.")

    def _against_last_good(self, row: PrintRow) -> str:
        if row.status is not PrintStatus.IN_DOUBT:
            return self.tr("No unit of the print job is in doubt.")
        if row.state:
            return self.tr("The print job is already being continued.")
        return ""

    def _against_cancel(self, row: PrintRow) -> str:
        if row.state and row.state.is_cancelled:
            return self.tr("The print job is stopping.")
        if row.status is PrintStatus.PRINTING and row.state is None:
            return self.tr("The print job is running in another process; cancel it there.")
        is_final = row.status is not None and row.status.is_final
        return self.tr("The print job is finished.") if is_final else ""

    def _make(self, action: PrintAction) -> QAction:
        texts = {
            PrintAction.PAUSE: (self.tr("&Pause"), "pause"),
            PrintAction.RESUME: (self.tr("&Resume"), "play"),
            PrintAction.CANCEL: (self.tr("&Cancel…"), "cancel"),
            PrintAction.LAST_GOOD: (self.tr("&Last good label…"), "verify"),
            PrintAction.REPRINT: (self.tr("R&eprint…"), "print"),
            PrintAction.JOURNAL: (self.tr("Show in &history"), "log"),
        }
        text, icon_name = texts[action]
        made = QAction(icon(icon_name), text, self)
        set_tooltip(made, without_mnemonic(text))
        made.triggered.connect(lambda: self.request(action))
        return made
