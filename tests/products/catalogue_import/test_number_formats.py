"""Numbers are read as the sheet shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpp_desktop.products.catalogue_import.number_formats import number_format, percentage


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("000000", 123, "000123"),
        ("00000000000000", 4006381333931, "04006381333931"),
        ('"ART-"00000', 12, "ART-00012"),
        ("000-000-0000", 1234567890, "123-456-7890"),
        ("000-000-0000", 4567890, "000-456-7890"),
        (r"00000\-0000", 123456789, "12345-6789"),
        ("0.00", 12.5, "12.50"),
        ("0.00", 0.125, "0.13"),
        ("0.0#", 12.25, "12.25"),
        ("#.##", 12, "12"),
        ("0", 12.6, "13"),
        ("#,##0", 1250, "1250"),
        ("#,##0.00", 1250.5, "1250.50"),
        ("0,", 12500, "13"),
        ('0.0 "kg"', 1.5, "1.5 kg"),
        ("0%", 0.5, "50%"),
        ("0.0%", 0.285, "28.5%"),
        ("0 %", 0.07, "7 %"),
        ("[$€-407] #,##0.00", 3.5, "€ 3.50"),
        ("[Red]0.0;[Blue]-0.0", -3, "-3.0"),
        ("0;(0)", -5, "(5)"),
        ('0;-0;"none"', 0, "none"),
        ("0.0", -0.5, "-0.5"),
        ("# ?/?", 0.5, None),
        ("[>100]0;0.0", 5, None),
        ("0.00E+00", 1200000, None),
        ("000.000.000", 123456789, None),
        ('"x"', float("inf"), None),
    ],
)
def test_a_number_is_shown_in_its_format(code: str, number: float, shown: str | None) -> None:
    form = number_format(code)
    assert form is not None
    assert form.shown(number) == shown


def test_formats_without_effect_are_none() -> None:
    assert number_format("General") is None
    assert number_format("@") is None


@given(st.text(max_size=30), st.floats() | st.integers(-(10**20), 10**20))
def test_any_format_is_handled(code: str, number: float) -> None:
    form = number_format(code)
    if form is not None:
        shown = form.shown(number)
        assert shown is None or isinstance(shown, str)


@pytest.mark.parametrize(
    ("number", "times_100"), [(0.5, 50), (1, 100), (0.07, 7), (0.285, 28.5), (0.1 + 0.2, 30)]
)
def test_a_percentage_has_no_rounding_errors(number: float, times_100: float) -> None:
    found = percentage(number)
    assert (found, type(found)) == (times_100, type(times_100))
