"""The window opens the dialog about the units of a job, and again after it was closed."""

from PySide6.QtGui import QAction

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.units.dialog import UnitsDialog
from tests.ui.main_window.window_driver import MainWindowDriver


def test_the_units_of_a_job_can_be_shown_again(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    action = main_window.window.findChild(QAction, f"action_{JobAction.UNITS}")
    assert isinstance(action, QAction)
    main_window.wait_for(action.isEnabled)
    for _ in range(2):
        action.trigger()
        (dialog,) = main_window.window.findChildren(UnitsDialog)
        main_window.wait_for(dialog.isActiveWindow)
        assert dialog.job.id == minted_job.id
        main_window.press("close_units")
        main_window.wait_for(lambda: not main_window.window.findChildren(UnitsDialog))
