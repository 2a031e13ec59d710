"""A label is as large on the screen as on paper, or smaller if there is no space for it."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.widgets.label_view import MARGIN, LabelView, pixels_per_mm
from tests.display import VirtualDisplay

_WIDTH_AT_SCALE = """
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from dpp_desktop.ui.widgets.label_view import LabelView
application = QApplication([])
view = LabelView()
view.show_label(QImage(400, 240, QImage.Format.Format_Grayscale8), 8)
print(view.label_rect().width() * view.devicePixelRatio(), view.screen().devicePixelRatio())
"""


@pytest.fixture
def label() -> QImage:
    """A black label of 50 × 30 mm with 8 dots per mm."""
    made = QImage(400, 240, QImage.Format.Format_Grayscale8)
    made.fill(0)
    return made


@pytest.mark.parametrize("factor", ["1", "1.5", "2"])
def test_the_true_size_is_the_same_at_every_scale_of_the_screen(factor: str) -> None:
    with VirtualDisplay(scale=2) as display:
        environment = display.environment() | {"QT_SCALE_FACTOR": factor}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        shown = subprocess.run(
            [sys.executable, "-c", _WIDTH_AT_SCALE],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    width, ratio = map(float, shown.stdout.split())
    assert ratio == float(factor)
    assert width == pytest.approx(50 / 25.4 * 96, rel=0.01)  # Xvfb has 96 dots per inch


def test_a_label_shrinks_to_the_space_in_its_middle(
    label: QImage, show: Callable[[QWidget], None]
) -> None:
    view = LabelView(shrinks=True)
    view.show_label(label, 8)
    view.resize(QSize(150, 200))
    show(view)
    place = view.label_rect()
    assert place.width() == pytest.approx(150 - 2 * MARGIN)
    assert view.share == pytest.approx(place.width() / 50 / pixels_per_mm(view))
    assert place.center().y() == pytest.approx(100, abs=1)
    picture = view.grab().toImage()
    assert picture.pixelColor(place.center().toPoint()) == QColor("black")
    assert picture.pixelColor(75, 5) != QColor("black")
    view.resize(QSize(600, 300))
    assert view.share == 1.0
    assert view.label_rect().width() == pytest.approx(50 * pixels_per_mm(view))


def test_a_label_that_does_not_shrink_is_as_large_as_its_zoom(label: QImage) -> None:
    view = LabelView()
    view.show_label(label, 8)
    view.set_zoom(2.0)
    assert (view.share, view.width() - 2 * MARGIN) == (2.0, round(100 * pixels_per_mm(view) + 0.5))
    view.clear()
    assert view.label_size.isEmpty()
