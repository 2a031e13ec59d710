"""Dates and times in the user's format and in ISO 8601 are read as ISO 8601."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from dpp_desktop.passports.forms.dates import DateOrder, date_from, date_time_from

DMY, MDY, YMD = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST, DateOrder.YEAR_FIRST
TODAY = date(2026, 11, 30)
BERLIN = timezone(timedelta(hours=1))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("18/02/2027", DMY),
        ("18.02.2027", DMY),
        ("18. 2. 2027", DMY),
        ("18-2-27", DMY),
        (" 18 02 27 ", DMY),
        ("02/18/2027", MDY),
        ("2-18-27", MDY),
        ("27/02/18", YMD),
        ("27-2-18", YMD),
        *((iso, order) for iso in ("2027-02-18", "2027-2-18", "20270218") for order in DateOrder),
    ],
)
def test_a_date_is_read_in_the_users_order_or_in_iso_8601(text: str, order: DateOrder) -> None:
    assert date_from(text, order, TODAY) == "2027-02-18"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("02/18/2027", DMY),
        ("18/02/2027", MDY),
        ("2.3.2027", MDY),
        ("29/02/2027", DMY),
        ("18/02", DMY),
        ("18/02/202", DMY),
        ("18/02.2027", DMY),
        ("18 February", DMY),
        ("18022027", DMY),
        ("2027-02-18T10:00", DMY),
        ("", DMY),
    ],
)
def test_other_text_stays_unchanged(text: str, order: DateOrder) -> None:
    assert date_from(text, order, TODAY) == text


@pytest.mark.parametrize(
    ("digits", "year"), [("26", 2026), ("00", 2000), ("76", 2076), ("77", 1977), ("99", 1999)]
)
def test_two_digits_mean_a_year_within_fifty(digits: str, year: int) -> None:
    assert date_from(f"1/2/{digits}", DMY, TODAY) == f"{year}-02-01"


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("18/02/2027 09:30", DMY),
        ("18.02.27, 9:30", DMY),
        ("18.02.27 09.30", DMY),
        ("02/18/2027 9:30 AM", MDY),
        ("2/18/27 9:30\u202fam", MDY),
        ("2027-02-18T09:30", DMY),
        ("2027-02-18 09:30:00", MDY),
    ],
)
def test_a_time_without_a_zone_is_local(text: str, order: DateOrder) -> None:
    assert date_time_from(text, order, BERLIN, TODAY) == "2027-02-18T09:30:00+01:00"


def test_noon_and_midnight_are_read() -> None:
    assert "T12:05:00" in date_time_from("2/18/27 12:05 PM", MDY, UTC, TODAY)
    assert "T00:05:00" in date_time_from("2/18/27 12:05 AM", MDY, UTC, TODAY)
    assert "T23:59:58" in date_time_from("2/18/27 11:59:58 p.m.", MDY, UTC, TODAY)


@pytest.mark.parametrize(
    "text", ["2027-02-18T09:30:00Z", "2027-02-18T09:30:00.250+05:30", "2027-02-18T09:30:00-08:00"]
)
def test_a_time_with_a_zone_stays_unchanged(text: str) -> None:
    assert date_time_from(f" {text} ", DMY, BERLIN) == text


@pytest.mark.parametrize(
    "text", ["18/02/2027", "18/02/2027 25:00", "18/02/2027 13:00 PM", "18/02/2027 0:30 am", "9:30"]
)
def test_an_incomplete_time_stays_unchanged(text: str) -> None:
    assert date_time_from(text, DMY, BERLIN, TODAY) == text


def test_the_local_time_zone_is_used_by_default() -> None:
    text = date_time_from("18/02/2027 09:30", DMY)
    assert datetime.fromisoformat(text) == datetime(2027, 2, 18, 9, 30).astimezone()
