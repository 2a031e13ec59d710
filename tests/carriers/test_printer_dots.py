"""Modules have whole dots, near the requested width and never below the minimum."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.carriers.printer_dots import MAX_DPI, MAX_MODULE_MM, MIN_DPI, whole_dots
from dpp_desktop.carriers.qr_code import MIN_X_DIMENSION_MM


@pytest.mark.parametrize(
    ("dpi", "requested", "dots", "module_mm", "per_metre"),
    [
        (203, 0.5, 4, 0.5005, 7_992),
        (300, 0.5, 6, 0.5080, 11_811),
        (305, 0.5, 6, 0.4997, 12_008),
        (600, 0.5, 12, 0.5080, 23_622),
        (203, 0.396, 4, 0.5005, 7_992),  # three dots are 0.375 mm
        (300, 0.396, 5, 0.4233, 11_811),
        (600, 0.396, 10, 0.4233, 23_622),  # nine are 0.381 mm
        (50, 0.396, 1, 0.5080, 1_969),
        (1200, 2.0, 94, 1.9897, 47_244),
    ],
)
def test_dots_and_module_width_at_common_resolutions(
    dpi: int, requested: float, dots: int, module_mm: float, per_metre: int
) -> None:
    printed = whole_dots(dpi, requested)
    assert (printed.dpi, printed.per_module, printed.per_metre) == (dpi, dots, per_metre)
    assert printed.module_mm == pytest.approx(module_mm, abs=0.00005)


@given(st.integers(MIN_DPI, MAX_DPI), st.floats(MIN_X_DIMENSION_MM, MAX_MODULE_MM))
def test_no_other_number_of_dots_is_closer(dpi: int, requested: float) -> None:
    printed = whole_dots(dpi, requested)
    dot = 25.4 / dpi
    allowed = range(math.ceil(MIN_X_DIMENSION_MM / dot), math.ceil(MAX_MODULE_MM / dot) + 1)
    assert printed.per_module in allowed
    assert printed.module_mm >= MIN_X_DIMENSION_MM
    nearest = min(abs(dots * dot - requested) for dots in allowed)
    assert abs(printed.module_mm - requested) == pytest.approx(nearest, abs=1e-9)


@pytest.mark.parametrize("dpi", [-300, 0, MIN_DPI - 1, MAX_DPI + 1])
def test_impossible_resolutions_are_rejected(dpi: int) -> None:
    with pytest.raises(ValueError, match="no printer"):
        whole_dots(dpi, 0.5)


@pytest.mark.parametrize("module_mm", [-0.5, 0.0, 0.395, 2.01, math.inf, math.nan])
def test_unscannable_module_widths_are_rejected(module_mm: float) -> None:
    with pytest.raises(ValueError, match="too small or too large"):
        whole_dots(300, module_mm)
