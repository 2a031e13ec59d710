"""Lay out the labels of a job: a design, with the values of the job, on the dots of a printer."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from dpp_desktop.designs.design import (
    ImageItem,
    Item,
    LabelDesign,
    LineItem,
    MarkItem,
    MarkKind,
    SymbolItem,
    TextItem,
)
from dpp_desktop.designs.geometry import geometry_problems, in_mm, item_field
from dpp_desktop.designs.placeholders import MISSING_VALUE, MissingValues, fill_for_job
from dpp_desktop.designs.png_image import grey_pixels
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.layout import marks, symbols
from dpp_desktop.printing.layout.fonts import FontChoice
from dpp_desktop.printing.layout.primitives import (
    Area,
    Fixed,
    LabelLayout,
    Picture,
    Rectangle,
    Symbol,
    TextLine,
)
from dpp_desktop.printing.layout.shaping import MissingGlyphs
from dpp_desktop.printing.layout.text_box import TextDoesNotFit, fit_text
from dpp_desktop.printing.rendering import Output
from dpp_desktop.profiles.column_sources import JobFacts

OTHER_DESIGN = Message("Change the design, or choose a different one; nothing was printed.")
_TURN = 90
_NOT_DRAWN = ("symbol", "outside")
"""The codes of problems with the place of an item."""

_Placed = Fixed | Symbol


def lay_out(design: LabelDesign, facts: JobFacts, output: Output) -> LabelLayout:
    """Return the layout of the labels of a job.

    Raises InvalidInput with everything because of which the labels can't be printed: text that
    doesn't fit or has characters without a glyph, passport fields without a value, codes that don't
    fit.
    """
    problems = design_problems(design, facts.job.link_prefix, output)
    placed: list[_Placed] = []
    if not problems:
        layout = _Layout(design, facts, output)
        for index in range(len(design.items)):
            found = layout.place(index)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                placed += found
    if problems:
        raise InvalidInput(problems, OTHER_DESIGN)
    return _layout_of(design, facts, output, placed)


def lay_out_possible(
    design: LabelDesign, facts: JobFacts, output: Output, left_out: Collection[int] = ()
) -> tuple[LabelLayout, list[Problem]]:
    """Return the layout of the items that can be printed, and what is wrong with the others.

    `left_out` are the indexes of items that aren't laid out. For a design that is being edited.
    """
    problems = design_problems(design, facts.job.link_prefix, output)
    hidden = {each.field for each in problems if each.code in _NOT_DRAWN}
    placed: list[_Placed] = []
    layout = _Layout(design, facts, output)
    for index in range(len(design.items)):
        if index in left_out or item_field(index) in hidden:
            continue
        found = layout.place(index)
        if isinstance(found, Problem):
            problems.append(found)
        else:
            placed += found
    return _layout_of(design, facts, output, placed), problems


def _layout_of(
    design: LabelDesign, facts: JobFacts, output: Output, placed: Sequence[_Placed]
) -> LabelLayout:
    varying = [isinstance(part, TextLine) and not part.line.is_constant for part in placed]
    return LabelLayout(
        design.stock.width,
        design.stock.height,
        output.dots_per_mm,
        facts.job.link_prefix,
        tuple(
            part
            for part, varies in zip(placed, varying, strict=True)
            if not varies and not isinstance(part, Symbol)
        ),
        tuple(
            part
            for part, varies in zip(placed, varying, strict=True)
            if varies and isinstance(part, TextLine)
        ),
        tuple(part for part in placed if isinstance(part, Symbol)),
    )


class JobLayouts:
    """The layouts of a design for the jobs that are printed, each made once."""

    def __init__(self, design: LabelDesign, output: Output) -> None:
        self.design = design
        self.output = output
        self._layouts: dict[int, LabelLayout] = {}

    def of(self, facts: JobFacts) -> LabelLayout:
        """Return the layout of a job. Raises InvalidInput like `lay_out`."""
        if facts.job.id not in self._layouts:
            self._layouts[facts.job.id] = lay_out(self.design, facts, self.output)
        return self._layouts[facts.job.id]


def design_problems(design: LabelDesign, prefix: str, output: Output) -> list[Problem]:
    """Return why labels with such links can't be printed, apart from their texts."""
    resolved: list[Item] = []
    problems = []
    for index, item in enumerate(design.items):
        if not isinstance(item, SymbolItem):
            resolved.append(item)
            continue
        found = _on_dots(item, prefix, output)
        if isinstance(found, Message):
            problems.append(Problem(item_field(index), "symbol", found))
        else:
            resolved.append(found)
    if problems:
        return problems
    modules = {
        item.kind: symbols.modules_with_quiet_zone(item.kind, prefix)
        for item in design.items
        if isinstance(item, SymbolItem)
    }
    return geometry_problems(replace(design, items=tuple(resolved)), modules, design)


def _on_dots(item: SymbolItem, prefix: str, output: Output) -> SymbolItem | Message:
    """Return the code with its module width on the printer, or why it can't be printed."""
    try:
        found = symbols.on_dots(item, prefix, output.dots_per_mm)
    except ValueError:
        return Message("the URL of a unit is too long for the code.")
    if found.module:
        return found
    return Message(
        "the code is too small for the printer: with {modules} modules per side, a module would "
        "be narrower than a dot.",
        modules=symbols.modules_with_quiet_zone(item.kind, prefix),
    )


@dataclass(frozen=True, slots=True)
class _Layout:
    """Places the items of a design on its stock."""

    design: LabelDesign
    facts: JobFacts
    output: Output

    def place(self, index: int) -> list[_Placed] | Problem:
        """Return the parts of an item, or why they can't be printed."""
        item = self.design.items[index]
        try:
            return list(self._parts(item))
        except MissingValues as error:
            return Problem(item_field(index), MISSING_VALUE, error.message)
        except MissingGlyphs as error:
            return Problem(item_field(index), "missing_glyphs", _missing_glyphs(error))
        except TextDoesNotFit as error:
            return Problem(item_field(index), "text_too_long", _too_long(item, error))
        except _UnusableFont as error:
            return Problem(item_field(index), "font", error.message)

    def _parts(self, item: Item) -> Iterator[_Placed]:
        parts: dict[type[Item], Callable[..., Iterator[_Placed]]] = {
            SymbolItem: self._symbol,
            TextItem: self._text,
            LineItem: self._line,
            ImageItem: self._image,
            MarkItem: self._mark,
        }
        return parts[type(item)](item)

    def _symbol(self, item: SymbolItem) -> Iterator[Symbol]:
        prefix, dots = self.facts.job.link_prefix, self.output.dots_per_mm
        found = symbols.on_dots(item, prefix, dots)
        side = symbols.modules_with_quiet_zone(item.kind, prefix) * (found.module or 0.0)
        area = self._area(found.x, found.y, side, side, item.rotation)
        yield symbols.place(found, area, prefix, dots)

    def _text(self, item: TextItem) -> Iterator[TextLine]:
        unusable = _font_problem(FontChoice(item.font, item.bold))
        if unusable is not None:
            raise _UnusableFont(unusable)
        area = self._area(item.x, item.y, item.width, item.height, item.rotation)
        text = fill_for_job(item.text, self.facts)
        if not text.is_empty:
            yield from fit_text(item, text, area, self.facts.job.quantity)

    def _line(self, item: LineItem) -> Iterator[Rectangle]:
        area = self._area(item.x, item.y, item.width, item.height)
        yield Rectangle(area.x, area.y, area.width, area.height)

    def _image(self, item: ImageItem) -> Iterator[Picture]:
        pixels = grey_pixels(item.png)
        rows, columns = pixels.shape
        area = self._area(item.x, item.y, item.width, item.height, item.rotation)
        yield Picture(_centered(area, columns / rows), pixels.tobytes(), columns, rows)

    def _mark(self, item: MarkItem) -> Iterator[Fixed]:
        area = self._area(item.x, item.y, item.width, item.height, item.rotation)
        if item.kind is MarkKind.IEC_61406:
            yield from marks.frame(area)
        else:
            yield from marks.gs1_text(self.facts, area)

    def _area(self, x: float, y: float, width: float, height: float, rotation: int = 0) -> Area:
        """Return where a box of the design is on the stock of a calibrated printer."""
        stock = self.design.stock
        label = Area(0, 0, stock.width, stock.height, self.design.rotation // _TURN)
        area = Area(x, y, width, height, rotation // _TURN).within(label)
        calibration = self.output.calibration
        return replace(area, x=area.x * calibration.scale_x, y=area.y * calibration.scale_y)


class _UnusableFont(Exception):
    """The font of a text can't be used on this computer; the message says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def _font_problem(choice: FontChoice) -> Message | None:
    if not choice.is_installed:
        return Message(
            "the font {font} isn't installed on this computer; install it, or choose another font.",
            font=shown(choice.family),
        )
    if not choice.is_embeddable:
        return Message(
            "the font {font} can't be contained in documents, because it has no outlines or its "
            "license forbids it; choose another font.",
            font=shown(choice.family),
        )
    return None


def _centered(area: Area, aspect: float) -> Area:
    """Return the greatest area with this aspect ratio, in the centre of the given one."""
    across = min(area.across, area.down * aspect)
    width, height = across, across / aspect
    if area.turns % 2:
        width, height = height, width
    x, y = area.x + (area.width - width) / 2, area.y + (area.height - height) / 2
    return Area(x, y, width, height, area.turns)


def _missing_glyphs(error: MissingGlyphs) -> Message:
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in error.characters[:10])
    return Message(
        "no installed font has the characters {characters} ({codes}) of this text.",
        characters=shown(error.characters),
        codes=codes,
    )


def _too_long(item: Item, error: TextDoesNotFit) -> Message:
    across, down = error.needed
    turned = isinstance(item, (TextItem, MarkItem)) and item.rotation % 180
    width, height = (down, across) if turned else (across, down)
    assert isinstance(item, (TextItem, MarkItem))
    return Message(
        "the text doesn't fit in its box of {width} × {height} mm: at {size} pt, it needs "
        "{needed} × {high} mm.",
        width=in_mm(item.width),
        height=in_mm(item.height),
        size=in_mm(error.size),
        needed=in_mm(round(width, 1)),
        high=in_mm(round(height, 1)),
    )
