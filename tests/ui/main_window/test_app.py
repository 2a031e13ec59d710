"""The application: settings, changes of workspace, and internal errors."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt, QTimer
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
from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.welcome.welcome_dialog import WelcomeDialog
from dpp_desktop.ui.widgets.path_field import PathField
from tests.conftest import parka
from tests.ui.driver import TIMEOUT_MS
from tests.ui.main_window.at_work import AtWork
from tests.ui.welcome.answering import give_path, press

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
def dialogs_of_qt(qapp: QApplication) -> Iterator[None]:
    """Use Qt's dialogs, because tests can't control those of the desktop."""
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    yield
    qapp.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


def _theme() -> Theme:
    app = QApplication.instance()
    assert app
    (theme,) = app.findChildren(Theme)
    return theme


@pytest.fixture
def application(qapp: QApplication, qtbot: QtBot) -> Iterator[Application]:
    """The application without a window; its window is closed at the end of the test."""
    made = Application(qapp, PreferencesFile())
    yield made
    if made.session:
        with qtbot.waitSignal(made.finished, timeout=TIMEOUT_MS):
            made.stop()
    delete_what_is_done()
    shiboken6.delete(_theme())
    shiboken6.delete(made)


@pytest.fixture
def other_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another workspace, which isn't open."""
    path = tmp_path_factory.mktemp("other")
    Workspace.open(path).close()
    return path


@pytest.fixture
def at_first(application: Application, workspace_path: Path, qtbot: QtBot) -> AtWork:
    """The first window, with the sample brands."""
    assert application.open(workspace_path)
    return at_work(application, qtbot)


def at_work(application: Application, qtbot: QtBot) -> AtWork:
    session = application.session
    assert session
    with qtbot.waitActive(session.window, timeout=TIMEOUT_MS):
        session.window.activateWindow()
    qtbot.waitUntil(lambda: session.tasks.database_watcher.overview is not None, timeout=TIMEOUT_MS)
    return AtWork(qtbot, session)


def delete_what_is_done() -> None:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def when_asked(kind: type[Asked], act: Callable[[Asked], object]) -> None:
    """Call `act` once a dialog of that class is open."""

    def look() -> None:
        asked = QApplication.activeModalWidget()
        if not isinstance(asked, kind):
            timer.start()
            return
        try:
            act(asked)
        except BaseException:
            asked.close()  # else nobody would, and the test never end
            raise

    timer = QTimer(QApplication.instance(), singleShot=True, interval=20)
    timer.timeout.connect(look)
    timer.start()


def change_to(qtbot: QtBot, window: AtWork, path: Path) -> None:
    """Choose another workspace from the menu by typing its path in the file dialog."""
    window.trigger(Command.OPEN_WORKSPACE)
    give_path(qtbot, window.window, path)


def wait_until_in(application: Application, path: Path, qtbot: QtBot) -> AtWork:
    """Wait until the window of that workspace is open."""

    def is_there() -> bool:
        session = application.session
        return session is not None and session.tasks.workspace.path == path

    qtbot.waitUntil(is_there, timeout=TIMEOUT_MS)
    return at_work(application, qtbot)


def remembered() -> Path | None:
    return PreferencesFile().read().workspace


def is_free(path: Path) -> bool:
    instance = Instance(path / "run")
    free = instance.take()
    instance.release()
    return free


def test_the_folder_chosen_in_the_welcome_dialog_is_opened_at_the_next_start(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    place = tmp_path / "chosen"
    place.mkdir()

    def choose(dialog: WelcomeDialog) -> None:
        press(dialog, "change_folder")
        give_path(qtbot, dialog, place)
        press(dialog, "try_samples")

    when_asked(WelcomeDialog, choose)
    assert application.open(None)
    at_work(application, qtbot)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS):
        application.stop()
    assert application.open(None)
    wait_until_in(application, place, qtbot)


@pytest.mark.usefixtures("at_first")
def test_a_folder_from_the_command_line_is_not_remembered() -> None:
    assert remembered() is None


def test_a_folder_chosen_instead_of_the_requested_one_is_remembered(
    application: Application, tmp_path: Path, workspace_path: Path, qtbot: QtBot
) -> None:
    def choose(dialog: WelcomeDialog) -> None:
        press(dialog, "open_workspace")
        give_path(qtbot, dialog, workspace_path)

    when_asked(WelcomeDialog, choose)
    assert application.open(tmp_path / "none")
    at_work(application, qtbot)
    assert remembered() == workspace_path


def test_opening_another_workspace_closes_the_first(
    application: Application, at_first: AtWork, other_path: Path, qtbot: QtBot
) -> None:
    first = at_first.session
    change_to(qtbot, at_first, other_path)
    second = wait_until_in(application, other_path, qtbot)
    delete_what_is_done()
    assert not any(shiboken6.isValid(gone) for gone in (first, first.window, first.tasks))
    assert is_free(at_first.workspace.path)
    assert not is_free(other_path)
    assert remembered() == other_path
    assert second.window.isVisible()


def test_running_work_stops_for_another_workspace_after_confirmation(
    application: Application, at_first: AtWork, other_path: Path, qtbot: QtBot
) -> None:
    job_id = at_first.mint(LONG)
    when_asked(ClosingQuestion, lambda question: press(question, "close_anyway"))
    change_to(qtbot, at_first, other_path)
    wait_until_in(application, other_path, qtbot)
    with Workspace.open(at_first.workspace.path) as workspace, workspace.read() as transaction:
        assert jobs.require(transaction, job_id).status is JobStatus.QUEUED


def test_keep_working_closes_the_other_workspace_and_quitting_still_works(
    application: Application, at_first: AtWork, other_path: Path, qtbot: QtBot
) -> None:
    held: list[bool] = []

    def keep_working(question: ClosingQuestion) -> None:
        held.append(not is_free(other_path))
        press(question, "keep_working")

    job_id = at_first.mint(LONG)
    when_asked(ClosingQuestion, keep_working)
    change_to(qtbot, at_first, other_path)
    at_first.wait_for(lambda: held)
    at_first.wait_for(lambda: is_free(other_path))
    assert held == [True]
    at_first.wait_until(job_id, JobStatus.COMPLETED)
    at_first.wait_for(lambda: not at_first.session.tasks.busy)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS) as current:
        at_first.window.close()
    assert current.args == [0]
    assert application.session is None
    assert remembered() is None


def test_a_folder_without_a_workspace_leaves_the_window_open(
    application: Application, at_first: AtWork, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []

    def leave(dialog: WelcomeDialog) -> None:
        trouble = dialog.findChild(QLabel, "problem_title")
        assert isinstance(trouble, QLabel)
        told.append(trouble.text())
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    job_id = at_first.mint(LONG)
    when_asked(WelcomeDialog, leave)
    change_to(qtbot, at_first, tmp_path)
    at_first.wait_for(lambda: told)
    assert told == [f"There is no workspace in '{tmp_path}'."]
    assert application.session is at_first.session
    at_first.wait_until(job_id, JobStatus.COMPLETED)
    assert not list(tmp_path.iterdir())


def test_choosing_the_open_folder_changes_nothing(
    application: Application, at_first: AtWork, tmp_path: Path, qtbot: QtBot
) -> None:
    same = tmp_path / "same"
    same.symlink_to(at_first.workspace.path)
    change_to(qtbot, at_first, same)
    qtbot.wait(100)
    assert application.session is at_first.session
    assert not at_first.notices()
    assert remembered() is None


def test_the_open_folder_can_be_chosen_again(
    application: Application, at_first: AtWork, tmp_path: Path, qtbot: QtBot
) -> None:
    gone: list[bool] = []

    def come_back(dialog: WelcomeDialog) -> None:
        dialog.finished.connect(lambda _result: gone.append(True))
        press(dialog, "other_folder")
        give_path(qtbot, dialog, at_first.workspace.path)

    when_asked(WelcomeDialog, come_back)
    change_to(qtbot, at_first, tmp_path)
    at_first.wait_for(lambda: gone)
    qtbot.wait(100)
    assert application.session is at_first.session
    assert not at_first.notices()


def test_the_window_of_an_open_workspace_is_activated(
    application: Application, at_first: AtWork, other_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    holder = [sys.executable, "-c", _HOLDER, str(other_path / "run"), str(tmp_path / "called")]
    with subprocess.Popen(holder, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "ready\n"
        change_to(qtbot, at_first, other_path)
        at_first.wait_for((tmp_path / "called").exists)
        other.kill()
    assert application.session is at_first.session
    assert not at_first.notices()


def test_a_workspace_whose_window_does_not_respond_is_named(
    application: Application, at_first: AtWork, other_path: Path, qtbot: QtBot
) -> None:
    silent = Instance(other_path / "run")
    assert silent.take()
    (server,) = silent.findChildren(QLocalServer)
    server.close()
    change_to(qtbot, at_first, other_path)
    at_first.wait_for_notice(str(other_path), "is open in another window, which doesn't respond")
    assert application.session is at_first.session
    silent.release()


@pytest.mark.parametrize("bad", ["run/window.lock", LOG_FOLDER])
def test_an_unusable_file_is_named_and_can_be_fixed(
    application: Application, other_path: Path, qtbot: QtBot, bad: str
) -> None:
    obstacle = other_path / bad
    obstacle.mkdir() if bad != LOG_FOLDER else obstacle.touch()
    told: list[str] = []

    def mend(dialog: WelcomeDialog) -> None:
        trouble = dialog.findChild(QLabel, "problem_title")
        assert isinstance(trouble, QLabel)
        told.append(trouble.text())
        obstacle.rmdir() if bad != LOG_FOLDER else obstacle.unlink()
        press(dialog, "try_again")

    when_asked(WelcomeDialog, mend)
    assert application.open(other_path)
    assert len(told) == 1
    assert str(obstacle) in told[0]
    wait_until_in(application, other_path, qtbot)


def test_giving_up_on_an_unusable_file_releases_everything(
    application: Application, other_path: Path
) -> None:
    (other_path / LOG_FOLDER).touch()
    when_asked(WelcomeDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert not application.open(other_path)
    assert application.session is None
    assert is_free(other_path)


def test_settings_are_applied_at_once_and_saved(application: Application, at_first: AtWork) -> None:
    def choose(dialog: SettingsDialog) -> None:
        press(dialog, "scheme_dark")
        at_once = dialog.findChild(QSpinBox, "jobs_at_once")
        assert isinstance(at_once, QSpinBox)
        at_once.selectAll()
        QTest.keyClicks(at_once, "1")
        press(dialog, "settings_ok")

    when_asked(SettingsDialog, choose)
    at_first.trigger(Command.SETTINGS)
    assert _theme().scheme is Scheme.DARK
    kept = PreferencesFile().read()
    assert (kept.scheme, kept.jobs_at_once, kept.workspace) == (Scheme.DARK, 1, None)
    assert application.session is at_first.session
    assert mints_one_at_a_time(at_first)
    delete_what_is_done()
    assert not at_first.window.findChildren(SettingsDialog)


def test_the_site_number_is_set_in_the_settings(application: Application, at_first: AtWork) -> None:
    shown = at_first.window.site
    at_first.wait_for(lambda: shown.text() == "Site 0")
    when_asked(SettingsDialog, lambda dialog: choose_site(dialog, 7))
    at_first.trigger(Command.SETTINGS)
    at_first.wait_for(lambda: shown.text() == "Site 7")
    at_first.mint(10)
    at_first.wait_for(lambda: shown.here and shown.here.site_fixed)
    when_asked(SettingsDialog, choose_no_site)
    at_first.trigger(Command.SETTINGS)
    assert shown.text() == "Site 7"
    assert application.session is at_first.session


def test_a_site_number_that_was_fixed_in_the_meantime_is_rejected(at_first: AtWork) -> None:
    shown = at_first.window.site
    at_first.wait_for(lambda: shown.here)

    def choose(dialog: SettingsDialog) -> None:
        submit(at_first.workspace, parka(1))
        choose_site(dialog, 7)

    when_asked(SettingsDialog, choose)
    at_first.trigger(Command.SETTINGS)
    at_first.wait_for_notice("has minted as site 0", "new workspace")
    at_first.wait_for(lambda: shown.here and shown.here.site_fixed)
    assert shown.text() == "Site 0"


def choose_site(dialog: SettingsDialog, number: int) -> None:
    """Type a site number and press OK."""
    box = dialog.findChild(QSpinBox, "site_number")
    assert isinstance(box, QSpinBox)
    box.selectAll()
    QTest.keyClicks(box, str(number))
    press(dialog, "settings_ok")


def choose_no_site(dialog: SettingsDialog) -> None:
    """Check that the site number is disabled, and press OK."""
    box = dialog.findChild(QSpinBox, "site_number")
    assert isinstance(box, QSpinBox)
    assert not box.isEnabled()
    press(dialog, "settings_ok")


def mints_one_at_a_time(window: AtWork) -> bool:
    """Return whether only one of two jobs is minted at a time."""
    first, second = (submit(window.workspace, parka(LONG)).job.id for _ in range(2))
    for job_id in (first, second):
        window.session.tasks.mints.start(job_id)
    window.wait_for(lambda: window.job(first).minted >= LONG // 2)
    return window.job(second).minted == 0


def test_another_workspace_in_the_settings_is_opened(
    application: Application, at_first: AtWork, other_path: Path, qtbot: QtBot
) -> None:
    def choose(dialog: SettingsDialog) -> None:
        field = dialog.findChild(PathField, "workspace")
        assert isinstance(field, PathField)
        press(field, "change_folder")
        give_path(qtbot, field, other_path)
        press(dialog, "settings_ok")

    when_asked(SettingsDialog, choose)
    at_first.trigger(Command.SETTINGS)
    wait_until_in(application, other_path, qtbot)
    assert remembered() == other_path


@pytest.mark.parametrize("kind", [ClosingQuestion, SettingsDialog])
def test_a_termination_signal_closes_open_dialogs(
    application: Application, at_first: AtWork, qtbot: QtBot, kind: type[QWidget]
) -> None:
    at_first.mint(LONG)
    when_asked(kind, lambda _dialog: application.stop())
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS) as current:
        command = Command.QUIT if kind is ClosingQuestion else Command.SETTINGS
        # From the event loop, as a press of the mouse comes.
        QTimer.singleShot(0, at_first.find_command(command).trigger)
    assert current.args == [0]
    assert application.session is None


def test_a_termination_signal_opens_no_other_workspace(
    application: Application, at_first: AtWork, other_path: Path, qtbot: QtBot
) -> None:
    at_first.mint(LONG)
    when_asked(ClosingQuestion, lambda _question: application.stop())
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS):
        change_to(qtbot, at_first, other_path)
    assert application.session is None
    assert is_free(other_path)


@pytest.fixture
def faults(application: Application) -> Iterator[ExceptionHook]:
    """Report internal errors as in the program."""
    made = ExceptionHook(application)
    made.caught.connect(application.show_internal_error)
    with made.installed():
        yield made


@pytest.mark.qt_no_exception_capture
@pytest.mark.logs_warnings
@pytest.mark.usefixtures("faults")
def test_an_internal_error_is_logged_and_shown_and_the_program_continues(
    at_first: AtWork, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble() -> None:
        raise ValueError("something of ours")

    at_first.window.dashboard.minted.connect(stumble)
    job_id = at_first.mint(25_000)
    at_first.wait_until(job_id, JobStatus.COMPLETED)
    at_first.wait_for_notice("Internal error: ValueError: something of ours.")
    assert sum("ValueError" in notice for notice in at_first.notices()) == 1
    log = (at_first.workspace.path / LOG_FOLDER / "dpp-desktop.log").read_text()
    assert "CRITICAL Unexpected error\nTraceback" in log
    assert "ValueError: something of ours" in capsys.readouterr().err


@pytest.mark.qt_no_exception_capture
@pytest.mark.logs_warnings
@pytest.mark.usefixtures("capsys")
def test_an_internal_error_without_a_window_is_shown_and_ends_the_program(
    application: Application, faults: ExceptionHook, qtbot: QtBot
) -> None:
    def stumble() -> None:
        raise ValueError("something of ours")

    told: list[str] = []

    def read(box: QWidget) -> None:
        assert box.objectName() == "fatal_error"
        told.extend(label.text() for label in box.findChildren(QLabel))
        button = box.findChild(QPushButton)
        assert button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    when_asked(QWidget, read)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS) as current:
        QTimer.singleShot(0, stumble)
    assert current.args == [1]
    assert "Internal error: ValueError: something of ours." in told


def test_a_session_is_deleted_when_it_has_ended(
    application: Application, workspace_path: Path, qtbot: QtBot
) -> None:
    assert application.open(workspace_path)
    session = at_work(application, qtbot).session
    assert isinstance(session, Session)
    with qtbot.waitSignal(application.finished, timeout=TIMEOUT_MS):
        session.window.close()
    delete_what_is_done()
    assert not shiboken6.isValid(session)
    assert not shiboken6.isValid(session.tasks)
