"""Tests of the estimated speed and remaining time of an export."""

from dpp_desktop.ui.export.run_progress import Pace


def test_one_reading_gives_no_estimate() -> None:
    pace = Pace()
    pace.read(0.0, 0)
    assert pace.rate is None
    assert pace.seconds_left(100) is None


def test_readings_close_together_give_no_estimate() -> None:
    pace = Pace()
    pace.read(0.0, 0)
    pace.read(0.1, 10_000)
    assert pace.rate is None


def test_the_remaining_time_is_calculated_from_the_speed() -> None:
    pace = Pace()
    pace.read(10.0, 0)
    pace.read(12.0, 40_000)
    assert pace.rate == 20_000
    assert pace.seconds_left(100_000) == 5


def test_old_readings_are_ignored() -> None:
    pace = Pace()
    for second in range(60):
        pace.read(float(second), 0)
    for second in range(60, 70):
        pace.read(float(second), (second - 59) * 1_000)
    assert pace.rate == 1_000


def test_there_is_no_remaining_time_without_progress() -> None:
    pace = Pace()
    pace.read(0.0, 5)
    pace.read(9.0, 5)
    assert pace.seconds_left(5) is None
