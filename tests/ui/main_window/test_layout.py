"""The window shows as many jobs as it can, and fits small screens, in English and German."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSignalBlocker, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolBar, QToolButton, QWidget

from dpp_desktop.ui.dashboard.jobs_model import Column
from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.main_window.window_actions import Command
from dpp_desktop.ui.notices.message_view import Tone
from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.conftest import parka
from tests.samples import put_job
from tests.ui.main_window.conftest import OpenWindow
from tests.ui.main_window.window_driver import MainWindowDriver

SMALL = (800, 440)
"""A touch panel of 800 by 480 pixels, less the title bar."""
IMPORTANT = tuple(
    column for column in Column if column not in (Column.PRINTED, Column.TIME, Column.RATE)
)


@pytest.fixture(params=["en_GB", "de_DE"])
def main_window(
    open_window: OpenWindow,
    workspace_path: Path,
    qapp: QApplication,
    theme: Theme,
    request: pytest.FixtureRequest,
) -> MainWindowDriver:
    """A window with a job, in either language."""
    use_language(qapp, request.param)
    theme.set_scheme(Scheme.LIGHT)
    main_window = open_window(workspace_path)
    put_job(main_window.workspace, parka(5))
    main_window.wait_for(main_window.table.isVisible)
    return main_window


def _resize(main_window: MainWindowDriver, width: int, height: int) -> None:
    main_window.window.resize(width, height)
    main_window.wait_for(lambda: main_window.window.width() == width)
    main_window.wait_for(lambda: main_window.window.height() == height)


def _visible_rows(main_window: MainWindowDriver) -> int:
    table = main_window.table
    return table.viewport().height() // table.verticalHeader().defaultSectionSize()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_nine_jobs_are_visible_below_the_chart(
    main_window: MainWindowDriver, size: tuple[int, int]
) -> None:
    _resize(main_window, *size)
    main_window.wait_for(lambda: _visible_rows(main_window) >= 9)
    assert main_window.has("totals")
    assert main_window.has("chart_card")


def test_the_important_columns_are_visible_without_scrolling(
    main_window: MainWindowDriver,
) -> None:
    _resize(main_window, 1024, 768)
    header = main_window.table.horizontalHeader()

    def right_edge() -> int:
        return max(
            header.sectionViewportPosition(column) + header.sectionSize(column)
            for column in IMPORTANT
        )

    main_window.wait_for(lambda: right_edge() <= main_window.table.viewport().width())
    hidden = [column for column in Column if header.isSectionHidden(column)]
    assert hidden == [Column.PRINTED], "there is no space for it"
    _resize(main_window, 1366, 768)
    main_window.wait_for(lambda: not header.isSectionHidden(Column.PRINTED))


def test_own_widths_are_kept_while_a_column_is_hidden(
    open_window: OpenWindow, workspace_path: Path
) -> None:
    main_window = open_window(workspace_path)
    put_job(main_window.workspace, parka(5))
    main_window.wait_for(main_window.table.isVisible)
    _resize(main_window, 1366, 768)
    table, header = main_window.table, main_window.table.horizontalHeader()
    main_window.wait_for(lambda: header.length() == table.viewport().width())
    header.resizeSection(Column.PRINTED, 110)
    _resize(main_window, 1024, 768)
    main_window.wait_for(lambda: header.isSectionHidden(Column.PRINTED))
    table.restore(table.saved_state())
    assert header.isSectionHidden(Column.PRINTED)
    _resize(main_window, 1366, 768)
    main_window.wait_for(lambda: not header.isSectionHidden(Column.PRINTED))
    assert header.sectionSize(Column.PRINTED) == 110


def test_widths_that_nobody_chose_are_not_restored(main_window: MainWindowDriver) -> None:
    table, header = main_window.table, main_window.table.horizontalHeader()
    before = header.sectionSize(Column.STATUS)
    with QSignalBlocker(header):  # a language with shorter words
        header.resizeSection(Column.STATUS, 60)
    table.restore(table.saved_state())
    assert header.sectionSize(Column.STATUS) == before


def test_all_columns_are_visible_in_a_wide_window(main_window: MainWindowDriver) -> None:
    _resize(main_window, 1366, 768)
    header, viewport = main_window.table.horizontalHeader(), main_window.table.viewport()
    main_window.wait_for(lambda: header.length() == viewport.width())
    assert header.sectionSize(Column.PRODUCT) > 180


def test_the_window_shrinks_to_a_touch_panel_and_its_buttons_keep_their_place(
    main_window: MainWindowDriver,
) -> None:
    bars = [main_window.find(QToolBar, name) for name in ("page_bar", "job_bar")]
    styles = [bar.toolButtonStyle() for bar in bars]
    _resize(main_window, *SMALL)
    job_bar = bars[1]
    icons_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    main_window.wait_for(lambda: job_bar.toolButtonStyle() is icons_only)
    for widget in (*_buttons(main_window), main_window.scan_field, main_window.table):
        _wait_until_inside(main_window, widget)
    assert main_window.window.minimumSize().width() <= SMALL[0]
    assert main_window.window.minimumSize().height() <= SMALL[1]
    for part in (main_window.find(QWidget, "header"), main_window.window.dashboard):
        assert part.minimumSizeHint().width() <= SMALL[0]
        assert part.minimumSizeHint().height() < SMALL[1] // 2
    _resize(main_window, 1280, 800)
    main_window.wait_for(lambda: [bar.toolButtonStyle() for bar in bars] == styles)


def _buttons(main_window: MainWindowDriver) -> list[QToolButton]:
    return [
        button
        for name in ("page_bar", "job_bar")
        for button in main_window.find(QToolBar, name).findChildren(QToolButton)
        if button.objectName() != "qt_toolbar_ext_button"
    ]


def _wait_until_inside(main_window: MainWindowDriver, widget: QWidget) -> None:
    main_window.wait_for(lambda: _is_inside(main_window.window, widget))


def _is_inside(window: QWidget, widget: QWidget) -> bool:
    return window.rect().contains(widget.rect().translated(widget.mapTo(window, QPoint())))


def test_a_low_window_shows_jobs_in_place_of_the_chart(main_window: MainWindowDriver) -> None:
    chart = main_window.find_command(Command.CHART)
    usual = chart.toolTip()
    _resize(main_window, *SMALL)
    main_window.wait_for(lambda: not main_window.has("totals"))
    assert not chart.isEnabled()
    assert chart.toolTip() != usual
    main_window.wait_for(lambda: _visible_rows(main_window) >= 3)
    _resize(main_window, 1024, 768)
    main_window.wait_for(lambda: main_window.has("totals"))
    assert chart.isEnabled()
    assert chart.toolTip() == usual


def test_a_high_window_has_a_large_chart(main_window: MainWindowDriver) -> None:
    card = main_window.find(QWidget, "chart_card")
    _resize(main_window, 1280, 768)
    main_window.wait_for(lambda: card.height() < 100)
    _resize(main_window, 1280, 1_000)
    main_window.wait_for(lambda: card.height() > 150)


def test_a_button_hides_and_shows_chart_and_totals(main_window: MainWindowDriver) -> None:
    main_window.press("toggle_overview")
    main_window.wait_for(lambda: not main_window.has("totals"))
    main_window.press("toggle_overview")
    main_window.wait_for(lambda: main_window.has("totals"))


def test_notices_take_space_from_the_list_only(main_window: MainWindowDriver) -> None:
    names = ("header", "totals", "job_bar", "filter_text", "jobs_table", "toggle_overview")
    parts = [main_window.find(QWidget, name) for name in names]

    def places() -> list[QPoint]:
        return [part.mapTo(main_window.window, QPoint()) for part in parts]

    before, height = places(), main_window.table.height()
    for number in range(4):
        main_window.window.notices.show_notice(Tone.DANGER, f"Problem {number}", "Details. " * 40)
        main_window.wait_for(main_window.is_newest_notice_visible)
        assert places() == before
    main_window.wait_for(lambda: height - 60 <= main_window.table.height() < height)
    strip = main_window.find(QWidget, "notice_bar")
    below = strip.mapTo(main_window.window, strip.rect().bottomLeft()).y()
    assert below <= main_window.window.statusBar().geometry().top()


def test_the_card_of_the_chart_is_never_blank(
    open_window: OpenWindow, workspace_path: Path
) -> None:
    main_window = open_window(workspace_path)  # the chart isn't loaded yet
    main_window.wait_for(lambda: main_window.has("chart_text"))
    assert "No tokens" in main_window.find(QLabel, "chart_text").text()
