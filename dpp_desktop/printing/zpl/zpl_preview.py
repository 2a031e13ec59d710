"""Preview labels of printers that understand ZPL II."""

from dataclasses import dataclass

from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.designs.zpl_checks import template_warnings
from dpp_desktop.designs.zpl_template import fill_template
from dpp_desktop.model.errors import Problem
from dpp_desktop.model.message import Message
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.raster import Coverage
from dpp_desktop.printing.raster.label import LabelRaster
from dpp_desktop.printing.rendering import Output, zpl_output
from dpp_desktop.printing.zpl.template_preview import draw_template
from dpp_desktop.profiles.column_sources import JobFacts

_BLACK = 255


@dataclass(frozen=True, slots=True)
class ZplPreview:
    """A label on the dots of a printer.

    The preview of a design has exactly the dots that are printed. That of a template is drawn with
    similar fonts: `problems` are what is unusual about the label, and `notes` say what isn't shown.
    """

    coverage: Coverage
    dots_per_mm: float
    problems: tuple[Problem, ...] = ()
    notes: tuple[Message, ...] = ()


def preview_zpl(
    design: Design, output: Output, facts: JobFacts, serial: str, unit: int
) -> ZplPreview:
    """Return the label of a unit, counted from 0, without the calibration of the printer.

    Raises InvalidInput if the label can't be printed, see `LabelRenderer.render`.
    """
    if isinstance(design, LabelDesign):
        layout = lay_out(design, facts, Output(zpl_output(output).dpi, is_zpl=True))
        coverage = LabelRaster(layout).label(serial, unit) * _BLACK
        return ZplPreview(coverage, layout.dots_per_mm)
    label = fill_template(design, facts).label(serial, unit)
    drawn = draw_template(design, label, serial)
    problems = (*template_warnings(design), *drawn.problems)
    dots_per_mm = Output(design.dpi, is_zpl=True).dots_per_mm
    return ZplPreview(drawn.coverage, dots_per_mm, problems, drawn.notes)
