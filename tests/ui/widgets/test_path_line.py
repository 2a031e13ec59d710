"""A long path is shown without its middle, so that the name of the file is visible."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.path_line import PathLine

PATH = "/home/anna/Documents/packaging/labels/2026/november/labels-17.pdf"


def test_the_name_of_a_file_with_a_long_path_is_visible(
    theme: Theme, show: Callable[[QWidget], None]
) -> None:
    window = QWidget()
    line = PathLine("file", window)
    line.setFixedWidth(260)
    line.show_path(PATH)
    show(window)
    line.clearFocus()
    assert line.shown_text.endswith("labels-17.pdf")
    assert line.shown_text.startswith("/home")
    assert "…" in line.shown_text
    assert line.text() == line.toolTip() == PATH
    elided = line.grab().toImage()
    line.show_path(line.shown_text)
    assert line.grab().toImage() == elided  # it is painted as Qt paints the same text
