"""How tables look and behave in which a row is one thing."""

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from dpp_desktop.ui.look.scale import TARGET


def show_rows_as_wholes(table: QTableView) -> None:
    """Has whole rows chosen, all of them as high as a finger needs, under quiet headings."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    # Measuring the rows would read them all.
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(TARGET)
    columns = table.horizontalHeader()
    columns.setHighlightSections(False)
    columns.setSectionsClickable(False)
