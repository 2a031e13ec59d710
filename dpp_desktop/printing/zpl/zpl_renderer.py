"""Render any design for printers that understand ZPL II."""

from dpp_desktop.designs.design import Design, LabelDesign
from dpp_desktop.printing.rendering import Output
from dpp_desktop.printing.zpl.design_renderer import DesignRenderer
from dpp_desktop.printing.zpl.template_renderer import TemplateRenderer

ZplRenderer = DesignRenderer | TemplateRenderer


def zpl_renderer(design: Design, output: Output) -> ZplRenderer:
    """Return the renderer of a design for a printer, or for a file.

    Raises InvalidInput for a design for sheets, and for a template for another resolution.
    """
    if isinstance(design, LabelDesign):
        return DesignRenderer(design, output)
    return TemplateRenderer(design, output)
