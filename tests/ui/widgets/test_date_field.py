"""A date field takes the user's format and ISO 8601, and has a calendar."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.language.translator import use_language
from dpp_desktop.ui.theme.scale import TARGET
from dpp_desktop.ui.widgets.basics import column_layout
from dpp_desktop.ui.widgets.calendar_popup import CalendarPopup
from dpp_desktop.ui.widgets.date_field import DateField

Make = Callable[[bool], DateField]
ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def make(show: Callable[[QWidget], None]) -> Iterator[Make]:
    """A function that shows a field for a date, or for a date and time if the argument is true."""
    windows: list[QWidget] = []

    def make_(with_time: bool) -> DateField:
        field, window = DateField(with_time=with_time), QWidget()
        column_layout(field, QPushButton("Next"), parent=window)
        windows.append(window)
        show(window)
        field.setFocus()
        return field

    yield make_
    windows.clear()


@pytest.fixture
def field(make: Make) -> DateField:
    return make(False)


def _open_calendar(qtbot: QtBot, field: DateField) -> QCalendarWidget:
    QTest.keyClick(field, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), CalendarPopup))
    return _calendar()


def _calendar() -> QCalendarWidget:
    popup = QApplication.activePopupWidget()
    calendar = popup.findChild(QCalendarWidget) if popup else None
    assert isinstance(calendar, QCalendarWidget)
    return calendar


def _days(calendar: QCalendarWidget) -> QWidget:
    days = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert isinstance(days, QWidget)
    return days


@pytest.mark.parametrize(
    ("region", "typed", "shown"),
    [
        ("en_GB", "18/02/2027", "18/02/2027"),
        ("en_GB", "2027-02-18", "18/02/2027"),
        ("en_US", "2/18/27", "02/18/2027"),
        ("iso", "18/02/2027", "18/02/2027"),
        ("iso", "20270218", "2027-02-18"),
        ("de_DE", "18.2.27", "18.02.2027"),
    ],
)
def test_the_value_is_iso_8601_and_the_text_as_the_user_writes_it(
    qapp: QApplication, make: Make, region: str, typed: str, shown: str
) -> None:
    use_language(qapp, "de" if region == "de_DE" else "en", region)
    field = make(False)
    QTest.keyClicks(field, typed)
    is_date = region != "iso" or "/" not in typed
    assert field.iso == ("2027-02-18" if is_date else typed)
    QTest.keyClick(field, ENTER)
    assert field.text() == shown


def test_the_expected_format_is_shown(field: DateField) -> None:
    assert field.placeholderText() == "DD/MM/YYYY"
    QTest.keyClicks(field, "02/18/2027")
    assert field.iso == "02/18/2027"
    assert "DD/MM/YYYY" in field.problem
    assert "18/02/2027" in field.problem


def test_the_value_is_known_when_the_text_is_edited(field: DateField) -> None:
    values: list[str] = []
    field.textEdited.connect(lambda: values.append(field.iso))
    QTest.keyClicks(field, "1/2/2027")
    assert values[-1] == "2027-02-01"


def test_a_shown_value_stays_unchanged_until_it_is_edited(make: Make) -> None:
    field = make(True)
    stored = "2027-02-18T09:30:00.5+05:30"
    field.show_iso(stored)
    local = datetime.fromisoformat(stored).astimezone()
    assert field.text().startswith(f"{local:%d/%m/%Y %H:%M}")
    QTest.keyClick(field, ENTER)
    assert field.iso == stored
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.iso != stored


def test_a_date_and_time_is_stored_with_its_time_zone(make: Make) -> None:
    field = make(True)
    assert field.placeholderText() == "DD/MM/YYYY HH:MM"
    QTest.keyClicks(field, "18/02/2027 9:30")
    assert datetime.fromisoformat(field.iso) == datetime(2027, 2, 18, 9, 30).astimezone()
    QTest.keyClick(field, ENTER)
    assert field.text() == "18/02/2027 09:30"


def test_a_day_is_picked_with_the_keyboard(qtbot: QtBot, field: DateField) -> None:
    QTest.keyClicks(field, "18/02/2027")
    calendar = _open_calendar(qtbot, field)
    assert calendar.selectedDate().toPython() == date(2027, 2, 18)
    QTest.keyClick(_days(calendar), Qt.Key.Key_Right)
    with qtbot.waitSignal(field.textEdited):
        QTest.keyClick(_days(calendar), ENTER)
    assert QApplication.activePopupWidget() is None
    assert (field.iso, field.text()) == ("2027-02-19", "19/02/2027")
    assert field.hasFocus()


@pytest.mark.usefixtures("theme")
def test_a_day_is_picked_by_touch(qtbot: QtBot, make: Make) -> None:
    field = make(False)
    field.show_iso("2027-02-18")
    opener = field.findChild(QToolButton, "show_calendar")
    assert isinstance(opener, QToolButton)
    assert min(opener.width(), opener.height()) >= TARGET
    QTest.mouseClick(opener, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), CalendarPopup))
    calendar = _calendar()
    days = _days(calendar)
    assert days.width() // 7 >= TARGET - 2
    viewport = days.findChild(QWidget, "qt_scrollarea_viewport")
    assert isinstance(viewport, QWidget)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(5, viewport.height() - 5))
    assert field.iso > "2027-02-18"


def test_the_calendar_starts_today_and_offers_it(qtbot: QtBot, field: DateField) -> None:
    calendar = _open_calendar(qtbot, field)
    assert calendar.selectedDate() == QDate.currentDate()
    today = calendar.window().findChild(QPushButton, "today")
    assert isinstance(today, QPushButton)
    QTest.mouseClick(today, Qt.MouseButton.LeftButton)
    assert field.iso == QDate.currentDate().toString(Qt.DateFormat.ISODate)


def test_esc_closes_the_calendar_only(qtbot: QtBot, field: DateField) -> None:
    calendar = _open_calendar(qtbot, field)
    QTest.keyClick(_days(calendar), ESCAPE)
    assert QApplication.activePopupWidget() is None
    assert field.window().isVisible()
    assert field.iso == ""


def test_typing_into_the_calendar_goes_to_the_field(qtbot: QtBot, field: DateField) -> None:
    calendar = _open_calendar(qtbot, field)
    QTest.keyClicks(_days(calendar), "1")
    QTest.keyClicks(field, "8/02/2027")
    assert field.iso == "2027-02-18"


def test_a_picked_day_keeps_the_time(qtbot: QtBot, make: Make) -> None:
    field = make(True)
    QTest.keyClicks(field, "18/02/2027 09:30")
    QTest.keyClick(_days(_open_calendar(qtbot, field)), ENTER)
    assert field.text() == "18/02/2027 09:30"
    field.clear()
    calendar = _open_calendar(qtbot, field)
    QTest.keyClick(_days(calendar), ENTER)
    assert field.selectedText() == "00:00"


@pytest.mark.parametrize("iso", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00"])
def test_a_time_out_of_range_stays_as_it_is(make: Make, iso: str) -> None:
    field = make(True)
    field.show_iso(iso)
    assert field.iso == iso
