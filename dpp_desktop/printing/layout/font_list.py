"""The fonts that texts on labels can have, and the scripts that they cover."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

import uharfbuzz as hb

from dpp_desktop.printing.layout import system_fonts
from dpp_desktop.printing.layout.fonts import LabelFont, forget_installed_fonts, supplied_fonts

SCRIPTS = MappingProxyType(
    {
        "Latn": "AZaz09éßČ",
        "Grek": "ΑΩαωό",
        "Cyrl": "АЯаяЁ",
        "Arab": "ابيةس",
        "Hebr": "אבגת",
        "Deva": "अकमह",
        "Beng": "অকমহ",
        "Taml": "அகமன",
        "Thai": "กขคอ",
        "Geor": "აბგჰ",
        "Armn": "ԱԲաբ",
        "Hani": "中文棉口",
        "Kana": "あんアン",
        "Hang": "가한글힣",
    }
)
"""Scripts by their codes (ISO 15924), with letters that every font for the script has."""


@dataclass(frozen=True, slots=True)
class FontFamily:
    """A family of fonts, and the codes of the scripts of `SCRIPTS` that it covers."""

    name: str
    scripts: tuple[str, ...]
    is_supplied: bool = False
    """Whether every computer with the program has it."""


def scripts_of(font: LabelFont) -> tuple[str, ...]:
    """Return the scripts of `SCRIPTS` that a font covers."""
    return tuple(script for script, letters in SCRIPTS.items() if all(map(font.glyph_of, letters)))


def supplied_scripts() -> tuple[str, ...]:
    """Return the scripts that labels can have on every computer."""
    covered = {script for _, font in supplied_fonts() for script in scripts_of(font)}
    return tuple(script for script in SCRIPTS if script in covered)


def font_families() -> list[FontFamily]:
    """Return the families that can be embedded, by name: supplied ones, then those installed.

    Fonts that were installed since the last call are found, too, also when labels are printed.
    """
    forget_installed_fonts()
    supplied = [FontFamily(name, scripts_of(font), True) for name, font in supplied_fonts()]
    known = {family.name.casefold() for family in supplied}
    installed = [each for each in _installed() if each.name.casefold() not in known]
    return supplied + sorted(installed, key=lambda each: each.name.casefold())


def _installed() -> Iterator[FontFamily]:
    for name, files in system_fonts.installed_families().items():
        for path, index in files:
            try:
                # Not cached, so that the fonts of labels stay in the cache.
                font = LabelFont(path, index)
                if font.is_embeddable:
                    yield FontFamily(name, scripts_of(font))
                    break
            except (OSError, hb.HarfBuzzError):
                continue
