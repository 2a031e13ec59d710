"""The chart leaves nothing behind."""

import shiboken6
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.dashboard.chart import Chart
from dpp_desktop.ui.theme.theme import Theme
from tests.ui.driver import process_deferred_deletes


def test_nothing_outlives_the_chart(theme: Theme) -> None:
    before = len(QApplication.allWidgets())
    shiboken6.delete(Chart(theme))
    process_deferred_deletes()
    assert len(QApplication.allWidgets()) == before
