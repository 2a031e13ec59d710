"""The menu bar."""

from PySide6.QtWidgets import QMenuBar

from dpp_desktop.ui.dashboard.job_actions import JobActions
from dpp_desktop.ui.window.window_actions import Command, WindowActions


class Menus(QMenuBar):
    """Every action of the window, by what it is about."""

    def __init__(self, actions: WindowActions, job_actions: JobActions) -> None:
        super().__init__()
        workspace = self.addMenu(self.tr("&Workspace"))
        workspace.addActions([actions[Command.NEW_JOB], actions[Command.PRODUCTS]])
        workspace.addSeparator()
        workspace.addActions(
            [
                actions[Command.IMPORT_BRAND],
                actions[Command.IMPORT_PRODUCTS],
                actions[Command.LOAD_SAMPLES],
            ]
        )
        workspace.addSeparator()
        workspace.addActions([actions[Command.EXPORT_BRAND], actions[Command.SIGNING_KEY]])
        workspace.addSeparator()
        workspace.addActions(
            [
                actions[Command.OPEN_WORKSPACE],
                actions[Command.RENEW_WORKSPACE],
                actions[Command.SETTINGS],
            ]
        )
        workspace.addSeparator()
        workspace.addAction(actions[Command.QUIT])
        self.addMenu(self.tr("&Job")).addActions(job_actions.all())
        view = self.addMenu(self.tr("&View"))
        view.addActions(
            [
                actions[Command.SHOW_JOBS],
                actions[Command.EXPORTS],
                actions[Command.FIND],
                actions[Command.FULL_SCREEN],
            ]
        )
        about = self.addMenu(self.tr("&Help"))
        about.addActions(
            [actions[Command.HELP], actions[Command.LOG_FOLDER], actions[Command.ABOUT]]
        )
