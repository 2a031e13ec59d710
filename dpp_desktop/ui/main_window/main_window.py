"""The main window of an open workspace."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QActionGroup, QCloseEvent, QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QWidget

from dpp_desktop.exporting.interrupted import Interrupted, interrupted_exports
from dpp_desktop.exporting.selection import ExportTarget, WholeJob
from dpp_desktop.minting.overview import Overview
from dpp_desktop.model.mint import MintJob, Submission
from dpp_desktop.store.workspace import LOG_FOLDER
from dpp_desktop.ui.dashboard.dashboard import Dashboard
from dpp_desktop.ui.dashboard.job_actions import JobActions
from dpp_desktop.ui.main_window import deferred_parts
from dpp_desktop.ui.main_window.announcer import Announcer, NoticeActions
from dpp_desktop.ui.main_window.closing import CloseController
from dpp_desktop.ui.main_window.header import Header, SiteLabel
from dpp_desktop.ui.main_window.job_controller import JobController
from dpp_desktop.ui.main_window.keys import KeyFilter
from dpp_desktop.ui.main_window.print_controller import PrintController, PrintHost
from dpp_desktop.ui.main_window.renewal import RenewalController
from dpp_desktop.ui.main_window.window_actions import Command, Menus, WindowActions
from dpp_desktop.ui.notices.notice_bar import NoticeBar
from dpp_desktop.ui.notices.tray import Tray
from dpp_desktop.ui.settings.preferences import (
    HandoverNames,
    PreferencesFile,
    RememberedText,
)
from dpp_desktop.ui.tasks.coverage_reader import CoverageReader
from dpp_desktop.ui.tasks.workspace_tasks import WorkspaceTasks
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.scale import ICON, Spacing
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.tokens.scan_field import ScanField
from dpp_desktop.ui.tokens.scan_result import ScanResult
from dpp_desktop.ui.widgets.basics import ElidedLabel, column_layout
from dpp_desktop.ui.widgets.plain_text import enable_unless
from dpp_desktop.ui.widgets.scan_guard import accept_scans
from dpp_desktop.ui.widgets.screen_fit import keep_within_screen, resize_within_screen

if TYPE_CHECKING:  # not needed for the first frame
    from dpp_desktop.ui.exports_list.page import ExportsPage
    from dpp_desktop.units.unit_status import ScannedCode

_DEFAULT_SIZE = QSize(1280, 800)
_MIN_SIZE = QSize(800, 440)
"""With a title bar, the window fits a touch panel of 800 by 480 pixels."""
_GEOMETRY, _JOBS_HEADER, _TOKENS = "window", "job_columns", "tokens"
_BRAND, _GIVER, _RECEIVER = "brand", "handed_over_by", "handed_over_to"
_EXPORT_CHOICES = "export_choices"
_PRINT_CHOICES = "print_choices"
_OVERVIEW, _HIDDEN = "chart_and_totals", "hidden"
_REMINDER_AGE = timedelta(days=7)
_MAX_REMINDERS = 3
_IGNORE_CLICKS_MS = 500

_DEFERRED_COMMANDS: Mapping[Command, Callable[[deferred_parts.Parts], Callable[[], None]]] = {
    Command.NEW_JOB: lambda parts: parts.dialogs.open_mint,
    Command.PRODUCTS: lambda parts: parts.dialogs.open_products,
    Command.PRINTERS: lambda parts: parts.dialogs.open_printers,
    Command.RESOLVER: lambda parts: parts.dialogs.open_resolver,
    Command.READ_TAGS: lambda parts: parts.dialogs.open_tag_reading,
    Command.HELP: lambda parts: parts.dialogs.open_help,
    Command.ABOUT: lambda parts: parts.dialogs.open_about,
    Command.IMPORT_BRAND: lambda parts: parts.imports.choose_brand_file,
    Command.IMPORT_PRODUCTS: lambda parts: parts.imports.open_import,
    Command.LOAD_SAMPLES: lambda parts: parts.imports.import_samples,
}


class MainWindow(QMainWindow):
    """The window with the dashboard and the page of tokens."""

    settings_asked = Signal()
    new_workspace_asked = Signal()
    """The user asked to create a workspace."""
    workspace_asked = Signal()
    """The user asked to open another workspace."""
    closed = Signal()

    def __init__(self, tasks: WorkspaceTasks, theme: Theme, preferences: PreferencesFile) -> None:
        super().__init__()
        self._tasks = tasks
        self._theme = theme
        self._preferences = preferences
        self._close_controller = CloseController(tasks, self)
        self._deferred_parts: deferred_parts.Parts | None = None
        self._exports_page: ExportsPage | None = None
        self._commands = WindowActions(self)
        self._job_actions = JobActions(self)
        self._job_controller = JobController(tasks, self)
        self._notices = NoticeBar()
        self._tray = Tray(self)
        self._announcer = self._make_announcer()
        self._renewal = RenewalController(tasks, self)
        self._prints = self._make_print_controller()
        self._scan = ScanField(tasks.workspace, tasks.background)
        self._scan_result = ScanResult()
        new_job = self._commands[Command.NEW_JOB]
        chart = self._commands[Command.CHART]
        self.dashboard = Dashboard(tasks.database_watcher, self._job_actions, new_job, chart)
        self._coverage = CoverageReader(tasks.workspace, tasks.background, self)
        self.site = SiteLabel(tasks.workspace, tasks.background)
        self._pages = QStackedWidget()
        self._page_commands = QActionGroup(self)
        self._command_of_page: dict[QWidget, Command] = {}
        self._lay_out()
        self._close_scan_result_when_outdated()
        self._connect_commands()
        self._connect_parts()
        self._connect_tasks()
        KeyFilter(self, self._scan, self._job_actions.with_window_shortcuts())
        self._restore_state()
        self._scan.setFocus()

    @property
    def notices(self) -> NoticeBar:
        """The notice bar of the window."""
        return self._notices

    @property
    def announcer(self) -> Announcer:
        """The object that reports events in the window and the tray."""
        return self._announcer

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Move the window onto the screen once the size of its frame is known."""
        super().showEvent(event)
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._keep_within_screen)

    @Slot()
    def _keep_within_screen(self) -> None:
        if not self.isMaximized() and not self.isFullScreen() and self.isVisible():
            keep_within_screen(self)

    def complete(self) -> None:
        """Load what the first frame doesn't need."""
        deferred_parts.add_chart(self.dashboard, self._theme)
        self.parts.imports.look_for_brands()
        self._find_interrupted_exports()
        self._prints.find_waiting()
        self._coverage.read_soon()
        self._tasks.database_watcher.overview_changed.connect(self._coverage.read_soon)

    @property
    def parts(self) -> deferred_parts.Parts:
        """The parts that are created after the first frame, or earlier if the user needs them."""
        if self._deferred_parts is None:
            self._deferred_parts = deferred_parts.make_parts(
                self._tasks, self, self._saved_text(_BRAND), self._handover_names()
            )
            self._deferred_parts.tokens.restore(self._preferences.state(_TOKENS))
            self._pages.addWidget(self._deferred_parts.tokens)
            self._connect_deferred_parts(self._deferred_parts)
        return self._deferred_parts

    @property
    def exports_page(self) -> ExportsPage:
        """The page of exports, which is created when it is first shown."""
        if self._exports_page is None:
            self._exports_page = deferred_parts.make_exports_page(self._tasks)
            self._add_page(self._exports_page, Command.EXPORTS)
            self._exports_page.chosen.connect(self._open_export)
            self._exports_page.back.connect(self._show_jobs)
        return self._exports_page

    @Slot()
    def come_to_front(self) -> None:
        """Show and activate the window."""
        self.showNormal() if self.isMinimized() else self.show()
        self.raise_()
        self.activateWindow()

    def close_at_once(self) -> None:
        """Close without a question; running work stops at its next safe point."""
        self._close_controller.agree()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask before running work is stopped, and close after it has stopped."""
        if not self.may_discard_edits() or not self._close_controller.may_close():
            event.ignore()
            return
        self._save_state()
        if self._deferred_parts:
            self._deferred_parts.dialogs.close_all()
            self._deferred_parts.imports.close_import()
        self._tray.close()
        event.accept()
        self.closed.emit()

    def may_discard_edits(self) -> bool:
        """Return True if nothing unsaved is entered, or the user agrees to discard it."""
        return (
            self._close_controller.agreed
            or self._deferred_parts is None
            or self._deferred_parts.dialogs.may_close()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close the result of the last scan at Escape."""
        if event.key() == Qt.Key.Key_Escape and self._scan_result.isVisible():
            self._scan_result.close_result()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Update the check mark of the full-screen action."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._commands[Command.FULL_SCREEN].setChecked(self.isFullScreen())

    def _lay_out(self) -> None:
        self.setObjectName("main_window")
        accept_scans(self)
        self.setWindowTitle(self.tr("DPP Desktop"))
        self.setWindowIcon(icon("app"))
        self.setMinimumSize(_MIN_SIZE)
        self.setIconSize(QSize(ICON, ICON))
        self.setMenuBar(Menus(self._commands, self._job_actions))
        self._add_page(self.dashboard, Command.SHOW_JOBS)
        central = QWidget()
        column = column_layout(parent=central, spacing=0)
        shown = (Command.SHOW_JOBS, Command.EXPORTS, Command.PRINTS, Command.PRODUCTS)
        pages = [self._commands[command] for command in shown]
        column.addWidget(Header(self._commands[Command.NEW_JOB], pages, self._scan))
        column.addWidget(self._scan_result)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(central)
        column.addWidget(self._notices)
        self.statusBar().addWidget(self._workspace_label(), 1)
        self.statusBar().addPermanentWidget(self.site)

    def _add_page(self, page: QWidget, command: Command) -> None:
        """Add a page; the button of its command is checked while the page is shown."""
        self._pages.addWidget(page)
        self._commands[command].setCheckable(True)
        self._page_commands.addAction(self._commands[command])
        self._command_of_page[page] = command
        self._mark_page()

    @Slot()
    def _mark_page(self) -> None:
        """Check the button of the current page; the tokens belong to the jobs."""
        page = self._pages.currentWidget()
        command = self._command_of_page.get(page) if page else None
        self._commands[command or Command.SHOW_JOBS].setChecked(True)

    def _workspace_label(self) -> QLabel:
        # The name of the folder is at the end.
        shown = ElidedLabel("body", elide_mode=Qt.TextElideMode.ElideMiddle)
        shown.set_full_text(self.tr("Workspace {path}").format(path=self._tasks.workspace.path))
        shown.setObjectName("workspace_path")
        shown.setContentsMargins(Spacing.L, Spacing.XS, Spacing.L, Spacing.XS)
        return shown

    def _make_announcer(self) -> Announcer:
        actions = NoticeActions(
            export=self._export,
            retry=self._retry,
            continue_export=self._open_export,
        )
        return Announcer(self._notices, self._tray, actions, self)

    def _make_print_controller(self) -> PrintController:
        host = PrintHost(
            dialogs=lambda: self.parts.dialogs,
            add_page=lambda page: self._add_page(page, Command.PRINTS),
            show_page=self._show_page,
            show_jobs=self._show_jobs,
            folder=lambda: self._preferences.read().export_folder,
        )
        return PrintController(self._tasks, host, self._notices, self._tray, self)

    def _connect_commands(self) -> None:
        for command in (Command.FULL_SCREEN, Command.CHART):
            self._commands[command].setCheckable(True)
        self._commands[Command.CHART].setChecked(True)
        self._commands[Command.CHART].toggled.connect(self._show_overview)
        self.dashboard.overview_fits.connect(self._allow_overview)
        commands = {
            Command.FIND: self._focus_scan_field,
            Command.NEW_WORKSPACE: self.new_workspace_asked.emit,
            Command.OPEN_WORKSPACE: self.workspace_asked.emit,
            Command.RENEW_WORKSPACE: self._renewal.ask,
            Command.SETTINGS: self.settings_asked.emit,
            Command.QUIT: self.close,
            Command.EXPORT_BRAND: self._export_brand,
            Command.SIGNING_KEY: self._show_signing_key,
            Command.LABEL_DESIGNS: self._show_designs,
            Command.SHOW_JOBS: self._show_jobs,
            Command.EXPORTS: self._show_exports,
            Command.PRINTS: self._prints.show_prints,
            Command.FULL_SCREEN: self._toggle_full_screen,
            Command.LOG_FOLDER: self._open_log_folder,
        }
        for command, act in commands.items():
            self._commands[command].triggered.connect(lambda _checked=False, act=act: act())
        for command, find in _DEFERRED_COMMANDS.items():
            self._commands[command].triggered.connect(
                lambda _checked=False, find=find: find(self.parts)()
            )

    def _close_scan_result_when_outdated(self) -> None:
        """Close the result of a scan at the next action or page."""
        close = self._scan_result.close_result
        for command in Command:
            self._commands[command].triggered.connect(close)
        self._job_actions.triggered.connect(close)
        self._pages.currentChanged.connect(close)

    def _connect_parts(self) -> None:
        self._job_actions.requested.connect(self._job_controller.perform)
        self._job_controller.failed.connect(self._announcer.show_error)
        self._job_controller.export_requested.connect(self._export)
        self._job_controller.tokens_requested.connect(self._show_tokens)
        self._job_controller.print_requested.connect(self._prints.print_labels)
        self._job_controller.units_requested.connect(self._show_units)
        self._job_controller.verification_requested.connect(self._verify_labels)
        self._job_controller.tags_requested.connect(self._write_tags)
        self._scan.found.connect(self._show_match)
        self._scan.missed.connect(self._scan_result.show_error)
        self._scan.missed.connect(lambda _error: self._prints.take_scan(None))
        self._scan_result.filled.connect(lambda filled: self._pages.setVisible(not filled))
        self._pages.currentChanged.connect(self._mark_page)
        self._coverage.coverage_changed.connect(self.dashboard.show_coverage)
        self._coverage.failed.connect(self._announcer.show_error)
        self._tray.activated.connect(self.come_to_front)
        self._renewal.reported.connect(self._announcer.show_notice)
        self._renewal.failed.connect(self._announcer.show_error)

    def _connect_deferred_parts(self, parts: deferred_parts.Parts) -> None:
        parts.dialogs.submitted.connect(self._mint)
        choices = parts.dialogs.export_choices
        choices.restore(self._saved_text(_EXPORT_CHOICES))
        choices.changed.connect(lambda text: self._save_text(_EXPORT_CHOICES, text))
        prints = parts.dialogs.print_choices
        prints.restore(self._saved_text(_PRINT_CHOICES))
        prints.changed.connect(lambda text: self._save_text(_PRINT_CHOICES, text))
        parts.dialogs.pack_print_requested.connect(self._prints.print_pack)
        parts.tokens.print_requested.connect(self._prints.print_token)
        parts.tokens.history_requested.connect(self._show_unit_history)
        parts.dialogs.print_started.connect(self._prints.follow_start)
        parts.dialogs.scan_requested.connect(self._scan.look_up)
        parts.dialogs.job_chosen.connect(lambda job: self._show_job(job.id))
        parts.dialogs.tokens_requested.connect(self._show_tokens_from)
        parts.tokens.back.connect(self._show_jobs)
        parts.tokens.scanned.connect(self._scan.look_up)
        parts.tokens.browsed.connect(self._scan_result.close_result)
        self._scan.missed.connect(parts.tokens.clear_selection)
        parts.imports.reported.connect(self._announcer.show_notice)
        parts.imports.brand_used.connect(self._use_brand)
        parts.brand_export.reported.connect(self._announcer.show_notice)
        parts.imports.welcome.connect(self.dashboard.show_welcome)
        parts.dialogs.brand_deleted.connect(parts.imports.look_for_brands)
        parts.imports.workspace_chosen.connect(self.workspace_asked)
        self._tasks.database_watcher.overview_changed.connect(self._update)

    def _connect_tasks(self) -> None:
        tasks, announcer = self._tasks, self._announcer
        tasks.mints.ended.connect(announcer.job_ended)
        tasks.mints.not_minted.connect(announcer.not_minted)
        tasks.mints.retrying.connect(announcer.retrying)
        tasks.exports.ended.connect(announcer.export_ended)
        tasks.auto_resume.resumed.connect(announcer.jobs_resumed)
        tasks.auto_resume.checked.connect(announcer.resume_checked)
        tasks.auto_resume.failed.connect(announcer.resume_failed)
        tasks.database_watcher.failed.connect(announcer.database_read_failed)
        tasks.database_watcher.overview_changed.connect(announcer.overview_changed)
        tasks.database_watcher.overview_changed.connect(self.site.refresh)
        tasks.background.on_unexpected_error(announcer.show_error)

    @Slot(object)
    def _update(self, overview: Overview) -> None:
        self.parts.dialogs.update_jobs(overview.jobs)
        for job in overview.jobs:
            self.parts.tokens.update_job(job)
        self.parts.tokens.refresh_states()

    @Slot(object)
    def _mint(self, submission: Submission) -> None:
        job = submission.job
        self._use_brand(job.brand_key)
        if not submission.existing:
            self._tasks.mints.start(job.id)
        self.dashboard.show_changed([job])
        self._announcer.submitted(submission)
        self._show_job(job.id)
        self._ignore_clicks()

    @Slot(str)
    def _use_brand(self, key: str) -> None:
        """Select the brand in the next form or import, also after a restart."""
        self._save_text(_BRAND, key)
        self.parts.dialogs.use_brand(key)
        self.parts.imports.use_brand(key)

    def _ignore_clicks(self) -> None:
        """Ignore clicks for a moment: they were meant for the form that has just closed."""
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        self._pages.setAttribute(through)
        QTimer.singleShot(
            _IGNORE_CLICKS_MS, self, lambda: self._pages.setAttribute(through, on=False)
        )

    def _retry(self, job_id: int) -> None:
        self._job_controller.retry(job_id)

    def _show_job(self, job_id: int) -> None:
        self._show_jobs()
        self.dashboard.show_job(job_id)

    def _show_jobs(self) -> None:
        self._scan_result.close_result()
        self._pages.setCurrentWidget(self.dashboard)
        self.dashboard.table.setFocus()

    def _show_exports(self) -> None:
        self._show_page(self.exports_page)
        self.exports_page.take_focus()

    def _show_page(self, page: QWidget) -> None:
        self._scan_result.close_result()
        self._pages.setCurrentWidget(page)
        self.come_to_front()

    def _show_tokens(self, job: MintJob) -> None:
        self._scan_result.close_result()
        self.dashboard.select_job(job.id)
        self._pages.setCurrentWidget(self.parts.tokens)
        self.parts.tokens.open_job(job)

    @Slot(object, int)
    def _show_tokens_from(self, job: MintJob, unit: int) -> None:
        self._show_tokens(job)
        self.parts.tokens.open_job(job, unit)
        self.come_to_front()

    @Slot(object)
    def _show_units(self, job: MintJob) -> None:
        self.parts.dialogs.open_units(job, self._preferences.read().export_folder)

    @Slot(object, int)
    def _show_unit_history(self, job: MintJob, unit: int) -> None:
        self.parts.dialogs.open_units(job, self._preferences.read().export_folder).show_unit(unit)

    @Slot(object)
    def _show_match(self, found: ScannedCode) -> None:
        match = found.match
        if self._prints.take_scan(match.token):
            return
        if match.token:
            self.dashboard.select_job(match.token.job.id)
            self._pages.setCurrentWidget(self.parts.tokens)
            self.parts.tokens.show_token(match.token)
        elif match.jobs:
            self._show_jobs()
            # Once the strip has its height: the table scrolls to the job.
            QTimer.singleShot(0, self, lambda: self._show_found_job(match.jobs[0].id))
        self._scan_result.show_found(found)
        if match.product and not self._scan.has_next:
            self.parts.dialogs.show_product(match.product)
        else:
            self.come_to_front()
            self._scan.take_focus()

    def _show_found_job(self, job_id: int) -> None:
        """Select the job; the next scan keeps the focus if it has already begun."""
        if self._scan.has_next:
            self.dashboard.select_job(job_id)
        else:
            self.dashboard.show_job(job_id)

    @Slot(object)
    def _export(self, job: MintJob) -> None:
        self._open_export(WholeJob(job.id))

    @Slot(object)
    def _verify_labels(self, job: MintJob) -> None:
        self.parts.dialogs.open_verification(job)

    @Slot(object)
    def _write_tags(self, job: MintJob) -> None:
        self.parts.dialogs.open_tag_station(job)

    def _open_export(self, wanted: ExportTarget, export_id: int | None = None) -> None:
        """Open the export of that target, or the one with that id."""
        folder = self._preferences.read().export_folder
        self.parts.dialogs.open_export(wanted, export_id, folder)

    def _export_brand(self) -> None:
        self.parts.brand_export.export_brand(self._preferences.read().export_folder)

    def _show_signing_key(self) -> None:
        self.parts.dialogs.open_signing_key(self._preferences.read().export_folder)

    def _show_designs(self) -> None:
        self.parts.dialogs.open_designs(self._preferences.read().export_folder)

    def _find_interrupted_exports(self) -> None:
        """Show reminders of exports that were interrupted in the last seven days."""
        workspace = self._tasks.workspace
        since = datetime.now(UTC) - _REMINDER_AGE
        self._tasks.background.start(
            self,
            lambda: interrupted_exports(workspace, since),
            self._show_reminders,
        )

    def _show_reminders(self, interrupted: list[Interrupted]) -> None:
        for each in reversed(interrupted[:_MAX_REMINDERS]):
            self._announcer.export_interrupted(each)

    def _focus_scan_field(self) -> None:
        self.come_to_front()
        self._scan.setFocus()
        self._scan.selectAll()

    def _toggle_full_screen(self) -> None:
        self.showNormal() if self.isFullScreen() else self.showFullScreen()

    def _show_overview(self, visible: bool) -> None:  # noqa: FBT001 - the argument of a signal
        """Show or hide the chart and the totals, and remember it."""
        self.dashboard.set_overview_visible(visible)
        self._save_text(_OVERVIEW, "shown" if visible else _HIDDEN)

    def _allow_overview(self, fits: bool) -> None:  # noqa: FBT001 - the argument of a signal
        too_low = self.tr("The window isn't tall enough for the chart. Enlarge it.")
        enable_unless(self._commands[Command.CHART], "" if fits else too_low)

    def _open_log_folder(self) -> None:
        folder = self._tasks.workspace.path / LOG_FOLDER
        is_open = folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
        self._announcer.show_log_folder(folder, is_open=is_open)

    def _restore_state(self) -> None:
        resize_within_screen(self, _DEFAULT_SIZE)
        self.restoreGeometry(self._preferences.state(_GEOMETRY))
        resize_within_screen(self, self.size())  # it may have been saved on a larger screen
        if self._saved_text(_OVERVIEW) == _HIDDEN:
            self._commands[Command.CHART].setChecked(False)
        self.dashboard.table.restore(self._preferences.state(_JOBS_HEADER))

    def _save_state(self) -> None:
        states = {_GEOMETRY: self.saveGeometry(), _JOBS_HEADER: self.dashboard.table.saved_state()}
        if self._deferred_parts:
            states[_TOKENS] = self._deferred_parts.tokens.state()
            states[_BRAND] = QByteArray(self._deferred_parts.dialogs.brand.encode())
        self._preferences.save_states(states)

    def _handover_names(self) -> HandoverNames:
        """Return the names of the last handover, which are saved when they change."""
        by, to = (RememberedText(self._saved_text(name), self) for name in (_GIVER, _RECEIVER))
        by.changed.connect(lambda name: self._save_text(_GIVER, name))
        to.changed.connect(lambda name: self._save_text(_RECEIVER, name))
        return HandoverNames(by, to)

    def _save_text(self, name: str, text: str) -> None:
        """Save a text at once, so that a crash doesn't forget it."""
        self._preferences.save_state(name, QByteArray(text.encode()))

    def _saved_text(self, name: str) -> str:
        return bytes(self._preferences.state(name).data()).decode()
