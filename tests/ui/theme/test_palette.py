"""Texts, borders and lines have enough contrast in both schemes."""

from dataclasses import asdict
from itertools import combinations

import pytest
from PySide6.QtGui import QColor, QPalette

from dpp_desktop.ui.theme.palette import DARK, LIGHT, Colours, colours_of, qpalette
from tests.ui.theme.colourmath import VISION, contrast, distance

SCHEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("window", "base", "alternate", "raised", "hover", "pressed", "accent_soft")
TEXTS = ("text", "secondary", "accent", "success", "warning", "danger", "info")
TONES = ("success", "warning", "danger", "info")
ROLE, GROUP = QPalette.ColorRole, QPalette.ColorGroup


def test_the_contrast_function_agrees_with_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") == pytest.approx(4.54, abs=0.01)
    assert distance("#ff0000", "#00ff00", "full") > distance("#ff0000", "#00ff00", "protanopia")


@SCHEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_readable_on_every_background(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("text", ["text", "secondary", "same"])
def test_a_notice_is_readable(colours: Colours, tone: str, text: str) -> None:
    written = getattr(colours, tone if text == "same" else text)
    assert contrast(written, getattr(colours, f"{tone}_soft")) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["accent", "accent_hover", "accent_pressed"])
def test_a_primary_button_is_readable(colours: Colours, ground: str) -> None:
    assert contrast(colours.on_accent, getattr(colours, ground)) >= 4.5


@SCHEMES
@pytest.mark.parametrize("ground", ["window", "base", "alternate", "raised", "hover"])
def test_disabled_text_is_still_recognizable(colours: Colours, ground: str) -> None:
    assert contrast(colours.disabled, getattr(colours, ground)) >= 3


@SCHEMES
@pytest.mark.parametrize("ground", ["window", "base", "raised"])
@pytest.mark.parametrize("edge", ["outline", "accent", "danger"])
def test_the_border_of_a_control_is_visible(colours: Colours, edge: str, ground: str) -> None:
    assert contrast(getattr(colours, edge), getattr(colours, ground)) >= 3


@SCHEMES
def test_focus_differs_from_the_border_by_more_than_colour(colours: Colours) -> None:
    # The focus border is twice as thick; on a primary button it has the colour of the text.
    assert contrast(colours.text, colours.accent) >= 1.5
    assert contrast(colours.text, colours.window) >= 7


@SCHEMES
def test_the_lines_of_a_chart_contrast_with_the_background(colours: Colours) -> None:
    assert len(set(colours.series)) >= 8
    for line in colours.series:
        assert contrast(line, colours.base) >= 3
        assert contrast(line, colours.raised) >= 3


@SCHEMES
@pytest.mark.parametrize("vision", VISION)
def test_the_lines_of_a_chart_differ_with_every_colour_vision(
    colours: Colours, vision: str
) -> None:
    for one, other in combinations(colours.series, 2):
        assert distance(one, other, vision) >= 12, (one, other)


@SCHEMES
def test_every_colour_is_valid(colours: Colours) -> None:
    values = asdict(colours)
    for value in (*values.pop("series"), *values.values()):
        assert QColor(value).name() == value


@SCHEMES
def test_every_colour_of_qts_palette_is_set(colours: Colours) -> None:
    palette = qpalette(colours)
    roles = [role for role in ROLE if role not in (ROLE.NoRole, ROLE.NColorRoles)]
    for role in roles:
        assert palette.isBrushSet(GROUP.Active, role), role
        assert palette.isBrushSet(GROUP.Inactive, role), role
    assert palette.color(GROUP.Disabled, ROLE.ButtonText).name() == colours.disabled
    assert palette.color(GROUP.Inactive, ROLE.Highlight).name() == colours.accent_soft
    assert palette.color(ROLE.PlaceholderText).name() == colours.secondary
    assert palette.color(ROLE.Accent).name() == colours.accent


@SCHEMES
def test_the_scheme_of_a_palette_is_recognized(colours: Colours) -> None:
    assert colours_of(qpalette(colours)) is colours
