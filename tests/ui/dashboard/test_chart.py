"""The chart leaves nothing behind."""

import shiboken6
from PySide6.QtWidgets import QApplication

from dpp_desktop.ui.dashboard.chart import Chart
from dpp_desktop.ui.theme.theme import Theme


def test_nothing_outlives_the_chart(theme: Theme) -> None:
    before = len(QApplication.allWidgets())
    shiboken6.delete(Chart(theme))
    assert len(QApplication.allWidgets()) == before
