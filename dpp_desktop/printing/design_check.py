"""Check a design for a job and a printer: what blocks printing, and what makes labels worse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dpp_desktop.designs.design import LabelDesign, SymbolItem, TextItem, ZplDesign
from dpp_desktop.designs.geometry import (
    UNREADABLE,
    in_mm,
    item_field,
    module_warning,
    no_code,
)
from dpp_desktop.designs.placeholders import MissingValues, fill_for_job
from dpp_desktop.identity.text import shown
from dpp_desktop.model.errors import InvalidInput, Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.layout import symbols
from dpp_desktop.printing.layout.fonts import FontChoice
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.shaping import foreign_characters
from dpp_desktop.printing.rendering import FILE_DPI, Output
from dpp_desktop.printing.zpl.zpl_preview import preview_zpl
from dpp_desktop.profiles.column_sources import JobFacts

_TOLERANCE = 0.01
"""The share by which a printed module may differ from its designed width without a warning."""
_SMALLER = 0.2
"""The share by which a printed code may be smaller than its designed size without a warning."""


@dataclass(frozen=True, slots=True)
class DesignCheck:
    """The problems because of which labels can't be printed, and warnings about the others."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def unreadable(self) -> tuple[Problem, ...]:
        """The warnings because of which labels are printed only if the user agrees."""
        return unreadable_codes(self.warnings)


def unreadable_codes(warnings: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the warnings that are about codes which most scanners can't read."""
    return tuple(each for each in warnings if each.code == UNREADABLE)


def check_design(design: LabelDesign, facts: JobFacts, output: Output) -> DesignCheck:
    """Check the labels of a job on a printer: modules, quiet zones, fonts, and whether text fits.

    Fields are those of items in the design.
    """
    try:
        lay_out(design, facts, output)
    except InvalidInput as error:
        return DesignCheck(error.problems, ())
    warnings = print_warnings(design, facts.job.link_prefix, output)
    has_code = any(isinstance(item, SymbolItem) for item in design.items)
    missing = () if has_code else (no_code("items"),)
    return DesignCheck((), (*missing, *warnings, *font_warnings(design, facts)))


def check_template(design: ZplDesign, facts: JobFacts, serial: str, unit: int) -> DesignCheck:
    """Check the label of a unit, counted from 0, as far as it can be drawn."""
    try:
        drawn = preview_zpl(design, Output(design.dpi), facts, serial, unit)
    except InvalidInput as error:
        return DesignCheck(error.problems, ())
    return DesignCheck((), drawn.problems)


def print_warnings(design: LabelDesign, prefix: str, output: Output) -> Iterator[Problem]:
    """Yield what makes the codes worse on a printer; every code must have a size that fits."""
    for index, item in enumerate(design.items):
        if not isinstance(item, SymbolItem):
            continue
        printed = symbols.on_dots(item, prefix, output.dots_per_mm)
        module, has_size = printed.module or 0.0, item.size is not None
        width = module_warning(item_field(index), module, has_size=has_size)
        message = _other_size(item, printed, prefix, output)
        if message is not None and (width is None or width.code != UNREADABLE):
            yield Problem(item_field(index), "whole_dots", message)
        if width is not None:
            yield width


def font_warnings(design: LabelDesign, facts: JobFacts) -> Iterator[Problem]:
    """Yield which characters of texts aren't printed in the font that the design names.

    The placeholders of the texts must have no problems.
    """
    for index, item in enumerate(design.items):
        if not isinstance(item, TextItem) or not item.font:
            continue
        choice = FontChoice(item.font, item.bold)
        try:
            text = fill_for_job(item.text, facts)
        except MissingValues:  # the label can't be printed
            continue
        foreign = foreign_characters(text, choice)
        if foreign:
            message = Message(
                "the font {font} doesn't have the characters {characters}; they are printed in "
                "another font.",
                font=shown(item.font),
                characters=shown(foreign),
            )
            yield Problem(item_field(index), "other_font", message)
        if choice.lacks_bold:
            message = Message(
                "the font {font} has no bold letters; the text is printed in regular ones.",
                font=shown(item.font),
            )
            yield Problem(item_field(index), "no_bold", message)


def _other_size(
    item: SymbolItem, printed: SymbolItem, prefix: str, output: Output
) -> Message | None:
    """Return that the modules of a code aren't whole dots, and how large they are printed."""
    modules = symbols.modules_with_quiet_zone(item.kind, prefix)
    module = printed.module or 0.0
    designed = item.module if item.module is not None else (item.size or 0.0) / modules
    allowed = _TOLERANCE if item.module is not None else _SMALLER
    if abs(module - designed) <= allowed * designed:
        return None
    return Message(
        "modules of {designed} mm aren't whole dots at {dpi} dpi; they are printed {module} mm "
        "wide, and the code {side} mm wide.",
        designed=in_mm(designed),
        dpi=output.dpi or FILE_DPI,
        module=in_mm(module),
        side=in_mm(round(module * modules, 2)),
    )
