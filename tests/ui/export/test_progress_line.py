"""Tests of the texts next to the progress bar of an export."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from dpp_desktop.ui.export.run_progress import ProgressLine, Speed


def _text(line: ProgressLine, name: str) -> str:
    label = line.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text()


def test_count_and_percentage_are_shown_and_not_rounded_up(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.show_count(199, 200, "")
    assert _text(line, "count") == "199 of 200 packs · 99%"
    line.show_count(0, 0, "")
    assert _text(line, "count") == "0 of 0 packs · 0%"


def test_speed_and_remaining_time_are_shown_once_they_are_known(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.show_speed(Speed(None, None, written=0, total_bytes=None))
    assert _text(line, "speed") == ""
    line.show_speed(Speed(212_345.6, 42.2, written=0, total_bytes=None))
    assert _text(line, "speed") == "Rows: 210,000/s · 42 s left"
    line.show_speed(Speed(212_345.6, 42.2, written=1_000_000, total_bytes=93_400_000))
    assert _text(line, "speed") == "1.0 MB of 93.4 MB · Rows: 210,000/s · 42 s left"
    line.show_speed(Speed(None, None, written=1_500, total_bytes=93_400_000))
    assert _text(line, "speed") == "1.5 kB of 93.4 MB"
