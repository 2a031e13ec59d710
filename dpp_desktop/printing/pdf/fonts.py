"""Embed the used glyphs of fonts in a document (PDF 1.7, ISO 32000-1, section 9.7).

A character code is two bytes. With outlines in TrueType form, each code is a pair of a glyph and
the text that it stands for, so that a document can be searched even if a glyph stands for different
texts.
"""

import hashlib
from collections.abc import Iterable
from itertools import islice

import uharfbuzz as hb

from dpp_desktop.printing.layout.fonts import LabelFont
from dpp_desktop.printing.layout.shaping import Glyph
from dpp_desktop.printing.pdf.objects import PdfObjects, number

_SYMBOLIC = 4
"""The flag of fonts with characters outside of Latin ones (section 9.8.2)."""
_STEM = 80
"""The usual width of vertical stems, for renderers that replace fonts; never done with these."""
_MAPPINGS_AT_ONCE = 100
_UNUSED_TABLES = (
    *(b"GSUB", b"GPOS", b"GDEF", b"BASE", b"JSTF"),
    *(b"name", b"OS/2", b"post", b"cmap", b"gasp"),
)
"""The tables that a font in a PDF doesn't need (section 9.9)."""
_CFF_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET | hb.SubsetFlags.DOWNGRADE_CFF2
)
"""With these, the code of a glyph is its number."""
_CMAP_START = (
    b"/CIDInit/ProcSet findresource begin 12 dict begin begincmap/CIDSystemInfo"
    b"<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def/CMapName/Adobe-Identity-UCS def"
    b"/CMapType 2 def 1 begincodespacerange<0000><FFFF>endcodespacerange\n"
)
_CMAP_END = b"endcmap CMapName currentdict/CMap defineresource pop end end"
_SYSTEM = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"


class EmbeddedFont:
    """A font of a document, and the codes of its glyphs in use."""

    def __init__(self, font: LabelFont, name: bytes) -> None:
        self.font = font
        self.name = name
        """The name as a resource, with the slash."""
        self._codes: dict[tuple[int, str], int] = {}
        self._glyphs: list[int] = [0]
        self._texts: dict[int, str] = {}

    def code(self, glyph: Glyph) -> int:
        """Return the code of a glyph, a new one if it wasn't used with this text before."""
        if self.font.is_cff:
            # These fonts have no map from codes to glyphs.
            self._codes[glyph.number, ""] = glyph.number
            if glyph.text:
                self._texts.setdefault(glyph.number, glyph.text)
            return glyph.number
        key = (glyph.number, glyph.text)
        if key not in self._codes:
            self._codes[key] = len(self._glyphs)
            self._glyphs.append(glyph.number)
            if glyph.text:
                self._texts[self._codes[key]] = glyph.text
        return self._codes[key]

    def width(self, glyph: Glyph) -> float:
        """Return by how much a glyph moves the pen unless the document says otherwise, in ems."""
        return self.font.advance_of(glyph.number)

    def write(self, objects: PdfObjects) -> int:
        """Write the font with the glyphs in use, and return the number of its object."""
        subset, glyph_numbers = self._subset()
        base = self._base_name()
        descriptor = objects.add(self._descriptor(objects, subset, base))
        widths = {code: self.font.advance_of(glyph) for (glyph, _), code in self._codes.items()}
        kind = b"/CIDFontType0" if self.font.is_cff else b"/CIDFontType2"
        entries = [
            b"<</Type/Font/Subtype%b/BaseFont/%b%b" % (kind, base, _SYSTEM),
            b"/FontDescriptor %d 0 R/DW 0/W[%b]" % (descriptor, _widths(widths)),
        ]
        if not self.font.is_cff:
            numbers = b"".join(glyph_numbers[glyph].to_bytes(2, "big") for glyph in self._glyphs)
            entries.append(b"/CIDToGIDMap %d 0 R" % objects.add_stream(numbers))
        descendant = objects.add(b"".join(entries) + b">>")
        to_unicode = objects.add_stream(_to_unicode(self._texts))
        return objects.add(
            b"<</Type/Font/Subtype/Type0/BaseFont/%b/Encoding/Identity-H/DescendantFonts[%d 0 R]"
            b"/ToUnicode %d 0 R>>" % (base, descendant, to_unicode)
        )

    def _subset(self) -> tuple[hb.Face, dict[int, int]]:
        """Return the font with the glyphs in use, and their numbers in it."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({glyph for glyph, _ in self._codes})
        wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _UNUSED_TABLES)
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        if self.font.is_cff:
            wanted.flags |= _CFF_FLAGS
        if self.font.face.has_var_data:
            wanted.pin_all_axes_to_default(self.font.face)
        plan = hb.SubsetPlan(self.font.face, wanted)
        return plan.execute(), dict(plan.old_to_new_glyph_mapping)

    def _base_name(self) -> bytes:
        """Return the name with a tag for the subset (section 9.6.4)."""
        used = repr(sorted(self._codes.items())).encode("utf-8")
        digest = hashlib.sha256(used).digest()
        tag = "".join(chr(ord("A") + octet % 26) for octet in digest[:6])
        return f"{tag}+{self.font.postscript_name}".encode("ascii")

    def _descriptor(self, objects: PdfObjects, subset: hb.Face, base: bytes) -> bytes:
        if self.font.is_cff:
            data = bytes(subset.reference_table("CFF ").data)
            file = b"/FontFile3 %d 0 R" % objects.add_stream(data, b"/Subtype/CIDFontType0C")
        else:
            data = bytes(subset.blob.data)
            file = b"/FontFile2 %d 0 R" % objects.add_stream(data, b"/Length1 %d" % len(data))
        extents = self.font.font.get_font_extents("ltr")
        ascent, descent = self._thousandths(extents.ascender), self._thousandths(extents.descender)
        return (
            b"<</Type/FontDescriptor/FontName/%b/Flags %d/FontBBox[0 %d 1000 %d]/ItalicAngle 0"
            b"/Ascent %d/Descent %d/CapHeight %d/StemV %d%b>>"
            % (base, _SYMBOLIC, descent, ascent, ascent, descent, ascent, _STEM, file)
        )

    def _thousandths(self, length: float) -> int:
        return round(length * 1000 / self.font.units_per_em)


def _widths(widths: dict[int, float]) -> bytes:
    """Return the widths of codes in thousandths of an em (section 9.7.4.3)."""
    return b"".join(b"%d[%b]" % (code, number(widths[code] * 1000)) for code in sorted(widths))


def _to_unicode(texts: dict[int, str]) -> bytes:
    """Return the texts of codes (section 9.10.3)."""
    lines = [_CMAP_START]
    mappings = iter(sorted(texts.items()))
    while some := list(islice(mappings, _MAPPINGS_AT_ONCE)):
        lines.append(b"%d beginbfchar\n" % len(some))
        lines += [_mapping(code, text) for code, text in some]
        lines.append(b"endbfchar\n")
    return b"".join((*lines, _CMAP_END))


def _mapping(code: int, text: str) -> bytes:
    return f"<{code:04X}><{text.encode('utf-16-be').hex().upper()}>\n".encode("ascii")


class EmbeddedFonts:
    """The fonts of a document."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[str, int], EmbeddedFont] = {}

    def of(self, font: LabelFont) -> EmbeddedFont:
        """Return the font in the document."""
        key = (str(font.path), font.index)
        if key not in self._fonts:
            self._fonts[key] = EmbeddedFont(font, b"/F%d" % (len(self._fonts) + 1))
        return self._fonts[key]

    def write(self, objects: PdfObjects) -> bytes:
        """Write all fonts, and return them as entries of a resource dictionary."""
        written: Iterable[bytes] = (
            b"%b %d 0 R" % (font.name, font.write(objects)) for font in self._fonts.values()
        )
        return b"".join(written)
