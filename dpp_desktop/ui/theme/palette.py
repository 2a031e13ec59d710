"""The light and dark colours of the window, and Qt's palette made from them."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """One colour scheme. Every colour is written as "#rrggbb".

    `window` is the background of windows, `base` of fields and tables, `raised` of cards and menus.
    `border` separates areas, `outline` surrounds controls. A `..._soft` colour is a background for
    `text` or for the colour of the same name. `series` are the lines of a chart, in this order. A
    verdict is as green or red in each scheme: `right`, `wrong`, and the text `on_verdict`.
    """

    window: str
    base: str
    alternate: str
    raised: str
    hover: str
    pressed: str
    text: str
    secondary: str
    disabled: str
    border: str
    outline: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    series: tuple[str, ...]
    right: str = "#1a7440"
    wrong: str = "#b92c27"
    on_verdict: str = "#ffffff"


LIGHT = Colours(
    window="#f4f5f6",
    base="#ffffff",
    alternate="#f8f9fa",
    raised="#ffffff",
    hover="#edeff1",
    pressed="#e3e6e9",
    text="#1a1f24",
    secondary="#535d66",
    disabled="#7f8890",
    border="#d8dce0",
    outline="#828c95",
    accent="#0a736e",
    accent_hover="#08635f",
    accent_pressed="#06534f",
    on_accent="#ffffff",
    accent_soft="#d3ebe8",
    success="#1a7440",
    success_soft="#e2f3e8",
    warning="#865500",
    warning_soft="#fbf0d9",
    danger="#b92c27",
    danger_soft="#fce8e6",
    info="#1d62ad",
    info_soft="#e4eefa",
    series=(
        "#0a736e",
        "#f25109",
        "#284290",
        "#321122",
        "#5a5117",
        "#782ed7",
        "#319be9",
        "#97967d",
    ),
)

DARK = Colours(
    window="#16181b",
    base="#1d2024",
    alternate="#212529",
    raised="#22262a",
    hover="#2b3035",
    pressed="#363c42",
    text="#e8eaed",
    secondary="#a9b1b9",
    disabled="#767f88",
    border="#343a40",
    outline="#767f88",
    accent="#4cc2b6",
    accent_hover="#67d0c5",
    accent_pressed="#82dcd3",
    on_accent="#06231f",
    accent_soft="#164844",
    success="#5ccb8b",
    success_soft="#173325",
    warning="#e6b450",
    warning_soft="#3a2e14",
    danger="#ff8f86",
    danger_soft="#42211f",
    info="#82b9f5",
    info_soft="#1a3049",
    series=(
        "#4cc2b6",
        "#f6b776",
        "#92c8f2",
        "#df1cae",
        "#f1eabc",
        "#9150e8",
        "#d7effb",
        "#6e7375",
    ),
)


def qpalette(colours: Colours) -> QPalette:
    """Return the palette for everything that the stylesheet doesn't style."""
    palette = QPalette()
    for role, colour in _roles(colours).items():
        palette.setColor(role, QColor(colour))
    for role, colour in _disabled(colours).items():
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colour))
    return palette


def colours_of(palette: QPalette) -> Colours:
    """Return the scheme of a palette, recognized by the lightness of its window colour."""
    return DARK if palette.window().color().lightness() < 128 else LIGHT


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    return {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.alternate,
        role.Text: colours.text,
        role.PlaceholderText: colours.secondary,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.danger,
        role.Light: colours.raised,
        role.Midlight: colours.hover,
        role.Mid: colours.border,
        role.Dark: colours.outline,
        role.Shadow: colours.outline,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.text,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.Accent: colours.accent,
    }


def _disabled(colours: Colours) -> dict[QPalette.ColorRole, str]:
    role = QPalette.ColorRole
    texts = (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.Link)
    greyed = dict.fromkeys(texts, colours.disabled)
    return greyed | {role.Highlight: colours.hover, role.Accent: colours.disabled}
