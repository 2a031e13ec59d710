"""The NFC station is opened for the selected job."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.nfc.station import TagStationDialog
from tests.ui.main_window.window_driver import MainWindowDriver


def test_the_station_opens_for_the_selected_job(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    main_window.wait_for(lambda: minted_job.id in main_window.ids())
    main_window.choose(minted_job.id)
    action = main_window.window.findChild(QAction, f"action_{JobAction.WRITE_TAGS}")
    assert isinstance(action, QAction)
    main_window.wait_for(action.isEnabled)
    action.trigger()

    def stations() -> list[QWidget]:
        shown = QApplication.topLevelWidgets()
        return [each for each in shown if isinstance(each, TagStationDialog) and each.isVisible()]

    main_window.wait_for(stations)
