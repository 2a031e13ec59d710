"""Sizes in the window: spacing, controls, icons and fonts."""

from enum import Enum, IntEnum

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

TARGET = 40
"""The minimum height of a clickable control, in pixels."""

RADIUS = 6
"""The corner radius of controls and cards, in pixels."""

ICON = 20
"""The size of a control's icon, in pixels."""

_MIN_POINTS = 10.0


class Spacing(IntEnum):
    """Distances between widgets, in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Type(Enum):
    """The role of a text: name, size relative to the body text, weight, and whether monospaced."""

    CAPTION = ("caption", 0.9, QFont.Weight.Normal, False)
    BODY = ("body", 1.0, QFont.Weight.Normal, False)
    STRONG = ("strong", 1.0, QFont.Weight.DemiBold, False)
    TITLE = ("title", 1.3, QFont.Weight.DemiBold, False)
    DISPLAY = ("display", 2.0, QFont.Weight.DemiBold, False)
    VERDICT = ("verdict", 4.0, QFont.Weight.Bold, False)
    MONO = ("mono", 1.0, QFont.Weight.Normal, True)
    MONO_LARGE = ("mono-large", 1.6, QFont.Weight.Normal, True)

    def __init__(self, role: str, factor: float, weight: QFont.Weight, mono: bool) -> None:  # noqa: FBT001 - read from the table above
        self.role = role
        self.factor = factor
        self.weight = weight
        self.mono = mono


def font(role: Type) -> QFont:
    """Return the font of that role: the application's font, with a body size of at least 10 pt."""
    system = QGuiApplication.font()
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if role.mono else system
    made = QFont(chosen)
    made.setPointSizeF(max(_MIN_POINTS, QFontInfo(system).pointSizeF()) * role.factor)
    made.setWeight(role.weight)
    return made
