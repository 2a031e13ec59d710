"""Draw a filled ZPL template as a printer would, with zplkit.

Only the printer knows its fonts and what is stored in it, so the preview of a template is a close
drawing and not the printed dots. What can't be drawn is left out or replaced, and reported.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import zplkit
from zplkit.rendering import Compatibility, RenderError

from dpp_desktop.designs.design import ZplDesign
from dpp_desktop.designs.geometry import in_mm
from dpp_desktop.designs.zpl_commands import FACTORY_SET, Command, codec_of, commands_of
from dpp_desktop.designs.zpl_fields import Field, fields_of
from dpp_desktop.designs.zpl_label import FIELD
from dpp_desktop.designs.zpl_rules import PRINTING
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.layout.raster import Coverage
from dpp_desktop.printing.rendering import Output
from dpp_desktop.printing.zpl.template_codes import code_problems

_NOT_DRAWN = frozenset({"^JM", "^MD", "^MM", "^MN", "^MT", "^PQ", "^PR", "~JS", "~SD", "~TA"})
"""Commands that change how a label is printed, and not what is on it."""
_FORMAT = frozenset({"^XA", "^XZ"})
_SIZES = frozenset({"^LL", "^PW"})
_TURNS, _IS_TURNED = frozenset({"^PM", "^PO"}), frozenset("IY")
_MISSING_GLYPH = re.compile(r"glyph '(.)'")
_LATIN = "latin-1"
"""Each byte is a character, so that places in the text are those in the data."""
_UNKNOWN = "?"
_BEYOND = 2_000
"""The maximum number of dots beyond an edge of the label that are drawn to check them."""
_SINGLY = 20
"""Changes that are made one by one; each needs the label to be drawn again."""

_NAMED = 20
"""Replaced characters that are named."""


@dataclass(frozen=True, slots=True)
class DrawnTemplate:
    """A label on the dots of its resolution, what is wrong with it, and what isn't shown."""

    coverage: Coverage
    problems: tuple[Problem, ...]
    notes: tuple[Message, ...]


def draw_template(design: ZplDesign, label: bytes, serial: str) -> DrawnTemplate:
    """Return the label of the unit with this serial as it is printed, as far as that is known."""
    dots_per_mm = Output(design.dpi, is_zpl=True).dots_per_mm
    width, height = round(design.width * dots_per_mm), round(design.height * dots_per_mm)
    drawing = _Drawing(label, design.dpi)
    coverage: Coverage = np.zeros((height, width), dtype=np.uint8)
    drawn = drawing.coverage(width, height)[:height, :width]
    coverage[: drawn.shape[0], : drawn.shape[1]] = drawn
    problems = drawing.code_problems(serial, width, height)
    if drawing.is_larger_than(width, height):
        message = Message(
            "part of the label extends beyond the right or bottom edge of its {width} × {height} "
            "mm.",
            width=in_mm(design.width),
            height=in_mm(design.height),
        )
        problems.append(Problem(FIELD, "beyond_edge", message))
    return DrawnTemplate(coverage, tuple(problems), tuple(drawing.notes()))


class _Drawing:
    """A label whose commands are left out or changed until it can be drawn."""

    def __init__(self, label: bytes, dpi: int) -> None:
        commands = commands_of(label.decode(_LATIN))
        self._commands = [command for command in commands if command.code not in _NOT_DRAWN]
        self._all = tuple(self._commands)
        self._dpi = dpi
        self._left_out: dict[str, None] = {}
        self._replaced: dict[str, str] = {}
        self._changes = 0

    def coverage(self, width: int, height: int) -> Coverage:
        """Return the dots of a label of `width` × `height` dots, 255 for black."""
        # Each round leaves out commands, or replaces characters that there are. The number of
        # rounds doesn't depend on that of commands and characters, see `_change`.
        while any(command.code in PRINTING for command in self._commands):
            try:
                return self._drawn(self._commands, width, height)
            except RenderError as error:
                self._change(error.offset, error.message)
        return np.zeros((0, 0), dtype=np.uint8)

    def code_problems(self, serial: str, width: int, height: int) -> list[Problem]:
        """Return whether the code with the URL is on the label. Call it after `coverage`."""

        def draw(commands: Sequence[Command]) -> Coverage | None:
            try:
                return self._drawn(commands, width, height)[:height, :width]
            except RenderError:
                return None

        dots_per_mm = Output(self._dpi, is_zpl=True).dots_per_mm
        return code_problems(self._all, self._commands, serial, _filled_text, draw, dots_per_mm)

    def is_larger_than(self, width: int, height: int) -> bool:
        """Return whether the label has dots beyond its edges. Call it after `coverage`.

        Labels that are turned or mirrored aren't checked, because they are at their right edge.
        """
        if any(
            command.code in _TURNS and command.parameters[:1].upper() in _IS_TURNED
            for command in self._commands
        ):
            return False
        unlimited = [command for command in self._commands if command.code not in _SIZES]
        try:
            more_width, more_height = min(width, _BEYOND), min(height, _BEYOND)
            drawn = self._drawn(unlimited, width + more_width, height + more_height)
        except RenderError:
            return False
        return bool(drawn[height:].any() or drawn[:, width:].any())

    def _drawn(self, commands: Sequence[Command], width: int, height: int) -> Coverage:
        """Return the dots of the last label. Raises RenderError."""
        options = zplkit.Options(
            width=width, height=height, dpi=self._dpi, compatibility=_as_printed()
        )
        data = "".join(command.text for command in commands).encode(_LATIN)
        raster = zplkit.render(data, options).labels[-1].rasterize()
        grey = np.frombuffer(raster.pixels, dtype=np.uint8)
        black: Coverage = 255 - grey.reshape(raster.height, raster.width)
        return black

    def notes(self) -> list[Message]:
        """Return what the drawing doesn't show."""
        found = []
        if self._left_out:
            message = Message(
                "The preview leaves out {commands}, which only the printer can draw. Print a test "
                "label.",
                commands=", ".join(self._left_out),
            )
            found.append(message)
        if self._replaced:
            message = Message(
                "The preview shows other characters for {characters}, because it doesn't have the "
                "fonts of the printer. Print a test label.",
                characters=_listed(list(self._replaced)),
            )
            found.append(message)
        return found

    def _change(self, offset: int, problem: str) -> None:
        """Leave out what can't be drawn, or write it with other characters.

        After many changes, leave out all commands of a kind, or replace all that isn't ASCII.
        """
        self._changes += 1
        in_bulk = self._changes > _SINGLY
        missing = _MISSING_GLYPH.search(problem)
        if missing and missing[1] not in self._replaced:
            characters = self._not_ascii() if in_bulk else set()
            for character in (missing[1], *sorted(characters - self._replaced.keys())):
                self._replaced[character] = _similar(character)
            self._rewrite()
            return
        index = self._index_at(offset)
        code = self._commands[index].code
        self._left_out[code] = None
        if in_bulk:
            self._commands = [command for command in self._commands if command.code != code]
        else:
            del self._commands[index]

    def _not_ascii(self) -> set[str]:
        """Return the characters of all fields that aren't ASCII."""
        texts = (_text_of(field, _codec(field)) for field in fields_of(self._commands))
        return {character for text in texts for character in text if not character.isascii()}

    def _index_at(self, offset: int) -> int:
        """Return the command at a place in the data; never one that begins or ends the label."""
        end = 0
        for index, command in enumerate(self._commands):
            end += len(command.text)
            if offset < end and command.code not in _FORMAT:
                return index
        return max(n for n, command in enumerate(self._commands) if command.code not in _FORMAT)

    def _rewrite(self) -> None:
        """Write all fields with the characters that there are."""
        table = str.maketrans(self._replaced)
        for field in fields_of(self._commands):
            codec = _codec(field)
            text = _text_of(field, codec).translate(table)
            data = (
                field.encoded(text, codec)
                if field.indicator
                else text.encode(codec, "replace").decode(_LATIN)
            )
            old = self._commands[field.index]
            self._commands[field.index] = replace(old, parameters=data)


def _as_printed() -> Compatibility:
    """Return how a printer prints, which zplkit knows from a ZD621.

    The three exceptions are about its own preview, which shows no label turned, mirrored or moved.
    """
    return zplkit.Options(profile="zd621").compatibility.replace(
        preview_ignores_label_top=False,
        preview_ignores_print_mirror=False,
        preview_ignores_print_orientation=False,
    )


def _listed(characters: list[str]) -> str:
    """Return the first of the characters; a label may have thousands."""
    more = ["…"] if len(characters) > _NAMED else []
    return " ".join([*characters[:_NAMED], *more])


def _codec(field: Field) -> str:
    return codec_of(field.set if field.set is not None else FACTORY_SET) or "utf-8"


def _text_of(field: Field, codec: str) -> str:
    """Return the text of a field whose data are bytes as characters."""
    data = field.data
    if field.indicator:
        escape = re.compile(re.escape(field.indicator) + "([0-9A-Fa-f]{2})")
        data = escape.sub(lambda found: chr(int(found[1], 16)), data)
    return data.encode(_LATIN).decode(codec, "replace")


def _filled_text(field: Field) -> str:
    return _text_of(field, _codec(field))


def _similar(character: str) -> str:
    """Return letters without accents for a character, or a question mark."""
    folded = unicodedata.normalize("NFKD", character.replace("ß", "ss"))
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return plain if plain.isascii() and plain.isprintable() and plain else _UNKNOWN
