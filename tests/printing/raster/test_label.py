"""Labels in dots against the drawing of the same layout with HarfBuzz, letter by letter."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from dpp_desktop.designs.design import Fit, ImageItem, LabelDesign, RollStock, TextItem
from dpp_desktop.printing.layout.label import lay_out
from dpp_desktop.printing.layout.raster import draw_label
from dpp_desktop.printing.raster.bitmap import Bitmap
from dpp_desktop.printing.raster.label import LabelRaster
from dpp_desktop.printing.rendering import Output
from tests.designs.examples import FRAMED, facts
from tests.printing.zpl.test_design_labels import TEXTS

SERIAL = "4VR8FEMS30TD"
SMALL_TEXTS = replace(
    TEXTS,
    items=tuple(
        replace(item, size=4.0, min_size=3.0) if isinstance(item, TextItem) else item
        for item in TEXTS.items
    ),
)
"""Texts that fit whatever the serial is: otherwise, sizes are in steps here."""


def near(bitmap: Bitmap) -> Bitmap:
    """Return the dots that are black, or next to a black one."""
    padded = np.pad(bitmap, 1)
    height, width = bitmap.shape
    shifted = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    dots: Bitmap = np.bitwise_or.reduce(shifted)
    return dots


def assert_alike(design: LabelDesign, dpi: int, unit: int, passport: object = None) -> None:
    """Check that no black dot is further than one dot from a dark one in the other drawing."""
    layout = lay_out(design, facts(passport), Output(dpi, is_zpl=True))
    label = LabelRaster(layout).label(SERIAL, unit)
    other = (draw_label(layout, SERIAL, unit) >= 30).astype(np.uint8)
    assert label.shape == other.shape
    assert not (label & ~near(other) & 1).any()
    assert not ((draw_label(layout, SERIAL, unit) >= 200) & ~near(label) & 1).any()


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("unit", [0, 99, 24_999])
def test_labels_look_like_their_layout(dpi: int, unit: int) -> None:
    assert_alike(SMALL_TEXTS, dpi, unit)
    assert_alike(FRAMED, dpi, unit)


def test_letters_look_alike_everywhere() -> None:
    design = LabelDesign(
        "same",
        RollStock(60, 20),
        (TextItem(1.03, 2, 58, 6, "${unit} nnnnnnnn", 9, fit=Fit.REFUSE),),
    )
    layout = lay_out(design, facts(), Output(203, is_zpl=True))
    label = LabelRaster(layout).label(SERIAL, 24_999)
    columns = label.any(axis=0)
    edges = np.flatnonzero(np.diff(columns.astype(int)))
    letters = [label[:, edges[i] + 1 : edges[i + 1] + 1] for i in range(-16, 0, 2)]
    assert {letter.tobytes() for letter in letters} == {letters[0].tobytes()}


def test_drawings_have_sharp_edges_and_photos_are_dots() -> None:
    ramp = np.tile(np.linspace(0, 255, 80, dtype=np.uint8), (40, 1))
    drawing = np.where(ramp < 100, 0, 255).astype(np.uint8)
    for pixels, most in ((ramp, None), (drawing, 1)):
        file = io.BytesIO()
        Image.fromarray(pixels).save(file, "png")
        design = LabelDesign("image", RollStock(20, 20), (ImageItem(2, 2, 16, 8, file.getvalue()),))
        label = LabelRaster(lay_out(design, facts(), Output(203, is_zpl=True))).fixed
        changes = np.count_nonzero(np.diff(label[16:80, 16:144].astype(int), axis=1), axis=1)
        assert changes.max() == most if most else changes.mean() > 10
        assert abs(label[16:80, 16:144].mean() - (1 - pixels.mean() / 255)) < 0.02
