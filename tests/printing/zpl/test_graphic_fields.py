"""Bitmaps as graphic fields, as another program draws them."""

import re

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from zplkit.rendering import RenderError

from dpp_desktop.printing.raster.bitmap import PlacedBitmap
from dpp_desktop.printing.zpl import graphic_fields as module
from dpp_desktop.printing.zpl.graphic_fields import graphic_fields, packed_fields
from tests.printing.zpl.zpl_renderers import ZplDocument, drawn_by_zplkit

FIELD = re.compile(rb"\^FO(\d+),(\d+)\^GFA,(\d+),(\d+),(\d+),:Z64:([^:]+):([0-9A-F]{4})\^FS")


@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(1, 40), st.integers(0, 30))
@example(0, 1, 1, 0)
def test_a_bitmap_is_drawn_dot_by_dot(seed: int, rows: int, columns: int, place: int) -> None:
    dots = np.random.default_rng(seed).integers(0, 2, (rows, columns), dtype=np.uint8)
    fields = graphic_fields(PlacedBitmap(place, place + 1, dots))
    assert bool(fields) == bool(dots.any())
    if fields:
        (label,) = drawn_by_zplkit(ZplDocument(b"^XA" + fields + b"^XZ", 10, 10, 8))
        assert np.array_equal(label[place + 1 : place + 1 + rows, place : place + columns], dots)
        assert label.sum() == dots.sum()


def test_a_large_bitmap_is_several_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 50)
    dots = np.random.default_rng(1).integers(0, 2, (33, 40), dtype=np.uint8)
    dots[0] = dots[:, 0] = 1
    packed = np.packbits(np.stack([dots, 1 - dots]), axis=2)
    first, second = packed_fields(3, 4, packed)
    assert FIELD.findall(first)[1][:5] == (b"3", b"14", b"50", b"50", b"5")
    for fields, bitmap in ((first, dots), (second, 1 - dots)):
        assert len(FIELD.findall(fields)) == 4
        (label,) = drawn_by_zplkit(ZplDocument(b"^XA" + fields + b"^XZ", 10, 10, 8))
        assert np.array_equal(label[4:37, 3:43], bitmap)


def test_a_damaged_graphic_is_rejected() -> None:
    field = graphic_fields(PlacedBitmap(0, 0, np.eye(16, dtype=np.uint8)))
    ((*_, check),) = FIELD.findall(field)
    damaged = field.replace(b":" + check, b":%04X" % (int(check, 16) ^ 1))
    with pytest.raises(RenderError, match="CRC"):
        drawn_by_zplkit(ZplDocument(b"^XA" + damaged + b"^XZ", 10, 10, 8))


def test_dots_left_of_the_label_or_above_it_are_refused() -> None:
    for x, y in ((-1, 0), (0, -1)):
        with pytest.raises(ValueError, match="no dots"):
            graphic_fields(PlacedBitmap(x, y, np.ones((1, 1), dtype=np.uint8)))
    assert graphic_fields(PlacedBitmap(-9, -9, np.zeros((3, 3), dtype=np.uint8))) == b""
