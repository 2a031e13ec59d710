"""The actions and menus of the window, except the actions of jobs."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar

from dpp_desktop.ui.dashboard.job_actions import JobActions
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.widgets.plain_text import set_tooltip, without_mnemonic


class Command(StrEnum):
    """An action of the window."""

    NEW_JOB = "new_job"
    FIND = "find"
    PRODUCTS = "products"
    IMPORT_BRAND = "import_brand"
    IMPORT_PRODUCTS = "import_products"
    EXPORT_BRAND = "export_brand"
    SIGNING_KEY = "signing_key"
    RESOLVER = "resolver"
    READ_TAGS = "read_tags"
    LABEL_DESIGNS = "label_designs"
    PRINTERS = "printers"
    LOAD_SAMPLES = "load_samples"
    NEW_WORKSPACE = "new_workspace"
    OPEN_WORKSPACE = "open_workspace"
    RENEW_WORKSPACE = "renew_workspace"
    SETTINGS = "settings"
    QUIT = "quit"
    SHOW_JOBS = "show_jobs"
    EXPORTS = "exports"
    PRINTS = "prints"
    CHART = "chart"
    FULL_SCREEN = "full_screen"
    HELP = "help"
    LOG_FOLDER = "log_folder"
    ABOUT = "about"


_KEYS = {
    Command.NEW_JOB: "Ctrl+N",
    Command.FIND: "Ctrl+F",
    Command.PRODUCTS: "Ctrl+Shift+D",
    Command.OPEN_WORKSPACE: "Ctrl+O",
    Command.SETTINGS: "Ctrl+,",
    Command.QUIT: "Ctrl+Q",
    Command.SHOW_JOBS: "Alt+Home",
    Command.EXPORTS: "Ctrl+Shift+E",
    Command.PRINTS: "Ctrl+Shift+L",
    Command.CHART: "F9",
    Command.FULL_SCREEN: "F11",
    Command.HELP: "F1",
}

_ICONS = {
    Command.NEW_JOB: "add",
    Command.FIND: "scan",
    Command.PRODUCTS: "products",
    Command.RESOLVER: "link",
    Command.IMPORT_BRAND: "brand",
    Command.OPEN_WORKSPACE: "folder",
    Command.SETTINGS: "settings",
    Command.SHOW_JOBS: "jobs",
    Command.EXPORTS: "exports",
    Command.PRINTS: "prints",
    Command.CHART: "chart",
    Command.HELP: "help",
    Command.LOG_FOLDER: "log",
    Command.ABOUT: "info",
}

_ROLES = {
    Command.SETTINGS: QAction.MenuRole.PreferencesRole,
    Command.QUIT: QAction.MenuRole.QuitRole,
    Command.ABOUT: QAction.MenuRole.AboutRole,
}


class WindowActions(QObject):
    """The actions for menus, toolbar and shortcuts."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {
            command: self._action(command, text) for command, text in self._texts().items()
        }

    def __getitem__(self, command: Command) -> QAction:
        return self._actions[command]

    def _texts(self) -> dict[Command, str]:
        return {
            Command.NEW_JOB: self.tr("&New mint job…"),
            Command.FIND: self.tr("&Find token"),
            Command.PRODUCTS: self.tr("P&roducts…"),
            Command.IMPORT_BRAND: self.tr("Import &brand file…"),
            Command.IMPORT_PRODUCTS: self.tr("Import &products…"),
            Command.EXPORT_BRAND: self.tr("&Export brand for another site…"),
            Command.SIGNING_KEY: self.tr("Signing &key…"),
            Command.RESOLVER: self.tr("Resol&ver on this network…"),
            Command.READ_TAGS: self.tr("Read &NFC tags…"),
            Command.LABEL_DESIGNS: self.tr("Label &designs…"),
            Command.PRINTERS: self.tr("&Printers…"),
            Command.LOAD_SAMPLES: self.tr("Load sample brands"),
            Command.NEW_WORKSPACE: self.tr("New workspa&ce…"),
            Command.OPEN_WORKSPACE: self.tr("&Open workspace…"),
            Command.RENEW_WORKSPACE: self.tr("&Workspace was restored…"),
            Command.SETTINGS: self.tr("&Settings…"),
            Command.QUIT: self.tr("&Quit"),
            Command.SHOW_JOBS: self.tr("&Jobs"),
            Command.EXPORTS: self.tr("&Exports"),
            Command.PRINTS: self.tr("&Print jobs"),
            Command.CHART: self.tr("&Chart and totals"),
            Command.FULL_SCREEN: self.tr("F&ull screen"),
            Command.HELP: self.tr("&Help"),
            Command.LOG_FOLDER: self.tr("Open &log folder"),
            Command.ABOUT: self.tr("&About DPP Desktop"),
        }

    def _action(self, command: Command, text: str) -> QAction:
        action = QAction(text, self)
        action.setObjectName(f"command_{command}")
        if command in _ICONS:
            action.setIcon(icon(_ICONS[command]))
        action.setMenuRole(_ROLES.get(command, QAction.MenuRole.NoRole))
        if command in _KEYS:
            action.setShortcut(QKeySequence(_KEYS[command]))
            # The shortcuts also work in the non-modal dialogs of the window.
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            set_tooltip(action, f"{without_mnemonic(text)} ({keys})")
        return action


class Menus(QMenuBar):
    """The menu bar with all actions of the window."""

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
        workspace.addActions(
            [
                actions[Command.EXPORT_BRAND],
                actions[Command.SIGNING_KEY],
                actions[Command.RESOLVER],
            ]
        )
        workspace.addSeparator()
        workspace.addActions(
            [
                actions[Command.NEW_WORKSPACE],
                actions[Command.OPEN_WORKSPACE],
                actions[Command.RENEW_WORKSPACE],
                actions[Command.SETTINGS],
            ]
        )
        workspace.addSeparator()
        workspace.addAction(actions[Command.QUIT])
        job_actions.add_to(self.addMenu(self.tr("&Job")))
        labels = self.addMenu(self.tr("&Labels"))
        labels.addActions([actions[Command.LABEL_DESIGNS], actions[Command.PRINTERS]])
        labels.addSeparator()
        labels.addAction(actions[Command.READ_TAGS])
        view = self.addMenu(self.tr("&View"))
        view.addActions(
            [
                actions[Command.SHOW_JOBS],
                actions[Command.EXPORTS],
                actions[Command.PRINTS],
                actions[Command.FIND],
                actions[Command.CHART],
                actions[Command.FULL_SCREEN],
            ]
        )
        help_menu = self.addMenu(self.tr("&Help"))
        help_menu.addActions(
            [actions[Command.HELP], actions[Command.LOG_FOLDER], actions[Command.ABOUT]]
        )
