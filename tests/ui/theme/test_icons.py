"""Every icon exists, is visible at any size, and takes its colour from the palette."""

import ast
import gc
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dpp_desktop import resource_paths
from dpp_desktop.ui.theme.icons import icon
from dpp_desktop.ui.theme.palette import DARK, LIGHT, Colours
from dpp_desktop.ui.theme.stylesheet import stylesheet
from dpp_desktop.ui.theme.theme import Scheme, Theme
from tests.ui.theme.code_search import nodes, string_constants

FOLDER = resource_paths.resource("icons")
FILES = sorted(FOLDER.rglob("*.svg"))
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))
CALLS = {"icon": 0, "icon_button": 0, "make_primary": 1}
"""Functions that take the name of an icon, and the position of that argument."""
SINGLE_COLOUR = [name for name in NAMES if name != "app"]


def _named_in_code() -> set[str]:
    """Return the icon names in the code that are constants."""
    names: set[str] = set()
    for node in nodes():
        if isinstance(node, ast.Call):
            arguments = [each.value for each in node.keywords if each.arg == "icon_name"]
            if getattr(node.func, "id", None) in CALLS:
                place = CALLS[node.func.id]  # type: ignore[attr-defined]  # a Name, because it has an id
                arguments += node.args[place : place + 1]
            names |= {
                argument.value
                for argument in arguments
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            }
    return names


def _both_stylesheets() -> str:
    return stylesheet(LIGHT) + stylesheet(DARK)


def _colours(picture: QPixmap) -> set[str]:
    """Return the colours of the opaque pixels."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


def _drawn(name: str, mode: QIcon.Mode, state: QIcon.State = QIcon.State.Off) -> set[str]:
    return _colours(icon(name).pixmap(QSize(64, 64), 1.0, mode, state))


def test_every_icon_in_the_code_exists() -> None:
    named = _named_in_code()
    assert "add" in named
    assert named <= set(NAMES)


def test_every_icon_is_used() -> None:
    assert set(NAMES) <= string_constants()


@pytest.mark.usefixtures("qapp")
def test_every_image_of_the_stylesheet_exists_and_is_used() -> None:
    drawn = {Path(path).stem for path in re.findall(r'url\("([^"]+)"\)', _both_stylesheets())}
    assert drawn == {path.stem for path in (FOLDER / "indicators").glob("*.svg")}


def test_a_missing_icon_raises_an_error_with_its_name() -> None:
    with pytest.raises(FileNotFoundError, match="nothing-like-it"):
        icon("nothing-like-it")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_an_svg(path: Path) -> None:
    assert QSvgRenderer(str(path)).isValid()


@pytest.mark.parametrize("name", SINGLE_COLOUR)
def test_all_icons_have_the_same_drawing_style(name: str) -> None:
    text = (FOLDER / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert 'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"' in text
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', text)) <= {"none", "currentColor"}


@pytest.mark.parametrize("size", [16, 20, 24, 32, 48, 96])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.usefixtures("theme")
def test_an_icon_is_visible_and_has_a_margin(name: str, size: int) -> None:
    image = icon(name).pixmap(QSize(size, size), 1.0).toImage()
    ink = sum(image.pixelColor(x, y).alpha() for x in range(size) for y in range(size)) / 255
    assert 0.01 < ink / size**2 < 0.9
    if name != "app":
        edge = [(x, y) for x in range(size) for y in (0, size - 1)]
        assert all(image.pixelColor(*at).alpha() < 30 for at in edge + [at[::-1] for at in edge])


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0, 3.0])
def test_an_icon_is_as_sharp_as_the_screen(dpr: float) -> None:
    picture = icon("add").pixmap(QSize(20, 20), dpr)
    assert picture.size() == QSize(20, 20) * dpr
    assert picture.devicePixelRatio() == dpr


def test_an_icon_follows_mode_state_and_theme(theme: Theme) -> None:
    for scheme, colours in ((Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)):
        theme.set_scheme(scheme)
        assert _drawn("add", QIcon.Mode.Normal) == {colours.text}
        assert _drawn("add", QIcon.Mode.Active) == {colours.text}
        assert _drawn("add", QIcon.Mode.Disabled) == {colours.disabled}
        assert _drawn("add", QIcon.Mode.Disabled, QIcon.State.On) == {colours.disabled}
        assert _drawn("add", QIcon.Mode.Normal, QIcon.State.On) == {colours.accent}


def test_a_selected_icon_has_the_colour_of_selected_text(theme: Theme) -> None:
    theme.set_scheme(Scheme.DARK)
    assert _drawn("add", QIcon.Mode.Selected) == {DARK.text}


def test_an_existing_icon_follows_a_change_of_theme(theme: Theme) -> None:
    plain_icon, danger_icon = icon("pause"), icon("pause", role="danger")
    size = QSize(48, 48)
    assert _colours(plain_icon.pixmap(size)) == {LIGHT.text}
    assert _colours(danger_icon.pixmap(size)) == {LIGHT.danger}
    theme.set_scheme(Scheme.DARK)
    assert _colours(plain_icon.pixmap(size)) == {DARK.text}
    assert _colours(danger_icon.pixmap(size)) == {DARK.danger}


def test_the_icon_of_a_visible_button_follows_a_change_of_theme(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton(icon("pause"), "")
    button.setIconSize(QSize(32, 32))
    qtbot.addWidget(button)
    button.show()
    assert LIGHT.text in _colours(button.grab())
    theme.set_scheme(Scheme.DARK)
    shown = _colours(button.grab())
    assert DARK.text in shown
    assert LIGHT.text not in shown


@pytest.mark.usefixtures("theme")
def test_a_non_square_icon_is_centred() -> None:
    image = icon("add").pixmap(QSize(80, 20), 1.0).toImage()
    assert image.pixelColor(40, 10).alpha() == 255
    assert image.pixelColor(5, 10).alpha() == 0


@pytest.mark.usefixtures("theme")
def test_the_same_pixmap_is_drawn_once() -> None:
    def key(role: str | None = None) -> int:
        return icon("folder", role).pixmap(QSize(24, 24), 1.0).cacheKey()

    QPixmapCache.clear()
    first = key()
    assert key() == first
    assert key("danger") != first


def test_thousands_of_icons_can_be_created_and_deleted(theme: Theme) -> None:
    canvas = QPixmap(64, 64)
    canvas.fill(Qt.GlobalColor.transparent)
    recent: list[QIcon] = []
    for number in range(3000):
        name = NAMES[number % len(NAMES)]
        one = icon(name, role="info" if number % 3 else None)
        copied = QIcon(one)
        # Changing a copy detaches it from the original: Qt clones its engine.
        copied.addPixmap(canvas)
        recent = [*recent[-20:], one, copied]
        painter = QPainter(canvas)
        for each in recent[-6:]:
            each.paint(painter, QRect(0, 0, 24, 24))
        painter.end()
        if number % 500 == 0:
            gc.collect()
            theme.set_scheme(Scheme.DARK if theme.colours is LIGHT else Scheme.LIGHT)
    assert all(not each.pixmap(QSize(16, 16)).isNull() for each in recent)


def test_indicators_have_the_palettes_colours() -> None:
    def colour(name: str) -> list[str]:
        text = (FOLDER / "indicators" / f"{name}.svg").read_text("utf-8")
        return re.findall(r'stroke="(#[^"]+)"', text)

    assert colour("check-light") == [LIGHT.on_accent]
    assert colour("check-dark") == [DARK.on_accent]
    for arrow in ("arrow-up", "arrow-down", "arrow-right", "branch-open", "branch-closed"):
        assert colour(arrow) == [DARK.outline]


@pytest.mark.parametrize(("scheme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_radio_buttons_have_the_palettes_colours(scheme: str, colours: Colours) -> None:
    def used(name: str) -> set[str]:
        text = (FOLDER / "indicators" / f"{name}-{scheme}.svg").read_text("utf-8")
        return set(re.findall(r'"(#[^"]+)"', text))

    assert used("radio") == {colours.base, colours.outline}
    assert used("radio-hover") == used("radio-focus") == {colours.base, colours.accent}
    assert used("radio-checked") == {colours.accent, colours.on_accent}
    assert used("radio-checked-focus") == {colours.accent, colours.on_accent, colours.text}
    assert used("radio-disabled") == {colours.window, colours.border}
    assert used("radio-checked-disabled") == {colours.window, colours.disabled}


def test_an_icon_without_space_is_not_painted(qtbot: QtBot) -> None:
    """This happens on a button whose layout is calculated while it is painted."""
    assert icon("add").pixmap(QSize(0, 24)).isNull()
    picture = QPixmap(8, 8)
    painter = QPainter(picture)
    icon("add").paint(painter, QRect(0, 0, 0, 8))
    painter.end()
