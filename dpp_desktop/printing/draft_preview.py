"""Preview a design while it is edited: what can be drawn, and what is wrong with each item."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dpp_desktop.designs.design import LabelDesign, RollStock, SymbolItem
from dpp_desktop.designs.design_file import design_problems
from dpp_desktop.designs.geometry import MAX_AREA, Box, item_box
from dpp_desktop.model.errors import Problem
from dpp_desktop.printing.design_check import print_warnings
from dpp_desktop.printing.layout import symbols
from dpp_desktop.printing.layout.label import lay_out_possible
from dpp_desktop.printing.layout.raster import Coverage, draw_label
from dpp_desktop.printing.preview import PreviewUnit
from dpp_desktop.printing.rendering import Output

_LARGE = 20_000.0
"""The area in mm² above which a label is drawn with fewer dots than the printer has."""
_COARSE_DPI = 150
_ITEM = re.compile(r"items\[([0-9]+)\]")
_NO_SYMBOL = "symbol"


@dataclass(frozen=True, slots=True)
class DraftPreview:
    """A label as it is read, and where its items are, in mm; a box of a code has its quiet zone.

    `coverage` is how black each dot is, shape (height, width), 255 is black. Labels can't be
    printed because of `problems`.
    """

    coverage: Coverage
    dots_per_mm: float
    boxes: tuple[Box, ...]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def preview_draft(design: LabelDesign, shown: PreviewUnit, dpi: int) -> DraftPreview:
    """Return the label of a unit in a design that may have problems, for printers of this `dpi`."""
    prefix = shown.facts.job.link_prefix
    # The label is shown as it is read, not as it is turned on its stock.
    upright = replace(design, rotation=0, stock=RollStock(design.width, design.height))
    output = Output(dpi, is_zpl=isinstance(design.stock, RollStock))
    content = [each for each in design_problems(design) if not _is_place(each)]
    left_out = {index for each in content if (index := item_of(each)) is not None}
    layout, found = lay_out_possible(upright, shown.facts, output, left_out)
    can_be_printed = all(each.code != _NO_SYMBOL for each in found)
    warnings = tuple(print_warnings(upright, prefix, output)) if can_be_printed else ()
    area = upright.width * upright.height
    # Labels that are too large to be printed get as many dots as the largest that can be.
    coarse_dpi = int(_COARSE_DPI * min(1.0, math.sqrt(MAX_AREA / area)))
    if area > _LARGE and dpi > coarse_dpi:
        coarse = Output(coarse_dpi)
        layout, _ = lay_out_possible(upright, shown.facts, coarse, left_out)
    return DraftPreview(
        draw_label(layout, shown.serial, shown.unit),
        layout.dots_per_mm,
        tuple(_boxes(upright, prefix, output)),
        (*content, *found),
        warnings,
    )


def item_of(problem: Problem) -> int | None:
    """Return the index of the item that a problem is about; None for the design as a whole."""
    found = _ITEM.match(problem.field)
    return int(found[1]) if found else None


def _is_place(problem: Problem) -> bool:
    """Return whether a problem is about the place of an item, which its layout reports, too."""
    return _ITEM.fullmatch(problem.field) is not None


def _boxes(design: LabelDesign, prefix: str, output: Output) -> Iterator[Box]:
    for item in design.items:
        if isinstance(item, SymbolItem):
            modules = {item.kind: symbols.modules_with_quiet_zone(item.kind, prefix)}
            printed = symbols.on_dots(item, prefix, output.dots_per_mm)
            yield item_box(printed if item.size is None and printed.module else item, modules)
        else:
            yield item_box(item, {})
