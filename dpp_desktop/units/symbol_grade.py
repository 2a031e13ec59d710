"""The print quality of a symbol as a verifier reports it: grade/aperture/light/angle.

The notation is that of ISO/IEC 15415; see also the GS1 General Specifications, section 5.
"""

import re
from dataclasses import dataclass

from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message

USUAL_ANGLE = "45"
_NOTATION = re.compile(
    r"(?P<grade>[0-3](?:[.,][0-9])?|4(?:[.,]0)?)(?P<extremes>\*?)"
    r"/(?P<aperture>[0-9]{2,3})"
    r"/(?P<light>[0-9]{3,4}|[A-Z])"
    r"(?:/(?P<angle>[0-9]{2}[A-Z]?|D))?",
    re.ASCII,
)
_LEAST_NANOMETRES, _MOST_NANOMETRES = 300, 1_100
_STEEPEST_DEGREES = 90


@dataclass(frozen=True, slots=True)
class SymbolGrade:
    """The overall grade of one symbol, from 0.0 (fails) to 4.0, and how it was measured.

    `aperture` is in thousandths of an inch. `light` is the wavelength in nm, or a letter for
    broadband light (W for white). `angle` is that of the light in degrees, with a letter for its
    sides. `has_extremes` is True if the surroundings have extremes of reflectance, the asterisk.
    """

    grade: float
    aperture: str
    light: str
    angle: str = USUAL_ANGLE
    has_extremes: bool = False

    @classmethod
    def parse(cls, text: str) -> "SymbolGrade":
        """Return the grade of a text such as 3.5/10/660 or 2.8*/05/W/30Q. Raises InvalidInput."""
        found = _NOTATION.fullmatch(text.strip().upper())
        if found is None or not _is_measurable(found):
            problem = Message(
                "{text} isn't a grade in the notation of ISO/IEC 15415: use "
                "grade/aperture/wavelength, such as 3.5/10/660.",
                text=shown(text),
            )
            raise InvalidInput([Problem("grade", "symbol_grade", problem)])
        return cls(
            float(found["grade"].replace(",", ".")),
            found["aperture"],
            found["light"],
            found["angle"] or USUAL_ANGLE,
            bool(found["extremes"]),
        )

    def __str__(self) -> str:
        """Return the text that `parse` reads; the usual angle of 45 degrees is left out."""
        mark = "*" if self.has_extremes else ""
        angle = "" if self.angle == USUAL_ANGLE else f"/{self.angle}"
        return f"{self.grade:.1f}{mark}/{self.aperture}/{self.light}{angle}"


def is_grade(text: str) -> bool:
    """Return whether the text is a grade, which no URL, serial or element string is."""
    found = _NOTATION.fullmatch(text.strip().upper())
    return found is not None and _is_measurable(found)


def _is_measurable(found: re.Match[str]) -> bool:
    light, angle = found["light"], found["angle"] or USUAL_ANGLE
    return (
        int(found["aperture"]) > 0
        and (light.isalpha() or _LEAST_NANOMETRES <= int(light) <= _MOST_NANOMETRES)
        and (not angle[0].isdigit() or int(angle[:2]) <= _STEEPEST_DEGREES)
    )
