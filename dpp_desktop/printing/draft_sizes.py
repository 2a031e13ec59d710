"""The places and sizes of items in a design that is being edited, on a printer with dots."""

from dataclasses import dataclass

from dpp_desktop.designs.design import Item, LabelDesign, SymbolItem
from dpp_desktop.designs.geometry import Box, item_box
from dpp_desktop.printing.layout import symbols
from dpp_desktop.printing.rendering import Output


@dataclass(frozen=True, slots=True)
class DraftSizes:
    """The sizes of codes with links that begin with `link_prefix`; all lengths are in mm."""

    link_prefix: str
    output: Output

    def boxes(self, design: LabelDesign) -> tuple[Box, ...]:
        """Return the boxes of the items on the label as it is read."""
        return tuple(map(self.box, design.items))

    def box(self, item: Item) -> Box:
        """Return the box of an item; that of a code has its quiet zone.

        A code that is given by its module has the size that it has on the printer.
        """
        if not isinstance(item, SymbolItem):
            return item_box(item, {})
        try:
            modules = symbols.modules_with_quiet_zone(item.kind, self.link_prefix)
            printed = symbols.on_dots(item, self.link_prefix, self.output.dots_per_mm)
        except ValueError:  # the link is too long
            return Box(item.x, item.y, item.size or 0.0, item.size or 0.0)
        by_module = item.size is None and printed.module
        return item_box(printed if by_module else item, {item.kind: modules})

    def resized(self, code: SymbolItem, side: float) -> SymbolItem:
        """Return the code with about this side and modules of whole dots."""
        try:
            return symbols.with_side(code, side, self.link_prefix, self.output.dots_per_mm)
        except ValueError:
            return code

    def step(self, code: SymbolItem) -> float:
        """Return by how much the code grows if its modules get one dot wider."""
        try:
            modules = symbols.modules_with_quiet_zone(code.kind, self.link_prefix)
        except ValueError:
            return 0.0
        return modules / self.output.dots_per_mm
