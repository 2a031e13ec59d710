"""The station for scans of labels is opened for the selected job."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.verify.station import VerifyStation
from tests.ui.driver import Driver
from tests.ui.main_window.window_driver import MainWindowDriver


def _stations() -> list[VerifyStation]:
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, VerifyStation) and each.isVisible()]


def _action(main_window: MainWindowDriver) -> QAction:
    action = main_window.window.findChild(QAction, f"action_{JobAction.VERIFY_LABELS}")
    assert isinstance(action, QAction)
    return action


def test_the_action_needs_one_job_with_tokens(main_window: MainWindowDriver) -> None:
    action = _action(main_window)
    assert not action.isEnabled()
    assert action.toolTip() == "Select a job first."


def test_the_station_opens_once_and_ends_with_the_window(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    main_window.wait_for(lambda: minted_job.id in main_window.ids())
    main_window.choose(minted_job.id)
    action = _action(main_window)
    main_window.wait_for(action.isEnabled)
    action.trigger()
    main_window.wait_for(_stations)
    action.trigger()
    (station,) = _stations()
    driver = Driver(main_window.qtbot, station)
    driver.wait_for(lambda: driver.text("count_remaining") == "0")
    assert f"Job {minted_job.id}: " in driver.text("verdict_text")
    main_window.wait_for(lambda: driver.focused == "label_scan")
    driver.scan("NOREAD")
    driver.wait_for(lambda: driver.has("clear_mistake"))
    assert not main_window.scan_field.text()
    main_window.session.window.close_at_once()
    assert not _stations()
