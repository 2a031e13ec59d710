"""The measures of the window: spacing, the sizes of targets, and the sizes of type."""

from enum import Enum, IntEnum

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

TARGET = 40
"""The least height of anything that is pressed, in pixels."""

RADIUS = 6
"""How round the corners of controls and cards are, in pixels."""

ICON = 20
"""The size of an icon on a control, in pixels."""

_MIN_POINTS = 10.0


class Space(IntEnum):
    """Distances between things, in pixels."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


class Type(Enum):
    """What a text is for, which decides its size (a factor of the body's) and weight."""

    CAPTION = ("caption", 0.9, QFont.Weight.Normal, False)
    BODY = ("body", 1.0, QFont.Weight.Normal, False)
    STRONG = ("strong", 1.0, QFont.Weight.DemiBold, False)
    TITLE = ("title", 1.3, QFont.Weight.DemiBold, False)
    DISPLAY = ("display", 2.0, QFont.Weight.DemiBold, False)
    MONO = ("mono", 1.0, QFont.Weight.Normal, True)
    MONO_LARGE = ("mono-large", 1.6, QFont.Weight.Normal, True)

    def __init__(self, role: str, factor: float, weight: QFont.Weight, mono: bool) -> None:  # noqa: FBT001 - read from the table above
        self.role = role
        self.factor = factor
        self.weight = weight
        self.mono = mono


def font(role: Type) -> QFont:
    """The font for texts of that role, derived from the application's font and at least 9 pt."""
    system = QGuiApplication.font()
    chosen = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont) if role.mono else system
    made = QFont(chosen)
    made.setPointSizeF(max(_MIN_POINTS, QFontInfo(system).pointSizeF()) * role.factor)
    made.setWeight(role.weight)
    return made
