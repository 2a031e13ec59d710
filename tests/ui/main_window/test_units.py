"""The window opens the dialog about the units of a job, and again after it was closed."""

from PySide6.QtGui import QAction

from dpp_desktop.model.mint import MintJob
from dpp_desktop.ui.dashboard.job_actions import JobAction
from dpp_desktop.ui.units.dialog import UnitsDialog
from tests.ui.driver import Driver
from tests.ui.main_window.window_driver import MainWindowDriver
from tests.units.unit_jobs import UnitJob


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


def test_the_history_of_a_token_opens_with_its_entries(
    main_window: MainWindowDriver, minted_job: MintJob
) -> None:
    units = UnitJob(main_window.workspace, minted_job)
    units.printed("1-9")
    units.spoiled("2")
    main_window.wait_for(lambda: main_window.ids() == [minted_job.id])
    main_window.do(JobAction.SHOW_TOKENS)
    main_window.wait_for_tokens()
    main_window.press("unitHistory")
    (dialog,) = main_window.window.findChildren(UnitsDialog)
    shown = Driver(main_window.qtbot, dialog)
    shown.wait_for(lambda: shown.text("history_focus"))
    assert shown.text("history_focus") == "Only the entries about unit 1 are shown."
    assert shown.text("history_count") == "Entries: 1"
    dialog.close()
