"""The application saves its settings and switches between workspaces."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer
from PySide6.QtNetwork import QLocalServer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import jobs
from dpp_desktop.store.workspace import LOG_FOLDER, Workspace
from dpp_desktop.ui.app.application import Application
from dpp_desktop.ui.app.instance import Instance
from dpp_desktop.ui.app.program import ExceptionHook
from dpp_desktop.ui.app.session import Session
from dpp_desktop.ui.main_window.closing import ClosingQuestion
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.settings.preferences import PreferencesFile
from dpp_desktop.ui.settings.settings_dialog import SettingsDialog
from dpp_desktop.ui.theme.theme import Scheme
from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog
from dpp_desktop.ui.widgets.discard_dialog import DiscardDialog
from dpp_desktop.ui.widgets.path_field import PathField
from tests.conftest import parka
from tests.ui.dialog_operations import choose_path, press
from tests.ui.driver import TIMEOUT_MS, process_deferred_deletes
from tests.ui.held_minting import HELD_JOB, HeldMinting
from tests.ui.main_window.window_driver import MainWindowDriver

Asked = TypeVar("Asked", bound=QWidget)

LONG = 1_000_000

_HOLDER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from dpp_desktop.ui.app.instance import Instance
app = QCoreApplication([])
instance = Instance(Path(sys.argv[1]))
assert instance.take()
instance.called.connect(lambda: Path(sys.argv[2]).touch())
print("ready", flush=True)
app.exec()
"""


@pytest.fixture(autouse=True)
def qt_dialogs(qapp: QApplication) -> Iterator[None]:
    """Use Qt's own dialogs, because tests can't operate native ones."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def application(qapp: QApplication, qtbot: QtBot) -> Iterator[Application]:
    """An application without a window; a window opened later is closed after the test."""
    application = Application(qapp, PreferencesFile())
    yield application
    if application.session:
        with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS):
            application.stop()
    process_deferred_deletes()
    shiboken6.delete(application.theme)
    shiboken6.delete(application)


@pytest.fixture
def other_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of another workspace, which isn't open."""
    path = tmp_path_factory.mktemp("other")
    Workspace.open(path).close()
    return path


@pytest.fixture
def first_window(application: Application, workspace_path: Path, qtbot: QtBot) -> MainWindowDriver:
    """The first window, which shows a workspace with the sample brands."""
    assert application.open(workspace_path)
    return window_of(application, qtbot)


def window_of(application: Application, qtbot: QtBot) -> MainWindowDriver:
    session = application.session
    assert session
    with qtbot.waitActive(session.window, timeout=TIMEOUT_MS):
        session.window.activateWindow()
    qtbot.waitUntil(lambda: session.tasks.database_watcher.overview is not None, timeout=TIMEOUT_MS)
    return MainWindowDriver(qtbot, session)


def when_dialog_opens(kind: type[Asked], act: Callable[[Asked], object]) -> None:
    """Call `act` as soon as a modal dialog of that class is active."""

    def check() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            timer.start()
            return
        try:
            act(dialog)
        except BaseException:
            dialog.close()  # otherwise the dialog stays open and the test never ends
            raise

    timer = QTimer(QApplication.instance(), singleShot=True, interval=20)
    timer.timeout.connect(check)
    timer.start()


def open_from_menu(qtbot: QtBot, window: MainWindowDriver, path: Path) -> None:
    """Open a different workspace from the menu by typing its path into the file dialog."""
    window.trigger(Command.OPEN_WORKSPACE)
    choose_path(qtbot, window.window, path)


def wait_for_window_of(application: Application, path: Path, qtbot: QtBot) -> MainWindowDriver:
    """Wait until the window of that workspace is open, and return it."""

    def is_open() -> bool:
        session = application.session
        return session is not None and session.tasks.workspace.path == path

    qtbot.waitUntil(is_open, timeout=TIMEOUT_MS)
    return window_of(application, qtbot)


def saved_workspace() -> Path | None:
    return PreferencesFile().read().workspace


def is_unlocked(path: Path) -> bool:
    instance = Instance(path / "run")
    free = instance.take()
    instance.release()
    return free


def test_the_folder_chosen_in_the_welcome_dialog_is_opened_at_the_next_start(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "chosen"
    folder.mkdir()

    def choose(dialog: WelcomeDialog) -> None:
        press(dialog, "change_folder")
        choose_path(qtbot, dialog, folder)
        press(dialog, "try_samples")

    when_dialog_opens(WelcomeDialog, choose)
    assert application.open(None)
    window_of(application, qtbot)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS):
        application.stop()
    assert application.open(None)
    wait_for_window_of(application, folder, qtbot)


@pytest.mark.usefixtures("first_window")
def test_a_folder_from_the_command_line_is_not_saved() -> None:
    assert saved_workspace() is None


def test_a_folder_chosen_instead_of_the_requested_one_is_saved(
    application: Application, tmp_path: Path, workspace_path: Path, qtbot: QtBot
) -> None:
    def choose(dialog: WelcomeDialog) -> None:
        press(dialog, "open_workspace")
        choose_path(qtbot, dialog, workspace_path)

    when_dialog_opens(WelcomeDialog, choose)
    assert application.open(tmp_path / "none")
    window_of(application, qtbot)
    assert saved_workspace() == workspace_path


def test_opening_another_workspace_closes_the_first(
    application: Application, first_window: MainWindowDriver, other_path: Path, qtbot: QtBot
) -> None:
    first = first_window.session
    open_from_menu(qtbot, first_window, other_path)
    second = wait_for_window_of(application, other_path, qtbot)
    process_deferred_deletes()
    assert not any(shiboken6.isValid(closed) for closed in (first, first.window, first.tasks))
    assert is_unlocked(first_window.workspace.path)
    assert not is_unlocked(other_path)
    assert saved_workspace() == other_path
    assert second.window.isVisible()


def test_running_work_stops_for_another_workspace_after_confirmation(
    application: Application,
    first_window: MainWindowDriver,
    minting: HeldMinting,
    other_path: Path,
    qtbot: QtBot,
) -> None:
    job_id = first_window.mint(HELD_JOB)
    when_dialog_opens(ClosingQuestion, lambda question: press(question, "close_anyway"))
    open_from_menu(qtbot, first_window, other_path)
    wait_for_window_of(application, other_path, qtbot)
    with Workspace.open(first_window.workspace.path) as workspace, workspace.read() as transaction:
        assert jobs.require(transaction, job_id).status is JobStatus.QUEUED


def test_a_filled_mint_form_is_kept_if_the_user_keeps_editing(
    application: Application, first_window: MainWindowDriver, other_path: Path, qtbot: QtBot
) -> None:
    form = first_window.fill_in_mint_form(25)
    asked: list[bool] = []

    def keep_editing(question: DiscardDialog) -> None:
        asked.append(True)
        press(question, "keep_editing")

    when_dialog_opens(DiscardDialog, keep_editing)
    open_from_menu(qtbot, first_window, other_path)
    first_window.wait_for(lambda: asked)
    first_window.wait_for(lambda: is_unlocked(other_path))
    assert application.session is first_window.session
    assert form.line("batch").text() == "LOT-7"
    form.dialog.close_at_once()


def test_a_filled_mint_form_is_discarded_for_another_workspace_after_confirmation(
    application: Application, first_window: MainWindowDriver, other_path: Path, qtbot: QtBot
) -> None:
    first_window.fill_in_mint_form(25)
    when_dialog_opens(DiscardDialog, lambda question: press(question, "discard"))
    open_from_menu(qtbot, first_window, other_path)
    wait_for_window_of(application, other_path, qtbot)


def test_keep_working_releases_the_other_workspace_and_quitting_still_works(
    application: Application,
    first_window: MainWindowDriver,
    minting: HeldMinting,
    other_path: Path,
    qtbot: QtBot,
) -> None:
    locked: list[bool] = []

    def keep_working(question: ClosingQuestion) -> None:
        locked.append(not is_unlocked(other_path))
        press(question, "keep_working")

    job_id = first_window.mint(HELD_JOB)
    when_dialog_opens(ClosingQuestion, keep_working)
    open_from_menu(qtbot, first_window, other_path)
    first_window.wait_for(lambda: locked)
    first_window.wait_for(lambda: is_unlocked(other_path))
    assert locked == [True]
    minting.release()
    first_window.wait_until(job_id, JobStatus.COMPLETED)
    first_window.wait_for(lambda: not first_window.session.tasks.busy)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS) as current:
        first_window.window.close()
    assert current.args == [0]
    assert application.session is None
    assert saved_workspace() is None


def test_a_folder_without_a_workspace_leaves_the_window_open(
    application: Application,
    first_window: MainWindowDriver,
    minting: HeldMinting,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    messages: list[str] = []

    def leave(dialog: WelcomeDialog) -> None:
        label = dialog.findChild(QLabel, "problem_title")
        assert isinstance(label, QLabel)
        messages.append(label.text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    job_id = first_window.mint(HELD_JOB)
    when_dialog_opens(WelcomeDialog, leave)
    open_from_menu(qtbot, first_window, tmp_path)
    first_window.wait_for(lambda: messages)
    assert messages == [f"There is no workspace in '{tmp_path}'."]
    assert application.session is first_window.session
    minting.release()
    first_window.wait_until(job_id, JobStatus.COMPLETED)
    assert not list(tmp_path.iterdir())


def test_choosing_the_open_folder_changes_nothing(
    application: Application, first_window: MainWindowDriver, tmp_path: Path, qtbot: QtBot
) -> None:
    same = tmp_path / "same"
    same.symlink_to(first_window.workspace.path)
    open_from_menu(qtbot, first_window, same)
    qtbot.wait(100)
    assert application.session is first_window.session
    assert not first_window.notices()
    assert saved_workspace() is None


def test_the_open_folder_can_be_chosen_again(
    application: Application, first_window: MainWindowDriver, tmp_path: Path, qtbot: QtBot
) -> None:
    closed: list[bool] = []

    def choose_open_folder(dialog: WelcomeDialog) -> None:
        dialog.finished.connect(lambda _result: closed.append(True))
        press(dialog, "other_folder")
        choose_path(qtbot, dialog, first_window.workspace.path)

    when_dialog_opens(WelcomeDialog, choose_open_folder)
    open_from_menu(qtbot, first_window, tmp_path)
    first_window.wait_for(lambda: closed)
    qtbot.wait(100)
    assert application.session is first_window.session
    assert not first_window.notices()


def test_the_window_of_an_open_workspace_is_activated(
    application: Application,
    first_window: MainWindowDriver,
    other_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    holder = [sys.executable, "-c", _HOLDER, str(other_path / "run"), str(tmp_path / "called")]
    with subprocess.Popen(holder, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "ready\n"
        open_from_menu(qtbot, first_window, other_path)
        first_window.wait_for((tmp_path / "called").exists)
        other.kill()
    assert application.session is first_window.session
    assert not first_window.notices()


def test_a_workspace_whose_window_does_not_respond_is_named(
    application: Application, first_window: MainWindowDriver, other_path: Path, qtbot: QtBot
) -> None:
    silent = Instance(other_path / "run")
    assert silent.take()
    (server,) = silent.findChildren(QLocalServer)
    server.close()
    open_from_menu(qtbot, first_window, other_path)
    first_window.wait_for_notice(
        str(other_path), "is open in another window, which doesn't respond"
    )
    assert application.session is first_window.session
    silent.release()


@pytest.mark.parametrize("bad", ["run/window.lock", LOG_FOLDER])
def test_an_unusable_file_is_named_and_can_be_fixed(
    application: Application, other_path: Path, qtbot: QtBot, bad: str
) -> None:
    obstacle = other_path / bad
    obstacle.mkdir() if bad != LOG_FOLDER else obstacle.touch()
    messages: list[str] = []

    def fix(dialog: WelcomeDialog) -> None:
        label = dialog.findChild(QLabel, "problem_title")
        assert isinstance(label, QLabel)
        messages.append(label.text())
        obstacle.rmdir() if bad != LOG_FOLDER else obstacle.unlink()
        press(dialog, "try_again")

    when_dialog_opens(WelcomeDialog, fix)
    assert application.open(other_path)
    assert len(messages) == 1
    assert str(obstacle) in messages[0]
    wait_for_window_of(application, other_path, qtbot)


def test_giving_up_on_an_unusable_file_releases_everything(
    application: Application, other_path: Path
) -> None:
    (other_path / LOG_FOLDER).touch()
    when_dialog_opens(WelcomeDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert not application.open(other_path)
    assert application.session is None
    assert is_unlocked(other_path)


def test_settings_are_applied_at_once_and_saved(
    application: Application, first_window: MainWindowDriver
) -> None:
    def choose(dialog: SettingsDialog) -> None:
        press(dialog, "scheme_dark")
        at_once = dialog.findChild(QSpinBox, "jobs_at_once")
        assert isinstance(at_once, QSpinBox)
        at_once.selectAll()
        QTest.keyClicks(at_once, "1")
        press(dialog, "settings_ok")

    when_dialog_opens(SettingsDialog, choose)
    first_window.trigger(Command.SETTINGS)
    assert application.theme.scheme is Scheme.DARK
    saved = PreferencesFile().read()
    assert (saved.scheme, saved.jobs_at_once, saved.workspace) == (Scheme.DARK, 1, None)
    assert application.session is first_window.session
    assert mints_one_at_a_time(first_window)
    process_deferred_deletes()
    assert not first_window.window.findChildren(SettingsDialog)


def test_the_site_number_is_set_in_the_settings(
    application: Application, first_window: MainWindowDriver
) -> None:
    shown = first_window.window.site
    first_window.wait_for(lambda: shown.text() == "Site 0")
    when_dialog_opens(SettingsDialog, lambda dialog: choose_site(dialog, 7))
    first_window.trigger(Command.SETTINGS)
    first_window.wait_for(lambda: shown.text() == "Site 7")
    first_window.mint(10)
    first_window.wait_for(lambda: shown.here and shown.here.site_fixed)
    when_dialog_opens(SettingsDialog, check_site_is_disabled)
    first_window.trigger(Command.SETTINGS)
    assert shown.text() == "Site 7"
    assert application.session is first_window.session


def test_a_site_number_that_was_fixed_in_the_meantime_is_rejected(
    first_window: MainWindowDriver,
) -> None:
    shown = first_window.window.site
    first_window.wait_for(lambda: shown.here)

    def choose(dialog: SettingsDialog) -> None:
        submit(first_window.workspace, parka(1))
        choose_site(dialog, 7)

    when_dialog_opens(SettingsDialog, choose)
    first_window.trigger(Command.SETTINGS)
    first_window.wait_for_notice("has minted as site 0", "new workspace")
    first_window.wait_for(lambda: shown.here and shown.here.site_fixed)
    assert shown.text() == "Site 0"


def choose_site(dialog: SettingsDialog, number: int) -> None:
    """Enter a site number and press OK."""
    box = dialog.findChild(QSpinBox, "site_number")
    assert isinstance(box, QSpinBox)
    box.selectAll()
    QTest.keyClicks(box, str(number))
    press(dialog, "settings_ok")


def check_site_is_disabled(dialog: SettingsDialog) -> None:
    """Check that the site number is disabled, and press OK."""
    box = dialog.findChild(QSpinBox, "site_number")
    assert isinstance(box, QSpinBox)
    assert not box.isEnabled()
    press(dialog, "settings_ok")


def mints_one_at_a_time(window: MainWindowDriver) -> bool:
    """Start two jobs and return whether the second one waits for the first."""
    first, second = (submit(window.workspace, parka(LONG)).job.id for _ in range(2))
    for job_id in (first, second):
        window.session.tasks.mints.start(job_id)
    window.wait_for(lambda: window.job(first).minted >= LONG // 2)
    return window.job(second).minted == 0


def test_another_workspace_in_the_settings_is_opened(
    application: Application, first_window: MainWindowDriver, other_path: Path, qtbot: QtBot
) -> None:
    def choose(dialog: SettingsDialog) -> None:
        field = dialog.findChild(PathField, "workspace")
        assert isinstance(field, PathField)
        press(field, "change_folder")
        choose_path(qtbot, field, other_path)
        press(dialog, "settings_ok")

    when_dialog_opens(SettingsDialog, choose)
    first_window.trigger(Command.SETTINGS)
    wait_for_window_of(application, other_path, qtbot)
    assert saved_workspace() == other_path


@pytest.mark.parametrize("kind", [ClosingQuestion, SettingsDialog])
def test_a_termination_signal_closes_open_dialogs(
    application: Application,
    first_window: MainWindowDriver,
    minting: HeldMinting,
    qtbot: QtBot,
    kind: type[QWidget],
) -> None:
    first_window.mint(HELD_JOB)
    when_dialog_opens(kind, lambda _dialog: application.stop())
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS) as current:
        command = Command.QUIT if kind is ClosingQuestion else Command.SETTINGS
        # From the event loop, like a mouse click.
        QTimer.singleShot(0, first_window.find_command(command).trigger)
    assert current.args == [0]
    assert application.session is None


def test_a_termination_signal_opens_no_other_workspace(
    application: Application,
    first_window: MainWindowDriver,
    minting: HeldMinting,
    other_path: Path,
    qtbot: QtBot,
) -> None:
    first_window.mint(HELD_JOB)
    when_dialog_opens(ClosingQuestion, lambda _question: application.stop())
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS):
        open_from_menu(qtbot, first_window, other_path)
    assert application.session is None
    assert is_unlocked(other_path)


@pytest.fixture
def exception_hook(application: Application) -> Iterator[ExceptionHook]:
    """Report unexpected errors as the program does."""
    hook = ExceptionHook(application)
    hook.caught.connect(application.show_internal_error)
    with hook.installed():
        yield hook


@pytest.mark.qt_no_exception_capture
@pytest.mark.logs_warnings
@pytest.mark.usefixtures("exception_hook")
def test_an_internal_error_is_logged_and_shown_and_the_program_continues(
    first_window: MainWindowDriver, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> None:
        raise ValueError("a bug")

    first_window.window.dashboard.minted.connect(fail)
    job_id = first_window.mint(25_000)
    first_window.wait_until(job_id, JobStatus.COMPLETED)
    first_window.wait_for_notice("Internal error: ValueError: a bug.")
    assert sum("ValueError" in notice for notice in first_window.notices()) == 1
    log = (first_window.workspace.path / LOG_FOLDER / "dpp-desktop.log").read_text()
    assert "CRITICAL Unexpected error\nTraceback" in log
    assert "ValueError: a bug" in capsys.readouterr().err


@pytest.mark.qt_no_exception_capture
@pytest.mark.logs_warnings
@pytest.mark.usefixtures("capsys")
def test_an_internal_error_without_a_window_is_shown_and_ends_the_program(
    application: Application, exception_hook: ExceptionHook, qtbot: QtBot
) -> None:
    def fail() -> None:
        raise ValueError("a bug")

    messages: list[str] = []

    def read(box: QWidget) -> None:
        assert box.objectName() == "fatal_error"
        messages.extend(label.text() for label in box.findChildren(QLabel))
        button = box.findChild(QPushButton)
        assert button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    when_dialog_opens(QWidget, read)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS) as current:
        QTimer.singleShot(0, fail)
    assert current.args == [1]
    assert "Internal error: ValueError: a bug." in messages


def test_a_session_is_deleted_when_it_has_ended(
    application: Application, workspace_path: Path, qtbot: QtBot
) -> None:
    assert application.open(workspace_path)
    session = window_of(application, qtbot).session
    assert isinstance(session, Session)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS):
        session.window.close()
    process_deferred_deletes()
    assert not shiboken6.isValid(session)
    assert not shiboken6.isValid(session.tasks)
