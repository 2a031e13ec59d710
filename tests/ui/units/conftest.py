"""Units of a job that were printed, scanned, spoiled and made void, and the dialog about them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.model.mint import MintJob
from dpp_desktop.model.unit_state import Production
from dpp_desktop.store.workspace import Workspace
from dpp_desktop.ui.tasks.background import Background
from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.units.dialog import UnitsDialog
from tests.ui.driver import Driver
from tests.units.unit_jobs import UnitJob


@pytest.fixture
def units(workspace: Workspace, minted_job: MintJob) -> UnitJob:
    """A job of 25,000 tokens: 1 to 200 printed, 50 scanned, one spoiled, two void."""
    job = UnitJob(workspace, minted_job)
    job.printed("1-200", Production("Zebra", "L7160", copies=1))
    job.verified("1-50")
    job.spoiled("60")
    job.announced("201-205")
    job.voided("10-11")
    return job


@pytest.fixture
def dialog(
    qtbot: QtBot,
    theme: Theme,
    units: UnitJob,
    background: Background,
    tmp_path: Path,
    show: Callable[[QWidget], None],
) -> Driver:
    """The dialog, after it has read the units."""
    made = UnitsDialog(units.workspace, background, units.job, tmp_path)
    driver = Driver(qtbot, made)
    show(made)
    driver.wait_for(lambda: driver.text("total_minted"))
    return driver
