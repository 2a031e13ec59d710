"""Tests of tables that select whole rows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QWidget

from dpp_desktop.ui.widgets.tables import select_whole_rows


@pytest.mark.usefixtures("theme")
def test_a_heading_does_not_look_clickable(
    show: Callable[[QWidget], None],
) -> None:
    table = QTableView()
    model = QStandardItemModel(3, 2, table)
    table.setModel(model)
    select_whole_rows(table)
    show(table)
    headings = table.horizontalHeader()
    QTest.mouseMove(table.viewport(), QPoint(5, 50))
    before = headings.grab().toImage()
    QTest.mouseMove(headings.viewport(), QPoint(20, 5))
    assert headings.grab().toImage() == before
