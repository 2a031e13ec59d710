"""A line that is too wide is shortened where that loses least, and its tooltip has all of it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.theme.theme import Theme
from dpp_desktop.ui.widgets.basics import ElidedLabel

TEXT = "Workspace /home/anna/Documents/packaging/2026/november/Packaging line 3"


def test_the_middle_of_a_path_is_left_out(theme: Theme, show: Callable[[QWidget], None]) -> None:
    window = QWidget()
    line = ElidedLabel("body", window, elide_mode=Qt.TextElideMode.ElideMiddle)
    line.set_full_text(TEXT)
    line.setFixedWidth(300)
    show(window)
    assert line.text().startswith("Workspace /")
    assert line.text().endswith("line 3")
    assert "…" in line.text()
    assert line.toolTip() == line.accessibleName() == TEXT
    line.setFixedWidth(2_000)
    assert (line.text(), line.toolTip()) == (TEXT, "")
