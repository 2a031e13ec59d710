"""Preview a design while it is edited: what can be drawn, and what is wrong with each item."""

import re
from dataclasses import dataclass, replace

from dpp_desktop.designs.design import LabelDesign, RollStock
from dpp_desktop.designs.design_file import design_problems, limit_problems, symbol_warnings
from dpp_desktop.model.errors import Problem
from dpp_desktop.printing.design_check import (
    font_warnings,
    print_warnings,
    unreadable_codes,
)
from dpp_desktop.printing.layout.label import lay_out_possible
from dpp_desktop.printing.layout.raster import Coverage, draw_label
from dpp_desktop.printing.preview import PreviewUnit, screen_dpi
from dpp_desktop.printing.rendering import Output

_ITEM = re.compile(r"items\[([0-9]+)\]")
_NO_SYMBOL, _PLACEHOLDER = "symbol", "placeholder"


@dataclass(frozen=True, slots=True)
class DraftPreview:
    """A label as it is read.

    `coverage` is how black each dot is, shape (height, width), 255 is black. Because of `problems`,
    labels can't be printed, or scanners can't read their codes.
    """

    coverage: Coverage
    dots_per_mm: float
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def preview_draft(design: LabelDesign, shown: PreviewUnit, dpi: int) -> DraftPreview:
    """Return the label of a unit in a design that may have problems, for printers of this `dpi`."""
    # The label is shown as it is read, not as it is turned on its stock.
    upright = replace(design, rotation=0, stock=RollStock(design.width, design.height))
    output = draft_output(design, dpi)
    content = [each for each in design_problems(design) if not _is_place(each)]
    content += limit_problems(design)
    left_out = {index for each in content if (index := item_of(each)) is not None}
    layout, found = lay_out_possible(upright, shown.facts, output, left_out)
    warnings = list(symbol_warnings(design))
    if all(each.code != _NO_SYMBOL for each in found):
        warnings += print_warnings(upright, shown.facts.job.link_prefix, output)
    if not any(each.code == _PLACEHOLDER for each in content):
        warnings += font_warnings(design, shown.facts)
    drawn_dpi = screen_dpi(upright, dpi)
    if drawn_dpi != dpi:
        layout, _ = lay_out_possible(upright, shown.facts, Output(drawn_dpi), left_out)
    unreadable = unreadable_codes(warnings)
    return DraftPreview(
        draw_label(layout, shown.serial, shown.unit),
        layout.dots_per_mm,
        (*content, *found, *unreadable),
        tuple(each for each in warnings if each not in unreadable),
    )


def draft_output(design: LabelDesign, dpi: int) -> Output:
    """Return the printer of this `dpi` that labels on the stock of a design are printed with."""
    return Output(dpi, is_zpl=isinstance(design.stock, RollStock))


def item_of(problem: Problem) -> int | None:
    """Return the index of the item that a problem is about; None for the design as a whole."""
    found = _ITEM.match(problem.field)
    return int(found[1]) if found else None


def _is_place(problem: Problem) -> bool:
    """Return whether a problem is about the place of an item, which its layout reports, too."""
    return _ITEM.fullmatch(problem.field) is not None
