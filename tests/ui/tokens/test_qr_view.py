"""The code on the screen is readable in every theme and at every scale."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from dpp_desktop.ui.theme.theme import Scheme, Theme
from dpp_desktop.ui.tokens.qr_view import QrView, qr_code
from tests.display import VirtualDisplay
from tests.ui.tokens.qr_reader import on_screen, pixels_per_module, scanned
from tests.ui.tokens.shown_at_scale import URL

Show = Callable[[QWidget], None]

SERIAL = "7K3M9Q2TXW4B"


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("side", [252, 301, 500])
def test_the_code_on_the_screen_is_readable_and_has_whole_modules(
    theme: Theme, show: Show, scheme: Scheme, side: int
) -> None:
    theme.set_scheme(scheme)
    code, view = qr_code(URL), QrView()
    view.show_code(code, SERIAL)
    view.resize(side, side)
    show(view)
    assert scanned(on_screen(view)) == URL
    assert pixels_per_module(on_screen(view), code) == side // code.modules


def test_the_code_stays_black_on_white_in_another_theme(theme: Theme, show: Show) -> None:
    theme.set_scheme(Scheme.LIGHT)
    view = QrView()
    view.show_code(qr_code(URL), SERIAL)
    view.resize(300, 300)
    show(view)
    before = on_screen(view)
    theme.set_scheme(Scheme.DARK)
    QTest.qWait(50)
    assert on_screen(view) == before
    assert scanned(before) == URL
    assert before.pixelColor(0, 0) == QColor("white")


def test_another_code_of_the_same_size_replaces_the_first(show: Show) -> None:
    view, other = QrView(), URL.replace("7K3M", "7K3N")
    view.resize(300, 300)
    view.show_code(qr_code(URL), SERIAL)
    show(view)
    view.show_code(qr_code(other), SERIAL)
    assert scanned(view.grab().toImage()) == other


def test_the_view_has_an_accessible_name(show: Show) -> None:
    view = QrView()
    view.show_code(qr_code(URL), SERIAL)
    assert view.accessibleName() == "QR code of 7K3M-9Q2T-XW4B"


@pytest.mark.parametrize("size", [(333, 200), (200, 333), (160, 160)])
def test_the_code_is_readable_at_any_size(theme: Theme, show: Show, size: tuple[int, int]) -> None:
    theme.set_scheme(Scheme.DARK)
    view = QrView()
    view.show_code(qr_code(URL), SERIAL)
    view.resize(*size)
    show(view)
    assert scanned(on_screen(view)) == URL


def test_the_white_background_is_square(theme: Theme, show: Show) -> None:
    theme.set_scheme(Scheme.DARK)
    view = QrView()
    view.show_code(qr_code(URL), SERIAL)
    view.resize(400, 200)
    show(view)
    row = [on_screen(view).pixelColor(x, 1).name() for x in range(400)]
    assert (row.index("#ffffff"), row.count("#ffffff")) == (100, 200)


def test_the_smallest_view_has_three_pixels_per_module() -> None:
    assert min(QrView().minimumSizeHint().toTuple()) // qr_code(URL).modules == 3


def test_a_view_without_a_code_paints_nothing(show: Show) -> None:
    view = QrView()
    view.resize(QSize(300, 300))
    show(view)
    assert scanned(view.grab().toImage()) is None


@pytest.mark.parametrize("factor", ["1.5", "2"])
def test_the_code_is_sharp_at_another_screen_scale(factor: str) -> None:
    with VirtualDisplay(scale=2) as display:
        environment = display.environment() | {"QT_SCALE_FACTOR": factor}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        shown = subprocess.run(
            [sys.executable, "-m", "tests.ui.tokens.shown_at_scale"],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
    modules = qr_code(URL).modules
    assert shown.stdout.split() == [URL, str(int(252 * float(factor)) // modules)]


@pytest.mark.parametrize("pixels", [1, 2, 3, 5, 8, 13])
def test_images_have_whole_pixels(pixels: int) -> None:
    image = qr_code(URL).image(pixels)
    assert image.width() == image.height() == qr_code(URL).modules * pixels
    assert pixels_per_module(image, qr_code(URL)) == pixels
    colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert colours == {0xFF000000, 0xFFFFFFFF}


@pytest.mark.parametrize("longer", [0, 1, 20, 400])
def test_a_code_created_with_a_similar_one_is_the_same(longer: int) -> None:
    url = "https://id.brand.example/01/09506000134352/21/999999999999" + "7" * longer
    assert qr_code(url, like=qr_code(URL)) == qr_code(url)
