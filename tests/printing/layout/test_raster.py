"""Labels are drawn with the same dots as documents are rendered with."""

import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from dpp_desktop.designs.design import (
    Fit,
    ImageItem,
    LineItem,
    MarkItem,
    MarkKind,
    SymbolItem,
    SymbolKind,
    TextItem,
)
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.raster import draw_label
from dpp_desktop.printing.pdf.document import PdfRenderer
from dpp_desktop.printing.rendering import Output
from tests.printing.labels import a_roll, a_run
from tests.printing.pdf.readers import render

Dots = NDArray[np.bool_]


def a_picture() -> bytes:
    """Return a square that is black above and white below."""
    png = io.BytesIO()
    image = Image.new("L", (10, 10), 255)
    image.paste(0, (0, 0, 10, 5))
    image.save(png, "PNG")
    return png.getvalue()


@pytest.mark.parametrize("dpi", [203, 300])
def test_labels_are_drawn_as_in_documents(dpi: int, tmp_path: Path) -> None:
    design = a_roll(
        SymbolItem(2.5, 2.5, size=19.1, rotation=180),
        SymbolItem(75, 20, kind=SymbolKind.DATA_MATRIX, size=14, rotation=90),
        MarkItem(2, 2, 20.1, 20.1, MarkKind.IEC_61406),
        MarkItem(23, 26, 38, 6, MarkKind.GS1_DIGITAL_LINK),
        TextItem(23, 3, 38, 10, "${product_name} حقيبة", size=9, fit=Fit.WRAP),
        TextItem(62, 2, 5, 40, "Größe ${serial:4}", rotation=90),
        TextItem(68, 2, 5, 40, "${unit} of ${order}", rotation=270, bold=True),
        TextItem(23, 33, 38, 4, "${serial:4} Å", rotation=180),
        LineItem(2, 45, 50, 0.2),
        ImageItem(80, 2, 15, 10, a_picture(), rotation=90),
    )
    output = Output(dpi)
    run = a_run(1, first_unit=41)

    layout = lay_out(design, run.facts, output)
    drawn = draw_label(layout, run.serials, run.first_unit) >= 128

    resolution = output.dots_per_mm * 25.4
    page = render("pdfium", PdfRenderer(design, output).render([run]), resolution, tmp_path) < 128
    assert drawn.shape == page.shape
    # Letters have other edges, or are moved by half a dot; nothing else differs.
    assert (drawn != page).mean() < 0.012
    for symbol in layout.symbols:
        side = symbol.side * symbol.module
        area = (slice(symbol.y, symbol.y + side), slice(symbol.x, symbol.x + side))
        assert np.array_equal(drawn[area], page[area])
    assert not _eroded(_eroded(_eroded(drawn != page))).any()


def _eroded(dots: Dots) -> Dots:
    """Return the dots whose neighbours below and at the right are set, too."""
    return dots[:-1, :-1] & dots[1:, :-1] & dots[:-1, 1:] & dots[1:, 1:]
