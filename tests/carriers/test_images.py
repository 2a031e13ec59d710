"""Images show the symbols of their URLs in whole printer dots and in the requested size."""

import itertools
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from dpp_desktop.carriers.images import ImageFormat, ImageOptions, image_sizes, images
from dpp_desktop.identity.serials import SerialCodec
from dpp_desktop.model.brand import SerialStyle
from tests.carriers.image_reader import as_printed, pixels_of, png_read, svg_drawn, symbol_in
from tests.carriers.packs import (
    ALPHANUMERIC,
    WITH_GTIN,
    WITHOUT_GTIN,
    made_by_segno,
    prefix_for_version,
    prefixes,
    some_serials,
    split,
)
from tests.identity.strategies import serials

SVG = "{http://www.w3.org/2000/svg}"
PNG_300 = ImageOptions(ImageFormat.PNG, 300, 0.5)
SVG_300 = ImageOptions(ImageFormat.SVG, 300, 0.5)
BOTH = [PNG_300, SVG_300]
PREFIXES = [WITH_GTIN, WITHOUT_GTIN, ALPHANUMERIC, prefix_for_version(11), prefix_for_version(12)]


def one_image(prefix: str, serial: str, options: ImageOptions) -> bytes:
    (image,) = images(prefix, serial, options)
    return image


@given(prefixes, serials)
@example("https://a.example/01/09506000134352/10/%22%3C%26%27/21/", "0123456789AB")
def test_a_scanner_reads_the_url_from_png_and_svg(prefix: str, serial: str) -> None:
    png = pixels_of(png_read(one_image(prefix, serial, PNG_300)))
    svg = svg_drawn(one_image(prefix, serial, SVG_300), side=len(png))
    assert symbol_in(png).text == prefix + serial
    assert np.array_equal(png, svg)


@pytest.mark.parametrize(
    ("dpi", "dots"),
    [
        *((203, 4), (300, 6), (305, 6)),
        pytest.param(600, 12, marks=pytest.mark.exhaustive),
    ],
)
@pytest.mark.parametrize("prefix", PREFIXES)  # last, so that each is computed once
def test_a_png_has_whole_dots_for_each_module(prefix: str, dpi: int, dots: int) -> None:
    serials = some_serials(3)
    options = ImageOptions(ImageFormat.PNG, dpi, 0.5)
    for image, serial in zip(images(prefix, serials, options), split(serials), strict=True):
        read = png_read(image)
        assert np.array_equal(pixels_of(read), as_printed(made_by_segno(prefix + serial), dots))
        assert read.format() == QImage.Format.Format_Mono
        assert read.dotsPerMeterX() == read.dotsPerMeterY() == round(dpi / 0.0254)


@pytest.mark.parametrize(
    ("dpi", "module_mm"),
    [(203, 0.5005), (300, 0.508), pytest.param(600, 0.508, marks=pytest.mark.exhaustive)],
)
@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_size_of_an_svg_is_in_mm(prefix: str, dpi: int, module_mm: float) -> None:
    serials = some_serials(3)
    options = ImageOptions(ImageFormat.SVG, dpi, 0.5)
    for image, serial in zip(images(prefix, serials, options), split(serials), strict=True):
        symbol = made_by_segno(prefix + serial)
        modules = len(symbol) + 8
        assert np.array_equal(svg_drawn(image, side=modules * 4), as_printed(symbol, dots=4))
        root = ET.fromstring(image)
        assert root.tag == f"{SVG}svg"
        assert root.attrib["viewBox"] == f"0 0 {modules} {modules}"
        for name in ("width", "height"):
            mm = float(root.attrib[name].removesuffix("mm"))
            assert mm == pytest.approx(modules * module_mm, rel=1e-4)


def test_an_svg_is_titled_with_its_url() -> None:
    prefix = "https://id.example/?a=1&b=<2>\"'/"
    image = one_image(prefix, "0123456789AB", SVG_300)
    assert ET.fromstring(image).findtext(f"{SVG}title") == f"{prefix}0123456789AB"


@pytest.mark.parametrize("options", BOTH)
@pytest.mark.parametrize("count", [0, 1, 256, 600])
def test_images_are_in_the_order_of_the_serials(options: ImageOptions, count: int) -> None:
    serials = some_serials(count, seed=count)
    made = list(images(WITH_GTIN, serials, options))
    assert len(made) == count
    for place in {0, 255, 256, count - 1} & set(range(count)):
        assert made[place] == one_image(WITH_GTIN, split(serials)[place], options)


@pytest.mark.parametrize("options", BOTH)
def test_images_are_generated_one_at_a_time(options: ImageOptions) -> None:
    many = images(WITH_GTIN, some_serials(1_000) * 1_000, options)
    first = list(itertools.islice(many, 3))
    assert first == list(images(WITH_GTIN, some_serials(3), options))


@settings(derandomize=True, max_examples=20)
@given(
    prefixes,
    st.sampled_from(ImageFormat),
    st.sampled_from([203, 300, 305, 600, 1200]),
    st.floats(0.396, 1.0),
    st.integers(0, 1_000),
)
def test_images_are_close_to_the_estimated_size(
    prefix: str, form: ImageFormat, dpi: int, module_mm: float, seed: int
) -> None:
    """The examples are fixed, because an estimate from samples is too low now and then."""
    options = ImageOptions(form, dpi, module_mm)
    foretold = image_sizes(prefix, options)
    sizes = [len(image) for image in images(prefix, some_serials(100, seed), options)]
    assert max(sizes) <= foretold.upper_bound(1) < 1.5 * min(sizes)
    for count in (2, 10, 100):
        assert sum(sizes[:count]) <= foretold.upper_bound(count)
    assert foretold.upper_bound(100) < 1.15 * sum(sizes)


@pytest.mark.parametrize("options", BOTH)
def test_a_pack_is_only_slightly_smaller_than_estimated(options: ImageOptions) -> None:
    sizes = [len(image) for image in images(WITH_GTIN, some_serials(10_000), options)]
    foretold = image_sizes(WITH_GTIN, options)
    assert max(sizes) <= foretold.upper_bound(1)
    assert sum(sizes) <= foretold.upper_bound(10_000) < 1.08 * sum(sizes)


@pytest.mark.parametrize("options", BOTH)
@pytest.mark.parametrize("prefix", [WITH_GTIN, WITHOUT_GTIN, prefix_for_version(11)])
@pytest.mark.parametrize("first", [0, 999_000, 31 << 50])
def test_consecutive_serials_are_within_the_estimate(
    prefix: str, first: int, options: ImageOptions
) -> None:
    serials = SerialCodec(SerialStyle.SEQUENTIAL, b"").encode_range(first, 500).decode()
    written = sum(len(image) for image in images(prefix, serials, options))
    assert written <= image_sizes(prefix, options).upper_bound(500) < 1.12 * written


@pytest.mark.parametrize("options", BOTH)
def test_urls_too_long_for_a_symbol_are_rejected(options: ImageOptions) -> None:
    prefix = prefix_for_version(40) + "a"
    with pytest.raises(ValueError, match="too large"):
        list(images(prefix, some_serials(1), options))
    with pytest.raises(ValueError, match="too large"):
        image_sizes(prefix, options)


@pytest.mark.parametrize(("dpi", "module_mm"), [(0, 0.5), (300, 0.2), (10_000, 0.5)])
def test_image_options_out_of_range_are_rejected(dpi: int, module_mm: float) -> None:
    with pytest.raises(ValueError, match=r"no printer|too small"):
        ImageOptions(ImageFormat.PNG, dpi, module_mm)


def test_file_suffix_of_each_format() -> None:
    assert [form.suffix for form in ImageFormat] == [".svg", ".png"]
