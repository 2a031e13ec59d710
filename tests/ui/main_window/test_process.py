"""The program runs as a separate process: killed, started twice, or without a display."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dpp_desktop.minting.submit import submit
from dpp_desktop.model.mint import JobStatus
from dpp_desktop.store import jobs, tokens
from dpp_desktop.store.workspace import Workspace
from tests.commandline import CommandLine
from tests.conftest import parka
from tests.faults.slow_minting import wait_until_minting
from tests.ui.driver import TIMEOUT_MS
from tests.ui.main_window.window_driver import MainWindowDriver

LONG = 1_000_000
_TOO_MANY = 8
_TIMEOUT_SECONDS = TIMEOUT_MS / 1000


def _on_screen(qapp: QApplication) -> QImage:
    return qapp.primaryScreen().grabWindow(0).toImage()


def _program(name: str, workspace: Path) -> list[str]:
    return [str(Path(sys.executable).with_name(name)), "--workspace", str(workspace)]


def _serials(workspace: Workspace, job_id: int) -> list[str]:
    with workspace.read() as transaction:
        return tokens.serials_of(transaction, job_id, 0, LONG)


def _status(workspace: Workspace, job_id: int) -> JobStatus:
    with workspace.read() as transaction:
        return jobs.require(transaction, job_id).status


def test_after_a_kill_during_a_job_the_next_start_continues_without_duplicates(
    dpp: CommandLine, workspace: Workspace, qtbot: QtBot
) -> None:
    job_id = submit(workspace, parka(LONG)).job.id
    first = dpp.start()
    wait_until_minting(workspace, job_id)
    first.kill()
    first.communicate()
    minted = _serials(workspace, job_id)
    assert 0 < len(minted) < LONG
    second = dpp.start()
    qtbot.waitUntil(lambda: _status(workspace, job_id) is JobStatus.COMPLETED, timeout=TIMEOUT_MS)
    second.send_signal(signal.SIGTERM)
    assert second.wait(_TIMEOUT_SECONDS) == 0
    assert second.communicate() == ("", "")
    serials = _serials(workspace, job_id)
    assert serials[: len(minted)] == minted
    assert len(set(serials)) == LONG


def test_sigterm_stops_after_the_current_cycle(dpp: CommandLine, workspace: Workspace) -> None:
    job_ids = [submit(workspace, parka(LONG)).job.id for _ in range(_TOO_MANY)]
    window = dpp.start()
    wait_until_minting(workspace, job_ids[0])
    window.send_signal(signal.SIGTERM)
    assert window.wait(_TIMEOUT_SECONDS) == 0
    assert window.communicate() == ("", "")
    with workspace.read() as transaction:
        stopped = [jobs.require(transaction, job_id) for job_id in job_ids]
    assert {job.status for job in stopped} <= {JobStatus.QUEUED, JobStatus.COMPLETED}
    assert sum(job.minted for job in stopped) < _TOO_MANY * LONG


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_sigterm_closes_the_welcome_dialog(
    number: signal.Signals, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    before = _on_screen(qapp)
    window = CommandLine(tmp_path / "none").start()
    qtbot.waitUntil(lambda: _on_screen(qapp) != before, timeout=TIMEOUT_MS)
    window.send_signal(number)
    assert window.wait(_TIMEOUT_SECONDS) == 0
    assert window.communicate() == ("", "")
    assert not (tmp_path / "none").exists()


def test_a_second_start_activates_the_first_window(
    main_window: MainWindowDriver, workspace_path: Path
) -> None:
    main_window.window.showMinimized()
    main_window.wait_for(main_window.window.isMinimized)
    second = CommandLine(workspace_path).start()
    main_window.wait_for(lambda: second.poll() is not None)
    assert second.communicate() == ("", "")
    assert second.returncode == 0
    main_window.wait_for(lambda: not main_window.window.isMinimized())


def test_a_second_start_reports_a_first_window_that_does_not_respond(
    dpp: CommandLine, workspace: Workspace, workspace_path: Path
) -> None:
    with FileLock(workspace.run_folder / "window.lock"):
        second = dpp(code=4)
    assert (second.stdout, second.stderr) == ("", _no_answer(workspace_path))


def test_a_start_from_the_desktop_shows_the_error_in_a_dialog(
    workspace: Workspace, workspace_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    before = _on_screen(qapp)
    command = _program("dpp-desktop-window", workspace_path)
    with (
        FileLock(workspace.run_folder / "window.lock"),
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as second,
    ):
        qtbot.waitUntil(lambda: _on_screen(qapp) != before, timeout=TIMEOUT_MS)
        assert second.poll() is None
        second.send_signal(signal.SIGTERM)
        assert second.communicate(timeout=_TIMEOUT_SECONDS) == ("", _no_answer(workspace_path))
        assert second.returncode == 4


def _no_answer(workspace: Path) -> str:
    return (
        f"Error: The workspace '{workspace}' is open in another window, which doesn't respond.\n"
        "Close that window, or quit its program, and try again.\n"
    )


@pytest.mark.parametrize("program", ["dpp-desktop", "dpp-desktop-window"])
def test_without_a_display_the_error_has_a_remedy(program: str, workspace_path: Path) -> None:
    headless = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = _run(_program(program, workspace_path), headless)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == (
        "Error: There is no display to open a window on.\n"
        "Start it on a desktop, or use the commands in 'dpp-desktop --help'.\n"
    )


@pytest.mark.parametrize("module", ["dpp_desktop.cli.main", "dpp_desktop.ui.app.start"])
def test_without_qt_the_error_has_a_remedy(module: str, tmp_path: Path) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('libEGL.so.1 is missing')")
    call = f"from {module} import main; main()"
    done = _run([sys.executable, "-c", call], {**os.environ, "PYTHONPATH": str(tmp_path)})
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == (
        "Error: The window can't be opened: libEGL.so.1 is missing.\n"
        "Install the missing library; the 'dpp-desktop' commands work without it.\n"
    )


def _run(command: list[str], environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=_TIMEOUT_SECONDS,
    )


@pytest.mark.parametrize("program", ["dpp-desktop", "dpp-desktop-window"])
def test_both_programs_open_the_window(
    program: str, workspace: Workspace, workspace_path: Path
) -> None:
    job_id = submit(workspace, parka(100_000)).job.id
    with subprocess.Popen(
        _program(program, workspace_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as window:
        wait_until_minting(workspace, job_id)
        window.send_signal(signal.SIGTERM)
        assert window.communicate(timeout=_TIMEOUT_SECONDS) == (b"", b"")
        assert window.returncode == 0
