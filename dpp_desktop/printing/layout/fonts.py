"""Fonts: those supplied with the program, and those of the system for other characters."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

from dpp_desktop.printing.layout import system_fonts
from dpp_desktop.resource_paths import resource

_SUPPLIED = {
    False: ("NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf"),
    True: ("NotoSans-Bold.ttf", "NotoSansArabic-Bold.ttf"),
}
"""The supplied fonts, regular and bold, in the order in which they are used."""
_SUPPLIED_FAMILIES = ("Noto Sans", "Noto Sans Arabic")
"""Their families, which exist on every computer with the program."""
_CACHE_SIZE = 64
_FS_TYPE = slice(8, 10)
"""The place of the permissions in the table OS/2 (OpenType, OS/2, fsType)."""
_USAGE, _RESTRICTED = 0xF, 0x2
"""The bits about usage, and their value for fonts that may not be embedded."""
_OUTLINES = ("glyf", "CFF ", "CFF2")
"""The tables with outlines that can be embedded in a PDF (PDF 1.7, section 9.9)."""


class LabelFont:
    """A font file with outlines; lengths are in ems, the font size."""

    def __init__(self, path: Path, index: int) -> None:
        self.path = path
        self.index = index
        self.face = hb.Face(hb.Blob.from_file_path(str(path)), index)
        self.font = hb.Font(self.face)
        self.units_per_em = int(self.face.upem)

    def is_same_as(self, other: "LabelFont | None") -> bool:
        """Return whether the other font is the same one of the same file."""
        return other is not None and (self.path, self.index) == (other.path, other.index)

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the font has glyphs for."""
        return frozenset(self.face.unicodes)

    @property
    def is_embeddable(self) -> bool:
        """Whether the font has outlines, and its license lets documents contain them."""
        if not any(table in self.face.table_tags for table in _OUTLINES):
            return False
        permissions = bytes(self.face.reference_table("OS/2").data)[_FS_TYPE]
        return int.from_bytes(permissions, "big") & _USAGE != _RESTRICTED

    @cached_property
    def is_cff(self) -> bool:
        """Whether the outlines are in the Compact Font Format."""
        return "glyf" not in self.face.table_tags

    @property
    def postscript_name(self) -> str:
        """The PostScript name of the font, without characters that a PDF name can't contain."""
        name = self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        return "".join(letter for letter in name if letter.isascii() and letter.isalnum()) or "Font"

    def covers(self, text: str) -> bool:
        """Return whether the font has a glyph for each visible character."""
        return all(ord(letter) in self.characters for letter in text)

    def glyph_of(self, letter: str) -> int:
        """Return the number of the character's glyph; 0 if it has none."""
        return int(self.font.get_nominal_glyph(ord(letter)) or 0)

    def advance_of(self, glyph: int) -> float:
        """Return the width of a glyph, in ems."""
        return float(self.font.get_glyph_h_advance(glyph)) / self.units_per_em

    def ink_of(self, glyph: int) -> tuple[float, float]:
        """Return how far a glyph extends above and below the baseline, in ems."""
        extents = self.font.get_glyph_extents(glyph)
        if extents is None or not extents.height:
            return 0.0, 0.0
        top, bottom = extents.y_bearing, extents.y_bearing + extents.height
        return top / self.units_per_em, -bottom / self.units_per_em


@dataclass(frozen=True, slots=True)
class FontChoice:
    """The fonts of a text: a family of the system (empty for the supplied one), regular or bold."""

    family: str = ""
    bold: bool = False

    def font_for(self, text: str) -> LabelFont | None:
        """Return the first font that has glyphs for all of these characters; None if none has."""
        return _font_for(self.family, self.bold, text)

    @property
    def own_font(self) -> LabelFont | None:
        """The font of the family; None for the supplied one, or if it can't be used."""
        return _family(self.family, self.bold) if self.family else None

    @property
    def is_installed(self) -> bool:
        """Whether the family is installed; the supplied ones always are."""
        return not self.family or installed_font(self.family, self.bold) is not None

    @property
    def is_embeddable(self) -> bool:
        """Whether documents may contain the family, and it is installed."""
        return not self.family or self.own_font is not None

    @property
    def lacks_bold(self) -> bool:
        """Whether the text should be bold, but the family has only regular letters."""
        own, regular = self.own_font, _family(self.family, False)
        return self.bold and own is not None and own.is_same_as(regular)


@lru_cache(maxsize=4096)
def _font_for(family: str, bold: bool, text: str) -> LabelFont | None:  # noqa: FBT001
    return next((font for font in _fonts(family, bold, text) if font.covers(text)), None)


def _fonts(family: str, bold: bool, text: str) -> Iterator[LabelFont]:  # noqa: FBT001
    """Yield the fonts to try, in order."""
    named = _family(family, bold) if family else None
    if named is not None:
        yield named
    for name in _SUPPLIED[bold]:
        yield font_at(resource("fonts", name), 0)
    for path, index in system_fonts.fonts_with(text, bold=bold):
        font = font_at(path, index)
        if font.is_embeddable:
            yield font


def _family(family: str, bold: bool) -> LabelFont | None:  # noqa: FBT001
    """Return the font of a family that is installed and can be embedded."""
    font = installed_font(family, bold)
    return font if font is not None and font.is_embeddable else None


@lru_cache(maxsize=_CACHE_SIZE)
def installed_font(family: str, bold: bool) -> LabelFont | None:  # noqa: FBT001
    """Return the font of a family that is supplied or installed."""
    for name, file in zip(_SUPPLIED_FAMILIES, _SUPPLIED[bold], strict=True):
        if name.casefold() == family.casefold():
            return font_at(resource("fonts", file), 0)
    found = system_fonts.font_of_family(family, bold=bold)
    return None if found is None else font_at(*found)


def forget_installed_fonts() -> None:
    """Look for installed fonts again, because the user may have installed some."""
    for cached in (_font_for, installed_font):
        cached.cache_clear()
    system_fonts.forget()


def supplied_fonts() -> Iterator[tuple[str, LabelFont]]:
    """Yield the families that the program comes with, and their regular fonts."""
    for name, file in zip(_SUPPLIED_FAMILIES, _SUPPLIED[False], strict=True):
        yield name, font_at(resource("fonts", file), 0)


@lru_cache(maxsize=_CACHE_SIZE)
def font_at(path: Path, index: int) -> LabelFont:
    """Return the font at this index of a file. The same object is returned while it is in use."""
    return LabelFont(path, index)
